"""The house rules that a machine can check: sizes, names, docstrings, no print, word lists as data, nothing of this machine."""

import ast
import importlib
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import crossread

ROOT = Path(crossread.__file__).parent
REPOSITORY = ROOT.parent.parent
FILES = sorted(ROOT.rglob("*.py"))
LONGEST_FILE = 400
LONGEST_FUNCTION = 60


def place(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text("utf-8"))
    return [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]


def test_no_file_is_too_long() -> None:
    """A file aims at 250 lines and never has more than 400."""
    lengths = {place(p): len(p.read_text("utf-8").splitlines()) for p in FILES}
    assert {name: n for name, n in lengths.items() if n > LONGEST_FILE} == {}


def test_a_function_fits_a_screen() -> None:
    """No function has more than 60 lines."""
    long = [
        f"{place(p)}:{f.name} ({f.end_lineno - f.lineno + 1})"
        for p in FILES
        for f in functions(p)
        if (f.end_lineno or 0) - f.lineno + 1 > LONGEST_FUNCTION
    ]
    assert long == []


def test_no_room_without_a_purpose() -> None:
    """No file or folder is called utils, helpers, common or misc."""
    wrong = re.compile(r"^(utils?|helpers?|common|misc|shared|base|core)$")
    assert [place(p) for p in ROOT.rglob("*") if wrong.match(p.stem) and p.suffix in ("", ".py")] == []


def test_every_public_thing_says_what_it_is_for() -> None:
    """Modules, public classes and public functions have a docstring."""
    silent = []
    for path in FILES:
        tree = ast.parse(path.read_text("utf-8"))
        if not ast.get_docstring(tree):
            silent.append(place(path))
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                silent += [] if ast.get_docstring(node) else [f"{place(path)}:{node.name}"]
    assert silent == []


def test_the_library_does_not_print() -> None:
    """Nothing in the package calls print or ends the process: answers go through cli/talk.py."""
    wrong = []
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                if called in ("print", "sys.exit", "exit", "quit", "os._exit"):
                    wrong.append(f"{place(path)}:{node.lineno} {called}")
    assert wrong == []


def test_records_are_frozen() -> None:
    """Every dataclass of records/ is frozen and has slots."""
    loose = []
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef) and path.parent.name == "records":
                made = [ast.unparse(d) for d in node.decorator_list if "dataclass" in ast.unparse(d)]
                loose += [f"{place(path)}:{node.name}" for d in made if not ("frozen=True" in d and "slots=True" in d)]
    assert loose == []


def test_no_bags_between_functions() -> None:
    """No public function takes or gives a dict of Any."""
    bags = [
        f"{place(p)}:{f.name}"
        for p in FILES
        for f in functions(p)
        if not f.name.startswith("_")
        and re.search(r"dict\[str, Any\]", ast.unparse(f.args) + ast.unparse(f.returns or ast.Constant(0)))
    ]
    assert bags == []


def test_nothing_happens_at_import() -> None:
    """No module opens a file or loads data when it is imported: calls at the top level only make constants."""
    wrong = []
    for path in FILES:
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.Assign | ast.AnnAssign | ast.Expr) and node.value is not None:
                called = {ast.unparse(c.func) for c in ast.walk(node.value) if isinstance(c, ast.Call)}
                wrong += [
                    f"{place(path)}:{node.lineno} {c}"
                    for c in called
                    if re.search(r"(open|read_text|read_bytes|loads?|files)$", c)
                ]
    assert wrong == []


def test_public_names_are_those_announced() -> None:
    """`crossread` has the names of its __all__, each with a docstring, and no other public function or class."""
    assert sorted(crossread.__all__) == crossread.__all__
    own = {
        name
        for name, held in vars(crossread).items()
        if not name.startswith("_") and (callable(held) and getattr(held, "__module__", "").startswith("crossread"))
    }
    assert own == set(crossread.__all__)
    assert all(getattr(crossread, name).__doc__ for name in crossread.__all__)


def test_importing_the_package_is_light() -> None:
    """`import crossread` brings along neither spaCy nor numpy nor an HTML reader."""
    heavy = "{'spacy', 'numpy', 'trafilatura', 'lxml', 'jinja2', 'rich', 'torch'}"
    program = f"import sys, crossread; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("name", ["crossread.tell.terminal", "crossread.tell.html.page", "crossread.records.verify"])
def test_telling_needs_no_models(name: str) -> None:
    """A dossier is printed and verified without a language pipeline."""
    program = f"import sys, importlib; importlib.import_module({name!r}); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_every_module_can_be_imported() -> None:
    """There is no file that only works in some order."""
    for path in FILES:
        if path.name != "__main__.py":
            name = ".".join(("crossread", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__")
            try:
                importlib.import_module(name)
            except ModuleNotFoundError as missing:
                assert not (missing.name or "").startswith("crossread"), name


def tracked() -> list[Path]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=REPOSITORY, capture_output=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout")
    return [REPOSITORY / name for name in done.stdout.decode().split("\0") if name]


def test_nothing_of_this_machine_or_of_the_given_reports() -> None:
    """No tracked text names a machine's folders, a registry's address, or the people of the reports we may not lean on."""
    machine = re.compile(r"(?<!\w)/(?:wor[k]|far[m])/|(?<!\w)\.librar[y]|pyp[i]\.org|files\.python[h]osted")
    people = re.compile("zel" + "ensk|pes" + "kov|guter" + "res")
    found = []
    for path in tracked():
        if path.suffix in (".gz", ".png", ".npz", ".bin") or not path.is_file() or path.stat().st_size > 3_000_000:
            continue
        held = path.read_text("utf-8", "replace").lower()
        found += [f"{path.relative_to(REPOSITORY)}: {m[0]}" for m in (*machine.finditer(held), *people.finditer(held))]
    assert found == []


def test_nothing_large_is_tracked() -> None:
    """No tracked file has more than ten megabytes."""
    assert [str(p) for p in tracked() if p.is_file() and p.stat().st_size > 10 * 1024 * 1024] == []


def test_the_lock_names_no_registry() -> None:
    """Both lock files hold hashes and versions, and no address."""
    for name in ("requirements.lock", "requirements-dev.lock"):
        held = (REPOSITORY / name).read_text("utf-8")
        assert "://" not in held
        assert "index-url" not in held
        assert "torch" not in held
        assert held.count("--hash=sha256:") > 100


def test_the_lock_has_every_dependency() -> None:
    """What pyproject.toml asks for at run time is in the lock."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
    locked = (REPOSITORY / "requirements.lock").read_text("utf-8")
    wanted = [re.split(r"[<>=!\[; ]", d)[0].lower().replace("_", "-") for d in project["dependencies"]]
    assert [d for d in wanted if not re.search(rf"^{re.escape(d)}==", locked, re.M)] == []
