"""Dossiers by hand: an invented ferry accident told by two and three reports, a long one made by rule, and hostile text."""

from dataclasses import replace
from datetime import date

from making import (
    at,
    make_actor,
    make_dossier,
    make_figure,
    make_quotation,
    make_report,
    make_row,
    make_statement,
    make_when,
)

from crossread.records.dossier import Dossier, Refused
from crossread.records.judged import Anomaly, Conflict, FigureLink, Origin, OriginGroup, Reason
from crossread.records.names import content_id
from crossread.records.said import Diff, DiffPart, SameQuotation
from crossread.records.told import (
    AgendaItem,
    BriefLine,
    Event,
    EventClash,
    Framing,
    FramingWord,
    Interval,
    Position,
)

FIRST = """Ferry Halcyon runs aground off Varrisay, 212 brought ashore

The car ferry Halcyon ran aground off Skerry Point on Tuesday evening, and all 212 people on board were brought ashore.

“If the union wants to sail in such weather, I will ask for an inquiry,” Transport Minister Ilda Marrow said \
on Wednesday. “I can give them every logbook.”

The captain, Tomas Verrin, told reporters that the engine failed twice. He did not call the crew “careless”.

The coastguard said at least three passengers were treated for cold 🌊.

An inquiry opens on 14 March."""

SECOND = """Union disputes minister’s account of Varrisay grounding

A ferry carrying 215 passengers and crew struck rocks near Skerry Point on Tuesday night; everyone was rescued.

Former minister Ilda Marrow said: “If the union wishes to sail in this weather, I shall ask for an inquiry. I can give them every logbook.”

Engineers had warned last month about the engine, said Josune Abelard, who leads the seafarers’ union.

Abelard falsely claimed that the coastguard arrived after midnight.

The Marrow ministry will publish its findings on 14 March, and the union plans a strike next week."""

THIRD = """Night on the rocks: passengers tell of Halcyon’s hour

Passengers sang in the dark after the Halcyon struck the rocks off Skerry Point on Tuesday night.

“We held hands and nobody shouted,” said Amal نور الدين, a nurse from Varrisay.

Nobody was badly hurt, the coastguard said."""


def two_reports() -> Dossier:
    """A and B: a wording, a differing figure, a shared slip, things told by one alone, a date that cannot be placed."""
    a = make_report("A", FIRST, outlet="The Varrisay Lantern", published=date(2031, 3, 12))
    b = make_report("B", SECOND)
    marrow = make_actor(
        "Ilda Marrow",
        "person",
        at(a, "Ilda Marrow"),
        at(b, "Ilda Marrow"),
        country="VAR",
        sector="GOV",
        titles=(at(a, "Transport Minister"), at(b, "Former minister")),
    )
    verrin = make_actor("Tomas Verrin", "person", at(a, "Tomas Verrin"), titles=(at(a, "captain"),))
    abelard = make_actor("Josune Abelard", "person", at(b, "Josune Abelard"), at(b, "Abelard", nth=1), sector="LAB")
    guard = make_actor("coastguard", "organisation", at(a, "coastguard"), at(b, "coastguard"), sector="GOV")
    wants = at(a, "If the union wants to sail in such weather, I will ask for an inquiry,")
    logbook = at(a, "I can give them every logbook.")
    qa = make_quotation("direct", wants, logbook, speaker=marrow, mention=at(a, "Ilda Marrow"), cue=at(a, "said"))
    both = at(
        b, "If the union wishes to sail in this weather, I shall ask for an inquiry. I can give them every logbook."
    )
    qb = make_quotation("direct", both, speaker=marrow, mention=at(b, "Ilda Marrow"), cue=at(b, "said:"))
    qc = make_quotation(
        "term",
        at(a, "careless"),
        speaker=verrin,
        mention=at(a, "He"),
        known_by="pronoun",
        cue=at(a, "call"),
        negated=True,
    )
    qd = make_quotation(
        "indirect", at(a, "the engine failed twice"), speaker=verrin, mention=at(a, "Tomas Verrin"), cue=at(a, "told")
    )
    qe = make_quotation(
        "indirect",
        at(b, "the coastguard arrived after midnight"),
        speaker=abelard,
        mention=at(b, "Abelard", nth=1),
        cue=at(b, "falsely claimed"),
        stance="contested",
    )
    diff = Diff(
        qa.id,
        qb.id,
        (
            DiffPart("equal", at(a, "If the union"), at(b, "If the union")),
            DiffPart("only-left", at(a, "wants"), None),
            DiffPart("only-right", None, at(b, "wishes")),
            DiffPart("equal", at(a, "to sail in"), at(b, "to sail in")),
            DiffPart("only-left", at(a, "such"), None),
            DiffPart("only-right", None, at(b, "this")),
            DiffPart("equal", at(a, "weather, I"), at(b, "weather, I")),
            DiffPart("only-left", at(a, "will"), None),
            DiffPart("only-right", None, at(b, "shall")),
            DiffPart("equal", at(a, "ask for an inquiry"), at(b, "ask for an inquiry")),
            DiffPart("equal", logbook, at(b, "I can give them every logbook.")),
        ),
    )
    words = Reason("quotation.wording", wants, both, "three words differ: wants / wishes, such / this, will / shall")
    same = SameQuotation(content_id("same", qa.id, qb.id), (qa.id, qb.id), "wording-differs", (diff,), (words,))
    fa = make_figure(a, "all 212 people", "212", low=212, high=212, measure="people on board")
    fb = make_figure(b, "215 passengers and crew", "215", low=215, high=215, measure="passenger and crew")
    fc = make_figure(a, "at least three passengers", "three", low=3, high=None, measure="passenger", bound="at least")
    counted = Reason("figure.differs", fa.anchor, fb.anchor, "212 against 215 for the people on board")
    link = FigureLink(content_id("link", fa.id, fb.id), fa.id, fb.id, "conflict", (counted,))
    da = make_when(
        a,
        "on Tuesday evening",
        start=date(2031, 3, 11),
        end=date(2031, 3, 11),
        status="resolved",
        basis="the Tuesday before publication, 12 March 2031",
        value="2031-03-11TEV",
        precision="part-of-day",
    )
    db = make_when(
        b,
        "on Tuesday night",
        start=date(2031, 3, 11),
        end=date(2031, 3, 11),
        status="resolved-by-alignment",
        basis="told as the same matter as “on Tuesday evening” in A",
        value="2031-03-11TNI",
        precision="part-of-day",
    )
    dc = make_when(
        b,
        "last month",
        start=None,
        end=None,
        status="ambiguous",
        basis="B gives no date of publication",
        value="XXXX-XX",
        precision="month",
        candidates=(Interval(date(2031, 1, 1), date(2031, 1, 31)), Interval(date(2031, 2, 1), date(2031, 2, 28))),
    )
    dd = make_when(
        a,
        "on 14 March",
        start=date(2031, 3, 14),
        end=date(2031, 3, 14),
        status="inferred-year",
        basis="the next 14 March after publication",
        value="2031-03-14",
    )
    de = make_when(
        b,
        "next week",
        start=None,
        end=None,
        status="vague",
        basis="B gives no date",
        value="FUTURE_REF",
        precision="unknown",
    )
    s = [
        make_statement(a, "The car ferry Halcyon ran aground off Skerry Point on Tuesday evening", dates=(da,)),
        make_statement(
            b,
            "A ferry carrying 215 passengers and crew struck rocks near Skerry Point on Tuesday night",
            dates=(db,),
            figures=(fb,),
        ),
        make_statement(a, "all 212 people on board were brought ashore", figures=(fa,)),
        make_statement(b, "everyone was rescued"),
        make_statement(
            a, "I will ask for an inquiry", holder=("narrator", marrow.id), modality="conditional", quotation=qa
        ),
        make_statement(
            b, "I shall ask for an inquiry", holder=("narrator", marrow.id), modality="conditional", quotation=qb
        ),
        make_statement(a, "the engine failed twice", holder=("narrator", verrin.id), modality="reported", quotation=qd),
        make_statement(
            b, "Engineers had warned last month about the engine", holder=("narrator", abelard.id), dates=(dc,)
        ),
        make_statement(
            a, "at least three passengers were treated for cold", holder=("narrator", guard.id), figures=(fc,)
        ),
        make_statement(b, "the coastguard arrived after midnight", holder=("narrator", abelard.id), quotation=qe),
        make_statement(a, "An inquiry opens on 14 March", modality="future", dates=(dd,)),
        make_statement(b, "The Marrow ministry will publish its findings on 14 March", modality="future"),
        make_statement(b, "the union plans a strike next week", modality="future", dates=(de,)),
    ]
    ground = Reason("event.same-place-and-time", s[0].anchors[0], s[1].anchors[0], "same vessel, place and evening")
    rows = (
        make_row(s[0], s[1], relation="detail", because=(ground,)),
        make_row(s[2], s[3], because=(Reason("all-safe", s[2].anchors[0], s[3].anchors[0], "all brought ashore"),)),
        make_row(s[4], s[5], relation="wording", because=(words,)),
        make_row(
            s[6],
            s[7],
            relation="pulls-apart",
            because=(Reason("cause", s[6].anchors[0], s[7].anchors[0], "a failure that night; a warning before it"),),
            confidence="likely",
        ),
        make_row(s[8]),
        make_row(s[9]),
        make_row(
            s[10],
            s[11],
            relation="pulls-apart",
            because=(
                Reason("date.same-day", s[10].anchors[0], s[11].anchors[0], "one opens, one publishes, on one day"),
            ),
        ),
        make_row(s[12]),
    )
    clash = Conflict(
        content_id("conflict", "value"),
        "value",
        (fa.anchor, fb.anchor),
        (counted,),
        "likely",
        "Ask the operator for the passenger list.",
    )
    heard = Conflict(
        content_id("conflict", "wording"),
        "wording",
        (wants, both),
        (words,),
        "sure",
        "Ask for the recording of Wednesday’s press conference.",
    )
    slip = Anomaly(
        content_id("anomaly", b.id),
        "title-inconsistent",
        (b.id,),
        False,
        (at(b, "Former minister"), at(b, "The Marrow ministry")),
        "called former minister, and treated as the one in office",
    )
    undated = Anomaly(
        content_id("anomaly", "no-date", b.id),
        "no-publication-date",
        (b.id,),
        False,
        (),
        "B does not say when it appeared",
    )
    events = (
        Event(
            content_id("event", 1),
            "CONSULT",
            "third-party",
            ("legal",),
            ("VAR GOV",),
            ("VAR LAB",),
            (marrow.id,),
            (abelard.id,),
            marrow.id,
            "if",
            None,
            None,
            None,
            None,
            (at(a, "ask for an inquiry"),),
            "inquiry asked for, on condition",
        ),
        Event(
            content_id("event", 2),
            "ACCUSE",
            "allege",
            ("maritime",),
            ("VAR LAB",),
            ("VAR GOV",),
            (abelard.id,),
            (guard.id,),
            abelard.id,
            "says",
            date(2031, 3, 11),
            date(2031, 3, 11),
            None,
            None,
            (at(b, "falsely claimed that the coastguard arrived after midnight"),),
            "claim against an authority",
        ),
    )
    return make_dossier(
        (a, b),
        refused=(Refused("notes.bin", "not text: bytes of no known encoding"),),
        actors=(marrow, verrin, abelard, guard),
        quotations=(qa, qc, qd, qb, qe),
        same_quotations=(same,),
        statements=tuple(s),
        rows=rows,
        figures=(fa, fc, fb),
        figure_links=(link,),
        dates=(da, dd, db, dc, de),
        events=events,
        event_clashes=(EventClash(content_id("clash", 1), events[0].id, events[1].id, "asks together; accuses"),),
        positions=(
            Position(
                content_id("position", 1),
                marrow.id,
                "for, on condition",
                "an inquiry",
                None,
                (a.id, b.id),
                (at(a, "ask for an inquiry"), at(b, "ask for an inquiry")),
            ),
            Position(
                content_id("position", 2),
                abelard.id,
                "against",
                "sailing in the storm",
                marrow.id,
                (b.id,),
                (at(b, "had warned last month about the engine"),),
            ),
        ),
        conflicts=(clash, heard),
        anomalies=(slip, undated),
        agenda=(
            AgendaItem(
                content_id("agenda", 1),
                a.id,
                at(a, "An inquiry opens on 14 March"),
                date(2031, 3, 14),
                date(2031, 3, 14),
                "day",
                dd.id,
                "the next 14 March after publication",
            ),
            AgendaItem(
                content_id("agenda", 2),
                b.id,
                at(b, "the union plans a strike next week"),
                None,
                None,
                "undated",
                de.id,
                "B gives no date",
            ),
        ),
        origins=(
            Origin(
                content_id("origin", 1),
                a.id,
                b.id,
                "unknown",
                0.08,
                (Reason("no-runs", None, None, "no run of twelve shared words outside quotations"),),
            ),
        ),
        origin_groups=(OriginGroup((a.id,), None), OriginGroup((b.id,), None)),
        framing=(
            Framing(content_id("framing", 1), rows[5].id, (FramingWord(b.id, at(b, "falsely claimed"), "verb"),)),
        ),
        brief=(
            BriefLine(rows[0].id, at(a, FIRST.split("\n\n")[1]), (a.id, b.id)),
            BriefLine(
                rows[5].id, at(b, "Abelard falsely claimed that the coastguard arrived after midnight."), (b.id,)
            ),
        ),
        limits=("Report B gives no date: “last month” cannot be placed.", "Nothing says who took the photographs."),
    )


def three_reports() -> Dossier:
    """The same with a third report that prints right-to-left words and is partly silent."""
    held = two_reports()
    c = make_report("C", THIRD, outlet="Passages", published=date(2031, 3, 13))
    nurse = make_actor("Amal نور الدين", "person", at(c, "Amal نور الدين"))
    quotation = make_quotation(
        "direct",
        at(c, "We held hands and nobody shouted,"),
        speaker=nurse,
        mention=at(c, "Amal نور الدين"),
        cue=at(c, "said"),
    )
    rocks = make_statement(c, "the Halcyon struck the rocks off Skerry Point on Tuesday night")
    hurt = make_statement(c, "Nobody was badly hurt", holder=("narrator", held.actors[3].id))
    sang = make_statement(c, "Passengers sang in the dark")
    first = held.rows[0]
    widened = replace(first, statements=(*first.statements, rocks.id), reports=(*first.reports, c.id))
    return make_dossier(
        (*held.reports, c),
        **{
            name: getattr(held, name)
            for name in (
                "same_quotations",
                "figures",
                "figure_links",
                "dates",
                "events",
                "positions",
                "conflicts",
                "anomalies",
                "agenda",
                "framing",
                "brief",
                "limits",
                "event_clashes",
            )
        },
        actors=(*held.actors, nurse),
        quotations=(*held.quotations, quotation),
        statements=(*held.statements, rocks, hurt, sang),
        rows=(widened, *held.rows[1:], make_row(sang), make_row(hurt)),
        origins=(*held.origins, Origin(content_id("origin", 2), held.reports[1].id, c.id, "echoed", 0.34, ())),
        origin_groups=(OriginGroup((held.reports[0].id,), None), OriginGroup((held.reports[1].id, c.id), None)),
    )


def many_reports(reports: int = 20, sentences: int = 50) -> Dossier:
    """Reports of about sixteen words a sentence, where sentence n is told by every report whose number divides it."""
    texts = [
        "\n\n".join(
            [f"Report {r} on the long night at Skerry Point"]
            + [
                " ".join(
                    f"In village {r}-{p}-{n} the harbour crew moved {r + n} boats before the tide came over the old wall."
                    for n in range(5)
                )
                for p in range(sentences // 5)
            ]
        )
        for r in range(1, reports + 1)
    ]
    made = [make_report(_letter(n), text) for n, text in enumerate(texts)]
    statements, figures, quotations, actors = [], [], [], []
    for number, report in enumerate(made, 1):
        for p in range(sentences // 5):
            for n in range(5):
                words = f"In village {number}-{p}-{n} the harbour crew moved {number + n} boats before the tide"
                figure = make_figure(
                    report,
                    f"{number + n} boats before the tide",
                    str(number + n),
                    low=number + n,
                    high=number + n,
                    measure="boat",
                )
                figures.append(replace(figure, id=content_id("figure", report.id, p, n)))
                statements.append(make_statement(report, words, figures=(figures[-1],)))
    by_place: dict[int, list] = {}
    for i, statement in enumerate(statements):
        number, n = divmod(i, sentences)
        by_place.setdefault(n if n % (number + 1) == 0 else 1000 + i, []).append(statement)
    rows = tuple(make_row(*group, relation="detail" if len(group) > 1 else "same") for group in by_place.values())
    origins = tuple(
        Origin(content_id("origin", x.id, y.id), x.id, y.id, "unknown", 0.1, ())
        for i, x in enumerate(made)
        for y in made[i + 1 :]
    )
    return make_dossier(
        made,
        actors=tuple(actors),
        quotations=tuple(quotations),
        statements=tuple(statements),
        rows=rows,
        figures=tuple(figures),
        origins=origins,
    )


def _letter(number: int) -> str:
    return chr(65 + number) if number < 26 else _letter(number // 26 - 1) + _letter(number % 26)


HOSTILE = """<script>alert('headline')</script> & "quotes" \u202egnitrowolf\u202c

</script><img src=x onerror=alert(1)> said the mayor 🌊🌊, “<b onmouseover=alert(2)>bold</b> & {{ 7*7 }} ]]> <!-- x”.

javascript:alert(3) \x1b[31mred\x1b[0m \u2066left\u2069 \u0000 null \ufffd end."""


def hostile_report() -> Dossier:
    """One report full of markup, control characters and overlong names, its metadata hostile too."""
    report = replace(
        make_report("A", HOSTILE, outlet="<img src=x onerror=alert(4)>"),
        url="javascript:alert(5)",
        author='"><script>alert(6)</script>',
        file="../../<svg onload=alert(7)>.txt",
    )
    mayor = make_actor("the mayor", "person", at(report, "the mayor"))
    said = make_quotation(
        "direct",
        at(report, "<b onmouseover=alert(2)>bold</b> & {{ 7*7 }} ]]> <!-- x"),
        speaker=mayor,
        mention=at(report, "the mayor"),
        cue=at(report, "said"),
    )
    statement = make_statement(report, "</script><img src=x onerror=alert(1)> said the mayor 🌊🌊")
    return make_dossier(
        (report,),
        actors=(mayor,),
        quotations=(said,),
        statements=(statement,),
        rows=(make_row(statement),),
        refused=(Refused("<script>x</script>", "<b>bad</b>"),),
        limits=("<script>alert(8)</script>",),
    )
