"""Takes the pictures of the coordinators' guides: the guides, gone through in the playground's own page.

`python -m docs.screenshots` plays a partnership made from nothing, says what they say, waits for what they
quote, and writes `docs/images`; then the picture of the README, from the demonstration. It ends
with an error where the bot says something else.
"""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlalchemy as sa
from playwright.async_api import Locator, Page, expect

from bot.channels.playground.channel import NAME
from bot.channels.playground.listener import Listener
from bot.demo import playing
from bot.demo.stage import BotStage
from handlers.checkins.rounds import schedules
from storage import migrations
from storage.engine import Database
from storage.records.people import Member, MemberId, Partnership, Role
from storage.records.schedules import ScheduleState
from storage.unit import NEW, UnitOfWork
from storage.unscoped import Unscoped
from tests.house import House
from tests.platforms.browser import browser, open_page
from tests.platforms.page import PlaygroundStage

HERE = Path(__file__).parent
GUIDE = HERE / "coordinators.md"
COMMITMENTS = HERE / "commitments.md"
IMAGES = HERE / "images"
PLAYGROUND = HERE / "playground.png"

BEGINS = datetime(2026, 11, 26, 8, tzinfo=UTC)
"""When it is played: the Thursday before the first check-in."""

WIDTH = 1230
"""Of the window, in CSS pixels: leaves some 600 for the chat."""


def found(conn: sa.Connection) -> Partnership:
    """Return a partnership as the command line makes one, with the coordinator who has just joined."""
    unscoped = Unscoped(conn)
    partnership = unscoped.add_partnership("Clean Water Lakes", "Europe/Oslo", "en", BEGINS)
    uow = UnitOfWork(conn, partnership)
    ingrid = unscoped.add_person("Ingrid Berg", "en", "Europe/Oslo")
    unscoped.add_address(ingrid.id, (NAME, NAME, "ingrid"), "ingrid", BEGINS)
    uow.members.add(Member(MemberId(NEW), ingrid.id, None, Role.COORDINATOR, BEGINS))
    schedules.begin(partnership, BEGINS, uow, ScheduleState.DRAFT)
    return partnership


def pasted(guide: Path = GUIDE) -> str:
    """Return what a guide has its reader paste."""
    blocks = re.findall(r"^```\n(.*?)^```", guide.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return str(blocks[0])


class Visitor:
    """Somebody before the page, and a camera."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._newest = page.locator("#log .theirs").last

    async def says(self, text: str, answer: str) -> None:
        """Write, and wait for the answer."""
        await self._page.locator("#text").fill(text)
        await self._page.keyboard.press("Enter")
        await expect(self._newest).to_contain_text(answer)

    async def presses(self, button: str, answer: str) -> None:
        """Press a button of the newest message, and wait for the answer."""
        await self._newest.get_by_role("button", name=button, exact=True).click()
        await expect(self._newest).to_contain_text(answer)

    async def becomes(self, person: str) -> None:
        """Be somebody else."""
        await self._page.locator(f"[data-person={person}]").click()

    async def code_for(self, name: str) -> str:
        """Return the code of somebody's letter."""
        letter = self._page.locator("#log .theirs", has_text=f"For {name}").first
        (code,) = re.findall(r"direct message: (\w+)", await letter.inner_text())
        return str(code)

    async def waits(self, button: str, times: int = 1) -> None:
        """Let time pass."""
        for _ in range(times):
            await self._page.get_by_role("button", name=button).click()
            await self._page.locator("#steps:not([aria-busy])").wait_for()

    async def photographs(self, name: str, first: Locator) -> None:
        """Write a picture of the chat, from one message to the newest, in a window of just that height."""
        await self._page.mouse.move(0, 0)
        await self._page.locator("#text").blur()
        height = await first.evaluate(
            """first => {
                const scroll = document.getElementById("scroll");
                const log = document.getElementById("log").getBoundingClientRect();
                const wanted = log.bottom - first.getBoundingClientRect().top + 20;
                return Math.ceil(window.innerHeight - scroll.clientHeight + wanted);
            }"""
        )
        await self._page.set_viewport_size({"width": WIDTH, "height": height})
        await self._page.locator("#scroll").evaluate("it => { it.scrollTop = it.scrollHeight; }")
        await self._page.locator("#chat").screenshot(path=IMAGES / f"{name}.png", animations="disabled")

    def message(self, words: str) -> Locator:
        """Return the newest message of the bot's with these words."""
        return self._page.locator("#log .theirs", has_text=words).last

    def said(self, words: str) -> Locator:
        """Return the newest message of one's own with these words."""
        return self._page.locator("#log .mine", has_text=words).last


async def set_up(visitor: Visitor) -> None:
    """Go through the first ten minutes."""
    await visitor.says("setup", "You can set up Clean Water Lakes here in about ten minutes.")
    await visitor.presses("Begin", "Step 1 of 9")
    await visitor.photographs("setup-card", visitor.message("Step 1 of 9"))
    await visitor.presses("Right", "Step 2 of 9")
    await visitor.says(pasted(), "3 organisations, 6 people, 1 unclear, 2 without an account")
    await visitor.photographs("setup-list", visitor.said("Ministry of Water - Ingrid Berg"))
    await visitor.says("Asha is BlueFlow", "3 organisations, 7 people, 0 unclear, 2 without an account")
    await visitor.presses("Right", "Step 3 of 9")
    await visitor.presses("Without minutes", "Step 4 of 9")
    await visitor.presses("Right", "Step 5 of 9")
    await visitor.presses("Right", "Step 6 of 9")
    await visitor.says("Jonas", "To Jonas Weber")
    await visitor.photographs("setup-preview", visitor.said("Jonas"))
    await visitor.presses("Go on", "Step 7 of 9")
    await visitor.presses("Right", "Step 8 of 9")
    await visitor.presses("One each", "These are all the letters.")


async def start(visitor: Visitor) -> None:
    """Start, and have the first round half answered by Lea, who has joined."""
    await visitor.becomes("lea")
    await visitor.presses("English", "Is it 09:00 where you are")
    await visitor.presses("Yes", "Your contact is Ingrid Berg")
    await visitor.becomes("ingrid")
    await visitor.says("setup", "Step 8 of 9")
    await visitor.presses("Go on", "First message Mon 30 Nov, 09:00: one person.")
    await visitor.photographs("setup-ready", visitor.message("First message Mon 30 Nov"))
    await visitor.presses("Start", "Started: every second Monday at 09:00")
    await visitor.waits("+1 day", 4)
    await visitor.waits("+1 hour")
    await visitor.becomes("lea")
    await visitor.says("The pumps for the north shore are on site", "in the way")
    await visitor.becomes("ingrid")


async def look_on(visitor: Visitor) -> None:
    """See who was heard, and what is planned."""
    await visitor.says("log Ministry of Water: the permits are signed", "Noted for Omar Haddad")
    await visitor.says("round", "1 of 3 heard so far")
    await visitor.photographs("round", visitor.said("log Ministry of Water"))
    await visitor.says("check-in new progress every second Tuesday at 9", "draft, nobody is asked")
    await visitor.says("check-ins", "1 Progress check-in: every second Monday at 09:00")
    await visitor.photographs("check-ins", visitor.said("check-ins"))


async def keep(visitor: Visitor) -> None:
    """Promise as Lea, and ask for a date beyond the rule; take minutes as Ingrid, and see the digest."""
    await visitor.becomes("lea")
    await visitor.says("finish", "Thank you")
    await visitor.says(
        "commit test the pumps by Friday 11 December", "Shall I note this for Friday 11 December?"
    )
    await visitor.presses("Confirm", "is noted for Friday 11 December")
    await visitor.says("commitment 1", "Where it stands: on track")
    await visitor.photographs("commitment", visitor.said("commit test the pumps"))
    await visitor.says("commitment 1 at risk", "is noted as at risk")
    await visitor.says("15 January", "What is the reason?")
    await visitor.says("A part is missing", "Until then Friday 11 December stands")
    await visitor.becomes("ingrid")
    await visitor.says("minutes", "Please paste the minutes or the agreement")
    await visitor.says(pasted(COMMITMENTS), "I found 3 things that were agreed.")
    await visitor.photographs("minutes", visitor.said("Minutes of the Steering Committee"))
    await visitor.presses("Put away", "")
    await visitor.says("digest", "Coordinators only")
    await visitor.photographs("digest", visitor.said("digest"))


@asynccontextmanager
async def visit(house: House, stage: PlaygroundStage, partnership: Partnership) -> AsyncIterator[Visitor]:
    """Yield a visitor before the page."""
    listener = Listener(stage.newest, BotStage(house.bot, house.clock, partnership), stage.bell)
    async with browser() as running:
        page = await open_page(running, await listener.start(), width=WIDTH)
        try:
            yield Visitor(page)
        finally:
            await page.close()
            await listener.stop()


async def play(database: Database) -> None:
    """Play it all."""
    stage = PlaygroundStage(database)
    async with await House.open(database, stage, at=BEGINS) as house:
        partnership = await database.write(found)
        async with visit(house, stage, partnership) as visitor:
            await set_up(visitor)
            await stage.hand("lea", partnership.zone, "en").joins(await visitor.code_for("Lea Martin"))
            await house.settle()
            await start(visitor)
            await look_on(visitor)
            await keep(visitor)


async def tour(folder: Path) -> None:
    """Write the picture of the whole page, with a promise that is heard and noted."""
    stop = asyncio.Event()
    address: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    async with asyncio.TaskGroup() as tasks, browser() as running:
        tasks.create_task(playing.play(folder, 0, stop, address.set_result))
        page = await open_page(running, await address)
        visitor = Visitor(page)
        await visitor.waits("Next thing", 2)
        await visitor.says("The autumn sampling is done at all twelve sites", "in the way")
        await visitor.says("Nothing at the moment", "What will you do next")
        await visitor.says("We'll send the water quality report by Friday", "where does your part stand")
        await page.get_by_role("button", name="On track").click()
        await expect(page.locator("#log")).to_contain_text("Thank you")
        await page.get_by_role("button", name="Confirm", exact=True).click()
        await expect(page.locator("#log .theirs").last).to_contain_text("is noted for Friday 4 December")
        await page.locator("#text").blur()
        await page.mouse.move(0, 0)
        await page.screenshot(path=PLAYGROUND, animations="disabled")
        stop.set()


def main() -> None:
    """Take all pictures."""
    IMAGES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'pictures.db'}"
        migrations.upgrade(url)
        database = Database(url)
        try:
            asyncio.run(play(database))
        finally:
            database.close()
        asyncio.run(tour(Path(folder)))


if __name__ == "__main__":
    main()
