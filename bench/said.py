"""Who said what, measured: PolNeAR's development part, direct quotations alone, the gold groups, GAP; `python -m bench.said`."""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.polnear import Article, Attributed, Tally, content_words, core_words, read_articles, words_at
from bench.said_baselines import plain_rules, textacy_rules
from bench.said_commitment import commitment_scores
from bench.said_gap import gap_scores
from bench.said_gold import gold_scores
from bench.said_newsroom import newsroom_scores
from bench.said_paragraphs import paragraph_scores
from crossread.annotate.annotated import Annotated
from crossread.annotate.cast import Cast, find_cast
from crossread.annotate.pipeline import Annotator, load_annotator
from crossread.extract.quotations import find_quotations
from crossread.extract.quotations.attribution import Attribution
from crossread.extract.quotations.attributions import find_attributions
from crossread.extract.quotations.cues import load_cues
from crossread.extract.quotations.find import utterances
from crossread.extract.quotations.kinds import kind_of
from crossread.extract.quotations.labelled import labelled
from crossread.extract.quotations.marks import find_stretches
from crossread.extract.quotations.pairing import Paired, pair_stretches
from crossread.load import load_tools
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report

SHARED = Path("../shared")
RESULTS = Path("bench/results")
MATCHING = """Matching: spans are compared by the words they cover, so quotation marks and punctuation do not count, nor does
a "that" at the head of a content. *exact*: the same words. *overlap*: at least half of the shorter span's words are shared,
one to one. *cue, core*: auxiliaries, adverbs, prepositions and days inside a cue do not count ("has also said on Monday" =
"said"); *cue, strict*: they do. PolNeAR marks no attribution inside another's content or source, so ours that lie inside one
are left out before matching; quotations and their reporting clause are one attribution."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in one article, in PolNeAR's terms, with the time each stage took."""

    attributed: tuple[Attributed, ...]
    annotated: Annotated
    cast: Cast
    seconds_annotating: float
    seconds_said: float


def find(article: Article, annotate: Annotator) -> Found:
    """Annotate one article and find its attributions; times are CPU seconds."""
    report = text_report(article.text.encode(), file=article.name + ".txt", metadata=Metadata())
    start = time.process_time()
    annotated = annotate(report)
    middle = time.process_time()
    cast = find_cast(annotated)
    find_quotations(annotated, cast=cast)
    end = time.process_time()
    return Found(tuple(as_attributed(annotated, cast)), annotated, cast, middle - start, end - middle)


def as_attributed(annotated: Annotated, cast: Cast) -> list[Attributed]:
    """Our attributions in PolNeAR's terms: one a cue, a quotation's stretches and its clause in one content, none inside another."""
    cues = load_cues()
    stretches, _ = find_stretches(annotated.report)
    quoted = frozenset(t.i for s in stretches if s.within is None for t in annotated.tokens_in(s.start, s.end))
    attributions = find_attributions(annotated, cues=cues, quoted=quoted)
    pairs = utterances(annotated, pair_stretches(annotated, stretches, attributions, cast=cast, cues=cues))
    paired = [p for p in pairs if p.stretch.within is None]
    set_off = [a for a in labelled(annotated, cues=cues) if not any(i in quoted for i in range(*a.content[0]))]
    by_head: dict[int, Attribution] = {a.head: a for a in [*attributions, *set_off] if a.head not in quoted}
    by_head.update(
        {
            p.attribution.head: p.attribution
            for p in paired
            if p.attribution is not None and p.attribution.head not in by_head
        }
    )
    contents = {head: _content(annotated, attribution, paired) for head, attribution in by_head.items()}
    kept = [head for head in by_head if not _inside_another(head, by_head, contents, annotated)]
    return [_attributed(annotated, by_head[head], contents[head]) for head in sorted(kept)]


def _content(annotated: Annotated, attribution: Attribution, paired: Sequence[Paired]) -> list[tuple[int, int]]:
    """The offsets of a content with the quotations under its cue; a whole quotation is all there is to it, unless words lead up to it."""
    tokens = annotated.tokens
    spans = [(tokens[a].start, tokens[b - 1].end) for a, b in attribution.content]
    mine = [p for p in paired if p.attribution is not None and p.attribution.head == attribution.head]
    whole = [p for p in mine if kind_of(annotated, p.stretch, p) == "direct"]
    if (attribution.frame == "quoted" and mine) or (whole and spans[0][0] >= min(p.stretch.outer_start for p in whole)):
        spans = []
    spans += [(p.stretch.start, p.stretch.end) for p in mine]
    cue = (tokens[attribution.cue[0]].start, tokens[attribution.cue[1] - 1].end)
    return sorted({(a, b) for a, b in spans if not a <= cue[0] < b})


def _inside_another(
    head: int, by_head: dict[int, Attribution], contents: dict[int, list[tuple[int, int]]], annotated: Annotated
) -> bool:
    at = annotated.tokens[head].start
    return any(
        other != head and (any(a <= at < b for a, b in contents[other]) or _in_span(head, attribution.source))
        for other, attribution in by_head.items()
    )


def _in_span(token: int, span: tuple[int, int] | None) -> bool:
    return span is not None and span[0] <= token < span[1]


def _attributed(annotated: Annotated, attribution: Attribution, content: Sequence[tuple[int, int]]) -> Attributed:
    tokens = annotated.tokens

    def offsets(span: tuple[int, int]) -> tuple[int, int]:
        return tokens[span[0]].start, tokens[span[1] - 1].end

    source = (offsets(attribution.source),) if attribution.source is not None else ()
    return Attributed(source, (offsets(attribution.cue),), tuple(content))


@dataclass(slots=True)
class Tallies:
    """The tallies of one system over a set of articles."""

    source: Tally
    cue: Tally
    cue_strict: Tally
    content: Tally


def tally(articles: Sequence[Article], found: Sequence[Sequence[Attributed]]) -> Tallies:
    """Count what a system found against what is marked."""
    counts = Tallies(Tally(), Tally(), Tally(), Tally())
    for article, ours in zip(articles, found, strict=True):
        text = article.text
        counts.source.add([words_at(text, g.source) for g in article.gold], [words_at(text, f.source) for f in ours])
        counts.cue.add([core_words(text, g.cue) for g in article.gold], [core_words(text, f.cue) for f in ours])
        counts.cue_strict.add([words_at(text, g.cue) for g in article.gold], [words_at(text, f.cue) for f in ours])
        counts.content.add(
            [content_words(text, g.content) for g in article.gold], [content_words(text, f.content) for f in ours]
        )
    return counts


def table(rows: Sequence[tuple[str, Tallies]]) -> list[str]:
    """The table of all systems: F1, with precision and recall for the exact figure."""
    lines = [
        "| system | span | exact P | exact R | exact F1 | overlap F1 | marked | found |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name, t in rows:
        for kind, one in (
            ("source", t.source),
            ("cue, core", t.cue),
            ("cue, strict", t.cue_strict),
            ("content", t.content),
        ):
            p, r, f = one.f1(one.exact)
            lines.append(
                f"| {name} | {kind} | {p:.1f} | {r:.1f} | **{f:.1f}** | {one.f1(one.overlap)[2]:.1f} | {one.gold} | {one.found} |"
            )
    return lines


def is_direct(text: str, attributed: Attributed) -> bool:
    """Whether a marked content stands wholly between quotation marks."""
    if not attributed.content:
        return False
    return all(text[a : a + 1] in "“\"'" and len(text[a:b].split()) > 2 for a, b in attributed.content) and all(
        text[b - 1 : b] in "”\"'’" for _, b in attributed.content
    )


def direct_table(
    articles: Sequence[Article], systems: Sequence[tuple[str, Sequence[Sequence[Attributed]]]], found: Sequence[Found]
) -> list[str]:
    """Direct quotations alone: how many of the marked contents are found exactly, and with the right speaker."""
    lines = ["| system | marked | content exact | % | speaker right | % of found |", "|---|---|---|---|---|---|"]
    for name, outputs in systems:
        marked = exact = right = 0
        for article, ours, mine in zip(articles, outputs, found, strict=True):
            given = {content_words(article.text, f.content): f for f in ours if f.content}
            for gold in (g for g in article.gold if is_direct(article.text, g)):
                marked += 1
                hit = given.get(content_words(article.text, gold.content))
                exact += hit is not None
                right += hit is not None and _same_speaker(article.text, gold, hit, mine)
        lines.append(
            f"| {name} | {marked} | {exact} | {100 * exact / max(1, marked):.1f} | {right} | {100 * right / max(1, exact):.1f} |"
        )
    return lines


def _same_speaker(text: str, gold: Attributed, found: Attributed, mine: Found) -> bool:
    """Right when the two sources share a word, or name one actor of our cast, or neither side names one."""
    wanted, given = set(words_at(text, gold.source)), set(words_at(text, found.source))
    if wanted & given or (not wanted and not given):
        return True
    actors = [
        {mine.cast.actor_of.get(t.i) for a, b in span for t in mine.annotated.tokens_in(a, b)} - {None}
        for span in (gold.source, found.source)
    ]
    return bool(actors[0] & actors[1])


def misses(articles: Sequence[Article], found: Sequence[Sequence[Attributed]]) -> list[str]:
    """What share of the marked contents is missed in which way."""
    kinds: Counter[str] = Counter()
    for article, ours in zip(articles, found, strict=True):
        text = article.text
        contents = [set(content_words(text, f.content)) for f in ours]
        cues = {w for f in ours for w in core_words(text, f.cue)}
        for gold in article.gold:
            wanted = set(content_words(text, gold.content))
            if not wanted:
                continue
            kinds[_miss(wanted, contents, bool(set(core_words(text, gold.cue)) & cues))] += 1
    total = sum(kinds.values())
    return [
        "| marked contents | n | % |",
        "|---|---|---|",
        *(f"| {k} | {n} | {100 * n / total:.1f} |" for k, n in kinds.most_common()),
    ]


def _miss(wanted: set[int], contents: Sequence[set[int]], cue_found: bool) -> str:
    """One marked content: found exactly, or missed how."""
    best = max(contents, key=lambda c: len(c & wanted), default=set())
    if best == wanted:
        return "found exactly"
    if not best & wanted:
        return "cue found, nothing of the content" if cue_found else "cue not found"
    if best < wanted:
        return "too short"
    if best > wanted:
        return "too long"
    return "edges differ on both sides"


def main(argv: Sequence[str] | None = None) -> None:
    """Run every measurement and write one table each, so that one can be run again alone."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", default="dev", help="part of PolNeAR (dev, train)")
    parser.add_argument("--sample", type=int, default=0, help="only this many articles, drawn with a fixed seed")
    parser.add_argument("--only", default="", help="polnear, gold, gap, commitment, newsroom or paragraphs")
    options = parser.parse_args(argv)
    annotate = load_annotator()
    steps: dict[str, Callable[[], list[str]]] = {
        "polnear": lambda: polnear_lines(annotate, options.part, options.sample),
        "gold": lambda: gold_scores(annotate, SHARED),
        "commitment": lambda: commitment_scores(SHARED),
        "gap": lambda: gap_scores(annotate, SHARED),
        "newsroom": lambda: newsroom_scores(load_tools()),
        "paragraphs": lambda: paragraph_scores(annotate),
    }
    whole = options.part == "dev" and not options.sample
    for name, step in steps.items():
        if options.only in ("", name):
            text = "\n".join(
                ["# Said: quotations, speakers, attributions", "", "Command: `python -m bench.said`", "", *step()]
            )
            print(text + "\n", flush=True)
            if whole:
                RESULTS.mkdir(exist_ok=True)
                (RESULTS / f"said-{name}.md").write_text(text.rstrip() + "\n", encoding="utf-8")


def polnear_lines(annotate: Annotator, part: str, sample: int) -> list[str]:
    """Everything measured on PolNeAR."""
    articles = read_articles(SHARED / "data" / "polnear" / part)
    if sample:
        articles = sorted(random.Random(1).sample(articles, sample), key=lambda a: a.name)
    found = [find(article, annotate) for article in articles]
    ours = [f.attributed for f in found]
    plain = [plain_rules(article.text) for article in articles]
    systems = [("crossread", ours), ("plain rules", plain)]
    outside = textacy_rules([f.annotated for f in found])
    if outside is not None:
        systems.append(("textacy direct_quotations", outside))
    spent, said = sum(f.seconds_annotating for f in found), sum(f.seconds_said for f in found)
    return [
        f"## PolNeAR, {part}: {len(articles)} articles, {sum(len(a.gold) for a in articles)} attributions",
        "",
        MATCHING,
        "",
        *table([(name, tally(articles, outputs)) for name, outputs in systems]),
        "",
        "Where marked contents are missed:",
        "",
        *misses(articles, ours),
        "",
        "Direct quotations alone (marked contents wholly between marks; speaker right: the sources share a word or name one "
        "actor of our cast):",
        "",
        *direct_table(articles, systems, found),
        "",
        f"Speed: cast, quotations and speakers cost {100 * said / spent:.0f} % on top of annotation (CPU time, same run).",
    ]


if __name__ == "__main__":
    main()
