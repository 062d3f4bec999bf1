"""People's decisions on the pages: in words beside what they are about, as JSON lines out and in again."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import get_args

from crossread.errors import CrossreadError
from crossread.keep.decisions import Decision, Verdict
from crossread.tell.html.desk import Ruling

WORDS: Mapping[str, str] = {
    "right": "agree",
    "wrong": "not the same",
    "unsure": "unsure",
    "withdrawn": "taken back",
}


def by_record(decisions: Iterable[Decision]) -> dict[str, tuple[Ruling, ...]]:
    """Rulings by the record they are about, in the order they were added."""
    held: dict[str, list[Ruling]] = {}
    for one in decisions:
        held.setdefault(one.about, []).append(ruling(one))
    return {about: tuple(some) for about, some in held.items()}


def ruling(decision: Decision) -> Ruling:
    """One decision in words, its time to the minute, in UTC."""
    at = f"{decision.at[:10]} {decision.at[11:16]} UTC"
    return Ruling(WORDS[decision.verdict], decision.who, at, decision.note)


def to_lines(decisions: Iterable[Decision]) -> str:
    """One JSON object a decision and line."""
    return "".join(json.dumps(asdict(d), ensure_ascii=False) + "\n" for d in decisions)


def from_lines(text: str) -> tuple[Decision, ...]:
    """Read such lines back. Raises CrossreadError naming the first line that is no decision."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                made = Decision(**json.loads(line))
            except (TypeError, ValueError) as error:
                raise CrossreadError(f"line {number} is no decision: {error}") from error
            texts = (made.id, made.about, made.verdict, made.who, made.at, made.note)
            if made.verdict not in get_args(Verdict) or not all(isinstance(t, str) for t in texts):
                raise CrossreadError(
                    f"line {number} is no decision: {made.verdict!r} is no verdict, or a field is no text"
                )
            found.append(made)
    return tuple(found)
