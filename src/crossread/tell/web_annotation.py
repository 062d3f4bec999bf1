"""A dossier as W3C Web Annotations (JSON-LD): every record points into its reports by position and by quoted words.

Both selectors are given, as the Web Annotation Data Model (W3C, 2017) asks of whoever wants to find words again in an
edited text; its TextPositionSelector counts code points, as we do.
"""

import json
from collections.abc import Mapping

from crossread.records.dossier import Dossier
from crossread.records.text import Anchor, Report
from crossread.records.walk import SECTIONS, records_of
from crossread.tell.describe import describe
from crossread.tell.lookup import Lookup, look_up

CONTEXT = 32
"""Characters of text before and after the words that help to find them again (the length Hypothesis uses)."""

Json = str | int | list["Json"] | Mapping[str, "Json"]


def web_annotations(dossier: Dossier) -> str:
    """Write an AnnotationCollection with one page; same dossier, same bytes."""
    look = look_up(dossier)
    items: list[Json] = [
        annotation
        for section in SECTIONS
        for record in records_of(dossier, section)
        if (annotation := _annotation(look, section, record)) is not None
    ]
    made: Json = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:crossread:{dossier.id}",
        "type": "AnnotationCollection",
        "generator": {"type": "Software", "name": f"Crossread {dossier.made.crossread}"},
        "total": len(items),
        "first": {"id": f"urn:crossread:{dossier.id}:1", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _annotation(look: Lookup, section: str, record: object) -> Json | None:
    held = describe(look, record)
    targets: list[Json] = [_target(look.reports[p.anchor.report], p.anchor) for p in held.passages]
    if not targets:
        return None
    said = "; ".join((held.title, *(f for f in held.facts if f)))
    reasons: list[Json] = [
        {"type": "TextualBody", "purpose": "commenting", "format": "text/plain", "value": f"{r.detail} [{r.rule}]"}
        for r in held.because
    ]
    body: Json = {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": said}
    return {
        "id": f"urn:crossread:{getattr(record, 'id', '')}",
        "type": "Annotation",
        "motivation": "linking" if len({p.anchor.report for p in held.passages}) > 1 else "describing",
        "body": [{"type": "TextualBody", "purpose": "classifying", "value": section}, body, *reasons],
        "target": targets,
    }


def _target(report: Report, anchor: Anchor) -> Json:
    quote: dict[str, Json] = {"type": "TextQuoteSelector", "exact": anchor.exact}
    if report.text:
        quote["prefix"] = report.text[max(0, anchor.start - CONTEXT) : anchor.start]
        quote["suffix"] = report.text[anchor.end : anchor.end + CONTEXT]
    position: Json = {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end}
    return {"source": report.url or f"urn:sha-256:{report.sha256}", "selector": [position, quote]}
