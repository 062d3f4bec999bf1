"""From the data folder to packaged weights: `python -m train all` (or one step: lemmas, syntax, names, pipeline, vectors).

python -m train all --data ../shared/data --work train/work --seed 1
python -m train own-labels --agreement
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from train import lemma_tables, names, own_labels, package, sentence_table, syntax
from train.average import average
from train.fit import fit

VERSION = "1.0.0"
LABELS = Path(__file__).parent / "labels"
TABLES = Path(__file__).parent.parent / "src/crossread/annotate/data"
AVERAGED = 2  # the ends of the last cycles that are averaged with the best checkpoint of the last
# Steps of each cycle of the learning rate, as the shipped weights were made.
CYCLES = {"syntax": (2000, 2500), "names": (2000, 2000, 1500)}


def train_lemmas(args: argparse.Namespace) -> None:
    """Write the lemmatizer's tables."""
    lemma_tables.write(args.data, TABLES)


def train_syntax(args: argparse.Namespace) -> None:
    """Write the treebank corpora and train tags and dependencies."""
    syntax.write_corpora(args.data, args.work, seed=args.seed)
    _cycles("syntax", args)


def train_names(args: argparse.Namespace) -> None:
    """Write the corpora of names, our own labels among them thrice, and train the recogniser."""
    labelled = own_labels.read_all(LABELS, own_labels.corpus(args.data / "gmb_ner/train.csv"))
    own = [] if args.without_own_labels else [s.named() for s in labelled if not s.held_out]
    names.write_corpora(args.data, args.work, seed=args.seed, extra=own * 3)
    _cycles("names", args)


def train_vectors(args: argparse.Namespace) -> None:
    """Fit the table of sentence vectors and put it into the package."""
    content = sentence_table.fit(args.data, args.work, seed=args.seed)
    package.ship(
        "sentences", "sentences.npz", content, version=VERSION, licence="Apache-2.0", made_by="python -m train vectors"
    )


def ship_pipeline(args: argparse.Namespace) -> None:
    """Average the checkpoints of syntax and of names, and put both into the package as one pipeline."""
    averaged = []
    for part, cycles in CYCLES.items():
        last = [args.work / f"{part}-{number + 1}/model-last" for number in range(len(cycles))][-AVERAGED:]
        out = args.work / f"{part}-averaged"
        average([args.work / f"{part}-{len(cycles)}/model-best", *last]).to_disk(out)
        averaged.append(out)
    package.ship_pipeline(*averaged, version=VERSION)


def show_own_labels(args: argparse.Namespace) -> None:
    """Check that every own label stands on its text; with --agreement, compare the two readers."""
    corpus = own_labels.corpus(args.data / "gmb_ner/train.csv")
    labelled = own_labels.read_all(LABELS, corpus)
    print(
        f"{len(labelled)} sentences, {sum(len(s.names) for s in labelled)} names, "
        f"{sum(len(s.attributions) for s in labelled)} attributions, {sum(s.held_out for s in labelled)} held out"
    )
    if args.agreement:
        for kind, (both, one, two) in own_labels.agreement(LABELS, corpus).items():
            print(f"{kind}: {both} of {one} and {two}, F1 {200 * both / max(one + two, 1):.1f}")


def _cycles(part: str, args: argparse.Namespace) -> None:
    corpus, dev = args.work / f"{part}-train.spacy", args.work / f"{part}-dev.spacy"
    best = None
    for number, steps in enumerate(CYCLES[part]):
        out = args.work / f"{part}-{number + 1}"
        best = fit(part, corpus, dev, out, steps=steps, seed=args.seed + number, start=best)


STEPS = {
    "lemmas": train_lemmas,
    "syntax": train_syntax,
    "names": train_names,
    "pipeline": ship_pipeline,
    "vectors": train_vectors,
}


def main() -> None:
    """Run one step or all of them in order, and print how long each took."""
    parser = argparse.ArgumentParser(
        prog="python -m train", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("step", choices=[*STEPS, "all", "own-labels"])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="the data folder")
    parser.add_argument("--work", type=Path, default=Path("train/work"), help="where corpora and checkpoints go")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--without-own-labels", action="store_true", help="to measure what our labels are worth")
    parser.add_argument("--agreement", action="store_true", help="with own-labels: compare the two readers")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    if args.step == "own-labels":
        show_own_labels(args)
        return
    for name in STEPS if args.step == "all" else [args.step]:
        start = time.process_time()
        STEPS[name](args)
        print(f"{name}: {time.process_time() - start:.0f} CPU-seconds")


if __name__ == "__main__":
    main()
