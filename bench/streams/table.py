"""A table that is printed row by row and written to the results at the end."""

from dataclasses import dataclass, field
from pathlib import Path

RESULTS = Path("bench/results/streams.md")


@dataclass(slots=True)
class Table:
    """Rows of named cells under a heading, with a sentence that says on what they were measured."""

    heading: str
    about: str
    rows: list[dict[str, str]] = field(default_factory=list)

    def row(self, **cells: object) -> None:
        """Add a row and print it."""
        self.rows.append({name: str(value) for name, value in cells.items()})
        print("  ".join(f"{name} {value}" for name, value in self.rows[-1].items()), flush=True)

    def markdown(self) -> str:
        """The table with its heading."""
        names = list(dict.fromkeys(name for row in self.rows for name in row))
        lines = [f"| {' | '.join(names)} |", "|" + "---|" * len(names)]
        lines += [f"| {' | '.join(row.get(name, '') for name in names)} |" for row in self.rows]
        return f"## {self.heading}\n\n{self.about}\n\n" + "\n".join(lines) + "\n"


def read_tables(text: str) -> dict[str, Table]:
    """Tables as `markdown` wrote them, by heading, so that rows can be reckoned from an earlier run."""
    found = {}
    for part in text.split("## ")[1:]:
        heading = part.partition("\n")[0]
        lines = [
            [cell.strip() for cell in line.strip("|").split("|")] for line in part.splitlines() if line.startswith("|")
        ]
        about = part.split("\n\n")[1]
        found[heading] = Table(heading, about, [dict(zip(lines[0], row, strict=True)) for row in lines[2:]])
    return found


def asked_table() -> Table:
    """The rows that say, for each figure the project asked for, what was measured and at which size."""
    return Table(ASKED, "Each figure as it was asked for, as it was measured, and the size it was measured at.")


ASKED = "Asked and measured"
