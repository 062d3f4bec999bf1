"""Make gather/data/document_frequencies.tsv: in how many stretches of open news a stem, a name or a figure stands.

Source: the sentences of ../shared/data/gmb_ner (mostly Voice of America, public domain), 15 sentences a stretch, because the
set has no document breaks. Words and names seen in fewer than three stretches are left out. Run: python -m train.document_frequencies
"""

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from crossread.gather.frequencies import frequencies_of
from crossread.gather.story_words import find_story_words
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report

SOURCE = Path("../shared/data/gmb_ner/train.csv")
OUT = Path("src/crossread/gather/data/document_frequencies.tsv")
SENTENCES = 15
SEEN = 3


def stretches() -> Iterator[str]:
    """The text of 15 sentences after another, as one paragraph."""
    words: list[str] = []
    sentences = 0
    with SOURCE.open(encoding="utf-8", errors="replace") as lines:
        for sentence, word, *_ in csv.reader(lines):
            if sentence == "Sentence #":
                continue
            if sentence:
                sentences += 1
                if sentences % SENTENCES == 0:
                    yield " ".join(words)
                    words = []
            words.append(word)


def main() -> None:
    """Count and write, most frequent first."""
    found = [find_story_words(text_report(t.encode(), file="gmb", metadata=Metadata())) for t in stretches()]
    counted = frequencies_of(found)
    rows = [("stretches", "", counted.reports)]
    for kind, counts in (("word", counted.words), ("name", counted.names), ("figure", counted.figures)):
        rows += [(kind, t, n) for t, n in sorted(Counter(counts).items(), key=lambda x: (-x[1], x[0])) if n >= SEEN]
    head = "# kind, term, stretches of open news (GMB, public domain) that hold it; made by train/document_frequencies.py\n"
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(head + "".join(f"{k}\t{t}\t{n}\n" for k, t, n in rows), "utf-8")
    print(f"{len(rows):,} rows from {counted.reports:,} stretches")


if __name__ == "__main__":
    main()
