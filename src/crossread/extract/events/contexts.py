"""What an event is about: PLOVER's contexts, by the words of its sentence, or of those before it where it points back to them."""

import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from crossread.annotate.annotated import Annotated, Token

_MOST = 4
_POINTING = frozenset({"this", "these", "such"})
_REACH = 4


@cache
def load_contexts() -> Mapping[str, frozenset[str]]:
    """Read event_contexts.toml."""
    text = files("crossread.extract").joinpath("data", "event_contexts.toml").read_text(encoding="utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text).items()}


def contexts(annotated: Annotated, trigger: int) -> tuple[str, ...]:
    """PLOVER's contexts whose words stand where the event is told, at most four, those with most words first."""
    told = _words(annotated, trigger)
    lower, lemmas = [token.lower for token in told], [token.lemma.lower() for token in told]
    words, runs = _context_words()
    counts = Counter(name for word in {*lower, *lemmas} for name in words.get(word, ()))
    text, bare = f" {' '.join(lower)} ", f" {' '.join(lemmas)} "
    counts.update(name for run, name in runs if run in text or run in bare)
    ranked = sorted((name for name in load_contexts() if counts[name]), key=lambda name: -counts[name])
    return tuple(ranked[:_MOST])


@cache
def _context_words() -> tuple[Mapping[str, tuple[str, ...]], tuple[tuple[str, str], ...]]:
    """Word to the contexts it speaks for, and the runs of several words between blanks, each with its context."""
    words: dict[str, tuple[str, ...]] = {}
    runs = []
    for name, listed in load_contexts().items():
        for word in listed:
            if " " in word:
                runs.append((f" {word} ", name))
            else:
                words[word] = (*words.get(word, ()), name)
    return words, tuple(runs)


def _words(annotated: Annotated, trigger: int) -> tuple[Token, ...]:
    """The words of the event's sentence; those of up to four sentences before it too where its object points back to them."""
    return section(annotated, trigger) or tuple(annotated.words(annotated.sentence_of(trigger)))


def section(annotated: Annotated, trigger: int) -> tuple[Token, ...]:
    """The words an event points back to ("this agreement"): its sentence's and those of up to four before it; nothing if it does not."""
    held = annotated.dependents(trigger, "obj", "obl", "nsubj:pass")
    if not any(kid.lower in _POINTING for noun in held for kid in annotated.dependents(noun.i, "det")):
        return ()
    sentence = annotated.sentence_of(trigger)
    return annotated.tokens[annotated.sentences[max(0, sentence.i - _REACH)].first : sentence.last]
