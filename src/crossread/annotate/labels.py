"""Label sets of other pipelines put into ours: CLEAR dependencies to Universal Dependencies, OntoNotes names to our kinds."""

from __future__ import annotations

from functools import cache

from crossread.annotate.annotated import NameKind

_KINDS: dict[str, NameKind] = {
    "PERSON": "PERSON", "PER": "PERSON", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC", "NORP": "NORP",
    "EVENT": "EVENT", "WORK": "WORK", "WORK_OF_ART": "WORK", "LAW": "WORK", "PRODUCT": "WORK",
    "ORGANIZATION": "ORG", "ORGANISATION": "ORG", "COMPANY": "ORG", "POLITICAL_PARTY": "ORG", "LOCATION": "LOC", "PLACE": "LOC",
    "COUNTRY": "LOC", "CITY": "LOC", "FACILITY": "LOC", "NATIONALITY": "NORP", "LEGISLATION": "WORK",
}  # fmt: skip

# CLEAR relations that have another name in UD v2. Not listed: the same name, or none that fits (kept as found).
_RELATIONS = {
    "dobj": "obj", "dative": "iobj", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass",
    "agent": "case", "prep": "case", "pobj": "obl", "pcomp": "obl", "poss": "nmod:poss", "relcl": "acl:relcl",
    "neg": "advmod", "prt": "compound:prt", "attr": "xcomp", "acomp": "xcomp", "oprd": "xcomp", "npadvmod": "obl:unmarked",
    "quantmod": "advmod", "intj": "discourse", "preconj": "cc:preconj", "predet": "det:predet",
    "meta": "discourse", "ROOT": "root",
}  # fmt: skip

_FEATURES = {
    "NN": "Number=Sing", "NNP": "Number=Sing", "NNS": "Number=Plur", "NNPS": "Number=Plur",
    "VB": "VerbForm=Inf", "VBD": "Tense=Past|VerbForm=Fin", "VBG": "Tense=Pres|VerbForm=Part",
    "VBN": "Tense=Past|VerbForm=Part", "VBP": "Tense=Pres|VerbForm=Fin",
    "VBZ": "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", "MD": "VerbForm=Fin",
    "JJ": "Degree=Pos", "JJR": "Degree=Cmp", "JJS": "Degree=Sup", "RBR": "Degree=Cmp", "RBS": "Degree=Sup",
}  # fmt: skip

_PRONOUNS = {
    "i": "Number=Sing|Person=1", "me": "Number=Sing|Person=1", "my": "Number=Sing|Person=1|Poss=Yes",
    "we": "Number=Plur|Person=1", "us": "Number=Plur|Person=1", "our": "Number=Plur|Person=1|Poss=Yes",
    "you": "Person=2", "your": "Person=2|Poss=Yes",
    "he": "Gender=Masc|Number=Sing|Person=3", "him": "Gender=Masc|Number=Sing|Person=3",
    "his": "Gender=Masc|Number=Sing|Person=3|Poss=Yes", "himself": "Gender=Masc|Number=Sing|Person=3|Reflex=Yes",
    "she": "Gender=Fem|Number=Sing|Person=3", "her": "Gender=Fem|Number=Sing|Person=3",
    "herself": "Gender=Fem|Number=Sing|Person=3|Reflex=Yes",
    "it": "Gender=Neut|Number=Sing|Person=3", "its": "Gender=Neut|Number=Sing|Person=3|Poss=Yes",
    "itself": "Gender=Neut|Number=Sing|Person=3|Reflex=Yes",
    "they": "Number=Plur|Person=3", "them": "Number=Plur|Person=3", "their": "Number=Plur|Person=3|Poss=Yes",
    "themselves": "Number=Plur|Person=3|Reflex=Yes",
}  # fmt: skip


def name_kind(label: str) -> NameKind | None:
    """Give our kind of name for a label of ours, of OntoNotes, or in words as recognisers that are asked by label give them
    ("person", "political party"); None for dates, amounts and the like.
    """
    return _KINDS.get(label.upper().replace(" ", "_"))


def relation(label: str) -> str:
    """Give the UD v2 relation for a CLEAR one; a UD relation comes back as it is, the root as "root".

    Only names are mapped, arcs are kept: in CLEAR a preposition heads its noun, so trees of foreign pipelines stay
    different there.
    """
    return _RELATIONS.get(label, label)


@cache
def features(tag: str, word: str) -> str:
    """Give the features that a Penn tag and, for pronouns, the word in lower case imply, as "Number=Sing|Person=3"."""
    if tag in ("PRP", "PRP$"):
        return _PRONOUNS.get(word, "")
    return _FEATURES.get(tag, "")
