"""The grammar of time expressions, and where its forms lie in the calendar."""

from datetime import date

import pytest

from crossread.extract.dates.reading import Direction, day_reading, month_reading
from crossread.extract.dates.readings import read_form
from crossread.extract.dates.timex import find_timexes
from crossread.extract.dates.timex_calendar import calendar_rules
from crossread.extract.dates.timex_lengths import length_rules, offset_rules
from crossread.extract.dates.timex_loose import loose_rules
from crossread.extract.dates.timex_relative import relative_rules
from crossread.extract.dates.timex_rules import Rule, apply_rule, needed_words, words_of
from crossread.extract.dates.timex_weekdays import weekday_rules
from crossread.extract.dates.timex_year_parts import year_part_rules

WEDNESDAY = date(2031, 5, 14)
RULES = [
    *calendar_rules(),
    *year_part_rules(),
    *weekday_rules(),
    *relative_rules(),
    *offset_rules(),
    *length_rules(),
    *loose_rules(),
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_reads_its_own_example(rule: Rule) -> None:
    """The example printed beside a rule is read by that rule."""
    found = apply_rule(rule, rule.example)
    assert found
    assert found[0].end >= len(rule.example.split(" vote")[0].rstrip(".")) - 1


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_no_rule_is_skipped_on_its_own_example(rule: Rule) -> None:
    """The quick look at the words of a text never hides what a rule would read."""
    words = words_of(rule.example)
    assert needed_words(rule) is None or needed_words(rule) & words
    assert not rule.also or rule.also & words


def read(text: str, direction: Direction = "past") -> list[str]:
    [timex] = find_timexes(text)
    return [reading.value for reading in read_form(timex.form, seen_from=WEDNESDAY, told=None, direction=direction)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("March 3, 2029", "2029-03-03"),
        ("3 March 2029", "2029-03-03"),
        ("on Monday", "2031-05-12"),
        ("Wednesday", "2031-05-14"),
        ("yesterday", "2031-05-13"),
        ("last week", "2031-W19"),
        ("earlier this month", "2031-05"),
        ("in December", "2030-12"),
        ("two weeks ago", "2031-W18"),
        ("ten days ago", "2031-05-04"),
        ("three years ago", "2028"),
        ("the first quarter of 2030", "2030-Q1"),
        ("the fourth quarter", "2030-Q4"),
        ("the last month of the first quarter", "2031-03"),
        ("the last three months", "P3M"),
        ("2026 to 2029", "2026/2029"),
        ("May 3-6", "2031-05-03/2031-05-06"),
        ("this year's end", "2031-12-31"),
        ("Christmas Eve", "2030-12-24"),
        ("the third Monday of January", "2031-01-20"),
        ("two Fridays ago", "2031-05-02"),
        ("two Wednesdays ago", "2031-04-30"),
        ("Friday week", "2031-05-23"),
        ("a week on Friday", "2031-05-23"),
        ("Tuesday of last week", "2031-05-06"),
        ("Monday this week", "2031-05-12"),
        ("two weeks ago today", "2031-04-30"),
        ("a fortnight ago", "2031-W18"),
        ("two hundred years ago", "1831"),
        ("twenty-five days ago", "2031-04-19"),
        ("the last Friday in May 2030", "2030-05-31"),
        ("over the weekend", "2031-W19-WE"),
        ("the 1980s", "198"),
    ],
)
def test_told_as_past(text: str, value: str) -> None:
    """Seen from Wednesday 14 May 2031, what is told as past."""
    assert read(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [("on Monday", "2031-05-19"), ("in March", "2032-03"), ("next month", "2031-06"), ("tomorrow", "2031-05-15")],
)
def test_told_as_ahead(text: str, value: str) -> None:
    """The same words with a future verb lie on the other side."""
    assert read(text, "future") == [value]


def test_next_friday_has_two_readings() -> None:
    """ "next Friday" said on a Wednesday may be in two or in nine days."""
    assert read("next Friday", "future") == ["2031-05-16", "2031-05-23"]


def test_a_numeric_date_is_ambiguous_unless_a_number_is_no_month() -> None:
    """ "5/4/2031" may be April or May; "5/14/2031" only May."""
    assert read("5/4/2031") == ["2031-04-05", "2031-05-04"]
    assert read("5/14/2031") == ["2031-05-14"]


def test_what_leans_on_a_told_time_is_nothing_without_it() -> None:
    """ "the same day" and "a year earlier" need something told before."""
    [timex] = find_timexes("the same day")
    assert read_form(timex.form, seen_from=WEDNESDAY, told=None, direction="past") == ()
    [day] = read_form(timex.form, seen_from=WEDNESDAY, told=day_reading(date(2030, 1, 2)), direction="past")
    assert day.value == "2030-01-02"
    [earlier] = find_timexes("a year earlier")
    [month] = read_form(earlier.form, seen_from=WEDNESDAY, told=month_reading(2030, 4), direction="past")
    assert month.value == "2029-04"


@pytest.mark.parametrize(
    "text",
    [
        "she may march on",
        "a five-year-old boy",
        "$50 a month",
        "three times a week",
        "1500-mile",
        "goals in the first half",
        "at nine minutes to eight on the quay",
        "two minutes past six.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    """Verbs, ages, rates and measures are left alone."""
    assert find_timexes(text) == ()


def test_without_a_day_nothing_relative_is_placed() -> None:
    """No day of writing: "Monday" and "last week" have no reading, a full date has."""
    for text in ("Monday", "last week", "March 3"):
        [timex] = find_timexes(text)
        assert read_form(timex.form, seen_from=None, told=None, direction="past") == ()
    [timex] = find_timexes("March 3, 2029")
    assert read_form(timex.form, seen_from=None, told=None, direction="past")[0].start == date(2029, 3, 3)


def test_a_counted_weekday_is_no_weekday_of_this_week() -> None:
    """ "the second Tuesday of next month" is not last Tuesday: the month is read, the day is not guessed."""
    assert [read_form(t.form, seen_from=WEDNESDAY, told=None, direction="future")[0].value
            for t in find_timexes("the second Tuesday of next month")] == ["2031-06"]  # fmt: skip
