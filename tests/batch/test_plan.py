"""A plan is the same for the same input, and a relaunch under another one is refused with the difference."""

from pathlib import Path

import pytest

from crossread.batch.plan import Bundle, begin_folder, by_shard, make_plan
from crossread.errors import BadStore

BUNDLES = [Bundle(f"story-{n}", (f"report-{n}a", f"report-{n}b")) for n in range(40)]


def test_order_does_not_make_another_plan() -> None:
    """The same bundles in another order are the same plan; another version or number of shards is not."""
    plan = make_plan(BUNDLES, shards=4, made_with="0.1")
    assert make_plan(BUNDLES[::-1], shards=4, made_with="0.1") == plan
    assert make_plan(BUNDLES, shards=5, made_with="0.1").id != plan.id
    assert make_plan(BUNDLES, shards=4, made_with="0.2").id != plan.id


def test_shards_hold_every_bundle_once() -> None:
    """Each bundle is in one shard, and its shard does not depend on the others."""
    shards = by_shard(BUNDLES, 4)
    assert sorted(b.id for shard in shards for b in shard) == sorted(b.id for b in BUNDLES)
    assert all(set(some) <= set(shard) for some, shard in zip(by_shard(BUNDLES[:10], 4), shards, strict=True))


def test_going_on_must_be_said(tmp_path: Path) -> None:
    """A folder that holds this plan is gone on with only when asked to."""
    plan = make_plan(BUNDLES, shards=4, made_with="0.1")
    begin_folder(tmp_path / "out", plan, resume=False)
    with pytest.raises(BadStore, match="--resume"):
        begin_folder(tmp_path / "out", plan, resume=False)
    begin_folder(tmp_path / "out", plan, resume=True)


def test_another_plan_is_refused_with_the_difference(tmp_path: Path) -> None:
    """What differs is said: versions, shards, or stories."""
    begin_folder(tmp_path, make_plan(BUNDLES, shards=4, made_with="0.1"), resume=False)
    changed = [Bundle("story-0", ("report-0a",)), *BUNDLES[1:-1], Bundle("story-new", ("report-x",))]
    for other, difference in (
        (make_plan(BUNDLES, shards=2, made_with="0.1"), "4 shards, not 2"),
        (make_plan(BUNDLES, shards=4, made_with="0.2"), "made with 0.1, not 0.2"),
        (make_plan(changed, shards=4, made_with="0.1"), "1 stories more, 1 fewer, 1 with other reports"),
    ):
        with pytest.raises(BadStore, match=difference):
            begin_folder(tmp_path, other, resume=True)
