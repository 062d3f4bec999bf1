"""From reports to a dossier and back: the same bytes each time, and verification that finds one changed digit."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

Call = Callable[..., object]


@pytest.fixture
def copy(story: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(story, tmp_path / "ferry"))


@pytest.fixture
def made(call: Call, copy: Path, tmp_path: Path) -> Path:
    done = call("read", copy, "-o", tmp_path / "out.json")
    assert done.code == 0, done.err
    return tmp_path / "out.json"


def test_the_same_input_gives_the_same_bytes(copy: Path, tmp_path: Path) -> None:
    """Two processes with other hash seeds write the same JSON, byte for byte."""
    for seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-m", "crossread.cli", "read", copy, "-o", tmp_path / f"{seed}.json"],
            env={**os.environ, "PYTHONHASHSEED": seed, "OMP_NUM_THREADS": "1"},
            check=True,
            capture_output=True,
        )
    assert (tmp_path / "1.json").read_bytes() == (tmp_path / "2.json").read_bytes()


def test_the_json_fits_the_published_schema(call: Call, made: Path) -> None:
    """What `read` writes is valid by what `schema` prints."""
    schema = json.loads(call("schema").out)
    assert [e.message for e in Draft202012Validator(schema).iter_errors(json.loads(made.read_text()))] == []


def test_every_form_is_written(call: Call, copy: Path, tmp_path: Path) -> None:
    """One call writes page, JSON and Markdown, and prints the terminal page; the letters stand for the outlets."""
    outputs = [tmp_path / f"out{ending}" for ending in (".html", ".json", ".md")]
    done = call("read", copy, "-o", *outputs)
    assert done.code == 0
    assert all(path.stat().st_size > 2000 for path in outputs)
    assert all(f"wrote {path}" in done.err for path in outputs)
    assert "3 reports" in done.out
    assert "The Halmsey Courier" in done.out


def test_what_was_just_made_holds(call: Call, made: Path, copy: Path) -> None:
    """Every anchor holds against the sources, inside the file, and in the HTML page."""
    assert call("verify", made).code == 0
    assert call("verify", made, "--inside").code == 0
    assert call("verify", made, copy / "C.txt", copy / "A.txt", copy / "B.txt").code == 0
    page = made.with_suffix(".html")
    assert call("export", made, "--to", "html", "-o", page).code == 0
    assert call("verify", page).code == 0


def test_a_changed_digit_fails_at_its_place(call: Call, made: Path, copy: Path) -> None:
    """34 becomes 35 in a copy: exit 1, and the line names report, place, what was expected and what was found."""
    text = (copy / "A.txt").read_text()
    place = text.index("34 passengers") + 1
    (copy / "A.txt").write_text(text[:place] + "5" + text[place + 1 :])
    done = call("verify", made)
    assert done.code == 1
    assert "report A" in done.out
    assert f"A {place:,} expects" in done.out
    assert "34 passengers" in done.out.partition("found")[0]
    assert "35 passengers" in done.out.partition("found")[2]
    assert "Nothing was changed" in done.err


def test_a_changed_count_fails(call: Call, made: Path) -> None:
    """A count edited in the dossier file is found."""
    held = json.loads(made.read_text())
    held["counts"]["quotations"] += 1
    made.write_text(json.dumps(held))
    done = call("verify", made)
    assert done.code == 1
    assert "counts: quotations" in done.out


def test_verify_and_show_need_no_models(made: Path) -> None:
    """Both commands run where spaCy cannot even be imported."""
    program = (
        "import sys; sys.modules['spacy'] = None; sys.modules['thinc'] = None; "
        "from crossread.cli.main import app; app(args=sys.argv[1:], prog_name='crossread')"
    )
    for args in (["verify", made], ["show", made, "r1"], ["show", made]):
        done = subprocess.run(
            [sys.executable, "-c", program, *map(str, args)], capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")


def test_show_finds_one_thing(call: Call, made: Path) -> None:
    """A short name, an id and a section each show their words; an unknown one is misuse."""
    first = json.loads(made.read_text())["quotations"][0]
    words = first["parts"][0]["exact"].split()[0]
    assert words in call("show", made, "q1").out
    assert words in call("show", made, first["id"]).out
    assert words in call("show", made, "quotations").out
    assert json.loads(call("show", made, "q1", "--json").out) == first
    assert call("show", made, "q999").code == 2


def test_diff_names_the_report_that_came(call: Call, made: Path, copy: Path, tmp_path: Path) -> None:
    """Two reports against three: the third is named as new."""
    assert call("read", copy / "A.txt", copy / "B.txt", "-o", tmp_path / "two.json").code == 0
    found = json.loads(call("diff", tmp_path / "two.json", made, "--json").out)
    third = json.loads(made.read_text())["reports"][2]["id"]
    assert found["reports_added"] == [third]
    assert call("diff", made, made).code == 0


def test_a_person_can_say_outlet_and_day(call: Call, copy: Path) -> None:
    """--date and --outlet for one report by letter; the weekday in it is then resolved."""
    done = call("read", copy, "--date", "C=2025-10-01", "--outlet", "C=Island Radio", "--json")
    held = json.loads(done.out)
    assert (held["reports"][2]["published"], held["reports"][2]["outlet"]) == ("2025-10-01", "Island Radio")


def test_answers_go_to_stdout_and_talk_to_stderr(call: Call, copy: Path) -> None:
    """With --json, stdout is JSON and nothing else."""
    (copy / "D.txt").write_bytes(b"")
    done = call("read", copy, "--json")
    assert json.loads(done.out)["refused"]
    assert "not read" in done.err


def test_no_colour_where_it_is_not_wanted(call: Call, copy: Path) -> None:
    """What is not a terminal gets no escape signs."""
    assert "\x1b" not in call("read", copy).out
