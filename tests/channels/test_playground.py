"""The playground as a channel, and the door it keeps."""

import json
from base64 import b64encode
from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.channels.base import NotFetched
from bot.channels.playground.channel import LARGEST_FILE
from bot.channels.playground.listener import Listener
from prompts.playground import words
from storage.records.events import EventKind, File
from storage.records.messages import Choice, OutboundMessage, Sent
from tests.platforms.rehearsal import Rehearsal, line, rehearsal

FILL_IN = ((Choice("Fill in", "form", opens=True),),)


@pytest.fixture(name="machine")
async def _machine(tmp_path: Path) -> AsyncIterator[Rehearsal]:
    async with rehearsal(tmp_path) as machine:
        yield machine


@pytest.fixture(name="door")
async def _door(machine: Rehearsal) -> AsyncIterator[ClientSession]:
    listener = Listener(machine.channel, machine, machine.bell)
    async with ClientSession(base_url=await listener.start()) as session:
        yield session
    await listener.stop()


def origin(door: ClientSession) -> dict[str, str]:
    return {"Origin": str(door._base_url).rstrip("/")}


async def test_a_slash_makes_a_command_and_anything_else_is_text(machine: Rehearsal) -> None:
    await machine.channel.say("amina", "/Commit the report by Friday", "1")
    await machine.channel.say("amina", "commit  the report", "2")
    await machine.channel.say("amina", "/ 3 of 5", "3")
    told = [(event.kind, event.command, event.text) for event in machine.events]
    assert told == [
        (EventKind.COMMAND, "commit", "the report by Friday"),
        (EventKind.TEXT, "", "commit  the report"),
        (EventKind.TEXT, "", "/ 3 of 5"),
    ]
    assert [event.key for event in machine.events] == [f"said:amina:{number}" for number in (1, 2, 3)]


async def test_a_message_said_twice_under_one_key_is_kept_once(machine: Rehearsal) -> None:
    await machine.channel.say("amina", "hello", "same")
    await machine.channel.say("amina", "hello", "same")
    assert [kept.mine for kept in await machine.channel.chat("amina")].count(True) == 1
    assert {event.key for event in machine.events} == {"said:amina:same"}


async def test_a_card_takes_the_place_of_the_last_one_and_is_found_by_its_key(machine: Rehearsal) -> None:
    message = OutboundMessage("playground", "playground", "amina", (line("first"),), card="digest")
    sent = await machine.channel.send(message, "k1", None)
    newer = OutboundMessage("playground", "playground", "amina", (line("second"),), card="digest")
    assert await machine.channel.send(newer, "k2", sent) == sent
    assert [kept.body.text for kept in await machine.channel.chat("amina")] == ["second"]
    assert await machine.channel.find(message, "k1", machine.now) == sent
    gone = await machine.channel.send(newer, "k3", Sent(("99",)))
    assert gone != sent


async def test_a_form_lies_before_its_person_until_it_is_taken(
    machine: Rehearsal, door: ClientSession
) -> None:
    asked = await machine.tell("amina", line("How is it?"), choices=FILL_IN)
    await machine.channel.press("amina", str(asked), "form")
    sheet = machine.channel.form("amina")
    assert sheet
    assert machine.channel.form("rosa") is None
    body = {"person": "amina", "view": sheet.view, "values": {"moved": " ", "pumps": "many", "state": "odd"}}
    async with door.post("/api/fill", json=body, headers=origin(door)) as answer:
        assert answer.status == 422
        assert (await answer.json())["problems"].keys() == {"moved", "pumps", "state"}
    body["values"] = {"moved": "Pumps", "pumps": "12,5", "forged": "x"}
    async with door.post("/api/fill", json={**body, "person": "rosa"}, headers=origin(door)) as answer:
        assert answer.status == 404
    for status in (200, 404):
        async with door.post("/api/fill", json=body, headers=origin(door)) as answer:
            assert answer.status == status
    filled = machine.events[-1]
    values = {"moved": "Pumps", "state": "", "where": "", "pumps": "12,5", "due": ""}
    assert (filled.kind, filled.token, dict(filled.values)) == (EventKind.FORM, "filled:1:7:", values)


async def test_a_form_that_was_closed_does_not_come_back(machine: Rehearsal, door: ClientSession) -> None:
    asked = await machine.tell("amina", line("How is it?"), choices=FILL_IN)
    await machine.channel.press("amina", str(asked), "form")
    sheet = machine.channel.form("amina")
    assert sheet
    assert sheet.message
    body = {"person": "amina", "view": sheet.view}
    async with door.post("/api/dismiss", json=body, headers=origin(door)) as answer:
        assert answer.status == 200
    assert machine.channel.form("amina") is None
    assert await machine.channel.send(sheet.message, "late", None) == Sent(())
    assert machine.channel.form("amina") is None


async def test_a_file_is_told_of_by_its_name_kind_and_size(machine: Rehearsal, door: ClientSession) -> None:
    facts = {"name": "pumps.png", "type": "image/png", "size": 70_000}
    for key, text in (("f1", "12 of 20 pumps"), ("f2", "")):
        body = {"person": "amina", "key": key, "text": text, **facts}
        async with door.post("/api/attach", json=body, headers=origin(door)) as answer:
            assert answer.status == 200
    told = [(event.kind, event.text, event.files) for event in machine.events]
    files = [(File(key, "photo", "pumps.png", "image/png", 70_000),) for key in ("f1", "f2")]
    assert told == [(EventKind.TEXT, "12 of 20 pumps", files[0]), (EventKind.OTHER, "photo", files[1])]
    with pytest.raises(NotFetched, match="gone"):
        await machine.channel.fetch(files[0][0], 100_000)


async def test_of_the_files_that_the_page_sends_the_newest_are_kept(machine: Rehearsal) -> None:
    files = [File(str(number), "document", "list.txt") for number in range(60)]
    for file in files:
        await machine.channel.attach("amina", file, "", b"words")
    assert await machine.channel.fetch(files[-1], 5) == b"words"
    for file, most, reason in ((files[0], 5, "gone"), (files[-1], 4, "too_large")):
        with pytest.raises(NotFetched, match=reason):
            await machine.channel.fetch(file, most)


async def test_a_file_as_large_as_a_scanned_report_comes_along_and_a_larger_one_is_told_to_be_so(
    machine: Rehearsal, door: ClientSession
) -> None:
    facts = {"person": "amina", "text": "guidebook", "name": "report.pdf", "type": "application/pdf"}
    report, headers = bytes(LARGEST_FILE), {**origin(door), "Content-Type": "application/json"}
    for key, body in (("f1", report), ("f2", b"")):
        size = len(body) or LARGEST_FILE + 1
        sent = {**facts, "key": key, "size": size, "body": b64encode(body).decode()}
        posted = BytesIO(json.dumps(sent).encode())
        async with door.post("/api/attach", data=posted, headers=headers) as answer:
            assert answer.status == 200
    come, larger = (event.files[0] for event in machine.events)
    assert await machine.channel.fetch(come, LARGEST_FILE) == report
    with pytest.raises(NotFetched, match="too_large"):
        await machine.channel.fetch(larger, 2 * LARGEST_FILE)


async def test_of_many_large_files_as_many_are_kept_as_memory_may_hold(machine: Rehearsal) -> None:
    files = [File(str(number), "document", "report.pdf") for number in range(5)]
    for file in files:
        await machine.channel.attach("amina", file, "", bytes(LARGEST_FILE))
    kept = [file for file in files if file.id in machine.channel._files]
    assert kept == files[-3:]


async def test_only_buttons_and_words_of_ones_own_chat_can_be_touched(
    machine: Rehearsal, door: ClientSession
) -> None:
    theirs = str(await machine.tell("rosa", line("Sure?"), choices=((Choice("Yes", "yes"),),)))
    attacks = (
        ("press", {"person": "amina", "message": theirs, "token": "yes"}),
        ("press", {"person": "rosa", "message": theirs, "token": "forged"}),
        ("edit", {"person": "rosa", "message": theirs, "text": "No"}),
        ("say", {"person": "nobody", "text": "hello", "key": "k"}),
        ("fill", {"person": "amina", "view": "forged", "values": {}}),
        ("attach", {"person": "nobody", "key": "k", "name": "a", "type": "", "size": 1, "text": ""}),
    )
    for verb, body in attacks:
        async with door.post(f"/api/{verb}", json=body, headers=origin(door)) as answer:
            assert answer.status == 404
    assert machine.events == []


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1:1"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
    ],
)
async def test_pages_of_other_origins_are_turned_away(
    machine: Rehearsal, door: ClientSession, headers: dict[str, str]
) -> None:
    body = {"person": "amina", "text": "hello", "key": "k"}
    async with door.post("/api/say", json=body, headers={**origin(door), **headers}) as answer:
        assert answer.status == 403
    async with door.get("/api/state", headers=headers) as answer:
        assert answer.status == 403
    assert machine.events == []


async def test_a_post_without_an_origin_or_of_a_plain_form_is_turned_away(door: ClientSession) -> None:
    body = {"person": "amina", "text": "hello", "key": "k"}
    async with door.post("/api/say", json=body) as answer:
        assert answer.status == 403
    async with door.post("/api/say", data=body, headers=origin(door)) as answer:
        assert answer.status == 415


async def test_a_file_that_is_not_what_it_says_is_refused(machine: Rehearsal, door: ClientSession) -> None:
    facts = {"person": "amina", "key": "f1", "text": "", "name": "a.txt", "type": "", "size": 3}
    for broken in ("A", 7):
        async with door.post("/api/attach", json={**facts, "body": broken}, headers=origin(door)) as answer:
            assert (answer.status, await answer.json()) == (400, {"error": "malformed", "fields": ["body"]})
    assert machine.events == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"not json", 400),
        (b'{"person": "amina"}', 400),
        (b'{"person": "amina", "text": "", "key": "k"}', 400),
        (b'{"person": "amina", "text": "\\ud800", "key": "k"}', 400),
        (b'{"person": "amina", "text": "' + b"x" * 300_000 + b'", "key": "k"}', 413),
    ],
)
async def test_malformed_bodies_get_a_plain_refusal(door: ClientSession, body: bytes, status: int) -> None:
    headers = {**origin(door), "Content-Type": "application/json"}
    async with door.post("/api/say", data=body, headers=headers) as answer:
        assert answer.status == status


async def test_every_answer_forbids_what_the_page_does_not_need(door: ClientSession) -> None:
    for path in ("/", "/page.js", "/api/state", "/missing"):
        async with door.get(path) as answer:
            policy = answer.headers["Content-Security-Policy"]
            assert "default-src 'none'" in policy
            assert "unsafe" not in policy
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert "Set-Cookie" not in answer.headers


async def test_it_listens_on_the_loopback_only(machine: Rehearsal) -> None:
    with pytest.raises(ValueError, match="loopback"):
        Listener(machine.channel, machine, machine.bell, host="0.0.0.0")  # noqa: S104


def test_the_page_has_the_same_words_in_every_language() -> None:
    def keys(table: object, prefix: str = "") -> set[str]:
        if not isinstance(table, dict):
            return {prefix}
        return {key for name, inner in table.items() for key in keys(inner, f"{prefix}.{name}")}

    assert keys(words()["en"]) == keys(words()["fr"])
