"""Alignment of statements: what tells one matter meets, with its evidence; what does not is left alone."""

from dataclasses import replace

from crossread.align.candidates import candidate_pairs
from crossread.align.features import EVIDENCE, SECOND_LOOK
from crossread.align.matters import Alignment
from crossread.align.profiles import Story, make_story
from crossread.align.scoring import Weights, load_weights, score_pairs
from crossread.align.statements import align_statements, align_story
from crossread.annotate.annotated import Annotated, Sentence, Token
from crossread.records.text import Report
from crossread.records.told import Statement

NAMES = frozenset({"Orvane", "Dellmar"})
VERBS = {
    "flooded": "flood",
    "closed": "close",
    "sang": "sing",
    "resigned": "resign",
    "quit": "quit",
    "rescued": "rescue",
    "hurt": "hurt",
    "injured": "injure",
    "burned": "burn",
    "limping": "limp",
}


def written(label: str, *sentences: str) -> tuple[Annotated, tuple[Statement, ...]]:
    """A report of short sentences, a statement each; the verb is known by its form."""
    text, tokens, found, statements = "", [], [], []
    for number, sentence in enumerate(sentences):
        start = len(text)
        first = len(tokens)
        for word in sentence.split():
            at = len(text) + (1 if text else 0)
            text = text.ljust(at) + word
            pos = "VERB" if word in VERBS else "PROPN" if word in NAMES else "NUM" if word.isdigit() else "NOUN"
            lemma = VERBS.get(word, word.lower())
            tokens.append(Token(len(tokens), at, at + len(word), word, lemma, pos, "", "dep", first, number, ""))
        found.append(Sentence(number, first, len(tokens), start, len(text), number, "paragraph"))
    report = Report(label, label, text, label, "", "", None, None, None, None, "en", (), ())
    annotated = Annotated(report, tuple(tokens), tuple(found), ())
    for sentence_ in found:
        verb = next(t for t in annotated.words(sentence_) if t.pos == "VERB")
        anchor = annotated.span(sentence_.first, sentence_.last)
        statements.append(
            Statement(
                f"{label}{sentence_.i}", label, (anchor,), ("narrator",), annotated.span(verb.i, verb.i + 1), verb.lemma, (),
                "affirmed", "asserted", "past", None, None, (), (), sentence_.i,
            )
        )  # fmt: skip
    return annotated, tuple(statements)


def align(*reports: tuple[Annotated, tuple[Statement, ...]], rule: Weights | None = None) -> list[tuple[str, ...]]:
    """The ids that are aligned, group by group."""
    return [a.statements for a in alignments(*reports, rule=rule)]


def alignments(*reports: tuple[Annotated, tuple[Statement, ...]], rule: Weights | None = None) -> tuple[Alignment, ...]:
    """The alignments of some reports without quotations, figures and dates."""
    none: list[tuple[()]] = [() for _ in reports]
    return align_statements(
        [r[0] for r in reports], [r[1] for r in reports], quotations=none, same_quotations=(), figures=none, dates=none,
        weights=rule,
    ).matters  # fmt: skip


def story_of(*reports: tuple[Annotated, tuple[Statement, ...]]) -> Story:
    """The story of some reports without quotations, figures and dates."""
    none: list[tuple[()]] = [() for _ in reports]
    return make_story(
        [r[0] for r in reports], [r[1] for r in reports], quotations=none, same_quotations=(), figures=none, dates=none, encode=None
    )  # fmt: skip


ONE = written(
    "A", "water flooded lower Orvane streets", "fans sang outside stadium", "Dellmar mayor resigned yesterday evening"
)
TWO = written("B", "river water flooded Orvane streets", "Dellmar mayor quit yesterday evening", "bakers closed early")


def test_statements_of_one_matter_meet() -> None:
    """The flood meets the flood, and who resigned is who quit; the rest stays alone."""
    assert align(ONE, TWO) == [("A0", "B0"), ("A2", "B1")]


def test_a_report_alone_has_no_alignment() -> None:
    """Statements of one report are never aligned with each other."""
    assert align(written("A", "water flooded Orvane streets", "water flooded Orvane streets")) == []


def test_names_alone_do_not_align() -> None:
    """Two sentences that share nothing but the names in them are two matters, however alone they stand."""
    one = written("A", "Dellmar resigned near Orvane harbour", "fans sang outside stadium")
    two = written("B", "Orvane minister Dellmar rescued kittens", "bakers closed early")
    assert align(one, two, rule=replace(load_weights(), accept=0.0, accept_mutual=0.0)) == []


def test_a_kind_of_event_told_once_in_each_report_is_evidence() -> None:
    """The only two statements of injuries are compared though they share no word, and less so where others tell of injuries too."""
    one = written("A", "glaziers hurt", "fans sang outside stadium")
    once, often = (
        score_pairs(story_of(one, two), load_weights())
        for two in (
            written("B", "burned roofers", "bakers closed early"),
            written("B", "burned roofers", "limping joiners", "casualty wards closed"),
        )
    )
    kind = EVIDENCE.index("kind of event")
    assert once.first[0, 2][kind] == 1 > often.first[0, 2][kind] > 0


def test_a_pair_between_sure_pairs_gains() -> None:
    """The second look knows the order of telling: what stands between two matters that both tell is more surely one."""
    middle = ("glaziers hurt", "burned roofers")
    ends = ("water flooded Orvane streets", "Dellmar mayor resigned yesterday evening")
    apart = ("bakers closed early", "whales sang")
    between = score_pairs(
        story_of(written("A", ends[0], middle[0], ends[1]), written("B", ends[0], middle[1], ends[1])), load_weights()
    )
    alone = score_pairs(
        story_of(written("A", ends[0], middle[0], ends[1]), written("B", apart[0], middle[1], apart[1])), load_weights()
    )
    neighbours = SECOND_LOOK.index("neighbours")
    assert between.again[1, 4][neighbours] > alone.again[1, 4][neighbours]


def test_nothing_in_common_is_not_forced() -> None:
    """Two reports that share no word share no matter."""
    assert align(ONE, written("B", "divers rescued whale")) == []


def test_each_alignment_says_what_it_rests_on() -> None:
    """Its shares are named kinds of evidence and do not exceed the whole."""
    for alignment in alignments(ONE, TWO):
        assert alignment.shares and {s.evidence for s in alignment.shares} <= {*EVIDENCE, *SECOND_LOOK}
        assert sum(s.share for s in alignment.shares) <= 1.05
        assert all(load_weights().accept_mutual <= link.score <= 1 for link in alignment.links)


def test_three_reports_make_one_matter() -> None:
    """What three reports tell is one alignment, in the order of the reports."""
    three = written("C", "flooded Orvane streets under water", "whales sang")
    assert ("A0", "B0", "C0") in align(ONE, TWO, three)


def test_a_matter_takes_few_statements_of_a_report() -> None:
    """With one statement a report at most, a report that repeats itself keeps the rest apart."""
    twice = written("B", "river water flooded Orvane streets", "water flooded lower Orvane streets")
    rule = replace(load_weights(), per_report=1)
    assert all(len(group) == 2 for group in align(ONE, twice, rule=rule))


def test_a_bar_too_high_aligns_nothing() -> None:
    """The scores decide: above the highest score there is no link."""
    assert align(ONE, TWO, rule=replace(load_weights(), accept=1.1, accept_mutual=1.1, merge=1.1)) == []


def test_the_pairs_to_score_grow_with_the_statements() -> None:
    """In a large group each statement is weighed against a bounded number of others."""
    reports = [written(f"R{n}", *[f"matter{k} flooded town{k} bridge{k}" for k in range(30)]) for n in range(8)]
    story = story_of(*reports)
    pairs = candidate_pairs(story).pairs
    assert len(pairs) <= 16 * len(story.profiles)
    assert all(story.profiles[i].report != story.profiles[j].report for i, j in pairs)
    assert align_story(story, load_weights())


def test_pairs_left_out_are_counted() -> None:
    """What the bound on the work drops is told: with more like statements than a statement is compared with, the rest are counted."""
    reports = [written(f"R{n}", *["quartz flooded valley" for _ in range(3)]) for n in range(20)]
    many = [written(f"S{n}", *[f"matter{n} flooded town{n} bridge{k}x{n}" for k in range(10)]) for n in range(11)]
    alike = candidate_pairs(story_of(*reports, *many))
    every = (60 * 59 - 20 * 3 * 2) // 2
    assert alike.left_out == every - len(alike.pairs) > 0
    assert candidate_pairs(story_of(*reports[:2])).left_out == 0
