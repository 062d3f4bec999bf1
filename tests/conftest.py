"""What all tests share: the weights loaded once, the example story read once, and the command line called in this process."""

import io
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import settings

from crossread.records.dossier import Dossier
from crossread.tools import Tools

settings.register_profile("crossread", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("crossread")

STORY = Path(str(files("crossread.examples") / "ferry"))


@dataclass(frozen=True)
class Done:
    """What a command left: its exit code, its answer, and its talk."""

    code: int
    out: str
    err: str


@cache
def loaded_tools(load: Callable[[], Tools]) -> Tools:
    return load()


@pytest.fixture(scope="session")
def tools() -> Tools:
    """The weights that ship, loaded once for all tests."""
    from crossread.load import load_tools

    return loaded_tools(load_tools)


@pytest.fixture(scope="session")
def story() -> Path:
    """The folder of the example story."""
    return STORY


@pytest.fixture(scope="session")
def story_dossier(tools: Tools) -> Dossier:
    """The dossier of the example story, made once."""
    from crossread.flow import compare
    from crossread.read.sources import read_sources

    reading = read_sources([STORY])
    return compare(reading.reports, tools=tools, refused=reading.refused)


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Done]:
    """Call the command line as a shell would, in this process, with the weights loaded once."""
    import crossread.load
    from crossread.cli.main import main

    real = crossread.load.load_tools
    monkeypatch.setattr(
        crossread.load,
        "load_tools",
        lambda choice=None: real(choice) if choice and choice.options() else loaded_tools(real),
    )

    def run(*args: str | Path) -> Done:
        out, err = io.StringIO(), io.StringIO()
        code = 0
        with redirect_stdout(out), redirect_stderr(err):
            try:
                main([str(a) for a in args])
            except SystemExit as left:
                code = left.code if isinstance(left.code, int) else 0 if left.code is None else 1
        return Done(code, out.getvalue(), err.getvalue())

    return run


def pytest_report_header() -> str:
    """Say where the shared data are, since tests that need them skip without."""
    shared = Path(__file__).parents[2] / "shared"
    return f"shared data: {'there' if shared.is_dir() else 'not here; tests that need them skip'}; Python {sys.version.split()[0]}"
