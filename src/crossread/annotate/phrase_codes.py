"""Country and sector of an actor from the words of its phrase: title, role, demonym, organisation ("Swedish police": SWE COP)."""

from collections.abc import Iterator

from crossread.annotate.annotated import Name, Token
from crossread.annotate.coder import LINKS, NOTHING, Code, Coder, nouns_after, run_of
from crossread.annotate.places import Place
from crossread.annotate.sector_words import first_part

_PRESIDING = frozenset({"president", "vice president", "commissioner"})
_OF_STATES = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY"})
_SERVING = frozenset({"LAB", "CVL"})
_NO_GOVERNMENT = frozenset({"NGO", "IMG", "MNC", "ISM"})
_NOT_FORMER = frozenset({"GOV", "LEG", "MIL", "COP", "JUD", "SPY"})


def phrase_code(coder: Coder, head: int, *, depth: int = 0) -> Code:
    """Code the noun phrase with this head: its own place or organisation, else its sector word with the country beside it."""
    place = coder.places.get(head)
    if place is not None and place.kind == "region":
        before = [
            coder.places[i] for i in run_of(coder, head) if i in coder.places and coder.places[i].kind == "demonym"
        ]
        return Code(before[-1].code, "CVL") if before else Code(None, None, _printed(coder, place))
    if (
        place is not None
        and _is_whole(coder, place, head)
        and not (place.kind == "demonym" and _living_in(coder, head))
    ):
        return Code(place.code, place.sector)
    token = coder.annotated.tokens[head]
    if place is not None and place.kind == "demonym" and (living := _living_in(coder, head)):
        return Code(living, "CVL")
    if token.lemma.lower() in coder.words.partitive and depth < 3:
        for inner in nouns_after(coder, head, ("of",)):
            found = phrase_code(coder, inner, depth=depth + 1)
            if found.told or found.region:
                return found
    if token.lemma.lower() in coder.words.kin and any(True for _ in coder.annotated.dependents(head, "nmod:poss")):
        return NOTHING
    run = run_of(coder, head)
    place = place or _place_of(coder, head, run, depth)
    sector = sector_of(coder, run, head, country=place is not None and place.code is not None)
    if place is not None and place.kind == "organisation" and place.sector:
        sector = _in_body(coder, run, head, place, sector)
    if (place is None or sector is None) and depth < 2 and coder.annotated.tokens[head].pos in {"NOUN", "PROPN"}:
        for beside in coder.annotated.dependents(head, "appos"):
            told = phrase_code(coder, beside.i, depth=depth + 2)
            if told.told and (place is None or told.country in {None, place.code}):
                sector = sector or told.sector
                if place is None and told.country:
                    return Code(told.country, sector)
    if place is not None and place.code is None:
        return Code(None, sector, _printed(coder, place))
    if place is not None and sector is None and _is_topic(coder, place, head):
        return NOTHING
    if place is not None and place.sector == "PTY" and place.last <= head and token.lemma.lower() in coder.words.papers:
        return NOTHING
    near = place is not None and sector is None and _only_near(coder, place, head)
    if sector == "GOV" and place is not None and place.code in _NO_GOVERNMENT:
        sector = None
    return Code(place.code if place else None, sector, near=near)


def _in_body(coder: Coder, run: range, head: int, place: Place, sector: str | None) -> str | None:
    """The sector of somebody of a body whose own is known: the body's for a word that tells little, or for whoever presides over it."""
    weak = sector is not None and not any(True for _ in _sector_words(coder, run))
    presides = sector in {"GOV", "BUS"} and place.sector not in {*_OF_STATES, "PTY", "BUS"}
    armed = sector in {"GOV", "MIL"} and place.sector in coder.words.stronger
    sector = place.sector if weak or presides or armed else sector or place.sector
    served = sector in _NOT_FORMER or (place.sector in _OF_STATES and sector in _SERVING)
    return "ELI" if served and _is_past(coder, min(run.start, place.first), head) else sector


def _is_past(coder: Coder, first: int, head: int) -> bool:
    """Whether "former" or a word like it stands in a phrase or right before it."""
    tokens = coder.annotated.tokens
    opened = max(coder.annotated.sentence_of(head).first, first - 1)
    return any(tokens[i].lower in coder.words.former for i in range(opened, head))


def _has_left(coder: Coder, before: range, sector: str | None) -> bool:
    """Whether the words before an office say that it is held no more; a retired police officer stays one of the police."""
    past = {coder.annotated.tokens[i].lower for i in before} & coder.words.former
    return bool(past) and sector in _NOT_FORMER and not (sector == "COP" and past == {"retired"})


def _is_topic(coder: Coder, place: Place, head: int) -> bool:
    """Whether a country's bare name before a thing is what the thing is about ("the Iran deal", not "Iran's deal")."""
    tokens = coder.annotated.tokens
    if place.kind != "country" or place.last > head or _is_person(coder.annotated.name_of.get(head)):
        return False
    if tokens[place.last].lower in {"'s", "’s", "'", "’"} or tokens[place.first].text.replace(".", "").isupper():
        return False
    return tokens[head].lemma.lower() in coder.words.topics


def _only_near(coder: Coder, place: Place, head: int) -> bool:
    """Whether a city or province is only where a thing is or what it is called after ("the Oslo attack", "the Denver franchise")."""
    if place.kind not in {"capital", "part"} or place.first <= head < place.last:
        return False
    return not _is_person(coder.annotated.name_of.get(head))


def _living_in(coder: Coder, head: int) -> str | None:
    """The country in which a people of another's name lives ("ethnic Albanians in Serbia", "the Albanians of southern Serbia")."""
    own = coder.places[head]
    for link in nouns_after(coder, head, ("in", "of")):
        place = coder.places.get(link)
        if place is not None and place.kind in {"country", "part"} and place.code != own.code:
            return place.code
    return None


def _printed(coder: Coder, place: Place) -> str:
    return coder.annotated.span(place.first, place.last).exact


def _is_whole(coder: Coder, place: Place, head: int) -> bool:
    """Whether the place word is the phrase's own name and not a modifier before another noun ("Washington" / "Washington police")."""
    tokens = coder.annotated.tokens
    after = tokens[place.last] if place.last < len(tokens) else None
    if after is None or after.sentence != tokens[head].sentence:
        return True
    joined = after.pos in {"NOUN", "PROPN"} and (
        after.head in range(place.first, place.last) or tokens[head].head == after.i
    )
    return not (
        joined and after.dep in {"flat", "compound", "nmod:desc", "appos"} and after.lemma.lower() in coder.words.strong
    )


def _place_of(coder: Coder, head: int, run: range, depth: int) -> Place | None:
    """The place word that says whose the phrase is: nearest before the head, then after "of", "in", "from", then in an apposition."""
    before = [coder.places[i] for i in run if i in coder.places]
    if before:
        coded = [place for place in before if place.code]
        return (coded or before)[-1]
    if depth >= 3 or coder.annotated.tokens[head].lemma.lower() in coder.words.kin:
        return None
    for link in nouns_after(coder, head, LINKS):
        if link in coder.places:
            return coder.places[link]
        inner = _place_of(coder, link, run_of(coder, link), depth + 1)
        if inner is not None:
            return inner
    return None


def sector_of(coder: Coder, run: range, head: int, *, country: bool) -> str | None:
    """The sector the run's words tell: the head's own, else the last one told before a name; a stronger one before it wins."""
    tokens, words = coder.annotated.tokens, coder.words
    told = list(_sector_words(coder, run))
    name = coder.annotated.name_of.get(head)
    if name is not None and name.kind == "PERSON":
        told = [found for found in told if found[1] >= name.first - 1]
    own = [found for found in told if found[0] <= head < found[1]]
    named = (
        coder.annotated.name_of.get(head) is not None or tokens[head].pos == "PROPN" or tokens[head].text[:1].isupper()
    )
    chosen = own[-1:] or (told[-1:] if named or (told and told[-1][2] in words.stronger) else [])
    if not chosen:
        return _weak_sector(coder, run, head, told, country=country)
    return _office(coder, run, head, told, chosen[0], bare=not country and not named)


def _weak_sector(coder: Coder, run: range, head: int, told: list[tuple[int, int, str]], *, country: bool) -> str | None:
    """The sector of a phrase whose head tells it only beside other words ("leader"): that of the words told, or by the country."""
    weak_of = coder.words.weak
    weak = weak_of.get(coder.annotated.tokens[head].lemma.lower()) or weak_of.get(_lemma_before_name(coder, run))
    if weak and not told:
        bodies = nouns_after(coder, head, ("of", "for"))
        told = [found for j in bodies for found in _sector_words(coder, run_of(coder, j))]
    ahead = next((sector for _, _, sector in reversed(told) if sector in coder.words.stronger), None) or (
        told[-1][2] if told else None
    )
    found = ahead if weak and ahead else (weak if country else None)
    return "ELI" if _has_left(coder, range(run.start, head), found) else found


def _office(
    coder: Coder, run: range, head: int, told: list[tuple[int, int, str]], chosen: tuple[int, int, str], *, bare: bool
) -> str | None:
    """What the chosen sector word means in its phrase: whose president, held still or once; `bare` without country or name."""
    first, last, sector = chosen
    presided = None
    if sector == "GOV" and _joined(coder.annotated.tokens[first:last], lemma=True) in _PRESIDING:
        presided = _presided(coder, run, chosen, head)
        if presided is not None and presided not in _OF_STATES:
            return presided
    if sector == "GOV" and bare and last - first == 1 and _of_something(coder, head):
        return None
    if sector == "GOV" and _of_a_body(coder, chosen):
        return None
    if sector == "GOV" and _joined(coder.annotated.tokens[first:last], lemma=True) in _PRESIDING:
        return presided
    if sector == "MIL" and any(found == "COP" and end <= first for _, end, found in told):
        return "COP"
    if sector in {"GOV", "MIL"}:
        sector = next((found for _, end, found in told if found in coder.words.stronger and end <= first + 1), sector)
    return "ELI" if _has_left(coder, range(run.start, first), sector) else sector


def _of_a_body(coder: Coder, found: tuple[int, int, str]) -> bool:
    """Whether a president is that of an organisation which stands before the title and is no state's ("Acme President Ada Okello")."""
    first, last, _ = found
    name = coder.annotated.name_of.get(first - 1) if first else None
    title = _joined(coder.annotated.tokens[first:last], lemma=True)
    return title in _PRESIDING and name is not None and name.kind == "ORG" and first - 1 not in coder.places


def _presided(coder: Coder, run: range, found: tuple[int, int, str], head: int) -> str | None:
    """The sector of a president: that of the body the title names before or after it ("company president", "president of the Lund Fund"),
    None for a body of no known sector, else GOV, or ELI for a former one.
    """
    tokens, names = coder.annotated.tokens, coder.annotated.name_of
    for _, last, sector in _sector_words(coder, run):
        if last == found[0] and sector not in _OF_STATES:
            return sector
    if run.start >= 2 and tokens[run.start - 1].lower == "of":
        body = coder.words.strong.get(tokens[run.start - 2].lemma.lower())
        if body is not None and body not in _OF_STATES and body != "CVL":
            return body
    for j in nouns_after(coder, head, ("of", "for", "at")):
        place, name = coder.places.get(j), names.get(j)
        if place is not None and place.kind != "organisation":
            break
        inner = phrase_code(coder, j, depth=2).sector
        if inner is not None:
            return "GOV" if inner in _OF_STATES else inner
        if name is not None and name.kind == "ORG" and not any(i in coder.places for i in range(name.first, name.last)):
            return None
    past = any(tokens[i].lower in coder.words.former for i in range(run.start, found[0]))
    return "ELI" if past else "GOV"


def _of_something(coder: Coder, head: int) -> bool:
    """Whether an office is that of a body which is no state ("the centre's president", "president of the club")."""
    owners = [kid for kid in coder.annotated.dependents(head, "nmod:poss") if kid.pos != "PRON"]
    return bool(owners) or any(coder.annotated.tokens[j].pos == "NOUN" for j in nouns_after(coder, head, ("of",)))


def _lemma_before_name(coder: Coder, run: range) -> str:
    """The last common or title word of a run before the name begins ("Palestinian leader Y. A.": "leader")."""
    names = coder.annotated.name_of
    outside = [i for i in run if i not in names or names[i].kind not in {"PERSON"}]
    return coder.annotated.tokens[outside[-1]].lemma.lower() if outside else ""


def _sector_words(coder: Coder, run: range) -> Iterator[tuple[int, int, str]]:
    """Every sector phrase in a run, longest first at each place: first token, last (exclusive), sector. People's names are passed over."""
    tokens = coder.annotated.tokens
    at = run.start
    while at < run.stop:
        place, name = coder.places.get(at), coder.annotated.name_of.get(at)
        known = place is not None and (place.kind != "organisation" or place.sector is not None)
        if known or _is_person(name) or _is_surname(coder, at):
            at += 1
            continue
        widths = (4, 3, 2, 1) if first_part(tokens[at].lower) in coder.words.openers else (1,)
        for width in widths:
            if at + width > run.stop:
                continue
            forms = {_joined(tokens[at : at + width], lemma=True), _joined(tokens[at : at + width], lemma=False)}
            if forms & coder.words.blind:
                at += width - 1
                break
            sector = next((coder.words.strong[form] for form in forms if form in coder.words.strong), None)
            if sector and tokens[at].text != "representatives":
                yield at, at + width, sector
                at += width - 1
                break
        at += 1


def _is_person(name: Name | None) -> bool:
    """Whether a word is part of a person's name; a single word labelled so may be a common noun that opens a sentence."""
    return name is not None and name.kind == "PERSON" and name.last - name.first > 1


def _is_surname(coder: Coder, at: int) -> bool:
    """Whether a word is somebody's surname, and not a title that a name follows ("Prince Okello")."""
    tokens = coder.annotated.tokens
    after = coder.annotated.name_of.get(at + 1) if at + 1 < len(tokens) else None
    return tokens[at].text in coder.surnames and (after is None or after.kind != "PERSON")


def _joined(tokens: tuple[Token, ...], *, lemma: bool) -> str:
    """Tokens as one lower-case phrase, hyphens closed up; only the last word is taken in dictionary form."""
    last = tokens[-1].lemma.lower() if lemma else tokens[-1].lower
    if lemma and last.endswith("men") and len(last) > 4:
        last = f"{last[:-3]}man"
    parts = [*(token.lower for token in tokens[:-1]), last]
    return " ".join(parts).replace(" - ", "-")
