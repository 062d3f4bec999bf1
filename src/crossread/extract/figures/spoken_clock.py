"""Times of the clock in words ("nine minutes to eight", "half past seven"), whose numbers count nothing."""

import re

_SMALL = "one|two|three|four|five|six|seven|eight|nine"
_MINUTES = rf"(?:(?:twenty|thirty|forty|fifty)(?:[\s-](?:{_SMALL}))?|{_SMALL}|ten|eleven|twelve|\w+teen|\d{{1,2}}|a)"
_HOUR = rf"(?:{_SMALL}|ten|eleven|twelve|noon|midnight|\d{{1,2}})"
_AFTER = r"(?=\s*(?:[.,;:)!?”\"—–]|$)|\s+(?:o[’']clock|on|in|at|when|as|and|that|this|last|local)\b)"
_CLOCK = re.compile(
    rf"(?<!from )(?<!by )\b(?:half\s+past\s+{_HOUR}\b"
    rf"|(?:(?:a\s+)?quarter|{_MINUTES}\s+minutes?)\s+(?:to|past)\s+{_HOUR}\b{_AFTER})",
    re.I,
)


def spoken_clocks(text: str) -> tuple[tuple[int, int], ...]:
    """Where times of the clock stand in words, start and end; a change by so many minutes ("from nine minutes to eight") is none."""
    return tuple(m.span() for m in _CLOCK.finditer(text)) if " past " in text or " to " in text else ()
