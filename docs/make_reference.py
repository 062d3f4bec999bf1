"""Writes docs/reference from the code: the commands as typer knows them, the records as their docstrings say, the JSON Schema."""

import ast
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

import typer

import crossread
from crossread.cli.main import app
from crossread.records.codec import schema

FOLDER = Path(__file__).parent / "reference"
RECORDS = ("text", "said", "told", "judged", "dossier", "gathered", "difference", "verify")
_MADE = "<!-- made by `make docs` from the code; edit the code, not this page -->\n\n"


def pages() -> dict[str, str]:
    """Every page of the reference that is made from the code, by file name."""
    return {"cli.md": _commands(), "records.md": _records(), "schema.json": schema().decode()}


def _commands() -> str:
    group = typer.main.get_command(app)
    lines = [_MADE + "# Commands\n", (group.help or "").strip() + "\n"]
    for name, command in group.commands.items():
        arguments = [p for p in command.params if isinstance(p, typer.core.TyperArgument)]
        options = [p for p in command.params if isinstance(p, typer.core.TyperOption) and p.name != "help"]
        shown = " ".join(_argument(a) for a in arguments)
        lines += [
            f"## crossread {name}\n",
            f"{(command.help or '').strip()}\n",
            f"    crossread {name} {shown} [OPTIONS]\n",
        ]
        rows = [(_argument(a), a.help or "") for a in arguments] + [(_option(o), o.help or "") for o in options]
        lines += ["| word | what it says |", "|---|---|", *(f"| `{word}` | {_cell(text)} |" for word, text in rows), ""]
    return "\n".join(lines)


def _argument(argument: typer.core.TyperArgument) -> str:
    name = (argument.name or "").upper() + ("…" if argument.nargs == -1 else "")
    return name if argument.required else f"[{name}]"


def _option(option: typer.core.TyperOption) -> str:
    value = "" if option.is_flag else " " + (option.metavar or _choices(option) or (option.name or "").upper())
    return ", ".join(option.opts) + value


def _choices(option: typer.core.TyperOption) -> str:
    kind = option.type_descriptor.annotation
    return "/".join(str(c.value) for c in kind) if isinstance(kind, type) and issubclass(kind, Enum) else ""


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _records() -> str:
    lines = [
        _MADE + "# Records\n",
        "What a dossier is made of. Offsets are Unicode code points, end exclusive; every record is frozen.\n",
    ]
    for module in RECORDS:
        path = Path(crossread.__file__).parent / "records" / f"{module}.py"
        tree = ast.parse(path.read_text("utf-8"))
        lines += [f"## records/{module}.py\n", (ast.get_docstring(tree) or "") + "\n", *_literals(tree)]
        for node in tree.body:
            if isinstance(node, ast.ClassDef):
                lines += [f"### {node.name}\n", (ast.get_docstring(node) or "") + "\n", *_fields(node)]
    return "\n".join(lines)


def _literals(tree: ast.Module) -> Iterator[str]:
    """The closed lists of words a field can hold."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.value).startswith("Literal["):
            words = ", ".join(f"`{e.value}`" for e in ast.walk(node.value) if isinstance(e, ast.Constant))
            yield f"**{ast.unparse(node.targets[0])}**: {words}\n"


def _fields(node: ast.ClassDef) -> Iterator[str]:
    fields = [f for f in node.body if isinstance(f, ast.AnnAssign)]
    if fields:
        yield "| field | type |\n|---|---|"
        yield from (f"| {ast.unparse(f.target)} | `{_cell(ast.unparse(f.annotation))}` |" for f in fields)
        yield ""


def main() -> None:
    """Write the pages."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
