"""The graph of origins: reports on a circle, a line for every tie shown; the list beside it says it in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from crossread.records.judged import Origin
from crossread.records.text import Report

SIZE = 320
_RADIUS = 120
_TIES = ("copy", "echoed", "common-source")


@dataclass(frozen=True, slots=True)
class Node:
    """A report on the circle."""

    label: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """A tie between two reports; the relation sets how it is drawn."""

    x1: float
    y1: float
    x2: float
    y2: float
    relation: str
    width: float


@dataclass(frozen=True, slots=True)
class OriginGraph:
    """Nodes and lines, in drawing units."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]


def ties(origins: Sequence[Origin]) -> tuple[Origin, ...]:
    """The origins that show two reports to hang together."""
    return tuple(o for o in origins if o.relation in _TIES)


def origin_graph(reports: Sequence[Report], origins: Sequence[Origin]) -> OriginGraph | None:
    """Place the reports and draw the ties; None for two reports or without a tie, where a drawing says nothing."""
    shown = ties(origins)
    if not shown or len(reports) < 3:
        return None
    middle = SIZE / 2
    nodes = {}
    for number, report in enumerate(reports):
        angle = 2 * pi * number / len(reports) - pi / 2
        x, y = middle + _RADIUS * cos(angle), middle + _RADIUS * sin(angle)
        nodes[report.id] = Node(report.label, round(x, 1), round(y, 1))
    lines = tuple(
        Line(nodes[o.left].x, nodes[o.left].y, nodes[o.right].x, nodes[o.right].y, o.relation,
             round(1.5 + 4 * min(o.coverage, 1), 1))
        for o in shown
        if o.left in nodes and o.right in nodes
    )  # fmt: skip
    return OriginGraph(tuple(nodes.values()), lines)
