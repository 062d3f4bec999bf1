"""The local site in a real browser: two tabs, decisions, scripts off, and axe on every page."""

# ruff: noqa: E402 - what is missing is found out before it is imported

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("starlette", reason="Starlette is not installed (extra: serve)")
uvicorn = pytest.importorskip("uvicorn", reason="uvicorn is not installed (extra: serve)")
pytest.importorskip("sqlalchemy", reason="SQLAlchemy is not installed (extra: streams)")

from dossiers import hostile_report, three_reports, two_reports
from making import make_dossier
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from crossread.serve.shelf import Shelf, open_shelf
from crossread.serve.site import make_site


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """A shelf with three dossiers."""
    made = open_shelf(tmp_path_factory.mktemp("library"))
    for held in (hostile_report(), three_reports(), two_reports()):
        made.put(held)
    return made


@pytest.fixture(scope="module")
def address(shelf: Shelf) -> Iterator[str]:
    """The site's address on a free port of the loopback interface, its token used."""
    site = make_site(shelf, compare=lambda reading: make_dossier(reading.reports), token="t", offline=True)
    server = uvicorn.Server(uvicorn.Config(site, host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=10)


@pytest.fixture
def driver(chromium: Chrome, address: str) -> Chrome:
    """The browser inside the gate, at the library."""
    chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    be_still(chromium)
    chromium.get(f"{address}/?token=t")
    chromium.get_log("browser")
    return chromium


def be_still(driver: Chrome) -> None:
    """No smooth scrolling, which a click would not wait for."""
    features = [{"name": "prefers-reduced-motion", "value": "reduce"}]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": features})


def pages(address: str) -> list[str]:
    two = two_reports().id
    return [
        f"{address}{p}"
        for p in (
            "/",
            "/search?q=ferry",
            "/actor?name=Ilda%20Marrow",
            "/decisions",
            "/about",
            f"/d/{two}",
            f"/d/{two}/add",
        )
    ]


def test_no_page_complains(driver: Chrome, address: str) -> None:
    """The console stays empty on every page: the policy fits the styles and scripts that are there."""
    for page in pages(address):
        driver.get(page)
        assert [e["message"] for e in driver.get_log("browser") if "favicon" not in e["message"]] == [], page
        assert driver.execute_script("return getComputedStyle(document.body).marginTop") == "0px"


def test_axe_finds_nothing(driver: Chrome, address: str, axe: str) -> None:
    """No violation at WCAG 2.2 AA on any page of the site."""
    for page in pages(address):
        driver.get(page)
        driver.execute_script("for (const fold of document.querySelectorAll('.decide')) fold.open = true;")
        driver.execute_script(axe)
        found = driver.execute_async_script(
            """const done = arguments[arguments.length - 1];
            axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})
              .then(r => done(r.violations.map(v => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 160), v.nodes[0].failureSummary])))"""
        )
        assert found == [], page


def test_a_decision_made_in_one_tab_is_in_the_other(driver: Chrome, address: str) -> None:
    """Two tabs on one dossier: what is decided in one stands in the other after a reload, and nothing is lost."""
    page = f"{address}/d/{two_reports().id}"
    driver.get(page)
    first = driver.current_window_handle
    driver.switch_to.new_window("tab")
    be_still(driver)
    driver.get(page)
    second = driver.current_window_handle
    for tab, words in ((first, "from the first tab"), (second, "from the second tab")):
        driver.switch_to.window(tab)
        card = driver.find_element(By.ID, "check-c1")
        driver.execute_script("arguments[0].querySelector('.decide').open = true", card)
        driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", card)
        card.find_element(By.CSS_SELECTOR, "input[value=wrong]").click()
        card.find_element(By.NAME, "note").send_keys(words)
        who = card.find_element(By.NAME, "who")
        who.clear()
        who.send_keys("Ada")
        button = card.find_element(By.TAG_NAME, "button")
        driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", button)
        button.click()
        # The page is replaced while we look: a card found on the old page may be gone before its text is read.
        waiting = WebDriverWait(driver, 30, ignored_exceptions=[StaleElementReferenceException])
        waiting.until(lambda d, said=words: said in d.find_element(By.ID, "check-c1").text)
    driver.switch_to.window(second)
    driver.close()
    driver.switch_to.window(first)
    driver.refresh()
    rulings = driver.find_element(By.ID, "check-c1").text
    assert "from the first tab" in rulings
    assert "from the second tab" in rulings


def test_a_dossier_is_made_without_scripts(driver: Chrome, shelf: Shelf, tmp_path: Path) -> None:
    """Files dropped in a browser that runs no script lead to a dossier."""
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    before = len(shelf.entries())
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(
            f"Headline of {name}\n\nThe bridge of {name} was closed on Monday.", encoding="utf-8"
        )
    field = driver.find_element(By.NAME, "file")
    field.send_keys(f"{tmp_path / 'one.txt'}\n{tmp_path / 'two.txt'}")
    driver.find_element(By.CSS_SELECTOR, "form button").click()
    WebDriverWait(driver, 60).until(lambda d: "/d/" in d.current_url)
    assert "Headline of one.txt" in driver.find_element(By.TAG_NAME, "body").text
    assert len(shelf.entries()) == before + 1
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
