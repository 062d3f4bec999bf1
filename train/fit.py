"""Run spaCy's trainer on one of our configurations, from scratch or going on from an earlier run."""

from __future__ import annotations

from pathlib import Path

from spacy.cli.init_config import fill_config
from spacy.cli.train import train as spacy_train
from spacy.util import load_config

from train import tokenizer_hook  # noqa: F401  (registers the tokenizer the configurations name)

CONFIGS = Path(__file__).parent / "configs"


def fit(
    name: str,
    corpus: Path,
    dev: Path,
    out: Path,
    *,
    steps: int,
    seed: int,
    rate: float = 0.0015,
    start: Path | None = None,
) -> Path:
    """Train the pipeline of `configs/<name>.cfg` and give the folder of its best checkpoint.

    `start` is an earlier pipeline whose components are trained on (a further cycle of the learning rate), those it lacks
    begin anew; batches then begin at their full size.
    """
    config = load_config(CONFIGS / f"{name}.cfg")
    if start is not None:
        there = load_config(start / "config.cfg")["nlp"]["pipeline"]
        for component in set(there).intersection(config["nlp"]["pipeline"]):
            config["components"][component] = {"source": str(start)}
        config["training"]["batcher"]["size"]["start"] = config["training"]["batcher"]["size"]["stop"]
    config["system"]["seed"] = seed
    config["training"]["max_steps"] = steps
    config["training"]["eval_frequency"] = min(config["training"]["eval_frequency"], steps)
    config["training"]["optimizer"]["learn_rate"]["initial_rate"] = rate
    out.mkdir(parents=True, exist_ok=True)
    written = out / "config.cfg"
    config.to_disk(written)
    fill_config(written, written)
    spacy_train(written, out, overrides={"paths.train": str(corpus), "paths.dev": str(dev)})
    return out / "model-best"
