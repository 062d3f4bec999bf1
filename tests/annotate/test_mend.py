"""Trees and tags are mended where grammar alone says how; trees are written as "word TAG relation head", head counted from 0."""

import pytest

from crossread.annotate.annotated import Name, Sentence, Token
from crossread.annotate.mend import mend
from crossread.annotate.mended_tree import MendedTree
from crossread.annotate.named_tags import named_tags

_POS = {"NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "IN": "ADP", "DT": "DET", "PRP": "PRON", "JJ": "ADJ", "CC": "CCONJ",
        "VB": "VERB", "VBD": "VERB", "VBZ": "VERB", "VBN": "VERB", "VBG": "VERB", "VBP": "VERB", "MD": "AUX", "RB": "ADV"}  # fmt: skip
_LEMMAS = {"said": "say", "told": "tell", "asked": "ask", "added": "add", "gave": "give", "called": "call"}


def tree(text: str, *, glued: str = "") -> tuple[Token, ...]:
    """Tokens of one sentence; words in `glued` have no space before them."""
    tokens: list[Token] = []
    at = 0
    for i, row in enumerate(text.strip().split("\n")):
        word, tag, dep, head = row.split()
        at += 1 if tokens and word not in glued.split() else 0
        pos = "AUX" if dep == "aux" else _POS.get(tag, "PUNCT")
        lemma = _LEMMAS.get(word, word.lower())
        tokens.append(Token(i, at, at + len(word), word, lemma, pos, tag, dep, int(head), 0, ""))
        at += len(word)
    return tuple(tokens)


def arcs(tokens: tuple[Token, ...]) -> dict[str, tuple[str, str]]:
    """Word to relation and head after mending; the last of equal words counts."""
    sentence = Sentence(0, 0, len(tokens), 0, tokens[-1].end, 0, "paragraph")
    mended = mend(tokens, [sentence])
    return {t.text: (t.dep, mended[t.head].text) for t in mended}


def test_a_clause_hung_on_the_noun_of_a_statement_is_what_was_said() -> None:
    """ "She said in a statement that he left": the clause goes to the verb."""
    found = arcs(tree("""She PRP nsubj 1
said VBD root 1
in IN case 4
a DT det 4
statement NN obl 1
that IN mark 7
he PRP nsubj 7
left VBD acl 4"""))  # fmt: skip
    assert found["left"] == ("ccomp", "said")
    assert found["statement"] == ("obl", "said")


def test_a_relative_clause_stays_with_its_noun() -> None:
    """ "She said in a statement that angered him": without a subject of its own the clause is no content."""
    found = arcs(tree("""She PRP nsubj 1
said VBD root 1
in IN case 4
a DT det 4
statement NN obl 1
that WDT nsubj 6
angered VBD acl:relcl 4
him PRP obj 6"""))  # fmt: skip
    assert found["angered"] == ("acl:relcl", "statement")


def test_the_speaker_behind_the_verb_is_its_subject() -> None:
    """'"We left," added Ada' has no object but a speaker."""
    found = arcs(tree("""“ `` punct 2
We PRP nsubj 2
left VBD ccomp 5
, , punct 2
” '' punct 2
added VBD root 5
Ada NNP obj 5"""))  # fmt: skip
    assert found["Ada"] == ("nsubj", "added")
    assert found["We"] == ("nsubj", "left")


def test_a_place_behind_the_verb_with_a_preposition_is_no_speaker() -> None:
    """'"We left," said Ada on Monday' keeps its phrases."""
    found = arcs(tree("""“ `` punct 2
We PRP nsubj 2
left VBD ccomp 6
, , punct 2
” '' punct 2
Ada NNP nsubj 6
said VBD root 6
on IN case 8
Monday NNP obl 6"""))  # fmt: skip
    assert found["Monday"] == ("obl", "said")
    assert found["Ada"] == ("nsubj", "said")


def test_a_participle_after_the_verb_is_no_content() -> None:
    """ "He said, adding that …": adding is a circumstance."""
    found = arcs(tree("""He PRP nsubj 1
said VBD root 1
, , punct 3
adding VBG ccomp 1"""))  # fmt: skip
    assert found["adding"] == ("advcl", "said")


def test_a_closing_clause_hangs_beside_the_whole_report() -> None:
    """ "The court ruled after it met, officials said": not under "met"."""
    found = arcs(tree("""The DT det 1
court NN nsubj 2
ruled VBD root 2
after IN mark 5
it PRP nsubj 5
met VBD advcl 2
, , punct 8
officials NNS nsubj 8
said VBD conj 5
. . punct 2"""))  # fmt: skip
    assert found["said"] == ("parataxis", "ruled")


@pytest.mark.parametrize(("verb", "mark", "wanted"), [("asked", "if", "ccomp"), ("left", "if", "advcl")])
def test_an_if_clause_is_content_under_verbs_of_asking_alone(verb: str, mark: str, wanted: str) -> None:
    """ "She asked if he came" against "She left if he came"."""
    rows = f"She PRP nsubj 1\n{verb} VBD root 1\n{mark} IN mark 4\nhe PRP nsubj 4\ncame VBD advcl 1"
    assert arcs(tree(rows))["came"] == (wanted, verb)


def test_a_verb_without_subject_takes_the_nominal_after_the_participle() -> None:
    """ "Reached for comment, a spokesman declined"."""
    found = arcs(tree("""Reached VBN advcl 6
for IN case 2
comment NN obl 0
, , punct 5
a DT det 5
spokesman NN parataxis 0
declined VBD root 6"""))  # fmt: skip
    assert found["spokesman"] == ("nsubj", "declined")


def test_a_subject_swallowed_by_a_list_of_places_is_given_back() -> None:
    """ "On stops in Ohio and Iowa, Ada has said": the last nominal before the verb, after a comma, is no third place."""
    found = arcs(tree("""On IN case 1
stops NNS obl 9
in IN case 3
Ohio NNP nmod 1
and CC cc 5
Iowa NNP conj 3
, , punct 7
Ada NNP conj 3
has VBZ aux 9
said VBN root 9"""))  # fmt: skip
    assert found["Ada"] == ("nsubj", "said")
    assert found["Iowa"] == ("conj", "Ohio")


def test_it_stands_for_the_clause_and_a_person_does_not() -> None:
    """ "It is easy to say" keeps its clausal subject; "He is easy to read" has a subject already."""
    rows = "{} PRP nsubj 2\nis VBZ cop 2\neasy JJ root 2\nto TO mark 4\nsay VB csubj 2"
    assert arcs(tree(rows.format("It")))["It"] == ("expl", "easy")
    assert arcs(tree(rows.format("He")))["say"] == ("ccomp", "easy")


def test_the_first_of_two_objects_is_the_receiver() -> None:
    """ "They gave her books" has one object and a receiver; "They called her a hero" an object and what it is called."""
    assert arcs(tree("They PRP nsubj 1\ngave VBD root 1\nher PRP obj 1\nbooks NNS obj 1"))["her"] == ("iobj", "gave")
    called = arcs(tree("They PRP nsubj 1\ncalled VBD root 1\nher PRP obj 1\na DT det 4\nhero NN obj 1"))
    assert called["hero"] == ("xcomp", "called")
    assert called["her"] == ("obj", "called")


def test_a_dateline_and_an_office_are_no_second_subject() -> None:
    """ "LONDON — Minister Ada spoke": the place is nothing of the verb's, the office belongs to the name."""
    found = arcs(tree("""LONDON NNP nsubj 4
— : punct 4
Minister NNP nsubj 4
Ada NNP nsubj 4
spoke VBD root 4"""))  # fmt: skip
    assert found["LONDON"] == ("dep", "spoke")
    assert found["Minister"] == ("nmod:desc", "Ada")
    assert found["Ada"] == ("nsubj", "spoke")


def test_two_subjects_with_a_conjunction_are_joined() -> None:
    """ "Ada and Ben left" has one subject of two parts."""
    found = arcs(tree("Ada NNP nsubj 3\nand CC cc 2\nBen NNP nsubj 3\nleft VBD root 3"))
    assert found["Ben"] == ("conj", "Ada")
    assert found["and"] == ("cc", "Ben")


def test_tags_follow_the_tree() -> None:
    """A participle with a subject is a past tense, a bare form follows "to", and straight marks open and close."""
    rows = "that IN mark 3\nhe PRP nsubj 3\n\" '' punct 3\ndetested VBN ccomp 3\n\" `` punct 3\nit PRP obj 3"
    tokens = tree(rows, glued="detested")
    closing = tokens[4]
    assert closing.start == tokens[3].end + 1
    mended = mend(tokens, [Sentence(0, 0, 6, 0, tokens[-1].end, 0, "paragraph")])
    assert mended[3].tag == "VBD"
    assert mended[3].morph == "Tense=Past|VerbForm=Fin"
    assert [t.tag for t in mended if t.text == '"'] == ["``", "''"]
    bare = tree("to TO mark 1\nread VBP root 1")
    assert mend(bare, [Sentence(0, 0, 2, 0, 7, 0, "paragraph")])[1].tag == "VB"


def tags(rows: str, *, glued: str = "") -> list[str]:
    """The tags of one sentence after mending."""
    tokens = tree(rows, glued=glued)
    return [t.tag for t in mend(tokens, [Sentence(0, 0, len(tokens), 0, tokens[-1].end, 0, "paragraph")])]


@pytest.mark.parametrize(
    ("rows", "word", "wanted"),
    [
        ("turn VB root 0\nin IN compound:prt 0", 1, "RP"),
        ("ada@example.org NNP root 0", 0, "ADD"),
        ("www.example.org/news NN root 0", 0, "ADD"),
        ("chapter NN root 0\nIV NNP nmod 0", 1, "CD"),
        ("the DT det 1\n1990s CD root 1", 1, "NNS"),
        ("it PRP nsubj 3\nwas VBD aux:pass 3\nlike IN discourse 3\ncancelled JJ root 3", 2, "UH"),
        ("it PRP nsubj 3\nwas VBD aux:pass 3\nlike IN discourse 3\ncancelled JJ root 3", 3, "VBN"),
        ("let VB root 0\nus PRP obj 0\nknow VBP xcomp 0", 2, "VB"),
        ("for RP case 1\nAda NNP root 1", 0, "IN"),
    ],
)
def test_a_tag_follows_form_and_relation(rows: str, word: int, wanted: str) -> None:
    """Particles, prepositions, addresses, Roman numbers, decades and bare forms are what their form or relation makes them."""
    assert tags(rows)[word] == wanted


def test_a_hyphen_is_told_by_its_spaces_and_a_single_mark_by_its_side() -> None:
    """ "well-known" has a hyphen, "well - known" a dash, and the mark before a word opens."""
    assert tags("well RB advmod 2\n- , punct 2\nknown JJ root 2", glued="- known")[1] == "HYPH"
    assert tags("well RB advmod 2\n- HYPH punct 2\nknown JJ root 2")[1] == ","
    assert tags("so RB advmod 2\n' '' punct 2\nknown JJ root 2", glued="known")[1] == "``"


def test_nouns_in_a_name_are_proper_nouns() -> None:
    """A common noun with a capital inside a name is tagged as one; outside names and in small letters it stays."""
    tokens = tree("Harbour NNP compound 1\nNews NN nsubj 3\nfamily NN nmod 3\nreports VBZ root 3\nvietnam NN obj 3")
    tagged = named_tags(tokens, [Name(0, 3, "ORG"), Name(4, 5, "LOC")])
    assert [t.tag for t in tagged] == ["NNP", "NNP", "NN", "VBZ", "NNP"]
    assert tagged[1].pos == "PROPN"


def test_no_circle_is_made() -> None:
    """A word is never hung under what hangs on it, and a root keeps its place."""
    made = MendedTree(tree("Ada NNP nsubj 1\nleft VBD root 1"))
    assert not made.put(1, "ccomp", head=0)
    assert made.tokens[1].dep == "root"
