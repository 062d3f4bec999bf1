"""Loading the tools: the one place where weights become functions, with their names and sha256 for the dossier."""

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Literal

from crossread.errors import WeightsMissing
from crossread.records.dossier import ToolUsed
from crossread.tools import Tools
from crossread.weights import larger, store, vectors
from crossread.weights.lean_spacy import lean_spacy


@dataclass(frozen=True, slots=True)
class PipelineChoice:
    """Which language pipeline annotates: ours, small or large, or another installed spaCy pipeline by its name."""

    weights: Literal["default", "large"] = "default"
    spacy: str | None = None

    def options(self) -> str:
        """The choice as it is written on the command line; empty for the default."""
        large = " --weights large" if self.weights == "large" else ""
        return large + (f" --spacy {self.spacy}" if self.spacy else "")


DEFAULT = PipelineChoice()


def load_tools(choice: PipelineChoice = DEFAULT) -> Tools:
    """Load the language pipeline that ships with the package, about a second; sentence vectors are read when first asked for.

    Raises WeightsMissing where weights are not there, are not what the table says, or the chosen pipeline is not installed.
    """
    spacy = choice.spacy
    with lean_spacy(with_layers=spacy is not None):
        from crossread.annotate.pipeline import load_annotator  # here, because importing spaCy takes most of a second

    try:
        annotate = load_annotator(weights=choice.weights, spacy_model=spacy)
    except OSError as error:
        if spacy is None:
            raise
        raise WeightsMissing(
            f"{spacy}: no such spaCy pipeline is installed; pip install it, or leave --spacy away"
        ) from error
    shipped = [e for e in store.table() if not (spacy and e.name == "english")]
    used = [ToolUsed(e.name, e.version, e.sha256) for e in shipped]
    if choice.weights == "large" and not spacy:
        used.append(ToolUsed("english-large", _version_of("crossread-large"), larger.sha256()))
    if spacy:
        used.append(ToolUsed(spacy, _version_of(spacy), None))
    return Tools(annotate=annotate, encode=vectors.encode, used=tuple(used))


def _version_of(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown"
