"""The page: one file that loads nothing, complete without scripts, with the dossier inside as JSON."""

import base64
import json
import zlib
from dataclasses import replace

from markupsafe import Markup

from crossread.records.codec import to_json
from crossread.records.dossier import Dossier
from crossread.records.text import Anchor
from crossread.records.verify import verify
from crossread.tell import labels
from crossread.tell.brief import brief_sentences
from crossread.tell.checks import find_checks, is_contradiction, nothing_compared
from crossread.tell.context import context_of
from crossread.tell.coverage import MOST_COLUMNS, who_tells_what
from crossread.tell.describe import event_code, event_when, figure_reason, figure_value, quotation_facts, when_value
from crossread.tell.html.desk import Desk
from crossread.tell.html.origin_graph import SIZE, origin_graph, ties
from crossread.tell.html.places import cited_anchors, paragraphs, place_name
from crossread.tell.html.strip import WIDTH, make_strip
from crossread.tell.html.templating import content_policy, environment, read_asset
from crossread.tell.html.told import row_views
from crossread.tell.lookup import Lookup, days_words, look_up, origin_words, shorten
from crossread.tell.said import diff_lines, quote_board
from crossread.tell.standing import who_stands_where
from crossread.tell.timeline import make_timeline

_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve")


def html_page(dossier: Dossier, *, with_text: bool = True, desk: Desk | None = None) -> str:
    """Write a dossier as one HTML file; without texts, only quoted words, offsets and hashes go in.

    `desk` is what the local site adds to the page: people's decisions, and the forms to add one.
    """
    shown = dossier if with_text else without_texts(dossier)
    look = look_up(shown)
    style, script = read_asset("style.css"), read_asset("page.js")
    return (
        environment()
        .get_template("page.html")
        .render(
            look=look,
            dossier=shown,
            policy=content_policy((style,), (script,), forms=desk is not None),
            desk=desk,
            style=Markup(style),
            script=Markup(script),
            data=embedded_json(shown),
            failures=verify(shown),
            with_text=with_text,
            **_sections(look),
        )
    )


def without_texts(dossier: Dossier) -> Dossier:
    """The dossier with the reports' texts left out; anchors keep their words, reports their hashes."""
    return replace(dossier, reports=tuple(replace(r, text="") for r in dossier.reports))


def embedded_json(dossier: Dossier) -> Markup:
    """The dossier as JSON that no parser of HTML can take for markup; `codec.read_dossier` reads it back.

    Deflated (RFC 1950) and in base64: plain, it is larger than all that the page shows.
    """
    packed = base64.b64encode(zlib.compress(to_json(dossier), 9)).decode()
    return Markup(json.dumps({"deflate": packed}))


def number_words(number: int) -> str:
    """A number at the head of a sentence: "Two", and digits from thirteen on."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def _sections(look: Lookup) -> dict[str, object]:
    """What the templates show, by the names they use."""
    dossier = look.dossier
    checks = find_checks(look)
    timeline = make_timeline(look)
    cited = cited_anchors(look) if any(r.text for r in dossier.reports) else frozenset[Anchor]()
    rows = row_views(look)
    strip_labels = [
        shorten(f"{m.told[0].before}{m.dates[0].anchor.exact}{m.told[0].after}", 30) for m in timeline.placed
    ]
    return {
        "labels": labels,
        "number_words": number_words,
        "place_name": lambda anchor: place_name(look, anchor),
        "cited": cited,
        "checks": checks,
        "brief": tuple(brief_sentences(look, checks)),
        "context_of": lambda anchor: context_of(look, anchor),
        "nothing_compared": nothing_compared(dossier),
        "contradictions": sum(is_contradiction(c) for c in checks),
        "coverage": who_tells_what(dossier),
        "rows": rows,
        "several": tuple(v for v in rows if len(v.row.reports) > 1),
        "compared": sum(len(v.row.reports) > 1 and v.row.relation != "not-comparable" for v in rows),
        "side_by_side": len(dossier.reports) <= MOST_COLUMNS,
        "boards": quote_board(look),
        "diff_lines": lambda diff: diff_lines(look, diff),
        "quotation_facts": lambda quotation: quotation_facts(look, quotation),
        "timeline": timeline,
        "strip": make_strip(timeline.placed, strip_labels),
        "strip_width": WIDTH,
        "standing": who_stands_where(look),
        "ties": ties(dossier.origins),
        "graph": origin_graph(dossier.reports, dossier.origins),
        "graph_size": SIZE,
        "paragraphs": lambda report: paragraphs(look, report, cited),
        "figure_value": figure_value,
        "figure_reason": lambda link: figure_reason(look, link),
        "when_value": when_value,
        "days_words": days_words,
        "event_code": event_code,
        "event_when": lambda event: event_when(look, event),
        "origin_words": origin_words,
    }
