"""The one table: commands, buttons, dialogues and wakes -> handler, roles."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from handlers import groups, guidebook, members, onboarding
from handlers import help as assistance
from handlers.checkins import asking, replies, rounds
from handlers.commitments import keeping, notices, proposing
from handlers.commitments.asking import KIND as DATE
from handlers.digests import sending as digests
from handlers.turn import Handler, Knock, Message, Route, Routes, Turn, Where
from prompts.catalogue import house
from storage.records.people import Role
from storage.unit import UnitOfWork

COORDINATORS = frozenset({Role.COORDINATOR})

Event = TypeVar("Event", Turn, Knock)


def together(
    *features: Callable[[Event, UnitOfWork], list[Message]],
) -> Callable[[Event, UnitOfWork], list[Message]]:
    """Return what lets several features act on one turn or knock, and says what they say in their order."""

    def handle(event: Event, uow: UnitOfWork) -> list[Message]:
        return [message for one in features for message in one(event, uow)]

    return handle


def heard(answer: Handler) -> Handler:
    """Return an answer's handler that also proposes what was promised, before what comes next is asked.

    Where a promise's day has to be asked for, the check-in waits: its question is put after that.
    """

    def handle(turn: Turn, uow: UnitOfWork) -> list[Message]:
        following = answer(turn, uow)
        promised = proposing.hear_answer(turn, uow)
        open_now = [one.kind for one in uow.conversations.open_of(turn.actor.id)]
        waits = open_now[-1:] == [DATE] and asking.KIND in open_now
        return promised if waits else [*promised, *following]

    return handle


MOVED = together(rounds.follow_zone, keeping.follow_zone, digests.follow_zone)
"""What follows when somebody's zone changes."""


def routes() -> Routes:
    """Return what Convenor answers to."""
    return Routes(
        commands={
            "help": Route(assistance.show),
            "start": Route(assistance.show),
            "join": Route(assistance.show),
            "ask": Route(guidebook.ask, finds=True, takes_words=True),
            "commit": Route(proposing.commit, takes_words=True, insists=True),
            "commitments": Route(keeping.list_all),
            "digest": Route(digests.show, roles=COORDINATORS),
            "invite": Route(members.invite, roles=COORDINATORS, where=Where.DIRECT, takes_words=True),
            "link": Route(members.link, where=Where.DIRECT),
            "leave": Route(members.ask_leave, where=Where.DIRECT),
            "bind": Route(groups.bind, where=Where.GROUP),
            "skip": Route(replies.skip, where=Where.DIRECT),
            "back": Route(replies.back, where=Where.DIRECT),
        },
        buttons={
            "answer": Route(replies.press),
            "skip": Route(replies.press_skip),
            "back": Route(replies.press_back),
            "edit": Route(replies.press_edit),
            "confirm": Route(keeping.confirm),
            "not_one": Route(keeping.not_one),
            "done": Route(keeping.done),
            "change_date": Route(keeping.change_date),
            "date": Route(keeping.press_date),
            "language": Route(onboarding.choose_language),
            "zone": Route(together(onboarding.choose_zone, MOVED)),
            "zone_other": Route(onboarding.ask_for_place),
            "leave": Route(members.leave),
            "stay": Route(members.stay),
            "ask_coordinator": Route(guidebook.pass_on),
            "reply": Route(guidebook.begin_reply, roles=COORDINATORS),
            "reply_later": Route(guidebook.put_off, roles=COORDINATORS),
            "digest_more": Route(digests.more, roles=COORDINATORS),
        },
        dialogues={
            asking.KIND: replace(replies.DIALOGUE, answer=heard(replies.answer)),
            DATE: keeping.DIALOGUE,
            onboarding.KIND: replace(onboarding.ZONE, answer=together(onboarding.ZONE.answer, MOVED)),
            guidebook.KIND: guidebook.REPLY,
        },
        wakes={
            rounds.ROUND: rounds.open_round,
            rounds.RESPONSE: rounds.attend,
            rounds.DELIVERED: rounds.delivered,
            notices.NOTICE: notices.give_notice,
            notices.DELIVERED: notices.delivered,
            digests.WEEKLY: digests.weekly,
        },
        text=Route(assistance.unclear),
        question=Route(guidebook.ask, finds=True),
        edited=together(replies.edited, proposing.hear_again),
        join=together(onboarding.join, rounds.enrol, keeping.take_up, digests.enrol),
        link=members.linked,
        words={
            "help": "command.help",
            "ask": "command.ask",
            "commit": "command.commit",
            "commitments": "command.commitments",
            "digest": "command.digest",
            "invite": "command.invite",
            "leave": "command.leave",
            "link": "command.link",
            "bind": "command.bind",
            "skip": "command.skip",
            "back": "command.back",
        },
    )


_MENU = {
    "help": "menu.help",
    "commitments": "menu.commitments",
    "commit": "menu.commit",
    "ask": "menu.ask",
    "digest": "menu.digest",
    "leave": "menu.leave",
}


def menu(language: str) -> list[tuple[str, str]]:
    """Return the commands that a platform may show, with a line on each in a language."""
    return [(word, house().sentence(key, language)) for word, key in _MENU.items()]
