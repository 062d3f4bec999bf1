"""axe-core finds nothing to complain of at WCAG 2.2 AA, in light, dark and forced colours, also with evidence open."""

import pytest

MEDIA = {
    "light": (("prefers-color-scheme", "light"),),
    "dark": (("prefers-color-scheme", "dark"),),
    "forced": (("forced-colors", "active"),),
    "contrast": (("prefers-contrast", "more"),),
}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize("media", MEDIA)
@pytest.mark.parametrize("name", ["two", "three", "six", "hostile", "notext"])
def test_no_violation(open_page, axe: str, name: str, media: str) -> None:
    """No violation, with every fold open and the evidence beside."""
    driver = open_page(name, media=MEDIA[media])
    driver.execute_script(
        """for (const fold of [...document.querySelectorAll('details')].slice(0, 40)) fold.open = true;
        document.querySelector('a.cite')?.click();
        for (const part of document.querySelectorAll("section, .report, .board, .lone")) part.style.contentVisibility = "visible";"""
    )
    driver.execute_script(axe)
    found = driver.execute_async_script(
        """const done = arguments[arguments.length - 1];
        axe.run(document, {runOnly: arguments[0]}).then(r => done(r.violations.map(
          v => [v.id, v.help, v.nodes.length, v.nodes[0].html.slice(0, 160), v.nodes[0].failureSummary])))""",
        TAGS,
    )
    assert found == []
