"""What spaCy's trainer imports (`--code`): the package's tokenizer, as a callback to be named in a configuration."""

from __future__ import annotations

from collections.abc import Callable

import spacy
from spacy.language import Language

from crossread.annotate.tokenizer import add_news_rules


@spacy.registry.callbacks("crossread.news_tokenizer.v1")
def news_tokenizer() -> Callable[[Language], Language]:
    """Make the callback that gives a new pipeline our tokenizer."""

    def change(nlp: Language) -> Language:
        add_news_rules(nlp)
        return nlp

    return change
