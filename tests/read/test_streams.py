"""Many reports from one source: each comes with what is known of it, and what gives none is refused by name."""

import gzip
import io
import json
import sys
from datetime import date
from pathlib import Path

import pytest

pytest.importorskip("py3langid", reason="py3langid is not installed (extra: streams)")

from crossread.errors import MissingExtra
from crossread.read import streams
from crossread.read.metadata import Metadata
from crossread.read.streams import read_stream
from crossread.records.dossier import Refused
from crossread.records.text import Report

WORDS = "The ferry to the northern islands was cancelled on Tuesday because of high waves, the harbour office said."
MORE = (
    "About two hundred passengers were waiting in the port, and buses took some of them to the airport in the evening."
)
FRENCH = (
    "Le traversier vers les îles du nord a été annulé mardi en raison de fortes vagues, a indiqué le bureau du port."
)


def reports(*sources: object, offline: bool = True) -> tuple[list[Report], list[Refused]]:
    items = list(read_stream([str(s) for s in sources], offline=offline))
    return [i for i in items if isinstance(i, Report)], [i for i in items if isinstance(i, Refused)]


def test_json_lines(tmp_path: Path) -> None:
    """A row becomes a report with its metadata and place; broken rows are refused by their line and the rest goes on."""
    file = tmp_path / "corpus.jsonl"
    row = {
        "title": "Ferry cancelled",
        "content": f"{WORDS}\n{MORE}",
        "source": "Gazette",
        "date": "2026-03-02T08:00:00Z",
    }
    file.write_text(f"{json.dumps(row)}\nnot json\n{json.dumps({'headline': 'x'})}\n\n")
    (made,), refused = reports(file)
    assert (made.title, made.outlet, made.published) == ("Ferry cancelled", "Gazette", date(2026, 3, 2))
    assert made.file == f"{file}#1"
    assert made.blocks[0].kind == "headline"
    assert [r.file for r in refused] == [f"{file}#2", f"{file}#3"]
    assert "it has headline" in refused[1].reason


def test_csv_and_parquet_give_the_same_reports(tmp_path: Path) -> None:
    """The same rows have the same ids whichever table they stand in."""
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed (extra: tables)")
    import pyarrow.parquet as pq

    (tmp_path / "a.csv").write_text(f'text,outlet,published\n"{WORDS}",Gazette,2026-03-02\n')
    pq.write_table(
        pa.table({"text": [WORDS], "outlet": ["Gazette"], "published": [date(2026, 3, 2)]}), tmp_path / "a.parquet"
    )
    (one,), _ = reports(tmp_path / "a.csv")
    (two,), _ = reports(tmp_path / "a.parquet")
    assert (one.id, one.published, one.outlet) == (two.id, two.published, two.outlet)


def test_a_table_without_text_is_refused_whole(tmp_path: Path) -> None:
    """The reason names the columns that there are."""
    (tmp_path / "a.csv").write_text("name,age\nAda,36\n")
    _, (refused,) = reports(tmp_path / "a.csv")
    assert "it has name, age" in refused.reason


def test_what_is_not_english_is_kept_and_labelled(tmp_path: Path) -> None:
    """A French report comes through, with its language and a note; an English one stays as it is."""
    (tmp_path / "fr.txt").write_text(f"{FRENCH} {FRENCH}", "utf-8")
    (tmp_path / "us.txt").write_text(WORDS)
    (french, english), _ = reports(tmp_path)
    assert (french.language, english.language) == ("fr", "en")
    assert [n.kind for n in french.notes] == ["language"]


def test_folders_are_gone_through_to_the_bottom(tmp_path: Path) -> None:
    """Files in folders are read by name; an unreadable one is refused and the others come."""
    (tmp_path / "b" / "c").mkdir(parents=True)
    (tmp_path / "b" / "c" / "deep.txt").write_text(WORDS)
    (tmp_path / "a.txt").write_text("")
    (made,), (refused,) = reports(tmp_path)
    assert made.file.endswith("deep.txt")
    assert refused.reason == "the file is empty"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """JSON Lines, one text in any encoding, or a page on standard input."""

    def piped(raw: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="ascii"))

    piped((json.dumps({"text": WORDS}) + "\n" + json.dumps({"text": MORE}) + "\n").encode())
    assert [r.file for r in reports("-")[0]] == ["-#1", "-#2"]
    piped(f"Ferry Cancelled\n\n{WORDS} The café was full.\n".encode("cp1252"))
    (made,), _ = reports("-")
    assert (made.title, "café" in made.text, [n.kind for n in made.notes]) == ("Ferry Cancelled", True, ["encoding"])
    article = "".join(f"<p>{WORDS} {MORE} Number {n}.</p>" for n in range(4))
    piped(f"<!doctype html><html><body><article>{article}</article></body></html>".encode())
    assert "<p>" not in reports("-")[0][0].text
    piped(b"")
    assert reports("-")[1][0].reason == "the file is empty"


def test_tables_as_people_save_them(tmp_path: Path) -> None:
    """Capitals in column names, semicolons, days as in mail, another encoding, a source that is an object: all read, guesses noted."""
    head, row = "Title;Date;Text", f"Ferry;Mon, 02 Mar 2026 23:30:00 -0500;{WORDS} The café was full."
    (tmp_path / "a.csv").write_bytes(f"{head}\n{row}\n".encode("cp1252"))
    (made,), _ = reports(tmp_path / "a.csv")
    assert (made.title, made.published, "café" in made.text) == ("Ferry", date(2026, 3, 2), True)
    assert any("cp1252" in n.detail for n in made.notes)
    line = {"Content": WORDS, "source": {"id": None, "name": "Gazette"}, "publishedAt": "the other day"}
    (tmp_path / "b.jsonl").write_text(json.dumps(line), "utf-8-sig")
    (made,), _ = reports(tmp_path / "b.jsonl")
    assert (made.outlet, made.published) == ("Gazette", None)
    assert "“the other day” is no day" in next(n.detail for n in made.notes if n.kind == "day")


def test_a_table_that_breaks_off(tmp_path: Path) -> None:
    """What stands before the break is read; the break is named."""
    whole = gzip.compress("".join(json.dumps({"text": f"{WORDS} Number {n}."}) + "\n" for n in range(3000)).encode())
    (tmp_path / "a.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    made, refused = reports(tmp_path / "a.jsonl.gz")
    assert made
    assert any("breaks off" in r.reason for r in refused)


def test_a_reader_that_breaks_costs_only_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a library stumbles over, the other files come; so does a missing library, and a file that is not there."""
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(f"{WORDS} In {name}.")
    whole = streams.bytes_report

    def breaks(raw: bytes, *, file: str, metadata: Metadata) -> Report:
        if file.endswith("b.txt"):
            raise TypeError("a library's own")
        if file.endswith("c.txt"):
            raise MissingExtra("something", "streams", "reading it")
        return whole(raw, file=file, metadata=metadata)

    monkeypatch.setattr(streams, "bytes_report", breaks)
    (made,), (broken, missing) = reports(tmp_path)
    assert made.file.endswith("a.txt")
    assert "its reader broke (TypeError: a library's own)" in broken.reason
    assert "crossread[streams]" in missing.reason
    for name in ("none.warc", "none.csv", r"C:\news\none.txt"):
        (gone,) = reports(name)[1]
        assert "cannot be opened (No such file or directory)" in gone.reason


def test_a_saved_feed(tmp_path: Path) -> None:
    """A full entry is a report with outlet, day and address; an entry that only points to a page is refused offline."""
    pytest.importorskip("feedparser", reason="feedparser is not installed (extra: streams)")
    full = f"<p>{WORDS}</p><p>{MORE}</p><p>{WORDS[:50]} again, officials added on Wednesday morning in the capital.</p>"
    (tmp_path / "news.xml").write_text(
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Gazette</title>'
        f"<item><title>Ferry cancelled</title><link>https://example.org/ferry</link>"
        f"<pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate><content:encoded><![CDATA[{full * 2}]]></content:encoded></item>"
        "<item><title>Only a link</title><link>https://example.org/link</link></item></channel></rss>"
    )
    (made,), (refused,) = reports(tmp_path / "news.xml")
    assert (made.title, made.outlet, made.published) == ("Ferry cancelled", "Gazette", date(2026, 3, 2))
    assert made.url == "https://example.org/ferry"
    assert refused.file == "https://example.org/link"
    assert "--offline" in refused.reason


def test_mail(tmp_path: Path) -> None:
    """Subject, sender and day come from the head, and the signature is left out with a note."""
    body = f"{WORDS}\r\n\r\n{MORE}\r\n-- \r\nThe Gazette, Harbour Street 1"
    (tmp_path / "a.eml").write_bytes(
        b"From: Ada Lind <ada@example.org>\r\nSubject: Ferry cancelled\r\nDate: Mon, 02 Mar 2026 08:00:00 +0000\r\n"
        b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + body.encode()
    )
    (made,), _ = reports(tmp_path / "a.eml")
    assert (made.title, made.author, made.published) == ("Ferry cancelled", "Ada Lind", date(2026, 3, 2))
    assert "Harbour Street" not in made.text
    assert "signature" in [n.kind for n in made.notes]


def test_word_documents(tmp_path: Path) -> None:
    """Styles say what is headline, heading and paragraph."""
    docx = pytest.importorskip("docx", reason="python-docx is not installed (extra: streams)")
    made = docx.Document()
    made.add_heading("Ferry Cancelled", 0)
    made.add_heading("Waves", 1)
    made.add_paragraph(WORDS)
    made.save(str(tmp_path / "a.docx"))
    (report,), _ = reports(tmp_path / "a.docx")
    assert [b.kind for b in report.blocks] == ["headline", "heading", "paragraph"]
    (tmp_path / "b.docx").write_bytes(b"no document")
    _, (refused,) = reports(tmp_path / "b.docx")
    assert "no Word document" in refused.reason


def test_web_archives(tmp_path: Path) -> None:
    """An HTML answer is a report with its address and day of capture; errors of the server are refused; images passed over."""
    pytest.importorskip("fastwarc", reason="fastwarc is not installed (extra: streams)")
    article = "".join(f"<p>{WORDS} {MORE} That was said in paragraph {n}.</p>" for n in range(4))
    page = f"<html><head><title>Ferry cancelled</title></head><body><article>{article}</article></body></html>"
    answers = [
        ("https://example.org/ferry", f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}"),
        ("https://example.org/packed", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"),
        ("https://example.org/gone", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>gone</p>"),
        ("https://example.org/x.png", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nPNG"),
    ]
    with (tmp_path / "a.warc").open("wb") as out:
        for number, (url, answer) in enumerate(answers):
            packed = gzip.compress(page.replace("in paragraph", "in part").encode()) if url.endswith("packed") else b""
            block = answer.encode() + packed
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-03-02T08:00:00Z\r\n"
                f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-00000000000{number}>\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
            )
            out.write(head.encode() + block + b"\r\n\r\n")
    (made, packed_page), (refused,) = reports(tmp_path / "a.warc")
    assert made.url == "https://example.org/ferry"
    assert "in part 2" in packed_page.text
    assert "archived on 2026-03-02" in [n.detail for n in made.notes]
    assert refused.reason == "the server answered 404"


def _pdf(pages: list[list[str]]) -> bytes:
    """A PDF of text lines, written by hand."""
    fonts = "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    kids = " ".join(f"{3 + 2 * i} 0 R" for i in range(len(pages)))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>"]
    for i, lines in enumerate(pages):
        stream = "BT /F1 10 Tf 14 TL 40 780 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources {fonts} /Contents {4 + 2 * i} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    out, places = "%PDF-1.4\n", []
    for number, held in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{held}\nendobj\n"
    start = len(out)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return out.encode("latin-1")


def test_pdf(tmp_path: Path) -> None:
    """Lines become paragraphs, words hyphenated at a line's end are whole, running heads and page numbers are left out."""
    pytest.importorskip("pypdf", reason="pypdf is not installed (extra: streams)")
    first = ["The ferry to the northern islands was can-", "celled on Tuesday because of the very high", "waves."]
    second = ["Some two hundred passengers were waiting in", "the port, and buses took them away."]
    pages = [
        ["GAZETTE WEEKLY", *first, "1"],
        ["GAZETTE WEEKLY", *second, "2"],
        ["GAZETTE WEEKLY", *first[:1], "lations.", "3"],
    ]
    (tmp_path / "a.pdf").write_bytes(_pdf(pages))
    (made,), _ = reports(tmp_path / "a.pdf")
    assert "was cancelled on Tuesday" in made.text
    assert "GAZETTE" not in made.text
    assert "running-lines" in [n.kind for n in made.notes]
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4 broken")
    _, (refused,) = reports(tmp_path / "b.pdf")
    assert "cannot be read" in refused.reason
