"""How features are woven together where one turn concerns several, and who may take which route."""

from collections.abc import Callable
from typing import TypeVar

from handlers.checkins.questions import asking
from handlers.commitments import renegotiating
from handlers.commitments.hearing import pointing, sources
from handlers.commitments.hearing.asking import KIND as DATE
from handlers.route import Handler, Reads, Route, Where
from handlers.turn import Knock, Message, Turn
from storage.records.people import Role
from storage.unit import UnitOfWork

COORDINATORS = frozenset({Role.COORDINATOR})
PROMISING = frozenset(Role) - {Role.OBSERVER}

Event = TypeVar("Event", Turn, Knock)


def together(
    *features: Callable[[Event, UnitOfWork], list[Message]],
) -> Callable[[Event, UnitOfWork], list[Message]]:
    """Return what lets several features act on one turn or knock, and says what they say in their order."""

    def handle(event: Event, uow: UnitOfWork) -> list[Message]:
        return [message for one in features for message in one(event, uow)]

    return handle


def either(first: Handler, second: Handler) -> Handler:
    """Return what lets the second feature act only where the first has nothing to say."""

    def handle(turn: Turn, uow: UnitOfWork) -> list[Message]:
        return first(turn, uow) or second(turn, uow)

    return handle


def passed(skip: Handler) -> Handler:
    """Return what goes on without an answer, where it is a date's reason that is asked for, by its rule."""

    def handle(turn: Turn, uow: UnitOfWork) -> list[Message]:
        waits = renegotiating.waits_for_reason(turn.conversation)
        return renegotiating.skip(turn, uow) if waits else skip(turn, uow)

    return handle


def heard(answer: Handler) -> Handler:
    """Return an answer's handler that also proposes what was promised, before what comes next is asked.

    Of a commitment that the answer names as done it is asked whether to note that.
    Where a promise's day has to be asked for, the check-in waits: its question is put after that.
    """

    def handle(turn: Turn, uow: UnitOfWork) -> list[Message]:
        following = answer(turn, uow)
        promised = sources.hear_answer(turn, uow)
        open_now = [one.kind for one in uow.conversations.open_of(turn.actor.id)]
        waits = open_now[-1:] == [DATE] and asking.KIND in open_now
        return promised if waits else [*promised, *_told_done(turn, uow), *following]

    return handle


def _told_done(turn: Turn, uow: UnitOfWork) -> list[Message]:
    asked = turn.conversation
    in_words = bool(turn.text) and not turn.event.token and asked is not None and not asked.script.anonymous
    if asked is None or not in_words or asking.commitment_of(asked, uow) is not None:
        return []
    return pointing.told_done(turn, uow)


def beside(other: Reads, checkin: Reads) -> Reads:
    """Return what reads words by the second way while a check-in's question is open, else by the first."""

    def reads(turn: Turn, uow: UnitOfWork) -> bool:
        asked = turn.conversation
        return (checkin if asked is not None and asked.kind == asking.KIND else other)(turn, uow)

    return reads


def settled(handle: Handler) -> Route:
    """Return the route of what coordinators settle in their own chat."""
    return Route(handle, roles=COORDINATORS, where=Where.DIRECT, takes_words=True)


def waiting_too(handle: Handler) -> Handler:
    """Return what also says that the check-in waits whose question was open, where it is still the last."""

    def act(turn: Turn, uow: UnitOfWork) -> list[Message]:
        said, asked = handle(turn, uow), turn.conversation
        open_now = uow.conversations.open_of(turn.actor.id)[-1:]
        waits = asked is not None and asked.kind == asking.KIND and [one.id for one in open_now] == [asked.id]
        return [*said, asking.in_a_line(asked, uow)] if asked is not None and waits else said

    return act
