"""What a dossier cannot know is said: among it what a bound on the work left out."""

from crossread.judge.limits import find_limits


def test_pairs_left_out_of_alignment_are_told() -> None:
    """A large group says how many pairs of statements were not looked at; a group compared whole says nothing of it."""
    told = [line for line in find_limits((), (), (), (), uncompared=1200) if "1,200" in line]
    assert len(told) == 1 and "not looked at" in told[0]
    assert not any("looked at" in line for line in find_limits((), (), (), ()))
