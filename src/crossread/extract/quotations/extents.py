"""How far reported words run: to the end of the clause, and not beyond where the narrator takes over again."""

from crossread.annotate.annotated import Annotated, Token
from crossread.extract.quotations.cues import Cues
from crossread.extract.quotations.phrases import DAYS, is_open_quote
from crossread.extract.quotations.subjects import takes_up

_STOPS = frozenset([".", "!", "?", "…", "...", ";"])
_BREAKS = (",", "—", "–")
_CLAUSES = frozenset(["acl", "acl:relcl", "advcl", "advcl:relcl"])
_SHIFTED = frozenset(["would", "could", "might"])  # what "will", "can" and "may" become in reported speech
_LOOSE = frozenset(
    ["although", "though", "while", "as", "after", "because", "since", "even", "before", "when"]
)  # conjunctions that set off the narrator's remark from what is no clause


def clause_end(annotated: Annotated, verb: int) -> int:
    """The token (exclusive) up to which words can belong to what a verb reports: the sentence's or the clause's end."""
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


def cut_second_verb(
    annotated: Annotated, verb: int, start: int, end: int, *, quoted: frozenset[int], clausal: bool, cues: Cues
) -> int:
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
        joined = (
            child.dep == "conj"
            and tokens[left].pos in ("CCONJ", "PUNCT")
            and not _continues(annotated, child, clausal=clausal)
        )
        after_comma = (
            child.dep in ("advcl", "acl") and tokens[left - 1].text in (",", "—", "–") and child.pos in ("VERB", "ADJ")
        )
        if joined or (
            after_comma and (not clausal or (tokens[left].tag == "VBG" and cues.reports(tokens[left].lemma.lower())))
        ):
            end = min(end, left)
    for i in range(start + 1, end - 1):
        if clausal and i not in quoted and tokens[i].dep == "conj" and takes_up(annotated, tokens[i]):
            return trim_end(annotated, start, i - 1)
        if i not in quoted and _takes_over(annotated, i, end, clausal=clausal, cues=cues):
            return trim_end(annotated, start, i)
    return trim_end(annotated, start, end)


def _continues(annotated: Annotated, child: Token, *, clausal: bool) -> bool:
    """Whether a joined verb belongs to what is reported: a second infinitive ("to come and to stay"), or what was to come then,
    without a subject of its own ("said it was ready and would open in May").
    """
    below = tuple(annotated.dependents(child.i))
    if not clausal:
        return any(c.lower == "to" and c.dep == "mark" for c in below)
    shifted = any(c.lower in _SHIFTED and c.dep.startswith("aux") for c in below)
    return shifted and not any(c.dep.startswith("nsubj") for c in below)


def _takes_over(annotated: Annotated, i: int, end: int, *, clausal: bool, cues: Cues) -> bool:
    """Whether the narrator takes over again at a token: a break, then a clause that reports for itself or is loosely joined."""
    before, token = annotated.tokens[i - 1], annotated.tokens[i]
    if before.text not in (*_BREAKS, ";") and token.lower not in ("while", "whom", "who"):
        return False
    if token.lower in ("according", "citing"):
        return True
    if token.tag == "VBG" and before.text in _BREAKS:
        return cues.reports(token.lemma.lower()) or not clausal
    if token.pos == "SCONJ" and not clausal and token.lower in _LOOSE:
        return before.text == ","
    if token.lower in ("who", "whom", "which", "while", "and", "but", "though", "although"):
        return _reports_next(annotated, i, end, cues)
    return False


def _reports_next(annotated: Annotated, i: int, end: int, cues: Cues) -> bool:
    """Whether the first verb after a conjunction or relative pronoun says something of its own."""
    verb = next((t for t in annotated.tokens[i + 1 : min(end, i + 9)] if t.pos == "VERB"), None)
    if verb is None or verb.tag not in ("VBD", "VBZ", "VBP", "VBN"):
        return False
    return cues.clause.get(verb.lemma.lower()) == "speech" and _has_words(annotated, verb)


def _has_words(annotated: Annotated, verb: Token) -> bool:
    """Whether a verb of saying has something it says: a clause, a quotation or a name it gives."""
    following = annotated.tokens[verb.i + 1] if verb.i + 1 < len(annotated.tokens) else None
    if following is not None and is_open_quote(following):
        return True
    return any(c.i > verb.i for c in annotated.dependents(verb.i, "ccomp", "parataxis", "obj", "xcomp"))


def drop_time(annotated: Annotated, verb: int, start: int, end: int) -> int:
    """Leave out a day or occasion of the reporting itself at the end ("criticised the plan on Tuesday")."""
    for child in annotated.dependents(verb, "obl", "nmod", "advmod"):
        if child.lower in DAYS and child.i > start:
            left = min(annotated.subtree(child.i))
            if max(annotated.subtree(child.i)) + 1 >= end and left > start:
                end = left
    return trim_end(annotated, start, end)
