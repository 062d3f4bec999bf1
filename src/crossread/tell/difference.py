"""The difference of two dossiers in words."""

from crossread.records.difference import Difference, SectionDifference
from crossread.records.dossier import Dossier
from crossread.records.walk import find_record
from crossread.tell.describe import describe
from crossread.tell.lookup import Lookup, look_up, shorten

_MOST = 12
_LONGEST = 90


def difference_page(old: Dossier, new: Dossier, found: Difference) -> str:
    """Say section by section what is new (+), gone (-) and changed (~), each with its words."""
    if found.is_empty:
        return "nothing differs: the same reports, the same findings"
    lines = [f"{len(old.reports)} → {len(new.reports)} reports"]
    lines += [f"  + {r.label}  {r.title}" for r in new.reports if r.id in found.reports_added]
    lines += [f"  - {r.label}  {r.title}" for r in old.reports if r.id in found.reports_gone]
    before, after = look_up(old), look_up(new)
    for section in found.sections:
        lines += _section(before, after, section)
    return "\n".join(lines)


def _section(old: Lookup, new: Lookup, section: SectionDifference) -> list[str]:
    parts = ((new, "+", section.added), (old, "-", section.gone), (new, "~", section.changed))
    title = section.section.replace("_", " ")
    counts = ", ".join(
        f"{len(ids)} {word}" for word, ids in zip(("new", "gone", "changed"), (p[2] for p in parts), strict=True)
    )
    lines = [f"{title.upper()}  {counts}"]
    for look, sign, ids in parts:
        lines += [f"  {sign} {_words(look, i)}" for i in ids[:_MOST]]
        if len(ids) > _MOST:
            lines.append(f"  {sign} … and {len(ids) - _MOST} more")
    return lines


def _words(look: Lookup, record_id: str) -> str:
    """A record on one line: its name, what it is, and the first words that it stands on."""
    held = find_record(look.dossier, record_id)
    if held is None:
        return look.name(record_id)
    section, record = held
    told = describe(look, record)
    title = "" if section == "statements" else f"  {told.title}"
    if not told.passages:
        return f"{look.name(record_id)}{title}"
    first = told.passages[0].anchor
    return (
        f"{look.name(record_id)}{title}  {look.label(first.report)} {first.start:,}  “{shorten(first.exact, _LONGEST)}”"
    )
