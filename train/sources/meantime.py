"""MEANTIME (CC BY 4.0): Wikinews articles. Only the first sentences of each carry mentions; only those are read."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

from train.named import NamedSentence, guess_spaces
from train.titles import without_titles

_KINDS = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC", "PRO": "WORK"}
ANNOTATED_SENTENCES = 6


def read(folder: Path) -> Iterator[NamedSentence]:
    """Yield title, date line and the first sentences of every article; numbers and mixed entities are unknown."""
    for path in sorted(folder.glob("*/*/*.xml")):
        yield from _article(path)


def _article(path: Path) -> Iterator[NamedSentence]:
    root = ET.parse(path).getroot()
    tokens = {t.get("t_id", ""): (int(t.get("sentence", 0)), t.text or "") for t in root.iter("token")}
    kinds = {e.get("m_id", ""): e.get("ent_type", "") for e in root.iter("ENTITY")}
    refers = _references(root)
    marked: list[tuple[list[str], str]] = []
    for mention in root.iter("ENTITY_MENTION"):
        anchors = [a.get("t_id", "") for a in mention.iter("token_anchor")]
        if anchors and mention.get("syntactic_type") in ("NAM", "PRE.NAM"):
            marked.append((anchors, kinds.get(refers.get(mention.get("m_id", ""), ""), "")))
    for number in range(min(ANNOTATED_SENTENCES, 1 + max(s for s, _ in tokens.values()))):
        ids = [t for t, (sentence, _) in tokens.items() if sentence == number]
        place = {t: k for k, t in enumerate(ids)}
        words = tuple(tokens[t][1] for t in ids)
        yield _sentence(
            words, [(place[a[0]], place[a[-1]] + 1, kind) for a, kind in marked if a[0] in place and a[-1] in place]
        )


def _references(root: ET.Element) -> dict[str, str]:
    """Map each mention to the entity it refers to."""
    found = {}
    for link in root.iter("REFERS_TO"):
        target = link.find("target")
        for source in link.iter("source"):
            if target is not None:
                found[source.get("m_id", "")] = target.get("m_id", "")
    return found


def _sentence(words: tuple[str, ...], marked: list[tuple[int, int, str]]) -> NamedSentence:
    names, unknown = [], []
    for first, last, label in marked:
        while first < last - 1 and words[first].lower() in ("the", "a"):
            first += 1
        kind = _KINDS.get(label)
        if kind is None:
            unknown.append((first, last))
        else:
            names.append((without_titles(words, first, last) if kind == "PERSON" else first, last, kind))
    return NamedSentence(words, guess_spaces(words), tuple(names), tuple(unknown))
