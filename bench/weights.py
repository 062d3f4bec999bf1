"""The language pipeline we ship, by label and genre. `python -m bench.weights` from the repo root.

Prints and writes bench/results/weights.md. The whole annotator is run on reports made of the development sentences, with
our own tokenizer; words and names count as right only at exactly the gold's characters. Marks do not count in attachment.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bench import weights_cost as cost
from bench import weights_gold as gold
from crossread.annotate.annotated import Annotated
from crossread.annotate.pipeline import load_annotator
from crossread.records.text import Anchor, Report
from crossread.weights import store

SHARED = Path("../shared/data")
LABELS = Path("train/labels")
RESULT = Path("bench/results/weights.md")
LARGE = Path("bench/results/weights-large.md")
RELATIONS = (
    "nsubj",
    "nsubj:pass",
    "obj",
    "ccomp",
    "xcomp",
    "advcl",
    "acl:relcl",
    "obl",
    "nmod",
    "conj",
    "appos",
    "parataxis",
)
KINDS = ("PERSON", "ORG", "LOC", "NORP", "EVENT", "WORK")
Counts = tuple[int, int, int]  # right, found, wanted

OVERLAP = """Overlap: EWT train, GUM train and UNER train are in training; UNER dev has the sentences of EWT dev, which are in no training
part. GUM news and MEANTIME (in training) are both Wikinews. CrossNER's politics train and test parts are in training. Own
labels: blocks of ten Voice of America sentences, every fifth block held out. Checkpoints were chosen on a third of the dev
parts, and the rules for names and sentences were read off errors on UNER dev, GUM dev and the held-out blocks, those that mend
trees and tags off UD EWT dev, GUM dev and real reports."""


def f1(counts: Counts) -> float:
    """F1 in per cent; 0 where nothing is wanted and nothing found."""
    right, found, wanted = counts
    return 200 * right / (found + wanted) if found + wanted else 0.0


def syntax(annotate: Callable[[Report], Annotated], reports: Sequence[gold.GoldReport]) -> dict[str, float]:
    """Score tags, lemmas, attachment, single relations and sentence bounds."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for item in reports:
        annotated = annotate(item.report)
        _count_words(annotated, item, counts)
        wanted, found = set(item.sentences), {(s.start, s.end) for s in annotated.sentences}
        counts["sentences"].update(right=len(wanted & found), found=len(found), wanted=len(wanted))
    return {name: f1((c["right"], c["found"], c["wanted"])) for name, c in counts.items()}


def _count_words(annotated: Annotated, item: gold.GoldReport, counts: Mapping[str, Counter[str]]) -> None:
    ours = {(t.start, t.end): t for t in annotated.tokens}
    for word in item.words:
        counts["tokens"]["wanted"] += 1
        dep = "root" if word.dep == "ROOT" else word.dep
        scored = word.pos != "PUNCT"
        names = ["tag", "pos", *(["UAS", "LAS", "LAS, no subtypes", dep] if scored else [])]
        verb = word.pos in ("VERB", "AUX")
        names += ["lemma"] if scored else []
        names += ["verb lemma"] if verb else []
        for name in names:
            counts[name]["wanted"] += 1
        token = ours.get(word.span)
        if token is None:
            continue
        counts["tokens"]["right"] += 1
        head = annotated.tokens[token.head]
        attached = (head.start, head.end) == word.head
        same = attached and token.dep == dep
        right = {
            "tag": token.tag == word.tag,
            "pos": token.pos == word.pos,
            "UAS": attached,
            "LAS": same,
            "LAS, no subtypes": attached and token.dep.partition(":")[0] == dep.partition(":")[0],
            dep: same,
            "lemma": token.lemma.lower() == word.lemma.lower(),
            "verb lemma": token.lemma.lower() == word.lemma.lower(),
        }
        for name in names:
            counts[name]["right"] += right[name]
    for token in annotated.tokens:
        counts["tokens"]["found"] += 1
        scored = token.pos != "PUNCT"
        names = ["tag", "pos", *(["UAS", "LAS", "LAS, no subtypes", token.dep, "lemma"] if scored else [])]
        for name in names:
            counts[name]["found"] += 1
    # Lemmas of verbs are scored on the gold's verbs alone: the question is what a verb becomes once it is seen as one.
    counts["verb lemma"]["found"] = counts["verb lemma"]["wanted"]


def names(
    annotate: Callable[[Report], Annotated], reports: Sequence[gold.GoldReport], kinds: Sequence[str]
) -> dict[str, Counts]:
    """Count exact names by kind; ours that touch a stretch the corpus is silent about are left out."""
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in (*kinds, "all", "bounds alone")}
    for item in reports:
        annotated = annotate(item.report)
        found = set()
        for name in annotated.names:
            span = annotated.span(name.first, name.last)
            silent = any(a < span.end and b > span.start for a, b in item.unknown)
            if name.kind in kinds and not silent:
                found.add((span.start, span.end, name.kind))
        wanted = {n for n in item.names if n[2] in kinds}
        for kind in kinds:
            ours, theirs = ({n for n in group if n[2] == kind} for group in (found, wanted))
            _add(counts[kind], ours, theirs)
        _add(counts["all"], found, wanted)
        _add(counts["bounds alone"], {n[:2] for n in found}, {n[:2] for n in wanted})
    return {kind: (c["right"], c["found"], c["wanted"]) for kind, c in counts.items()}


def _add(counter: Counter[str], found: set[tuple[object, ...]], wanted: set[tuple[object, ...]]) -> None:
    counter.update(right=len(found & wanted), found=len(found), wanted=len(wanted))


def kinds_of(part: str) -> tuple[str, ...]:
    """The kinds a corpus labels."""
    if part.startswith("UNER"):
        return KINDS[:3]
    return {"GUM dev": KINDS[:3], "CrossNER politics dev": (*KINDS[:3], "EVENT")}.get(part, KINDS)


def errors(
    annotate: Callable[[Report], Annotated], reports: Sequence[gold.GoldReport], kinds: Sequence[str]
) -> dict[str, Counter[str]]:
    """Count what became of the wanted names of each kind: right, another kind, other bounds, or not found at all."""
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in kinds}
    for item in reports:
        annotated = annotate(item.report)
        ours = [(annotated.span(n.first, n.last), n.kind) for n in annotated.names]
        for start, end, kind in item.names:
            if kind in counts:
                counts[kind][_fate(start, end, kind, ours)] += 1
    return counts


FATES = ("right", "other kind", "longer", "shorter", "crossing", "missed")


def _fate(start: int, end: int, kind: str, ours: Sequence[tuple[Anchor, str]]) -> str:
    for span, called in ours:
        if span.start >= end or span.end <= start:
            continue
        if (span.start, span.end) == (start, end):
            return "right" if called == kind else "other kind"
        if span.start <= start and span.end >= end:
            return "longer"
        return "shorter" if span.start >= start and span.end <= end else "crossing"
    return "missed"


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Print a Markdown table."""
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join([*lines, *("| " + " | ".join(str(cell) for cell in row) + " |" for row in rows)])


def main() -> None:
    """Measure everything and write the tables."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--spacy", help="measure an installed spaCy pipeline instead of ours")
    options.add_argument("--weights", choices=("default", "large"), default="default")
    options.add_argument("--out", type=Path, help="where the tables go")
    args = options.parse_args()
    command = "python -m bench.weights" + (" --weights large" if args.weights == "large" else "")
    result = args.out or (LARGE if args.weights == "large" else RESULT)
    annotate = load_annotator(weights=args.weights, spacy_model=args.spacy)
    load, loaded = cost.start(args.weights)
    allsides = SHARED / "groups/allsides"
    rate = cost.speed(annotate, allsides) if args.spacy else cost.best_speed(args.weights, allsides)
    read, peak = cost.peak(args.weights, SHARED / "groups")
    scores = {part: syntax(annotate, reports) for part, reports in gold.syntax_parts(SHARED).items()}
    both = gold.syntax_parts(SHARED)
    scores["EWT + GUM dev"] = syntax(annotate, both["EWT dev"] + both["GUM dev"])
    measures = (
        "tokens",
        "sentences",
        "tag",
        "pos",
        "lemma",
        "verb lemma",
        "UAS",
        "LAS",
        "LAS, no subtypes",
        *RELATIONS,
    )
    out = [
        "# The language pipeline",
        "",
        f"`{command}`. F1 in per cent, our tokenizer, exact characters.",
        "",
    ]
    out += [
        table(["", *scores], [[m, *(f"{s.get(m, 0):.1f}" for s in scores.values())] for m in measures]),
        "",
        "## Names",
        "",
    ]
    rows, fates = [], []
    for part, reports in gold.name_parts(SHARED, LABELS).items():
        for kind, became in errors(annotate, reports, kinds_of(part)).items():
            fates.append([part, kind, *(became[fate] for fate in FATES)])
        for kind, counts in names(annotate, reports, kinds_of(part)).items():
            right, found, wanted = counts
            rows.append([part, kind, wanted, _share(right, found), _share(right, wanted), f"{f1(counts):.1f}"])
    out += [table(["part", "kind", "wanted", "precision", "recall", "F1"], rows), ""]
    out += ["What became of the names wanted:", "", table(["part", "kind", *FATES], fates), "", "## Cost", ""]
    shipped = sum(e.bytes for e in store.table())
    figures = {
        "words per CPU-second": f"{rate:.0f}",
        "import and load, CPU-seconds": f"{load:.2f}",
        "memory loaded, MB": f"{loaded:.0f}",
        f"peak over {read} reports, MB": f"{peak:.0f}",
        "weights in the package, MB": f"{shipped / 1e6:.1f}",
    }
    out += [
        table(list(figures), [list(figures.values())]),
        "",
        f"Measured at a load of {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, the best of three runs and five starts: "
        "CPU-seconds grow when cores are shared.",
        "",
        OVERLAP,
        "",
    ]
    print("\n".join(out))
    result.write_text("\n".join(out), encoding="utf-8")


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "–"


if __name__ == "__main__":
    main()
