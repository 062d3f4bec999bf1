"""The grammar of numbers on plain text."""

import pytest

from crossread.extract.figures.numbers import find_numbers


def values(text: str) -> list[tuple[float, float]]:
    return [(number.low, number.high) for number in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("41 boats", 41),
        ("7.4 million people", 7_400_000),
        ("half a million", 500_000),
        ("half a dozen", 6),
        ("three hundred and nine", 309),
        ("twenty-six thousand four hundred", 26_400),
        ("one and a half million", 1_500_000),
        ("2½ years", 2.5),
        ("a hundred", 100),
        ("two dozen", 24),
        ("12,500", 12_500),
        ("1.5m cars", 1_500_000),
    ],
)
def test_cardinals_in_digits_and_words(text: str, value: float) -> None:
    """Digits, words, scales and halves give one exact value."""
    assert values(text) == [(value, value)]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("10 to 15", (10, 15)),
        ("3 to 4 million", (3e6, 4e6)),
        ("between 20 and 30", (20, 30)),
        ("five or six", (5, 6)),
        ("$10 million to $20 million", (10e6, 20e6)),
        ("40- to 60-hour", (40, 60)),
        ("tens of thousands", (20_000, 99_999)),
        ("dozens of houses", (24, 99)),
        ("several hundred", (300, 999)),
    ],
)
def test_ranges_and_loose_counts_have_two_ends(text: str, ends: tuple[float, float]) -> None:
    """A range, and a word like "dozens", is its lowest and highest value."""
    assert values(text) == [ends]


def test_a_change_from_one_number_to_another_is_no_range() -> None:
    """ "from 62 to 60" tells two values, not a stretch between them."""
    assert values("fell from 60 to 62") == [(60, 60), (62, 62)]
    assert values("from 78.9 in 2014 to 78.6") == [(78.9, 78.9), (2014, 2014), (78.6, 78.6)]


@pytest.mark.parametrize(
    "text", ["G7", "an F-16", "COVID-19", "at 4:30", "9/11", "the 1990s", "http://a.example/123", "24/7"]
)
def test_codes_times_and_addresses_are_no_numbers(text: str) -> None:
    """Digits that name something do not count."""
    assert find_numbers(text) == ()


@pytest.mark.parametrize(
    "text", ["at nine minutes to eight on Friday", "a quarter past six.", "half past seven", "a quarter to eight."]
)
def test_a_time_of_the_clock_in_words_counts_nothing(text: str) -> None:
    """Minutes and hour are passed over; a change from so many minutes to fewer, and a length, are not."""
    assert find_numbers(text) == ()
    assert values("cut from nine minutes to eight.") == [(9, 9), (8, 8)]
    assert values("nine minutes to eight rivals") == [(9, 9), (8, 8)]


@pytest.mark.parametrize(
    ("text", "form", "value"),
    [
        ("two-thirds of voters", "fraction", 2 / 3),
        ("one in four homes", "fraction", 0.25),
        ("half of the fleet", "fraction", 0.5),
        ("twice as many", "multiple", 2),
        ("three times the size", "multiple", 3),
        ("tenfold", "multiple", 10),
        ("the 21st ship", "ordinal", 21),
        ("413-1", "pair", 413),
    ],
)
def test_shares_multiples_ordinals_and_pairs(text: str, form: str, value: float) -> None:
    """Other forms are told apart from plain counts."""
    [number] = find_numbers(text)
    assert number.form == form
    assert number.low == pytest.approx(value)


def test_three_times_alone_is_a_count() -> None:
    """ "won three times" counts; only a comparison makes it a multiple."""
    [number] = find_numbers("won three times")
    assert number.form == "cardinal"


def test_first_and_time_units_do_not_make_a_share() -> None:
    """ "one in three years" is no share of years."""
    assert all(number.form != "fraction" for number in find_numbers("the only one in three years"))
