"""The playground's memory, on both databases."""

from datetime import UTC, datetime
from functools import partial

from storage.engine import Database
from storage.queue import playground
from storage.records.messages import Line, OutboundMessage, Span
from storage.records.playground import Kept, Tail

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)


def words(text: str, chat: str = "amina") -> OutboundMessage:
    return OutboundMessage("playground", "playground", chat, (Line((Span(text),)),))


async def keep(database: Database, body: OutboundMessage, key: str, *, mine: bool = False) -> int:
    return await database.write(partial(playground.append, body=body, key=key, at=NOW, mine=mine))


async def test_what_was_kept_is_found_again_and_only_in_its_own_chat(database: Database) -> None:
    first = await keep(database, words("hello\0"), "k1")
    assert await keep(database, words("hello again"), "k1") == first
    second = await keep(database, words("hi"), "k2", mine=True)
    other = await keep(database, words("hello", "rosa"), "k3")

    changed = partial(playground.replace, message_id=first, body=words("good morning"))
    assert await database.write(changed)
    assert not await database.write(partial(playground.replace, message_id=other, body=words("not there")))

    assert await database.read(partial(playground.read, chat="amina")) == [
        Kept(first, "amina", "k1", mine=False, body=words("good morning"), shown_at=NOW, edited=True),
        Kept(second, "amina", "k2", mine=True, body=words("hi"), shown_at=NOW),
    ]
    assert await database.read(partial(playground.find, key="k2")) == second
    assert await database.read(partial(playground.find, key="k4")) is None
    assert await database.read(playground.tails) == {"amina": Tail(first, second), "rosa": Tail(other)}
    assert await database.read(playground.last) == other
