"""Where phrases begin and end: noun phrases that name a source, and verb groups that make a cue."""

from crossread.annotate.annotated import Annotated, Token
from crossread.annotate.day_names import WEEKDAYS

Span = tuple[int, int]

DAYS = frozenset(
    [*WEEKDAYS, "yesterday", "today", "tonight", "tomorrow", "week", "month", "year", "morning", "evening"]
)
_OPEN_QUOTES = frozenset(["“", '"', "‘", "'", "``", "«"])
_CLOSE_QUOTES = frozenset(["”", '"', "’", "'", "''", "»"])
_OCCASION = frozenset(["in", "on", "during", "after"])
_GROUP = frozenset(["aux", "aux:pass", "cop", "advmod", "mark"])


def noun_phrase(annotated: Annotated, head: int, *, floor: int, ceiling: int) -> Span:
    """The words of a noun phrase around its head, between two token limits: what hangs on it without a gap, names and nouns that
    adjoin it, and an apposition that a comma closes right before the upper limit; without dateline, day or leading adverb.
    """
    tokens = annotated.tokens
    below = {
        i for i in annotated.subtree(head, without=("parataxis", "cc:preconj", "discourse")) if floor <= i < ceiling
    }
    first = last = head
    while first - 1 in below:
        first -= 1
    while first - 1 >= floor and _adjoins(tokens[first - 1], tokens[first]):
        first -= 1
    while last + 1 in below or (
        last + 1 < ceiling and tokens[last + 1].pos in ("PROPN", "NUM") and tokens[last].pos in ("PROPN", "NOUN", "NUM")
    ):
        last += 1
    first = _past_dateline(annotated, first, last)
    last = _over_apposition(annotated, last, ceiling)
    while first < head and (
        tokens[first].pos in ("PUNCT", "CCONJ", "SCONJ", "ADV", "SPACE") or tokens[first].dep == "case"
    ):
        first += 1
    last = _before_time(annotated, head, last)
    last = _before_occasion(annotated, head, last)
    while last > head and tokens[last].pos in ("PUNCT", "ADP") and tokens[last].text not in (")", "”", '"', ","):
        last -= 1
    if last > head and tokens[last].text == "," and not any(tokens[i].text == "," for i in range(first, last)):
        last -= 1
    return first, last + 1


def _adjoins(token: Token, following: Token) -> bool:
    """Whether a word before a name is part of it or of the title before it."""
    if token.lower in DAYS or following.pos not in ("PROPN", "NOUN"):
        return False
    return (token.pos == "PROPN" and token.tag != "VBD") or (token.pos == "ADJ" and token.text[0].isupper())


def _past_dateline(annotated: Annotated, first: int, last: int) -> int:
    """Leave out a dateline ("PARIS — ") before a phrase, even where it was taken for its head."""
    tokens = annotated.tokens
    for i in range(min(last, first + 12) - 1, first, -1):
        if (
            tokens[i].text in ("—", "–", "―", "-", "--")
            and tokens[i - 1].end < tokens[i].start
            and tokens[first].text[0].isupper()
        ):
            return i + 1
    return first


def _over_apposition(annotated: Annotated, last: int, ceiling: int) -> int:
    """Take in an apposition between commas that ends right before the upper limit ("Ada Example, a farmer from Porto, said")."""
    tokens = annotated.tokens
    if ceiling - 1 <= last + 1 or tokens[ceiling - 1].text != "," or tokens[last + 1].text != ",":
        return last
    if tokens[last + 2].pos in ("DET", "NOUN", "PROPN", "ADJ", "NUM") and ceiling - last < 40:
        return ceiling - 1
    return last


def _before_occasion(annotated: Annotated, head: int, last: int) -> int:
    """Leave out where or when a named person spoke, tied to the name ("Ada Example in a letter")."""
    tokens = annotated.tokens
    if tokens[head].pos != "PROPN":
        return last
    cut = next((i for i in range(head + 1, last) if tokens[i].pos == "ADP" and tokens[i].lower in _OCCASION), None)
    return last if cut is None or any(t.text == "," for t in tokens[head:cut]) else cut - 1


def _before_time(annotated: Annotated, head: int, last: int) -> int:
    """Leave out a day at the end of a phrase ("The mayor on Thursday", "The board this past week")."""
    tokens = annotated.tokens
    if last > head and tokens[last].lower in DAYS:
        last -= 1
        while last > head and (
            tokens[last].lower in ("on", "late", "early", "this", "past", "last", "next") or tokens[last].lower in DAYS
        ):
            last -= 1
    return last


def verb_group(annotated: Annotated, verb: int) -> Span:
    """A verb with the auxiliaries and adverbs right before it and the particle right after it."""
    tokens = annotated.tokens
    first, last = verb, verb + 1
    while first > annotated.sentence_of(verb).first:
        before = tokens[first - 1]
        if before.pos == "CCONJ" and tokens[first].pos == tokens[first - 2].pos == "ADV" and first - 2 > 0:
            first -= 2  # "repeatedly and wrongly said"
            continue
        if before.head not in (verb, first) or before.dep not in _GROUP or before.pos not in ("AUX", "ADV", "PART"):
            break
        first -= 1
    while (
        first < verb
        and tokens[first].pos == "ADV"
        and tokens[first].lower in ("when", "how", "where", "why", "so", "then", "as", "while")
    ):
        first += 1
    if last < annotated.sentence_of(verb).last and tokens[last].dep == "compound:prt" and tokens[last].head == verb:
        last += 1
    return first, last


def passive(annotated: Annotated, verb: int) -> bool:
    """Whether a verb is in the passive here."""
    if any(child.dep in ("aux:pass", "nsubj:pass") for child in annotated.dependents(verb)):
        return True
    token = annotated.tokens[verb]
    bare = not any(child.dep.startswith("aux") for child in annotated.dependents(verb))
    return (
        token.tag == "VBN"
        and bare
        and (token.dep in ("acl", "amod") or (token.dep == "advcl" and _opens_clause(annotated, verb)))
    )


def _opens_clause(annotated: Annotated, i: int) -> bool:
    """Whether a participle opens its sentence or follows a conjunction right there ("Asked why", "When asked why")."""
    first = annotated.sentence_of(i).first
    return i == first or annotated.tokens[i - 1].lower in ("when", "if", "once", "while", "though", "until")


def is_open_quote(token: Token) -> bool:
    """Whether a token is a mark that may open a quotation."""
    return token.text in _OPEN_QUOTES


def is_close_quote(token: Token) -> bool:
    """Whether a token is a mark that may close a quotation."""
    return token.text in _CLOSE_QUOTES
