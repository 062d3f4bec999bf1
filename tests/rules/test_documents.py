"""Documents do not drift: the reference is the one made from the code, links lead somewhere, and what is shown runs."""

import contextlib
import io
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from docs.make_reference import FOLDER, pages

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
_BLOCK = re.compile(r"<!-- run(?:: exit (?P<exit>\d))? -->\n```(?P<kind>console|python)\n(?P<body>.*?)```", re.S)
_LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")


@pytest.mark.parametrize("name", ["cli.md", "records.md", "schema.json"])
def test_the_reference_is_current(name: str) -> None:
    """Each page of docs/reference is what `make docs` writes today."""
    assert (FOLDER / name).read_text("utf-8") == pages()[name], "run `make docs` and commit what it wrote"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    """Every link to a file of ours leads to a file that is there."""
    assert [link for link in _LINK.findall(page.read_text("utf-8")) if not (page.parent / link).exists()] == []


@pytest.mark.parametrize(
    "page",
    [p for p in PAGES if _BLOCK.search(p.read_text("utf-8"))],
    ids=lambda p: str(p.relative_to(ROOT)),
)
def test_what_is_shown_runs(
    page: Path, story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: Callable[..., object]
) -> None:
    """The marked blocks of a page are run in order, in one folder that holds the example story as reports/."""
    shutil.copytree(story, tmp_path / "reports")
    monkeypatch.chdir(tmp_path)
    for block in _BLOCK.finditer(page.read_text("utf-8")):
        if block["kind"] == "python":
            with contextlib.redirect_stdout(io.StringIO()):
                exec(compile(block["body"], str(page), "exec"), {})
            continue
        commands = [line[2:] for line in block["body"].splitlines() if line.startswith("$ ")]
        codes = [_run(command, call) for command in commands]
        assert codes == [0] * (len(codes) - 1) + [int(block["exit"] or 0)], commands


def _run(command: str, call: Callable[..., object]) -> int:
    """Run one shown command: ours in this process, Python's in one of its own; others are not shown as runnable."""
    words = shlex.split(command)
    if words[0] == "crossread":
        return call(*words[1:]).code
    assert words[0] == "python", f"{command}: only crossread and python may be marked to run"
    return subprocess.run([sys.executable, *words[1:]], check=False).returncode


def test_every_make_target_shown_is_there() -> None:
    """`make X` in any page is a target of the Makefile."""
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    shown = {
        t
        for p in PAGES
        for t in re.findall(r"`make ([a-z-]+)`|^\$ make ([a-z-]+)", p.read_text("utf-8"), re.M)
        for t in t
        if t
    }
    assert shown - targets == set()


def test_the_readme_shows_both_commands() -> None:
    """A newcomer finds `make demo` and `make test`."""
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "make demo" in readme
    assert "make test" in readme
