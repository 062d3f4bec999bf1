"""Whose verb it is: the subject of a verb, its own, a shared one, or the noun beside it where the parse gives none."""

from crossread.annotate.annotated import Annotated, Token
from crossread.annotate.roles import role_words
from crossread.extract.quotations.cues import load_cues
from crossread.extract.quotations.phrases import is_close_quote

_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])


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
            return (_before_apposition(annotated, at) or own) if own.i > at else own
        lent = _lent_to_participle(annotated, token)
        if lent is not None:
            return lent
        head = annotated.tokens[token.head]
        if head.i == at:
            break
        if token.tag == "VBG" and annotated.tokens[at - 1].lower == "as" and head.lemma in ("quote", "cite"):
            cited = next(iter(annotated.dependents(head.i, "obj")), None)
            if cited is not None:
                return cited
        if token.dep == "conj" and at == verb and takes_up(annotated, token):
            at = next(above.head for above in annotated.ancestors(at) if above.dep == "ccomp")
            continue
        if token.tag == "VBG" and token.dep == "advcl" and annotated.tokens[at - 1].text == ",":
            over = _telling(annotated, head)
            if over is not None:
                at = over  # ", adding that" hangs on what was said, but goes with who said it
                continue
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
    return _noun_beside(annotated, verb)


def _lent_to_participle(annotated: Annotated, verb: Token) -> Token | None:
    """The subject that a parse gives to the participle between commas behind it ("Ada Example, facing questions, said")."""
    if verb.tag not in _FINITE:
        return None
    for child in annotated.dependents(verb.i, "advcl"):
        own = next(iter(annotated.dependents(child.i, "nsubj")), None) if child.i < verb.i else None
        if own is not None and child.tag in ("VBG", "VBN") and own.i < child.i:
            between = annotated.tokens[own.i + 1 : child.i]
            if any(t.text == "," for t in between) and not any(t.pos == "VERB" for t in between):
                return own
    return None


def takes_up(annotated: Annotated, verb: Token) -> bool:
    """Whether a verb of saying after a bare "and" takes up the one that tells the clause before ("said it was so and insisted that").

    The clause between holds no verb of saying of its own that it could be joined to.
    """
    tokens = annotated.tokens
    if verb.i < 2 or tokens[verb.i - 1].lower not in ("and", "but") or load_cues().clause.get(verb.lemma) != "speech":
        return False
    over = next((above for above in (verb, *annotated.ancestors(verb.i)) if above.dep == "ccomp"), None)
    if over is None or over.i == verb.i or over.head >= over.i:
        return False
    teller = tokens[over.head]
    between = tokens[teller.i + 1 : verb.i - 1]
    saying = any(t.pos == "VERB" and load_cues().clause.get(t.lemma) == "speech" for t in between)
    following = tokens[verb.i + 1 : annotated.sentence_of(verb.i).last]
    clause = any(t.tag in _FINITE for t in following) and following[0].lower != "to"
    return load_cues().clause.get(teller.lemma) == "speech" and teller.tag == verb.tag and clause and not saying


def _telling(annotated: Annotated, below: Token) -> int | None:
    """The verb that tells the clause this verb stands in, at whatever depth ("told the court he did not see it before it fell, adding")."""
    for clause in (below, *annotated.ancestors(below.i)):
        if clause.dep == "ccomp":
            return clause.head
        if clause.dep in ("acl", "acl:relcl"):
            relative = any(c.tag in ("WP", "WDT") or c.lower == "that" for c in annotated.dependents(clause.i))
            return None if relative else annotated.tokens[clause.head].head
        if clause.dep not in ("advcl", "conj"):
            return None
    return None


def _can_say(token: Token) -> bool:
    """Whether a noun names somebody or something that speaks; "went on a spree calling" leaves the calling to who went."""
    return token.pos in ("PROPN", "PRON") or role_words().kind(token.lemma.lower()) is not None


def _noun_beside(annotated: Annotated, verb: int) -> Token | None:
    """The noun phrase beside a verb without subject: after it in "..., said Ada Example", before it over an adverb between
    commas, and for a participle the subject of the last clause before it, or of the next one at a sentence's head.
    """
    tokens, sentence = annotated.tokens, annotated.sentence_of(verb)
    if tokens[verb].tag == "VBG":
        subjects = [t for t in annotated.words(sentence) if t.dep.partition(":")[0] == "nsubj"]
        before = [t for t in subjects if t.i < verb]
        after = [t for t in subjects if t.i > verb] if verb - sentence.first < 2 else []
        return before[-1] if before else after[0] if after else None
    if tokens[verb].tag not in ("VBD", "VBZ", "VBP"):
        return None
    if verb > sentence.first and (tokens[verb - 1].text == "," or is_close_quote(tokens[verb - 1])):
        following = next(
            (t for t in tokens[verb + 1 : min(sentence.last, verb + 8)] if t.pos in ("PROPN", "PRON", "NOUN")), None
        )
        if following is not None and all(
            tokens[k].pos in ("DET", "ADJ", "PROPN", "NOUN", "NUM") for k in range(verb + 1, following.i)
        ):
            return _phrase_head(annotated, following.i, verb + 1)
    set_off = _before_apposition(annotated, verb)
    if set_off is not None:
        return set_off
    i = verb - 1
    while i >= sentence.first and (
        tokens[i].pos in ("ADV", "AUX", "PART") or (tokens[i].text == "," and tokens[i - 1].pos in ("ADV", "PROPN"))
    ):
        i -= 1
    if i < sentence.first or tokens[i].dep == "obl":
        return None
    if tokens[i].pos not in ("PROPN", "PRON", "NOUN") and not _used_as_noun(annotated, i):
        return None
    return _phrase_head(annotated, i, sentence.first)


def _used_as_noun(annotated: Annotated, i: int) -> bool:
    """Whether an adjective right before a verb ends a noun phrase of its own ("The accused said", "The 55-year-old added")."""
    tokens, first = annotated.tokens, annotated.sentence_of(i).first
    return tokens[i].pos == "ADJ" and any(tokens[k].pos == "DET" for k in range(max(first, i - 6), i))


def _before_apposition(annotated: Annotated, verb: int) -> Token | None:
    """The name that an apposition between commas parts from its verb ("..., Ada Example, a farmer from Porto, told the paper")."""
    tokens, sentence = annotated.tokens, annotated.sentence_of(verb)
    if tokens[verb - 1].text != "," or verb - 1 <= sentence.first or tokens[verb].tag not in ("VBD", "VBZ", "VBP"):
        return None
    comma = next((i for i in range(verb - 2, max(sentence.first, verb - 30), -1) if tokens[i].text == ","), None)
    if (
        comma is None
        or tokens[comma - 1].pos not in ("PROPN", "NOUN")
        or tokens[comma + 1].pos not in ("DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON")
    ):
        return None
    start = comma - 1
    while start > sentence.first and tokens[start - 1].pos in ("PROPN", "NOUN", "ADJ", "DET", "NUM"):
        start -= 1
    opens = (
        start == sentence.first
        or tokens[start - 1].text in (",", "”", '"', "''", "—", "–")
        or tokens[start - 1].pos in ("CCONJ", "ADV")
    )
    return _phrase_head(annotated, comma - 1, start) if opens else None


def _phrase_head(annotated: Annotated, i: int, floor: int) -> Token:
    """The head of the name or compound a word belongs to, not before `floor`."""
    tokens = annotated.tokens
    while (
        tokens[i].dep in ("flat", "compound", "nmod:desc", "amod", "det")
        and tokens[i].head != i
        and tokens[i].head >= floor
        and tokens[tokens[i].head].pos not in ("VERB", "AUX")
    ):
        i = tokens[i].head
    return tokens[i]
