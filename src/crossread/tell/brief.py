"""The brief for readers: each sentence with the one report that prints it, and how the others tell its matter."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossread.records.text import Anchor
from crossread.records.told import BriefLine
from crossread.tell.checks import Check
from crossread.tell.labels import Sign, row_sign
from crossread.tell.lookup import Lookup

_MOST_LETTERS = 6


@dataclass(frozen=True, slots=True)
class BriefSentence:
    """A sentence and who answers for it: `label` is the report that prints it, and it alone.

    `matter` is the short name of the row it was chosen for, `others` the letters of the further reports that tell the row ("" for
    none), `sign` how they compare; `disputed` are the checks that stand on its words.
    """

    sentence: Anchor
    label: str
    matter: str
    others: str
    sign: Sign | None
    disputed: tuple[Check, ...]

    def words(self) -> str:
        """Who tells it, on one line: "A; r3 also in B: differ in words; see c1"."""
        also = f"{self.matter} also in {self.others}: {self.sign.words}" if self.sign else ""
        see = f"see {', '.join(c.name for c in self.disputed)}" if self.disputed else ""
        return "; ".join(part for part in (self.label, also, see) if part)


def brief_sentences(look: Lookup, checks: Sequence[Check]) -> Iterator[BriefSentence]:
    """The brief's lines for readers; `checks` are those that `find_checks` gave."""
    for line in look.dossier.brief:
        printed_in = line.sentence.report
        others = tuple(r for r in line.reports if r != printed_in)
        row = look.rows.get(line.row)
        yield BriefSentence(
            sentence=line.sentence,
            label=look.label(printed_in),
            matter=look.name(line.row),
            others=_letters(look, others),
            sign=row_sign(row) if row is not None and others else None,
            disputed=tuple(c for c in checks if c.tone in ("against", "words") and _stands_on(line, c)),
        )


def _letters(look: Lookup, reports: tuple[str, ...]) -> str:
    return look.letters(reports) if len(reports) <= _MOST_LETTERS else f"{len(reports)} others"


def _stands_on(line: BriefLine, check: Check) -> bool:
    own = line.sentence
    return any(p.report == own.report and own.start <= p.start and p.end <= own.end for p in check.passages)
