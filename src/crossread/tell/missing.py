"""What a report leaves out, as lines: the others' words, by whom they are told, with place."""

from collections.abc import Sequence
from textwrap import wrap

from crossread.records.dossier import Dossier
from crossread.records.judged import Row
from crossread.tell.describe import said_by
from crossread.tell.lookup import look_up, one_line


def missing_page(dossier: Dossier, mine: str, rows: Sequence[Row], *, width: int) -> str:
    """Every matter of `rows` in the words of the first report that tells it, and who is given as saying it; `mine` is the letter
    of the report that does not.
    """
    look = look_up(dossier)
    titles = {r.label: r.title for r in dossier.reports}
    if not rows:
        return f"{mine} leaves nothing out that the others tell"
    number = "1 matter" if len(rows) == 1 else f"{len(rows)} matters"
    lines = [f"NOT IN {mine}   {titles[mine]}", f"{number} that other reports tell, those of most reports first", ""]
    for row in rows:
        statement = look.statements[row.statements[0]]
        first = statement.anchors[0]
        told_by = "".join(sorted(look.label(r) for r in row.reports))
        lead = f"  {look.name(row.id):<6}{told_by:<5}{look.label(first.report)} {first.start:>6,}  "
        said = said_by(look, statement)
        words = f"“{' … '.join(one_line(a.exact) for a in statement.anchors)}”{', ' + said if said else ''}"
        lines += wrap(
            words, max(40, width), initial_indent=lead, subsequent_indent=" " * len(lead), break_long_words=False
        )
    return "\n".join(lines)
