"""Report text made safe to show: controls become visible signs, so that no report can steer a terminal or a page."""

import re

from crossread.records.text import Anchor, Report

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def visible_controls(text: str) -> str:
    """The text with controls and broken Unicode shown as signs (␀ … ␟, ␡, �), what turns the writing as ‹U+202E›.

    Tab, line feed and the plain direction marks of right-to-left text stay.
    """
    shown = _CONTROLS.sub(_sign, text.replace("\r\n", "\n").replace("\r", "\n"))
    return _TURNING.sub(_code, shown)


def for_terminal(text: str) -> str:
    """One line of text without any control: those that turn the writing direction are written out as ‹U+202E›."""
    shown = _BIDI.sub(_code, _CONTROLS.sub(_sign, text))
    return " ".join(shown.split())


def _sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


def _code(found: re.Match[str]) -> str:
    return f"‹U+{ord(found[0]):04X}›"


def around(report: Report, anchor: Anchor, most: int) -> tuple[str, str]:
    """The words before and after an anchor within its paragraph, each at most so many characters, cut with "…"."""
    block = next((b for b in report.blocks if b.start <= anchor.start < b.end), None)
    first, last = (block.start, block.end) if block else (0, len(report.text))
    before, after = report.text[first : anchor.start], report.text[anchor.end : max(last, anchor.end)]
    if len(before) > most:
        before = "…" + before[-most:].partition(" ")[2]
    if len(after) > most:
        after = after[:most].rpartition(" ")[0] + "…"
    return before, after
