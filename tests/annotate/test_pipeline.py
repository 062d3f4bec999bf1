"""The annotator: any spaCy pipeline behind one call, one block at a time."""

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from crossread.annotate.annotated import Annotated
from crossread.annotate.pipeline import Annotator, load_annotator
from crossread.errors import WeightsMissing
from crossread.records.text import Block, BlockKind, Report

TEXT = "Ferry Sinks Off Coast\n\nThe ferry  sank near Lisbon, said Ada Example.\nSearch goes on\nDivers found two “rooms”.  They left."
KINDS: tuple[BlockKind, ...] = ("headline", "paragraph", "heading", "paragraph")


def report(text: str = TEXT, kinds: tuple[BlockKind, ...] = KINDS) -> Report:
    """A report with one block a line."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block(kinds[len(blocks)], at, at + len(line)))
        at += len(line) + 1
    return Report("r", "A", text, "f", "", "", None, None, None, None, "en", tuple(blocks), ())


@Language.component("flat_trees", assigns=["token.dep"])
def flat_trees(doc: Doc) -> Doc:
    """Stands in for a parser."""
    return doc


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Annotator:
    """An annotator on a spaCy pipeline that is not ours: a ruler with OntoNotes labels."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("flat_trees")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "GPE", "pattern": "Lisbon"}, {"label": "CARDINAL", "pattern": "two"}])  # type: ignore[attr-defined]
    folder = tmp_path_factory.mktemp("pipeline")
    nlp.to_disk(folder)
    return load_annotator(spacy_model=str(folder))


@pytest.fixture(scope="module")
def ours() -> Annotator:
    return load_annotator()


def names(annotated: Annotated) -> list[tuple[str, str]]:
    return [(annotated.span(n.first, n.last).exact, n.kind) for n in annotated.names]


def test_every_word_is_a_place_in_the_report(foreign: Annotator) -> None:
    """Tokens carry the report's own words at the report's own offsets, without white space, in order."""
    annotated = foreign(report())
    assert all(TEXT[t.start : t.end] == t.text and t.text.strip() for t in annotated.tokens)
    assert [t.i for t in annotated.tokens] == list(range(len(annotated.tokens)))
    assert "".join(t.text for t in annotated.tokens) == "".join(TEXT.split())


def test_sentences_stay_in_their_block(foreign: Annotator) -> None:
    """A heading never runs into the next sentence, and sentences cover all tokens."""
    annotated = foreign(report())
    blocks = annotated.report.blocks
    assert [s.kind for s in annotated.sentences] == ["headline", "paragraph", "heading", "paragraph", "paragraph"]
    assert all(blocks[s.block].start <= s.start < s.end <= blocks[s.block].end for s in annotated.sentences)
    assert [i for s in annotated.sentences for i in range(s.first, s.last)] == [t.i for t in annotated.tokens]


def test_foreign_labels_are_mapped(foreign: Annotator) -> None:
    """A GPE becomes a place, a number no name; our lists and first names work on top of any pipeline."""
    assert ("Lisbon", "LOC") in names(foreign(report()))
    assert not any(text == "two" for text, _ in names(foreign(report())))


def test_shipped_pipeline_reads_a_report(ours: Annotator) -> None:
    """The weights we ship give subjects, reported clauses, lemmas and names."""
    text = "Ada Example said on Monday that the river had flooded two villages near Lisbon."
    annotated = ours(report(text, ("paragraph",)))
    said = next(t for t in annotated.tokens if t.text == "said")
    assert (said.lemma, said.pos, said.tag, said.dep) == ("say", "VERB", "VBD", "root")
    subject = next(annotated.dependents(said.i, "nsubj"))
    assert annotated.name_of[subject.i].kind == "PERSON"
    assert next(annotated.dependents(said.i, "ccomp")).text == "flooded"
    assert names(annotated) == [("Ada Example", "PERSON"), ("Lisbon", "LOC")]


def test_same_report_same_result(ours: Annotator) -> None:
    """Annotating twice gives the same record."""
    assert ours(report()) == ours(report())


def test_empty_and_markless_reports(ours: Annotator) -> None:
    """A report without blocks has nothing; one of a single word has one token and one sentence."""
    assert ours(report("", ())).tokens == ()
    single = ours(report("Flooded", ("paragraph",)))
    assert (len(single.tokens), len(single.sentences)) == (1, 1)


def test_a_name_of_the_caller_is_found(foreign: Annotator, tmp_path: Path) -> None:
    """Names given by option are found with their kind."""
    nlp = spacy.blank("en")
    nlp.add_pipe("flat_trees")
    nlp.to_disk(tmp_path)
    annotate = load_annotator(spacy_model=str(tmp_path), names={"ferry": "WORK"})
    assert ("ferry", "WORK") in names(annotate(report()))


def test_labels_in_words_are_mapped(tmp_path: Path) -> None:
    """A recogniser asked by label, as GLiNER's component for spaCy is, gives labels in small letters; they become our kinds."""
    nlp = spacy.blank("en")
    nlp.add_pipe("flat_trees")
    ruler = nlp.add_pipe("entity_ruler")
    found = {
        "Zorvik": "person",
        "Quandel": "organization",
        "Merrowby": "location",
        "Fenfest": "event",
        "Tarns": "political party",
    }
    patterns = [
        *({"label": kind, "pattern": word} for word, kind in found.items()),
        {"label": "date", "pattern": "June"},
    ]
    ruler.add_patterns(patterns)  # type: ignore[attr-defined]
    nlp.to_disk(tmp_path)
    text = "In June Zorvik of Quandel and the Tarns came to Merrowby for Fenfest"
    annotated = load_annotator(spacy_model=str(tmp_path))(report(text, ("paragraph",)))
    assert dict(names(annotated)) == {
        "Zorvik": "PERSON",
        "Quandel": "ORG",
        "Tarns": "ORG",
        "Merrowby": "LOC",
        "Fenfest": "EVENT",
    }


def test_a_pipeline_without_a_parser_is_refused(tmp_path: Path) -> None:
    """The error names the pipeline and what it lacks."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(tmp_path)
    with pytest.raises(WeightsMissing, match=r"no parser \(sentencizer\)"):
        load_annotator(spacy_model=str(tmp_path))
