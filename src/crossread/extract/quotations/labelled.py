"""Words given as somebody's without quotation marks: "Name: ..." in an interview, and a paragraph that a colon announces."""

from collections.abc import Iterator, Sequence

from crossread.annotate.annotated import Annotated, Token
from crossread.extract.quotations.attribution import Attribution
from crossread.extract.quotations.beside import announcing
from crossread.extract.quotations.cues import Cues
from crossread.extract.quotations.phrases import is_open_quote, noun_phrase, verb_group
from crossread.extract.quotations.subjects import subject

_LABEL = 6  # tokens before the colon at most
_LEAST = 4  # tokens of content at least
_PROSE = ("paragraph", "quotation")


def labelled(annotated: Annotated, *, cues: Cues) -> Iterator[Attribution]:
    """The attributions of paragraphs that carry no quotation marks but are set off as somebody's words."""
    before: tuple[Token, ...] = ()
    blocks = [(block, annotated.tokens_in(block.start, block.end)) for block in annotated.report.blocks]
    turns = _in_turns([tokens for _, tokens in blocks])
    for block, tokens in blocks:
        if turns and len(tokens) > 1 and _is_turn(tokens):
            found = _with_letter(tokens)
            if found is not None:
                yield found
        elif block.kind in _PROSE and tokens:
            found = _with_name(annotated, tokens) or _announced(annotated, before, tokens, cues)
            if found is not None:
                yield found
        before = tokens if block.kind in _PROSE else ()


def _in_turns(blocks: Sequence[Sequence[Token]]) -> bool:
    """Whether a report is written in questions and answers ("Q:" and "A:")."""
    letters = {tokens[0].text.rstrip(".") for tokens in blocks if len(tokens) > 1 and _is_turn(tokens)}
    return {"Q", "A"} <= letters


def _is_turn(tokens: Sequence[Token]) -> bool:
    return tokens[0].text in ("Q.", "A.") or (tokens[0].text in ("Q", "A") and tokens[1].text in (":", "."))


def _with_letter(tokens: Sequence[Token]) -> Attribution | None:
    """An answer under its letter; who answers is not named by it, and questions are the reporter's own words."""
    first = 1 if tokens[0].text.endswith(".") else 2
    if not tokens[0].text.startswith("A") or len(tokens) <= first or is_open_quote(tokens[first]):
        return None
    at = tokens[0].i
    return Attribution(
        at, (at, at + first), (at, at + 1), at, ((tokens[first].i, tokens[-1].i + 1),), "label", "speech", False, ":"
    )


def _with_name(annotated: Annotated, tokens: Sequence[Token]) -> Attribution | None:
    """A paragraph that opens with a name and a colon: a turn in an interview or a statement under its author's name."""
    colon = next((t.i for t in tokens[:_LABEL] if t.text == ":"), None)
    if colon is None or colon == tokens[0].i or tokens[-1].i - colon < _LEAST:
        return None
    label = annotated.tokens[tokens[0].i : colon]
    person = any(t.i in annotated.name_of and annotated.name_of[t.i].kind == "PERSON" for t in label)
    shouted = all(t.text.isupper() and len(t.text) > 1 for t in label if t.pos != "PUNCT")
    if not (person or shouted) or any(t.pos in ("VERB", "AUX") and not shouted for t in label):
        return None
    if is_open_quote(annotated.tokens[colon + 1]):
        return None
    source = (tokens[0].i, colon)
    content = ((colon + 1, tokens[-1].i + 1),)
    return Attribution(
        colon, (colon, colon + 1), source, _carrier(annotated, label), content, "label", "speech", False, ":"
    )


def _carrier(annotated: Annotated, label: Sequence[Token]) -> int:
    """The word of a label that names its person."""
    return next((t.i for t in label if t.i in annotated.name_of), label[-1].i)


def _announced(
    annotated: Annotated, before: Sequence[Token], tokens: Sequence[Token], cues: Cues
) -> Attribution | None:
    """A paragraph without marks after one that ends with a verb of saying or writing and a colon ("The minister wrote:")."""
    if not before or before[-1].text != ":" or len(tokens) < _LEAST or any(is_open_quote(t) for t in tokens[:2]):
        return None
    sentence = annotated.words(annotated.sentence_of(before[-1].i))
    verbs = [t for t in sentence if t.pos == "VERB" and cues.beside_quotation(t.lemma.lower()) == "speech"]
    if not verbs or announcing(sentence) == []:
        return None
    verb = verbs[-1]
    holder = subject(annotated, verb.i)
    if holder is None:
        return None
    group = verb_group(annotated, verb.i)
    first, last = annotated.sentence_of(verb.i).first, annotated.sentence_of(verb.i).last
    limits = (first, group[0]) if holder.i < verb.i else (group[1], last)
    source = noun_phrase(annotated, holder.i, floor=limits[0], ceiling=limits[1])
    content = ((tokens[0].i, tokens[-1].i + 1),)
    return Attribution(verb.i, group, source, holder.i, content, "label", "speech", False, verb.lemma.lower())
