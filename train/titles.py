"""Cut titles and offices off names of people, as our guideline wants them outside."""

from __future__ import annotations

from collections.abc import Sequence

_TITLES = frozenset(
    """President Mr. Mrs. Ms. Dr. Mr Mrs Ms Dr Prime Minister Vice Secretary Secretary-General General Gen. Senator Sen. Rep.
    Representative Governor Gov. King Queen Prince Princess Pope Chancellor Ambassador Justice Judge Colonel Col. Lieutenant Lt.
    Sgt. Sergeant Captain Capt. Admiral Adm. Major Maj. Deputy Foreign Defense Defence Chief Interior Speaker Premier Archbishop
    Bishop Cardinal Reverend Rev. Sheikh Shaikh Mayor Congressman Congresswoman Spokesman Spokeswoman Commander Former Acting
    Interim Professor Prof. Army Sir Lord Lady Dame First Emperor Sultan Ayatollah Imam Rabbi Father Sister Saint""".split()
)


def without_titles(words: Sequence[str], first: int, last: int) -> int:
    """Give the first word of a person's name after its titles; a title that is all there is stays."""
    while first < last - 1 and words[first] in _TITLES:
        first += 1
    return first
