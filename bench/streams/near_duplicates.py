"""Near-duplicates: copies, cuts and edits planted among many reports; recall, precision, seconds, memory."""

import random
import resource
import time
from collections import Counter
from dataclasses import dataclass
from itertools import combinations

from bench.streams import corpora
from bench.streams.table import Table, asked_table
from crossread.gather.near_duplicates import find_near_duplicates
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.records.text import Report

KINDS = ("exact", "wire-copy", "trimmed", "lightly-edited", "updated-version")


@dataclass(frozen=True, slots=True)
class Planted:
    """Reports with what is planted in them: pairs of ids that are one text, by the kind of the change."""

    reports: list[Report]
    pairs: dict[frozenset[str], str]
    source: dict[str, str]


def plant(reports: list[Report], copies: int, *, seed: int = 3) -> Planted:
    """Add `copies` changed prints of randomly chosen reports, a fifth of each kind; siblings count as pairs too."""
    draw = random.Random(seed)
    families: dict[str, list[tuple[str, str]]] = {}
    added = []
    for number in range(copies):
        source = draw.choice(reports)
        kind = KINDS[number % len(KINDS)]
        made = changed(source, kind, draw, number)
        if made.id != source.id:
            added.append(made)
            families.setdefault(source.id, []).append((made.id, kind))
    pairs: dict[frozenset[str], str] = {}
    for source_id, prints in families.items():
        for name, kind in prints:
            pairs[frozenset((source_id, name))] = kind
        for one, other in combinations(prints, 2):
            pairs.setdefault(frozenset((one[0], other[0])), "siblings")
    mixed = reports + added
    draw.shuffle(mixed)
    source = {r.id: r.id for r in reports} | {n: s for s, prints in families.items() for n, _ in prints}
    return Planted(mixed, {p: k for p, k in pairs.items() if len(p) == 2}, source)


def changed(report: Report, kind: str, draw: random.Random, number: int) -> Report:
    """Print a report again as another house, or a later hour, would."""
    paragraphs = [report.text[b.start : b.end] for b in report.blocks]
    outlet = f"Copying house {number}"
    if kind == "exact":
        text = "\n\n\n".join(" ".join(p.split()) + " " for p in paragraphs)
    elif kind == "wire-copy":
        text = "\n\n".join([f"Another headline of number {number}", *paragraphs[1:], f"Our staff added line {number}."])
    elif kind == "trimmed":
        words = sum(len(p.split()) for p in paragraphs)
        keep, kept = draw.uniform(0.35, 0.75) * words, []
        for paragraph in paragraphs:
            kept.append(paragraph)
            if sum(len(p.split()) for p in kept) >= keep:
                break
        text = "\n\n".join(kept)
    elif kind == "lightly-edited":
        text = "\n\n".join(" ".join(_edit(w, draw) for w in p.split()) for p in paragraphs)
    else:
        outlet = report.outlet or outlet
        place = draw.randrange(1, len(paragraphs) + 1)
        fresh = (
            f"In new developments on matter {number}, officials gave {draw.randrange(10, 999)} further details late."
        )
        text = "\n\n".join([*paragraphs[:place], fresh, *paragraphs[place:]])
    known = Metadata(title=report.title, outlet=outlet, published=report.published)
    return text_report(text.encode(), file=f"planted-{number}.txt", metadata=known)


def _edit(word: str, draw: random.Random) -> str:
    """One word in twenty-five is another one."""
    return word if draw.random() > 0.04 else draw.choice(("some", "new", "officials", "later", "about", "the"))


def measure(table: Table, generated: int, copies: int, *, with_real: bool = True) -> None:
    """One row: how many planted pairs are found, how many found pairs are planted, and the cost."""
    base = list(corpora.generated(generated))
    if with_real:
        base += [one.report for one in corpora.groups("allsides") + corpora.groups("basil") + corpora.polnear()]
    base = list({r.id: r for r in base}.values())
    planted = plant(base, copies)
    before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    found = find_near_duplicates(planted.reports)
    seconds = time.process_time() - started
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    got = {frozenset((p.left, p.right)): p.kind for p in found}
    hit = [p for p in planted.pairs if p in got]
    by_kind = Counter(planted.pairs[p] for p in hit)
    wanted = Counter(planted.pairs.values())
    right = Counter(planted.pairs[p] for p in hit if got[p] == planted.pairs[p])
    real = {r.id for r in planted.reports if not r.file.startswith(("generated", "planted"))}
    sources = {p: frozenset(planted.source[r] for r in p) for p in got if p not in planted.pairs}
    natural = [p for p, pair in sources.items() if pair <= real and (len(pair) == 1 or pair in got)]
    shares = {k: f"{by_kind[k] / wanted[k]:.3f}" for k in wanted}
    table.row(
        reports=f"{len(planted.reports):,}", planted=f"{len(planted.pairs):,}",
        recall=f"{len(hit) / len(planted.pairs):.4f}", precision=f"{len(hit) / max(1, len(got) - len(natural)):.4f}",
        natural=len(natural), **{k: shares.get(k, "") for k in (*KINDS, "siblings")},
        kind_right=f"{sum(right.values()) / max(1, sum(by_kind[k] for k in KINDS)):.3f}",
        cpu=f"{seconds:.1f} s", ms=f"{1000 * seconds / len(planted.reports):.2f}", grown=f"{grown:,.0f} MB",
    )  # fmt: skip


def bench_near_duplicates(*, large: bool = False) -> list[Table]:
    """Measure at 5,000 and 20,000 reports; with `large` also at 200,000 made-up ones."""
    table = Table(
        "Near-duplicates",
        "Planted in PolNeAR, groups/allsides and groups/basil (1,500 real reports) and made-up reports of open sentences. "
        "`natural`: pairs of real reports that nobody planted (agency copies, most of them); they count for neither side.",
    )
    measure(table, 3_000, 500)
    measure(table, 16_500, 2_000)
    if large:
        measure(table, 180_000, 20_000, with_real=False)
    return [table, asked_of(table)]


def asked_of(table: Table) -> Table:
    """What was asked for, from the rows at 20,000 reports and at the largest size."""
    asked = asked_table()
    row = table.rows[1]
    asked.row(what="near-duplicates: recall", asked="≥ 0.98", measured=row["recall"], size=f"{row['reports']} reports")
    asked.row(
        what="near-duplicates: precision", asked="≥ 0.99", measured=row["precision"], size=f"{row['reports']} reports"
    )
    last = table.rows[-1]
    asked.row(
        what="near-duplicates: growth", asked="seconds and memory to 200,000", measured=f"{last['cpu']}, {last['grown']}",
        size=f"{last['reports']} reports",
    )  # fmt: skip
    return asked


def real_overlaps() -> list[tuple[float, float, str, str]]:
    """The highest overlaps between real reports of one event: what the thresholds must stand above."""
    found = []
    for name in ("allsides", "basil"):
        reports = [one.report for one in corpora.groups(name)]
        of = {r.id: r for r in reports}
        found += [(p.jaccard, p.containment, of[p.left].file, of[p.right].file) for p in find_near_duplicates(reports)]
    return sorted(found, reverse=True)
