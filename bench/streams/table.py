"""A table that is printed row by row and written to the results at the end."""

from dataclasses import dataclass, field


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
