"""Commands that are written while something is asked about a commitment; the question stays open."""

import pytest

from storage.records.commitments import CommitmentState, Weight
from tests.flows.lakes import Lakes
from tests.flows.pledges import agrees, as_it_is, does, promises


@pytest.fixture
def lakes(lakes_outside: Lakes) -> Lakes:
    """Clean Water Lakes on SQLite, on Telegram and on Slack."""
    return lakes_outside


QUESTIONS = ["weight", "change_date", "blocked", "waiting", "goals"]


@pytest.mark.parametrize("asked", QUESTIONS)
@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("commitments", "Lab permits"),
        ("commitments at risk", "at risk"),
        ("commitment 2", "Where it stands"),
        ("commitment 2 progress 60%", "Progress: 60%"),
        ("progress 2: 60% of the samples", "Progress: 60%"),
        ("handover lab permits to Jonas", "Offered to Jonas"),
        ("hand over 2 to Jonas", "Offered to Jonas"),
    ],
)
async def test_a_command_answers_no_question_about_a_commitment(
    lakes: Lakes, asked: str, said: str, shown: str
) -> None:
    survey = await promises(lakes, lakes.amina)
    await promises(lakes, lakes.amina, title="Lab permits")
    await does(lakes, lakes.amina, asked, survey)
    await lakes.amina.says(said)
    assert shown in lakes.amina.last.text
    member = await lakes.amina.member()
    [still] = await lakes.house.look(lambda uow: uow.conversations.open_of(member.id))
    assert (still.subject, still.stage, still.answers) == (survey.id, 0, ())


async def test_a_coordinator_agrees_on_a_norm_while_a_weight_is_asked_for(lakes: Lakes) -> None:
    await agrees(lakes, free_days=7)
    survey = await promises(lakes, lakes.ingrid)
    await does(lakes, lakes.ingrid, "weight", survey)
    await lakes.ingrid.says("norms dates 10")
    norms = (await lakes.house.look(lambda uow: uow.agreements.present())).norms
    assert norms.free_days == 10
    await lakes.ingrid.says("institutional")
    assert (await as_it_is(lakes, survey)).weight is Weight.INSTITUTIONAL


@pytest.mark.parametrize(
    "said",
    [
        "Commitment of the ministry is missing",
        "Handover of the site to us is delayed",
        "Progress is slow as the boat is in repair",
        "Norms of the laboratory have changed",
    ],
)
async def test_a_reason_that_begins_like_a_command_is_a_reason(lakes: Lakes, said: str) -> None:
    survey = await promises(lakes, lakes.amina)
    await does(lakes, lakes.amina, "blocked", survey)
    await lakes.amina.says(said)
    assert (await as_it_is(lakes, survey)).state is CommitmentState.BLOCKED


async def test_an_answer_that_tells_of_progress_is_no_command(lakes: Lakes) -> None:
    await promises(lakes, lakes.amina)
    await lakes.until(30, 6, 30, month=11)
    await lakes.amina.says("Progress: 60% of the wells are drilled")
    [told] = await lakes.house.look(lambda uow: uow.updates.since(None))
    assert told.text == "Progress: 60% of the wells are drilled"
