"""A first import of spaCy leaves out what annotation does not need, and nothing is missing afterwards."""

import subprocess
import sys

_LEAN = """
import sys
from crossread.weights.lean_spacy import lean_spacy
with lean_spacy():
    import spacy
assert not {"torch", "typer", "spacy.cli", "spacy.cli.info"} & set(sys.modules), sorted(sys.modules)
assert spacy.info(silent=True)["spacy_version"] == spacy.__version__
import spacy.cli
assert spacy.cli.info is not None
"""

_LATE = """
import sys, spacy
from crossread.weights.lean_spacy import lean_spacy
before = set(sys.modules)
with lean_spacy():
    assert set(sys.modules) == before
assert "spacy.cli" in sys.modules
"""


def _run(code: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_lean() -> None:
    """The command line and torch are not loaded; `spacy.info` and `import spacy.cli` work afterwards."""
    _run(_LEAN)


def test_late() -> None:
    """Where spaCy is loaded already, nothing is taken away."""
    _run(_LATE)
