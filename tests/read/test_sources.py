"""The door: files, folders and addresses in; reports, lettered, and every refusal by name, out."""

import os
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from crossread.read.metadata import Metadata
from crossread.read.sources import SAME_WORDS, label, read_sources, with_said

ONE = "Dam Holds Through the Night\n\nThe dam above the town held through the night, the mayor said on Monday.\n"
TWO = "Town Slept While the River Rose\n\nNobody in the lower town had to leave home, the fire service said.\n"
PAGE = (
    "<html><head><title>Dam Holds</title></head><body><article><h1>Dam Holds</h1>"
    "<p>The dam above the town held through the night, although water ran over its crest for almost two hours.</p>"
    "<p>Engineers had opened both gates by Monday noon, earlier than the plan for floods asks for.</p>"
    "</article></body></html>"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b.txt").write_text(TWO)
    (tmp_path / "a.txt").write_text(ONE)
    return tmp_path


def test_a_folder_is_read_in_the_order_of_names(folder: Path) -> None:
    """Readable files of a folder become reports A, B …; hidden files, meta.json and others are left alone."""
    (folder / ".hidden.txt").write_text("Hidden words that nobody asked for.")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / "meta.json").write_text('[{"file": "a.txt", "date": "2024-05-06"}]')
    reading = read_sources([folder])
    assert [(r.label, Path(r.file).name, r.published) for r in reading.reports] == [
        ("A", "a.txt", date(2024, 5, 6)),
        ("B", "b.txt", None),
    ]
    assert reading.refused == ()


def test_one_bad_file_does_not_stop_the_good_ones(folder: Path) -> None:
    """Each bad file is refused by name with its reason; the rest is lettered without a gap."""
    (folder / "aa.txt").write_bytes(b"")
    (folder / "ab.txt").write_bytes(bytes(range(32)) * 40)
    (folder / "ac.html").write_text("<html><body><p>Not found.</p></body></html>")
    (folder / "ad.txt").write_bytes(b"word " * 1_048_576)
    reading = read_sources([folder])
    assert [(r.label, Path(r.file).name) for r in reading.reports] == [("A", "a.txt"), ("B", "b.txt")]
    assert [
        (Path(r.file).name, words in r.reason)
        for r, words in zip(reading.refused, ("empty", "binary", "no article", "1,000,000"), strict=True)
    ] == [("aa.txt", True), ("ab.txt", True), ("ac.html", True), ("ad.txt", True)]


def test_the_same_words_count_once(folder: Path) -> None:
    """A file given twice, or its copy under another name, is said and not counted twice."""
    (folder / "copy.txt").write_text(ONE)
    reading = read_sources([folder / "a.txt", folder / "a.txt", folder / "copy.txt"])
    assert len(reading.reports) == 1
    assert [r.reason.startswith(SAME_WORDS + " report A") for r in reading.refused] == [True, True]


@pytest.mark.parametrize(
    ("name", "reason"), [("nowhere.txt", "No such file"), ("empty-folder", "a folder without readable files")]
)
def test_what_is_not_there_is_said(tmp_path: Path, name: str, reason: str) -> None:
    """A missing file and a folder with nothing to read are refused with their reason."""
    (tmp_path / "empty-folder").mkdir()
    reading = read_sources([tmp_path / name])
    assert reading.reports == ()
    assert reason in reading.refused[0].reason


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    """A file far beyond any report is refused by its size, before its bytes fill the memory."""
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(3_000_000_000)
    reading = read_sources([tmp_path / "huge.txt"])
    assert "3,000,000,000 bytes" in reading.refused[0].reason


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_named_pipe_does_not_hang(tmp_path: Path) -> None:
    """What is neither a file nor a folder is refused rather than waited for."""
    os.mkfifo(tmp_path / "pipe.txt")
    assert "not a file" in read_sources([tmp_path / "pipe.txt"]).refused[0].reason


def test_html_under_another_name_is_read_as_html(tmp_path: Path) -> None:
    """A saved page whose name ends in .txt is still a page."""
    (tmp_path / "saved.txt").write_text("<!DOCTYPE html>" + PAGE)
    assert "<p>" not in read_sources([tmp_path / "saved.txt"]).reports[0].text


def test_a_persons_word_goes_over_what_was_found(folder: Path) -> None:
    """--date and --outlet are taken for one report by letter, or for all."""
    said = {"A": Metadata(outlet="Post"), "*": Metadata(published=date(2024, 5, 7), outlet="All")}
    a, b = with_said(read_sources([folder]), said).reports
    assert (a.outlet, a.published, b.outlet) == ("Post", date(2024, 5, 7), "All")


def test_letters_go_on_after_z() -> None:
    """Reports are named A … Z, AA, AB … and so on."""
    assert [label(i) for i in (0, 25, 26, 27, 701, 702)] == ["A", "Z", "AA", "AB", "ZZ", "AAA"]


class _Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        known = {
            "/page": ("text/html; charset=utf-8", PAGE.encode()),
            "/plain": ("text/plain; charset=iso-8859-1", ONE.replace("town", "Münde").encode("latin-1")),
            "/big": ("text/html", b"x" * 10_000_002),
        }
        kind, body = known.get(self.path, ("text/html", b"gone"))
        self.send_response(200 if self.path in known else 404)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Server) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_an_address_is_fetched_when_named(site: str) -> None:
    """A page is read from its address, which becomes the report's file and url."""
    (report,) = read_sources([f"{site}/page"]).reports
    assert report.file == f"{site}/page" == report.url
    assert "water ran over its crest" in report.text


def test_plain_text_at_an_address_keeps_its_charset(site: str) -> None:
    """What the server declares is used for plain text too."""
    assert "Münde" in read_sources([f"{site}/plain"]).reports[0].text


def test_offline_refuses_addresses(site: str) -> None:
    """With --offline no request is made, and the refusal says why."""
    reading = read_sources([f"{site}/page"], offline=True)
    assert reading.reports == ()
    assert "--offline" in reading.refused[0].reason


@pytest.mark.parametrize(("path", "reason"), [("/gone", "404"), ("/big", "more than 10,000,000 bytes")])
def test_a_failed_request_is_said(site: str, path: str, reason: str) -> None:
    """An address that gives nothing usable is refused with the server's answer."""
    assert reason in read_sources([site + path]).refused[0].reason


def test_an_address_nobody_answers_is_said() -> None:
    """A refused connection is a reason, not a crash."""
    assert "could not be fetched" in read_sources(["http://127.0.0.1:9/page"]).refused[0].reason
