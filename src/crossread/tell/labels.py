"""The words and shapes by which verdicts are shown: a word, a shape and a tone each, never a colour alone."""

from collections.abc import Mapping
from dataclasses import dataclass

from crossread.records.judged import Row


@dataclass(frozen=True, slots=True)
class Sign:
    """How a verdict is shown: its shape, its words, and the tone that sets its colour (and, in a page, its shape)."""

    shape: str
    words: str
    tone: str


_ALONE = Sign("◐", "told by one", "one")
_RELATIONS: Mapping[str, Sign] = {
    "same": Sign("●", "same", "both"),
    "detail": Sign("●", "same, one adds detail", "both"),
    "wording": Sign("◆", "differ in words", "words"),
    "stance": Sign("◆", "differ in source or certainty", "words"),
    "update": Sign("●", "a later state in one", "both"),
    "compatible": Sign("●", "fit together", "both"),
    "different-measure": Sign("◇", "count different things", "open"),
    "pulls-apart": Sign("▲", "pull apart", "apart"),
    "contradicts": Sign("■", "contradict each other", "against"),
    "not-comparable": Sign("◇", "perhaps one matter", "open"),
}
FIGURE_SIGNS: Mapping[str, Sign] = {
    "equal": Sign("●", "same value", "both"),
    "compatible": Sign("●", "values fit", "both"),
    "conflict": Sign("■", "values differ", "against"),
    "different-measure": Sign("◇", "count different things", "open"),
}
SAME_SIGNS: Mapping[str, Sign] = {
    "identical": Sign("●", "printed alike", "both"),
    "punctuation": Sign("●", "alike but for punctuation", "both"),
    "truncated": Sign("●", "one prints more of it", "both"),
    "wording-differs": Sign("◆", "one utterance, differing words", "words"),
    "quoted-reported": Sign("●", "quoted here, reported there", "both"),
}
ORIGIN_SIGNS: Mapping[str, Sign] = {
    "copy": Sign("■", "copy", "against"),
    "echoed": Sign("▲", "echoes the other", "apart"),
    "common-source": Sign("▲", "share a source", "apart"),
    "independent": Sign("●", "independent", "both"),
    "unknown": Sign("◇", "independence not shown", "open"),
}
CONFLICT_WORDS: Mapping[str, str] = {
    "value": "two values for one figure",
    "time": "two times for one matter",
    "place": "two places for one matter",
    "name": "two names for one person or thing",
    "attribution": "one utterance, two speakers",
    "wording": "one utterance, two wordings",
    "role": "two roles in one matter",
    "polarity": "one says it, one denies it",
}
ANOMALY_WORDS: Mapping[str, str] = {
    "title-inconsistent": "a title that its own report contradicts",
    "text-defect": "words seem to be missing or damaged",
    "date-without-antecedent": "a date that points to nothing before it",
    "no-publication-date": "no date of publication",
    "contradiction-within": "a report at odds with itself",
    "repeated-text": "text printed twice",
}
DATE_WORDS: Mapping[str, str] = {
    "resolved": "known",
    "inferred-year": "year inferred",
    "resolved-by-alignment": "known through another report",
    "ambiguous": "more than one reading",
    "vague": "vague",
    "unresolved": "cannot be placed",
    "quoted": "inside a quotation: the speaker’s time",
    "open": "open",
    "recurring": "recurring",
    "duration": "a length of time",
}
KNOWN_BY_WORDS: Mapping[str, str] = {
    "name": "speaker by name",
    "short-name": "speaker by short name",
    "role": "speaker by role",
    "pronoun": "speaker by pronoun",
    "institution": "speaker an institution",
    "carried-over": "speaker carried over from before",
    "unnamed": "speaker unnamed",
    "unknown": "speaker not told",
}
FACTUALITY_WORDS: Mapping[str, str] = {
    "probable": "given as probable",
    "possible": "given as possible",
    "improbable": "given as improbable",
    "counterfactual": "given as not so",
}
"""What is given as certain, or only reported without a word on it ("uncommitted"), needs no words."""
AGENDA_WORDS: Mapping[str, str] = {
    "day": "day known",
    "period": "a period",
    "undated": "no day given",
    "conditional": "on a condition",
}
INDEPENDENCE_WORDS: Mapping[str, str] = {
    "independent": "told independently",
    "echoed": "one echoes another",
    "common-source": "from one source",
    "unknown": "independence not shown",
}


def row_sign(row: Row) -> Sign:
    """The sign of a row; a row of one report is told by one, whatever its relation."""
    return _ALONE if len(row.reports) < 2 and row.relation == "same" else _RELATIONS[row.relation]
