"""What changed from one dossier to another: a further report, an edited one, or better weights."""

from collections.abc import Mapping
from dataclasses import dataclass

from crossread.records.dossier import Dossier
from crossread.records.walk import SECTIONS, records_of


@dataclass(frozen=True, slots=True)
class SectionDifference:
    """The ids of one section that are only in the new dossier, only in the old one, or in both with other content."""

    section: str
    added: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs between two dossiers; empty sections are left out."""

    reports_added: tuple[str, ...]
    reports_gone: tuple[str, ...]
    sections: tuple[SectionDifference, ...]

    @property
    def is_empty(self) -> bool:
        """True where nothing differs."""
        return not (self.reports_added or self.reports_gone or self.sections)


def difference(old: Dossier, new: Dossier) -> Difference:
    """Compare two dossiers record by record, by content id."""
    sections = (_section(name, _by_id(old, name), _by_id(new, name)) for name in SECTIONS)
    before, after = {r.id: r for r in old.reports}, {r.id: r for r in new.reports}
    return Difference(
        reports_added=tuple(i for i in after if i not in before),
        reports_gone=tuple(i for i in before if i not in after),
        sections=tuple(s for s in sections if s.added or s.gone or s.changed),
    )


def _by_id(dossier: Dossier, section: str) -> dict[str, object]:
    return {str(getattr(record, "id", "")): record for record in records_of(dossier, section)}


def _section(name: str, old: Mapping[str, object], new: Mapping[str, object]) -> SectionDifference:
    return SectionDifference(
        section=name,
        added=tuple(i for i in new if i not in old),
        gone=tuple(i for i in old if i not in new),
        changed=tuple(i for i in new if i in old and new[i] != old[i]),
    )
