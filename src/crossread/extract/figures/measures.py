"""Reads from the parse what a figure measures: the noun that is counted, or what rose, fell or cost, and the verb of it."""

from dataclasses import dataclass

from crossread.annotate.annotated import Annotated, Token

_INSIDE = ("JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "HYPH", "CD", "POS", "AFX", "FW")
_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_LONGEST = 7
_CHANGES = frozenset(
    [
        "increase",
        "decrease",
        "rise",
        "fall",
        "drop",
        "gain",
        "decline",
        "growth",
        "change",
        "jump",
        "cut",
        "reduction",
        "rate",
        "level",
        "surge",
        "slump",
        "loss",
        "hike",
    ]
)
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
    while at < end and annotated.tokens[at].lower in ("more", "other", "the", "such", "-", "separate", "additional"):
        at += 1
    first, head = at, None
    while at < min(end, last + _LONGEST) and (annotated.tokens[at].tag in _INSIDE or _joins(annotated, at)):
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
        annotated.tokens[at].pos == "DET" or annotated.tokens[at].tag == "PRP$" or annotated.tokens[at].lower == "them"
    )


def _joins(annotated: Annotated, at: int) -> bool:
    """A hyphen, or "and" between two adjectives."""
    tokens = annotated.tokens
    if tokens[at].text == "-":
        return True
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
        if token.pos not in _UNSAID and token.text.isalnum()
    ]
    if words and words[-1] in _CHANGES:
        after = annotated.tokens[last + 1 : last + 4]
        if after and after[0].lower in ("in", "of", "for") and after[0].sentence == annotated.tokens[last].sentence:
            words += [token.lemma.lower() for token in after[1:] if token.tag in ("NN", "NNS", "JJ")]
    return " ".join(words)


def noun_words(annotated: Annotated, head: int) -> str:
    """A noun with its adjectives, compounds and "of" complement: "unemployment rate", "number of arrest"."""
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
    words = [annotated.tokens[i].lemma.lower() for i in sorted(kept) if annotated.tokens[i].pos not in _UNSAID]
    return " ".join(words)


def predicate_of(annotated: Annotated, i: int) -> Token | None:
    """The nearest verb above a token, within its clause."""
    for token in annotated.ancestors(i):
        if token.pos == "VERB":
            return token
        if token.pos == "AUX" and token.dep in ("root", "ccomp", "conj", "advcl"):
            return token
    return None


def measure_around(annotated: Annotated, i: int) -> str:
    """What a number without counted noun tells of: the noun it stands with ("a rate of 5%", "the 5% rate"), else the object or
    subject of its verb ("cut rates to 5%", "rates fell to 5%").
    """
    token = annotated.tokens[i]
    for subject in annotated.dependents(i, "nsubj"):  # "turnout was 63%"
        if subject.pos in ("NOUN", "PROPN"):
            return noun_words(annotated, subject.i)
    for above in annotated.ancestors(i):
        if above.pos in ("NOUN", "PROPN") and token.dep != "conj" and above.tag != "CD" and not above.text[0].isdigit():
            return noun_words(annotated, above.i)
        if above.pos == "VERB":
            return _argument_words(annotated, above, skip=token.i)
        if above.pos not in ("SYM", "NUM", "NOUN", "ADV", "ADJ"):
            break
        token = above
    verb = predicate_of(annotated, i)
    return _argument_words(annotated, verb, skip=token.i) if verb else ""


def _argument_words(annotated: Annotated, verb: Token, *, skip: int) -> str:
    below = set(annotated.subtree(skip))
    for relation in ("obj", "nsubj"):
        for child in annotated.dependents(verb.i, relation):
            if child.i in below or any(annotated.dependents(child.i, "nummod")):
                continue  # itself a figure: "rose 2 percent to 40 dollars"
            if child.pos in ("NOUN", "PROPN"):
                return noun_words(annotated, child.i)
            if child.lower in ("which", "that", "who") and verb.dep == "acl:relcl":
                return noun_words(annotated, verb.head)
    if verb.dep in ("xcomp", "conj", "advcl", "acl", "acl:relcl") and verb.head != verb.i:
        above = annotated.tokens[verb.head]
        if above.pos in ("NOUN", "PROPN"):
            return noun_words(annotated, above.i)
        if above.pos == "VERB" and above.dep != verb.dep:
            return _argument_words(annotated, above, skip=verb.i)
    return ""
