"""A Ray cluster of two raylets on this machine, with a token of its own and telemetry off, for tests and bench."""

import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from crossread.batch.cluster import SILENT

PATIENCE = 600.0
_START = [
    sys.executable,
    "-c",
    "from ray.scripts.scripts import main; main()",
    "start",
    "--block",
    "--disable-usage-stats",
]


class NoCluster(Exception):
    """Ray did not start here; the message says how it failed."""


@dataclass(frozen=True, slots=True)
class TwoRaylets:
    """Where the cluster answers, what a driver's environment must hold, and the two `ray start` processes."""

    address: str
    environment: dict[str, str]
    head: int
    second: int

    def raylet(self, starter: int) -> int:
        """The raylet that one of the two started."""
        return next(pid for pid in children(starter) if "raylet/raylet" in _command(pid))

    def actors(self) -> list[int]:
        """The processes that hold a worker's tools."""
        raylets = [pid for starter in (self.head, self.second) for pid in children(starter)]
        return [pid for raylet in raylets for pid in children(raylet) if "ray::UDFActor" in _command(pid)]


@contextmanager
def two_raylets(cpus: tuple[int, int] = (3, 2)) -> Iterator[TwoRaylets]:
    """Start them, and leave nothing behind. Raises NoCluster where Ray does not come up in PATIENCE seconds."""
    with tempfile.TemporaryDirectory(prefix="cr-ray-") as folder, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        environment = os.environ | SILENT | {
            "RAY_AUTH_MODE": "token",
            "RAY_AUTH_TOKEN": secrets.token_hex(32),
            # on a busy machine everything answers late, and late is not dead; a killed process is seen by its closed line
            "RAY_agent_register_timeout_ms": str(int(1000 * PATIENCE)),
            "RAY_health_check_timeout_ms": "60000",
            "RAY_worker_register_timeout_seconds": str(int(PATIENCE)),
            "RAY_gcs_server_request_timeout_seconds": str(int(PATIENCE)),
            "RAY_gcs_server_port_wait_time_s": str(int(PATIENCE)),
            "RAY_worker_niceness": "0",
            "PYTHONPATH": os.pathsep.join([str(Path.cwd()), *sys.path]),
            "OMP_NUM_THREADS": "1",
        }  # fmt: skip
        address = f"127.0.0.1:{port}"
        memory = "--object-store-memory=200000000"
        head = [*_START, "--head", f"--port={port}", f"--num-cpus={cpus[0]}", "--include-dashboard=false", memory]
        started = [_started([*head, f"--temp-dir={folder}"], environment, address, 1, folder)]
        try:
            second = [*_START, f"--address={address}", f"--num-cpus={cpus[1]}", memory]
            started.append(_started(second, environment, address, 2, folder))
            yield TwoRaylets(address, environment, started[0].pid, started[1].pid)
        finally:
            for process in reversed(started):
                process.terminate()
            for process in started:
                try:
                    process.wait(20)
                except subprocess.TimeoutExpired:
                    process.kill()


def _started(
    command: list[str], environment: dict[str, str], address: str, nodes: int, folder: str
) -> subprocess.Popen:
    """Ray gives its own raylet thirty seconds, which a busy machine may not have: begun again until PATIENCE is at its end."""
    log, until = Path(folder, f"start-{nodes}.log"), time.monotonic() + PATIENCE
    while True:
        with log.open("wb") as into:
            process = subprocess.Popen(command, env=environment, stdout=into, stderr=into, start_new_session=True)
        while process.poll() is None and time.monotonic() < until:
            if "Ray runtime started" in log.read_text(errors="replace"):
                return process
            time.sleep(0.2)
        if time.monotonic() > until:
            process.kill()
            raise NoCluster(f"ray start did not come up at {address}: {log.read_text(errors='replace')[-300:]}")


def children(parent: int) -> list[int]:
    """The processes whose parent is this one."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(stat.read_text().rsplit(")", 1)[1].split()[1]) == parent:
                found.append(int(stat.parent.name))
        except OSError:
            continue
    return found


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return ""
