"""spaCy imported without what only its command line and its torch layers need: 0.8 instead of 3.9 CPU seconds where torch is installed."""

from __future__ import annotations

import gc
import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

_CLI = ("spacy.cli", "spacy.cli.info")
_LAYERS = ("torch", "tensorflow", "mxnet", "cupy")


@contextmanager
def lean_spacy(*, with_layers: bool = False) -> Iterator[None]:
    """While this is open, a first import of spaCy leaves its command line out, and unless `with_layers` also torch and its like.

    `spacy.info` and `import spacy.cli` work afterwards as ever. Layers of torch do not: a pipeline that needs them has to be
    the first that the process loads. Where spaCy or torch is there already, nothing is left out.
    """
    if "spacy" in sys.modules:
        yield
        return
    left_out: dict[str, ModuleType | None] = {name: ModuleType(name) for name in _CLI}
    left_out["spacy.cli"].__dict__["__path__"] = []
    left_out["spacy.cli.info"].__dict__["info"] = _info
    if not with_layers:
        left_out |= {name: None for name in _LAYERS if name not in sys.modules}
    sys.modules.update(left_out)  # type: ignore[arg-type]  # None is how an import is refused
    collecting = gc.isenabled()
    gc.disable()  # an eighth of the time went into looking for rubbish among what stays
    try:
        yield
    finally:
        if collecting:
            gc.enable()
        for name in left_out:
            sys.modules.pop(name, None)
        spacy = sys.modules.get("spacy")
        if spacy is not None:
            spacy.__dict__.pop("cli", None)


def _info(*args: object, **options: object) -> object:
    """`spacy.info`, imported when somebody asks for it."""
    return importlib.import_module("spacy.cli.info").info(*args, **options)
