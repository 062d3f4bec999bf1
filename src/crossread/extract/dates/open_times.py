"""Finds times that an event still has to set: "once the strike ends", "until a deal is reached"."""

from collections.abc import Iterator

from crossread.annotate.annotated import Annotated, Token
from crossread.extract.dates.tense import tense_words
from crossread.records.text import Anchor

_MARKS = ("once", "until", "till", "unless")


def find_open_times(annotated: Annotated) -> Iterator[Anchor]:
    """Yield the clauses that begin with "once", "until" or "as soon as" and whose verb is in the present.

    In a past clause ("until he resigned") the event has happened and the time is not open.
    """
    for token in annotated.tokens:
        if token.lower in _MARKS[:3] or (token.lower == "soon" and _as_soon_as(annotated, token)):
            verb = _clause_verb(annotated, token)
            if verb is None or _is_idiom(annotated, verb):
                continue
            last = max((i for i in annotated.subtree(verb.i) if annotated.tokens[i].pos != "PUNCT"), default=verb.i)
            first = token.i - (token.lower == "soon")
            if first < verb.i <= last < annotated.sentence_of(token.i).last:
                yield annotated.span(first, _cut_at_comma(annotated, verb.i, last) + 1)


def _is_idiom(annotated: Annotated, verb: Token) -> bool:
    """ "until we drop", "until you see it": no event that comes, but for ever, or for anybody."""
    subjects = {t.lower for t in annotated.dependents(verb.i, "nsubj")}
    if subjects & {"you", "one"}:
        return True
    return verb.lemma.lower() in tense_words()["endless"] and bool(subjects & {"we", "they", "i", "he", "she", "it"})


def _as_soon_as(annotated: Annotated, token: Token) -> bool:
    return (
        0 < token.i < len(annotated.tokens) - 1
        and annotated.tokens[token.i - 1].lower == annotated.tokens[token.i + 1].lower == "as"
    )


def _clause_verb(annotated: Annotated, mark: Token) -> Token | None:
    """The present-tense verb (or the word with a present auxiliary) of the clause that a mark opens."""
    sentence = annotated.sentence_of(mark.i)
    for token in annotated.tokens[mark.i + 1 : min(sentence.last, mark.i + 12)]:
        if token.text in ',;:—–“”"' or token.tag in ("VBD", "MD"):
            return None
        if token.tag == "NNS" and _is_last_word(annotated, token) and token.lower[:-1] in tense_words()["timetable"]:
            return token  # "ends" taken for a noun by the tagger
        if token.tag in ("VBZ", "VBP") and not _in_relative_clause(annotated, token):
            head = annotated.tokens[token.head]
            return head if token.dep.startswith(("aux", "cop")) and head.i > mark.i else token
    return None


def _is_last_word(annotated: Annotated, token: Token) -> bool:
    """Whether only a mark, or nothing, follows in the sentence."""
    after = token.i + 1
    return after >= annotated.sentence_of(token.i).last or annotated.tokens[after].pos == "PUNCT"


def _in_relative_clause(annotated: Annotated, token: Token) -> bool:
    return token.dep == "acl:relcl" or annotated.tokens[token.head].dep == "acl:relcl"


def _cut_at_comma(annotated: Annotated, verb: int, last: int) -> int:
    """End the clause before a comma or closing mark after its verb."""
    for i in range(verb + 1, last + 1):
        if annotated.tokens[i].text in ',;:—–“”"':
            return i - 1
    return last
