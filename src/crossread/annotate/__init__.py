"""Sentences, tags, lemmas, dependencies and names: a report becomes `Annotated`."""
