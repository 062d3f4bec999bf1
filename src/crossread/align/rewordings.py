"""Whether two short sentences of one speaker are one sentence put otherwise: content words by dictionary form, in order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from crossread.align.quotation_words import quotation_words
from crossread.align.word_diff import Word, fold_word
from crossread.align.words import CONTENT, are_opposites, are_related
from crossread.annotate.annotated import Annotated, Token
from crossread.extract.figures.numbers import find_numbers

_LONGEST = 30  # words: a longer sentence has enough words of its own to be known by
_LEAST_KEPT = 0.6  # of the longer sentence's content words
_EACH_REPLACED_NEEDS = (
    4  # content words in common for each that another stands for; two sentences of a refrain differ in one word
)
_LEAST_RUN = 5  # words unbroken, which make up for content words that differ
_LEAST_ALL = 0.5  # of the longer sentence's words, small ones too
_LEAST_ALL_FOR_ONE = 0.7  # where one content word is all that both have
_LEAST_WORDS_FOR_ONE = 4
_SWAPPED = 2  # places: "a cruel and senseless crime", "a senseless, cruel crime"


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a print: its dictionary form (folded), whether it carries content or only helps a verb, the number it names, and
    the sentence it stands in.
    """

    lemma: str
    content: bool
    helps: bool
    value: float | None
    sentence: int


def terms_of(annotated: Annotated, words: Sequence[Word]) -> tuple[Term, ...]:
    """The words of a print with what comparing takes, runs that one word can stand for ("going to") as that word."""
    if not words:
        return ()
    token_at = {t.start: t for t in annotated.tokens_in(words[0].start, words[-1].end)}
    terms: list[Term] = []
    for word in words:
        token = token_at.get(word.start)
        terms.append(_term(word, token, terms[-1].sentence if terms else 0))
    return tuple(_without_phrases(terms))


def _term(word: Word, token: Token | None, sentence: int) -> Term:
    light = quotation_words().light
    if token is None:
        return Term(word.folded, word.folded not in light, False, None, sentence)
    is_number = token.pos == "NUM" or word.folded[0].isdigit()
    lemma = word.folded if is_number else fold_word(token.lemma)
    content = token.pos in CONTENT and not {lemma, word.folded} & light
    value = _value(word.folded) if is_number else None
    return Term(quotation_words().alike.get(lemma, lemma), content, token.pos == "AUX", value, token.sentence)


def _value(word: str) -> float | None:
    found = find_numbers(word)
    return found[0].low if len(found) == 1 and found[0].form == "cardinal" else None


def _without_phrases(terms: Sequence[Term]) -> Iterator[Term]:
    """The terms with each run of the list put as the one word it stands for."""
    phrases = quotation_words().phrases
    at = 0
    while at < len(terms):
        run = next((n for n in (4, 3, 2) if tuple(t.lemma for t in terms[at : at + n]) in phrases), 0)
        if run:
            word = phrases[tuple(t.lemma for t in terms[at : at + run])]
            content = word not in quotation_words().light and any(t.content for t in terms[at : at + run])
            yield Term(word, content, not content, None, terms[at].sentence)
        else:
            yield terms[at]
        at += run or 1


def share_content(left: Sequence[Term], right: Sequence[Term]) -> bool:
    """Tell whether two prints have a content word in common, in whatever form."""
    one, other = ({t.lemma for t in side if t.content} for side in (left, right))
    return not one.isdisjoint(other)


def is_reworded(left: Sequence[Term], right: Sequence[Term]) -> bool:
    """Tell whether a sentence of one print is one of the other put otherwise: the same content words by dictionary form or family,
    in one order, next to none replaced by another, and most small words too.

    "We will not wait for it to break" and "We are not waiting for it to break" are; "We will rebuild the school" and "We will
    rebuild the bridge" are not, nor are prices that rise and prices that fall. Whether a negation or a number differs inside the
    sentence is not asked here (see dropped_words.py).
    """
    return any(_is_one(a, b) for a in _sentences(left) for b in _sentences(right))


def _sentences(terms: Sequence[Term]) -> list[list[Term]]:
    cut = (list(group) for _, group in groupby(terms, key=lambda t: t.sentence))
    return [one for one in cut if 3 <= len(one) <= _LONGEST]


def _is_one(left: Sequence[Term], right: Sequence[Term]) -> bool:
    one, other = ([t for t in side if t.content] for side in (left, right))
    if not one or not other:
        return False
    met = _met(one, other)
    rest = [[t for n, t in enumerate(side) if n not in {m[k] for m in met}] for k, side in enumerate((one, other))]
    if any(are_opposites(a.lemma, b.lemma) for a in rest[0] for b in rest[1]):
        return False
    words, longer, run = _in_common(left, right)
    if len(met) < 2:
        enough = words >= _LEAST_WORDS_FOR_ONE and words >= _LEAST_ALL_FOR_ONE * longer
        return len(met) == 1 and not rest[0] and not rest[1] and enough
    replaced = min(len(rest[0]), len(rest[1]))
    if replaced and len(met) < _EACH_REPLACED_NEEDS * replaced and run < _LEAST_RUN:
        return False
    return len(met) >= _LEAST_KEPT * max(len(one), len(other)) and words >= _LEAST_ALL * longer


def _in_common(left: Sequence[Term], right: Sequence[Term]) -> tuple[int, int, int]:
    """Words both have in one order, words of the longer, and the longest unbroken run; verbs' helpers left out."""
    one, other = ([t.lemma for t in side if not t.helps] for side in (left, right))
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(b.size for b in blocks), max(len(one), len(other)), max(b.size for b in blocks)


def _met(one: Sequence[Term], other: Sequence[Term]) -> list[tuple[int, int]]:
    """Places of the content words that both have, in one order or beside each other the other way round."""
    best = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i in range(len(one) - 1, -1, -1):
        for j in range(len(other) - 1, -1, -1):
            together = best[i + 1][j + 1] + 1 if _meet(one[i], other[j]) else 0
            best[i][j] = max(together, best[i + 1][j], best[i][j + 1])
    met, i, j = [], 0, 0
    while i < len(one) and j < len(other):
        if _meet(one[i], other[j]) and best[i][j] == best[i + 1][j + 1] + 1:
            met.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    lefts, rights = {i for i, _ in met}, {j for _, j in met}
    for i in set(range(len(one))) - lefts:
        near = [j for j in range(len(other)) if j not in rights and abs(i - j) <= _SWAPPED]
        swapped = next((j for j in near if one[i].lemma == other[j].lemma), None)
        if swapped is not None:
            met.append((i, swapped))
            rights.add(swapped)
    return met


def _meet(one: Term, other: Term) -> bool:
    """Two numbers fill one place, whatever they are."""
    if one.value is not None or other.value is not None:
        return one.value is not None and other.value is not None
    return are_related(one.lemma, other.lemma)
