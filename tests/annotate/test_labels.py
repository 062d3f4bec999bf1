"""Labels of other pipelines put into ours."""

from crossread.annotate.labels import features, name_kind, relation


def test_clear_relations_become_universal() -> None:
    """The names of CLEAR relations are replaced, universal ones pass."""
    assert [relation(r) for r in ("dobj", "nsubjpass", "relcl", "ROOT", "ccomp", "nmod", "nsubj:pass")] == [
        "obj", "nsubj:pass", "acl:relcl", "root", "ccomp", "nmod", "nsubj:pass",
    ]  # fmt: skip


def test_ontonotes_kinds_are_mapped_and_amounts_dropped() -> None:
    """Places of both sorts are LOC, works and laws WORK; dates and amounts are no names."""
    assert [name_kind(k) for k in ("GPE", "FAC", "WORK_OF_ART", "LAW", "DATE", "MONEY")] == [
        "LOC",
        "LOC",
        "WORK",
        "WORK",
        None,
        None,
    ]


def test_features_come_from_tag_and_pronoun() -> None:
    """Tense, number and gender are read off the Penn tag and the pronoun."""
    assert features("VBD", "said") == "Tense=Past|VerbForm=Fin"
    assert "Gender=Fem" in features("PRP", "she")
    assert features("IN", "of") == ""
