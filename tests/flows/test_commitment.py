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
    assert (commitment.state, str(commitment.due_on)) == (CommitmentState.OPEN, "2026-12-15")
    assert any("in the way" in one for one in lakes.amina.heard[-4:]), (
        "the check-in's question is asked again"
    )


async def test_an_ambiguous_date_is_asked_about_with_both_days(lakes: Lakes) -> None:
    await promise(lakes, "We will send the draft by 03/04")
    question = await lakes.amina.hears("more than one way")
    assert len(question.labels) == 4, "two days, another date, none"
    await lakes.amina.presses(question.labels[1])
    await lakes.amina.presses("Confirm")
    assert str((await only(lakes)).due_on) in {"2027-03-04", "2027-04-03"}


async def test_the_word_before_a_date_is_no_part_of_what_is_promised(lakes: Lakes) -> None:
    await lakes.amina.command("commit", "the map for 15 December")
    assert (await lakes.amina.hears("Shall I note this")).text.startswith("The map\n")
    await lakes.jonas.says("engagement envoyer la carte pour le 15 décembre")
    assert (await lakes.jonas.hears("Puis-je le noter")).text.startswith("Envoyer la carte\n")


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
    await lakes.amina.says("The laboratory is closed")
    await lakes.amina.hears("is now noted for Friday 11 December")
    await lakes.amina.says("commitments")
    await lakes.amina.presses("1 Done")
    commitment = await only(lakes)
    member = await lakes.amina.member()
    story = await lakes.house.look(lambda uow: uow.changes.of(commitment.id))
    told = [(one.field, one.old, one.new, one.why) for one in story if one.old]
    assert told == [
        ("state", "proposed", "open", ""),
        ("due_on", "2026-12-04", "2026-12-11", "The laboratory is closed"),
        ("state", "open", "done", ""),
    ]
    assert all(one.by == member.id for one in story)


async def test_an_edited_answer_is_heard_again(lakes: Lakes) -> None:
    await promise(lakes)
    await lakes.amina.edits("We'll send the water quality report by 15 December")
    await lakes.amina.hears("Tuesday 15 December")
    assert [str(one.due_on) for one in await commitments(lakes)] == ["2026-12-15"]


async def test_only_the_owner_confirms_and_a_coordinator_may_move(lakes: Lakes) -> None:
    await lakes.answered()
    await lakes.until(11, 12)
    await lakes.ingrid.presses("New date")
    await lakes.ingrid.says("18 December")
    await lakes.amina.hears("Ingrid Berg has moved “Send the water quality report” to Friday 18 December")
    assert str((await only(lakes)).due_on) == "2026-12-18"


async def test_done_ends_the_question_for_another_date(lakes: Lakes) -> None:
    await lakes.answered()
    await lakes.amina.says("commitments")
    await lakes.amina.presses("1 New date")
    await lakes.amina.presses("1 Done")
    await lakes.amina.says("Good")
    await lakes.amina.hears("I am not sure what this is about")


async def test_what_somebody_else_closed_meanwhile_is_not_asked_about_any_longer(lakes: Lakes) -> None:
    await lakes.answered()
    await lakes.until(9, 12)
    await lakes.ingrid.presses("New date")
    await lakes.amina.presses("Done")
    await lakes.ingrid.says("18 December")
    await lakes.ingrid.hears("is closed by now")
    await lakes.ingrid.says("Good")
    await lakes.ingrid.hears("I am not sure what this is about")


async def test_an_edited_answer_takes_the_question_for_its_date_along(lakes: Lakes) -> None:
    await promise(lakes)
    await lakes.amina.presses("Change date")
    await lakes.amina.edits("We'll send the water quality report by 15 December")
    await lakes.amina.hears("Tuesday 15 December")
    await lakes.amina.says("Nothing at the moment")
    texts = await lakes.house.look(lambda uow: {one.question: one.text for one in uow.updates.since(None)})
    assert texts["in_the_way"] == "Nothing at the moment"


async def test_an_answer_given_once_more_is_not_proposed_twice(lakes: Lakes) -> None:
    await promise(lakes)
    await lakes.amina.presses("Confirm")
    await lakes.amina.presses("Back")
    await lakes.amina.says("We'll send the water quality report by Friday")
    assert (await only(lakes)).state is CommitmentState.OPEN


async def test_a_day_that_does_not_exist_is_asked_for_once_more(lakes: Lakes) -> None:
    await lakes.amina.command("commit", "draft MoU by 31 February")
    await lakes.amina.hears("The calendar has no")
    await lakes.amina.says("15 December")
    await lakes.amina.hears("Tuesday 15 December")
    await lakes.amina.presses("Confirm")
    assert str((await only(lakes)).due_on) == "2026-12-15"


async def test_a_warning_is_only_promised_where_there_is_time_for_one(lakes: Lakes) -> None:
    await lakes.amina.command("commit", "draft MoU by today")
    await lakes.amina.presses("Confirm")
    told = await lakes.amina.hears("is noted for Friday 27 November")
    assert "before that day" not in told.text


async def test_who_has_left_hears_nothing_of_their_commitments_and_on_return_all_of_it(lakes: Lakes) -> None:
    await lakes.answered()
    await lakes.until(3, 6)
    await lakes.amina.says("leave")
    await lakes.amina.presses("Leave")
    told = len(lakes.amina.heard)
    await lakes.until(4, 12)
    assert len(lakes.amina.heard) == told
    await lakes.amina.hand.joins(await lakes.house.invitation(organisation="Lakewatch"))
    await lakes.until(7, 7, 1)
    await lakes.amina.hears("The date for “Send the water quality report” was Friday 4 December")


async def test_who_has_left_is_not_told_what_a_coordinator_did_with_it(lakes: Lakes) -> None:
    await lakes.answered()
    await lakes.until(11, 12)
    await lakes.amina.says("leave")
    await lakes.amina.presses("Leave")
    told = len(lakes.amina.heard)
    await lakes.ingrid.command("commitment", "water quality report")
    await lakes.ingrid.presses("Done")
    await lakes.ingrid.hears("is done")
    assert len(lakes.amina.heard) == told


async def test_a_day_is_over_where_its_owner_lives(lakes: Lakes) -> None:
    rosa = await lakes.house.partner("Rosa Quispe", "BlueFlow", zone="America/Lima")
    await rosa.command("commit", "pump list by today")
    await rosa.presses("Confirm")
    await lakes.until(28, 0, 30, month=11)
    await lakes.ingrid.says("commitments")
    await lakes.ingrid.hears("BlueFlow: “Pump list”, Fri 27 Nov")
    await lakes.until(28, 6, month=11)
    await lakes.ingrid.says("commitments")
    await lakes.ingrid.hears("BlueFlow: “Pump list”, date was Fri 27 Nov")


async def test_a_day_that_must_be_asked_for_comes_before_the_next_question(lakes: Lakes) -> None:
    await promise(lakes, "We will send the draft by 31 February")
    await lakes.amina.hears("The calendar has no")
    assert "in the way" not in lakes.amina.last.text, "one question at a time"
    await lakes.amina.says("15 December")
    await lakes.amina.hears("Tuesday 15 December")
    assert "in the way" in lakes.amina.last.text, "the check-in goes on"
    await lakes.amina.presses("Confirm")
    assert str((await only(lakes)).due_on) == "2026-12-15"
