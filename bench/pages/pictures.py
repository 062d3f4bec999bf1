"""Pictures of the page of our example story for the documents. `python -m bench.pages.pictures` from the repo root.

Writes docs/images/*.png: small, of few colours; needs chromium, chromium-driver and Pillow.
"""

import io
import tempfile
import time
from pathlib import Path

from PIL import Image
from selenium.webdriver import Chrome

from bench.pages.__main__ import STORY, make
from bench.pages.browser import browser, look
from crossread.load import load_tools
from crossread.tell.html.page import html_page

FOLDER = Path("docs/images")
OPEN = "document.querySelector('#check-c1 a.cite, .check a.cite').click()"
AT = "document.getElementById('{}').scrollIntoView()"
SHOTS = {
    "page-1440-light": (1440, 1000, False, ""),
    "page-1440-dark": (1440, 1000, True, ""),
    "evidence-1440-light": (1440, 1000, False, AT.format("check") + ";" + OPEN),
    "told-1440-light": (1440, 1000, False, AT.format("rows")),
    "said-768-light": (768, 1000, False, AT.format("said")),
    "reports-768-dark": (768, 1000, True, AT.format("report-A")),
    "page-375-light": (375, 800, False, ""),
    "told-375-dark": (375, 800, True, AT.format("rows")),
}
COLOURS = 160


def main() -> None:
    """Make the page and take every picture."""
    page = html_page(make([str(STORY)], load_tools()))
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, browser() as driver:
        path = Path(folder) / "dossier.html"
        path.write_text(page, encoding="utf-8")
        for name, (width, height, dark, code) in SHOTS.items():
            look(driver, width=width, height=height, dark=dark)
            driver.get("about:blank")
            driver.get(path.as_uri())
            if code:
                driver.execute_script(code)
            time.sleep(0.4)
            print(FOLDER / f"{name}.png", take(driver, FOLDER / f"{name}.png"), "bytes")


def take(driver: Chrome, path: Path) -> int:
    """Take one picture, reduced to a few colours; gives its size in bytes."""
    whole = Image.open(io.BytesIO(driver.get_screenshot_as_png())).convert("RGB")
    whole.quantize(COLOURS, method=Image.Quantize.MEDIANCUT).save(path, optimize=True)
    return path.stat().st_size


if __name__ == "__main__":
    main()
