"""Names read off GUM's entities: the head and the proper words around it."""

from pathlib import Path

import pytest

from train.sources import gum

# Rows: word, part of speech, Penn tag, head, relation, entity brackets.
_STATES = """The DET DT 3 det (1-place-new
United ADJ NNP 3 amod
States PROPN NNPS 4 nsubj 1)
agreed VERB VBD 0 root"""
_LIBRARY = """the DET DT 3 det (1-organization-new
National ADJ NNP 3 amod
Library PROPN NNP 8 nsubj
of ADP IN 6 case
the DET DT 6 det (2-place-new
Lower ADJ NNP 7 amod
Marsh PROPN NNP 3 nmod 2)1)
closed VERB VBD 0 root"""
_OFFICE = """the DET DT 2 det (1-person-new
President PROPN NNP 3 nsubj 1)
left VERB VBD 0 root"""


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        (_STATES, [("United States", "LOC")]),
        (_LIBRARY, [("National Library of the Lower Marsh", "ORG")]),
        (_OFFICE, []),
    ],
)
def test_a_name_is_read_whole(rows: str, names: list[tuple[str, str]], tmp_path: Path) -> None:
    """Adjectives that are part of a name belong to it, and so does what "of the" joins; an office names nobody."""
    lines = []
    for number, row in enumerate(rows.split("\n"), 1):
        word, pos, tag, head, dep, *entity = row.split(" ")
        misc = f"Entity={entity[0]}" if entity else "_"
        lines.append("\t".join([str(number), word, word, pos, tag, "_", head, dep, "_", misc]))
    path = tmp_path / "one.conllu"
    path.write_text("\n".join(lines) + "\n\n", encoding="utf-8")
    (sentence,) = gum.read(path)
    assert [(" ".join(sentence.words[a:b]), kind) for a, b, kind in sentence.names] == names
