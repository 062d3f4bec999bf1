"""ninjs (IPTC News in JSON, versions 1 to 3): the body, headline and provenance of one news item."""

import json
from collections.abc import Iterator
from html import unescape

from lxml import html as lxml_html
from lxml.html import HtmlElement

from crossread.errors import UnreadableInput
from crossread.read.assembled import Piece, assemble
from crossread.read.make_report import make_report
from crossread.read.metadata import Metadata, day
from crossread.records.text import BlockKind, Report

_KINDS: dict[str, BlockKind] = {
    "h1": "heading",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "blockquote": "quotation",
}
_BLOCKS = {*_KINDS, "p", "div", "article", "section", "main", "ul", "ol", "li", "table", "tbody", "tr", "td", "figure"}
_SILENT = {"script", "style", "figcaption"}


def ninjs_report(raw: bytes, *, file: str, metadata: Metadata) -> Report:
    """Make a report of one ninjs item. Raises UnreadableInput for JSON that is no such item or has no body."""
    try:
        item = json.loads(raw)
    except ValueError as error:
        raise UnreadableInput(file, f"not JSON ({error})") from error
    if not isinstance(item, dict):
        raise UnreadableInput(file, "not a ninjs item: one JSON object with a body is wanted")
    headline = _first(item, "headline", "headlines", "name", "title")
    body_html, body = _body(item, "html"), _body(item, "text")
    if not (body_html or body):
        raise UnreadableInput(file, "this JSON has no news body (body_text, body_html or bodies); is it a ninjs item?")
    pieces = [Piece("headline", headline)] if headline else []
    pieces += (
        list(_html_pieces(body_html)) if body_html else [Piece("paragraph", line) for line in (body or "").splitlines()]
    )
    text, blocks, notes = assemble(pieces)
    if all(b.kind == "headline" for b in blocks):
        raise UnreadableInput(file, "this JSON has no news body with words in it")
    stamp = _first(
        item, "versioncreated", "versionCreated", "firstcreated", "firstCreated", "contentcreated", "contentCreated"
    )
    declared = Metadata(
        title=headline,
        outlet=_source(item),
        published=day(stamp or ""),
        author=_first(item, "byline", "by"),
        url=_first(item, "uri", "url"),
    )
    return make_report(text, file=file, raw=raw, blocks=blocks, notes=notes, metadata=metadata.over(declared))


def _first(item: dict[str, object], *keys: str) -> str | None:
    for key in keys:
        value = item.get(key)
        if isinstance(value, list) and value and isinstance(value[0], dict):
            value = value[0].get("value")
        if isinstance(value, str) and value.strip():
            return unescape(value.strip())
    return None


def _body(item: dict[str, object], kind: str) -> str | None:
    value = item.get(f"body_{kind}")
    if isinstance(value, str):
        return value
    bodies = item.get("bodies")
    wanted = "html" if kind == "html" else "plain"
    for body in bodies if isinstance(bodies, list) else ():
        if isinstance(body, dict) and wanted in str(body.get("contenttype", body.get("contentType", "text/plain"))):
            return str(body.get("value", ""))
    return None


def _source(item: dict[str, object]) -> str | None:
    sources = next((item[k] for k in ("infosource", "infosources", "infoSources") if k in item), None)
    if isinstance(sources, list) and sources and isinstance(sources[0], dict):
        return str(sources[0].get("name") or "") or None
    return sources if isinstance(sources, str) else _first(item, "source", "copyrightholder")


def _html_pieces(body: str) -> Iterator[Piece]:
    return _pieces_of(lxml_html.fragment_fromstring(body, create_parent="div"), "paragraph")


def _pieces_of(element: HtmlElement, kind: BlockKind) -> Iterator[Piece]:
    """The element's block-level parts in order, each with the words that stand loose between them."""
    loose = element.text or ""
    for child in element:
        if child.tag in _BLOCKS:
            yield Piece(kind, loose)
            yield from _pieces_of(child, _KINDS.get(child.tag, kind))
            loose = ""
        elif child.tag == "br":
            loose += " "
        elif isinstance(child.tag, str) and child.tag not in _SILENT:
            loose += child.text_content()
        loose += child.tail or ""
    yield Piece(kind, loose)
