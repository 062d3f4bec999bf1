"""The HTML dossier without a browser: what it carries, what it allows, what it escapes, and what it never loads."""

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from dossiers import hostile_report, many_reports, three_reports, two_reports
from hypothesis import given, settings
from hypothesis import strategies as st
from making import make_dossier, make_report, make_row, make_statement

from crossread.errors import BadDossier
from crossread.records.codec import read_dossier
from crossread.records.dossier import Dossier
from crossread.tell.html.page import html_page, without_texts
from crossread.tell.html.places import cited_anchors, paragraphs
from crossread.tell.lookup import look_up

ALL = {"two": two_reports, "three": three_reports, "many": many_reports, "hostile": hostile_report}


class Elements(HTMLParser):
    """Collects start tags with their attributes, and the text outside scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data) -> None:
        if self.tags and self.tags[-1][0] not in ("script", "style"):
            self.text += data


def parse(page: str) -> Elements:
    held = Elements()
    held.feed(page)
    return held


@pytest.mark.parametrize("name", ALL)
def test_the_page_gives_its_dossier_back(name: str, tmp_path: Path) -> None:
    """What was written into the page is read back equal."""
    path = tmp_path / "page.html"
    held = ALL[name]()
    path.write_text(html_page(held), encoding="utf-8")
    assert read_dossier(path) == held


def test_a_damaged_dossier_inside_a_page_is_named(tmp_path: Path) -> None:
    """A page whose data was cut is refused with its name."""
    path = tmp_path / "page.html"
    path.write_text(re.sub(r'("deflate": ".{99})[^"]*', r"\1", html_page(two_reports())), encoding="utf-8")
    with pytest.raises(BadDossier, match=r"page\.html"):
        read_dossier(path)


@pytest.mark.parametrize("name", ALL)
def test_the_policy_allows_only_what_is_inside(name: str) -> None:
    """Styles and scripts run by the hash of their very text; nothing may be loaded; no element asks for anything."""
    page = html_page(ALL[name]())
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    allowed = policy[1].replace("&#39;", "'")
    assert "default-src 'none'" in allowed
    assert "unsafe" not in allowed
    for tag in ("style", "script"):
        inside = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.S)
        assert len(inside) == 1
        wanted = base64.b64encode(hashlib.sha256(inside[0].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{wanted}'" in allowed
    for tag, attributes in parse(page).tags:
        assert not {"src", "srcset", "action", "data", "poster", "style"} & set(attributes), (tag, attributes)
        assert attributes.get("href", "#")[0] == "#", (tag, attributes)
        assert not [a for a in attributes if a.startswith("on")], (tag, attributes)


def test_markup_in_reports_stays_text() -> None:
    """Tags, handlers and addresses that a report, its metadata or a file name brings make no element."""
    page = html_page(hostile_report())
    held = parse(page)
    assert "img" not in {tag for tag, _ in held.tags}
    assert [tag for tag, _ in held.tags].count("script") == 2
    assert "onerror=alert(1)" in held.text
    assert "{{ 7*7 }}" in held.text
    assert "javascript:alert(5)" in held.text
    assert "␛[31mred" in held.text


@pytest.mark.parametrize("name", ALL)
def test_every_link_leads_somewhere(name: str) -> None:
    """Each link inside the page has its target, and no target stands twice."""
    tags = parse(html_page(ALL[name]())).tags
    ids = [a["id"] for _, a in tags if a.get("id")]
    assert len(ids) == len(set(ids))
    links = {a["href"][1:] for tag, a in tags if tag == "a" and a.get("href")}
    assert links - set(ids) == set()


def test_silence_is_written_in_words() -> None:
    """What one report does not tell stands as “not in B” in its column."""
    assert "not in B" in html_page(two_reports())
    assert "not in " in html_page(many_reports(6, 10))


def test_sections_stand_in_the_order_of_the_work() -> None:
    """Check first, then told, said, when, who stands where, the reports, codes and files."""
    page = html_page(two_reports())
    places = [page.index(f'<section id="{s}"') for s in ("check", "told", "said", "when", "stands", "reports", "codes")]
    assert places == sorted(places)


def test_without_texts_no_paragraph_is_in_the_page(tmp_path: Path) -> None:
    """Left out means left out: of the page and of the data inside; the words quoted stay."""
    path = tmp_path / "page.html"
    path.write_text(html_page(two_reports(), with_text=False), encoding="utf-8")
    assert "who leads the seafarers" not in path.read_text(encoding="utf-8")
    assert read_dossier(path) == without_texts(two_reports())
    assert "everyone was rescued" in path.read_text(encoding="utf-8")


def test_many_reports_fold_into_a_grid() -> None:
    """From four reports on there are no columns of text but one sign a report, with the same said in words."""
    page = html_page(many_reports(6, 10))
    assert 'class="grid"' in page
    assert "A, B, C, D, E, F" in page


def test_the_same_dossier_gives_the_same_page() -> None:
    """No time of day and no order of a set comes in."""
    assert html_page(three_reports()) == html_page(three_reports())


WORDS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=60)


@settings(max_examples=60, deadline=None)
@given(before=WORDS, words=WORDS, after=WORDS)
def test_reports_are_cut_at_code_points(before: str, words: str, after: str) -> None:
    """Whatever the text, emoji and controls included, the stretches put together are the text, and the marked ones the words."""
    text = f"Headline\n\n{before}{words}{after}"
    report = make_report("A", text)
    place = len("Headline\n\n") + len(before)
    held = _dossier_of(report, place, place + len(words))
    look = look_up(held)
    stretches = [s for p in paragraphs(look, report, cited_anchors(look)) for s in p.stretches]
    marked = "".join(s.words for s in stretches if f"{place}-{place + len(words)}" in s.inside.split())
    assert marked.replace("\n", "") == words.replace("\n", "")
    assert "".join("".join(s.words for s in stretches).split()) == "".join(text.split())


def _dossier_of(report, start: int, end: int) -> Dossier:
    statement = make_statement(report, "Headline")
    statement = replace(statement, anchors=(report.anchor(start, end),))
    return make_dossier((report,), statements=(statement,), rows=(make_row(statement),))
