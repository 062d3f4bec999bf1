"""Whether an event happened, and by whose word: negation, conditions, plans, denials, hedges, and the speaker of a quotation."""

from collections.abc import Iterator
from dataclasses import dataclass

from crossread.annotate.annotated import Annotated, Token
from crossread.extract.arguments import joined_across_tenses, surface_subjects
from crossread.extract.events.realised import goes_with, joins_infinitive, load_words, made_of
from crossread.extract.events.unsaid import unsaid
from crossread.records.said import Quotation
from crossread.records.told import EventModality

_CLOSING = frozenset({'"', "”", "’", "'", "''", ")", "]", "»"})
_SPEECH = {"REQUEST": "demands", "THREATEN": "threatens"}


@dataclass(frozen=True, slots=True)
class Told:
    """How an event is told: `modality`, the index of the word that denies it if one does, and whether it lies ahead or is refused.

    `dropped` holds the reason why it is no event at all ("negated", "wanted only"), None for an event.
    """

    modality: EventModality
    ahead: bool
    refused: bool
    denier: int | None
    dropped: str | None


def told(annotated: Annotated, trigger: int, *, inside_quotation: bool) -> Told:
    """Read off the words around a trigger, and those above it up to the root, how its event is told.

    The scale is the issue's: did, denies, plans, if, reportedly; `says` and `historical` need the quotations and the dates and are
    added by the caller. A question and an act only wanted, asked for or attempted are dropped with their reason.
    """
    words, tokens = load_words(), annotated.tokens
    if _is_question(annotated, trigger):
        return _drop("asked, not told")
    reason = unsaid(annotated, trigger)
    if reason is not None:
        return _drop(reason)
    if _instead(annotated, trigger) or _after_none(annotated, trigger):
        return _drop("negated")
    ahead, modality, denier = False, "did", None
    for low, high in _ladder(annotated, trigger):
        around = _around(annotated, low, first=low == trigger)
        if _conditional(annotated, low):
            modality = "if"
        modals = {kid.lower for kid in annotated.dependents(low, "aux")}
        future = bool(modals & words["future"]) or _going_to(annotated, low)
        if around & words["negations"]:
            if future or (low != trigger and annotated.tokens[low].lemma in words["ahead"]):
                return Told("did", False, True, None, None)
            return _drop("negated")
        if modals & words["ability"] and high is None:
            return _drop("ability, not told as done")
        if modals & words["possible"]:
            modality = "if"
        if future:
            ahead = True
            modality = "if" if modals & {"would", "'d", "’d"} and high is None and not inside_quotation else modality
        if around & words["hedges"] and modality == "did":
            modality = "reportedly"
        if high is None:
            ahead = ahead or _headline_infinitive(annotated, low)
            continue
        found = "ahead" if _about_to(annotated, low) else made_of(annotated, low, high)
        if found == "settled":
            break
        if found == "dropped":
            return _drop(f"only {tokens[high].lemma}: not told as done")
        if found == "denies":
            modality, denier = "denies", high
        elif found == "ahead":
            ahead = True
        elif found == "reportedly" and modality == "did":
            modality = "reportedly"
    if modality == "did" and _in_supposition(annotated, trigger):
        modality = "if"
    noun = _noun_words(annotated, trigger)
    ahead = ahead or noun == "ahead"
    modality = {"possible": "if", "alleged": "reportedly"}.get(noun or "", modality) if modality == "did" else modality
    return Told(modality if not (ahead and modality == "did") else "plans", ahead, False, denier, None)  # type: ignore[arg-type]


def _in_supposition(annotated: Annotated, trigger: int) -> bool:
    """Whether anything above an event up to the root supposes: an "if" clause, a modal, "to the extent that"."""
    words = load_words()
    low = trigger
    for above in annotated.ancestors(trigger):
        token = annotated.tokens[low]
        if above.lemma == "time" and {kid.lower for kid in annotated.dependents(above.i, "aux")} & words["future"]:
            return True
        if token.dep in {"ccomp", "parataxis", "acl:relcl"} or (token.dep == "conj" and above.pos == "VERB"):
            return token.dep == "conj" and _conditional(annotated, above.i)
        opened = {kid.lower for kid in annotated.dependents(low, "mark")}
        if token.dep == "advcl" and token.tag == "VBG" and opened & {"while", "after", "before", "since"}:
            return False
        if token.dep.startswith(("advcl", "acl")) and above.pos in {"VERB", "ADJ", "NOUN"}:
            modals = {kid.lower for kid in annotated.dependents(above.i, "aux")}
            if (
                modals & (words["possible"] | words["ability"])
                or _conditional(annotated, above.i)
                or above.lemma == "extent"
            ):
                return True
        low = above.i
    return False


def _is_question(annotated: Annotated, trigger: int) -> bool:
    """Whether the sentence ends in a question mark, whatever closing marks follow it."""
    words = annotated.words(annotated.sentence_of(trigger))
    last = next((token.text for token in reversed(words) if token.text not in _CLOSING), "")
    return last == "?"


def _drop(reason: str) -> Told:
    return Told("did", False, False, None, reason)


def _ladder(annotated: Annotated, trigger: int) -> Iterator[tuple[int, int | None]]:
    """The trigger and its governors up to the root or the clause that asserts it, each with the one above it (None at the top)."""
    low = trigger
    for _ in range(8):
        token = annotated.tokens[low]
        if token.head == low or token.dep.startswith(("acl:relcl", "parataxis", "appos", "root", "list")):
            yield low, None
            return
        if token.dep.startswith("advcl") and not goes_with(annotated, token):
            yield low, None
            return
        if joins_infinitive(annotated, token):
            yield low, token.head
            low = token.head
            continue
        if token.dep == "conj" and annotated.tokens[token.head].pos == token.pos:
            yield low, None
            if any(True for _ in annotated.dependents(low, "nsubj", "aux")) or joined_across_tenses(annotated, low):
                return
            low = token.head
            continue
        yield low, token.head
        low = token.head


def _around(annotated: Annotated, i: int, *, first: bool) -> set[str]:
    """The small words that hang on a word: auxiliaries, adverbs, marks, determiners."""
    found = {
        kid.lower for kid in annotated.dependents(i, "advmod", "mark", "aux", "cc", "discourse") if kid.lower != "only"
    }
    found |= {kid.lower for kid in annotated.dependents(i, "advmod:neg")}
    if found & {"not", "n't", "n’t"} and _not_only(annotated, i):
        found -= {"not", "n't", "n’t"}
    if first:
        found |= {
            det.lower
            for held in annotated.dependents(i, "obj", "nsubj:pass")
            for det in annotated.dependents(held.i, "det")
            if det.lower in {"no", "neither"}
        }
    if (first or annotated.tokens[i].pos == "NOUN") and annotated.tokens[i].pos in {"NOUN", "PROPN"}:
        found |= {kid.lower for kid in annotated.dependents(i, "det")}
    for subject in annotated.dependents(i, "nsubj"):
        found |= {
            kid.lower
            for kid in annotated.dependents(subject.i, "det", "advmod", "cc:preconj")
            if kid.lower in {"no", "neither"}
        }
        if subject.lower in {"nobody", "none", "neither"}:
            found.add("none")
    for kid in annotated.dependents(i, "advmod"):
        if kid.lower == "longer" and any(small.lower == "no" for small in annotated.dependents(kid.i)):
            found.add("no")
    return found - {"were"} | ({"no"} if "longer" in found and "no" in found else set())


def _not_only(annotated: Annotated, i: int) -> bool:
    """Whether a word's "not" is that of "not only", which denies nothing."""
    tokens = annotated.tokens
    nots = [kid.i for kid in annotated.dependents(i, "advmod", "advmod:neg") if kid.lower in {"not", "n't", "n’t"}]
    return any(tokens[j + 1].lower in {"only", "just", "merely", "simply"} for j in nots if j + 1 < len(tokens))


def _instead(annotated: Annotated, i: int) -> bool:
    """Whether "instead of", "rather than", "short of" or "without" stands right before a verb, or "about" before a gerund."""
    first = i
    while first > 0 and annotated.tokens[first - 1].pos == "ADV":
        first -= 1
    if annotated.tokens[i].tag == "VBG" and first > 0 and annotated.tokens[first - 1].lower == "about":
        return True
    before = [token.lower for token in annotated.tokens[max(0, i - 2) : i]]
    doers = annotated.dependents(annotated.tokens[i].head) if annotated.tokens[i].dep == "acl" else ()
    if any(kid.lower == "without" for kid in doers) and annotated.tokens[i].tag == "VBG":
        return True
    return before[-1:] == ["without"] or before in (["instead", "of"], ["rather", "than"], ["short", "of"])


def _after_none(annotated: Annotated, i: int) -> bool:
    """Whether "none", "nobody" or "neither" stands before a word in the same run of words without punctuation, whatever the parse."""
    for j in range(i - 1, annotated.sentence_of(i).first - 1, -1):
        token = annotated.tokens[j]
        if token.pos == "PUNCT":
            return False
        if token.lower in {"none", "nobody", "neither"}:
            return True
    return False


def _conditional(annotated: Annotated, i: int) -> bool:
    marks = {kid.lower for kid in annotated.dependents(i, "mark", "advmod")}
    if marks & {"if", "unless", "whether", "provided", "lest", "like"}:
        return True
    if marks & {"until", "once", "before"} and annotated.tokens[i].tag in {"VBZ", "VBP"}:
        return True
    first = next((kid for kid in annotated.dependents(i, "nsubj")), None)
    return first is not None and any(
        kid.lower in {"had", "were", "should"} and kid.i < first.i for kid in annotated.dependents(i, "aux", "cop")
    )


def _going_to(annotated: Annotated, i: int) -> bool:
    token = annotated.tokens[i]
    above = annotated.tokens[token.head]
    return above.lower == "going" and token.dep == "xcomp"


def _headline_infinitive(annotated: Annotated, i: int) -> bool:
    """Whether a headline's verb is an infinitive ("Minister to visit Lima"): then it lies ahead."""
    token = annotated.tokens[i]
    return (
        token.dep == "root" and token.tag == "VB" and any(kid.lower == "to" for kid in annotated.dependents(i, "mark"))
    )


def _about_to(annotated: Annotated, i: int) -> bool:
    """Whether "about to", "set to", "due to" and their like stand right before a verb, whatever the parse."""
    if i < 2 or annotated.tokens[i - 1].lower != "to" or annotated.tokens[i].tag != "VB":
        return False
    before = annotated.tokens[i - 2]
    return before.lower == "about" or before.lemma.lower() in {"set", "due", "poise", "schedule", "slate"}


def _noun_words(annotated: Annotated, i: int) -> str | None:
    """What an adjective or determiner makes of a nominal event: ahead, possible, alleged."""
    if annotated.tokens[i].pos not in {"NOUN", "PROPN"}:
        return None
    words = load_words()
    near = {kid.lower for kid in annotated.dependents(i, "amod", "det")}
    for kind, name in (("ahead", "noun_ahead"), ("possible", "noun_possible"), ("alleged", "noun_alleged")):
        if near & words[name]:
            return kind
    return None


def quotation_at(quotations: tuple[Quotation, ...], token: Token) -> Quotation | None:
    """The innermost quotation whose words hold a token, None outside of all."""
    holding = [q for q in quotations if any(part.start <= token.start and token.end <= part.end for part in q.parts)]
    return min(holding, key=lambda q: sum(part.end - part.start for part in q.parts), default=None)


def spoken_modality(kind: str, told_as: Told, offering: bool, quoted: bool) -> EventModality:
    """The modality that is shown: what an act done by words is, before who says that it was done."""
    if told_as.modality in {"denies", "if", "reportedly"}:
        return told_as.modality
    if told_as.ahead and kind == "REQUEST":
        return "plans"
    if offering:
        return "offers"
    if kind in _SPEECH:
        return _SPEECH[kind]  # type: ignore[return-value]
    if told_as.ahead:
        return "plans"
    return "says" if quoted else "did"


def denier_of(annotated: Annotated, denier: int) -> tuple[int, ...]:
    """Heads of the phrase that denies."""
    return surface_subjects(annotated, denier)
