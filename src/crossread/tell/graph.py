"""The network of a dossier as GEXF or GraphML: actors and reports; who speaks in what, who does what to whom."""

from collections import Counter
from dataclasses import dataclass
from xml.etree import ElementTree

from crossread.records.dossier import Dossier
from crossread.tell.lookup import Lookup, look_up
from crossread.tell.safe_text import visible_controls
from crossread.tell.said import quoted_words

_GEXF = "http://gexf.net/1.3"
_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_NODE_KEYS = ("kind", "country", "sector")
_EDGE_KEYS = ("relation", "weight")


@dataclass(frozen=True, slots=True)
class Node:
    """An actor or a report."""

    id: str
    label: str
    kind: str
    country: str
    sector: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie: "speaks in" (its weight: words between marks), an event's type, or a stance towards somebody."""

    source: str
    target: str
    relation: str
    weight: int


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and edges in the dossier's order; actors without any edge are left out."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def network(dossier: Dossier) -> Network:
    """Gather the network."""
    look = look_up(dossier)
    edges = (*_speaking(look), *_acting(look), *_standing(look))
    used = {i for e in edges for i in (e.source, e.target)}
    reports = tuple(Node(r.id, f"{r.label} {r.outlet or r.title}", "report", "", "") for r in dossier.reports)
    actors = tuple(Node(a.id, a.name, a.kind, a.country or "", a.sector or "") for a in dossier.actors if a.id in used)
    return Network((*reports, *actors), edges)


def _speaking(look: Lookup) -> list[Edge]:
    pairs = Counter[tuple[str, str]]()
    for quotation in look.dossier.quotations:
        if quotation.speaker.actor in look.actors and quotation.speaker.actor is not None:
            pairs[quotation.speaker.actor, quotation.report] += quoted_words((quotation,))
    return [Edge(actor, report, "speaks in", words) for (actor, report), words in pairs.items()]


def _acting(look: Lookup) -> list[Edge]:
    pairs = Counter(
        (actor, recipient, f"{e.type} ({e.modality})")
        for e in look.dossier.events
        for actor in e.actor_ids
        for recipient in e.recipient_ids
        if actor in look.actors and recipient in look.actors
    )
    return [Edge(*pair, number) for pair, number in pairs.items()]


def _standing(look: Lookup) -> list[Edge]:
    towards = Counter((p.actor, p.to, p.stance) for p in look.dossier.positions if p.to in look.actors)
    return [Edge(actor, to or "", stance, number) for (actor, to, stance), number in towards.items()]


def gexf(dossier: Dossier) -> str:
    """The network as GEXF 1.3; no date inside, so the same dossier gives the same bytes."""
    held = network(dossier)
    root = ElementTree.Element("gexf", {"xmlns": _GEXF, "version": "1.3"})
    graph = ElementTree.SubElement(root, "graph", {"defaultedgetype": "directed", "mode": "static"})
    for kind, keys in (("node", _NODE_KEYS), ("edge", ("relation",))):
        attributes = ElementTree.SubElement(graph, "attributes", {"class": kind})
        for key in keys:
            ElementTree.SubElement(attributes, "attribute", {"id": key, "title": key, "type": "string"})
    nodes = ElementTree.SubElement(graph, "nodes")
    for node in held.nodes:
        made = ElementTree.SubElement(nodes, "node", {"id": node.id, "label": visible_controls(node.label)})
        _values(made, {key: getattr(node, key) for key in _NODE_KEYS})
    edges = ElementTree.SubElement(graph, "edges")
    for number, edge in enumerate(held.edges):
        given = {"id": str(number), "source": edge.source, "target": edge.target, "weight": str(edge.weight)}
        _values(ElementTree.SubElement(edges, "edge", given), {"relation": edge.relation})
    return _text(root)


def _values(owner: ElementTree.Element, values: dict[str, str]) -> None:
    held = ElementTree.SubElement(owner, "attvalues")
    for key, value in values.items():
        ElementTree.SubElement(held, "attvalue", {"for": key, "value": visible_controls(value)})


def graphml(dossier: Dossier) -> str:
    """The network as GraphML."""
    held = network(dossier)
    root = ElementTree.Element("graphml", {"xmlns": _GRAPHML})
    for domain, keys in (("node", ("label", *_NODE_KEYS)), ("edge", _EDGE_KEYS)):
        for key in keys:
            kind = "int" if key == "weight" else "string"
            given = {"id": key, "for": domain, "attr.name": key, "attr.type": kind}
            ElementTree.SubElement(root, "key", given)
    graph = ElementTree.SubElement(root, "graph", {"id": dossier.id, "edgedefault": "directed"})
    for node in held.nodes:
        made = ElementTree.SubElement(graph, "node", {"id": node.id})
        _data(made, {key: getattr(node, key) for key in ("label", *_NODE_KEYS)})
    for edge in held.edges:
        made = ElementTree.SubElement(graph, "edge", {"source": edge.source, "target": edge.target})
        _data(made, {"relation": edge.relation, "weight": str(edge.weight)})
    return _text(root)


def _data(owner: ElementTree.Element, values: dict[str, str]) -> None:
    for key, value in values.items():
        ElementTree.SubElement(owner, "data", {"key": key}).text = visible_controls(value)


def _text(root: ElementTree.Element) -> str:
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"
