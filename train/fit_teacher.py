"""Train the teacher on syntax and names in turn, write it, read it back, and score it."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import torch
from torch import Tensor, nn

from crossread.weights.wordpiece import WordPiece
from train import augment, conllu, encoder, named
from train.teacher import IGNORED, Labels, Teacher, batch_of, read

PIECES = 1800  # of a batch, padding included
RATE, HEAD_RATE = 2e-4, 2e-3
LONGEST_TRAINED = 100  # words
# Passes over the treebanks and over the corpora of names (one pass of the second is twice as long).
SYNTAX_PASSES, NAME_PASSES = 8, 3


@dataclass(frozen=True, slots=True)
class Example:
    """Words and the numbers of their labels; a layer that the corpus lacks is None, heads count from 1 (0 is the root)."""

    words: tuple[str, ...]
    names: tuple[int, ...] | None = None
    tags: tuple[int, ...] | None = None
    parts: tuple[int, ...] | None = None
    heads: tuple[int, ...] | None = None
    relations: tuple[int, ...] | None = None


def label_sets(syntax: Sequence[conllu.Sentence], kinds: Sequence[str]) -> Labels:
    """Collect the labels of the training part; names as BIO."""
    words = [word for sentence in syntax for word in sentence.words]
    return Labels(
        ("O", *(f"{mark}-{kind}" for kind in kinds for mark in "BI")),
        tuple(sorted({w.xpos for w in words})),
        tuple(sorted({w.upos for w in words})),
        tuple(sorted({w.dep for w in words})),
    )


def syntax_example(sentence: conllu.Sentence, labels: Labels) -> Example:
    """Number the labels of a treebank sentence; ones never seen in training are ignored."""

    def numbers(values: list[str], known: tuple[str, ...]) -> tuple[int, ...]:
        return tuple(known.index(v) if v in known else IGNORED for v in values)

    words = sentence.words
    return Example(
        tuple(w.text for w in words),
        None,
        numbers([w.xpos for w in words], labels.tags),
        numbers([w.upos for w in words], labels.parts),
        tuple(0 if w.head == k else w.head + 1 for k, w in enumerate(words)),
        numbers([w.dep for w in words], labels.relations),
    )


def names_example(sentence: named.NamedSentence, labels: Labels) -> Example:
    """Number the names of a sentence as BIO; words the corpus says nothing about are ignored."""
    tags = [0] * len(sentence.words)
    for first, last in sentence.unknown:
        tags[first:last] = [IGNORED] * (last - first)
    for first, last, kind in sentence.names:
        tags[first] = labels.names.index(f"B-{kind}")
        tags[first + 1 : last] = [labels.names.index(f"I-{kind}")] * (last - first - 1)
    return Example(sentence.words, tuple(tags))


def fit(
    syntax: Sequence[conllu.Sentence],
    names: Sequence[named.NamedSentence],
    kinds: Sequence[str],
    *,
    seed: int,
    passes: tuple[int, int] = (SYNTAX_PASSES, NAME_PASSES),
) -> tuple[Teacher, Labels]:
    """Train for some passes over both corpora, their batches shuffled together; the rate falls to zero linearly."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    labels = label_sets(syntax, kinds)
    model, pieces = Teacher(labels), WordPiece(encoder.vocabulary())
    plan = [
        batch
        for part, times in (
            ([syntax_example(s, labels) for s in syntax], passes[0]),
            ([names_example(s, labels) for s in names], passes[1]),
        )
        for _ in range(times)
        for batch in _batches(part, pieces, rng)
    ]
    rng.shuffle(plan)
    optimiser, schedule = _optimiser(model, len(plan))
    start, recent = time.time(), {True: 0.0, False: 0.0}
    model.train()
    for step, examples in enumerate(plan, 1):
        with torch.autocast("cpu", torch.bfloat16):
            loss = loss_of(model, pieces, examples)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        kind = examples[0].names is None
        recent[kind] = 0.98 * recent[kind] + 0.02 * loss.item()
        if step % 100 == 0:
            spent = time.time() - start
            print(f"{step}/{len(plan)} syntax {recent[True]:.3f} names {recent[False]:.3f} {spent:.0f} s", flush=True)
    return model.eval(), labels


def _optimiser(model: Teacher, steps: int) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LambdaLR]:
    body = list(model.encoder.parameters())
    known = {id(p) for p in body}
    heads = [p for p in model.parameters() if id(p) not in known]
    groups = [{"params": body, "lr": RATE}, {"params": heads, "lr": HEAD_RATE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    warm = min(200, steps // 10 + 1)
    return optimiser, torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, 1.0) * max(0.0, 1 - step / steps)
    )


def loss_of(model: Teacher, pieces: WordPiece, examples: Sequence[Example]) -> Tensor:
    """Sum the losses of the layers the examples have (all of a batch have the same)."""
    batch = batch_of(pieces, [e.words for e in examples])
    states = model.states(batch)
    if examples[0].names is not None:
        return _loss(model.names(states), _stacked([e.names or () for e in examples]))
    heads = _stacked([e.heads or () for e in examples])
    scores, nodes = model.arcs(states, batch.words)
    relations = model.relations(states, nodes, heads.clamp(min=0))
    total = _loss(scores, heads) + _loss(relations, _stacked([e.relations or () for e in examples]))
    total = total + 0.5 * _loss(model.tags(states), _stacked([e.tags or () for e in examples]))
    return total + 0.5 * _loss(model.parts(states), _stacked([e.parts or () for e in examples]))


def _loss(scores: Tensor, wanted: Tensor) -> Tensor:
    return nn.functional.cross_entropy(scores.float().flatten(0, 1), wanted.flatten(), ignore_index=IGNORED)


def _stacked(rows: Sequence[Sequence[int]]) -> Tensor:
    width = max(len(row) for row in rows)
    return torch.tensor([[*row, *([IGNORED] * (width - len(row)))] for row in rows])


def _batches(part: Sequence[Example], pieces: WordPiece, rng: random.Random) -> Iterator[list[Example]]:
    """Yield batches of sentences of like length, newly spelled, of at most PIECES pieces."""
    varied = [
        replace(e, words=tuple(augment.vary(list(e.words), rng))) for e in part if len(e.words) <= LONGEST_TRAINED
    ]
    sized = [(sum(len(pieces.pieces(word)) for word in e.words) + 2, e) for e in varied]
    sized.sort(key=lambda pair: pair[0] + rng.random() * 4)
    batch: list[Example] = []
    for size, example in sized:
        if batch and (len(batch) + 1) * size > PIECES:
            yield batch
            batch = []
        batch.append(example)
    if batch:
        yield batch


def save(model: Teacher, labels: Labels, folder: Path) -> None:
    """Write the parameters (half precision) and the labels."""
    folder.mkdir(parents=True, exist_ok=True)
    torch.save({key: value.half() for key, value in model.state_dict().items()}, folder / "teacher.pt")
    (folder / "labels.json").write_text(json.dumps(asdict(labels)), encoding="utf-8")


def load(folder: Path) -> tuple[Teacher, Labels]:
    """Read a teacher back, ready to label."""
    found = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    labels = Labels(**{key: tuple(value) for key, value in found.items()})
    model = Teacher(labels)
    model.load_state_dict({key: value.float() for key, value in torch.load(folder / "teacher.pt").items()})
    return model.eval(), labels


def score(model: Teacher, labels: Labels, syntax: Sequence[conllu.Sentence]) -> dict[str, float]:
    """Measure tag accuracy and attachment in per cent on given tokens (marks left out of attachment)."""
    pieces, right, total = WordPiece(encoder.vocabulary()), [0, 0, 0], [0, 0]
    for at in range(0, len(syntax), 32):
        part = syntax[at : at + 32]
        for sentence, reading in zip(part, read(model, pieces, [[w.text for w in s.words] for s in part]), strict=True):
            for k, word in enumerate(sentence.words):
                total[0] += 1
                right[0] += labels.tags[reading.tags[k]] == word.xpos
                if word.upos != "PUNCT":
                    total[1] += 1
                    right[1] += reading.heads[k] == word.head
                    right[2] += reading.heads[k] == word.head and labels.relations[reading.relations[k]] == word.dep
    return {
        name: 100 * a / b for name, a, b in zip(("tag", "uas", "las"), right, (total[0], *total[1:] * 2), strict=True)
    }
