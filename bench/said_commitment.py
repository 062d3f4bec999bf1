"""Commitment against MegaVeridicality (White and Rawlins 2018): do the verbs we call certain imply what they report, also when denied?"""

from __future__ import annotations

import json
from pathlib import Path

from crossread.extract.quotations.commitment import degrees

_FRAME = "that_S:active:positive"  # "somebody VERBed that a particular thing happened"
_DENIED = "that_S:active:negative"  # "somebody didn't VERB that a particular thing happened"
_HYPOTHESIS = "that thing happened ."


def commitment_scores(shared: Path) -> list[str]:
    """For verbs with a that-clause, active and affirmed: how many that we grade "certain" people take to imply the clause.

    Uses the part that is class T; it is also where a few of the listed verbs were checked, so read it as a description, not a test.
    """
    folder = shared / "data" / "megaveridicality"
    sentences = json.loads((folder / "recast_megaveridicality_data.json").read_text(encoding="utf-8"))
    sources = json.loads((folder / "recast_megaveridicality_metadata.json").read_text(encoding="utf-8"))
    where = {row["pair-id"]: row["corpus-sent-id"] for row in sources}
    implied: dict[str, dict[str, bool]] = {_FRAME: {}, _DENIED: {}}
    for row in sentences:
        verb, _, frame = where[row["pair-id"]].partition(":")
        if frame in implied and row["hypothesis"] == _HYPOTHESIS:
            implied[frame][verb.replace("_", "-")] = row["label"] == "entailed"
    return [*_affirmed(implied[_FRAME]), "", *_denied(implied[_DENIED])]


def _affirmed(implied: dict[str, bool]) -> list[str]:
    """By our degree, how many verbs people take to imply their clause."""
    graded = {verb: degree for verb, degree in degrees().factive_cues.items() if verb in implied}
    lines = [
        f"## Commitment: {len(implied)} verbs of MegaVeridicality with a that-clause, {len(graded)} of them in our lists",
        "",
        "| our degree | verbs | clause taken as true | % |",
        "|---|---|---|---|",
    ]
    for degree in ("certain", "probable", "possible", "uncommitted", "improbable", "counterfactual"):
        verbs = [verb for verb, given in graded.items() if given == degree]
        true = sum(implied[verb] for verb in verbs)
        if verbs:
            lines.append(f"| {degree} | {len(verbs)} | {true} | {100 * true / len(verbs):.0f} |")
    return lines


def _denied(implied: dict[str, bool]) -> list[str]:
    """Of the verbs we call certain, those we leave certain when denied and those we do not, and what people say."""
    verbs = [verb for verb, degree in degrees().factive_cues.items() if degree == "certain" and verb in implied]
    lines = [
        "The same verbs when the reporting clause is denied (“did not admit that”):",
        "",
        "| we say then | verbs | clause taken as true | % |",
        "|---|---|---|---|",
    ]
    for said, kept in (("still certain", True), ("uncommitted", False)):
        mine = [verb for verb in verbs if (verb in degrees().factives) is kept]
        true = sum(implied[verb] for verb in mine)
        lines.append(f"| {said} | {len(mine)} | {true} | {100 * true / max(1, len(mine)):.0f} |")
    return lines
