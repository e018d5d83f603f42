"""The playground as a channel, and the door it keeps."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.channels.playground.listener import Listener
from prompts.playground import words
from storage.records.events import EventKind
from storage.records.messages import Choice, OutboundMessage, Sent
from tests.platforms.rehearsal import Rehearsal, line, rehearsal


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


async def test_only_buttons_and_words_of_ones_own_chat_can_be_touched(
    machine: Rehearsal, door: ClientSession
) -> None:
    theirs = str(await machine.tell("rosa", line("Sure?"), choices=((Choice("Yes", "yes"),),)))
    attacks = (
        ("press", {"person": "amina", "message": theirs, "token": "yes"}),
        ("press", {"person": "rosa", "message": theirs, "token": "forged"}),
        ("edit", {"person": "rosa", "message": theirs, "text": "No"}),
        ("say", {"person": "nobody", "text": "hello", "key": "k"}),
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
