"""The dossier in a real browser: keys, evidence, filters, address, scripts off, print, phones, and no request outside."""

import json
import re

import pytest
from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.common.by import By

SECTIONS = ("check", "told", "said", "when", "stands", "reports", "codes")


def press(driver: Chrome, keys: str) -> None:
    ActionChains(driver).send_keys(keys).perform()


def shown(driver: Chrome, selector: str) -> list:
    return [e for e in driver.find_elements(By.CSS_SELECTOR, selector) if e.is_displayed()]


def focused(driver: Chrome) -> str:
    return driver.execute_script("return document.activeElement.id || document.activeElement.textContent.trim()")


@pytest.mark.parametrize("name", ["two", "three", "many", "hostile", "notext"])
def test_nothing_leaves_the_machine_and_nothing_complains(open_page, name: str) -> None:
    """A page opened and used asks only for itself, and the console stays empty."""
    driver = open_page(name)
    press(driver, "jen?")
    press(driver, Keys.ESCAPE)
    log = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    asked = [m["params"]["request"]["url"] for m in log if m["method"] == "Network.requestWillBeSent"]
    assert [url for url in asked if not url.startswith(("file:", "data:", "about:"))] == []
    assert [e["message"] for e in driver.get_log("browser") if e["level"] in ("SEVERE", "WARNING")] == []


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_is_reached_by_keyboard_alone(open_page, section: str) -> None:
    """Tab leads to the section's link within twenty steps, Enter to the section."""
    driver = open_page("two")
    for _ in range(20):
        press(driver, Keys.TAB)
        if driver.execute_script("return document.activeElement.hash") == f"#{section}" and _in_nav(driver):
            break
    press(driver, Keys.ENTER)
    assert driver.current_url.endswith(f"#{section}")
    top = driver.execute_script("return document.getElementById(arguments[0]).getBoundingClientRect().top", section)
    assert -5 <= top <= 500


def _in_nav(driver: Chrome) -> bool:
    return driver.execute_script("return document.activeElement.closest('nav') !== null")


def test_j_and_k_walk_the_rows(open_page) -> None:
    """j goes to the next row, k back, and the address names where the reader is."""
    driver = open_page("two")
    press(driver, "jj")
    assert focused(driver) == driver.find_elements(By.CSS_SELECTOR, ".row")[1].get_attribute("id")
    assert driver.current_url.endswith("#" + focused(driver))
    press(driver, "k")
    assert focused(driver) == driver.find_elements(By.CSS_SELECTOR, ".row")[0].get_attribute("id")


def test_n_and_p_walk_what_to_check(open_page) -> None:
    """n goes to the next thing to check, p back."""
    driver = open_page("two")
    press(driver, "nn")
    assert focused(driver) == "check-c2"
    press(driver, "p")
    assert focused(driver) == "check-c1"


def test_e_opens_the_evidence_beside_and_closes_it(open_page) -> None:
    """The paragraphs of the passages stand beside the text, their words marked; Escape gives the focus back."""
    driver = open_page("two")
    press(driver, "ne")
    panel = driver.find_element(By.ID, "evidence")
    assert panel.is_displayed()
    marks = [m.text for m in panel.find_elements(By.TAG_NAME, "mark")]
    assert marks == ["all 212 people", "215 passengers and crew"]
    main = driver.find_element(By.ID, "main").rect
    assert main["x"] + main["width"] <= panel.rect["x"]
    press(driver, Keys.ESCAPE)
    assert not panel.is_displayed()
    assert focused(driver) == "check-c1"


@pytest.mark.parametrize("name", ["two", "three"])
def test_evidence_opens_for_every_kind_of_line(open_page, name: str) -> None:
    """Each line with a citation, of whatever section, shows the cited words, to the letter, in their paragraph."""
    driver = open_page(name)
    items = driver.execute_script(
        "return [...document.querySelectorAll('.item')].filter(i => i.querySelector('a.cite')).map(i => i.id)"
    )
    assert len(items) > 20
    for item in items:
        found = driver.execute_script(
            """const cite = document.getElementById(arguments[0]).querySelector('a.cite');
            cite.click();
            const figure = document.querySelector('#evidence figure');
            const marks = [...figure.querySelectorAll('mark')].map(m => m.textContent).join('');
            return [cite.textContent, figure.querySelector('figcaption').textContent, marks.length]""",
            item,
        )
        label, start, end = re.fullmatch(r"([A-Z]+) (\d+)–(\d+)", found[0]).groups()
        assert found[1].startswith(f"{label} ·") and found[1].endswith(f"{start}–{end}")
        assert found[2] > 0


def test_emoji_do_not_shift_the_words(open_page) -> None:
    """After characters outside the BMP the marked words are still the cited ones."""
    driver = open_page("hostile")
    driver.execute_script("document.querySelector('#q1 a.cite').click()")
    marked = driver.execute_script(
        "return [...document.querySelectorAll('#evidence mark')].map(m => m.textContent).join('')"
    )
    assert marked == "<b onmouseover=alert(2)>bold</b> & {{ 7*7 }} ]]> <!-- x"


def test_a_quotation_is_copied_with_its_citation(open_page) -> None:
    """What is copied holds the words, the report and the offsets."""
    driver = open_page("two")
    driver.execute_script(
        """window.copied = null;
        Object.defineProperty(navigator, 'clipboard', {value: {writeText: async (t) => { window.copied = t; }}});
        document.querySelector('#check-c1 a.cite').click();
        document.querySelector('#evidence figure button').click();"""
    )
    assert driver.execute_script("return window.copied") == (
        "“all 212 people” — A: Ferry Halcyon runs aground off Varrisay, 212 brought ashore "
        "(The Varrisay Lantern, 12 March 2031), characters 136–150"
    )


def test_the_filter_shows_what_a_report_leaves_out(open_page) -> None:
    """“not in A” leaves exactly the rows that A does not tell; the address keeps it over a reload."""
    driver = open_page("two")
    driver.find_element(By.CSS_SELECTOR, "#show option[value='not:A']").click()
    assert [r.get_attribute("data-told") for r in shown(driver, ".row")] == ["B", "B"]
    driver.refresh()
    assert [r.get_attribute("data-told") for r in shown(driver, ".row")] == ["B", "B"]
    assert "show=not:A" in driver.current_url


def test_the_bars_of_who_tells_what_are_filters(open_page) -> None:
    """A click on “both” leaves what both tell, in few reports and in many."""
    driver = open_page("two")
    driver.find_element(By.CSS_SELECTOR, ".coverage a").click()
    assert {r.get_attribute("data-told") for r in shown(driver, ".row")} == {"A B"}
    driver = open_page("many")
    driver.find_elements(By.CSS_SELECTOR, ".coverage a")[1].click()
    assert {len(r.get_attribute("data-told").split()) for r in shown(driver, ".row")} == {8}


def test_find_leaves_the_rows_that_hold_all_words(open_page) -> None:
    """Words are found in any order; / puts the cursor there."""
    driver = open_page("two")
    press(driver, "/")
    press(driver, "aground FERRY")
    assert [r.get_attribute("id") for r in shown(driver, ".row")] == ["r1"]
    assert driver.find_element(By.ID, "shown").text == "1 of 8 shown"


def test_any_report_can_lead(open_page) -> None:
    """l gives the lead to the next report: its column comes first and the rows stand in its order."""
    driver = open_page("two")
    press(driver, "l")
    heads = [h.get_attribute("data-col") for h in driver.find_elements(By.CSS_SELECTOR, ".synopsis thead [data-col]")]
    assert heads == ["B", "A"]
    cells = driver.find_elements(By.CSS_SELECTOR, "#rows tbody tr:first-child td")
    assert [c.get_attribute("data-col") for c in cells] == ["B", "A"]
    starts = driver.execute_script(
        """return [...document.querySelectorAll('#rows td[data-col=B] a.cite')].map(a => Number(a.hash.split('-')[1]))"""
    )
    assert starts == sorted(starts)
    assert "lead=B" in driver.current_url


def test_what_differs_can_stand_first(open_page) -> None:
    """The order by difference puts what pulls apart above what is the same."""
    driver = open_page("two")
    driver.find_element(By.CSS_SELECTOR, "#order option[value='kind']").click()
    kinds = [r.get_attribute("class").split()[-1] for r in driver.find_elements(By.CSS_SELECTOR, "#rows .row")]
    assert kinds[:3] == ["apart", "apart", "words"]
    assert kinds[-1] == "one"


def test_keys_can_be_switched_off(open_page) -> None:
    """? shows the keys; with the box off, letters do nothing, also after a reload; then on again."""
    driver = open_page("two")
    press(driver, "?")
    driver.find_element(By.ID, "keys-on").click()
    press(driver, Keys.ESCAPE)
    press(driver, "j")
    assert driver.current_url.endswith("two.html")
    driver.find_element(By.ID, "show-keys").click()
    driver.find_element(By.ID, "keys-on").click()
    driver.find_element(By.ID, "keys-close").click()
    driver.execute_script("document.activeElement.blur()")
    press(driver, "j")
    assert "#r" in driver.current_url


def test_a_link_to_a_hidden_row_shows_it(open_page) -> None:
    """A margin mark leads to its row although a filter hides it."""
    driver = open_page("two", fragment="#told;show=set:A")
    driver.execute_script("document.querySelector('.marks a[href=\"#r8\"]').click()")
    assert driver.find_element(By.ID, "r8").is_displayed()


@pytest.mark.parametrize("name", ["two", "many"])
def test_without_scripts_all_is_there(open_page, name: str) -> None:
    """No control stands without effect, every row and report can be read, every citation leads to its words."""
    driver = open_page(name, scripts=False)
    assert shown(driver, ".scripted") == []
    assert not driver.find_element(By.ID, "evidence").is_displayed()
    assert len(shown(driver, "table .row")) > 5
    cite = shown(driver, "table .row a.cite")[0]
    place = cite.get_attribute("href").split("#")[1]
    cite.click()
    assert driver.current_url.endswith("#" + place)
    assert driver.find_element(By.ID, place).find_element(By.XPATH, "following-sibling::*[1]").is_displayed()


@pytest.mark.parametrize("name", ["two", "three", "many", "hostile"])
@pytest.mark.parametrize("width", [320, 375, 768])
def test_nothing_is_cut_off_on_a_phone(open_page, name: str, width: int) -> None:
    """The page never scrolls sideways; only wide tables do, within themselves."""
    driver = open_page(name, width=width)
    assert driver.execute_script("return document.documentElement.scrollWidth") <= width


def test_print_opens_everything_and_hides_the_tools(open_page) -> None:
    """On paper every fold is open, and there is no navigation, no control and no panel."""
    driver = open_page("two", kind="print")
    driver.execute_script("dispatchEvent(new Event('beforeprint'))")
    assert driver.find_elements(By.CSS_SELECTOR, "details:not([open])") == []
    assert shown(driver, "nav, .controls, #evidence, .tool") == []
    driver.execute_script("dispatchEvent(new Event('afterprint'))")
    assert driver.find_elements(By.CSS_SELECTOR, "details:not([open])") != []


def test_hostile_words_run_nothing(open_page) -> None:
    """No dialog, no element and no handler comes out of a report's text, metadata or file name."""
    driver = open_page("hostile")
    made = driver.execute_script(
        """return [document.querySelectorAll('img, iframe, object, svg[onload], b[onmouseover]').length,
        [...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => a.name.startsWith('on'))).length,
        [...document.querySelectorAll('a')].filter(a => a.protocol === 'javascript:').length]"""
    )
    assert made == [0, 0, 0]


def test_right_to_left_words_stay_in_their_place(open_page) -> None:
    """A name partly in Arabic letters is isolated: what follows it stands to its right."""
    driver = open_page("three")
    assert driver.execute_script(
        """return [...document.querySelectorAll('#said .board h3 bdi')].some(b => b.textContent === 'Amal نور الدين')"""
    )


def test_the_saved_json_is_the_dossier(open_page) -> None:
    """The button unpacks what the page carries; nothing is asked for from anywhere."""
    driver = open_page("two")
    text = driver.execute_async_script(
        """const done = arguments[0];
        URL.createObjectURL = (blob) => { blob.text().then(done); return 'blob:none'; };
        HTMLAnchorElement.prototype.click = () => {};
        document.getElementById('save-json').click();"""
    )
    assert json.loads(text)["counts"]["reports"] == 2
