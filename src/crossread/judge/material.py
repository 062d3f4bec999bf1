"""Everything that judgement looks things up in: reports, statements, figures, dates, quotations and actors, by id."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar, cast

from crossread.align.words import Vocabulary, content_words, vocabulary
from crossread.annotate.annotated import Annotated, Sentence, Token
from crossread.annotate.cast import Cast
from crossread.judge.folded_words import FoldedWords, fold_words
from crossread.records.said import Actor, Quotation
from crossread.records.text import Anchor
from crossread.records.told import Figure, Statement, When

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a statement (marks left out), those that carry content with the vocabulary of their dictionary forms, the
    sentence it begins in, and the words of that; and both runs of words folded.
    """

    tokens: tuple[Token, ...]
    content: tuple[Token, ...]
    vocabulary: Vocabulary
    sentence: Sentence
    around: tuple[Token, ...]
    folded: FoldedWords
    folded_around: FoldedWords


@dataclass(frozen=True)
class Material:
    """The findings of all reports of a group, by id; `casts` and `annotated` by report id."""

    annotated: Mapping[str, Annotated]
    casts: Mapping[str, Cast]
    statements: Mapping[str, Statement]
    figures: Mapping[str, Figure]
    dates: Mapping[str, When]
    quotations: Mapping[str, Quotation]
    figures_of: Mapping[str, Sequence[Figure]]
    dates_of: Mapping[str, Sequence[When]]
    quotations_of: Mapping[str, Sequence[Quotation]]
    order: Mapping[str, int]

    def words(self, statement: Statement) -> Words:
        """The words of a statement and of its sentence; looked up once, since every rule asks for them for every pair."""
        known = self._words.get(statement.id)
        if known is None:
            known = self._words[statement.id] = _words(self.annotated[statement.report], statement)
        return known

    @cached_property
    def _words(self) -> dict[str, Words]:
        """The words asked for so far."""
        return {}

    def once(self, read: Callable[["Material", Statement], T], statement: Statement) -> T:
        """What a rule reads of one statement alone; read once, since the rule asks for it in every pair."""
        key = (read, statement.id)
        if key not in self._read:
            self._read[key] = read(self, statement)
        return cast(T, self._read[key])

    @cached_property
    def _read(self) -> dict[tuple[Callable[["Material", Statement], object], str], object]:
        """What rules have read so far."""
        return {}

    def tokens(self, statement: Statement) -> tuple[Token, ...]:
        """The words of a statement, marks left out."""
        return self.words(statement).tokens

    def sentence(self, statement: Statement) -> Sentence:
        """The sentence a statement begins in."""
        return self.words(statement).sentence

    def actor(self, report: str, actor_id: str | None) -> Actor | None:
        """The actor with an id, as one report knows it."""
        return None if actor_id is None else self.casts[report].actor(actor_id)

    def lead(self, statement: Statement) -> Anchor:
        """The anchor that stands for a statement in a reason: its first."""
        return statement.anchors[0]


def _words(one: Annotated, statement: Statement) -> Words:
    found = [t for a in statement.anchors for t in one.tokens_in(a.start, a.end)]
    tokens = _without_marks(found)
    content = tuple(content_words(tokens))
    sentence = one.sentence_of(found[0].i)
    around = _without_marks(one.words(sentence))
    known = vocabulary(t.lemma.lower() for t in content)
    return Words(tokens, content, known, sentence, around, fold_words(tokens), fold_words(around))


def _without_marks(tokens: Sequence[Token]) -> tuple[Token, ...]:
    return tuple([t for t in tokens if t.wordlike])


def gather_material(
    annotated: Sequence[Annotated],
    casts: Sequence[Cast],
    statements: Sequence[Sequence[Statement]],
    quotations: Sequence[Sequence[Quotation]],
    figures: Sequence[Sequence[Figure]],
    dates: Sequence[Sequence[When]],
) -> Material:
    """Index the findings of all reports; sequences are in one order, that of the reports."""
    ids = [one.report.id for one in annotated]
    order = {s.id: n for n, s in enumerate(s for told in statements for s in told)}
    return Material(
        annotated=dict(zip(ids, annotated, strict=True)),
        casts=dict(zip(ids, casts, strict=True)),
        statements={s.id: s for told in statements for s in told},
        figures={f.id: f for found in figures for f in found},
        dates={d.id: d for found in dates for d in found},
        quotations={q.id: q for found in quotations for q in found},
        figures_of=dict(zip(ids, figures, strict=True)),
        dates_of=dict(zip(ids, dates, strict=True)),
        quotations_of=dict(zip(ids, quotations, strict=True)),
        order=order,
    )
