"""How large the pages are, and how fast they are written, shown and used. `python -m bench.pages` from the repo root.

Prints and writes bench/results/pages.md. Groups: our example story, the seeds (../shared/seeds), and twenty reports of 600 to
1,000 words of ../shared/data/groups, of many events: a measure of size, not of sense. Browser figures come from the page's own
performance clock in headless Chromium and are left out where there is none; they count until the second frame
after the act, and are the least of five.
"""

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from selenium.webdriver import Chrome

from bench.pages.browser import browser, has_browser, look
from crossread.flow import compare
from crossread.load import load_tools
from crossread.read.sources import read_sources
from crossread.records.dossier import Dossier
from crossread.tell.html.page import html_page
from crossread.tools import Tools

STORY = Path("src/crossread/examples/ferry")
SHARED = Path("../shared")
RESULT = Path("bench/results/pages.md")
REPORTS, FEWEST_WORDS, MOST_WORDS = 20, 600, 1000
ACTS = {
    "filter": ("set('show', 'several')", "set('show', '')"),
    "find": ("set('find', 'the')", "set('find', '')"),
    "lead": ("set('lead', 'B')", "set('lead', 'A')"),
    "evidence": ("document.querySelector('#rows a.cite').click()", "key('Escape')"),
    "next row": ("key('j')", "key('k')"),
}
"""What a reader does, and how it is taken back for the next time."""
TIMES = 5
HELPERS = """
const key = (k) => document.body.dispatchEvent(new KeyboardEvent('keydown', {key: k, bubbles: true}));
const set = (id, value) => {
  const field = document.getElementById(id);
  field.value = value;
  field.dispatchEvent(new Event(id === 'find' ? 'input' : 'change'));
};
const frames = () => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
"""


@dataclass(frozen=True)
class Measured:
    """One group's figures: bytes, seconds to write, milliseconds in the browser by act."""

    name: str
    reports: int
    words: int
    size: int
    seconds: float
    browser: dict[str, float]


def main() -> None:
    """Measure every group that is here, print and keep the table."""
    tools = load_tools()
    measured = [measure(name, make(sources, tools)) for name, sources in groups().items()]
    table = as_table(measured)
    print(table)
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(table, encoding="utf-8")


def groups() -> dict[str, list[str]]:
    """The groups by name, those that are not here left out."""
    held = {"example story": [str(STORY)]}
    if SHARED.exists():
        held["seeds"] = [str(p) for p in sorted((SHARED / "seeds").glob("*.txt"))]
        every = sorted((SHARED / "data" / "groups").glob("*/*/*.txt"))
        long = [p for p in every if FEWEST_WORDS <= len(p.read_text("utf-8").split()) <= MOST_WORDS]
        held["twenty reports"] = [str(p) for p in long[:REPORTS]]
    return held


def make(sources: list[str], tools: Tools) -> Dossier:
    """The dossier of a group."""
    return compare(read_sources(sources, offline=True).reports, tools=tools)


def measure(name: str, dossier: Dossier) -> Measured:
    """Write the page and use it."""
    begun = time.perf_counter()
    page = html_page(dossier)
    seconds = time.perf_counter() - begun
    words = sum(len(r.text.split()) for r in dossier.reports)
    used = use(page) if has_browser() else {}
    return Measured(name, len(dossier.reports), words, len(page.encode()), seconds, used)


def use(page: str) -> dict[str, float]:
    """Milliseconds to the first paint and for each act, in a window of 1280 by 900."""
    with tempfile.TemporaryDirectory() as folder, browser() as driver:
        path = Path(folder) / "page.html"
        path.write_text(page, encoding="utf-8")
        look(driver, width=1280, height=900, dark=False)
        driver.get(path.as_uri())
        time.sleep(1)
        painted = driver.execute_script(
            "return performance.getEntriesByName('first-contentful-paint').map(e => e.startTime)[0] ?? -1"
        )
        return {"first paint": painted} | {name: act(driver, *acts) for name, acts in ACTS.items()}


def act(driver: Chrome, do: str, undo: str) -> float:
    """Milliseconds from the act to the second frame after it, the least of several times: other work here only adds."""
    driver.set_script_timeout(120)
    taken: float = driver.execute_async_script(
        f"""const done = arguments[0], taken = []; {HELPERS}
        (async () => {{
          for (let n = 0; n < {TIMES}; n += 1) {{
            const begun = performance.now();
            {do};
            await frames();
            taken.push(performance.now() - begun);
            {undo};
            await frames();
          }}
          done(Math.min(...taken));
        }})();"""
    )
    return taken


def as_table(measured: list[Measured]) -> str:
    """The figures as Markdown."""
    acts = ["first paint", *ACTS] if any(m.browser for m in measured) else []
    head = ["group", "reports", "words", "kB", "written in s", *(f"{a} ms" for a in acts)]
    lines = [
        "# Pages: size and speed",
        "",
        "`python -m bench.pages`",
        "",
        f"| {' | '.join(head)} |",
        "|---" * len(head) + "|",
    ]
    for m in measured:
        cells = [m.name, str(m.reports), f"{m.words:,}", f"{m.size / 1000:,.0f}", f"{m.seconds:.2f}"]
        lines.append(f"| {' | '.join([*cells, *(f'{m.browser[a]:.0f}' for a in acts if a in m.browser)])} |")
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    main()
