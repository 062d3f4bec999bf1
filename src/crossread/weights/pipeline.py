"""A spaCy pipeline as one file: configuration and parameters, rounded to half precision and compressed."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import catalogue
import numpy as np
import spacy
import srsly
from spacy.attrs import IS_SPACE, LANG, LOWER, NORM, PREFIX, SHAPE, SUFFIX
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from srsly import msgpack

_WORD_ATTRIBUTES = (LOWER, NORM, PREFIX, SUFFIX, SHAPE, IS_SPACE, LANG)
_HEADER = b"crossread spaCy 1\n"
_LARGEST = 1 << 28  # bytes set aside at once, however much a broken file asks for


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


def unpack(content: bytes, *, tokenizer: Callable[[Language], Callable[[str], Doc]] | None = None) -> Language:
    """Make the pipeline back from its file; a `tokenizer` made here takes the place of the one packed, which is then not read.

    Raises ValueError when the content is not one that `pack` made.
    """
    body = _decompressed(content)
    if not body.startswith(_HEADER):
        raise ValueError("not a packed spaCy pipeline: its first line is not " + repr(_HEADER.decode().strip()))
    at = len(_HEADER) + 4
    end = at + int.from_bytes(body[at - 4 : at], "big")
    config = json.loads(body[at:end])
    if tokenizer is None:
        nlp = spacy.util.load_model_from_config(config, auto_fill=True)
        return nlp.from_bytes(body[end:])
    with _asked_once():
        nlp = _bare(config)
        nlp.from_bytes(memoryview(body)[end:], exclude=["tokenizer"])
    # The words met while loading were entered with spaCy's twenty tests of each; the pipeline looks at five of them.
    getters = nlp.vocab.lex_attr_getters
    nlp.vocab.lex_attr_getters = {attr: getters[attr] for attr in _WORD_ATTRIBUTES if attr in getters}
    nlp.tokenizer = tokenizer(nlp)
    return nlp


def _decompressed(content: bytes) -> bytes:
    """The content of a gzip file, in one piece of the size that its last four bytes tell."""
    try:
        size = int.from_bytes(content[-4:], "little")
        return zlib.decompress(content, wbits=31, bufsize=min(max(size, 1), _LARGEST))
    except zlib.error as error:
        raise ValueError(f"not a packed spaCy pipeline: {error}") from error


@contextmanager
def _asked_once() -> Iterator[None]:
    """While this is open, what packages were installed is looked up once and not for every piece of a model.

    srsly asks for its decoders with each array, and every component for its parts: a third of the time of loading.
    """
    decoders, installed = msgpack.msgpack_decoders, catalogue.AVAILABLE_ENTRY_POINTS
    known = decoders.get_all()
    msgpack.msgpack_decoders = SimpleNamespace(get_all=lambda: known)
    # A plain dictionary: what Python gives is searched through each time. By 3.11 it is one that warns when it is read as one.
    catalogue.AVAILABLE_ENTRY_POINTS = (
        dict(dict.items(installed))
        if isinstance(installed, dict)
        else {group: installed.select(group=group) for group in installed.groups}
    )
    try:
        yield
    finally:
        msgpack.msgpack_decoders, catalogue.AVAILABLE_ENTRY_POINTS = decoders, installed


def _bare(config: dict[str, Any]) -> Language:
    """The components of a configuration without any tokenizer rules: spaCy's own way compiles and loads them twice."""
    settings = config["nlp"]
    language = spacy.util.get_lang_class(settings["lang"])
    nlp = language(create_tokenizer=lambda made: Tokenizer(made.vocab), batch_size=settings.get("batch_size", 256))
    for name in settings["pipeline"]:
        own = dict(config["components"][name])
        nlp.add_pipe(own.pop("factory"), name=name, config=own, validate=False)
    return nlp
