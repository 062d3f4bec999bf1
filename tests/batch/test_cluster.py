"""On a cluster a batch comes to the same end as in the local pool, also when an actor and a machine die in its midst."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytest.importorskip("ray", reason="Ray is not installed (extra: cluster)")
if not Path("/proc/self/stat").exists():
    pytest.skip("needs /proc to look for actors", allow_module_level=True)

from tests.batch.ray_cluster import NoCluster, TwoRaylets, two_raylets

SECONDS = 1800  # an end to waiting, not a time that anything should take: every step waits for what it needs


@pytest.fixture(scope="module")
def cluster() -> Iterator[TwoRaylets]:
    """Five CPUs: three on the head, two on the other."""
    try:
        with two_raylets() as made:
            yield made
    except NoCluster as error:
        pytest.skip(str(error))


def begin(engine: str, workers: int, into: Path, environment: dict[str, str] | None = None) -> subprocess.Popen:
    """Sixty tasks, one of them deadly, two that raise."""
    words = [sys.executable, "-m", "tests.batch.cluster_driver", engine, "60", str(workers), "0.3", str(into)]
    here = os.environ | {"PYTHONPATH": os.pathsep.join([str(Path.cwd()), *sys.path])}
    return subprocess.Popen(
        words, env=environment or here, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )


def wait_until(holds: Callable[[], bool], driver: subprocess.Popen) -> None:
    """Look again and again until it holds; fails with what the driver said where that has ended before."""
    until = time.monotonic() + SECONDS
    while not holds():
        assert driver.poll() is None, driver.communicate()[1][-2000:]
        assert time.monotonic() < until
        time.sleep(0.2)


def committed(so_far: Path) -> int:
    """How many outcomes a driver has committed; 0 while its file is being written."""
    return int((so_far.read_text() if so_far.exists() else "") or 0)


def test_too_few_cpus_are_refused_at_once(cluster: TwoRaylets, tmp_path: Path) -> None:
    """Five workers and the engine would need six CPUs: the run ends with what to say instead."""
    driver = begin(cluster.address, 5, tmp_path / "out.json", cluster.environment)
    error = driver.communicate(timeout=SECONDS)[1]
    assert driver.returncode == 1
    assert "5 workers and one CPU for the engine make 6, and the cluster has 5; say --workers 4" in error


def test_a_stranger_without_the_token_is_not_let_in(cluster: TwoRaylets, tmp_path: Path) -> None:
    """With another token the cluster does not answer, and the message names the token."""
    # he is turned away at every try, and the cluster's own patience is long
    stranger = {"RAY_AUTH_TOKEN": "0" * 64, "RAY_gcs_server_port_wait_time_s": "20"}
    driver = begin(cluster.address, 2, tmp_path / "out.json", cluster.environment | stranger)
    error = driver.communicate(timeout=SECONDS)[1]
    assert driver.returncode == 1
    assert "RAY_AUTH_MODE and the token" in error


def test_the_same_outcomes_after_an_actor_and_a_raylet_were_killed(cluster: TwoRaylets, tmp_path: Path) -> None:
    """Every task has its outcome once, the same as in the local pool; the deadly one is quarantined on both."""
    local, far = tmp_path / "local.json", tmp_path / "far.json"
    assert begin("local", 2, local).wait(SECONDS) == 0
    driver = begin(cluster.address, 2, far, cluster.environment)
    so_far = Path(f"{far}.part")
    wait_until(lambda: committed(so_far) > 0 and bool(cluster.actors()), driver)
    os.kill(cluster.actors()[0], signal.SIGKILL)
    before = committed(so_far)
    wait_until(lambda: committed(so_far) > before, driver)
    os.kill(cluster.raylet(cluster.second), signal.SIGKILL)
    assert driver.wait(SECONDS) == 0, driver.communicate()[1][-2000:]
    here, there = json.loads(local.read_text()), json.loads(far.read_text())
    assert [outcome[:3] for outcome in there["outcomes"]] == [outcome[:3] for outcome in here["outcomes"]]
    assert len(there["outcomes"]) == 60
    assert there["kept"] == 57
    # how many batches were begun again is not asserted: a ledger that died with the raylet counts anew
    assert "worker died, 3 times" in next(o[3] for o in there["outcomes"] if o[1] == "quarantined")
