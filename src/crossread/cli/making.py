"""From sources to a dossier, for every command that needs one, with progress on stderr and errors as exit codes."""

from collections.abc import Mapping, Sequence

from crossread.cli.talk import Exit, stop, tell_refused
from crossread.errors import WeightsMissing
from crossread.load import PipelineChoice
from crossread.read.metadata import Metadata
from crossread.read.sources import read_sources, with_said
from crossread.records.dossier import Dossier


def make_dossier(
    sources: Sequence[str],
    *,
    said: Mapping[str, Metadata],
    offline: bool,
    pipeline: PipelineChoice,
    brief_lines: int = 7,
) -> Dossier:
    """Read the sources and compare them; leaves with exit 3 where none could be read, 4 without weights."""
    reading = with_said(read_sources(sources, offline=offline), said)
    unknown = sorted(set(said) - {"*"} - {r.label for r in reading.reports})
    if unknown:
        stop(
            f"--date or --outlet names report {', '.join(unknown)}, and there is none; reports are lettered as given",
            Exit.MISUSE,
        )
    if not reading.reports:
        tell_refused(reading.refused)
        stop("no report could be read", Exit.UNREADABLE)
    # loading the language pipeline takes a while: only once there is something to read with it
    from crossread.flow import compare
    from crossread.load import load_tools

    try:
        tools = load_tools(pipeline)
    except WeightsMissing as error:
        stop(str(error), Exit.WEIGHTS_MISSING)
    return compare(reading.reports, tools=tools, refused=reading.refused, brief_lines=brief_lines)
