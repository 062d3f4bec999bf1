"""Short reports of one event from ECB+, set as running text, for reading conflicts that are no wordings."""

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bench.told_groups import LETTERS, SHARED, Group
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.records.text import Report

FOLDER = SHARED / "data/ecbplus/ECB+"
_REPORTS = 6
_SHORTEST = 300  # characters
_TIGHT = (
    (r"\s+([.,;:?!%)\]”’])", r"\1"),
    (r"([(\[“‘$£€])\s+", r"\1"),
    (r"\s+(n[’']t|[’'](?:s|re|ve|ll|d|m)\b)", r"\1"),
    (r"(\w)\s+-\s+(\w)", r"\1-\2"),
    (r"``\s*", "“"),
    (r"\s*(?:''|' ')(?=\W|$)", "”"),
    (r"([’'])\s+(s|re|ve|ll|d|m)\b", r"\1\2"),
    (r"\b([AaPp])\s?\.\s?([Mm])\s?\.", r"\1.\2."),
    (r"\b(\d{1,2})\s*:\s*(\d\d)\b", r"\1:\2"),
    (r"\b(\d+)\s*,\s*(\d{3})(?!\d)", r"\1,\2"),
    (r"\b(\d+)\s*\.\s*(\d+)", r"\1.\2"),
)


def ecb_groups(first: int = 0) -> Iterator[Group]:
    """Every event of ECB+ with two reports or more from the `first` on, six at most, named by topic and part ("5ecb", "5ecbplus")
    and, past the beginning, by the number of the first report ("5ecb-7").
    """
    for topic in sorted((p for p in FOLDER.iterdir() if p.is_dir()), key=lambda p: int(p.name)):
        for part in ("ecb", "ecbplus"):
            texts = [(p.stem, _text(p)) for p in sorted(topic.glob(f"*{part}.xml"), key=_number)]
            chosen = [(name, text) for name, text in texts if len(text) >= _SHORTEST][first:][:_REPORTS]
            if len(chosen) > 1:
                reports = tuple(_report(name, text, LETTERS[n]) for n, (name, text) in enumerate(chosen))
                yield Group(f"{topic.name}{part}" + (f"-{first + 1}" if first else ""), reports, None)


def _report(name: str, text: str, label: str) -> Report:
    return replace(text_report(text.encode(), file=f"{name}.txt", metadata=Metadata()), label=label)


def _number(path: Path) -> int:
    return int(re.findall(r"_(\d+)", path.stem)[0])


def _text(path: Path) -> str:
    """One paragraph a sentence, marks set close as in print; lines of an address left out."""
    lines: dict[int, list[str]] = {}
    for token in ElementTree.parse(path).getroot().iter("token"):
        lines.setdefault(int(token.get("sentence", "0")), []).append(token.text or "")
    told = [_closed(" ".join(words)) for words in lines.values() if not words[0].startswith(("http", "www"))]
    return "\n\n".join(line for line in told if line)


def _closed(line: str) -> str:
    """Blanks around marks taken away; straight quotation marks belong alternately to the word after and before."""
    for pattern, put in _TIGHT:
        line = re.sub(pattern, put, line)
    parts = re.split(r'\s*"\s*', line)
    out = parts[0]
    for n, part in enumerate(parts[1:]):
        out = f'{out} "{part}' if n % 2 == 0 else f'{out}" {part}'
    return re.sub(r'" ([.,;:?!])', r'"\1', out).strip()
