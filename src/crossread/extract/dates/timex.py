"""The grammar of time expressions in English news: which words of a text speak of time, and what they say.

It reads plain text and knows no calendar: readings.py places what it finds, verdicts.py says on what grounds. The kinds
follow TIMEX3 (ISO-TimeML: date, time, duration, set). Why rules of ours and not a library:
docs/decisions/0010-numbers-and-dates.md (probe, 2026: a first grammar read 81-83 % of TempEval-3's values, dateparser 53-70 %).
"""

from collections.abc import Mapping, Sequence
from functools import cache

from crossread.extract.dates.timex_calendar import calendar_rules
from crossread.extract.dates.timex_forms import Timex
from crossread.extract.dates.timex_lengths import length_rules, offset_rules
from crossread.extract.dates.timex_loose import loose_rules
from crossread.extract.dates.timex_relative import relative_rules
from crossread.extract.dates.timex_rules import Rule, apply_rule, needed_words, words_of
from crossread.extract.dates.timex_weekdays import weekday_rules
from crossread.extract.dates.timex_year_parts import year_part_rules


def find_timexes(text: str) -> tuple[Timex, ...]:
    """Find the time expressions of a text, in order and without overlap.

    Where two overlap, the one that begins first stays, of those the longest, of those the one whose rule stands first.
    """
    words, rules = words_of(text), _rules()
    waiting = _rules_by_word()
    numbers = {number for word in words & waiting.keys() for number in waiting[word]}
    found = [
        timex
        for rule, also in (rules[number] for number in sorted(numbers.union(waiting[""])))
        if not (also and also.isdisjoint(words))
        for timex in apply_rule(rule, text)
    ]
    found.sort(key=lambda timex: (timex.start, -timex.end))
    kept: list[Timex] = []
    for timex in found:
        if not kept or timex.start >= kept[-1].end:
            kept.append(timex)
    return tuple(kept)


@cache
def _rules_by_word() -> Mapping[str, Sequence[int]]:
    """By word, the places of the rules for which a text must have it or another; under "" those that any text will do for."""
    found: dict[str, list[int]] = {"": []}
    for number, (rule, _) in enumerate(_rules()):
        for word in needed_words(rule) or ("",):
            found.setdefault(word, []).append(number)
    return found


@cache
def _rules() -> tuple[tuple[Rule, frozenset[str]], ...]:
    """All rules in order, each with words of which a text must have one as well; empty: any text will do."""
    rules = (
        *calendar_rules(),
        *year_part_rules(),
        *weekday_rules(),
        *relative_rules(),
        *offset_rules(),
        *length_rules(),
        *loose_rules(),
    )
    return tuple((rule, rule.also) for rule in rules)
