"""Exports: tables, annotations, PLOVER, networks and the calendar hold what the dossier holds, and nothing else."""

import csv
import io
import json
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from dossiers import hostile_report, three_reports, two_reports

from crossread.errors import NotInDossier
from crossread.records.walk import SECTIONS, anchors_in, records_of
from crossread.tell.calendar import calendar
from crossread.tell.frames import pandas_frame, polars_frame
from crossread.tell.graph import gexf, graphml, network
from crossread.tell.notebook import show
from crossread.tell.plover import plover_csv, plover_events, plover_jsonl
from crossread.tell.plover_parquet import write_plover_parquet
from crossread.tell.tables import csv_files, tables, write_parquet
from crossread.tell.web_annotation import web_annotations


def read_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_every_record_is_a_line_and_ids_join() -> None:
    """Each section has its table with a line a record, and the anchors' table points to records that are there."""
    held = three_reports()
    files = csv_files(held)
    for section in SECTIONS:
        records = records_of(held, section)
        if records:
            assert [line["id"] for line in read_csv(files[f"{section}.csv"])] == [r.id for r in records]
    known = {r.id for s in SECTIONS for r in records_of(held, s)}
    assert {line["record"] for line in read_csv(files["anchors.csv"])} <= known


def test_every_anchor_outside_reasons_is_in_the_table_with_its_words() -> None:
    """Start, end and exact words are there for each, so that a reader needs nothing else to check them."""
    held = three_reports()
    texts = {r.label: r.text for r in held.reports}
    lines = read_csv(csv_files(held)["anchors.csv"])
    assert all(texts[line["label"]][int(line["start"]) : int(line["end"])] == line["exact"] for line in lines)
    reasons = [r for s in SECTIONS for record in records_of(held, s) for r in getattr(record, "because", ())]
    total = sum(1 for s in SECTIONS for record in records_of(held, s) for _ in anchors_in(record))
    assert len(lines) == total - sum(1 for r in reasons for _ in anchors_in(r))


def test_parquet_gives_the_same_rows(tmp_path: Path) -> None:
    """What is written as Parquet is read back with the same ids, lists as lists."""
    pyarrow = pytest.importorskip("pyarrow.parquet", reason="pyarrow is an extra: crossread[tables]")
    held = two_reports()
    written = {p.stem: p for p in write_parquet(held, tmp_path)}
    assert set(written) == {t.name for t in tables(held) if t.rows}
    rows = pyarrow.read_table(written["rows"]).to_pylist()
    assert [tuple(r["reports"]) for r in rows] == [r.reports for r in held.rows]


def test_frames_have_a_line_a_record() -> None:
    """pandas and polars see the same tables; a table that is not there is named with those that are."""
    pytest.importorskip("pandas", reason="pandas is not installed")
    pytest.importorskip("polars", reason="polars is not installed")
    held = two_reports()
    assert len(pandas_frame(held, "quotations")) == polars_frame(held, "quotations").height == len(held.quotations)
    with pytest.raises(NotInDossier, match="there are reports"):
        pandas_frame(held, "nonsense")


def test_annotations_point_by_position_and_by_words() -> None:
    """Both selectors of each target name the same stretch of the report's text."""
    held = three_reports()
    by_source = {f"urn:sha-256:{r.sha256}": r.text for r in held.reports}
    made = json.loads(web_annotations(held))
    assert made["total"] == len(made["first"]["items"]) > 0
    for item in made["first"]["items"]:
        for target in item["target"]:
            position, quote = target["selector"]
            text = by_source[target["source"]]
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert text[: position["start"]].endswith(quote["prefix"])
            assert text[position["end"] :].startswith(quote["suffix"])


def test_plover_keeps_unknown_days_empty() -> None:
    """An event without a day gets none, and lists stay lists."""
    first, second = plover_events(two_reports())
    assert (first.date, second.date) == ("", "2031-03-11")
    assert [json.loads(line)["event"] for line in plover_jsonl(two_reports()).splitlines()] == [["CONSULT"], ["ACCUSE"]]
    assert [line["quad_code"] for line in read_csv(plover_csv(two_reports()))] == ["1", "3"]


def test_plover_tells_who_asserts_an_event_and_how_in_columns_of_their_own() -> None:
    """Asserter, its status and the modality stand in their own keys, not only in a comment; a speaker's id joins the dossier's actors."""
    held = two_reports()
    keys = ("asserted_by", "asserted_by_id", "assertion_status", "modality")
    told = [{key: json.loads(line)[key] for key in keys} for line in plover_jsonl(held).splitlines()]
    names = {actor.id: actor.name for actor in held.actors}
    for line, event in zip(told, held.events, strict=True):
        known = event.asserted_by in names
        assert line["asserted_by"] == names.get(event.asserted_by, event.asserted_by)
        assert line["asserted_by_id"] == (event.asserted_by if known else "")
        assert line["assertion_status"] == ("speaker" if known else event.asserted_by)
        assert line["modality"] == event.modality
    assert [{key: line[key] for key in keys} for line in read_csv(plover_csv(held))] == told


def test_plover_parquet_has_types_and_nulls_and_comes_back_the_same(tmp_path: Path) -> None:
    """Days are dates and null where unknown, lists are lists, and every value is read back as the records have it."""
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is an extra: crossread[tables]")
    held = two_reports()
    write_plover_parquet(held, tmp_path / "events.parquet")
    table = parquet.read_table(tmp_path / "events.parquet")
    kinds = {field.name: str(field.type) for field in table.schema}
    assert (kinds["date"], kinds["quad_code"], kinds["modality"]) == ("date32[day]", "int8", "string")
    assert kinds["event"].startswith("list<") and kinds["actor"].startswith("list<") and "struct" in kinds["actor"]
    rows, events = table.to_pylist(), plover_events(held)
    assert [row["date"] for row in rows] == [date.fromisoformat(e.date) if e.date else None for e in events]
    assert table.column("date").null_count == sum(not e.date for e in events) > 0
    same = ("id", "asserted_by", "assertion_status", "modality", "quad_code", "comment")
    assert [[row[name] for name in same] for row in rows] == [[getattr(e, name) for name in same] for e in events]
    assert [row["actor"] for row in rows] == [[asdict(one) for one in e.actor] for e in events]
    assert [tuple(row["event_text"]) for row in rows] == [e.event_text for e in events]


def test_plover_parquet_of_no_events_has_the_same_columns(tmp_path: Path) -> None:
    """A dossier without events gives a file with the same types, so that files can be put together."""
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is an extra: crossread[tables]")
    write_plover_parquet(two_reports(), tmp_path / "some.parquet")
    write_plover_parquet(replace(two_reports(), events=()), tmp_path / "none.parquet")
    some, none = (parquet.read_table(tmp_path / f"{name}.parquet") for name in ("some", "none"))
    assert none.num_rows == 0 and none.schema.equals(some.schema)


def test_pandas_reads_the_plover_csv_with_the_same_rows() -> None:
    """pandas opens the CSV with a row an event and our columns in it."""
    pandas = pytest.importorskip("pandas", reason="pandas is an extra: crossread[tables]")
    held = two_reports()
    frame = pandas.read_csv(io.StringIO(plover_csv(held)), keep_default_na=False)
    assert list(frame["id"]) == [e.id for e in held.events]
    assert list(frame["modality"]) == [e.modality for e in held.events]
    assert [json.loads(cell) for cell in frame["event"]] == [[e.type] for e in held.events]


@pytest.mark.parametrize("made", [three_reports, hostile_report])
def test_networks_are_well_formed_and_alike(made) -> None:
    """GEXF and GraphML parse as XML whatever the names hold, and have the same nodes and edges."""
    held = network(made())
    one, other = ElementTree.fromstring(gexf(made())), ElementTree.fromstring(graphml(made()))
    assert len(one.findall(".//{*}node")) == len(other.findall(".//{*}node")) == len(held.nodes)
    assert len(one.findall(".//{*}edge")) == len(other.findall(".//{*}edge")) == len(held.edges)


def test_only_what_has_a_day_goes_into_the_calendar() -> None:
    """Undated things ahead are left out; the entry says what its day rests on; the end is the day after."""
    text = calendar(two_reports()).replace("\r\n ", "")
    assert text.count("BEGIN:VEVENT") == 1
    assert "DTSTART;VALUE=DATE:20310314\r\nDTEND;VALUE=DATE:20310315" in text
    assert "the next 14 March after publication" in text


def test_calendar_lines_are_folded_and_escaped() -> None:
    """No line is over 75 octets, no character is cut, and commas of a report end no value."""
    held = two_reports()
    long = replace(held.agenda[0], basis="because, " + "🌊" * 60)
    text = calendar(replace(held, agenda=(long,)))
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert "because\\, " + "🌊" * 60 in text.replace("\r\n ", "")


def test_a_notebook_shows_the_page_in_a_closed_frame() -> None:
    """The page goes in escaped, in a sandbox without access to the notebook."""
    shown = show(hostile_report())
    assert 'sandbox="allow-scripts allow-downloads"' in shown._repr_html_()
    assert "<script>" not in shown._repr_html_()
    assert "CHECK FIRST" in repr(shown)
