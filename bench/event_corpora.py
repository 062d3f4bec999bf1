"""MEANTIME (event mentions and participants) and ECB+ (events across reports), read and scored."""

import csv
import math
import xml.etree.ElementTree as ElementTree
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.coreference_scores import b_cubed, ceaf_e, muc
from bench.event_mentions import Mention, find_mentions
from bench.event_reading import Reader
from crossread.annotate.annotated import Annotated
from crossread.records.text import Block, Report

DEV_TOPICS = ("2", "5", "12", "18", "21", "23", "34", "35")
_SAME_STORY = 0.05
_EVENT_TAGS = ("ACTION", "NEG_ACTION")


@dataclass(frozen=True, slots=True)
class Text:
    """A corpus document: its report, and for each corpus token its character span and sentence."""

    name: str
    report: Report
    spans: dict[str, tuple[int, int]]
    sentence: dict[str, int]
    root: ElementTree.Element


def read_text(path: Path) -> Text:
    """Read a CAT or CROMER file: tokens joined by blanks, one block a sentence."""
    root = ElementTree.parse(path).getroot()
    words: list[str] = []
    spans: dict[str, tuple[int, int]] = {}
    sentence: dict[str, int] = {}
    blocks: list[Block] = []
    at = start = 0
    last = None
    for token in root.iter("token"):
        here = int(token.get("sentence", "0"))
        if last is not None and here != last:
            blocks.append(Block("paragraph", start, at - 1))
            start = at
        last = here
        word = token.text or "_"
        key = token.get("t_id", "")
        spans[key], sentence[key] = (at, at + len(word)), here
        words.append(word)
        at += len(word) + 1
    text = " ".join(words)
    blocks.append(Block("paragraph", start, len(text)))
    report = Report(
        path.stem, "A", text, path.name, "0" * 64, path.stem, None, None, None, None, "en", tuple(blocks), ()
    )
    return Text(path.stem, report, spans, sentence, root)


def anchors_of(markable: ElementTree.Element) -> tuple[str, ...]:
    """The token ids of a markable."""
    return tuple(anchor.get("t_id", "") for anchor in markable.iter("token_anchor"))


@dataclass(slots=True)
class Tally:
    """True, found and gold counts of mentions and of participants."""

    mention: list[int]
    participant: list[int]


def score_meantime(folder: Path, reader: Reader) -> Tally:
    """Event mentions match when a predicate stands among the gold mention's tokens; participants, for matched mentions, when a found
    head stands inside the gold participant's tokens.
    """
    tally = Tally([0, 0, 0], [0, 0, 0])
    for path in sorted(folder.glob("corpus_*/*.xml")):
        text = read_text(path)
        annotated = reader.annotate(text.report)
        _score_document(text, annotated, tally)
    return tally


def _score_document(text: Text, annotated: Annotated, tally: Tally) -> None:
    last = 5  # the annotators read the first six sentences of an article (NewsReader guidelines)
    gold = {m.get("m_id", ""): anchors_of(m) for m in text.root.iter("EVENT_MENTION") if anchors_of(m)}
    things = {m.get("m_id", ""): anchors_of(m) for m in text.root.iter("ENTITY_MENTION") if anchors_of(m)}
    roles: dict[str, list[str]] = defaultdict(list)
    for link in text.root.iter("HAS_PARTICIPANT"):
        source, target = link.find("source"), link.find("target")
        if source is not None and target is not None:
            roles[source.get("m_id", "")].append(target.get("m_id", ""))
    if gold:
        last = max(text.sentence[t] for anchors in gold.values() for t in anchors)
    found = [m for m in find_mentions(annotated) if _corpus_sentence(text, annotated, m.token) <= last]
    at = {_token_id(text, annotated, m.token): m for m in found}
    tally.mention[1] += len(at)
    tally.mention[2] += len(gold)
    for key, anchors in gold.items():
        hit = next((at[t] for t in anchors if t in at), None)
        if hit is None:
            continue
        tally.mention[0] += 1
        wanted = [things[k] for k in roles[key] if k in things]
        heads = {_token_id(text, annotated, i) for i in hit.participants}
        tally.participant[0] += sum(bool(heads & set(span)) for span in wanted)
        tally.participant[1] += len(heads)
        tally.participant[2] += len(wanted)


def _token_id(text: Text, annotated: Annotated, i: int) -> str:
    start = annotated.tokens[i].start
    return next((key for key, (a, b) in text.spans.items() if a <= start < b), "")


def _corpus_sentence(text: Text, annotated: Annotated, i: int) -> int:
    return text.sentence.get(_token_id(text, annotated, i), 10**6)


@dataclass(frozen=True, slots=True)
class TopicScore:
    """MUC, B-cubed and CEAF-e F1 of one or all topics, over predicted mentions."""

    muc: float
    b_cubed: float
    ceaf_e: float
    mentions_found: int
    mentions_gold: int
    mentions_right: int

    @property
    def conll(self) -> float:
        """Their mean."""
        return (self.muc + self.b_cubed + self.ceaf_e) / 3


def score_ecb(folder: Path, reader: Reader, topics: Sequence[str] = DEV_TOPICS) -> TopicScore:
    """Events of ECB+ topics across documents, from predicted mentions, in the sentences the corpus lists; singletons are kept.

    Documents of a topic are parted into stories by their words, then mentions of one story with one lemma and compatible participants
    are one event. Mentions count by their head token.
    """
    chosen = _chosen_sentences(folder / "ECBplus_coreference_sentences.csv")
    gold_all: list[frozenset[object]] = []
    found_all: list[frozenset[object]] = []
    for topic in topics:
        texts = [read_text(path) for path in sorted((folder / "ECB+" / topic).glob("*.xml"))]
        gold, found = _topic(topic, texts, chosen, reader)
        gold_all += gold
        found_all += found
    gold_mentions = {m for cluster in gold_all for m in cluster}
    found_mentions = {m for cluster in found_all for m in cluster}
    return TopicScore(
        muc(gold_all, found_all), b_cubed(gold_all, found_all), ceaf_e(gold_all, found_all),
        len(found_mentions), len(gold_mentions), len(gold_mentions & found_mentions),
    )  # fmt: skip


def _chosen_sentences(path: Path) -> dict[tuple[str, str], set[int]]:
    chosen: dict[tuple[str, str], set[int]] = defaultdict(set)
    with path.open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            chosen[row["Topic"], row["File"]].add(int(row["Sentence Number"]))
    return chosen


def _topic(
    topic: str, texts: Sequence[Text], chosen: dict[tuple[str, str], set[int]], reader: Reader
) -> tuple[list[frozenset[object]], list[frozenset[object]]]:
    """Gold and found clusters of one topic."""
    gold: dict[str, set[object]] = defaultdict(set)
    mentions: list[tuple[str, Text, Annotated, Mention, str]] = []
    for text in texts:
        wanted = chosen[topic, text.name.partition("_")[2]]
        if not wanted:
            continue
        heads = _gold_clusters(text, wanted, gold)
        annotated = reader.annotate(text.report)
        for mention in find_mentions(annotated):
            key = _token_id(text, annotated, mention.token)
            if text.sentence.get(key) in wanted:
                mentions.append((text.name, text, annotated, mention, heads.get(key, key)))
    stories = _stories([text for text in texts if chosen[topic, text.name.partition("_")[2]]])
    found: dict[tuple[int, str], set[object]] = defaultdict(set)
    for name, _, _, mention, key in mentions:
        found[stories[name], _stem(mention.lemma)].add((name, key))
    return [frozenset(c) for c in gold.values()], [frozenset(c) for c in found.values()]


def _gold_clusters(text: Text, wanted: set[int], gold: dict[str, set[object]]) -> dict[str, str]:
    """Add a document's events to the gold clusters; gives every token of a mention the mention's key (its first token)."""
    spans = {}
    for markable in text.root.find("Markables") or ():
        if (
            markable.tag.startswith(_EVENT_TAGS)
            and (anchors := anchors_of(markable))
            and text.sentence[anchors[0]] in wanted
        ):
            spans[markable.get("m_id", "")] = anchors
    heads = {t: anchors[0] for anchors in spans.values() for t in anchors}
    linked: set[str] = set()
    for link in text.root.find("Relations") or ():
        instance = link.get("note") or link.get("r_id") or ""
        name = f"{instance}" if link.tag == "CROSS_DOC_COREF" else f"{text.name}:{instance}"
        for source in link.iter("source"):
            key = source.get("m_id", "")
            if key in spans:
                gold[name].add((text.name, spans[key][0]))
                linked.add(key)
    for key in spans.keys() - linked:
        gold[f"{text.name}:{key}"].add((text.name, spans[key][0]))
    return heads


def _stem(lemma: str) -> str:
    """A lemma cut so that verb and derived noun meet ("announce", "announcement"; "arrest", "arrest")."""
    for ending in ("ment", "ation", "tion", "ing", "al", "e"):
        if lemma.endswith(ending) and len(lemma) - len(ending) >= 4:
            return lemma[: -len(ending)]
    return lemma


def _stories(texts: Sequence[Text]) -> dict[str, int]:
    """Document name to story: average-link clusters of TF-IDF vectors; threshold chosen on topics 1, 3, 4 and 6."""
    bags = {
        text.name: Counter(word.lower() for word in text.report.text.split() if word[:1].isalnum()) for text in texts
    }
    seen = Counter(word for bag in bags.values() for word in bag)
    vectors = {
        name: _unit({w: (1 + math.log(n)) * math.log(len(bags) / seen[w]) for w, n in bag.items()})
        for name, bag in bags.items()
    }
    groups = [[name] for name in vectors]
    while len(groups) > 1:
        pairs = ((_link(a, b, vectors), i, j) for i, a in enumerate(groups) for j, b in enumerate(groups) if i < j)
        best, i, j = max(pairs)
        if best < _SAME_STORY:
            break
        groups[i] += groups.pop(j)
    return {name: k for k, group in enumerate(groups) for name in group}


def _unit(vector: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
    return {word: value / length for word, value in vector.items()}


def _link(one: Sequence[str], other: Sequence[str], vectors: dict[str, dict[str, float]]) -> float:
    total = sum(sum(v * vectors[b].get(w, 0.0) for w, v in vectors[a].items()) for a in one for b in other)
    return total / (len(one) * len(other))


def f1(tp: int, found: int, gold: int) -> float:
    """F1 from counts."""
    return 2 * tp / (found + gold) if found + gold else 0.0


def iterate_topics(folder: Path) -> Iterator[str]:
    """All topic names of the corpus folder."""
    yield from sorted((path.name for path in (folder / "ECB+").iterdir() if path.is_dir()), key=int)
