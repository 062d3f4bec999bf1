"""The quick encoder gives what spaCy's own gives."""

import numpy as np
import pytest
import spacy
from spacy.language import Language

from crossread.annotate.encoder import quicken

_TEXTS = [
    "The ferry left the old harbour before noon .",
    "Rain .",
    "Nobody on board was hurt , the harbour master said .",
]


@pytest.fixture
def nlp() -> Language:
    """A pipeline of our architecture with weights of chance."""
    made = spacy.blank("en")
    embed = {"@architectures": "spacy.MultiHashEmbed.v2", "width": 16, "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"]}
    embed |= {"rows": [50, 50, 50, 50], "include_static_vectors": False}
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": 16,
        "depth": 2,
        "window_size": 1,
        "maxout_pieces": 3,
    }
    made.add_pipe("tok2vec", config={"model": {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}})
    made.initialize()
    return made


def test_same_vectors(nlp: Language) -> None:
    """Vectors stay the same to within rounding, for texts met together and words met again."""
    component = nlp.get_pipe("tok2vec")
    docs = [nlp.make_doc(text) for text in _TEXTS]
    before = component.predict(docs)
    quicken(nlp)
    for _ in range(2):
        after = component.predict(docs)
        assert [a.shape for a in after] == [b.shape for b in before]
        assert all(np.allclose(a, b, atol=1e-4) for a, b in zip(after, before, strict=True))


def test_one_text_at_a_time(nlp: Language) -> None:
    """A text alone has the vectors it has among others."""
    component = nlp.get_pipe("tok2vec")
    docs = [nlp.make_doc(text) for text in _TEXTS]
    quicken(nlp)
    together = component.predict(docs)
    assert all(
        np.allclose(component.predict([doc])[0], rows, atol=1e-4) for doc, rows in zip(docs, together, strict=True)
    )


def test_other_architectures_stay(nlp: Language) -> None:
    """A pipeline whose words are embedded by more than themselves keeps its encoder."""
    model = nlp.get_pipe("tok2vec").model
    model.layers[0].layers[0].attrs["columns"] = ["NORM", "SPACY"]
    names = [layer.name for layer in model.layers]
    quicken(nlp)
    assert [layer.name for layer in model.layers] == names


def test_no_training(nlp: Language) -> None:
    """Going back through a quickened encoder is refused with what to train instead."""
    quicken(nlp)
    _, back = nlp.get_pipe("tok2vec").model([nlp.make_doc(_TEXTS[0])], is_train=True)
    with pytest.raises(RuntimeError, match="unpack"):
        back([np.zeros((9, 16), np.float32)])
