"""Templates, styles and scripts of the pages, and the policy that lets nothing else in."""

import base64
import hashlib
import re
from collections.abc import Sequence
from functools import cache
from importlib import resources

import jinja2
from jinja2.ext import Extension
from markupsafe import Markup

from crossread.tell.lookup import day_words, shorten
from crossread.tell.safe_text import visible_controls

_INDENT = re.compile(r"^[ \t]+", re.M)
_NONE, _SELF = "'none'", "'self'"


def content_policy(styles: Sequence[str], scripts: Sequence[str], *, forms: bool = False) -> str:
    """A Content-Security-Policy that allows these inline styles and scripts by hash and nothing else.

    `forms` lets a page of the local site send its forms back to that site.
    """
    return (
        f"default-src 'none'; style-src {_hashes(styles) or _NONE}; script-src {_hashes(scripts) or _NONE}; "
        f"base-uri 'none'; form-action {_SELF if forms else _NONE}"
    )


def _hashes(texts: Sequence[str]) -> str:
    return " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(t.encode()).digest()).decode()}'" for t in texts)


def read_asset(name: str, package: str = "crossread.tell.html") -> str:
    """A file of styles or scripts that goes into the page."""
    return resources.files(package).joinpath("templates", name).read_text("utf-8").strip()


@cache
def environment(*packages: str) -> jinja2.Environment:
    """The template environment: everything escaped, a missing value is an error, controls are made visible.

    Templates are looked up in the packages named, then here.
    """
    made = jinja2.Environment(
        loader=jinja2.ChoiceLoader([jinja2.PackageLoader(p) for p in (*packages, "crossread.tell.html")]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
        extensions=[_WithoutIndent],
    )
    made.filters.update(day=day_words, shorten=shorten)
    return made


class _WithoutIndent(Extension):
    """Takes the indent out of the templates, never out of what they print."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002
        """The source with its lines' leading blanks removed."""
        return _INDENT.sub("", source)


def _shown(value: object) -> object:
    return visible_controls(value) if isinstance(value, str) and not isinstance(value, Markup) else value
