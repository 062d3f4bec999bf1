"""The views that page, terminal and Markdown share: quote board, timeline, positions, strip and origin graph."""

from dataclasses import replace
from datetime import date

from dossiers import many_reports, three_reports, two_reports

from crossread.records.said import Speaker
from crossread.records.told import Argument
from crossread.tell.describe import figure_reason, quotation_facts, said_by
from crossread.tell.html.origin_graph import origin_graph
from crossread.tell.html.strip import WIDTH, make_strip
from crossread.tell.lookup import days_words, look_up, shorten
from crossread.tell.said import diff_lines, quote_board
from crossread.tell.standing import who_stands_where
from crossread.tell.timeline import make_timeline


def test_prints_of_one_utterance_stand_together() -> None:
    """A speaker's two prints make one utterance, and each report's words are counted."""
    board = quote_board(look_up(two_reports()))[0]
    assert board.name == "Ilda Marrow"
    assert [len(u.prints) for u in board.utterances] == [2]
    assert [v.words for v in board.voices] == [21, 21]


def test_a_pronoun_or_relative_names_nobody() -> None:
    """ "it" or "who is also a lawyer" is not printed as a speaker's name; an unnamed source's words are, shortened."""
    held = two_reports()
    look, report = look_up(held), held.reports[0]
    words = report.text.index(" ") + 1
    mention = report.anchor(words, words + 100)
    assert look.speaker(Speaker(None, mention, "unknown")) == "no speaker named"
    assert look.speaker(Speaker(None, replace(mention, exact="who is a lawyer"), "unnamed")) == "no speaker named"
    assert look.speaker(Speaker(None, mention, "unnamed")).endswith("…")


def test_all_without_a_named_speaker_stand_on_the_last_board() -> None:
    """Quotations that name nobody share one board, after those with a speaker."""
    held = two_reports()
    quotations = tuple(replace(q, speaker=Speaker(None, q.parts[0], "unknown")) for q in held.quotations[:2])
    boards = quote_board(look_up(replace(held, quotations=(*quotations, *held.quotations[2:]))))
    assert [b.name for b in boards].count("no speaker named") == 1
    assert (boards[-1].name, len(boards[-1].utterances)) == ("no speaker named", 2)


def test_a_relative_clause_says_of_whom_it_tells() -> None:
    """ "who left early" is shown with its subject, which stands outside its words; a clause with its own subject is not."""
    held = two_reports()
    look, report, statement = look_up(held), held.reports[0], held.statements[0]
    subject = Argument("subject", report.anchor(0, 3), next(a.id for a in held.actors if a.name == "Ilda Marrow"))
    place = statement.anchors[0]
    clause = replace(
        statement, arguments=(subject,), holder=("narrator",), anchors=(replace(place, start=9, exact="who left"),)
    )
    assert said_by(look, clause) == "of Ilda Marrow"
    assert said_by(look, replace(clause, holder=("narrator", "unknown"))) == "of Ilda Marrow, speaker not told"
    assert said_by(look, replace(clause, anchors=(replace(place, start=9, exact="Crews left"),))) == ""


def test_reported_speech_is_no_share_of_voice() -> None:
    """Only words between marks count."""
    boards = quote_board(look_up(two_reports()))
    assert {b.name: b.words for b in boards}["Josune Abelard"] == 0


def test_a_word_diff_prints_both_sides_as_they_are() -> None:
    """Each line is one print; the marked words are only in it; nothing is blended."""
    held = two_reports()
    left, right = diff_lines(look_up(held), held.same_quotations[0].diff[0])
    assert [w.words for w in left.words if w.alone] == ["wants", "such", "will"]
    assert [w.words for w in right.words if w.alone] == ["wishes", "this", "shall"]
    assert "".join(w.gap + w.words for w in right.words) in held.reports[1].text


def test_the_timeline_places_only_what_has_a_day() -> None:
    """Dated moments stand in order; vague ones in the tray; an ambiguous one keeps all its readings."""
    timeline = make_timeline(look_up(two_reports()))
    assert [m.value for m in timeline.placed] == ["January 2031 or February 2031", "11 March 2031", "14 March 2031"]
    assert len(timeline.placed[0].spans) == 2
    assert [m.dates[0].anchor.exact for m in timeline.tray] == ["next week"]


def test_one_matter_told_with_one_day_is_one_moment() -> None:
    """“Tuesday evening” in A and “Tuesday night” in B, aligned, are told once with both wordings."""
    moment = make_timeline(look_up(two_reports())).placed[1]
    assert [d.anchor.exact for d in moment.dates] == ["on Tuesday evening", "on Tuesday night"]
    assert moment.told[0].before.endswith("off Skerry Point ")


def test_a_quoted_date_stays_off_the_timeline() -> None:
    """A time inside a quotation is the speaker's."""
    held = two_reports()
    quoted = replace(held.dates[0], status="quoted")
    timeline = make_timeline(look_up(replace(held, dates=(quoted,))))
    assert timeline.placed == ()
    assert len(timeline.tray) == 1


def test_the_strip_stays_within_its_frame_and_counts_what_it_leaves_out() -> None:
    """Bars lie inside the drawing; a moment years away is counted, not drawn."""
    held = two_reports()
    far = replace(held.dates[0], id="date-far", start=date(1998, 1, 1), end=date(1998, 1, 1))
    timeline = make_timeline(look_up(replace(held, dates=(far, *held.dates[:4]))))
    strip = make_strip(timeline.placed, [m.value for m in timeline.placed])
    assert strip is not None
    assert strip.before >= 1
    assert all(b.x >= 0 and b.x + b.width <= WIDTH for p in strip.placed for b in p.bars)
    assert len(strip.placed) + strip.before + strip.after == len(timeline.placed)


def test_no_tie_no_drawing() -> None:
    """A graph is drawn only where some report was shown to hang on another."""
    assert origin_graph(two_reports().reports, two_reports().origins) is None
    graph = origin_graph(three_reports().reports, three_reports().origins)
    assert graph is not None
    assert [(len(graph.nodes), len(graph.lines))] == [(3, 1)]
    assert origin_graph(many_reports(4, 5).reports, many_reports(4, 5).origins) is None


def test_an_actor_without_a_position_on_an_issue_has_an_empty_cell() -> None:
    """The table is square: each actor has a cell for each issue."""
    table = who_stands_where(look_up(two_reports()))
    assert table.issues == ("an inquiry", "sailing in the storm")
    assert [[len(c) for c in line.cells] for line in table.lines] == [[1, 0], [0, 1]]


def test_days_are_said_for_people() -> None:
    """A day, a stretch within a month, a whole month, a whole year, an open end, and none."""
    assert days_words(date(2031, 3, 1), date(2031, 3, 1)) == "1 March 2031"
    assert days_words(date(2031, 3, 3), date(2031, 3, 9)) == "3–9 March 2031"
    assert days_words(date(2031, 2, 1), date(2031, 2, 28)) == "February 2031"
    assert days_words(date(2031, 1, 1), date(2031, 12, 31)) == "2031"
    assert days_words(date(2031, 3, 1), None) == "from 1 March 2031"
    assert days_words(None, None) == "no day"


def test_words_are_cut_at_a_blank() -> None:
    """A cut shows that it is one, and never ends inside a word or on a comma."""
    assert shorten("one two, three", 10) == "one two…"
    assert shorten("one\ntwo", 10) == "one two"


def test_a_quotation_says_what_is_known_and_nothing_where_nothing_is() -> None:
    """Words reported without a word on their truth need no mark; what is given as doubtful or not so has one."""
    held = two_reports()
    look, quotation = look_up(held), held.quotations[0]
    plain = quotation_facts(look, replace(quotation, factuality="uncommitted"))
    assert plain == quotation_facts(look, replace(quotation, factuality=None))
    assert "given as not so" in quotation_facts(look, replace(quotation, factuality="counterfactual"))


def test_the_reason_of_two_figures_does_not_repeat_them() -> None:
    """Beside both figures only what else was seen stands, or nothing."""
    held = two_reports()
    look, link = look_up(held), held.figure_links[0]
    both = f"'{look.figures[link.left].anchor.exact}' and '{look.figures[link.right].anchor.exact}'"
    (reason, *_) = link.because
    assert figure_reason(look, replace(link, because=(replace(reason, detail=both),))) == ""
    more = replace(reason, detail=f"{both}; as of two days")
    assert figure_reason(look, replace(link, because=(more,))) == "as of two days"
