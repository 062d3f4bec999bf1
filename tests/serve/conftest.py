"""A site over an empty shelf, with a comparison that finds nothing: what the pages do needs no weights."""

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("starlette", reason="Starlette is not installed (extra: serve)")
pytest.importorskip("sqlalchemy", reason="SQLAlchemy is not installed (extra: streams)")

from making import make_dossier
from starlette.testclient import TestClient

from crossread.serve.shelf import Shelf, open_shelf
from crossread.serve.site import make_site

TOKEN = "the-token-of-this-start"


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """An empty shelf."""
    return open_shelf(tmp_path / "library")


@pytest.fixture
def stranger(shelf: Shelf) -> Iterator[TestClient]:
    """A client without the token."""
    site = make_site(shelf, compare=lambda reading: make_dossier(reading.reports), token=TOKEN, offline=True)
    with TestClient(site, base_url="http://127.0.0.1:8040", follow_redirects=False) as client:
        yield client


@pytest.fixture
def client(stranger: TestClient) -> TestClient:
    """A client that came with the token, sending forms as the site's own pages do."""
    stranger.get(f"/?token={TOKEN}")
    stranger.headers["origin"] = "http://127.0.0.1:8040"
    return stranger
