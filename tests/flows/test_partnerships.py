"""One person in two partnerships: asked which a text is for where nothing tells; neither sees the other."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from handlers.checkins.rounds import schedules
from storage.engine import Database
from storage.records.people import Partnership
from tests.flows.conftest import begin
from tests.flows.devices import add_document, set_aside, slack_of, slack_server, telegram_of, telegram_server
from tests.flows.lakes import Lakes
from tests.house import House, Partner
from tests.stages import SlackHand, Stage

LAKES, HARBOUR = "Clean Water Lakes", "Blue Harbour"
WHICH = "Which partnership is this for?"


@dataclass(frozen=True)
class Both(Lakes):
    """Amina of the lakes is also a partner in the harbour, which Rosa coordinates."""

    rosa: Partner
    harbour: Partnership

    @property
    def home(self) -> Partnership:
        """The lakes."""
        return self.ingrid.partnership

    async def stored(self, where: Partnership) -> int:
        """How many answers, commitments and questions a partnership holds."""
        return await self.house.look(
            lambda uow: uow.updates.count() + uow.commitments.count() + uow.enquiries.count(), where
        )


@pytest.fixture
async def both(sqlite_database: Database, outside: Stage) -> AsyncIterator[Both]:
    """Two partnerships on Telegram and on Slack; no check-in is planned in the harbour."""
    async with await House.open(sqlite_database, outside) as house:
        lakes = await begin(house)
        harbour = await house.partnership(HARBOUR)
        rosa = await house.coordinator("Rosa Lind", "Harbour Board", partnership=harbour)
        await lakes.amina.hand.joins(await house.invitation(organisation="Divers", partnership=harbour))
        await house.settle()
        house.home = lakes.ingrid.partnership
        yield Both(house, lakes.ingrid, lakes.amina, lakes.jonas, rosa, harbour)
        assert await set_aside(house) == []


async def test_a_plain_text_waits_until_its_writer_has_said_which_it_is_for(both: Both) -> None:
    await both.amina.says("commit survey of the pier by 4 December")
    assert both.amina.last.text.startswith(WHICH)
    assert both.amina.last.labels == (LAKES, HARBOUR)
    assert (await both.stored(both.home), await both.stored(both.harbour)) == (0, 0)
    await both.amina.presses(HARBOUR)
    await both.amina.hears("Survey of the pier")
    assert (await both.stored(both.home), await both.stored(both.harbour)) == (0, 1)
    await both.amina.presses(LAKES)
    await both.amina.hears("This button is out of date")
    assert (await both.stored(both.home), await both.stored(both.harbour)) == (0, 1)


async def test_a_question_is_looked_up_where_its_writer_says(both: Both) -> None:
    await add_document(both.house, both.harbour, "Pier rules", Boats="Boats land at the north pier only.")
    await both.amina.says("Where do boats land?")
    await both.amina.presses(HARBOUR)
    await both.amina.hears("Boats land at the north pier only.")
    await both.amina.says("Where do boats land?")
    await both.amina.presses(LAKES)
    await both.amina.hears("There is no guidebook in Clean Water Lakes that I can answer from")


async def test_an_answer_finds_the_check_in_that_asked(both: Both) -> None:
    await both.until(30, 6, 30, month=11)
    assert LAKES in both.amina.last.text
    await both.amina.says("Two samples")
    assert not any(WHICH in text for text in both.amina.heard)
    assert (await both.stored(both.home), await both.stored(both.harbour)) == (1, 0)


async def test_a_word_of_the_check_in_is_for_the_one_that_asks(both: Both) -> None:
    await both.until(30, 6, 30, month=11)
    await both.amina.command("skip")
    assert "2 of" in both.amina.last.text
    await both.amina.command("back")
    assert "1 of" in both.amina.last.text
    assert not any(WHICH in text for text in both.amina.heard)
    await both.amina.command("commitments")
    assert both.amina.last.text.startswith(WHICH), "which is not about the question"


async def test_an_edited_answer_is_the_answer_it_was(both: Both) -> None:
    await both.answered()
    await both.until(30, 12, month=11)
    await both.amina.says("commitments")
    await both.amina.presses(LAKES)
    await both.amina.says("thank you")
    await both.amina.edits("thank you all")
    await edits_first(both, "The third sampling round is done")
    texts = await both.house.look(lambda uow: {one.text for one in uow.updates.since(None)}, both.home)
    assert "The third sampling round is done" in texts
    assert sum(WHICH in text for text in both.amina.heard) == 2, "for the list and the thanks, not for edits"


async def edits_first(both: Both, text: str) -> None:
    """Let Amina change the words of her first answer."""
    if isinstance(both.amina.hand, SlackHand):
        person = slack_of(both.amina)
        [mine] = [one for one in person.chat if "second sampling" in one.visible and not one.from_bot]
        await person.edits(mine, text)
    else:
        phone = telegram_of(both.amina)
        [mine_] = [one for one in phone.chat if "second sampling" in one.text and one.sender == phone.id]
        await phone.edits(mine_, text)
    await both.house.settle()


async def test_a_sticker_or_a_message_without_words_is_about_no_partnership(both: Both) -> None:
    if not isinstance(both.amina.hand, SlackHand):
        await telegram_of(both.amina).sends("sticker")
        await both.amina.hears("I cannot read stickers")
    await both.amina.says("\u200b")
    await both.amina.hears("has no words in it")
    assert not any(WHICH in text for text in both.amina.heard)


async def test_of_two_check_ins_in_one_morning_the_second_follows_with_its_own_answers(
    both: Both,
) -> None:
    await both.house.change(
        lambda uow: schedules.begin(both.harbour, both.house.clock.now(), uow), both.harbour
    )
    await both.until(30, 6, 30, month=11)
    for _ in range(8):
        about = HARBOUR if HARBOUR in asked_last(both) else LAKES
        if "Where does" in asked_last(both) or "stand" in asked_last(both).splitlines()[-1]:
            await both.amina.presses("On track")
        else:
            await both.amina.says(f"News of {about}")
        if both.amina.last.text.startswith(f"{about}\nThank you"):
            await both.house.clock_by(hours=1)
    for where in (both.home, both.harbour):
        texts = await both.house.look(lambda uow: {one.text for one in uow.updates.since(None)}, where)
        assert texts == {f"News of {where.name}", "on_track"}


async def test_a_reply_to_the_older_of_two_check_ins_answers_that_one(both: Both) -> None:
    await both.house.change(
        lambda uow: schedules.begin(both.harbour, both.house.clock.now(), uow), both.harbour
    )
    await both.until(1, 6, 30)
    older = LAKES if HARBOUR in asked_last(both) else HARBOUR
    await replies(both, f"{older} · ", "Two samples")
    where = both.home if older == LAKES else both.harbour
    [kept] = await both.house.look(lambda uow: uow.updates.since(None), where)
    assert (kept.question, kept.text) == ("moved", "Two samples")


async def replies(both: Both, fragment: str, text: str) -> None:
    """Let Amina answer the newest message of the bot that has these words."""
    if isinstance(both.amina.hand, SlackHand):
        person = slack_of(both.amina)
        answered = [one for one in person.chat if one.from_bot and fragment in one.visible]
        await person.says(text, thread=answered[-1])
    else:
        phone = telegram_of(both.amina)
        seen = [one for one in phone.chat if one.sender != phone.id and fragment in one.text]
        await phone.says(text, reply_to=seen[-1])
    await both.house.settle()


def asked_last(both: Both) -> str:
    """The last question that Amina was asked."""
    return next(text for text in reversed(both.amina.heard) if "?" in text)


async def test_a_button_finds_its_partnership(both: Both) -> None:
    await both.answered()
    await both.until(3, 12)
    await both.amina.presses("Done")
    assert not any(WHICH in text for text in both.amina.heard)
    assert await both.house.look(lambda uow: uow.commitments.count_open()) == 0


async def test_a_reply_to_a_message_is_about_what_it_answers(both: Both) -> None:
    await both.answered()
    await replies(both, "Thank you, that is all", "commitments")
    await both.amina.hears("You have 1 open commitment")
    assert not any(WHICH in text for text in both.amina.heard)


async def test_what_is_asked_in_a_group_is_about_the_groups_partnership(both: Both) -> None:
    if isinstance(both.amina.hand, SlackHand):
        channel = slack_server(both.house).channel("pier", slack_of(both.rosa), slack_of(both.amina))
        await slack_of(both.rosa).mentions_bot(channel, "bind")
        await both.house.settle()
        await slack_of(both.amina).mentions_bot(channel, "commit survey of the pier by 4 December")
    else:
        server = telegram_server(both.house)
        group = server.group("Pier", telegram_of(both.rosa))
        await group.adds(server.bot)
        await telegram_of(both.rosa).says("@convenor_bot bind", group=group)
        await both.house.settle()
        await telegram_of(both.amina).says(
            "@convenor_bot commit survey of the pier by 4 December", group=group
        )
    await both.house.settle()
    await both.amina.hears("Survey of the pier")
    assert (await both.stored(both.home), await both.stored(both.harbour)) == (0, 1)


async def test_every_message_to_somebody_in_two_names_its_partnership(both: Both) -> None:
    known = len(both.amina.heard)
    await both.answered()
    await both.until(9, 12)
    said = [text for text in both.amina.heard[known:] if not text.startswith(WHICH)]
    assert len(said) > 6
    assert [text for text in said if not text.startswith(LAKES)] == []
    assert not any(text.startswith(LAKES + "\n") for text in both.ingrid.heard), "Ingrid is in one only"


async def test_leaving_one_keeps_the_other(both: Both) -> None:
    await both.answered()
    await both.amina.command("leave")
    await both.amina.presses(HARBOUR)
    await both.amina.hears("Do you want to leave Blue Harbour?")
    await both.amina.presses("Leave")
    await both.rosa.hears("Amina")
    await both.amina.says("commitments")
    assert "You have 1 open commitment" in both.amina.last.text
    assert not any("has left" in text for text in both.ingrid.heard)
    await both.until(3, 12)
    await both.amina.hears("Does that date hold?")


async def test_a_button_of_a_partnership_that_was_left_changes_nothing(both: Both) -> None:
    await both.answered()
    await both.until(3, 12)
    await both.amina.command("leave")
    await both.amina.presses(LAKES)
    await both.amina.presses("Leave")
    await both.amina.presses("Done")
    await both.amina.hears("a partnership that you are not a member of")
    assert await both.house.look(lambda uow: uow.commitments.count_open()) == 1


async def test_nothing_of_one_partnership_is_seen_from_the_other(both: Both) -> None:
    await add_document(both.house, both.home, "Lake rules", Samples="Samples are taken on Mondays.")
    await both.answered()
    await both.amina.says("When are samples taken?")
    await both.amina.presses(LAKES)
    await both.amina.presses("👎 Not the answer")
    await both.until(14, 12)
    for words in ("digest", "commitments", "invite"):
        await both.rosa.command(words)
    await both.rosa.says("When are samples taken?")
    await both.rosa.hears("There is no guidebook in Blue Harbour that I can answer from")
    told = "\n".join(both.rosa.heard)
    for secret in (
        "water quality",
        "sampling",
        "Lake rules",
        "Mondays",
        "Ingrid",
        "Jonas",
        LAKES,
        "Lakewatch",
    ):
        assert secret not in told
    await both.ingrid.command("digest")
    await both.ingrid.command("commitments")
    assert not any(secret in "\n".join(both.ingrid.heard) for secret in (HARBOUR, "Rosa", "Divers"))


async def test_check_ins_of_two_partnerships_are_put_one_after_the_other(both: Both) -> None:
    await both.house.change(
        lambda uow: schedules.begin(both.harbour, both.house.clock.now(), uow), both.harbour
    )
    await both.until(30, 12, month=11)
    assert sum("Your answers help to plan" in text for text in both.amina.heard) == 1
    await both.amina.presses("Nothing new")
    await both.until(30, 14, month=11)
    assert sum("Your answers help to plan" in text for text in both.amina.heard) == 2
    await both.amina.presses("Nothing new")
    for where in (both.home, both.harbour):
        parts = await both.house.look(lambda uow: uow.responses.find(), where)
        assert [one for one in parts if one.answered_at], where.name


async def test_a_message_that_begins_with_its_partnership_names_it_once(both: Both) -> None:
    await both.until(30, 6, 30, month=11)
    asked = both.amina.last.text
    assert asked.startswith(LAKES)
    assert asked.count(LAKES) == 1
    await both.ingrid.hand.joins(await both.house.invitation(organisation="Divers", partnership=both.harbour))
    await both.house.settle()
    await both.ingrid.says("digest")
    if both.ingrid.last.text.startswith(WHICH):
        await both.ingrid.presses(LAKES)
    digest = both.ingrid.last.text
    assert digest.startswith(f"{LAKES} · ")
    assert digest.count(LAKES) == 1
    await both.ingrid.says("thanks")
    await both.ingrid.presses(LAKES)
    assert both.ingrid.last.text.startswith(LAKES), "what does not name it is headed by it"
