"""One reader for each corpus of names, all giving `NamedSentence` with the kinds the package knows."""
