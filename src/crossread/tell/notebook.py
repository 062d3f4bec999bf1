"""A dossier inside a notebook: `show(dossier)` as the last line of a cell. (Records know nothing of telling.)"""

from dataclasses import dataclass
from html import escape

from crossread.records.dossier import Dossier
from crossread.tell.html.page import html_page
from crossread.tell.terminal import terminal_page


@dataclass(frozen=True, slots=True)
class Shown:
    """A dossier that a notebook shows as its page, in a frame that reaches nothing else, and a terminal as text."""

    dossier: Dossier
    height: int

    def _repr_html_(self) -> str:
        page = escape(html_page(self.dossier), quote=True)
        return (
            f'<iframe title="Crossread dossier" width="100%" height="{self.height}" loading="lazy" '
            f'sandbox="allow-scripts allow-downloads" srcdoc="{page}"></iframe>'
        )

    def __repr__(self) -> str:
        return terminal_page(self.dossier, width=100, colour=False)


def show(dossier: Dossier, *, height: int = 760) -> Shown:
    """Show a dossier in a cell so many pixels high."""
    return Shown(dossier, height)
