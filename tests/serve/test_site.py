"""The local site: its gate, taking reports in, decisions that survive, adding a report, search, and hostile words."""

import base64
import hashlib
import json
import re
import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from dossiers import hostile_report, three_reports, two_reports
from making import make_dossier
from starlette.testclient import TestClient

from crossread.keep.decisions import decisions
from crossread.records.codec import from_json
from crossread.serve.shelf import Shelf, open_shelf
from crossread.serve.site import make_site

ONE = b"Bridge closed\n\nThe old bridge at Tarn was closed on Monday after a crack was found."
OTHER = b"Crack shuts Tarn bridge\n\nEngineers shut the bridge at Tarn on Monday. It will open in May."


def wait(client: TestClient, address: str) -> str:
    """Follow some work to where it leads; fails after ten seconds."""
    for _ in range(200):
        answer = client.get(address)
        if answer.status_code == 303:
            return answer.headers["location"]
        assert answer.status_code == 200, answer.text
        time.sleep(0.05)
    raise AssertionError("the work never ended")


def send(client: TestClient, address: str, *texts: bytes) -> str:
    files = [("file", (f"report{n}.txt", text, "text/plain")) for n, text in enumerate(texts)]
    return wait(client, client.post(address, files=files).headers["location"])


def test_without_the_token_nothing_is_shown(stranger: TestClient) -> None:
    """No page, no export and no form answers a visitor who does not have this start's token."""
    for address in ("/", "/search", "/decisions", "/decisions.jsonl", "/about", "/d/dossier-0000000000000000"):
        assert stranger.get(address).status_code == 403
    assert stranger.get("/?token=wrong").status_code == 403
    assert stranger.post("/new", data={"text": "x"}).status_code == 403


def test_another_host_name_is_refused(client: TestClient) -> None:
    """A page elsewhere that makes its own name lead here gets nothing, token or not."""
    assert client.get("/", headers={"host": "evil.example"}).status_code == 421


def test_a_form_of_another_origin_is_refused(client: TestClient) -> None:
    """A form sent from another site, or without an origin, changes nothing."""
    assert client.post("/new", data={"text": "x"}, headers={"origin": "http://evil.example"}).status_code == 403
    del client.headers["origin"]
    assert client.post("/new", data={"text": "x"}).status_code == 403


def test_dropped_files_become_a_dossier(client: TestClient, shelf: Shelf) -> None:
    """Two files lead to a dossier that the library lists, and the bytes that came in are kept."""
    address = send(client, "/new", ONE, OTHER)
    assert address.startswith("/d/dossier-")
    assert "Bridge closed" in client.get(address).text
    assert "Bridge closed" in client.get("/").text
    (held,) = shelf.dossiers()
    assert sorted(Path(r.file).read_bytes() for r in held.reports) == sorted([ONE, OTHER])


def test_pasted_texts_become_a_dossier(client: TestClient, shelf: Shelf) -> None:
    """Two pasted texts are two reports."""
    answer = client.post("/new", data={"text": [ONE.decode(), OTHER.decode()]})
    wait(client, answer.headers["location"])
    assert len(shelf.dossiers()[0].reports) == 2


def test_nothing_sent_is_said(client: TestClient) -> None:
    """An empty form gives a reason and no dossier."""
    answer = client.post("/new", data={"text": ""})
    assert answer.status_code == 400
    assert "nothing came in" in answer.text


def test_offline_refuses_addresses(client: TestClient) -> None:
    """With --offline an address is refused with a reason, not asked for."""
    job = client.post("/new", data={"urls": "https://news.example/1"}).headers["location"]
    for _ in range(100):
        answer = client.get(job)
        if "news.example" in answer.text:
            break
        time.sleep(0.05)
    assert answer.status_code == 400
    assert "https://news.example/1" in answer.text


@pytest.mark.parametrize("line", ["file:///etc/passwd", "/etc/passwd", "ftp://news.example/1", "javascript:alert(1)"])
def test_only_addresses_of_the_web_are_read(client: TestClient, line: str) -> None:
    """A path of this machine, or another scheme, in the field for addresses reads nothing."""
    answer = client.post("/new", data={"urls": line})
    assert answer.status_code == 400
    assert "only http and https" in answer.text


def test_a_file_name_cannot_leave_the_shelf(client: TestClient, shelf: Shelf) -> None:
    """A name full of dots and slashes becomes a plain name inside the shelf."""
    files = [("file", ("../../../escape.txt", ONE, "text/plain")), ("file", ("..\\..\\x.txt", OTHER, "text/plain"))]
    wait(client, client.post("/new", files=files).headers["location"])
    for report in shelf.dossiers()[0].reports:
        assert Path(report.file).resolve().is_relative_to((shelf.folder / "reports").resolve())


def test_a_decision_stands_beside_the_verdict_and_survives_a_restart(client: TestClient, shelf: Shelf) -> None:
    """Who decided what and when is shown at the record, counted in the library, and there after a new start."""
    held = two_reports()
    shelf.put(held)
    about = held.conflicts[0].id
    form = {"about": about, "verdict": "wrong", "who": "R. Ek", "note": "<b>crew</b> counted", "back": "check-c1"}
    answer = client.post(f"/d/{held.id}/decide", data=form)
    assert answer.headers["location"] == f"/d/{held.id}#check-c1"
    again = make_site(open_shelf(shelf.folder), compare=lambda r: make_dossier(r.reports), token="t2")
    with TestClient(again, base_url="http://localhost:1") as later:
        later.get("/?token=t2")
        page = later.get(f"/d/{held.id}").text
        assert "not the same" in page
        assert "&lt;b&gt;crew&lt;/b&gt; counted" in page
        assert "1 decision" in later.get("/").text


def test_a_second_decision_does_not_overwrite_the_first(client: TestClient, shelf: Shelf) -> None:
    """Both stay, in order."""
    held = two_reports()
    shelf.put(held)
    for verdict in ("right", "unsure"):
        client.post(
            f"/d/{held.id}/decide", data={"about": "x", "verdict": verdict, "who": "A", "note": "", "back": "r1"}
        )
    assert [d.verdict for d in decisions(shelf.store)] == ["right", "unsure"]


def test_a_decision_without_a_name_is_refused(client: TestClient, shelf: Shelf) -> None:
    """Nobody can be asked about a verdict without a name."""
    held = two_reports()
    shelf.put(held)
    form = {"about": "x", "verdict": "right", "who": " ", "note": "", "back": "r1"}
    assert client.post(f"/d/{held.id}/decide", data=form).status_code == 400
    assert decisions(shelf.store) == ()


def test_decisions_go_out_and_come_in_again(client: TestClient, shelf: Shelf, tmp_path: Path) -> None:
    """An export read into another library gives the same decisions once, however often it is sent."""
    held = two_reports()
    shelf.put(held)
    client.post(f"/d/{held.id}/decide", data={"about": "x", "verdict": "right", "who": "A", "note": "n", "back": "r1"})
    lines = client.get("/decisions.jsonl").text
    other = open_shelf(tmp_path / "other")
    with TestClient(
        make_site(other, compare=lambda r: make_dossier(r.reports), token="t"), base_url="http://localhost:1"
    ) as there:
        there.get("/?token=t")
        there.headers["origin"] = "http://localhost:1"
        for _ in range(2):
            there.post("/decisions", files={"file": ("d.jsonl", lines)})
        assert there.get("/decisions.jsonl").text == lines
        assert there.post("/decisions", files={"file": ("d.jsonl", "{}")}).status_code == 400


def test_a_further_report_is_shown_before_it_is_taken(client: TestClient, shelf: Shelf) -> None:
    """The difference is shown; left, the library stays; taken, it has the wider dossier."""
    address = send(client, "/new", ONE)
    proposed = send(client, f"{address}/add", OTHER)
    assert "Crack shuts Tarn bridge" in client.get(proposed).text
    assert len(shelf.dossiers()) == 1
    assert client.post(proposed, data={"answer": "leave"}).headers["location"] == address
    assert len(shelf.dossiers()) == 1
    taken = client.post(send(client, f"{address}/add", OTHER), data={"answer": "take"}).headers["location"]
    assert taken != address
    assert [r.label for r in shelf.get(taken.rpartition("/")[2]).reports] == ["A", "B"]


def test_the_same_report_again_is_not_counted_twice(client: TestClient) -> None:
    """Adding what is there says so."""
    address = send(client, "/new", ONE)
    job = client.post(f"{address}/add", files={"file": ("again.txt", ONE)}).headers["location"]
    for _ in range(100):
        answer = client.get(job)
        if answer.status_code == 400:
            break
        time.sleep(0.05)
    assert "counted once" in answer.text


def test_search_finds_lines_reports_and_leads_to_actors(client: TestClient, shelf: Shelf) -> None:
    """Words of a quotation are found with who said them; the actor's page has the prints side by side."""
    shelf.put(three_reports())
    found = client.get("/search", params={"q": "logbook", "kind": "quotation"}).text
    assert "Ilda Marrow" in found
    assert "Skerry Point" in client.get("/search", params={"q": "skerry"}).text
    actor = client.get("/actor", params={"name": "Ilda Marrow"}).text
    assert "<ins>wants</ins>" in actor
    assert "<ins>wishes</ins>" in actor
    assert "Nothing was found" in client.get("/search", params={"q": "xylophone"}).text


@pytest.mark.parametrize("kind", ["html", "json", "md", "csv", "jsonld", "plover", "gexf", "graphml", "ics"])
def test_every_export_can_be_downloaded(client: TestClient, shelf: Shelf, kind: str) -> None:
    """Each link of the dossier's page gives a file; JSON is the dossier itself."""
    held = two_reports()
    shelf.put(held)
    assert f'href="/d/{held.id}/file/{kind}"' in client.get(f"/d/{held.id}").text
    answer = client.get(f"/d/{held.id}/file/{kind}")
    assert answer.status_code == 200
    assert "attachment" in answer.headers["content-disposition"]
    if kind == "json":
        assert from_json(answer.content) == held
    if kind == "csv":
        assert "quotations.csv" in zipfile.ZipFile(BytesIO(answer.content)).namelist()


def test_the_library_is_newest_first_with_what_to_check(client: TestClient, shelf: Shelf) -> None:
    """The dossier written last stands first, each with its number of things to check."""
    shelf.put(two_reports())
    time.sleep(0.02)
    shelf.put(hostile_report())
    page = client.get("/").text
    assert page.index("alert(&#39;headline&#39;)") < page.index("Ferry Halcyon")
    assert "7 to check" in page


def test_hostile_words_are_text_on_every_page(client: TestClient, shelf: Shelf) -> None:
    """Markup of a report, its metadata and a search run nothing on any page of the site."""
    held = hostile_report()
    shelf.put(held)
    for address in (
        "/",
        f"/d/{held.id}",
        f"/d/{held.id}/add",
        "/actor?name=<script>alert(1)</script>",
        "/search?q=<img+src=x>mayor",
    ):
        text = client.get(address).text
        assert "<img" not in text
        assert "<script>alert" not in text


def test_every_page_has_a_policy_and_no_script_of_its_own(client: TestClient, shelf: Shelf) -> None:
    """Pages of the site allow their style by hash, forms to themselves, and nothing else."""
    for address in ("/", "/search", "/decisions", "/about"):
        answer = client.get(address)
        style = re.search("<style>(.*?)</style>", answer.text, re.S)[1]
        assert base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() in answer.text
        assert "default-src &#39;none&#39;" in answer.text
        assert "<script" not in answer.text
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_an_unknown_dossier_is_refused_with_a_reason(client: TestClient) -> None:
    """Neither a name that is none nor one that is not here reads a file."""
    for name in ("dossier-0000000000000000", "..%2f..%2fetc%2fpasswd", "x"):
        assert client.get(f"/d/{name}").status_code in (400, 404)


def test_decisions_are_json_lines(client: TestClient, shelf: Shelf) -> None:
    """One object a line, with who and when."""
    held = two_reports()
    shelf.put(held)
    client.post(f"/d/{held.id}/decide", data={"about": "x", "verdict": "right", "who": "Åsa", "note": "", "back": "r1"})
    (line,) = client.get("/decisions.jsonl").text.splitlines()
    assert json.loads(line)["who"] == "Åsa"
    assert json.loads(line)["at"]
