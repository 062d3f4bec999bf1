"""From the data folder to packaged weights: `python -m train all`, or one step of it.

python -m train all --data ../shared/data --work train/work --seed 1
python -m train all --share 0.01        the same steps in minutes, into the work folder: proves the plumbing, not the figures
python -m train own-labels --agreement
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from train import (
    check,
    fit_teacher,
    large,
    lemma_tables,
    names,
    own_labels,
    own_worth,
    package,
    sentence_table,
    syntax,
    taught,
)
from train.average import average
from train.fit import fit
from train.share import some, steps

VERSION = "2.1.0"
LABELS = Path(__file__).parent / "labels"
TABLES = Path(__file__).parent.parent / "src/crossread/annotate/data"
EXTRA = Path(__file__).parent.parent / "extras/crossread-large"
KINDS = ("PERSON", "ORG", "LOC", "NORP", "EVENT", "WORK")
# Steps of the cycles on gold alone, and of the ones on the teacher's corpora.
SYNTAX_STEPS, NAME_STEPS = (2000, 2500), (2000, 2000, 1500)
# Cycles on the teacher's corpora: steps and the rate each begins with. The second one of names has `names.small_written` added.
TAUGHT_CYCLES = ((3500, 0.001), (7000, 0.0012))
TAUGHT_NAME_CYCLES = ((2000, 0.0008), (5000, 0.001))


@dataclass(frozen=True, slots=True)
class Targets:
    """Folders that results go to: the lemmatizer's tables, the package's weights, the package of the larger pipeline."""

    tables: Path
    weights: Path
    extra: Path


def _targets(args: argparse.Namespace) -> Targets:
    """Those of the repository; a share of the recipe stays in the work folder."""
    if args.share == 1:
        return Targets(TABLES, package.FOLDER, EXTRA)
    return Targets(args.work / "tables", args.work / "weights", args.work / "crossread-large")


def train_lemmas(args: argparse.Namespace) -> None:
    """Write the lemmatizer's tables."""
    folder = _targets(args).tables
    folder.mkdir(parents=True, exist_ok=True)
    lemma_tables.write(args.data, folder)


def train_syntax(args: argparse.Namespace) -> None:
    """Train tags and dependencies on the treebanks alone."""
    syntax.write_corpora(args.data, args.work, seed=args.seed, share=args.share)
    _cycles("syntax", SYNTAX_STEPS, args)


def train_names(args: argparse.Namespace) -> None:
    """Train the recogniser of names on gold alone, our own labels thrice."""
    own = [] if args.without_own_labels else taught.own_training(args.data, LABELS)
    names.write_corpora(args.data, args.work, seed=args.seed, extra=own * 3, share=args.share)
    _cycles("names", NAME_STEPS, args)


def _cycles(part: str, steps_of: Sequence[int], args: argparse.Namespace) -> None:
    """Train a part in cycles of the learning rate, and average the last ones' ends with the last one's best."""
    corpus, dev = args.work / f"{part}-train.spacy", args.work / f"{part}-dev.spacy"
    best = None
    for number, whole in enumerate(steps_of):
        out = args.work / f"{part}-{number + 1}"
        best = fit(part, corpus, dev, out, steps=steps(whole, args.share), seed=args.seed + number, start=best)
    ends = [args.work / f"{part}-{number + 1}/model-last" for number in range(len(steps_of))][-2:]
    average([args.work / f"{part}-{len(steps_of)}/model-best", *ends]).to_disk(args.work / f"{part}-averaged")


def train_teacher(args: argparse.Namespace) -> None:
    """Train the teacher on treebanks and names, and score it."""
    own = [] if args.without_own_labels else taught.own_training(args.data, LABELS)
    labelled = [*names.training(args.data, share=args.share), *some(own, args.share) * 2]
    model, labels = fit_teacher.fit(syntax.training(args.data, share=args.share), labelled, KINDS, seed=args.seed)
    fit_teacher.save(model, labels, args.work / "teacher")
    dev = [s for group in syntax.development(args.data) for s in group]
    print(fit_teacher.score(model, labels, some(dev, args.share)))


def train_pipeline(args: argparse.Namespace) -> None:
    """Train the shipped pipeline on gold and on the teacher's reading of open text, and put it into the package."""
    model, labels = fit_teacher.load(args.work / "teacher")
    own = [] if args.without_own_labels else taught.own_training(args.data, LABELS)
    taught.write_corpora(args.data, args.work, model, labels, own=own, seed=args.seed, share=args.share)
    syntax_end = _taught_cycles("english", "english", TAUGHT_CYCLES, args.work / "syntax-averaged", args)
    first, *_ = TAUGHT_NAME_CYCLES
    names_end = _taught_cycles("names", "taught-names", (first,), args.work / "names-averaged", args)
    before = args.work / "names-taught-averaged"
    average([names_end, args.work / "names-averaged"]).to_disk(before)
    names.add_small_written(args.data, args.work / "taught-names-train.spacy", seed=args.seed, share=args.share)
    names_end = _taught_cycles("names", "taught-names", TAUGHT_NAME_CYCLES[1:], before, args)
    average([names_end, before]).to_disk(args.work / "names-final")
    nlp = package.assemble(syntax_end, args.work / "names-final")
    package.ship_pipeline(nlp, folder=_targets(args).weights, version=VERSION)


def _taught_cycles(
    config: str, corpus: str, cycles: Sequence[tuple[int, float]], start: Path, args: argparse.Namespace
) -> Path:
    """Train a part on the teacher's corpora in cycles of the learning rate; give the end of the last one."""
    for whole, rate in cycles:
        out = args.work / f"{corpus}-{whole}"
        train, dev = args.work / f"{corpus}-train.spacy", args.work / f"{corpus}-dev.spacy"
        fit(config, train, dev, out, steps=steps(whole, args.share), seed=args.seed, rate=rate, start=start)
        start = out / "model-last"
    return start


def write_large(args: argparse.Namespace) -> None:
    """Write the teacher as the installable package of the larger pipeline."""
    model, labels = fit_teacher.load(args.work / "teacher")
    folder = _targets(args).extra
    size = large.write_package(model, labels, folder, version=VERSION)
    print(f"{folder}: {size / 1e6:.1f} MB; pip install it, then use --weights large")


def train_vectors(args: argparse.Namespace) -> None:
    """Fit the table of sentence vectors and put it into the package."""
    content = sentence_table.fit(args.data, args.work, seed=args.seed, share=args.share)
    package.ship(
        "sentences",
        "sentences.npz",
        content,
        folder=_targets(args).weights,
        version="1.0.0",
        licence="Apache-2.0",
        made_by="python -m train vectors",
    )


def check_packaged(args: argparse.Namespace) -> None:
    """Load what the other steps packaged and read a sentence with it."""
    targets = _targets(args)
    check.check(targets.weights, targets.extra)


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


STEPS = {
    "lemmas": train_lemmas,
    "syntax": train_syntax,
    "names": train_names,
    "teacher": train_teacher,
    "pipeline": train_pipeline,
    "vectors": train_vectors,
    "large": write_large,
    "check": check_packaged,
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
    parser.add_argument("--share", type=float, default=1.0, help="of sentences and steps; below 1 nothing is shipped")
    parser.add_argument("--without-own-labels", action="store_true", help="to measure what our labels are worth")
    parser.add_argument("--worth", type=int, metavar="STEPS", help="with own-labels: a cycle with them and one without")
    parser.add_argument("--agreement", action="store_true", help="with own-labels: compare the two readers")
    args = parser.parse_args()
    if not 0 < args.share <= 1:
        parser.error(f"--share {args.share}: give a number above 0 and at most 1, such as 0.01")
    if args.share < 1:
        args.work /= "miniature"
    args.work.mkdir(parents=True, exist_ok=True)
    if args.step == "own-labels":
        show_own_labels(args)
        if args.worth:
            print(own_worth.measure(args.data, args.work, LABELS, steps=args.worth, seed=args.seed))
        return
    for name in STEPS if args.step == "all" else [args.step]:
        start = time.process_time()
        STEPS[name](args)
        print(f"{name}: {time.process_time() - start:.0f} CPU-seconds")


if __name__ == "__main__":
    main()
