"""Loading the tools: the one place where weights become functions, with their names and sha256 for the dossier."""

from importlib.metadata import PackageNotFoundError, version

from crossread.errors import WeightsMissing
from crossread.records.dossier import ToolUsed
from crossread.tools import Tools
from crossread.weights import store, vectors
from crossread.weights.lean_spacy import lean_spacy


def load_tools(*, spacy: str | None = None) -> Tools:
    """Load the language pipeline and the sentence vectors that ship with the package; about a second.

    `spacy` names another installed spaCy pipeline to annotate with. Raises WeightsMissing where weights are not there, are
    not what the table says, or the named pipeline is not installed.
    """
    with lean_spacy(with_layers=spacy is not None):
        from crossread.annotate.pipeline import load_annotator  # here, because importing spaCy takes most of a second

    try:
        annotate = load_annotator(spacy_model=spacy)
    except OSError as error:
        if spacy is None:
            raise
        raise WeightsMissing(
            f"{spacy}: no such spaCy pipeline is installed; pip install it, or leave --spacy away"
        ) from error
    shipped = [e for e in store.table() if not (spacy and e.name == "english")]
    used = [ToolUsed(e.name, e.version, e.sha256) for e in shipped]
    if spacy:
        used.append(ToolUsed(spacy, _version_of(spacy), None))
    return Tools(annotate=annotate, encode=vectors.load().encode, used=tuple(used))


def _version_of(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown"
