"""The playground's page, in a real browser before a small machine of its own."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect

from bot.channels.playground.listener import Listener
from storage.records.events import EventKind
from storage.records.messages import Choice, LineKind
from tests.platforms.browser import browser, needs_chromium, open_page
from tests.platforms.rehearsal import Rehearsal, line, rehearsal

pytestmark = [pytest.mark.browser, needs_chromium, pytest.mark.asyncio(loop_scope="module")]

HOSTILE = '<img src=x onerror="window.hacked=1"> <!channel> <b>bold</b>'


@pytest_asyncio.fixture(scope="module", loop_scope="module", name="running")
async def _running() -> AsyncIterator[Browser]:
    async with browser() as running:
        yield running


class Place:
    """One machine, its page's address, and pages upon it."""

    def __init__(self, machine: Rehearsal, address: str, running: Browser) -> None:
        self.machine = machine
        self.address = address
        self._running = running

    async def open(self, width: int = 1280, height: int = 800) -> Page:
        page = await open_page(self._running, self.address, width=width, height=height)
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        return page


@pytest_asyncio.fixture(loop_scope="module", name="place")
async def _place(running: Browser, tmp_path: Path) -> AsyncIterator[Place]:
    async with rehearsal(tmp_path) as machine:
        listener = Listener(machine.channel, machine, machine.bell)
        yield Place(machine, await listener.start(), running)
        for context in running.contexts:
            await context.close()
        await listener.stop()


async def test_the_tour_can_be_done_by_what_the_page_itself_suggests(place: Place) -> None:
    page = await place.open()
    tour = page.locator("#tour")
    await expect(tour).to_have_attribute("data-step", "monday")
    await page.get_by_role("button", name="Next thing").click()
    await expect(page.locator("#log")).to_contain_text("What moved since last time?")
    await expect(tour).to_have_attribute("data-step", "answer")

    await page.get_by_label("Write as Amina Diallo").fill("The report comes by Friday")
    await page.keyboard.press("Enter")
    await expect(page.locator("#commitments")).to_contain_text("to be confirmed")
    await page.get_by_role("button", name="Confirm", exact=True).click()
    await expect(page.locator("#log")).to_contain_text("Noted. Thank you.")
    await page.get_by_role("button", name="Next thing").click()
    await expect(page.locator("#commitments")).to_contain_text("with the coordinator")

    for suggestion in ("Where do we stand?", "Who should own the product on the partner's side?"):
        await tour.get_by_role("button", name="Be ").click()
        await page.get_by_role("button", name=suggestion).click()
        await page.keyboard.press("Enter")
        await expect(page.locator("#log")).to_contain_text(f"Heard: {suggestion}")
    await expect(tour).to_have_attribute("data-step", "done")


async def test_new_messages_appear_by_themselves_and_are_marked_with_those_who_are_not_looked_at(
    place: Place,
) -> None:
    page = await place.open()
    await place.machine.tell("amina", line("Hello Amina"))
    await expect(page.locator("#log")).to_contain_text("Hello Amina")
    await place.machine.tell("rosa", line("Hello Rosa"))
    dot = page.locator("[data-person=rosa] .unread")
    await expect(dot).to_be_visible()
    await page.locator("[data-person=rosa]").click()
    await expect(page.locator("#log")).to_contain_text("Hello Rosa")
    await expect(dot).to_have_count(0)


async def test_everything_can_be_done_by_keyboard_alone(place: Place) -> None:
    page = await place.open()
    await page.locator("[data-person=amina]").focus()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="You are Ingrid Berg")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.locator("#text")).to_be_focused()
    await page.keyboard.type("helo")
    await page.keyboard.press("Enter")
    await expect(page.locator("#log")).to_contain_text("Heard: helo")

    await page.keyboard.press("ArrowUp")
    await expect(page.locator("#text")).to_have_value("helo")
    await page.keyboard.press("Escape")
    await expect(page.locator("#text")).to_have_value("")
    await page.locator("#scroll").focus()
    await page.keyboard.press("e")
    await page.keyboard.press("End")
    await page.keyboard.type("!")
    await page.keyboard.press("Enter")
    await expect(page.locator("#log .mine")).to_contain_text("helo!")
    await expect(page.locator("#log .mine")).to_contain_text("edited")
    last = place.machine.events[-1]
    assert (last.kind, last.text, last.user) == (EventKind.EDITED, "helo!", "ingrid")


async def test_what_people_write_is_shown_and_never_obeyed(place: Place) -> None:
    page = await place.open()
    await page.locator("#text").fill(HOSTILE)
    await page.keyboard.press("Enter")
    await expect(page.locator("#log .mine")).to_contain_text(HOSTILE)
    await place.machine.tell(
        "amina", line(HOSTILE), choices=((Choice(HOSTILE, "t"), Choice("Run", url="javascript:alert(1)")),)
    )
    await expect(page.locator("#log .theirs").last).to_contain_text(HOSTILE)
    assert await page.locator("#log img, #log b, #log a").count() == 0
    assert await page.evaluate("window.hacked") is None


async def test_a_phone_shows_one_column_that_does_not_scroll_sideways(place: Place) -> None:
    page = await place.open(width=390, height=844)
    await place.machine.tell("amina", line("long" * 200))
    await expect(page.locator("#log")).to_contain_text("longlong")
    await expect(page.locator("#memory")).to_be_hidden()
    await page.get_by_role("tab", name="Partnership").click()
    await expect(page.locator("#memory")).to_be_visible()
    await expect(page.locator("#chat")).to_be_hidden()
    assert await page.evaluate("document.documentElement.scrollWidth") == 390


async def test_the_composer_scrolls_only_what_does_not_fit(place: Place) -> None:
    page = await place.open()
    for words, scrolls in (("", False), ("One line", False), ("Line\n" * 4, False), ("Line\n" * 40, True)):
        await page.locator("#text").fill(words)
        assert await page.locator("#text").evaluate("it => it.scrollHeight > it.clientHeight") is scrolls


async def test_a_letter_that_is_quoted_keeps_its_empty_lines(place: Place) -> None:
    page = await place.open()
    letter = [line(words, LineKind.QUOTE) for words in ("Good day Amina,", "", "With kind regards")]
    await place.machine.tell("amina", *letter)
    heights = "its => its.map(it => it.getBoundingClientRect().height > 0)"
    await expect(page.locator("#log blockquote p")).to_have_count(3)
    assert await page.locator("#log blockquote p").evaluate_all(heights) == [True, True, True]


async def test_a_message_runs_the_way_its_language_is_written(place: Place) -> None:
    page = await place.open()
    await place.machine.tell("amina", line("ما الذي تقدّم؟"), language="ar")
    words = page.locator("#log .theirs .words")
    await expect(words).to_have_attribute("dir", "rtl")
    await expect(words).to_have_attribute("lang", "ar")


async def test_the_page_speaks_french_too(place: Place) -> None:
    page = await place.open()
    await page.get_by_role("button", name="Français").click()
    await expect(page.get_by_role("button", name="Suite")).to_be_visible()
    assert await page.evaluate("document.documentElement.lang") == "fr"


async def form(place: Place, page: Page) -> Locator:
    """Return the dialog that opens when the button for it is pressed."""
    await place.machine.tell("amina", line("How is it?"), choices=((Choice("Fill in", "form", opens=True),),))
    await page.get_by_role("button", name="Fill in").click()
    dialog = page.get_by_role("dialog", name="Progress")
    await expect(dialog).to_be_visible()
    return dialog


async def test_a_form_is_filled_in_by_keyboard_and_says_at_each_field_what_is_wrong(place: Place) -> None:
    page = await place.open()
    dialog = await form(place, page)
    await expect(dialog.get_by_label("What moved?")).to_be_focused()
    await expect(dialog.get_by_label("Where?")).to_have_value("3")
    await dialog.get_by_label("Pumps installed").fill("many")
    await page.keyboard.press("Enter")
    await expect(dialog.get_by_text("Veuillez remplir ce champ")).to_be_visible()
    await expect(dialog.get_by_text("Veuillez indiquer un nombre")).to_be_visible()
    await expect(dialog.get_by_label("What moved?")).to_be_focused()
    await expect(dialog.get_by_label("What moved?")).to_have_attribute("aria-invalid", "true")

    await page.keyboard.type("Pumps")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Space")
    await dialog.get_by_label("Where?").select_option("Lake 5")
    await dialog.get_by_label("Pumps installed").fill("12")
    await page.keyboard.press("Enter")
    await expect(dialog).to_be_hidden()
    await expect(page.locator("#log")).to_contain_text("Taken:")
    values = {"moved": "Pumps", "state": "good", "where": "5", "pumps": "12", "due": "2026-12-04"}
    assert dict(place.machine.events[-1].values) == values


async def test_a_form_that_is_closed_stays_closed_and_what_is_typed_outlives_other_news(place: Place) -> None:
    page = await place.open()
    dialog = await form(place, page)
    await dialog.get_by_label("What moved?").fill("half a sentence")
    await place.machine.tell("amina", line("Something else"))
    await expect(page.locator("#log")).to_contain_text("Something else")
    await expect(dialog.get_by_label("What moved?")).to_have_value("half a sentence")
    await page.keyboard.press("Escape")
    await expect(dialog).to_be_hidden()
    await page.reload()
    await expect(page.locator("#log")).to_contain_text("Something else")
    await expect(page.get_by_role("dialog")).to_be_hidden()


async def test_a_form_fits_a_phone(place: Place) -> None:
    page = await place.open(width=390, height=664)
    dialog = await form(place, page)
    box = await dialog.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert box["height"] <= 664
    assert await dialog.evaluate("node => node.scrollWidth <= node.clientWidth")
    await dialog.get_by_role("button", name="Send").scroll_into_view_if_needed()
    await expect(dialog.get_by_role("button", name="Send")).to_be_in_viewport()


async def test_a_file_goes_with_the_words_in_the_composer(place: Place) -> None:
    page = await place.open()
    await page.locator("#text").fill("12 of 20 pumps")
    async with page.expect_file_chooser() as choosing:
        await page.get_by_role("button", name="Attach a file").click()
    chooser = await choosing.value
    await chooser.set_files({"name": "pumps.png", "mimeType": "image/png", "buffer": b"picture"})
    await expect(page.locator("#log .mine")).to_contain_text("pumps.png")
    await expect(page.locator("#text")).to_have_value("")
    (file,) = place.machine.events[-1].files
    assert (file.kind, file.name, file.size) == ("photo", "pumps.png", 7)
    assert await place.machine.channel.fetch(file, 7) == b"picture"
