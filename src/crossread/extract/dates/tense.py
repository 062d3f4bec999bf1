"""Which way a word's clause looks, back or ahead, from the verb it hangs on: "will meet Friday" against "met Friday"."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from crossread.annotate.annotated import Annotated, Token
from crossread.extract.dates.reading import Direction

_CLAUSE_STEPS = 6


@cache
def tense_words() -> Mapping[str, frozenset[str]]:
    """Load the words that look ahead (data/tense.toml)."""
    place = files("crossread.extract") / "data" / "tense.toml"
    return {name: frozenset(words) for name, words in tomllib.loads(place.read_text(encoding="utf-8")).items()}


def direction_of(annotated: Annotated, i: int) -> Direction:
    """Tell whether what stands with token `i` has happened or lies ahead; "either" where no verb says.

    Climbs from the token to the first verb that decides; bare infinitives and participles hand on to the word above.
    """
    if not _owns_a_part(annotated, i) and _led_by_plan(annotated, i):
        return "future"
    led = _led_by_preposition(annotated, i)
    if led is not None:
        return led
    if (
        annotated.tokens[i].dep in ("compound", "nmod:poss", "amod")
        and annotated.tokens[annotated.tokens[i].head].pos == "NOUN"
    ):
        return "either"  # "Friday's report": a noun has no tense
    told_of = _copula_direction(annotated, i)
    if told_of is not None:
        return told_of
    below, loose = annotated.tokens[i], False
    for step, token in enumerate(annotated.ancestors(i)):
        if step >= _CLAUSE_STEPS:
            break
        if _looks_ahead(token, below):
            return "future"
        found = _verb_direction(annotated, token)
        if found is not None:
            return "either" if found == "past" and loose else found
        if _is_infinitive(annotated, token) and annotated.sentence_of(i).kind == "headline":
            return "future"  # "Panel to Vote Wednesday"
        loose = loose or token.pos in ("NOUN", "PROPN") or _is_infinitive(annotated, token)
        below = token
    return "either"


def _owns_a_part(annotated: Annotated, i: int) -> bool:
    """ "plans to meet the survivors of Sunday's storm": the storm is not what is planned."""
    token = annotated.tokens[i]
    owned = annotated.tokens[token.head]
    return token.dep == "nmod:poss" and any(t.lower == "of" for t in annotated.dependents(owned.i, "case"))


def _copula_direction(annotated: Annotated, i: int) -> Direction | None:
    """ "The match is on Saturday" lies ahead, "was on Saturday" behind: the time is itself what is said."""
    copulas = {t.lower for t in annotated.dependents(i, "cop")}
    if not copulas or any(t.lower in ("it", "today", "this", "that") for t in annotated.dependents(i, "nsubj")):
        return None
    return "future" if copulas & {"is", "are", "'s", "’s"} else "past" if copulas & {"was", "were"} else None


def _led_by_preposition(annotated: Annotated, i: int) -> Direction | None:
    """ "since March" looks back whatever the verb; "called a vote for Friday" looks ahead; so does "until Friday" under a
    present, a perfect or a "will", not under a past ("stayed until", "would have stayed until").
    """
    before = (
        annotated.tokens[i - 1].lower if i and annotated.tokens[i - 1].sentence == annotated.tokens[i].sentence else ""
    )
    led = {before, *(t.lower for t in annotated.dependents(i, "case"))}
    if "since" in led:
        return "past"
    if "for" in led and any(t.lemma.lower() in tense_words()["calls"] for t in annotated.ancestors(i)):
        return "future"
    if not led & {"until", "till"}:
        return None
    verbs = (t for t in annotated.ancestors(i) if t.pos in ("VERB", "AUX"))
    verb = next((t for t in verbs if t.dep != "xcomp"), None)  # "stay shut until": what decides is "stay"
    helpers = {t.lower for t in annotated.dependents(verb.i, "aux", "cop")} if verb else set()
    will = bool(helpers & tense_words()["auxiliaries"]) and not helpers & {"have", "'ve", "’ve"}
    still = verb is not None and (
        will or verb.tag in ("VBZ", "VBP") or bool(helpers & {"has", "have", "is", "are", "'ve", "’ve"})
    )
    return "future" if still else "either"


def _is_infinitive(annotated: Annotated, token: Token) -> bool:
    """ "demanded that they agree to meet in August": the past verb above does not date the meeting."""
    return token.tag == "VB" and any(child.lower == "to" for child in annotated.dependents(token.i, "mark", "aux"))


def _looks_ahead(token: Token, below: Token) -> bool:
    """ "scheduled" and its like look ahead themselves; "vowed" only through its infinitive ("vowed to return in May")."""
    lemma = token.lemma.lower()
    if lemma in tense_words()["ahead"] or token.lower in tense_words()["ahead"]:
        return token.tag in ("VBN", "JJ") or (token.pos == "VERB" and below.pos in ("VERB", "AUX"))
    return lemma in tense_words()["wishes"] and below.dep == "xcomp"


def _led_by_plan(annotated: Annotated, i: int) -> bool:
    """ "set for Friday", "expected to be published on Friday": a word of planning leads on to the time, whatever the parse."""
    first = annotated.sentence_of(i).first
    for k in range(i - 1, max(first, i - 12) - 1, -1):
        token, following = annotated.tokens[k], annotated.tokens[k + 1]
        if k == i - 1 and token.lower == "as" and annotated.tokens[k - 1].lower in ("early", "soon"):
            return True
        if token.lower in ("is", "are") and following.lower == "to":
            return True
        if token.lower in tense_words()["plans"]:
            return following.lower in ("for", "to", "on", "in", "by", "at") or k >= i - 2
        if (
            token.text in ",;:"
            or (token.lower == "have" and following.tag == "VBN")
            or token.tag in ("VBD", "VBZ", "VBP", "MD")
        ):
            return False
    return False


def _verb_direction(annotated: Annotated, verb: Token) -> Direction | None:
    helpers = list(annotated.dependents(verb.i, "aux", "cop"))
    words = {helper.lower for helper in helpers}
    if words & tense_words()["auxiliaries"]:
        return "past" if "have" in words else "future"
    if verb.pos not in ("VERB", "AUX") and not words:
        return None
    if words & {"had", "was", "were", "did"}:
        return "past"
    if words & {"has", "have", "'ve", "’ve"} and verb.tag in ("VBN", "VBD"):
        return "past"
    if words & {"is", "are", "am", "'s", "’s", "'re", "’re"}:
        return "future" if verb.tag == "VBG" else "either" if verb.tag != "VBN" else "past"
    if verb.tag == "VBD":
        return "past"
    if verb.tag == "VBN" and verb.dep.startswith(("acl", "root", "amod", "conj")):
        return "past"
    if verb.tag in ("VBZ", "VBP"):
        return _present(annotated, verb)
    return None


def _present(annotated: Annotated, verb: Token) -> Direction:
    """The plain present: history in headlines, a timetable with some verbs, else not telling."""
    if annotated.sentence_of(verb.i).kind == "headline":
        return "past"
    return "future" if verb.lemma.lower() in tense_words()["timetable"] else "past"
