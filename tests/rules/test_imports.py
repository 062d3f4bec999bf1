"""The house: imports go one way only, read from the source itself, so that nothing has to be loaded to check it."""

import ast
from pathlib import Path

import pytest

import crossread

ROOT = Path(crossread.__file__).parent
ALWAYS = {"errors"}
NLP = {"records", "weights", "annotate"}
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "records": set(),
    "read": {"records"},
    "weights": {"records"},
    "annotate": {"records", "read", "weights"},
    "extract": {"records", "read", "weights", "annotate"},
    "gather": NLP | {"read", "extract"},
    "align": NLP | {"read", "extract"},
    "judge": NLP | {"read", "extract", "align", "gather"},
    "tell": {"records"},
    "keep": {"records"},
    "tools": {"records", "annotate"},
    "load": {"records", "annotate", "weights", "tools"},
    "flow": NLP | {"read", "extract", "gather", "align", "judge", "tools"},
    "batch": NLP | {"read", "extract", "gather", "align", "judge", "tools", "load", "flow", "keep"},
    "serve": {"records", "read", "weights", "tell", "keep", "tools", "load", "flow", "batch", "gather"},
    "cli": {"records", "read", "tell", "keep", "tools", "load", "flow", "batch", "gather", "serve", "weights", "judge"},
    "__init__": {"records", "read", "tools", "load", "flow"},
    "examples": set(),
}
"""Which rooms a room may import from: only those above it in the way data goes (docs/explanation/architecture.md)."""


def imports(path: Path) -> list[tuple[int, str]]:
    """Line and full name of every crossread module that a file imports, wherever in the file."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import; write the full name"
            found.append((node.lineno, node.module or ""))
    return [(line, name) for line, name in found if name.split(".")[0] == "crossread"]


def room(path: Path) -> str:
    inside = path.relative_to(ROOT)
    return inside.parts[0] if len(inside.parts) > 1 else inside.stem


FILES = sorted(ROOT.rglob("*.py"))


def test_every_room_is_known() -> None:
    """A new folder or file at the top has its place in the table above."""
    assert {room(path) for path in FILES} - set(MAY_IMPORT) == set()


@pytest.mark.parametrize("name", sorted({room(path) for path in FILES}))
def test_imports_go_one_way(name: str) -> None:
    """A room imports itself and what lies above it; never the package root, and never from below."""
    allowed = MAY_IMPORT[name] | ALWAYS | {name}
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {imported}"
        for path in FILES
        if room(path) == name
        for line, imported in imports(path)
        if imported.partition(".")[2].partition(".")[0] not in allowed
    ]
    if name == "__init__":
        wrong = [w for w in wrong if not w.endswith("imports crossread.read")]
    assert wrong == []


def test_the_finders_do_not_know_each_other() -> None:
    """Among the files of extract/ there is no ring: what a finder needs of another finder, flow passes in."""
    files = [p for p in FILES if room(p) == "extract"]
    graph = {_name(p): {i for _, i in imports(p) if i.startswith("crossread.extract")} for p in files}
    rings = [name for name in graph if name in _reach(graph, name)]
    assert rings == []


def test_no_finder_calls_another_finder() -> None:
    """No file of extract/ imports a function `find_…` from another file of extract/ than its own helpers'."""
    wrong = []
    for path in (p for p in FILES if room(p) == "extract" and p.name != "__init__.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("crossread.extract"):
                wrong += [
                    f"{path.name} imports {a.name}"
                    for a in node.names
                    if a.name in FINDERS and node.module != _name(path)
                ]
    assert wrong == []


FINDERS = {
    "find_quotations",
    "find_statements",
    "find_figures",
    "find_dates",
    "find_events",
    "find_positions",
    "find_agenda",
    "find_cast",
}


def _name(path: Path) -> str:
    return ".".join(("crossread", *path.relative_to(ROOT).with_suffix("").parts))


def _reach(graph: dict[str, set[str]], start: str) -> set[str]:
    seen: set[str] = set()
    stack = list(graph.get(start, ()))
    while stack:
        at = stack.pop()
        if at not in seen:
            seen.add(at)
            stack.extend(graph.get(at, ()))
    return seen
