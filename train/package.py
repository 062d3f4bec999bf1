"""Write a file of weights into the package, and its line in the table."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

import spacy
from spacy.language import Language

from crossread.weights import pipeline

FOLDER = Path(__file__).parent.parent / "src/crossread/weights"  # of the package


def assemble(syntax: Path, names: Path) -> Language:
    """Give one pipeline: syntax, and the name recogniser with its own copy of its token layer."""
    nlp, source = spacy.load(syntax), spacy.load(names)
    if nlp.has_pipe("ner"):
        nlp.remove_pipe("ner")
    source.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    nlp.add_pipe("ner", source=source)
    return nlp


def ship(name: str, file: str, content: bytes, *, folder: Path, version: str, licence: str, made_by: str) -> None:
    """Write a file of weights into `folder` (see `FOLDER`) and its size and sha256 into the `table.toml` there."""
    (folder / "files").mkdir(parents=True, exist_ok=True)
    (folder / "files" / file).write_bytes(content)
    table = folder / "table.toml"
    entries = tomllib.loads(table.read_text(encoding="utf-8")) if table.exists() else {}
    entries[name] = {
        "file": file,
        "version": version,
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "licence": licence,
        "made_by": made_by,
    }
    lines = ["# Weights in this package, checked at every load. Written by `python -m train`; see train/cards/.", ""]
    for entry, fields in sorted(entries.items()):
        lines.append(f"[{entry}]")
        lines += [f"{key} = {value if isinstance(value, int) else _quoted(value)}" for key, value in fields.items()]
        lines.append("")
    table.write_text("\n".join(lines), encoding="utf-8")


def ship_pipeline(nlp: Language, *, folder: Path, version: str) -> None:
    """Pack a pipeline as the weights `english`."""
    ship(
        "english",
        "english.spacy.gz",
        pipeline.pack(nlp),
        folder=folder,
        version=version,
        licence="CC BY-SA 4.0",
        made_by="python -m train all",
    )


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '\\"') + '"'
