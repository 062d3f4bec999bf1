"""Reads from the parse what a figure measures: the noun that is counted, or what rose, fell or cost, and the verb of it."""

from dataclasses import dataclass

from crossread.annotate.annotated import Annotated, Token
from crossread.extract.figures.tables import figure_words

_INSIDE = ("JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "HYPH", "CD", "POS", "AFX", "FW")
_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_LONGEST = 7
_PASSED = frozenset({"more", "other", "the", "such", "-", "separate", "additional", "plus", "odd", "strong"})
_WHEN = frozenset({"last", "next", "this", "past"})
_QUOTES = {"“": "”", "‘": "’", '"': '"'}
_EMPTY = frozenset({"many", "much", "strong"})  # "as many votes", "20-strong crew"
_UNSAID = ("DET", "PRON", "PUNCT", "NUM", "SYM", "PART", "ADP", "AUX", "CCONJ")


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun that a number counts: its token, and the tokens from the number's end to it."""

    head: int
    first: int
    last: int


def counted_noun(annotated: Annotated, last: int, *, several: bool) -> Counted | None:
    """The noun phrase that follows a number's last token: "267 [attack drones]", "dozens of [houses]", "two of the [men]".

    Read from the tags in order, since the parse often hangs a number elsewhere; the first plural noun that no noun follows ends it.
    """
    end = annotated.sentence_of(last).last
    at = last + 1
    if at < end and annotated.tokens[at].lower == "of" and (several or _determiner(annotated, at + 1)):
        at += 1
        if _determiner(annotated, at):
            at += 1
    elif at + 1 < end and annotated.tokens[at].lower == "worth" and annotated.tokens[at + 1].lower == "of":
        at += 2  # "$34 billion worth of imports"
    while at < end and annotated.tokens[at].lower in _PASSED:
        at += 1
    first, head = at, None
    while at < min(end, last + _LONGEST) and (annotated.tokens[at].tag in _INSIDE or _joins(annotated, first, at)):
        if head is not None and annotated.tokens[at].lower in _WHEN:  # "$15 billion in revenue last quarter"
            break
        if annotated.tokens[at].tag in _NOUNS:
            head = at
            if annotated.tokens[at].tag in ("NNS", "NNPS") and not (
                at + 1 < end and annotated.tokens[at + 1].tag == "NNS"
            ):
                break
        at += 1
    if head is None or (head == first and annotated.tokens[head].tag == "NNP"):
        return None  # "38 North" is a name, not thirty-eight of something
    return Counted(head, first, head)


def _determiner(annotated: Annotated, at: int) -> bool:
    return at < len(annotated.tokens) and (
        annotated.tokens[at].pos in ("DET", "NUM")
        or annotated.tokens[at].tag == "PRP$"
        or annotated.tokens[at].lower == "them"
    )


def _joins(annotated: Annotated, first: int, at: int) -> bool:
    """A hyphen, "and" between two adjectives, or a mark of quotation that opens or closes inside ('three “tender age” shelters')."""
    tokens = annotated.tokens
    if tokens[at].text == "-" or (at == first and tokens[at].text in _QUOTES):
        return True
    if tokens[at].text in _QUOTES.values():
        return tokens[first].text in _QUOTES and at > first
    if tokens[at].tag == "RB" and at + 1 < len(tokens):  # "422 likely Democratic voters", "12 newly elected members"
        return tokens[at + 1].tag in ("JJ", "VBN") and tokens[at].lower not in (
            "still",
            "not",
            "now",
            "already",
            "also",
        )
    return (
        tokens[at].lower in ("and", ",")
        and at + 1 < len(tokens)
        and tokens[at + 1].tag.startswith("JJ")
        and tokens[at - 1].tag.startswith("JJ")
    )


def phrase_words(annotated: Annotated, first: int, last: int) -> str:
    """Dictionary forms of the telling words of a phrase, in lower case: "attack drone"; for a mere change also what changes
    ("annual increase" + "in wages").
    """
    words = [
        token.lemma.lower()
        for token in annotated.tokens[first : last + 1]
        if token.pos not in _UNSAID and token.text.isalnum() and token.lower not in _EMPTY
    ]
    if words and words[-1] in figure_words()["changes"]:
        after = annotated.tokens[last + 1 : last + 4]
        if after and after[0].lower in ("in", "of", "for") and after[0].sentence == annotated.tokens[last].sentence:
            words += [token.lemma.lower() for token in after[1:] if token.tag in ("NN", "NNS", "JJ")]
    return " ".join(words)


def noun_words(annotated: Annotated, head: int, own: frozenset[int]) -> str:
    """A noun with its adjectives, compounds and "of" complement ("unemployment rate", "number of arrest"), less the figure's own words."""
    kept = [head]
    for child in annotated.dependents(head, "amod", "compound", "nmod"):
        if child.dep.startswith("nmod"):
            if any(case.lower == "of" for case in annotated.dependents(child.i, "case")) and child.pos in (
                "NOUN",
                "PROPN",
            ):
                kept.append(child.i)
                kept.extend(c.i for c in annotated.dependents(child.i, "amod", "compound"))
        elif child.i < head:
            kept.append(child.i)
    told = [annotated.tokens[i] for i in sorted(kept) if i not in own]
    return " ".join(t.lemma.lower() for t in told if t.pos not in _UNSAID and t.lower not in _EMPTY)


def predicate_of(annotated: Annotated, i: int) -> Token | None:
    """The nearest verb above a token, within its clause."""
    for token in annotated.ancestors(i):
        if token.pos == "VERB":
            return token
        if token.pos == "AUX" and token.dep in ("root", "ccomp", "conj", "advcl"):
            return token
    return None


def measure_around(annotated: Annotated, i: int, *, own: frozenset[int] = frozenset()) -> str:
    """What a number without counted noun tells of: the noun it stands with ("a rate of 5%", "the 5% rate"), else the object or
    subject of its verb ("cut rates to 5%", "rates fell to 5%"). `own` are the figure's own tokens, its unit among them.
    """
    token = annotated.tokens[i]
    named = _named_at(annotated, i, own)
    if named:
        return named
    for subject in annotated.dependents(i, "nsubj"):  # "turnout was 63%"
        if subject.pos in ("NOUN", "PROPN"):
            return noun_words(annotated, subject.i, own)
    for above in annotated.ancestors(i):
        if above.i in own or _dates(
            annotated, above
        ):  # "lost $5 million last year": the parse may hang the sum on the year
            token = above
            continue
        if above.pos in ("NOUN", "PROPN") and token.dep != "conj" and above.tag != "CD" and not above.text[0].isdigit():
            return noun_words(annotated, above.i, own)
        if above.pos == "VERB":
            return _behind(annotated, max(own, default=i), "for") or _argument_words(annotated, above, token.i, own)
        if above.pos not in ("SYM", "NUM", "NOUN", "ADV", "ADJ"):
            break
        token = above
    verb = predicate_of(annotated, i)
    return _argument_words(annotated, verb, token.i, own) if verb else ""


def _named_at(annotated: Annotated, i: int, own: frozenset[int]) -> str:
    """Whose figure it is where a name, then "at", leads to it: "with [Baker] at 8 percent"."""
    at = i
    while at - 1 in own:
        at -= 1
    if at < 3 or annotated.tokens[at - 1].lower != "at" or annotated.tokens[at - 2].pos != "PROPN":
        return ""
    head = annotated.tokens[at - 2]
    while head.dep.startswith(("flat", "nmod")) and head.head < head.i and annotated.tokens[head.head].pos == "PROPN":
        head = annotated.tokens[head.head]  # "Ann Baker of Ohio"
    return " ".join([head.lemma.lower(), *(t.lemma.lower() for t in annotated.dependents(head.i, "flat"))])


def measure_behind(annotated: Annotated, last: int) -> str:
    """What a sum is made of, told behind it: "$5 billion in [federal aid]"; not where, when or how ("in Oslo", "in May", "in cash")."""
    return _behind(annotated, last, "in")


def _behind(annotated: Annotated, last: int, preposition: str) -> str:
    """The bare common noun that a preposition leads to right behind a sum ("$8 billion for [wall construction]")."""
    at = last + 1
    if at + 1 >= annotated.sentence_of(last).last or annotated.tokens[at].lower != preposition:
        return ""
    counted, name = counted_noun(annotated, at, several=False), annotated.name_of.get(at + 1)
    first = annotated.tokens[at + 1]
    determined = first.pos in ("DET", "NUM") and (preposition, first.lower) != ("for", "the")
    if counted is None or determined or (name is not None and name.kind == "LOC"):
        return ""
    head = annotated.tokens[counted.head]
    if head.tag not in ("NN", "NNS") or head.lemma.lower() in figure_words()["loose_nouns"] or _is_time(head):
        return ""
    return phrase_words(annotated, counted.first, counted.last)


def _is_time(token: Token) -> bool:
    return token.lemma.lower() in figure_words()["times"]


def _dates(annotated: Annotated, token: Token) -> bool:
    """Whether a noun only says when ("last year", "this week"), and is no argument ("ended the quarter")."""
    return _is_time(token) and not any(annotated.dependents(token.i, "det"))


def _argument_words(annotated: Annotated, verb: Token, skip: int, own: frozenset[int]) -> str:
    below = set(annotated.subtree(skip)) | own
    for relation in ("obj", "nsubj"):
        for child in annotated.dependents(verb.i, relation):
            if child.i in below or _dates(annotated, child) or any(annotated.dependents(child.i, "nummod")):
                continue  # itself a figure: "rose 2 percent to 40 dollars"
            if child.pos in ("NOUN", "PROPN"):
                return noun_words(annotated, child.i, own)
            if child.lower in ("which", "that", "who") and verb.dep == "acl:relcl":
                return noun_words(annotated, verb.head, own)
    if verb.dep in ("xcomp", "conj", "advcl", "acl", "acl:relcl") and verb.head != verb.i:
        above = annotated.tokens[verb.head]
        if above.pos in ("NOUN", "PROPN"):
            return noun_words(annotated, above.i, own)
        if above.pos == "VERB" and above.dep != verb.dep:
            return _argument_words(annotated, above, verb.i, own)
    return ""
