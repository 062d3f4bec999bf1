"""re3d (public domain, OGL v3, CC BY): reports on a conflict. Its entities are noun phrases; the named ones are kept."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from train.named import NamedSentence

_KINDS = {"Person": "PERSON", "Organisation": "ORG", "Location": "LOC", "Nationality": "NORP"}
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?][\"”’)]*(?=\s+[\"“A-Z])|(?=\n)|$)")
_WORD = re.compile(r"\w+(?:[-’'.]\w+)*\.?|\S")


def read(folder: Path, places: frozenset[str]) -> Iterator[NamedSentence]:
    """Yield the sentences of all sources under `folder`; a country called an organisation becomes a place."""
    for documents in sorted(folder.glob("*/documents.json")):
        marked: dict[str, list[dict[str, str | int]]] = {}
        for line in (documents.parent / "entities.json").open(encoding="utf-8"):
            entity = json.loads(line)
            marked.setdefault(entity["documentId"], []).append(entity)
        for line in documents.open(encoding="utf-8"):
            document = json.loads(line)
            yield from _sentences(document["text"], marked.get(document["_id"], []), places)


def _sentences(text: str, entities: list[dict[str, str | int]], places: frozenset[str]) -> Iterator[NamedSentence]:
    for match in _SENTENCE.finditer(text):
        words = [(m.start() + match.start(), m.end() + match.start()) for m in _WORD.finditer(match.group())]
        if len(words) < 3:
            continue
        names, unknown = [], []
        for entity in entities:
            inside = [k for k, (a, b) in enumerate(words) if a >= int(entity["begin"]) and b <= int(entity["end"])]
            if not inside:
                continue
            kept = _name(text, words, inside, str(entity["type"]), places)
            if kept:
                names.append(kept)
            else:
                unknown.append((inside[0], inside[-1] + 1))
        yield NamedSentence(
            tuple(text[a:b] for a, b in words),
            tuple(text[b : b + 1].isspace() for _, b in words),
            tuple(names),
            tuple(unknown),
        )


def _name(
    text: str, words: list[tuple[int, int]], inside: list[int], label: str, places: frozenset[str]
) -> tuple[int, int, str] | None:
    """Keep an entity that, without its article, begins and ends with capitals and is five words at most."""
    kind = _KINDS.get(label)
    spelled = [text[slice(*words[k])] for k in inside]
    while spelled and spelled[0].lower() in ("the", "a", "an"):
        spelled, inside = spelled[1:], inside[1:]
    if kind is None or not spelled or len(spelled) > 5 or not (spelled[0][:1].isupper() and spelled[-1][:1].isupper()):
        return None
    if " ".join(spelled) in places:
        kind = "LOC"
    return inside[0], inside[-1] + 1, kind
