"""Starting the site: on the loopback interface alone, with a new token, and the tools loaded when first needed."""

import socket
from collections.abc import Callable
from functools import cache
from pathlib import Path

import uvicorn

from crossread.errors import CrossreadError
from crossread.flow import compare
from crossread.load import load_tools
from crossread.read.sources import Reading
from crossread.records.dossier import Dossier
from crossread.serve.gate import new_token
from crossread.serve.shelf import open_shelf
from crossread.serve.site import make_site
from crossread.tools import Tools

HOST = "127.0.0.1"


def run(folder: Path, *, port: int, offline: bool, told: Callable[[str], None]) -> None:
    """Serve a shelf until it is stopped; `told` is given the address to open. Port 0 takes a free one.

    Raises CrossreadError for a port that is taken.
    """
    token = new_token()
    site = make_site(open_shelf(folder), compare=_with_tools(), token=token, offline=offline)
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as bound:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bound.bind((HOST, port))
        except OSError as error:
            raise CrossreadError(f"port {port} is taken ({error.strerror}); give another with --port") from error
        told(f"http://{HOST}:{bound.getsockname()[1]}/?token={token}")
        server = uvicorn.Server(uvicorn.Config(site, log_level="warning", access_log=False, server_header=False))
        server.run(sockets=[bound])


def _with_tools() -> Callable[[Reading], Dossier]:
    @cache
    def tools() -> Tools:
        return load_tools()

    return lambda reading: compare(reading.reports, tools=tools(), refused=reading.refused)
