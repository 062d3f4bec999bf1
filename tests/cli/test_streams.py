"""The commands for many reports, one after another, on the example story and a broken file."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

pytest.importorskip("sqlalchemy", reason="SQLAlchemy is not installed (extra: streams)")
pytest.importorskip("py3langid", reason="py3langid is not installed (extra: streams)")

import crossread.examples
from crossread.cli.batch import batch
from crossread.cli.ingest import ingest
from crossread.cli.search import search
from crossread.cli.stories import stories
from crossread.cli.watch import watch

FERRY = Path(crossread.examples.__file__).parent / "ferry"


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Call a command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    app = typer.Typer()
    for command in (ingest, stories, batch, watch, search):
        app.command()(command)
    return lambda *words: CliRunner().invoke(app, [str(w) for w in words])


def test_ingest_then_stories(call, tmp_path: Path) -> None:
    """The three example reports are one story; a second run adds nothing; an empty file is refused by name."""
    (tmp_path / "empty.txt").write_text("")
    first = call("ingest", FERRY, tmp_path / "empty.txt")
    assert first.exit_code == 0
    assert "3 reports added, 0 were there, 1 refused" in first.output
    assert "empty.txt: the file is empty" in first.output
    assert "0 reports added, 3 were there" in call("ingest", FERRY).output
    told = call("stories")
    assert "3 reports: 1 stories told by two or more, 0 reports alone" in told.output
    (story,) = json.loads(call("stories", "--json").stdout)
    assert len(story["reports"]) == 3
    why = call("stories", "--why", story["reports"][0])
    assert f"nearest {story['placements'][0]['nearest']}" in why.output
    assert "names (" in why.output


def test_ingest_in_workers(call, tmp_path: Path) -> None:
    """Two processes read a folder to the same store as one; what cannot be read is refused with the same reason."""
    (tmp_path / "some").mkdir()
    for n in range(6):
        text = f"Boat {n} Leaves\n\nBoat number {n} left the harbour at dawn, and nobody on the quay saw it leave that day."
        (tmp_path / "some" / f"{n}.txt").write_text(text)
    (tmp_path / "some" / "empty.txt").write_text("")
    (tmp_path / "some" / "rows.jsonl").write_text(
        json.dumps({"text": text + " Again.", "title": "Boat 6 leaves"}) + "\n"
    )
    alone = call("ingest", "some", "--store", "one.db", "--workers", "1")
    both = call("ingest", "some", "--store", "two.db", "--workers", "2")
    assert "7 reports added, 0 were there, 1 refused" in alone.output
    assert sorted(both.output.splitlines()) == sorted(alone.output.splitlines())


def test_search(call, tmp_path: Path) -> None:
    """Reports are found by their words, with and without an index beside the store; nothing found is exit 1."""
    call("ingest", FERRY)
    plain = call("search", "ferry", "--json")
    assert plain.exit_code == 0
    assert len(json.loads(plain.stdout)) == 3
    assert call("search", "ferry zeppelin").exit_code == 1
    assert call("search", "ferry", "--since", "2999-01-01").exit_code == 1
    pytest.importorskip("tantivy", reason="tantivy is not installed (extra: search)")
    indexed = call("search", "ferry", "--index", tmp_path / "crossread.db.search", "--json")
    assert "3 reports taken into the search index" in indexed.stderr
    assert [hit["report"] for hit in json.loads(indexed.stdout)] == [hit["report"] for hit in json.loads(plain.stdout)]
    assert "*ferry*" in call("search", "ferry", "--relevance").output.lower()


def test_search_uses_the_index_beside_the_store_and_does_without(call, tmp_path: Path, monkeypatch) -> None:
    """An index that stands beside the store takes in what is new by itself; one that cannot be used is passed over, with the reason."""
    pytest.importorskip("tantivy", reason="tantivy is not installed (extra: search)")
    call("ingest", FERRY)
    call("search", "ferry", "--index", "crossread.db.search")
    (tmp_path / "late.txt").write_text(
        "Late ferry\n\nAnother ferry came in at night, and the harbour office counted it."
    )
    call("ingest", "late.txt")
    found = call("search", "ferry", "--json")
    assert "1 reports taken into the search index" in found.stderr
    assert len(json.loads(found.stdout)) == 4
    assert "taken into" not in call("search", "ferry", "--json").stderr
    for file in (tmp_path / "crossread.db.search").glob("*"):
        file.write_text("nothing")
    broken = call("search", "ferry", "--json")
    assert "searched without the index" in broken.stderr
    assert len(json.loads(broken.stdout)) == 4


def test_search_says_when_an_index_would_pay(call, monkeypatch) -> None:
    """By relevance over a large store, the answer names the option that makes it fast; newest first needs none."""
    call("ingest", FERRY)
    assert "--index" not in call("search", "ferry", "--relevance").stderr
    monkeypatch.setattr("crossread.keep.side_index.WORTH_IT", 3)
    assert "3 reports: by relevance" in call("search", "ferry", "--relevance").stderr
    assert "--index crossread.db.search" in call("search", "ferry", "--relevance").stderr
    assert "--index" not in call("search", "ferry").stderr


def test_what_cannot_be_done_says_what_to_do(call, tmp_path: Path) -> None:
    """Nothing readable is exit 3; an empty store, an unknown report and a file to watch are exit 2 with the next step."""
    assert call("ingest", tmp_path / "nowhere.txt").exit_code == 3
    for words, next_step in (
        (("stories",), "crossread ingest"),
        (("stories", "--why", "report-x"), "in no story"),
        (("batch", "-o", "out"), "crossread stories"),
        (("batch", "-o", "out", "--tables", "xls"), "parquet or jsonl"),
        (("watch", "feed.xml"), "crossread ingest"),
        (("search", "--", "-only"), "at least one word"),
        (("search", "x", "--since", "2026-02-02", "--until", "2026-01-01"), "after --until"),
        (("stories", "--store", "nowhere/x.db"), "there is no folder"),
    ):
        done = call(*words)
        assert (done.exit_code, next_step in done.output) == (2, True), done.output
