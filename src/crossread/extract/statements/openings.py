"""Which words open a clause that can stand as a statement of its own: conjuncts, adverbial and relative clauses, eventive nominals."""

from crossread.annotate.annotated import Annotated, Token
from crossread.annotate.day_names import MONTHS, WEEKDAYS
from crossread.extract.statements.words import OPEN_PUNCT, clause_words, is_mark

_SUPPOSING = frozenset({"if", "unless", "whether", "until", "till", "once", "provided", "lest"})
_DAYS = frozenset(WEEKDAYS) | frozenset(MONTHS)
_CUTTABLE = frozenset({"parataxis", "conj", "advcl", "acl", "appos", "obl", "nmod", "xcomp", "dep"})


def opens_clause(annotated: Annotated, token: Token) -> bool:
    """Tell whether a token heads a clause that can stand as a statement of its own."""
    relation = token.dep.partition(":")[0]
    if relation not in _CUTTABLE:
        return False
    if relation in ("obl", "nmod") and _case(annotated, token) not in clause_words().nominal_openers:
        return False  # most phrases
    if _stays(annotated, token):
        return False
    size = _size(annotated, token.i)
    if relation == "parataxis":
        return size >= 4 and _predicates(annotated, token)
    if relation == "conj":
        return _opens_conjunct(annotated, token, size)
    if relation == "advcl":
        return _opens_adverbial(annotated, token, size)
    if relation == "acl":
        return size >= 4 and _set_off(annotated, token.i)
    if relation == "appos":
        # "a nurse, who had come by train" leaves no more than a name for somebody once the relative clause is cut off
        told = [acl for acl in annotated.dependents(token.i, "acl") if not _set_off(annotated, acl.i)]
        return size >= 6 and bool(told) and _set_off(annotated, token.i)
    if relation in ("obl", "nmod"):
        return _opens_nominal(annotated, token, size)
    if token.lower == "following":
        return size >= 5
    # A participle after a comma is one whatever the parse calls it (xcomp, dep, a conjunct of a noun).
    return size >= 4 and token.tag in ("VBG", "VBN") and _set_off(annotated, token.i)


def _stays(annotated: Annotated, token: Token) -> bool:
    """Tell whether a clause may not leave its main clause: conditions, infinitives, comparisons, embedded
    questions.
    """
    words = clause_words()
    marks = {t.lower for t in annotated.dependents(token.i, "mark", "advmod", "cc") if t.i < token.i}
    return bool(marks & words.keep_whole) or _is_infinitive(annotated, token)


def _opens_conjunct(annotated: Annotated, token: Token, size: int) -> bool:
    """A coordinated predicate with its own subject, or with enough of its own to say."""
    first = annotated.tokens[token.head]
    supposed = any(t.lower in _SUPPOSING and t.i < first.i for t in annotated.dependents(first.i, "mark"))
    if supposed and first.dep.startswith("advcl"):
        return False  # "if they do not yield and strike back": alone, the second half would state what is supposed
    if first.dep.partition(":")[0] in ("acl", "amod", "xcomp", "csubj") and token.tag in ("VBN", "VBG", "VB"):
        return False
    if not _predicates(annotated, token):
        return False
    if not _predicates(annotated, first):
        return size >= 4 and token.tag in ("VBG", "VBN") and _set_off(annotated, token.i)
    if any(annotated.dependents(token.i, "nsubj", "csubj", "expl")):
        return size >= 3
    between = [t for t in annotated.tokens[first.i + 1 : token.i] if not is_mark(t) and t.dep != "cc"]
    return size >= 4 and len(between) >= 2


def _opens_adverbial(annotated: Annotated, token: Token, size: int) -> bool:
    words = clause_words()
    marks = {t.lower for t in annotated.dependents(token.i, "mark", "advmod") if t.i < token.i}
    if any(annotated.dependents(token.i, "nsubj", "csubj")):
        return size >= 4 and (bool(marks & words.cut_anywhere) or _set_off(annotated, token.i))
    return size >= 4 and _set_off(annotated, token.i)


def _opens_nominal(annotated: Annotated, token: Token, size: int) -> bool:
    """A nominal that tells of something: after "amid", "following" …, or "with" and a participle ("with no damage
    reported").
    """
    words = clause_words()
    case = _case(annotated, token)
    off = _set_off(annotated, token.i)
    if case == "with":
        return (
            off and size >= 4 and any(t.dep.startswith("acl") and t.i > token.i for t in annotated.dependents(token.i))
        )
    if size < 4 or (case in words.with_comma and not off):
        return False
    told = any(not _only_dates(annotated, below) for below in annotated.dependents(token.i, "acl", "nmod"))
    if case == "including":
        return any(annotated.dependents(token.i, "acl"))
    return told and is_event_noun(token)


def _case(annotated: Annotated, token: Token) -> str:
    """The preposition before a nominal, empty where there is none."""
    return next((t.lower for t in annotated.dependents(token.i, "case", "mark") if t.i < token.i), "")


def _only_dates(annotated: Annotated, token: Token) -> bool:
    """Whether words below a noun only say when ("a hearing *on Friday*")."""
    return token.lower in _DAYS and all(t.dep in ("case", "punct") for t in annotated.dependents(token.i))


def is_event_noun(token: Token) -> bool:
    """Tell whether a noun names something that happens."""
    words = clause_words()
    if token.pos not in ("NOUN", "VERB"):
        return False
    return token.lemma.lower() in words.event_nouns or token.lower.endswith(words.event_endings)


def _set_off(annotated: Annotated, head: int) -> bool:
    """Tell whether the words under a head begin after a mark, or open the sentence and end before one."""
    below = annotated.subtree(head)
    sentence = annotated.sentence_of(head)
    first, last = below[0], below[-1]
    while first < head and is_mark(annotated.tokens[first]):
        first += 1
    before = annotated.tokens[first - 1].text if first > sentence.first else None
    if before is None:
        return True
    if before in OPEN_PUNCT or annotated.tokens[below[0]].text in OPEN_PUNCT:
        return True
    after = annotated.tokens[last + 1].text if last + 1 < sentence.last else "."
    return before in ('"', "”", "“") and after in (",", ".")


def _size(annotated: Annotated, head: int) -> int:
    return sum([not is_mark(annotated.tokens[i]) for i in annotated.subtree(head)])


def _predicates(annotated: Annotated, token: Token) -> bool:
    return token.pos in ("VERB", "AUX") or any(annotated.dependents(token.i, "cop", "nsubj"))


def _is_infinitive(annotated: Annotated, token: Token) -> bool:
    return any(t.lower == "to" and t.pos == "PART" for t in annotated.dependents(token.i))
