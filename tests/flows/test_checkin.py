"""A check-in: asked in the morning where people live, answered in a minute, and something given back."""

from datetime import UTC, datetime

from storage.records.checkins import Outcome, Response
from tests.flows.devices import telegram_of
from tests.flows.lakes import Lakes
from tests.house import Partner
from tests.platforms import telegram
from tests.stages import TelegramHand


async def outcome(lakes: Lakes, partner: Partner) -> Response:
    member = await partner.member()
    found = await lakes.house.look(lambda uow: uow.responses.latest_of(member.id))
    assert found
    return found


def asked(lakes: Lakes) -> list[telegram.Button]:
    """The buttons under what Amina was asked last."""
    hand = lakes.amina.hand
    assert isinstance(hand, TelegramHand)
    return [button for row in hand.person.chat[-1].buttons for button in row]


async def updates(lakes: Lakes, partner: Partner) -> dict[str, str]:
    member = await partner.member()
    every = await lakes.house.look(lambda uow: uow.updates.since(None))
    return {one.question: one.text for one in every if one.member_id == member.id}


async def test_everybody_is_asked_at_nine_where_they_live(lakes: Lakes) -> None:
    await lakes.until(30, 5, 59, month=11)
    assert not any("What moved" in text for text in lakes.amina.heard)
    await lakes.until(30, 6, 1, month=11)
    await lakes.amina.hears("What moved")
    assert not any("Qu'est-ce qui a" in text for text in lakes.jonas.heard)
    await lakes.until(30, 8, 1, month=11)
    assert (await outcome(lakes, lakes.jonas)).outcome is Outcome.ASKED
    assert not any("What moved" in text for text in lakes.jonas.heard), "Jonas reads French"


async def test_answers_are_taken_one_by_one_and_stored_as_updates(lakes: Lakes) -> None:
    await lakes.answered()
    assert await updates(lakes, lakes.amina) == {
        "moved": "The second sampling round is done",
        "in_the_way": "Nothing at the moment",
        "next": "We'll send the water quality report by Friday",
        "state": "on_track",
    }
    assert (await outcome(lakes, lakes.amina)).outcome is Outcome.ANSWERED
    thanks = await lakes.amina.hears("Thank you")
    assert "water quality report" in thanks.text, "what others count on her for is given back"


async def test_skip_and_back_work_by_word_and_by_button(lakes: Lakes) -> None:
    await lakes.until(30, 6, 30, month=11)
    await lakes.amina.says("skip")
    await lakes.amina.hears("in the way")
    await lakes.amina.says("The boat")
    await lakes.amina.presses("Back")
    again = await lakes.amina.hears("Your answer so far")
    assert "The boat" in again.text
    await lakes.amina.says("The boat is in repair")
    await lakes.amina.presses("Skip")
    await lakes.amina.says("1")
    assert await updates(lakes, lakes.amina) == {"in_the_way": "The boat is in repair", "state": "on_track"}


async def test_an_answer_is_changed_by_editing_the_chat_message(lakes: Lakes) -> None:
    await lakes.until(30, 6, 30, month=11)
    await lakes.amina.says("Two samples")
    await lakes.amina.edits("Three samples")
    await lakes.amina.hears("It now reads")
    assert await updates(lakes, lakes.amina) == {"moved": "Three samples"}


async def test_an_answer_is_changed_by_button_after_the_thanks(lakes: Lakes) -> None:
    await lakes.answered()
    await lakes.amina.presses("Change an answer")
    await lakes.amina.presses("4")
    await lakes.amina.presses("Needs a decision")
    assert (await updates(lakes, lakes.amina))["state"] == "needs_decision"
    await lakes.amina.says("The ministry has to choose the lab")
    assert (await updates(lakes, lakes.amina))["state_why"] == "The ministry has to choose the lab"


async def test_a_question_amid_the_check_in_does_not_lose_it(lakes: Lakes) -> None:
    await lakes.until(30, 6, 30, month=11)
    await lakes.amina.says("help")
    await lakes.amina.hears("Write these words to me")
    await lakes.amina.says("Who signs the data agreement?")
    await lakes.amina.hears("guidebook")
    await lakes.amina.says("Three samples")
    assert await updates(lakes, lakes.amina) == {"moved": "Three samples"}


async def test_a_half_finished_check_in_survives_a_restart(lakes: Lakes) -> None:
    await lakes.until(30, 6, 30, month=11)
    await lakes.amina.says("Two samples")
    await lakes.house.restart()
    await lakes.amina.says("Nothing")
    assert await updates(lakes, lakes.amina) == {"moved": "Two samples", "in_the_way": "Nothing"}


async def test_the_silent_are_reminded_once_the_next_working_day_at_ten(lakes: Lakes) -> None:
    await lakes.answered()
    await lakes.until(1, 8, 59)
    assert (await outcome(lakes, lakes.jonas)).reminded_at is None
    await lakes.until(2, 23)
    jonas = await outcome(lakes, lakes.jonas)
    assert jonas.reminded_at == datetime(2026, 12, 1, 9, tzinfo=UTC)
    assert jonas.outcome is Outcome.SILENT
    told = [one for one in lakes.jonas.heard if "Clean Water Lakes" in one]
    assert len(told) == len(set(told))
    assert (await outcome(lakes, lakes.amina)).outcome is Outcome.ANSWERED
    assert not any("a line is enough" in text for text in lakes.amina.heard)


async def test_a_late_answer_is_taken_until_the_next_round_and_marked(lakes: Lakes) -> None:
    await lakes.until(3, 12)
    for text in ("Les pompes sont arrivées", "Rien", "passer"):
        await lakes.jonas.says(text)
    await lakes.jonas.says("1")
    assert (await outcome(lakes, lakes.jonas)).outcome is Outcome.LATE
    every = await lakes.house.look(lambda uow: uow.updates.since(None))
    assert [one.text for one in every if one.late] == ["Les pompes sont arrivées", "Rien", "on_track"]


async def test_the_round_comes_every_two_weeks_and_closes_what_was_open(lakes: Lakes) -> None:
    await lakes.until(14, 6, 30)
    asked = [text for text in lakes.amina.heard if "What moved" in text]
    assert len(asked) == 3, "two rounds, and one reminder of the first"
    rounds = await lakes.house.look(lambda uow: uow.rounds.latest(5))
    assert [one.occurs_on.isoformat() for one in rounds] == ["2026-12-14", "2026-11-30"]
    member = await lakes.amina.member()
    still_open = await lakes.house.look(lambda uow: uow.conversations.open_of(member.id, "checkin"))
    assert len(still_open) == 1


async def test_an_old_button_changes_nothing_and_is_answered_kindly(lakes: Lakes) -> None:
    await lakes.until(30, 6, 30, month=11)
    first = asked(lakes)
    await lakes.amina.says("One")
    old = next(one.token for one in first if one.label == "Skip")
    await lakes.amina.presses(old)
    await lakes.amina.hears("That one is answered already: One")
    await lakes.amina.says("Two")
    assert await updates(lakes, lakes.amina) == {"moved": "One", "in_the_way": "Two"}


async def test_who_lives_elsewhere_meanwhile_is_asked_once(lakes: Lakes) -> None:
    await lakes.until(30, 5, 0, month=11)
    await lakes.jonas.says("aide")
    await lakes.until(30, 23, 0, month=11)
    asked = await outcome(lakes, lakes.jonas)
    assert asked.asked_at == datetime(2026, 11, 30, 8, tzinfo=UTC)


async def test_somebody_who_joins_from_further_east_is_asked_at_nine_there(lakes: Lakes) -> None:
    kavita = await lakes.house.partner("Kavita Rao", "Shore Women")
    await kavita.presses("English")
    await kavita.presses("Another place")
    await kavita.says("Kolkata")
    await lakes.until(30, 3, 29, month=11)
    assert not any("What moved" in text for text in kavita.heard)
    await lakes.until(30, 3, 31, month=11)
    await kavita.hears("What moved")
    await lakes.until(30, 5, 59, month=11)
    assert not any("What moved" in text for text in lakes.amina.heard)


async def test_a_check_in_that_an_outage_held_back_waits_for_the_morning(lakes: Lakes) -> None:
    await lakes.house.stop()
    lakes.house.clock.turn_to(datetime(2026, 11, 30, 21, tzinfo=UTC))
    await lakes.house.start()
    await lakes.until(1, 4, 59)
    assert not any("What moved" in text for text in lakes.amina.heard)
    await lakes.until(1, 5, 1)
    await lakes.amina.hears("What moved")
    await lakes.until(2, 5)
    asked = [text for text in lakes.amina.heard if "What moved" in text]
    assert len(asked) == 1, "nobody is reminded two hours after they were asked"


async def test_an_option_that_was_typed_is_changed_by_editing_the_message(lakes: Lakes) -> None:
    await lakes.until(30, 6, 30, month=11)
    for text in ("skip", "skip", "skip", "1"):
        await lakes.amina.says(text)
    await lakes.amina.edits("needs attention")
    assert await updates(lakes, lakes.amina) == {"state": "needs_attention"}
    await lakes.amina.hears("It now reads")
    await lakes.amina.edits("well, so so")
    assert await updates(lakes, lakes.amina) == {"state": "needs_attention"}
    await lakes.amina.hears("write its number")
    await lakes.ingrid.says("digest")
    assert "Lakewatch: needs attention" in lakes.ingrid.last.text


async def test_who_only_skipped_is_not_told_of_answers(lakes: Lakes) -> None:
    await lakes.until(30, 6, 30, month=11)
    await lakes.amina.says("skip")
    await lakes.until(1, 7, 1)
    await lakes.amina.hears("a line is enough")
    assert not any("your first answers are kept" in text for text in lakes.amina.heard)


async def test_half_of_a_check_in_after_the_closing_is_not_called_silence(lakes: Lakes) -> None:
    await lakes.until(3, 12)
    await lakes.jonas.says("Les pompes sont arrivées")
    await lakes.ingrid.says("digest")
    assert "BlueFlow: answered in part" in lakes.ingrid.last.text


async def test_an_answer_written_in_time_is_in_time_though_it_was_read_after_an_outage(lakes: Lakes) -> None:
    await lakes.until(2, 5, 30)
    await lakes.house.stop()
    await lakes.amina.hand.says("Two samples")
    lakes.house.clock.turn_to(datetime(2026, 12, 2, 12, tzinfo=UTC))
    await lakes.house.start()
    await lakes.house.settle()
    [update] = await lakes.house.look(lambda uow: uow.updates.since(None))
    assert (update.text, update.late) == ("Two samples", False)


async def test_the_last_answer_of_an_earlier_round_is_not_opened_anew(lakes: Lakes) -> None:
    await lakes.answered()
    await lakes.until(14, 6, 30)
    await lakes.amina.presses("Change an answer")
    await lakes.amina.hears("This button is out of date")
    await lakes.amina.says("Three samples")
    member = await lakes.amina.member()
    [asked] = await lakes.house.look(lambda uow: uow.conversations.open_of(member.id))
    assert [one.value for one in asked.answers] == ["Three samples"]


async def test_who_has_left_is_not_called_silent(lakes: Lakes) -> None:
    await lakes.answered()
    await lakes.until(30, 12, month=11)
    await lakes.jonas.says("quitter")
    await lakes.jonas.presses("Quitter")
    await lakes.until(2, 12)
    await lakes.ingrid.says("digest")
    assert "1 of 1 heard" in lakes.ingrid.last.text
    assert "BlueFlow" not in lakes.ingrid.last.text


async def test_a_promise_by_command_is_not_taken_for_an_answer(lakes: Lakes) -> None:
    await lakes.until(30, 6, 30, month=11)
    await lakes.amina.says("commit send the map by 20 December")
    await lakes.amina.hears("Sunday 20 December")
    assert await updates(lakes, lakes.amina) == {}
    for text in ("One", "Two", "Three"):
        await lakes.amina.says(text)
    await lakes.amina.says("ask who signs the data agreement")
    await lakes.amina.hears("guidebook")
    await lakes.amina.says("thanks to the boat")
    await lakes.amina.hears("Please press one of the buttons")
    assert "state" not in await updates(lakes, lakes.amina)


async def test_a_question_that_never_came_is_put_before_words_are_taken(lakes: Lakes) -> None:
    await telegram_of(lakes.amina).blocks()
    await lakes.until(30, 12, month=11)
    assert (await outcome(lakes, lakes.amina)).failure
    await telegram_of(lakes.amina).unblocks()
    await lakes.amina.says("Hello, I am back")
    put = await lakes.amina.hears("did not reach you before")
    assert "What moved on your side" in put.text
    assert await updates(lakes, lakes.amina) == {}
    await lakes.amina.says("Two samples")
    assert await updates(lakes, lakes.amina) == {"moved": "Two samples"}
