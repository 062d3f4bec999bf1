"""Where phrases begin and end: noun phrases that name a source, verb groups that make a cue, and how far reported words run."""

from crossread.annotate.annotated import Annotated, Token
from crossread.annotate.roles import role_words

Span = tuple[int, int]

_OPEN_QUOTES = frozenset(["“", '"', "‘", "'", "``", "«"])
_CLOSE_QUOTES = frozenset(["”", '"', "’", "'", "''", "»"])
_STOPS = frozenset([".", "!", "?", "…", "...", ";"])
_CLAUSES = frozenset(["acl", "acl:relcl", "advcl", "advcl:relcl"])
_GROUP = frozenset(["aux", "aux:pass", "cop", "advmod", "mark"])
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow week month year morning afternoon evening night".split()
)


def subject(annotated: Annotated, verb: int) -> Token | None:
    """The subject of a verb, its own or the one it shares: of the verb it is joined to, of the verb it completes (the object's, if that
    verb has one: "asked him to say"), of the noun it describes; failing these, the noun right before a finite verb.
    """
    seen: set[int] = set()
    at = verb
    while at not in seen:
        seen.add(at)
        token = annotated.tokens[at]
        own = next(iter(annotated.dependents(at, "nsubj", "csubj")), None)
        if own is not None:
            return own
        head = annotated.tokens[token.head]
        if head.i == at:
            break
        if token.dep in ("acl", "acl:relcl"):
            if token.tag != "VBG" or head.head == head.i or head.dep not in ("obl", "obj") or _can_say(head):
                return head
            at = head.head
            continue
        if token.dep == "xcomp":
            steered = next((c for c in annotated.dependents(head.i, "obj", "iobj") if head.i < c.i < at), None)
            if steered is not None and head.lemma != "promise":
                return steered
        if token.dep not in ("conj", "xcomp", "advcl", "parataxis", "ccomp", "dep", "aux", "cop"):
            break
        at = head.i
    return _noun_before(annotated, verb)


def _can_say(token: Token) -> bool:
    """Whether a noun names somebody or something that speaks; "went on a spree calling" leaves the calling to who went."""
    return token.pos in ("PROPN", "PRON") or role_words().kind(token.lemma.lower()) is not None


def _noun_before(annotated: Annotated, verb: int) -> Token | None:
    """The noun phrase that stands before a finite verb, over adverbs set off by commas ("Ada Example, however, said")."""
    tokens, sentence = annotated.tokens, annotated.sentence_of(verb)
    if tokens[verb].tag not in ("VBD", "VBZ", "VBP"):
        return None
    i = verb - 1
    while i >= sentence.first and (tokens[i].pos in ("ADV", "AUX", "PART") or tokens[i].text in (",", "”", '"', "’")):
        i -= 1
    if i < sentence.first or tokens[i].pos not in ("PROPN", "PRON", "NOUN") or tokens[i].head == verb and tokens[i].dep == "obl":
        return None
    while tokens[i].dep in ("flat", "compound", "nmod:desc") and tokens[i].head != i and tokens[i].head >= sentence.first:
        i = tokens[i].head
    return tokens[i]


def noun_phrase(annotated: Annotated, head: int, *, floor: int, ceiling: int) -> Span:
    """The unbroken run of words around a noun that hang on it, between two token limits, without edge punctuation."""
    below = {i for i in annotated.subtree(head, without=("parataxis", "cc:preconj", "discourse")) if floor <= i < ceiling}
    first = last = head
    while first - 1 in below:
        first -= 1
    while last + 1 in below:
        last += 1
    tokens = annotated.tokens
    while first < head and (tokens[first].pos in ("PUNCT", "CCONJ", "SCONJ") or tokens[first].dep == "case"):
        first += 1
    while last > head and tokens[last].pos == "PUNCT" and tokens[last].text not in (")", "”", '"', ","):
        last -= 1
    if last > head and tokens[last].text == "," and not any(tokens[i].text == "," for i in range(first, last)):
        last -= 1
    return first, last + 1


def verb_group(annotated: Annotated, verb: int) -> Span:
    """A verb with the auxiliaries and adverbs right before it and the particle right after it."""
    tokens = annotated.tokens
    first, last = verb, verb + 1
    while first > annotated.sentence_of(verb).first:
        before = tokens[first - 1]
        if before.head not in (verb, first) or before.dep not in _GROUP or before.pos not in ("AUX", "ADV", "PART"):
            break
        first -= 1
    while first < verb and tokens[first].pos == "ADV" and tokens[first].lower in ("when", "how", "where", "why", "so", "then", "as", "while"):
        first += 1
    if last < annotated.sentence_of(verb).last and tokens[last].dep == "compound:prt" and tokens[last].head == verb:
        last += 1
    return first, last


def passive(annotated: Annotated, verb: int) -> bool:
    """Whether a verb is in the passive here."""
    if any(child.dep in ("aux:pass", "nsubj:pass") for child in annotated.dependents(verb)):
        return True
    token = annotated.tokens[verb]
    return token.tag == "VBN" and token.dep in ("acl", "amod")


def clause_end(annotated: Annotated, verb: int) -> int:
    """The token (exclusive) up to which words can belong to what a verb reports: the sentence's end for a main clause, else the clause's."""
    sentence = annotated.sentence_of(verb)
    at = verb
    for _ in range(30):
        token = annotated.tokens[at]
        if token.dep in _CLAUSES or (token.dep == "ccomp" and token.i < token.head):
            last = max(annotated.subtree(verb)) + 1 if at == verb else max(annotated.subtree(at)) + 1
            return trim_end(annotated, at, last)
        if token.head == at:
            break
        at = token.head
    return trim_end(annotated, verb, sentence.last)


def trim_end(annotated: Annotated, floor: int, last: int) -> int:
    """Leave out the stop that ends a sentence, and a comma or dash left hanging; a closing mark of quotation stays."""
    tokens = annotated.tokens
    while last - 1 > floor and tokens[last - 1].text in _STOPS | {",", ":", "—", "–", "-"}:
        last -= 1
    return last


def cut_second_verb(annotated: Annotated, verb: int, start: int, end: int, *, quoted: frozenset[int]) -> int:
    """End reported words before a second verb joined to the cue ("said it was so, and left"), a participle that reports on ("adding that") or
    an afterthought set off by a comma. `quoted` are tokens between quotation marks, where nothing is cut.
    """
    tokens = annotated.tokens
    for child in annotated.dependents(verb):
        if child.i <= start or child.i >= end or child.i in quoted:
            continue
        left = min(annotated.subtree(child.i))
        if left <= start:
            left = child.i
            while left - 1 > start and tokens[left - 1].head == child.i and tokens[left - 1].i > start:
                left -= 1
        joined = child.dep == "conj" and tokens[left].pos in ("CCONJ", "PUNCT")
        after_comma = child.dep in ("advcl", "parataxis", "acl") and tokens[left - 1].text in (",", "—", "–") and child.pos in ("VERB", "ADJ")
        if joined or after_comma:
            end = min(end, left)
    return trim_end(annotated, start, end)


def drop_time(annotated: Annotated, verb: int, start: int, end: int) -> int:
    """Leave out a day or occasion of the reporting itself at the end ("criticised the plan on Tuesday")."""
    for child in annotated.dependents(verb, "obl", "nmod", "advmod"):
        if child.lower in _DAYS and child.i > start:
            left = min(annotated.subtree(child.i))
            if max(annotated.subtree(child.i)) + 1 >= end and left > start:
                end = left
    return trim_end(annotated, start, end)


def is_open_quote(token: Token) -> bool:
    """Whether a token is a mark that may open a quotation."""
    return token.text in _OPEN_QUOTES


def is_close_quote(token: Token) -> bool:
    """Whether a token is a mark that may close a quotation."""
    return token.text in _CLOSE_QUOTES
