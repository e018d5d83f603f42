"""The outbox: a message is sent once under its key, a card is kept up to date, and a begun one is known."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from storage.engine import Database
from storage.queue import lanes, outbox, posts
from storage.queue.lanes import ROUTINE, Claim
from storage.queue.outbox import Composed, Departure, queue_of
from storage.records.messages import Choice, Line, OutboundMessage, Sent, Span, Style
from storage.tables import outbox as outbox_table
from tests.storage.rows import NOW

QUEUE = queue_of("paper", "1")


def message(text: str, chat: str = "amina", card: str | None = None) -> OutboundMessage:
    return OutboundMessage("paper", "1", chat, (Line((Span(text, Style.STRONG),)),), card=card)


def put(database: Database, *departures: Departure) -> None:
    database.write_now(lambda conn: outbox.put(conn, departures, NOW))


def take(database: Database, at: int = 0) -> list[tuple[Claim, Composed]]:
    """Claim what is ready and begin to send it, so many minutes later."""
    moment = NOW + timedelta(minutes=at)
    return database.write_now(
        lambda conn: outbox.begin(conn, lanes.claim(conn, QUEUE, "deliverer", 10), moment)
    )


def give_back(database: Database, taken: Sequence[tuple[Claim, Composed]]) -> None:
    for held, _ in taken:
        database.write_now(partial(lanes.release, held=held, pending=outbox_table))


def texts(taken: Sequence[tuple[Claim, Composed]]) -> list[str]:
    return sorted(row.message.text for _, row in taken)


def test_a_message_goes_once_under_its_key(database: Database) -> None:
    put(database, Departure("k", ROUTINE, message("first")), Departure("k", ROUTINE, message("again")))
    put(database, Departure("k", ROUTINE, message("and again")))
    taken = take(database)
    assert texts(taken) == ["first"]
    database.write_now(lambda conn: outbox.settle(conn, taken[0][1].id, "sent", NOW))
    give_back(database, taken)
    put(database, Departure("k", ROUTINE, message("a last time")))
    assert take(database) == []


def test_what_comes_out_is_what_went_in(database: Database) -> None:
    sent = OutboundMessage(
        "paper", "1", "amina", (Line((Span("\0 <b>"),)), Line()), ((Choice("Yes", "yes:1:2:"),),), thread="7",
        only="amina", language="fr",
    )  # fmt: skip
    put(database, Departure("k", ROUTINE, sent, report="notice", subject=5))
    row = take(database)[0][1]
    assert (row.message, row.report, row.subject, row.attempts) == (sent, "notice", 5, 0)


def test_the_oldest_message_of_each_chat_is_taken(database: Database) -> None:
    put(database, Departure("1", ROUTINE, message("one")), Departure("2", ROUTINE, message("two")))
    put(database, Departure("3", ROUTINE, message("three", chat="ingrid")))
    taken = take(database)
    assert texts(taken) == ["one", "three"]
    assert take(database) == []


def test_beginning_writes_down_that_a_message_may_be_on_its_way(database: Database) -> None:
    put(database, Departure("k", ROUTINE, message("hello")))
    first = take(database)
    assert first[0][1].sending_at is None
    give_back(database, first)
    second = take(database, at=1)
    assert second[0][1].sending_at == NOW
    database.write_now(lambda conn: outbox.perhaps_sent(conn, second[0][1].id, "unknown"))
    give_back(database, second)
    third = take(database, at=2)
    assert (third[0][1].sending_at, third[0][1].attempts) == (NOW + timedelta(minutes=1), 1)
    database.write_now(lambda conn: outbox.not_sent(conn, third[0][1].id, "rate_limit", counts=False))
    give_back(database, third)
    fourth = take(database, at=3)
    assert (fourth[0][1].sending_at, fourth[0][1].attempts) == (None, 1)


def test_a_card_that_waits_is_overwritten_in_place(database: Database) -> None:
    put(database, Departure("1", ROUTINE, message("old", card="list")))
    put(database, Departure("2", ROUTINE, message("new", card="list")))
    put(database, Departure("3", ROUTINE, message("other", chat="ingrid", card="list")))
    taken = take(database)
    assert texts(taken) == ["new", "other"]
    for _, row in taken:
        database.write_now(partial(outbox.settle, row_id=row.id, outcome="sent", now=NOW))
    give_back(database, taken)
    assert take(database) == []


def test_a_card_that_is_being_sent_is_not_overwritten(database: Database) -> None:
    put(database, Departure("1", ROUTINE, message("old", card="list")))
    taken = take(database)
    put(database, Departure("2", ROUTINE, message("new", card="list")))
    database.write_now(lambda conn: outbox.settle(conn, taken[0][1].id, "sent", NOW))
    give_back(database, taken)
    assert (texts(taken), texts(take(database))) == (["old"], ["new"])


def test_a_card_whose_outcome_a_rule_waits_for_is_not_overwritten(database: Database) -> None:
    put(database, Departure("1", ROUTINE, message("reminder", card="c"), report="notice", subject=1))
    put(database, Departure("2", ROUTINE, message("new", card="c")))
    assert texts(take(database)) == ["reminder"]


def test_a_failed_message_is_listed_tried_again_and_given_up_when_asked(database: Database) -> None:
    put(database, Departure("k", ROUTINE, message("hello")))
    taken = take(database)
    row = taken[0][1].id
    database.write_now(lambda conn: outbox.settle(conn, row, "undeliverable", NOW, "blocked"))
    give_back(database, taken)
    failed = database.write_now(lambda conn: outbox.undelivered(conn, 10))
    assert [(one.key, one.outcome, one.error) for one in failed] == [("k", "undeliverable", "blocked")]
    assert database.write_now(lambda conn: outbox.retry(conn, row))
    assert not database.write_now(lambda conn: outbox.drop(conn, row))
    again = take(database)
    assert (texts(again), again[0][1].sending_at) == (["hello"], None)
    database.write_now(lambda conn: outbox.settle(conn, row, "set_aside", NOW))
    assert database.write_now(lambda conn: outbox.drop(conn, row))
    assert not database.write_now(lambda conn: outbox.retry(conn, row))


def test_a_card_is_known_by_the_messages_that_show_it_now(database: Database) -> None:
    card = message("list", card="list")
    database.write_now(lambda conn: posts.keep(conn, card, Sent(("9", "10")), None))
    assert database.write_now(lambda conn: posts.of_card(conn, card)) == Sent(("9", "10"))
    database.write_now(lambda conn: posts.keep(conn, card, Sent(("11",)), None))
    assert database.write_now(lambda conn: posts.of_card(conn, card)) == Sent(("11",))
    elsewhere = message("list", chat="ingrid", card="list")
    assert database.write_now(lambda conn: posts.of_card(conn, elsewhere)) is None
    assert database.write_now(lambda conn: posts.of_card(conn, message("no card"))) is None
