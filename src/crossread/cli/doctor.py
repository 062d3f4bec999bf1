"""`crossread doctor`: what is installed, which weights are here, what is missing and how to get it."""

import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

import typer

from crossread.cli.options import AsJson
from crossread.cli.talk import Exit, answer
from crossread.errors import WeightsMissing

CORE = ("msgspec", "spacy", "numpy", "trafilatura", "typer", "rich", "jinja2")
EXTRAS = {
    "tables": (("pyarrow", "Parquet files"),),
    "serve": (("starlette", "local pages"), ("uvicorn", "local pages")),
    "streams": (("sqlalchemy", "the store"), ("rensa", "near-duplicates"), ("feedparser", "feeds"), ("pypdf", "PDF")),
}


def doctor(as_json: AsJson = False) -> None:
    """Say what is installed and what is missing; exit 4 where weights are not what the table says."""
    lines = [("crossread", _version("crossread") or "?", "ok"), ("python", platform.python_version(), _python())]
    lines += [
        (name, _version(name) or "", "ok" if _version(name) else "missing: pip install crossread") for name in CORE
    ]
    weights, whole = _weights()
    lines += weights
    for extra, packages in EXTRAS.items():
        for name, purpose in packages:
            here = find_spec(name) is not None
            lines.append(
                (
                    name,
                    (_version(name) or "") if here else "",
                    "ok" if here else f"{purpose}: pip install 'crossread[{extra}]'",
                )
            )
    if as_json:
        import json

        answer(json.dumps([dict(zip(("part", "version", "state"), line, strict=True)) for line in lines], indent=1))
    else:
        width = max(len(part) for part, _, _ in lines)
        answer("\n".join(f"{part:<{width}}  {number:<12}  {state}" for part, number, state in lines))
    if not whole:
        raise typer.Exit(int(Exit.WEIGHTS_MISSING))


def _python() -> str:
    return "ok" if sys.version_info >= (3, 11) else "too old: 3.11 or newer is needed"


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _weights() -> tuple[list[tuple[str, str, str]], bool]:
    """One line for each of the weights that ship, read and checked against their sha256."""
    from crossread.weights import store

    lines, whole = [], True
    for entry in store.table():
        try:
            store.read(entry.name)
            state = f"ok  {entry.bytes / 1e6:.1f} MB  {entry.licence}  sha256 {entry.sha256[:12]}…"
        except WeightsMissing as error:
            state, whole = str(error), False
        lines.append((f"weights {entry.name}", entry.version, state))
    return lines, whole
