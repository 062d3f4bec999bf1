"""Origins on a generated set: verbatim wire copy, trimmed, lightly edited, and independent reports of one occasion."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from bench.told_groups import Group, open_group, open_groups
from crossread.annotate.annotated import Annotated
from crossread.judge.origins import find_origins
from crossread.judge.reuse import coverage, fold_words, runs_between, shared_shingles
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.records.text import Report

_SWAPS = {
    "said": "stated", "big": "large", "but": "yet", "also": "additionally", "about": "around", "many": "numerous", "new": "fresh",
    "after": "following", "because": "since", "began": "started", "told": "informed", "show": "reveal", "help": "aid",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Made:
    """A report of the set, and the story it was copied from (its own name where it is independent)."""

    report: Report
    source: str


def verbatim(text: str, rng: random.Random) -> str:
    """The same words with other typography and an agency line."""
    del rng
    return "(AP) — " + text.replace("'", "’").replace('"', "”")


def trimmed(text: str, rng: random.Random) -> str:
    """The first half to four fifths of the paragraphs."""
    paragraphs = text.split("\n")
    return "\n".join(paragraphs[: max(3, round(len(paragraphs) * rng.uniform(0.5, 0.8)))])


def light(text: str, rng: random.Random) -> str:
    """One word in twenty or so changed, some sentences left out, a new first line."""
    words = re.sub(r"\b[a-z]+\b", lambda m: _SWAPS.get(m[0], m[0]) if rng.random() < 0.7 else m[0], text)
    kept = [p for p in words.split("\n") if rng.random() > 0.15]
    return "What we know so far\n\n" + "\n".join(kept)


def build(groups: Sequence[Path]) -> Iterator[list[Made]]:
    """For each group three copies of its first report beside the others, which reporters wrote by themselves.

    Groups whose own reports already share more than a tenth of their words are left out: nobody knows who copied whom there.
    """
    for number, folder in enumerate(groups):
        group = open_group(folder)
        if _entangled(group) or len(group.reports[0].text) < 1500:
            continue
        rng = random.Random(number)
        first = group.reports[0]
        made = [Made(r, r.id) for r in group.reports]
        for name, change in (("verbatim", verbatim), ("trimmed", trimmed), ("light", light)):
            raw = change(first.text, rng).encode("utf-8")
            made.append(Made(text_report(raw, file=f"{name}.txt", metadata=Metadata()), first.id))
        yield made


def _entangled(group: Group) -> bool:
    words = [fold_words(r) for r in group.reports]
    places = shared_shingles(words)
    return any(
        coverage(words[i], words[j], runs_between(found), outside_quotations=True) > 0.1
        for (i, j), found in places.items()
    )


def measure(limit: int) -> tuple[int, int, int, int]:
    """Pairs rightly called copies, wrongly called so, missed; and the number of groups."""
    right = wrong = missed = groups = 0
    for made in build(open_groups()):
        if groups == limit:
            break
        groups += 1
        origins, _ = find_origins([Annotated(m.report, (), (), ()) for m in made])
        called = {frozenset((o.left, o.right)) for o in origins if o.relation == "copy"}
        for a, b in combinations(made, 2):
            is_copy, said = a.source == b.source, frozenset((a.report.id, b.report.id)) in called
            right += is_copy and said
            wrong += said and not is_copy
            missed += is_copy and not said
    return right, wrong, missed, groups


def table(limit: int) -> str:
    """The figures in words."""
    right, wrong, missed, groups = measure(limit)
    f1 = 2 * right / max(1, 2 * right + wrong + missed)
    return (
        f"{groups} groups, each with a verbatim, a trimmed and a lightly edited copy of its first report: {right} copied pairs "
        f"found, {missed} missed, {wrong} independent pairs called copies; F1 {f1:.3f}"
    )
