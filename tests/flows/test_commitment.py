"""A commitment: heard in an answer, proposed back, confirmed, moved, done; its story is kept."""

from storage.records.commitments import Commitment, CommitmentState
from tests.flows.lakes import Lakes


async def commitments(lakes: Lakes) -> list[Commitment]:
    return await lakes.house.look(lambda uow: uow.commitments.find())


async def only(lakes: Lakes) -> Commitment:
    [commitment] = await commitments(lakes)
    return commitment


async def promise(lakes: Lakes, text: str = "We'll send the water quality report by Friday") -> None:
    """Let Amina promise something in her check-in."""
    await lakes.until(30, 6, 30, month=11)
    await lakes.amina.says(text)


async def test_a_promise_in_an_answer_is_proposed_with_its_date_in_words(lakes: Lakes) -> None:
    await promise(lakes)
    proposal = await lakes.amina.hears("Friday 4 December")
    assert proposal.labels == ("Confirm", "Change date", "Not a commitment")
    assert (await only(lakes)).state is CommitmentState.PROPOSED
    assert "in the way" in lakes.amina.last.text, "the check-in goes on"


async def test_nothing_stands_in_somebodys_name_without_their_tap(lakes: Lakes) -> None:
    await promise(lakes)
    await lakes.amina.says("commitments")
    await lakes.amina.hears("No open commitment")
    await lakes.amina.presses("Confirm")
    await lakes.amina.says("commitments")
    await lakes.amina.hears("1  “Send the water quality report”, Fri 4 Dec")


async def test_a_second_tap_says_nothing_new(lakes: Lakes) -> None:
    await promise(lakes)
    await lakes.amina.presses("Confirm")
    told = len(lakes.amina.heard)
    await lakes.amina.presses("Confirm")
    assert len(lakes.amina.heard) == told
    assert (await only(lakes)).version == 2


async def test_what_is_no_commitment_is_withdrawn(lakes: Lakes) -> None:
    await promise(lakes)
    await lakes.amina.presses("Not a commitment")
    assert (await only(lakes)).state is CommitmentState.DROPPED
    await lakes.amina.hears("not noted as a commitment")


async def test_another_date_is_asked_for_and_proposed_again(lakes: Lakes) -> None:
    await promise(lakes)
    await lakes.amina.presses("Change date")
    await lakes.amina.says("no idea")
    await lakes.amina.hears("could not find a date")
    await lakes.amina.says("31 February")
    await lakes.amina.hears("The calendar has no")
    await lakes.amina.says("15 December")
    await lakes.amina.hears("Tuesday 15 December")
    await lakes.amina.presses("Confirm")
    commitment = await only(lakes)
    assert (commitment.state, commitment.due_on.isoformat()) == (CommitmentState.OPEN, "2026-12-15")
    assert any("in the way" in one for one in lakes.amina.heard[-4:]), (
        "the check-in's question is asked again"
    )


async def test_an_ambiguous_date_is_asked_about_with_both_days(lakes: Lakes) -> None:
    await promise(lakes, "We will send the draft by 03/04")
    question = await lakes.amina.hears("more than one way")
    assert len(question.labels) == 4, "two days, another date, none"
    await lakes.amina.presses(question.labels[1])
    await lakes.amina.presses("Confirm")
    assert (await only(lakes)).due_on.isoformat() in {"2027-03-04", "2027-04-03"}


async def test_a_commitment_is_noted_by_command(lakes: Lakes) -> None:
    await lakes.amina.command("commit", "draft MoU by 15 December")
    await lakes.amina.hears("Draft MoU")
    await lakes.amina.presses("Confirm")
    await lakes.ingrid.says("commitments")
    everyone = await lakes.ingrid.hears("Clean Water Lakes has 1 open commitment")
    assert "Lakewatch: “Draft MoU”, Tue 15 Dec" in everyone.text


async def test_a_french_promise_is_heard_and_spelt_out_in_french(lakes: Lakes) -> None:
    await lakes.until(30, 8, 30, month=11)
    await lakes.jonas.says("Nous enverrons le devis des pompes d'ici vendredi")
    await lakes.jonas.hears("vendredi 4 décembre")


async def test_done_and_a_new_date_are_kept_as_history(lakes: Lakes) -> None:
    await lakes.answered()
    await lakes.amina.says("commitments")
    await lakes.amina.presses("1 New date")
    await lakes.amina.says("next Friday")
    await lakes.amina.hears("is now noted for Friday 11 December")
    await lakes.amina.says("commitments")
    await lakes.amina.presses("1 Done")
    commitment = await only(lakes)
    member = await lakes.amina.member()
    story = await lakes.house.look(lambda uow: uow.changes.of(commitment.id))
    assert [(one.by, one.field, one.old, one.new) for one in story] == [
        (member.id, "state", "proposed", "open"),
        (member.id, "due_on", "2026-12-04", "2026-12-11"),
        (member.id, "state", "open", "done"),
    ]
    assert all(one.at for one in story)


async def test_an_edited_answer_is_heard_again(lakes: Lakes) -> None:
    await promise(lakes)
    await lakes.amina.edits("We'll send the water quality report by 15 December")
    await lakes.amina.hears("Tuesday 15 December")
    assert [one.due_on.isoformat() for one in await commitments(lakes)] == ["2026-12-15"]


async def test_only_the_owner_confirms_and_a_coordinator_may_move(lakes: Lakes) -> None:
    await lakes.answered()
    await lakes.until(11, 12)
    await lakes.ingrid.presses("New date")
    await lakes.ingrid.says("18 December")
    await lakes.amina.hears("Ingrid Berg has moved “Send the water quality report” to Friday 18 December")
    assert (await only(lakes)).due_on.isoformat() == "2026-12-18"
