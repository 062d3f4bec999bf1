"""The family of errors, drawn here so that a caller sees at once what can be caught.

    CrossreadError
    ├── UnreadableInput     a file, folder or address that gives no report
    ├── BadDossier          a dossier file that does not hold what it should
    ├── NotInDossier        an id or label that a dossier does not have
    ├── BadStore            a store that cannot be opened, or a batch that does not fit what it has begun
    ├── MissingExtra        a library that only some installs bring along
    └── WeightsMissing      weights that are not there or are not the ones the table names

Every message names the thing, the place and the next step.
"""


class CrossreadError(Exception):
    """Anything that Crossread refuses, with a message that says what, where and what to do next."""


class UnreadableInput(CrossreadError):
    """An input that gives no report; `file` names it and `reason` says why."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"{file}: {reason}")
        self.file = file
        self.reason = reason


class BadDossier(CrossreadError):
    """A dossier file that cannot be read, or that does not hold what the schema asks for."""


class NotInDossier(CrossreadError):
    """An id, letter or section that the dossier does not have."""


class WeightsMissing(CrossreadError):
    """Weights that are not installed, or whose bytes are not the ones the table names."""


class MissingExtra(CrossreadError):
    """A library that is not installed; the message names the extra that brings it."""

    def __init__(self, library: str, extra: str, purpose: str) -> None:
        super().__init__(f'{purpose} needs {library}, which is not installed; run: pip install "crossread[{extra}]"')


class BadStore(CrossreadError):
    """A store that cannot be opened or was made by a newer version, or a plan that is not the one already begun."""
