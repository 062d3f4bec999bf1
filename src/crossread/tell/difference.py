"""The difference of two dossiers in words."""

from crossread.records.difference import Difference, SectionDifference
from crossread.records.dossier import Dossier
from crossread.records.walk import anchors_in, find_record, short_names

_MOST = 12


def difference_page(old: Dossier, new: Dossier, found: Difference) -> str:
    """Say section by section what is new (+), gone (-) and changed (~), each with its words."""
    if found.is_empty:
        return "nothing differs: the same reports, the same findings"
    lines = [f"{len(old.reports)} → {len(new.reports)} reports"]
    lines += [f"  + {r.label}  {r.title}" for r in new.reports if r.id in found.reports_added]
    lines += [f"  - {r.label}  {r.title}" for r in old.reports if r.id in found.reports_gone]
    for section in found.sections:
        lines += _section(old, new, section)
    return "\n".join(lines)


def _section(old: Dossier, new: Dossier, section: SectionDifference) -> list[str]:
    parts = ((new, "+", section.added), (old, "-", section.gone), (new, "~", section.changed))
    title = section.section.replace("_", " ")
    counts = ", ".join(
        f"{len(ids)} {word}" for word, ids in zip(("new", "gone", "changed"), (p[2] for p in parts), strict=True)
    )
    lines = [f"{title.upper()}  {counts}"]
    for dossier, sign, ids in parts:
        lines += [f"  {sign} {_words(dossier, i)}" for i in ids[:_MOST]]
        if len(ids) > _MOST:
            lines.append(f"  {sign} … and {len(ids) - _MOST} more")
    return lines


def _words(dossier: Dossier, record_id: str) -> str:
    labels = {r.id: r.label for r in dossier.reports}
    held = find_record(dossier, record_id)
    first = next(iter(anchors_in(held[1])), None) if held else None
    name = short_names(dossier).get(record_id, record_id)
    if first is None:
        return name
    words = " ".join(first.exact.split())
    return f"{name}  {labels.get(first.report, '?')} {first.start:,}  “{words[:90]}{'…' if len(words) > 90 else ''}”"
