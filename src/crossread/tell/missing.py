"""What a report leaves out, as lines: the others' words, by whom they are told, with place."""

from collections.abc import Sequence

from crossread.records.dossier import Dossier
from crossread.records.judged import Row
from crossread.records.walk import short_names


def missing_page(dossier: Dossier, mine: str, rows: Sequence[Row], *, width: int) -> str:
    """Every matter of `rows` in the words of the first report that tells it; `mine` is the letter of the report that does not."""
    titles = {r.label: r.title for r in dossier.reports}
    if not rows:
        return f"{mine} leaves nothing out that the others tell"
    labels = {r.id: r.label for r in dossier.reports}
    names = short_names(dossier)
    statements = {s.id: s for s in dossier.statements}
    lines = [
        f"NOT IN {mine}   {titles[mine]}",
        f"{len(rows)} matters that other reports tell, those of most reports first",
        "",
    ]
    for row in rows:
        anchors = statements[row.statements[0]].anchors
        told_by = "".join(sorted({labels[r] for r in row.reports}))
        lead = f"  {names[row.id]:<6}{told_by:<5}{labels[anchors[0].report]} {anchors[0].start:>6,}  "
        words = " … ".join(" ".join(a.exact.split()) for a in anchors)
        room = max(20, width - len(lead) - 2)
        lines.append(f"{lead}“{words if len(words) <= room else words[: room - 1] + '…'}”")
    return "\n".join(lines)
