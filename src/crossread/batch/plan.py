"""The plan of a batch: which bundle of reports goes into which shard, written down before anything is done."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path

from crossread.errors import BadStore
from crossread.records.codec import record_from_json
from crossread.records.names import content_id

PLAN_FILE = "plan.json"


@dataclass(frozen=True, slots=True)
class Bundle:
    """The reports of one event, to be read against each other; `id` is the story's."""

    id: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """All bundles of a batch and the number of shards. The same input, version and options give the same id."""

    id: str
    made_with: str
    shards: int
    bundles: tuple[Bundle, ...]


def make_plan(bundles: Iterable[Bundle], *, shards: int, made_with: str) -> Plan:
    """Make the plan of these bundles; `made_with` names versions and options, whose change makes it another plan."""
    held = tuple(sorted(bundles, key=lambda b: b.id))
    content = content_id("bundles", *(content_id("bundle", b.id, *b.reports) for b in held))
    return Plan(content_id("plan", content, shards, made_with), made_with, shards, held)


def shard_of(bundle: str, shards: int) -> int:
    """The shard a bundle belongs to, by its id alone, so that no run has to know the others."""
    return int.from_bytes(blake2b(bundle.encode(), digest_size=8).digest()) % shards


def begin_folder(folder: Path, plan: Plan, *, resume: bool) -> None:
    """Write the plan into the folder of the results, or check that the one there is this one.

    Raises BadStore where another plan was begun there, and where this one was and `resume` is not said.
    """
    file = folder / PLAN_FILE
    if file.exists():
        begun = record_from_json(file.read_bytes(), Plan)
        if begun.id != plan.id:
            raise BadStore(
                f"{folder}: begun under {begun.id}, and this is {plan.id} ({_difference(begun, plan)}); give another folder"
            )
        if not resume:
            raise BadStore(
                f"{folder}: this batch was begun here; say --resume to go on with it, or give another folder"
            )
        return
    folder.mkdir(parents=True, exist_ok=True)
    beside = file.with_suffix(".tmp")
    beside.write_text(json.dumps(asdict(plan), ensure_ascii=False, indent=1) + "\n", "utf-8")
    beside.replace(file)


def _difference(begun: Plan, plan: Plan) -> str:
    if begun.made_with != plan.made_with:
        return f"made with {begun.made_with}, not {plan.made_with}"
    if begun.shards != plan.shards:
        return f"{begun.shards} shards, not {plan.shards}"
    old, new = {b.id: b.reports for b in begun.bundles}, {b.id: b.reports for b in plan.bundles}
    changed = sum(old[name] != new[name] for name in old.keys() & new.keys())
    return f"{len(new.keys() - old.keys())} stories more, {len(old.keys() - new.keys())} fewer, {changed} with other reports"


def by_shard(bundles: Sequence[Bundle], shards: int) -> tuple[tuple[Bundle, ...], ...]:
    """The bundles of each shard, in the order of their ids."""
    parts: list[list[Bundle]] = [[] for _ in range(shards)]
    for bundle in bundles:
        parts[shard_of(bundle.id, shards)].append(bundle)
    return tuple(tuple(part) for part in parts)
