"""A headless Chromium for the tests of this folder; they are left out, with the reason, where there is none."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from dossiers import hostile_report, many_reports, three_reports, two_reports

from crossread.tell.html.page import html_page

selenium = pytest.importorskip("selenium", reason="the browser tests need selenium: pip install selenium")
from selenium.webdriver import Chrome, ChromeOptions  # noqa: E402
from selenium.webdriver.chrome.service import Service  # noqa: E402

BROWSER = next((p for name in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(name))), None)
DRIVER = shutil.which("chromedriver")
AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
PAGES = {
    "two": two_reports,
    "six": lambda: many_reports(6, 10),
    "three": three_reports,
    "many": many_reports,
    "hostile": hostile_report,
}
"""What the pages are made of; "six" folds into a grid and is small enough for axe to look at every element."""

if BROWSER is None or DRIVER is None:
    collect_ignore_glob = ["test_*.py"]


def pytest_report_header() -> str:
    """Say at the top whether these tests run, for a test left out in silence is taken for one that passed."""
    if BROWSER is None or DRIVER is None:
        return "tests/browser: left out, no chromium and chromedriver here (apt-get install chromium chromium-driver)"
    return (
        f"tests/browser: {BROWSER}; axe-core {'found' if AXE.exists() else 'not found (npm ci --prefix tests/browser)'}"
    )


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The addresses of the pages, by the name of their dossier; "notext" is one without texts."""
    folder = tmp_path_factory.mktemp("pages")
    written = {}
    for name, page in {
        **{n: html_page(d()) for n, d in PAGES.items()},
        "notext": html_page(two_reports(), with_text=False),
    }.items():
        path = folder / f"{name}.html"
        path.write_text(page, encoding="utf-8")
        written[name] = path.as_uri()
    return written


@pytest.fixture(scope="session")
def chromium() -> Iterator[Chrome]:
    """One browser for all tests; each opens its page anew."""
    options = ChromeOptions()
    options.binary_location = str(BROWSER)
    for argument in (
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
        "--window-size=1400,1100",
    ):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = Chrome(options=options, service=Service(str(DRIVER)))
    driver.set_script_timeout(180)  # axe looks at every element, and the machine may have other work
    yield driver
    driver.quit()


@pytest.fixture(scope="session")
def axe() -> str:
    """axe-core's source."""
    if not AXE.exists():
        pytest.skip("axe-core is not here: npm ci --prefix tests/browser")
    return AXE.read_text("utf-8")


Open = Callable[..., Chrome]


@pytest.fixture
def open_page(chromium: Chrome, pages: dict[str, str]) -> Iterator[Open]:
    """Open a page at a width, in light or dark, with or without scripts; empties the logs before."""

    def opened(name: str, *, width: int = 1280, height: int = 900, media: tuple[tuple[str, str], ...] = (),
               scripts: bool = True, fragment: str = "", kind: str = "") -> Chrome:  # fmt: skip
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        chromium.get("about:blank")
        chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        features = [{"name": n, "value": v} for n, v in (("prefers-reduced-motion", "reduce"), *media)]
        chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": kind, "features": features})
        chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not scripts})
        chromium.get_log("browser")
        chromium.get_log("performance")
        chromium.get(pages[name] + fragment)
        return chromium

    yield opened
    chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
