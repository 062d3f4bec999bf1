"""Who said what: the quotations of one report, direct, partial, terms, and reported speech, each with speaker, cue and commitment."""
