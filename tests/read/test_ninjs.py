"""ninjs, versions 1 to 3: one news item with its body, headline and provenance."""

import json
from datetime import date

import pytest

from crossread.errors import UnreadableInput
from crossread.read.metadata import Metadata
from crossread.read.ninjs import ninjs_report

HTML = (
    "<h2>Gates opened early</h2><p>The dam above the town held through the night.</p><p>Water ran over its crest.</p>"
)
PLAIN = "The dam above the town held through the night.\nWater ran over its crest."

V1 = {
    "uri": "http://example.org/item/1",
    "type": "text",
    "headline": "Dam Holds &amp; Town Sleeps",
    "byline": "Petra Lundgren",
    "versioncreated": "2024-05-06T18:30:00Z",
    "infosource": [{"name": "Valley Post"}],
    "body_html": HTML,
}
V2 = {
    "uri": "urn:item:2",
    "headlines": [{"role": "main", "value": "Dam Holds & Town Sleeps"}],
    "by": "Petra Lundgren",
    "versioncreated": "2024-05-06T18:30:00+02:00",
    "infosources": [{"name": "Valley Post"}],
    "bodies": [{"contenttype": "text/plain", "value": PLAIN}, {"contenttype": "text/html", "value": HTML}],
}
V3 = {
    "uri": "urn:item:3",
    "headlines": [{"role": "main", "value": "Dam Holds & Town Sleeps"}],
    "by": "Petra Lundgren",
    "versionCreated": "2024-05-06T18:30:00+02:00",
    "infoSources": [{"name": "Valley Post"}],
    "bodies": [{"contentType": "text/html", "value": HTML}],
}


@pytest.mark.parametrize("item", [V1, V2, V3], ids=["version 1", "version 2", "version 3"])
def test_every_version_gives_the_same_report(item: dict[str, object]) -> None:
    """Body, headline, byline, source and day are found under each version's own keys."""
    report = ninjs_report(json.dumps(item).encode(), file="a.json", metadata=Metadata())
    assert (report.title, report.author, report.outlet) == ("Dam Holds & Town Sleeps", "Petra Lundgren", "Valley Post")
    assert report.published == date(2024, 5, 6)
    assert [(b.kind, report.text[b.start : b.end]) for b in report.blocks] == [
        ("headline", "Dam Holds & Town Sleeps"),
        ("heading", "Gates opened early"),
        ("paragraph", "The dam above the town held through the night."),
        ("paragraph", "Water ran over its crest."),
    ]


def test_a_plain_body_is_taken_line_by_line() -> None:
    """Where there is only plain text, each line is a paragraph."""
    report = ninjs_report(
        json.dumps({"headline": "Dam Holds", "body_text": PLAIN}).encode(), file="a.json", metadata=Metadata()
    )
    assert [b.kind for b in report.blocks] == ["headline", "paragraph", "paragraph"]
    assert report.published is None


def test_paragraphs_inside_a_wrapper_are_found() -> None:
    """A body whose paragraphs lie inside an article or div is not run together into one."""
    item = {"headline": "Dam", "body_html": "<article><p>The dam held.</p><div><p>The town slept.</p></div></article>"}
    report = ninjs_report(json.dumps(item).encode(), file="a.json", metadata=Metadata())
    assert [report.text[b.start : b.end] for b in report.blocks] == ["Dam", "The dam held.", "The town slept."]


def test_loose_text_in_the_body_is_kept() -> None:
    """Words that stand in no element are part of the report."""
    item = {"headline": "Dam", "body_html": "The dam held.<p>The town slept.</p>"}
    report = ninjs_report(json.dumps(item).encode(), file="a.json", metadata=Metadata())
    assert [report.text[b.start : b.end] for b in report.blocks] == ["Dam", "The dam held.", "The town slept."]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"{", "not JSON"),
        (b"\x80\x81", "not JSON"),
        (b"[]", "not a ninjs item"),
        (b'{"headline": "Dam Holds"}', "no news body"),
        (b'{"body_html": "<p> </p>", "headline": "Dam"}', "no news body"),
        (b'{"body_html": 5}', "no news body"),
    ],
)
def test_other_json_is_refused(raw: bytes, reason: str) -> None:
    """JSON that is no news item with a body is refused with the reason."""
    with pytest.raises(UnreadableInput, match=reason):
        ninjs_report(raw, file="a.json", metadata=Metadata())
