"""`crossread show`: one thing of a dossier, with its evidence."""

from typing import Annotated

import typer

from crossread.cli.options import AsJson, DossierFile
from crossread.cli.talk import Exit, answer, page_width, stop, wants_colour
from crossread.errors import BadDossier
from crossread.records.codec import read_dossier
from crossread.records.walk import SECTIONS, find_record, records_of

What = Annotated[str, typer.Argument(help="A short name (r3, q1, v1, x1), an id, or a section (quotations, dates).")]


def show(first: DossierFile, what: What = "", as_json: AsJson = False) -> None:
    """Show one record or section: `crossread show out.json r3`; both orders of the two words are understood."""
    from pathlib import Path

    path, name = (Path(what), str(first)) if what and not first.exists() else (first, what)
    try:
        dossier = read_dossier(path)
    except BadDossier as error:
        stop(str(error), Exit.UNREADABLE)
    from crossread.tell.terminal_record import SECTION_WORDS, is_section, show_record, show_section

    section = next((s for s in SECTIONS if name in (s, s.replace("_", "-"))), SECTION_WORDS.get(name))
    found = find_record(dossier, name) if name and section is None else None
    told = is_section(name) or any(name == r.label for r in dossier.reports)
    if name and section is None and found is None and not told:
        stop(f"{name}: not in {path}; sections are {', '.join(SECTIONS)}, short names like r1, q2, v1", Exit.MISUSE)
    if as_json:
        import msgspec

        held = records_of(dossier, section) if section else found[1] if found else dossier
        answer(msgspec.json.format(msgspec.json.encode(held), indent=1).decode())
        return
    from crossread.tell.terminal import terminal_page

    width, colour = page_width(), wants_colour()
    if section or is_section(name):
        answer(show_section(dossier, name if is_section(name) else section or "", width=width, colour=colour))
    elif name:
        answer(show_record(dossier, name, width=width, colour=colour))
    else:
        answer(terminal_page(dossier, width=width, colour=colour))
