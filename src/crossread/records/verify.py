"""Checking a dossier against the texts it came from: every anchor, every count, every reference. Needs no model."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from crossread.records.dossier import Dossier
from crossread.records.names import content_id
from crossread.records.text import Anchor, Report
from crossread.records.walk import SECTIONS, anchors_in, count, records_of, references, short_names


@dataclass(frozen=True, slots=True)
class Reread:
    """What a report's source gives today: its text and the sha256 of its bytes, or why it could not be read."""

    text: str | None
    sha256: str | None
    refused: str | None


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that does not hold: where, and both sides in words."""

    where: str
    detail: str


def verify(dossier: Dossier, sources: Mapping[str, Reread] | None = None) -> tuple[Failure, ...]:
    """Check everything that can be checked; no failures means that every line stands.

    `sources` maps report ids to what was re-read; None checks the texts inside the dossier alone. A report without an entry
    fails, for what was not looked at is not verified.
    """
    failures = list(_inside(dossier))
    if sources is not None:
        for report in dossier.reports:
            failures.extend(_against(dossier, report, sources.get(report.id)))
    return tuple(failures)


def _inside(dossier: Dossier) -> Sequence[Failure]:
    failures = [
        Failure(f"report {r.label}", "its id is not the one its text gives: the text inside the dossier was changed")
        for r in dossier.reports
        if r.text and r.id != content_id("report", r.text)
    ]
    by_id = {r.id: r for r in dossier.reports}
    names = short_names(dossier)
    for owner, anchor in _owned_anchors(dossier):
        report = by_id.get(anchor.report)
        if report is None:
            failures.append(
                Failure(names.get(owner, owner), f"points into a report that is not here ({anchor.report})")
            )
        elif report.text and not report.holds(anchor):
            failures.append(Failure(names.get(owner, owner), _difference(report, anchor, report.text)))
    for block_report in dossier.reports:
        if any(not 0 <= b.start < b.end <= len(block_report.text) for b in block_report.blocks if block_report.text):
            failures.append(Failure(f"report {block_report.label}", "a block lies outside the text"))
    return [*failures, *_counts(dossier), *_doubled(dossier), *_dangling(dossier, names)]


def _owned_anchors(dossier: Dossier) -> list[tuple[str, Anchor]]:
    """Every anchor with the id of the record it belongs to."""
    owned = [
        (str(getattr(record, "id", section)), anchor)
        for section in SECTIONS
        for record in records_of(dossier, section)
        for anchor in anchors_in(record)
    ]
    loose = (dossier.brief, dossier.origin_groups)
    return owned + [("brief", anchor) for part in loose for anchor in anchors_in(part)]


def _counts(dossier: Dossier) -> list[Failure]:
    real = count(dossier)
    return [
        Failure(
            "counts",
            f"{field.name}: {getattr(dossier.counts, field.name):,} stated, {getattr(real, field.name):,} counted",
        )
        for field in fields(real)
        if getattr(real, field.name) != getattr(dossier.counts, field.name)
    ]


def _dangling(dossier: Dossier, names: Mapping[str, str]) -> list[Failure]:
    known = {s: {str(getattr(r, "id", "")) for r in records_of(dossier, s)} for s in SECTIONS}
    known["reports"] = {r.id for r in dossier.reports}
    return [
        Failure(names.get(owner, owner), f"refers to {target}, which is not among the {section.replace('_', ' ')}")
        for owner, section, target in references(dossier)
        if target not in known[section]
    ]


def _doubled(dossier: Dossier) -> list[Failure]:
    ids = [(s, str(getattr(r, "id", ""))) for s in SECTIONS for r in records_of(dossier, s)]
    ids += [("reports", r.id) for r in dossier.reports]
    return [Failure(section, f"{one} stands here {n} times") for (section, one), n in Counter(ids).items() if n > 1]


def _against(dossier: Dossier, report: Report, source: Reread | None) -> list[Failure]:
    where = f"report {report.label}"
    if source is None or source.text is None or source.sha256 is None:
        reason = source.refused if source and source.refused else "its source was not given and is not where it was"
        return [Failure(where, f"not re-read: {reason}. Give the file: crossread verify DOSSIER FILES")]
    names = short_names(dossier)
    mine = [(owner, anchor) for owner, anchor in _owned_anchors(dossier) if anchor.report == report.id]
    broken = [(o, a) for o, a in mine if source.text[a.start : a.end] != a.exact]
    changed = source.sha256 != report.sha256 or (bool(report.text) and source.text != report.text)
    if not broken and not changed:
        return []
    failures = []
    if broken:
        owner, anchor = min(broken, key=lambda pair: pair[1].start)
        first = f"{names.get(owner, owner)} {_difference(report, anchor, source.text)}"
        failures.append(Failure(where, f"{len(broken)} of {len(mine)} anchors do not hold. First: {first}"))
    elif report.text and source.text != report.text:
        failures.append(Failure(where, f"the text differs, first at {_first_difference(report.text, source.text)}"))
    if changed:
        failures.append(
            Failure(
                where, f"the file is not the one that was read (sha256 {report.sha256[:8]}… → {source.sha256[:8]}…)"
            )
        )
    return failures


def _difference(report: Report, anchor: Anchor, text: str) -> str:
    found = text[anchor.start : anchor.end]
    place = next((i for i, (a, b) in enumerate(zip(anchor.exact, found, strict=False)) if a != b), len(found))
    lead = max(0, place - 20)
    return (
        f"at {report.label} {anchor.start + place:,} expects “{_cut(anchor.exact, lead)}”, found “{_cut(found, lead)}”"
        if found
        else f"at {report.label} {anchor.start:,}: no text there ({len(text):,} characters)"
    )


def _cut(words: str, lead: int) -> str:
    end = lead + 60
    return ("…" if lead else "") + words[lead:end].replace("\n", " ") + ("…" if len(words) > end else "")


def _first_difference(left: str, right: str) -> str:
    place = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    start = max(0, place - 20)
    return f"character {place:,}: “{left[start : place + 30]}” → “{right[start : place + 30]}”".replace("\n", " ")
