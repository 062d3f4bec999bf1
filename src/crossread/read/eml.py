"""Mail: a report sent as a message, with subject, sender and day from its head."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr

from crossread.errors import UnreadableInput
from crossread.read.assembled import Piece, assemble
from crossread.read.decode import decode
from crossread.read.layout import lay_out
from crossread.read.make_report import make_report
from crossread.read.metadata import Metadata
from crossread.records.text import Note, Report

_SIGNATURE = "\n-- \n"


def eml_report(raw: bytes, *, file: str, metadata: Metadata) -> Report:
    """Make a report of one message: its plain text, else the article of its HTML; what follows a signature line is left out.

    Raises UnreadableInput for a message without a readable body.
    """
    held = message_from_bytes(raw, policy=policy.default)
    assert isinstance(held, EmailMessage)
    body = held.get_body(("plain", "html"))
    if body is None or not any(held.keys()):
        raise UnreadableInput(file, "no message with a text in it; save the message as .eml")
    known = metadata.over(_declared(held))
    inside = body.get_payload(decode=True)
    charset = body.get_content_charset()
    content = inside if isinstance(inside, bytes) else b""
    if body.get_content_subtype() == "html":
        from crossread.read.html import html_report

        return html_report(content, file=file, metadata=known, charset=charset)
    text, notes = decode(content, file=file, charset=charset)
    text, cut = _without_signature(text.replace("\r\n", "\n"))
    spans, passed_over = lay_out(text, title=known.title)
    head = [Piece("headline", known.title)] if known.title else []
    joined, blocks, repeated = assemble([*head, *(Piece(b.kind, text[b.start : b.end]) for b in spans)])
    all_notes = (*notes, Note("extracted", "the message's plain text; subject, sender and day from its head"), *cut)
    return make_report(
        joined, file=file, raw=raw, blocks=blocks, notes=(*all_notes, *passed_over, *repeated), metadata=known
    )


def _declared(held: EmailMessage) -> Metadata:
    name, address = parseaddr(str(held.get("From", "")))
    sent = held["Date"]
    moment = getattr(sent, "datetime", None) if sent is not None else None
    return Metadata(
        title=str(held.get("Subject", "")).strip() or None,
        author=name or address or None,
        published=moment.date() if moment else None,
    )


def _without_signature(text: str) -> tuple[str, tuple[Note, ...]]:
    start = text.find(_SIGNATURE)
    if start < 0:
        return text, ()
    return text[:start], (Note("signature", f"{len(text) - start:,} characters after the signature line left out"),)
