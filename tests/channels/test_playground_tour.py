"""The tour of two minutes, on the real bot, as a visitor in a browser takes it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from bot.demo.playing import play
from tests.platforms.browser import browser, needs_chromium, open_page

pytestmark = [pytest.mark.browser, needs_chromium]


@asynccontextmanager
async def visit(folder: Path) -> AsyncIterator[Page]:
    stop = asyncio.Event()
    address: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    async with asyncio.TaskGroup() as tasks, browser() as running:
        tasks.create_task(play(folder, 0, stop, address.set_result))
        yield await open_page(running, await address)
        stop.set()


async def turn(page: Page, button: str) -> None:
    await page.get_by_role("button", name=button).click()
    await page.locator("#steps:not([aria-busy])").wait_for()


async def say(page: Page, text: str, answer: str) -> None:
    await page.locator("#text").fill(text)
    await page.keyboard.press("Enter")
    await expect(page.locator("#log .theirs").last).to_contain_text(answer)


async def test_a_visitor_sees_a_promise_made_remembered_and_escalated_and_asks_about_it(
    tmp_path: Path,
) -> None:
    async with visit(tmp_path) as page:
        tour, log, commitment = page.locator("#tour"), page.locator("#log"), page.locator("#commitments")
        await turn(page, "Next thing")
        await turn(page, "Next thing")
        await expect(page.locator("#clock-there")).to_have_text("Mon 30 Nov, 09:00")
        await expect(log).to_contain_text("What moved on your side")

        await say(page, "The autumn sampling is done", "in the way")
        await say(page, "Nothing at the moment", "What will you do next")
        await say(page, "We'll send the water quality report by Friday", "where does your part stand")
        await page.get_by_role("button", name="On track").click()
        await expect(log).to_contain_text("Thank you")
        await expect(tour).to_have_attribute("data-step", "confirm")
        await page.get_by_role("button", name="Confirm", exact=True).click()
        await expect(tour).to_have_attribute("data-step", "past")

        for _ in range(10):
            await turn(page, "+1 day")
        await expect(log).to_contain_text("Where does it stand?")
        await expect(commitment).to_contain_text("with the coordinator")

        await page.get_by_role("button", name="Be Jonas Berg").click()
        await expect(log).to_contain_text("Could you help?")
        await say(page, "Where do we stand?", "water quality report")
        await page.get_by_role("button", name="Be Lena Fischer").click()
        await say(page, "Who should own the product on the partner's side?", "one person who can decide")
        await expect(tour).to_have_attribute("data-step", "done")
