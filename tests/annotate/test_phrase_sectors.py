"""Country and sector of a phrase: whose president, whose spokesman, held still or once, and what a newspaper is."""

import pytest

from crossread.annotate.coder import make_coder
from crossread.annotate.phrase_codes import phrase_code
from crossread.records.text import Block, Report
from crossread.tools import Tools


@pytest.mark.parametrize(
    ("phrase", "head", "code"),
    [
        ("Former Justice Department employees", "employees", "USA ELI"),
        ("More than a hundred former Department of Justice officials", "officials", "USA ELI"),
        ("A retired police captain", "captain", "--- COP"),
        ("A Danish police captain", "captain", "DNK COP"),
        ("A retired general", "general", "--- ELI"),
        ("The president of the Sierra Club", "president", "USA SOC"),
        ("Lakeside Airlines President Ada Okello", "Okello", "--- BUS"),
        ("University of Oslo President Ada Okello", "Okello", "NOR EDU"),
        ("The group's president", "president", "---"),
        ("A spokesman for the company", "spokesman", "--- BUS"),
        ("A spokeswoman for Amnesty International", "spokeswoman", "NGO"),
        ("The Saudi-led coalition", "coalition", "SAU MIL"),
        ("The Washington Post", "Post", "USA JRN"),
        ("The Chinese National People's Congress", "Congress", "CHN LEG"),
        ("The mayor of Oslo", "mayor", "NOR GOV"),
        ("The Norland Chamber of Commerce", "Chamber", "--- BUS"),
        ("The Danish Chamber of Commerce", "Chamber", "DNK"),
        ("The U.S. Chamber of Commerce", "Chamber", "USA BUS"),
    ],
)
def test_a_phrase_tells_country_and_sector(phrase: str, head: str, code: str, tools: Tools) -> None:
    """An office is that of the body it is held in, "former" makes it past, and a body that is no state has no government."""
    text = f"{phrase} criticised the plan on Friday."
    blocks = (Block("paragraph", 0, len(text)),)
    annotated = tools.annotate(Report("r", "A", text, "a.txt", "0" * 64, "", None, None, None, None, "en", blocks, ()))
    at = max(token.i for token in annotated.tokens if token.text == head)
    assert phrase_code(make_coder(annotated), at).printed() == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Voters in Texas and Ohio waited. A man was shot in Georgia on Friday.", "USA"),
        ("Armenia and Azerbaijan waited. A man was shot in Georgia on Friday.", "GEO"),
        ("Georgetown University and its faculty answered on Friday.", "USA"),
    ],
)
def test_a_name_that_two_places_share_goes_by_its_report(text: str, code: str, tools: Tools) -> None:
    """The places that a report names beside a shared name decide which is meant."""
    blocks = (Block("paragraph", 0, len(text)),)
    annotated = tools.annotate(Report("r", "A", text, "a.txt", "0" * 64, "", None, None, None, None, "en", blocks, ()))
    places = make_coder(annotated).places
    meant = [place.code for i, place in places.items() if annotated.tokens[i].text in {"Georgia", "Georgetown"}]
    assert meant == [code]
