"""One act told and denied, or two states that exclude each other, in whatever words."""

from dataclasses import replace
from datetime import date

import pytest

from crossread.flow import compare
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.records.judged import Conflict
from crossread.tools import Tools

LEFT = "Corvalle report\n\nThis is what was known in Corvalle at the end of the day. "
RIGHT = "News from Corvalle\n\nThis was known in Corvalle at the end of the day. "
RULES = {"claims-opposed", "claims-opposed-unsure"}
EXCLUDING = [
    ("The bridge at Korva has yet to reopen.", "The bridge at Korva reopened on Monday."),
    ("The airport remained open throughout the storm.", "The airport was closed during the storm."),
    ("The pilot refused to fly on to Delmar.", "The pilot flew on to Delmar."),
    ("Ryder denied taking money from the builder.", "Ryder admitted that he had taken money from the builder."),
    ("Ryder pleaded not guilty to the charge of fraud.", "Ryder admitted the charge of fraud."),
    (
        "The council gave no reason for the closure of the school.",
        "The council explained why it was closing the school.",
    ),
    ("The minister was absent from the funeral.", "The minister attended the funeral of the soldiers."),
    ("The goal was allowed to stand.", "The goal was disallowed for offside."),
    ("Ines Radu has not conceded defeat.", "Ines Radu admitted defeat in a telephone call."),
    ("The fire was not started deliberately, police believe.", "Police are treating the fire as arson."),
    ("Police said the fire was an accident.", "Police said the fire had been started deliberately."),
    ("The talks ended without agreement.", "The two sides reached an agreement in the talks."),
    ("The talks collapsed on Monday.", "The two sides reached a deal in the talks on Monday."),
    ("The company does not plan to cut its dividend.", "The company will cut its dividend."),
    ("The company said it would not close the plant at Havel.", "The company is to shut the plant at Havel."),
    ("Workers voted against a strike.", "Workers voted to strike from Friday."),
    ("The water in Lasko is safe to drink.", "The water in Lasko is contaminated."),
    ("The dam was never at risk of breaking.", "The dam was in danger of giving way."),
    ("The warning came too late, residents said.", "Residents said the warning had come in time."),
    (
        "All passengers had left the train before the fire.",
        "Passengers were trapped in the train when the fire broke out.",
    ),
    ("The suspect is still at large.", "The suspect was arrested at the border."),
    ("The suspect is on the run.", "The suspect has been caught."),
    ("The brakes were working, the inspector said.", "The inspector said the brakes had failed."),
    ("The driver was sober.", "The driver was drunk, police said."),
    ("The house had no insurance.", "The house was insured."),
    ("The patient died on Tuesday night.", "The patient survived and left hospital."),
    ("The captain played on despite the injury.", "The captain limped off with an injury."),
    ("The prime minister has resigned.", "The prime minister has refused to resign."),
    ("Korva avoided relegation.", "Korva were relegated."),
    ("The hospital had run out of blood.", "The hospital has enough blood for another day."),
    ("The judge granted bail to Ryder.", "The judge refused bail to Ryder."),
    ("Ryder was released on bail.", "Ryder was remanded in custody."),
    ("The president signed the bill.", "The president vetoed the bill."),
    ("The rebels agreed to halt fire.", "The rebels refused to stop shooting."),
    ("The family was not told of the release.", "The family had been informed of the release."),
    ("She had not known about the payments.", "She knew about the payments."),
    ("The verdict was unanimous.", "The verdict was reached by a majority."),
    ("Schools will stay closed on Monday.", "Schools will reopen on Monday."),
    ("The match will go ahead.", "The match has been called off."),
    ("The festival was cancelled.", "The festival took place."),
    ("The festival has been postponed.", "The festival will not be postponed."),
    ("No successor has been chosen.", "Ane Lid was named as his successor."),
    ("Speke wept in the dock.", "Speke showed no emotion in the dock."),
    ("The striker will miss the game at Norbury.", "The striker is fit for the game at Norbury."),
    ("The king was not present at the ceremony.", "The king was at the ceremony."),
    ("Its aircraft had not flown over Marash, the army said.", "The army conceded that a jet was over Marash."),
    ("The government rejected the mediators' plan.", "The government said it backed the mediators' plan."),
    ("The ferry was fully insured and seaworthy.", "The ferry was unseaworthy."),
    ("The opposition boycotted the vote.", "The opposition took part in the vote."),
    ("The opposition abstained in the vote.", "The opposition voted against the bill."),
]
COMPATIBLE = [
    ("The company said it had received no complaint.", "The company confirmed that it had been warned of the leak."),
    ("No warning was issued in Brod before the flood.", "Residents of Lasko were warned before the flood."),
    ("The bridge at Korva has yet to reopen.", "The bridge at Delmar reopened on Monday."),
    ("The airport will be closed on Friday.", "The airport was open on Monday."),
    ("The union has ruled out a strike at the port.", "The union held a strike at the port last year."),
    ("Ryder denied taking money from the builder.", "Prosecutors say Ryder took money from the builder."),
    ("Ryder was acquitted of fraud.", "Ryder was convicted of perjury."),
    ("The council gave no reason for the closure of the school.", "The council closed the school."),
    ("The bank declined to comment on the merger.", "The bank reported a profit."),
    ("The mayor did not say when the school would open.", "The mayor said the school would open."),
    ("The minister failed to attend the funeral.", "The queen attended the funeral."),
    ("Not all passengers had left the train.", "Most passengers had left the train."),
    ("The suspect was not armed.", "The officers were armed."),
    ("Police have not named the victim.", "The victim was named locally as Tom Ray."),
    ("The minister had not slept for two days.", "The minister slept at the palace on Monday."),
    ("The company may cut its dividend.", "The company will not cut its dividend."),
    ("The company will not cut its dividend this year.", "The company cut its dividend in 2019."),
    ("If the talks fail, the drivers will strike.", "The drivers will not strike."),
    ("The drivers have not yet decided whether to strike.", "The drivers decided to strike on Friday."),
    ("He did not only win the race.", "He won the race."),
    ("The team has not lost at home since May.", "The team lost at Norbury."),
    ("No one was killed in the fire.", "A firefighter was hurt in the fire."),
    ("Talks had failed in March.", "The two sides reached an agreement in the talks."),
    ("The road was closed on Sunday.", "The road reopened on Monday."),
    ("The road to Brod was closed.", "The station at Brod was open."),
    ("The patient was in danger but survived.", "The patient survived."),
    ("He said there was no risk to the public.", "Workers were at risk, the union said."),
    ("The government has no plans to raise taxes.", "The opposition plans to raise taxes."),
    ("Radu has not won a majority.", "Radu won the election."),
    ("The judge refused bail to Ryder.", "Ryder's brother was released on bail."),
    ("Ryder denied the charges.", "Ryder was charged with fraud."),
    ("The factory was not damaged.", "A house near the factory was damaged."),
    ("The king did not speak.", "The queen spoke for ten minutes."),
    ("Officials said they could not confirm the toll.", "Officials confirmed two deaths."),
    ("The police had no immediate comment.", "Police commented on the case on Friday."),
    ("They found no survivors in the wreck.", "They found the wreck."),
    ("The ship was not carrying passengers.", "The ship was carrying coal."),
    ("Nothing was stolen from the museum's main hall.", "Two paintings were stolen from the museum."),
    ("The bank does not expect rates to rise.", "Rates rose in May."),
    ("The bill failed to pass the senate.", "The bill passed the house."),
    ("He was not seriously hurt.", "He was hurt."),
    ("The court has not set a date for the trial.", "The trial is set to begin in May."),
    ("Demand did not fall as much as feared.", "Demand fell."),
    ("It is not the first fire at the plant.", "It is the second fire at the plant."),
    ("She is not a member of the party.", "She was a member of the party until 2020."),
    ("The goal was disallowed in the first half.", "Harwick's second goal was allowed."),
    ("The minister refused to say how many troops would go.", "The minister said the troops would go."),
    ("The firm no longer makes steel.", "The firm made steel for a century."),
    ("He is not the only suspect.", "He is a suspect."),
    ("They did not find the body until Tuesday.", "They found the body on Tuesday."),
    ("Nobody expected the team to win.", "The team won."),
    ("The dam did not break.", "The dam was in danger of breaking."),
    ("Shares fell on Monday.", "Shares rose on Tuesday."),
    ("The talks have made no progress.", "The talks continue."),
    ("The north of the town has no power.", "The south of the town has power."),
    ("She had never lost a case.", "She lost her temper."),
    ("The ministry had no information about casualties.", "The ministry gave information on the route."),
    ("The rebels rejected the offer.", "The government accepted the offer."),
    ("The opposition did not support the bill.", "The ruling party supported the bill."),
    ("Police fired no shots, the chief said.", "The gunman fired four shots."),
]


def opposed(tools: Tools, left: str, right: str, *, days: tuple[int, int] = (12, 12)) -> list[Conflict]:
    """The conflicts by opposed claims between two short reports of May 2026."""
    reports = [
        replace(
            text_report(text.encode(), file=f"{label}.txt", metadata=Metadata()),
            label=label,
            published=date(2026, 5, day),
        )
        for label, text, day in (("A", LEFT + left, days[0]), ("B", RIGHT + right, days[1]))
    ]
    found = compare(reports, tools=tools).conflicts
    return [c for c in found if any(reason.rule in RULES for reason in c.because)]


NOT_SHOWN = [
    ("The club agreed to no deal with Ines Radu.", "The club agreed to a new deal for its goalkeeper."),
    ("The charter grants the council no right to object.", "The charter does not grant them a right to object."),
    ("It was a narrow fix for one model, the agency said.", "That is not a fix for the wider fault, the agency said."),
    ("She had not seen the cover.", "See the cover of the magazine below."),
    ("Party leaders agreed to a limit on terms.", "Members who had opposed Ines Radu made a deal."),
    (
        "The mayor of Lasko opposed the plan for the harbour.",
        "Residents who support the plan for a school met on Monday.",
    ),
]


@pytest.mark.parametrize(("left", "right"), NOT_SHOWN)
def test_claims_not_shown_to_meet(tools: Tools, left: str, right: str) -> None:
    """No conflict where nothing shows that both concern one party, and where a "no" behind a verb turns it round."""
    assert opposed(tools, left, right) == []


@pytest.mark.parametrize(("left", "right"), EXCLUDING)
def test_claims_that_exclude_each_other(tools: Tools, left: str, right: str) -> None:
    """A denial by a negative word, a light verb with "no", a verb of refusing, against the act; or two sides of one axis."""
    assert opposed(tools, left, right)


@pytest.mark.parametrize(("left", "right"), COMPATIBLE)
def test_claims_that_can_both_hold(tools: Tools, left: str, right: str) -> None:
    """Another party, place, day or bound; what is only asked, planned, supposed; a charge that is denied."""
    assert opposed(tools, left, right) == []


def test_a_state_of_yesterday_may_have_ended(tools: Tools) -> None:
    """Not yet by one day's report, done in the next day's: no conflict, unless the act is dated before the denial was written."""
    denied = "The bridge at Korva has yet to reopen."
    assert opposed(tools, denied, "The bridge at Korva has reopened.", days=(12, 13)) == []
    assert opposed(tools, denied, "The bridge at Korva reopened on Monday.", days=(12, 13))


def test_two_voices_make_it_unsure(tools: Tools) -> None:
    """What two people say of a third thing pulls the reports apart, less surely than what the reports say themselves."""
    found = opposed(
        tools,
        "Ada Holm, an engineer, said the dam was safe.",
        "Mayor Ines Radu said the dam was in danger of breaking.",
    )
    assert [c.confidence for c in found] == ["unsure"]
