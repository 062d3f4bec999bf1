"""Events against PETRARCH2's unit sentences: dyads of source, target and type, the CAMEO and WEIS codes put into PLOVER types."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.event_reading import Reader
from crossread.records.told import Event

# What the suite's codes mean in PLOVER, by the sentences that carry them. The suite mixes WEIS (064, 121) and CAMEO (030, 194)
# codes; codes of its own invention ("345", "9xx", "17xx") test the machinery of its dictionaries: such sentences are left out.
PLOVER = {
    "064": "SUPPORT", "041": "SUPPORT", "085": "SUPPORT", "081": "SUPPORT", "083": "AGREE", "030": "AGREE", "050": "AGREE",
    "031": "AGREE", "032": "CONSULT", "033": "CONSULT", "102": "REQUEST", "095": "REQUEST", "096": "REQUEST", "121": "ACCUSE",
    "122": "ACCUSE", "123": "ACCUSE", "112": "REJECT", "160": "THREATEN", "162": "THREATEN", "173": "THREATEN", "191": "REJECT",
    "194": "ASSAULT", "223": "ASSAULT", "224": "ASSAULT", "212": "COERCE", "071": "AID", "1721": "COERCE", "161": "SANCTION",
}  # fmt: skip
_AHEAD = re.compile(r"\b(is|are) about to\b|\bwill\b")
COMMENTS = frozenset({"023", "024", "025", "026", "027"})
# The suite's codes where ISO 3166-1 or PLOVER has another for the same country or body.
_COUNTRIES = {"IGOEEU": "EUR", "IGOAFR": "IGO", "IGOCOPITP": "IGO"}
_ISO = {"KUW": "KWT", "NZE": "NZL", "NGM": "NGO"}

Dyad = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit sentence and the dyads it should give."""

    id: str
    text: str
    dyads: frozenset[Dyad]


def read_units(path: Path) -> tuple[list[Unit], int]:
    """The sentences whose codes have a PLOVER type, and how many were left out."""
    raw = re.sub(r"<!--.*?-->", "", path.read_text(encoding="utf-8", errors="replace"), flags=re.S)
    units, left = [], 0
    for head, body in re.findall(r"<Sentence (.*?)>(.*?)</Sentence>", raw, re.S):
        name = re.search(r'id\s*=\s*"(.*?)"', head)
        text = re.search(r"<Text>(.*?)</Text>", body, re.S)
        codes = [dict(re.findall(r'(\w+)="(.*?)"', coding)) for coding in re.findall(r"<EventCoding (.*?)>", body)]
        if (
            not text
            or not codes
            or not all(_usable(code) for code in codes)
            or (name and name.group(1).startswith("DATE"))
        ):
            left += 1
            continue
        sentence = " ".join(text.group(1).split())
        dyads = frozenset(
            _dyad(code, ahead=bool(_AHEAD.search(sentence))) for code in codes if code["eventcode"] not in COMMENTS
        )
        units.append(Unit(name.group(1) if name else "-", sentence, dyads))
    return units, left


def _usable(code: dict[str, str]) -> bool:
    known = code.get("eventcode") in PLOVER or code.get("eventcode") in COMMENTS
    return known and "sourcecode" in code and "targetcode" in code


def _dyad(code: dict[str, str], *, ahead: bool) -> Dyad:
    """One coding; cooperation that lies ahead is AGREE (PLOVER manual, "AGREE")."""
    kind = PLOVER[code["eventcode"]]
    kind = "AGREE" if ahead and kind in {"SUPPORT", "CONSULT", "AID", "COOPERATE"} else kind
    return _country(code["sourcecode"]), _country(code["targetcode"]), kind


def _country(code: str) -> str:
    return _COUNTRIES.get(code, _ISO.get(code[:3], code[:3]))


def dyads_of(events: Sequence[Event]) -> frozenset[Dyad]:
    """Events as dyads; reciprocal actors, and both sides of a visit, stand in both directions, as the suite has them (032 and 033)."""
    found = set()
    for event in events:
        actors, recipients = _states(event.actors), _states(event.recipients)
        if recipients:
            found |= {(a, r, event.type) for a in actors or {"---"} for r in recipients}
            if event.type == "CONSULT":
                found |= {(r, a, event.type) for a in actors for r in recipients}
        else:
            found |= {(a, b, event.type) for a in actors for b in actors if a != b}
    return frozenset(found)


def _states(codes: Sequence[str]) -> set[str]:
    return {code[:3] for code in codes}


def score_units(
    units: Sequence[Unit], reader: Reader
) -> tuple[int, int, int, list[tuple[str, frozenset[Dyad], frozenset[Dyad]]]]:
    """True, false and missed dyads, and the sentences that went wrong."""
    tp = fp = fn = 0
    wrong = []
    for unit in units:
        found = dyads_of(reader.read(unit.text).events)
        tp += len(found & unit.dyads)
        fp += len(found - unit.dyads)
        fn += len(unit.dyads - found)
        if found != unit.dyads:
            wrong.append((unit.id, unit.dyads, found))
    return tp, fp, fn, wrong
