"""Work that makes a dossier without weights, for tests of the batch; workers import it by name."""

import os
import time
from dataclasses import dataclass, replace
from pathlib import Path

from crossread.batch.plan import Bundle
from crossread.batch.worker import Work
from crossread.keep.reports import read_reports
from crossread.keep.store import open_store
from crossread.records.codec import to_json
from crossread.records.names import content_id
from tests.tell.dossiers import two_reports


@dataclass(frozen=True, slots=True)
class StartFake:
    """Gives a dossier that holds the bundle's reports and nothing else; kills itself over the bundle named."""

    place: str
    deadly: str = ""
    seconds: float = 0.0
    pids: str = ""

    def __call__(self) -> Work:
        store, pattern = open_store(self.place), two_reports()
        if self.pids:
            (Path(self.pids) / str(os.getpid())).touch()

        def work(bundle: Bundle) -> bytes:
            if bundle.id == self.deadly:
                os.kill(os.getpid(), 9)
            time.sleep(self.seconds)
            reports = read_reports(store, bundle.reports)
            emptied = {
                name: ()
                for name in pattern.__dataclass_fields__
                if isinstance(getattr(pattern, name), tuple) and name not in ("reports", "refused")
            }
            return to_json(replace(pattern, id=content_id("dossier", bundle.id), reports=reports, **emptied))

        return work
