"""An answer is sketched on its card while it is written, and nothing of that outlives the answer."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import replace
from functools import partial

import pytest

from bot import sketching
from bot.channels.base import TryLater, Unknown
from bot.clock import TurnableClock
from bot.compose import Composer
from bot.noting import Notes
from bot.sketching import Sketches
from bot.station import Station
from prompts.catalogue import house
from storage.engine import Database
from storage.queue import posts
from storage.records.messages import OutboundMessage
from tests.house import FRIDAY
from tests.machine.drafts import LOOKING, Account, at_work, stage_of
from tests.machine.haste import outbound, until
from tests.paper import Hold, Paper, PaperChannel
from tests.paper_stage import PaperStage
from tests.platforms.page import PlaygroundStage
from tests.stages import SlackStage, Stage, TelegramStage


@pytest.fixture(autouse=True)
def _at_any_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sketch as often as is asked, where a test is not about the pace."""
    monkeypatch.setattr(sketching, "PACE", 0.0)


@pytest.fixture(params=["telegram", "slack", "playground"])
def stage(request: pytest.FixtureRequest, sqlite_database: Database) -> Stage:
    """Each platform."""
    return stage_of(request.param, sqlite_database)


@pytest.fixture
async def account(sqlite_database: Database, stage: Stage) -> AsyncIterator[Account]:
    """An account on each platform, that may sketch without a pause."""
    async with at_work(sqlite_database, stage) as working:
        working.channel.pace = 0.0
        yield working


@pytest.fixture
def paper() -> Paper:
    """A platform where everything can go wrong."""
    return Paper()


@pytest.fixture
async def desk(sqlite_database: Database, paper: Paper) -> AsyncIterator[Account]:
    """An account on paper."""
    async with at_work(sqlite_database, PaperStage(paper)) as working:
        yield working


async def test_sketches_appear_in_order_and_the_answer_takes_the_place_of_the_last(account: Account) -> None:
    draft = account.draft()
    await account.sketches.begin(draft)
    await account.shows(LOOKING)
    await settled(account)
    for text in ("The ministry", "The ministry signs", "The ministry signs the agreement"):
        await account.sketches.show(draft, text)
        assert account.seen == [f"{text} …"]
    await account.puts(draft, "The ministry signs the agreement [1].")
    await account.shows("The ministry signs the agreement [1].")
    await account.sketches.show(draft, "too late")
    assert account.seen == ["The ministry signs the agreement [1]."]


@pytest.mark.parametrize("name", ["telegram", "slack"])
async def test_of_an_answer_in_several_parts_the_first_is_sketched(
    sqlite_database: Database, name: str
) -> None:
    async with at_work(sqlite_database, stage_of(name, sqlite_database)) as account:
        draft = await begun(account)
        long = "\n".join(f"{number} sentences of an answer that goes on and on." for number in range(400))
        await account.sketches.show(draft, long)
        assert len(account.seen) == 1
        assert account.seen[0].startswith("0 sentences")
        await account.puts(draft, long)
        await until(partial(shows_all_of, account, long))


async def test_a_sketch_whose_answer_never_came_does_not_come_after_the_final_text(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sketching, "PATIENCE", 0.05)
    stage = SlackStage()
    async with at_work(sqlite_database, stage) as account:
        draft = await begun(account)
        stall = stage.server.faults.stall_next("chat.update", before=True)
        await account.sketches.show(draft, "half of")
        await account.puts(draft, "All of it.")
        await account.shows("All of it.")
        stall.release.set()
        await until(partial(late_update_is_refused, stage))
        assert account.seen == ["All of it."]
        await account.puts(draft, "All of it, and more.")
        await account.shows("All of it, and more.")


async def test_an_answer_that_is_ready_while_a_sketch_is_on_its_way_stays(
    sqlite_database: Database,
) -> None:
    stage = SlackStage()
    async with at_work(sqlite_database, stage) as account:
        draft = await begun(account)
        stall = stage.server.faults.stall_next("chat.update", before=True)
        sketch = asyncio.create_task(account.sketches.show(draft, "half of"))
        await stall.reached.wait()
        sketch.cancel()
        await account.puts(draft, "All of it.")
        await asyncio.gather(sketch, return_exceptions=True)
        await account.shows("All of it.")
        stall.release.set()
        await until(partial(late_update_is_refused, stage))
        assert account.seen == ["All of it."]


async def test_a_sketch_that_came_about_without_an_answer_is_replaced_all_the_same(
    sqlite_database: Database,
) -> None:
    stage = TelegramStage()
    async with at_work(sqlite_database, stage) as account:
        draft = await begun(account)
        stage.server.cut_next("editMessageText", "after")
        await account.sketches.show(draft, "half of")
        assert account.seen == ["half of …"]
        await account.puts(draft, "All of it.")
        await account.shows("All of it.")


async def test_what_is_in_doubt_on_the_page_is_taken_away_and_sent_anew(sqlite_database: Database) -> None:
    async with at_work(sqlite_database, PlaygroundStage(sqlite_database)) as account:
        draft = account.draft()
        before = await account.channel.send(draft, "a", None)
        after = await account.channel.send(draft, "b", replace(before, in_doubt=True))
        assert after.ids != before.ids
        await account.channel.sketch(draft, before)
        assert account.seen == [""]


async def test_an_account_that_rests_is_left_in_peace(sqlite_database: Database) -> None:
    stage = TelegramStage()
    async with at_work(sqlite_database, stage) as account:
        draft = await begun(account)
        stage.server.fail_next("editMessageText", 429, retry_after=1)
        await account.sketches.show(draft, "refused")
        await account.sketches.show(draft, "not even tried")
        assert [one.params["text"] for one in stage.server.refused] == ["refused …"]
        assert stage.server.called("editMessageText") == []
        await account.puts(draft, "All of it.")
        await account.shows("All of it.")
        assert len(stage.server.called("sendMessage")) == 1, "it was surely refused, and so it is changed"


async def test_cards_and_accounts_keep_their_pace(
    desk: Account, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 100.0
    monkeypatch.setattr(sketching, "PACE", 1.0)
    monkeypatch.setattr(sketching, "seconds", lambda: now)
    draft, other = await begun(desk), await begun(desk, "answer:2")
    in_company = replace(draft, thread="7")
    for moment, which, text in (
        (100.0, draft, "one"),
        (100.9, draft, "too soon"),
        (100.9, other, "another"),
        (101.1, draft, "two"),
        (102.1, in_company, "three"),
        (104.1, in_company, "too soon among others"),
        (105.2, in_company, "four"),
    ):
        now = moment
        await desk.sketches.show(which, text)
    assert [text for text, _ in paper.sketches] == ["one …", "another …", "two …", "three …", "four …"]
    paper.sketches.clear()
    desk.channel.pace = 2.0
    for moment, which in ((200.0, draft), (201.5, other), (202.5, other)):
        now = moment
        await desk.sketches.show(which, "again")
    assert len(paper.sketches) == 2


async def test_another_holder_of_the_lease_means_no_sketches_and_the_right_answer(
    sqlite_database: Database, paper: Paper, desk: Account
) -> None:
    async with AsyncExitStack() as stack:
        other = await stack.enter_async_context(at_work(sqlite_database, PaperStage(paper)))
        draft = await begun(other)
        await other.sketches.show(draft, "half of")
        assert paper.sketches == []
        await other.puts(draft, "All of it.")
        letters = await paper.until(2)
        assert letters[-1].text == "All of it."
        assert letters[-1].before is not None
        assert not letters[-1].before.in_doubt


async def test_nothing_is_sketched_while_a_message_is_on_its_way_to_the_chat(
    desk: Account, paper: Paper
) -> None:
    draft, hold = await begun(desk), Hold()
    paper.holds.append(hold)
    await desk.puts(replace(draft, card=None), "a reminder")
    await hold.reached.wait()
    await desk.sketches.show(draft, "half of")
    assert paper.sketches == []
    hold.release.set()


async def test_a_sketch_gives_way_to_an_answer_that_waits_behind_it(
    sqlite_database: Database, paper: Paper, desk: Account
) -> None:
    hold = Hold()
    paper.holds.append(hold)
    await desk.puts(desk.draft("another"), "first")
    await hold.reached.wait()
    draft = desk.draft()
    await desk.sketches.begin(draft)
    await desk.puts(draft, "All of it.")
    hold.release.set()
    await desk.shows("first", "All of it.")
    await settled(desk)
    assert [outcome for outcome, _, _ in await outbound(sqlite_database)] == ["sent", "dropped", "sent"]
    await desk.sketches.begin(draft)
    await desk.sketches.show(draft, "half of")
    assert (desk.seen, paper.sketches) == (["first", "All of it."], [])


@pytest.mark.parametrize("remembers", [True, False])
async def test_what_may_have_been_sketched_is_looked_up_and_not_repeated(
    desk: Account, paper: Paper, remembers: bool
) -> None:
    paper.remembers = remembers
    paper.lost.append(Unknown("timed out"))
    draft = desk.draft()
    await desk.sketches.begin(draft)
    await paper.until(1)
    await desk.puts(draft, "All of it.")
    letters = await paper.until(2)
    assert [one.text for one in letters] == [LOOKING, "All of it."]
    assert (letters[-1].before is not None) is remembers


async def test_what_is_for_one_alone_is_not_sketched(desk: Account, paper: Paper) -> None:
    draft = replace(desk.draft(), only="amina")
    await desk.sketches.begin(draft)
    await desk.puts(draft, "All of it.")
    assert [one.text for one in await paper.until(1)] == ["All of it."]


@pytest.mark.parametrize("failure", [TryLater(0.001, "rate_limit"), Unknown("?"), KeyError("bug")])
async def test_no_failure_of_a_sketch_reaches_whoever_writes(
    desk: Account, paper: Paper, failure: Exception
) -> None:
    draft = await begun(desk)
    paper.sketch_failures.append(failure)
    await desk.sketches.show(draft, "half of")
    await desk.puts(draft, "All of it.")
    letters = await paper.until(2)
    assert letters[-1].before is not None
    assert letters[-1].before.in_doubt is not isinstance(failure, TryLater)


async def test_an_account_that_has_not_started_is_not_sketched_through(
    sqlite_database: Database, desk: Account, paper: Paper
) -> None:
    draft = await begun(desk)
    clock, wakes = TurnableClock(FRIDAY), desk.wakes
    idle = Station(sqlite_database, clock, wakes, PaperChannel(paper))
    await Sketches(Notes(sqlite_database, clock, wakes, Composer(house())), [idle]).show(draft, "half of")
    assert paper.sketches == []


async def begun(account: Account, card: str = "answer:1") -> OutboundMessage:
    """Begin a sketch and return its draft once it stands there."""
    account.channel.pace = 0.0
    draft = account.draft(card)
    await account.sketches.begin(draft)
    await settled(account, card)
    return draft


async def settled(account: Account, card: str = "answer:1") -> None:
    """Wait until it is written down where the card stands."""
    draft = account.draft(card)
    await until(lambda: account.database.read(lambda conn: posts.of_card(conn, draft)))


async def shows_all_of(account: Account, text: str) -> bool:
    """Say whether all of a text stands in the chat, in several messages."""
    return len(account.seen) > 1 and "\n".join(account.seen) == text


async def late_update_is_refused(stage: SlackStage) -> bool:
    """Say whether a change came to a message that is not there any more."""
    return any(one.method == "chat.update" and one.error == "message_not_found" for one in stage.server.log)
