"""What a stretch between quotation marks is: an utterance, a fragment of one, a term, or the title of a work."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from crossread.annotate.annotated import Annotated, Token
from crossread.extract.quotations.attribution import Attribution
from crossread.extract.quotations.marks import Stretch
from crossread.extract.quotations.pairing import Paired
from crossread.records.said import QuotationKind

_FINITE = frozenset(["VBZ", "VBD", "VBP", "MD"])
_SMALL = frozenset(
    ["of", "the", "and", "a", "an", "in", "on", "to", "for", "with", "at", "by", "from", "or", "&", "vs.", "is"]
)
_TERM_WORDS = 5
_SCARE_WORDS = 3


@dataclass(frozen=True, slots=True)
class _Introducing:
    """The word lists of `data/quoted_terms.toml`."""

    term: frozenset[str]
    work: frozenset[str]


@cache
def _introducing() -> _Introducing:
    data = tomllib.loads(files("crossread.extract").joinpath("data", "quoted_terms.toml").read_text(encoding="utf-8"))
    return _Introducing(frozenset(data["term"].split()), frozenset(data["work"].split()))


def is_title(annotated: Annotated, stretch: Stretch, paired: Paired) -> bool:
    """Whether a stretch is a title or a ship's name: in title case or beside a word for a work, and said by nobody."""
    inside = [t for t in annotated.tokens_in(stretch.start, stretch.end) if t.pos != "PUNCT"]
    if _is_markup(annotated, stretch):
        return True
    if not inside or len(inside) > 12 or stretch.closing == "set-off" or _shouted(annotated, stretch):
        return False
    capitals = (
        all(t.text[0].isupper() or t.text[0].isdigit() or t.lower in _SMALL for t in inside)
        and inside[0].text[0].isupper()
    )
    if not capitals or (len(inside) == 1 and not _beside_work(annotated, stretch)):
        return False
    if _beside_work(annotated, stretch):
        return True
    said = (paired.attribution is not None and paired.how in ("beside", "colon")) or annotated.report.text[
        stretch.end - 1
    ] in "!?"
    naming = paired.attribution is not None and paired.attribution.frame in ("naming", "clause", "inserted")
    return len(inside) >= 2 and not said and not naming and sum(t.text[0].isupper() for t in inside) >= 2


def _is_markup(annotated: Annotated, stretch: Stretch) -> bool:
    """Whether what stands between marks is an address or the value of an attribute that was left in the text."""
    text = annotated.report.text
    return "://" in text[stretch.start : stretch.end] or text[: stretch.outer_start].endswith("=")


def _shouted(annotated: Annotated, stretch: Stretch) -> bool:
    """Whether the words around a stretch are all in capitals too, so that capitals tell nothing."""
    block = annotated.report.blocks[stretch.block]
    return annotated.report.text[block.start : block.end].isupper()


def _just_before(annotated: Annotated, stretch: Stretch) -> tuple[Token, ...]:
    """The three words before a stretch in its sentence."""
    before = annotated.tokens_in(max(0, stretch.outer_start - 40), stretch.outer_start)[-3:]
    cut = next((k for k in range(len(before), 0, -1) if before[k - 1].text in (".", "!", "?", "”")), 0)
    return before[cut:]


def _beside_work(annotated: Annotated, stretch: Stretch) -> bool:
    """Whether a word for a work stands just before the stretch, or just after it."""
    before = _just_before(annotated, stretch)
    return any(t.lemma.lower() in _introducing().work or t.lower in _introducing().work for t in before)


def kind_of(annotated: Annotated, stretch: Stretch, paired: Paired) -> QuotationKind:
    """Direct, partial or term. A sentence or clause given whole is direct; words built into the narrator's sentence are partial;
    a few words that no cue reports, or that are introduced as a word, are a term.
    """
    inside = annotated.tokens_in(stretch.start, stretch.end)
    if stretch.closing == "set-off" or (paired.how == "label" and stretch.within is None):
        return "direct"
    words = [t for t in inside if t.pos != "PUNCT"]
    if len(words) <= _TERM_WORDS and _names_term(annotated, stretch) and not _called_by(paired):
        return "term"
    if _whole(annotated, stretch, paired, inside):
        return "direct"
    if len(words) <= _TERM_WORDS and (paired.attribution is None or paired.how in ("nested", "carried")):
        return "term"
    if len(words) <= _SCARE_WORDS and paired.attribution is not None and not _gives_words(paired.attribution):
        return "term"
    return "partial"


def _called_by(paired: Paired) -> bool:
    """Whether somebody named calls it so ("what she called “the grown-up table”"), and not just the language ("so-called")."""
    attribution = paired.attribution
    calls = attribution is not None and attribution.source is not None and not attribution.passive
    return calls and paired.how in ("naming", "beside", "sentence", "colon") and attribution_names(paired)


def attribution_names(paired: Paired) -> bool:
    """Whether the cue of a stretch gives something its name."""
    attribution = paired.attribution
    return attribution is not None and (attribution.frame == "naming" or paired.how == "naming")


def _gives_words(attribution: Attribution) -> bool:
    """Whether a cue gives somebody's words, not only what they hold, show or did ("most of the “stock” was given by neighbours")."""
    if attribution.passive and attribution.frame == "object":
        return False
    if attribution.frame in ("clause", "inserted", "quoted", "naming", "label", "according", "hearsay"):
        return attribution.sense != "attitude"
    return attribution.sense == "speech"


def _names_term(annotated: Annotated, stretch: Stretch) -> bool:
    before = _just_before(annotated, stretch)
    return any(t.lower in _introducing().term for t in before)


def _whole(annotated: Annotated, stretch: Stretch, paired: Paired, inside: tuple[Token, ...]) -> bool:
    """Whether a stretch is a sentence or a clause of its own rather than part of the narrator's."""
    text = annotated.report.text
    first = text[stretch.start : stretch.start + 1]
    finite = any(t.tag in _FINITE for t in inside)
    opens = first.isupper() or first in "…[.,"
    before = text[: stretch.outer_start].rstrip()[-1:]
    announced = (
        before in (":", ",", "", ".", "!", "?", "”", '"')
        or stretch.outer_start == annotated.report.blocks[stretch.block].start
    )
    led = paired.attribution is not None and bool(inside) and paired.attribution.cue[1] == inside[0].i - 1
    announced = announced or (led and opens)
    stopped = text[stretch.end - 1 : stretch.end] in tuple(".!?,…")
    if opens and (finite or stopped) and (announced or paired.how in ("beside", "colon", "carried")):
        return True
    return finite and paired.how == "beside" and stopped and announced
