"""The table of weights: what is loaded is what it says."""

from pathlib import Path

import pytest

from crossread.errors import WeightsMissing
from crossread.weights import store


def entry(content: bytes, **changes: object) -> store.Entry:
    import hashlib

    fields = {
        "name": "trial",
        "file": "trial.bin",
        "version": "1",
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "licence": "CC0",
        "made_by": "test",
    }
    return store.Entry(**{**fields, **changes})  # type: ignore[arg-type]


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "trial.bin").write_bytes(b"weights")
    monkeypatch.setattr(store, "files", lambda _: tmp_path)
    return tmp_path


def test_right_file_is_read(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file with the size and sha256 of the table is given out."""
    monkeypatch.setattr(store, "table", lambda **_: (entry(b"weights"),))
    assert store.read("trial") == b"weights"


def test_changed_file_is_refused(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One changed byte is refused, and the message names the weights and the way out."""
    monkeypatch.setattr(store, "table", lambda **_: (entry(b"weights"),))
    (shelf / "files" / "trial.bin").write_bytes(b"weightz")
    with pytest.raises(WeightsMissing, match=r"weights trial: .*make train"):
        store.read("trial")


def test_missing_file_is_named(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is not there is named."""
    monkeypatch.setattr(store, "table", lambda **_: (entry(b"weights", file="gone.bin"),))
    with pytest.raises(WeightsMissing, match=r"gone\.bin"):
        store.read("trial")


def test_unknown_name_lists_the_known(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asking for weights the table has not says which it has."""
    monkeypatch.setattr(store, "table", lambda **_: (entry(b"weights"),))
    with pytest.raises(WeightsMissing, match="trial"):
        store.read("other")


def test_another_folder_has_its_own_table(tmp_path: Path) -> None:
    """Weights made elsewhere are read by the table beside them, and checked against it."""
    made = entry(b"weights")
    lines = "\n".join(
        f"{key} = {getattr(made, key)!r}" for key in ("file", "version", "bytes", "sha256", "licence", "made_by")
    )
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "trial.bin").write_bytes(b"weights")
    (tmp_path / "table.toml").write_text(f"[trial]\n{lines}\n", encoding="utf-8")
    assert store.read("trial", folder=tmp_path) == b"weights"
    (tmp_path / "files" / "trial.bin").write_bytes(b"weightz")
    with pytest.raises(WeightsMissing, match="trial"):
        store.read("trial", folder=tmp_path)


def test_shipped_table_fits_the_limit() -> None:
    """All shipped weights together stay under 30 MB, and each names its licence and maker."""
    entries = store.table()
    assert sum(e.bytes for e in entries) <= 30_000_000
    assert all(e.licence and e.made_by and len(e.sha256) == 64 for e in entries)
