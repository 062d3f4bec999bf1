"""Attributions without a verb: "his claim that", "critical of the plan", "according to police", "reportedly"."""

from collections.abc import Iterator

from crossread.annotate.annotated import Annotated, Sentence, Token
from crossread.extract.quotations.attribution import Attribution, Span
from crossread.extract.quotations.commitment import degrees
from crossread.extract.quotations.cues import Cues
from crossread.extract.quotations.extents import clause_end, cut_second_verb, trim_end
from crossread.extract.quotations.phrases import noun_phrase
from crossread.extract.quotations.subjects import subject

_COMPLEMENTS = ("ccomp", "xcomp", "advcl", "acl", "obl", "nmod", "csubj")
_NOUN_LINKS = frozenset(
    ["on", "about", "for", "to", "against", "of", "that", "over", "toward", "towards", "with", "in"]
)


def adjective_attribution(
    annotated: Annotated, word: Token, *, cues: Cues, quoted: frozenset[int]
) -> Attribution | None:
    """X is confident that, critical of, eager to."""
    copula = next((c for c in annotated.dependents(word.i) if c.dep == "cop"), None)
    if copula is None or copula.i > word.i:
        return None
    holder = subject(annotated, word.i)
    complement = next((c for c in annotated.dependents(word.i, *_COMPLEMENTS) if c.i > word.i), None)
    if holder is None or complement is None or holder.lower in ("it", "there", "that", "this"):
        return None
    start = min(i for i in annotated.subtree(complement.i) if i > word.i)
    if start != word.i + 1:
        return None
    cue_end = word.i + 1
    if annotated.tokens[start].pos == "ADP" and annotated.tokens[start].dep == "case":
        cue_end = start = start + 1
    end = cut_second_verb(
        annotated, word.i, start, clause_end(annotated, word.i), quoted=quoted, clausal=False, cues=cues
    )
    if end <= start:
        return None
    first = min(c.i for c in annotated.dependents(word.i) if c.dep in ("cop", "aux") and c.i <= copula.i)
    source = noun_phrase(
        annotated, holder.i, floor=annotated.sentence_of(word.i).first, ceiling=max(first, holder.i + 1)
    )
    return Attribution(
        word.i,
        (first, cue_end),
        source,
        holder.i,
        ((start, end),),
        "adjective",
        cues.adjective[word.lemma],
        False,
        word.lemma,
    )


def noun_attribution(annotated: Annotated, noun: Token, *, cues: Cues) -> Attribution | None:
    """X's claim that, her criticism of, a promise to: the noun with its complement; the source is the possessor or who it comes from."""
    tokens, sentence = annotated.tokens, annotated.sentence_of(noun.i)
    if noun.i + 2 >= sentence.last:
        return None
    link = tokens[noun.i + 1]
    holder = next((c for c in annotated.dependents(noun.i) if c.dep == "nmod:poss"), None)
    if (
        holder is None and link.lower == "that" and noun.tag == "NNS"
    ):  # "The board estimates that": a verb taken for a plural
        holder = next((c for c in annotated.dependents(noun.i, "compound") if c.i in annotated.name_of), None)
    if link.lower not in _NOUN_LINKS or (holder is None and link.lower != "that"):
        return None
    if link.lower == "that" and link.dep != "mark":
        return None
    complement = next(
        (c for c in annotated.dependents(noun.i, "acl", "ccomp", "nmod", "advcl", "xcomp") if c.i > link.i), None
    )
    if complement is None and link.lower == "that" and tokens[tokens[link.head].head].i == noun.head:
        complement = tokens[link.head]  # the clause was hung on the verb before ("repeated his claim that")
    if complement is None:
        return None
    clausal = link.lower == "that" or complement.pos == "VERB"
    start = link.i if clausal else link.i + 1
    end = trim_end(annotated, start, max(annotated.subtree(complement.i)) + 1)
    if end <= start:
        return None
    judged = next((c.i for c in annotated.dependents(noun.i, "amod") if c.lower in degrees().stance_words), noun.i)
    cue: Span = (min(judged, noun.i), start)
    source = noun_phrase(annotated, holder.i, floor=sentence.first, ceiling=noun.i) if holder is not None else None
    if source is not None and tokens[source[1] - 1].lower in ("'s", "’s", "'", "’"):
        source = (source[0], source[1] - 1)
    head = holder.i if holder is not None else None
    return Attribution(noun.i, cue, source, head, ((start, end),), "noun", cues.noun[noun.lemma], False, noun.lemma)


def hearsay_attribution(annotated: Annotated, adverb: Token) -> Attribution | None:
    """ "reportedly": the clause it stands in is what is reported, and the text names nobody who says so."""
    verb = annotated.tokens[adverb.head]
    if verb.i == adverb.i or verb.pos not in ("VERB", "AUX", "ADJ", "NOUN"):
        return None
    below = annotated.subtree(verb.i, without=("parataxis",))
    first, last = min(below), trim_end(annotated, verb.i, max(below) + 1)
    while first < adverb.i and annotated.tokens[first].pos in ("PUNCT", "CCONJ", "SCONJ"):
        first += 1
    content = tuple((a, b) for a, b in ((first, adverb.i), (adverb.i + 1, last)) if a < b)
    return Attribution(
        adverb.i, (adverb.i, adverb.i + 1), None, None, content, "hearsay", "speech", False, adverb.lower
    )


def phrase_attributions(annotated: Annotated, sentence: Sentence, *, cues: Cues) -> Iterator[Attribution]:
    """ "According to X, ..." and "..., according to X": the rest of the sentence is what X says."""
    words = annotated.words(sentence)
    openers = {phrase[0] for phrase in cues.according}
    for token in words[:-1]:
        if token.lower not in openers:
            continue
        for phrase in cues.according:
            last = token.i + len(phrase)
            if last < sentence.last and tuple(t.lower for t in annotated.tokens[token.i : last]) == phrase:
                found = _according(annotated, sentence, token.i, last)
                if found is not None:
                    yield found


def _has_verb(annotated: Annotated, first: int, last: int) -> bool:
    """Whether words hold a finite verb of their own: without one they only describe who is named before them."""
    words = annotated.tokens[first:last]
    opens = words[0].lower in ("who", "which", "whose", "that")
    return not opens and any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in words)


def _according(annotated: Annotated, sentence: Sentence, first: int, last: int) -> Attribution | None:
    """The attribution of "according to": its source is the noun phrase after it, up to the comma that closes it."""
    tokens = annotated.tokens
    head = next(
        (
            t
            for t in tokens[last : sentence.last]
            if t.head < last or t.dep in ("obl", "nmod", "obl:agent", "ROOT", "root")
        ),
        None,
    )
    nouns = [t for t in tokens[last : min(sentence.last, last + 25)] if t.pos in ("NOUN", "PROPN", "PRON")]
    if not nouns:
        return None
    top = head if head is not None and head.pos in ("NOUN", "PROPN", "PRON") else nouns[0]
    if tokens[first].lower == "per" and top.i not in annotated.name_of:  # "per cent", "per person"
        return None
    source = noun_phrase(annotated, top.i, floor=last, ceiling=sentence.last)
    source = (last, max(source[1], last + 1))
    if first == sentence.first:
        comma = next((i for i in range(source[1] - 1, sentence.last) if tokens[i].text == ","), None)
        if comma is None:
            return None
        source = (last, comma) if comma > last else source
        content: tuple[Span, ...] = ((comma + 1, trim_end(annotated, comma + 1, sentence.last)),)
    else:
        floor = next((i + 1 for i in range(first - 1, sentence.first, -1) if tokens[i].text == ";"), sentence.first)
        ceiling = next((i for i in range(last, sentence.last) if tokens[i].text == ";"), sentence.last)
        content = ((floor, trim_end(annotated, floor, first)),)
        rest = trim_end(annotated, source[1], ceiling)
        if tokens[source[1] - 1].text == ",":
            source = (source[0], source[1] - 1)
        if rest - source[1] > 3 and _has_verb(annotated, source[1] + 1, rest):
            content = (*content, (source[1] + 1, rest))
    content = tuple((a, b) for a, b in content if a < b)
    if not content:
        return None
    return Attribution(first, (first, last), source, top.i, content, "according", "speech", False, "according")
