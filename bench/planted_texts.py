"""The reports into which facts are planted: real groups, or open text (GUM news, Voice of America sentences, reports of ours)."""

import csv
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.told_groups import SHARED, open_groups

Texts = Callable[[], Iterator[tuple[str, str]]]
_SIZES = {"groups": (2500, 9000), "open": (700, 9000)}
_VOA_SENTENCES = 25
_VOA_TEXTS = 25
_NO_BLANK_BEFORE = re.compile(r" (?=[.,;:!?%)\]]|'s\b|n't\b|'(?:m|re|ve|ll|d)\b)")
_NO_BLANK_AFTER = re.compile(r"(?<=[($\[]) ")


def groups() -> Iterator[tuple[str, str]]:
    """The first report of every group of ../shared/data/groups, in an order drawn once."""
    folders = open_groups()
    random.Random(7).shuffle(folders)
    for folder in folders:
        yield folder.name, (folder / "A.txt").read_bytes().decode("utf-8", "replace")


def open_texts() -> Iterator[tuple[str, str]]:
    """News that may be copied: GUM's (Wikinews, CC BY), Voice of America's (public domain) and reports of our own."""
    texts = [(path.stem, _conllu_text(path)) for path in sorted((SHARED / "data/gum/dep").glob("GUM_news_*.conllu"))]
    texts += _voice_of_america(SHARED / "data/gmb_ner/train.csv")
    texts += [
        (f"{path.parent.name}-{path.stem}", path.read_text(encoding="utf-8"))
        for path in sorted(Path("tests/golden/newsroom").glob("*/*.txt"))
    ]
    random.Random(7).shuffle(texts)
    yield from texts


def wanted_size(source: str) -> tuple[int, int]:
    """The fewest and the most characters of a report that facts are planted in."""
    return _SIZES[source]


SOURCES: dict[str, Texts] = {"groups": groups, "open": open_texts}


def _conllu_text(path: Path) -> str:
    """A document's sentences, a line for each paragraph."""
    paragraphs: list[list[str]] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar") and paragraphs[-1]:
            paragraphs.append([])
        elif line.startswith("# text = "):
            paragraphs[-1].append(line.removeprefix("# text = "))
    return "\n\n".join(" ".join(sentences) for sentences in paragraphs if sentences) + "\n"


def _voice_of_america(path: Path) -> Iterator[tuple[str, str]]:
    """Runs of sentences spread over the set, each as one report of three sentences a paragraph; the set keeps no document breaks."""
    sentences: list[list[str]] = []
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        for row in csv.DictReader(file):
            if row["Sentence #"]:
                sentences.append([])
            sentences[-1].append(row["Word"])
    step = len(sentences) // _VOA_TEXTS
    for number in range(_VOA_TEXTS):
        run = [_joined(words) for words in sentences[number * step : number * step + _VOA_SENTENCES]]
        paragraphs = [" ".join(run[n : n + 3]) for n in range(0, len(run), 3)]
        yield f"voa-{number:02d}", "\n\n".join(paragraphs) + "\n"


def _joined(words: list[str]) -> str:
    """Words as a sentence, marks without the blank before them."""
    return _NO_BLANK_AFTER.sub("", _NO_BLANK_BEFORE.sub("", " ".join(words)))
