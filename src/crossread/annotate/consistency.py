"""What the report as a whole says about its names: a name once seen is seen again, and one form has one kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from crossread.annotate import lemmas
from crossread.annotate.annotated import Name, NameKind, Sentence, Token

_ONE_LINE = frozenset({"headline", "heading", "byline"})
_PLACES_FOLLOW = frozenset({"in", "near", "outside", "across", "around", "throughout"})
_LONGEST = 6


def agree(
    tokens: Sequence[Token], sentences: Sequence[Sentence], found: Sequence[Name], *, fixed: Sequence[Name]
) -> tuple[Name, ...]:
    """Give the names after the report has voted on them.

    A form found with two kinds gets the commoner one; the family name of a person named in full is a person; forms
    found once are marked wherever else they stand as proper nouns; single words found only in a headline are dropped
    when the text writes them in small letters. `fixed` names are kept as they are.
    """
    kinds = _votes(tokens, sentences, found)
    families = _families(tokens, found)
    kept = []
    for name in found:
        form = _form(tokens, name)
        if _only_headline(tokens, sentences, name):
            continue
        kind = "PERSON" if form in families and name.kind != "NORP" else kinds.get(form, name.kind)
        kept.append(Name(name.first, name.last, kind))
    kept += _repeats(tokens, [*kept, *fixed], families, kinds)
    return tuple(sorted([*kept, *fixed], key=lambda name: name.first))


def _votes(tokens: Sequence[Token], sentences: Sequence[Sentence], found: Sequence[Name]) -> Mapping[str, NameKind]:
    """Count the kinds of each form; running text counts three times a headline. A tie goes to the kind found first."""
    votes: dict[str, Counter[NameKind]] = defaultdict(Counter)
    for name in found:
        weight = 1 if sentences[tokens[name.first].sentence].kind in _ONE_LINE else 3
        # Nobody is "in" a person: the preposition knows better than the recogniser.
        inside = name.kind == "PERSON" and name.first > 0 and tokens[name.first - 1].lower in _PLACES_FOLLOW
        votes[_form(tokens, name)]["LOC" if inside else name.kind] += weight
    return {form: counts.most_common(1)[0][0] for form, counts in votes.items()}


def _families(tokens: Sequence[Token], found: Iterable[Name]) -> frozenset[str]:
    """Give the last words of people named in full, save those that are as often something else."""
    full, other = Counter[str](), Counter[str]()
    for name in found:
        if name.kind == "PERSON" and name.last - name.first >= 2:
            full[tokens[name.last - 1].text] += 1
        elif name.last - name.first == 1 and name.kind in ("LOC", "NORP"):
            other[tokens[name.first].text] += 1
    return frozenset(word for word, times in full.items() if len(word) > 1 and times >= other[word])


def _only_headline(tokens: Sequence[Token], sentences: Sequence[Sentence], name: Name) -> bool:
    """Say whether a name of a headline is denied by the text: its word stands there in small letters and never as a name."""
    if sentences[tokens[name.first].sentence].kind not in _ONE_LINE or name.last - name.first > 1:
        return False
    word = tokens[name.first].lower
    body = [t for t in tokens if sentences[t.sentence].kind not in _ONE_LINE and t.lower == word]
    return bool(body) and all(token.text.islower() for token in body)


def _repeats(
    tokens: Sequence[Token], names: Sequence[Name], families: frozenset[str], kinds: Mapping[str, NameKind]
) -> list[Name]:
    """Mark further places of known forms: names of several words anywhere, single words where they are proper nouns."""
    taken = {i for name in names for i in range(name.first, name.last)}
    known: dict[tuple[str, ...], NameKind] = {
        tuple(t.text for t in tokens[n.first : n.last]): kinds.get(_form(tokens, n), n.kind) for n in names
    }
    known.update({(family,): "PERSON" for family in families})
    openers = defaultdict(set)
    for form in known:
        if len(form) <= _LONGEST:
            openers[form[0]].add(form)
    added = []
    for token in tokens:
        if token.i in taken:
            continue
        for form in sorted(openers.get(token.text, ()), key=len, reverse=True):
            span = range(token.i, token.i + len(form))
            fits = tuple(t.text for t in tokens[span.start : span.stop]) == form and not taken.intersection(span)
            if fits and (len(form) > 1 or _proper(tokens, token.i)):
                added.append(Name(span.start, span.stop, known[form]))
                taken.update(span)
                break
    return added


def _proper(tokens: Sequence[Token], i: int) -> bool:
    """Say whether a single word stands as a name of its own: capitalised, no common word, no other name beside it."""
    token = tokens[i]
    if not token.text[:1].isupper() or (token.pos != "PROPN" and token.lower in lemmas.load().common):
        return False
    for k in (i - 1, i + 1):
        if (
            0 <= k < len(tokens)
            and tokens[k].sentence == token.sentence
            and tokens[k].pos == "PROPN"
            and (tokens[k].text[:1].isupper() and tokens[k].head in (i, token.head))
        ):
            return False
    return True


def _form(tokens: Sequence[Token], name: Name) -> str:
    return " ".join(token.text for token in tokens[name.first : name.last])
