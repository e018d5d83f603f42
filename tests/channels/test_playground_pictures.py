"""Pictures on the page: in the chat of their person, for that person alone, also after a restart."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from aiohttp import ClientSession
from playwright.async_api import expect

from bot.channels.playground.channel import NotThere
from bot.channels.playground.listener import Listener
from storage.queue import posts
from storage.records.messages import OutboundMessage, Picture
from storage.unit import UnitOfWork
from storage.unscoped import Unscoped
from tests.platforms.browser import browser, needs_chromium, open_page
from tests.platforms.png import png
from tests.platforms.rehearsal import MONDAY, Rehearsal, line, rehearsal

PAGE = Picture(1, "page-3.png", 'Page 3 of "the handbook" & <more>')


async def shown(machine: Rehearsal, body: bytes) -> str:
    """Show Amina a picture; return the number of its message."""
    message = OutboundMessage("playground", "playground", "amina", (line("Page 3"),), picture=PAGE)
    return (await machine.channel.send(message, "k", None, body)).ids[0]


async def test_a_picture_is_given_to_its_person_and_to_nobody_else(tmp_path: Path) -> None:
    async with rehearsal(tmp_path) as machine:
        listener = Listener(machine.channel, machine, machine.bell)
        async with ClientSession(base_url=await listener.start()) as door:
            number = await shown(machine, png())
            await machine.tell("rosa", line("no picture"))
            async with door.get("/api/state?person=amina") as state:
                (told,) = [one["picture"] for one in (await state.json())["chat"]]
            assert told["alternative"] == PAGE.alternative
            async with door.get(told["address"]) as answer:
                assert (answer.content_type, await answer.read()) == ("image/png", png())
                assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
            for person, message in (
                ("rosa", number),
                ("amina", "99"),
                ("", ""),
                ("rosa", str(int(number) + 1)),
            ):
                async with door.get("/api/picture", params={"person": person, "message": message}) as answer:
                    assert answer.status == 404
            for headers in ({"Host": "evil.example"}, {"Origin": "http://evil.example"}):
                async with door.get(told["address"], headers=headers) as answer:
                    assert answer.status == 403
        await listener.stop()


async def test_a_picture_is_still_there_after_a_restart_as_long_as_its_partnership_keeps_it(
    tmp_path: Path,
) -> None:
    async with rehearsal(tmp_path) as machine:
        database = machine.channel._database
        home = await database.write(
            lambda conn: Unscoped(conn).add_partnership("Clean Water Lakes", "UTC", "en", MONDAY)
        )
        kept = await database.write(lambda conn: UnitOfWork(conn, home).contents.kept(png()))
        message = OutboundMessage(
            "playground", "playground", "amina", (), picture=replace(PAGE, content=kept)
        )
        sent = await machine.channel.send(message, "k", None, png())
        machine.channel._pictures.clear()
        with pytest.raises(NotThere):
            await machine.channel.picture("amina", sent.ids[0])
        await database.write(partial(posts.keep, message=message, sent=sent, partnership=home.id))
        assert await machine.channel.picture("amina", sent.ids[0]) == png()


@pytest.mark.browser
@needs_chromium
async def test_the_page_shows_a_picture_with_the_words_that_it_stands_for(tmp_path: Path) -> None:
    async with rehearsal(tmp_path) as machine, browser() as running:
        listener = Listener(machine.channel, machine, machine.bell)
        page = await open_page(running, await listener.start(), width=390)
        await shown(machine, png(1200, 1600))
        picture = page.get_by_role("img", name=PAGE.alternative)
        await expect(picture).to_be_visible()
        await expect(picture).to_have_js_property("naturalWidth", 1200)
        box = await picture.bounding_box()
        assert box
        assert box["x"] + box["width"] <= 390
        await page.context.close()
        await listener.stop()
