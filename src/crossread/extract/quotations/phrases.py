"""Where phrases begin and end: noun phrases that name a source, verb groups that make a cue, and how far reported words run."""

from crossread.annotate.annotated import Annotated, Token
from crossread.annotate.roles import role_words
from crossread.extract.quotations.cues import Cues

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
            return (_before_apposition(annotated, at) or own) if own.i > at else own
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
    return _noun_beside(annotated, verb)


def _can_say(token: Token) -> bool:
    """Whether a noun names somebody or something that speaks; "went on a spree calling" leaves the calling to who went."""
    return token.pos in ("PROPN", "PRON") or role_words().kind(token.lemma.lower()) is not None


def _noun_beside(annotated: Annotated, verb: int) -> Token | None:
    """The noun phrase beside a verb without subject: after it in "..., said Ada Example", before it over an adverb between commas, and for a
    participle the subject of the last clause before it, or of the clause that follows it at a sentence's head.
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
        following = next((t for t in tokens[verb + 1 : min(sentence.last, verb + 8)] if t.pos in ("PROPN", "PRON", "NOUN")), None)
        if following is not None and all(tokens[k].pos in ("DET", "ADJ", "PROPN", "NOUN", "NUM") for k in range(verb + 1, following.i)):
            return _phrase_head(annotated, following.i, verb + 1)
    set_off = _before_apposition(annotated, verb)
    if set_off is not None:
        return set_off
    i = verb - 1
    while i >= sentence.first and (tokens[i].pos in ("ADV", "AUX", "PART") or tokens[i].text == "," and tokens[i - 1].pos in ("ADV", "PROPN")):
        i -= 1
    if i < sentence.first or tokens[i].pos not in ("PROPN", "PRON", "NOUN") or tokens[i].dep == "obl":
        return None
    return _phrase_head(annotated, i, sentence.first)


def _before_apposition(annotated: Annotated, verb: int) -> Token | None:
    """The name that an apposition between commas parts from its verb ("..., Ada Example, a farmer from Porto, told the paper")."""
    tokens, sentence = annotated.tokens, annotated.sentence_of(verb)
    if tokens[verb - 1].text != "," or verb - 1 <= sentence.first or tokens[verb].tag not in ("VBD", "VBZ", "VBP"):
        return None
    comma = next((i for i in range(verb - 2, max(sentence.first, verb - 30), -1) if tokens[i].text == ","), None)
    if comma is None or tokens[comma - 1].pos not in ("PROPN", "NOUN") or tokens[comma + 1].pos not in ("DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON"):
        return None
    start = comma - 1
    while start > sentence.first and tokens[start - 1].pos in ("PROPN", "NOUN", "ADJ", "DET", "NUM"):
        start -= 1
    opens = start == sentence.first or tokens[start - 1].text in (",", "”", '"', "''", "—", "–") or tokens[start - 1].pos in ("CCONJ", "ADV")
    return _phrase_head(annotated, comma - 1, start) if opens else None


def _phrase_head(annotated: Annotated, i: int, floor: int) -> Token:
    """The head of the name or compound a word belongs to, not before `floor`."""
    tokens = annotated.tokens
    while tokens[i].dep in ("flat", "compound", "nmod:desc", "amod", "det") and tokens[i].head != i and tokens[i].head >= floor:
        i = tokens[i].head
    return tokens[i]


def noun_phrase(annotated: Annotated, head: int, *, floor: int, ceiling: int) -> Span:
    """The words of a noun phrase around its head, between two token limits: what hangs on it without a gap, names and nouns that
    adjoin it, and an apposition that a comma closes right before the upper limit; without dateline, day or leading adverb.
    """
    tokens = annotated.tokens
    below = {i for i in annotated.subtree(head, without=("parataxis", "cc:preconj", "discourse")) if floor <= i < ceiling}
    first = last = head
    while first - 1 in below:
        first -= 1
    while first - 1 >= floor and _adjoins(tokens[first - 1], tokens[first]):
        first -= 1
    while last + 1 in below or (last + 1 < ceiling and tokens[last + 1].pos in ("PROPN", "NUM") and tokens[last].pos in ("PROPN", "NOUN", "NUM")):
        last += 1
    first = _past_dateline(annotated, first, last)
    last = _over_apposition(annotated, last, ceiling)
    while first < head and (tokens[first].pos in ("PUNCT", "CCONJ", "SCONJ", "ADV", "SPACE") or tokens[first].dep == "case"):
        first += 1
    last = _before_time(annotated, head, last)
    while last > head and tokens[last].pos in ("PUNCT", "ADP") and tokens[last].text not in (")", "”", '"', ","):
        last -= 1
    if last > head and tokens[last].text == "," and not any(tokens[i].text == "," for i in range(first, last)):
        last -= 1
    return first, last + 1


def _adjoins(token: Token, following: Token) -> bool:
    """Whether a word before a name is part of it or of the title before it."""
    if token.lower in _DAYS or following.pos not in ("PROPN", "NOUN"):
        return False
    return token.pos == "PROPN" and token.tag != "VBD" or (token.pos == "ADJ" and token.text[0].isupper())


def _past_dateline(annotated: Annotated, first: int, last: int) -> int:
    """Leave out a dateline ("PARIS — ") before a phrase, even where it was taken for its head."""
    tokens = annotated.tokens
    for i in range(min(last, first + 12) - 1, first, -1):
        if tokens[i].text in ("—", "–", "―", "-", "--") and tokens[i - 1].end < tokens[i].start and tokens[first].text[0].isupper():
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


def _before_time(annotated: Annotated, head: int, last: int) -> int:
    """Leave out a day at the end of a phrase ("The mayor on Thursday", "The board this past week")."""
    tokens = annotated.tokens
    if last > head and tokens[last].lower in _DAYS:
        last -= 1
        while last > head and (tokens[last].lower in ("on", "late", "early", "this", "past", "last", "next") or tokens[last].lower in _DAYS):
            last -= 1
    return last


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
    bare = not any(child.dep.startswith("aux") for child in annotated.dependents(verb))
    return token.tag == "VBN" and bare and (token.dep in ("acl", "amod") or (token.dep == "advcl" and verb == annotated.sentence_of(verb).first))


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


def cut_second_verb(annotated: Annotated, verb: int, start: int, end: int, *, quoted: frozenset[int], clausal: bool, cues: Cues) -> int:
    """End reported words where the narrator takes over again, outside quotation marks: at a second verb joined to the cue ("said it was so,
    and left"), at a participle or relative clause that reports on ("adding that", "whom he described"), at another reporting clause
    ("while Ben Sample said"); what is no clause also ends at a comma before any participle or subordinate clause.
    """
    tokens = annotated.tokens
    for child in annotated.dependents(verb, "conj", "advcl", "parataxis", "acl"):
        if not start < child.i < end or child.i in quoted:
            continue
        left = min(annotated.subtree(child.i))
        left = left if left > start else child.i
        joined = child.dep == "conj" and tokens[left].pos in ("CCONJ", "PUNCT") and not _continues(annotated, child, clausal=clausal)
        after_comma = child.dep in ("advcl", "acl") and tokens[left - 1].text in (",", "—", "–") and child.pos in ("VERB", "ADJ")
        if joined or (after_comma and (not clausal or tokens[left].tag == "VBG" and cues.reports(tokens[left].lemma.lower()))):
            end = min(end, left)
    for i in range(start + 1, end - 1):
        if i not in quoted and _takes_over(annotated, i, end, clausal=clausal, cues=cues):
            return trim_end(annotated, start, i)
    return trim_end(annotated, start, end)


def _continues(annotated: Annotated, child: Token, *, clausal: bool) -> bool:
    """Whether a joined verb belongs to what is reported: a second infinitive ("to come and to stay")."""
    return not clausal and any(c.lower == "to" and c.dep == "mark" for c in annotated.dependents(child.i))


def _takes_over(annotated: Annotated, i: int, end: int, *, clausal: bool, cues: Cues) -> bool:
    """Whether the narrator takes over again at a token: a break, then a clause that reports for itself or is only loosely joined."""
    tokens = annotated.tokens
    before, token = tokens[i - 1], tokens[i]
    if before.text not in (",", "—", "–", ";") and token.lower not in ("while", "whom", "who"):
        return False
    if token.tag == "VBG" and before.text in (",", "—", "–"):
        return cues.reports(token.lemma.lower()) or not clausal
    if token.lower in ("according", "citing"):
        return True
    if token.pos == "SCONJ" and not clausal and token.lower in ("although", "though", "while", "as", "after", "because", "since", "even", "before", "when"):
        return before.text == ","
    if token.lower in ("who", "whom", "which", "while", "and", "but", "though", "although"):
        verbs = [t for t in tokens[i + 1 : min(end, i + 9)] if t.pos in ("VERB", "AUX")]
        main = next((t for t in verbs if t.pos == "VERB"), None)
        return main is not None and main.tag in ("VBD", "VBZ", "VBP", "VBN") and cues.clause.get(main.lemma.lower()) == "speech" and _has_words(annotated, main)
    return False


def _has_words(annotated: Annotated, verb: Token) -> bool:
    """Whether a verb of saying has something it says: a clause, a quotation or a name it gives."""
    following = annotated.tokens[verb.i + 1] if verb.i + 1 < len(annotated.tokens) else None
    return any(c.i > verb.i for c in annotated.dependents(verb.i, "ccomp", "parataxis", "obj", "xcomp")) or (following is not None and is_open_quote(following))


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
