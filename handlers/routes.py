"""The one table: commands, buttons, dialogues and wakes -> handler, roles."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from handlers import groups, guidebook
from handlers import help as assistance
from handlers.absences import going, returning, standing
from handlers.checkins.managing import commands as managing
from handlers.checkins.managing import questionnaires, quiet, steering
from handlers.checkins.questions import asking, rehearsing
from handlers.checkins.replies import (
    anonymous,
    answering,
    atonce,
    clearance,
    editing,
    files,
    forms,
    later,
    quick,
    volunteering,
)
from handlers.checkins.rounds import attending, closing, opening, parts, results, schedules, summaries
from handlers.commitments import keeping, notices, proposing
from handlers.commitments.asking import KIND as DATE
from handlers.digests import sending as digests
from handlers.members import adding, inviting, leaving, people, settings
from handlers.profile import card, joining
from handlers.setup.needs import Needs
from handlers.setup.steps import KIND as SETUP
from handlers.setup.wizard import Wizard
from handlers.turn import Handler, Knock, Message, Route, Routes, Turn, Where
from storage.records.people import Role
from storage.records.schedules import Schedule, ScheduleState
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


MOVED = together(schedules.follow_zone, attending.follow_zone, keeping.follow_zone, digests.follow_zone)
"""What follows when somebody's zone or hours change."""

AWAY = together(going.begin, attending.step_aside, clearance.hand_over)
"""What follows when somebody goes away."""


def _draft(now: datetime, uow: UnitOfWork) -> Schedule:
    """Return the first check-in, planned and not started."""
    return schedules.begin(uow.partnership, now, uow, ScheduleState.DRAFT)


WIZARD = Wizard(
    Needs(
        draft=_draft,
        start=schedules.start,
        preview=rehearsing.opening,
        title=asking.title_of,
        questions=rehearsing.questions,
        moved=MOVED,
    )
)
"""What leads a coordinator from nothing to the first check-in."""


def _settled(handle: Handler) -> Route:
    """Return the route of what coordinators settle in their own chat."""
    return Route(handle, roles=COORDINATORS, where=Where.DIRECT, takes_words=True)


def routes() -> Routes:
    """Return what Convenor answers to."""
    return Routes(
        commands={
            "help": Route(assistance.show),
            "thanks": Route(assistance.welcome),
            "start": Route(assistance.show),
            "join": Route(assistance.show),
            "ask": Route(guidebook.ask, finds=True, takes_words=True),
            "commit": Route(proposing.commit, roles=PROMISING, takes_words=True, insists=True),
            "commitments": Route(keeping.list_all),
            "digest": Route(digests.show, roles=COORDINATORS),
            "more": Route(assistance.more, where=Where.DIRECT),
            "profile": Route(card.show, where=Where.DIRECT),
            "language": Route(card.name_language, where=Where.DIRECT, takes_words=True),
            "zone": Route(together(card.name_place, MOVED), where=Where.DIRECT, takes_words=True),
            "hours": Route(together(card.name_hours, MOVED), where=Where.DIRECT, takes_words=True),
            "away": Route(AWAY, where=Where.DIRECT, takes_words=True),
            "returned": Route(together(returning.returned, attending.come_back), where=Where.DIRECT),
            "people": Route(people.show, roles=COORDINATORS, where=Where.DIRECT, takes_words=True),
            "focal": _settled(settings.name_focal),
            "alternate": _settled(settings.name_alternate),
            "approver": _settled(together(settings.name_approver, clearance.follow_approver)),
            "role": _settled(together(settings.change_role, digests.enrol_all)),
            "member": _settled(together(adding.add, schedules.follow_zone)),
            "invite": Route(inviting.invite, roles=COORDINATORS, where=Where.DIRECT, takes_words=True),
            "link": Route(inviting.link, where=Where.DIRECT),
            "leave": Route(leaving.ask_leave, where=Where.DIRECT),
            "health": Route(results.show, roles=COORDINATORS, where=Where.DIRECT),
            "round": Route(steering.show, roles=COORDINATORS, where=Where.DIRECT),
            "log": replace(_settled(steering.log), insists=True),
            "nudge": replace(_settled(steering.nudge_by_name), insists=True),
            "setup": Route(WIZARD.begin, roles=COORDINATORS, where=Where.DIRECT),
            "checkins": replace(_settled(managing.manage), insists=True),
            "questions": _settled(questionnaires.edit),
            "preview": _settled(questionnaires.preview),
            "quiet": _settled(quiet.quiet),
            "bind": Route(groups.bind, where=Where.GROUP),
            "answer": Route(volunteering.answer, where=Where.DIRECT, answers=True),
            "skip": Route(answering.skip, where=Where.DIRECT, answers=True),
            "back": Route(answering.back, where=Where.DIRECT, answers=True),
            "later": Route(later.by_word, where=Where.DIRECT, answers=True),
            "finish": Route(quick.finish_by_word, where=Where.DIRECT, answers=True),
        },
        buttons={
            "answer": Route(answering.press),
            "vote": Route(anonymous.vote, sealed=True),
            "skip": Route(answering.press_skip),
            "back": Route(answering.press_back),
            "edit": Route(editing.press),
            "reopen": Route(editing.reopen),
            "audience": Route(editing.audience),
            "ways": Route(quick.more),
            "nothing_new": Route(quick.nothing_new),
            "finish": Route(quick.finish),
            "decline": Route(quick.decline),
            "later": Route(later.press),
            "quiet": Route(later.quiet),
            "all_at_once": Route(atonce.press),
            "one_by_one": Route(atonce.one_by_one),
            "form": Route(forms.press),
            "clear": Route(together(clearance.clear, proposing.hear_cleared)),
            "return": Route(clearance.press_return),
            "nudge": Route(steering.nudge, roles=COORDINATORS),
            "schedule": Route(managing.press, roles=COORDINATORS),
            "questions": Route(questionnaires.press, roles=COORDINATORS),
            "quiet_off": Route(quiet.remove, roles=COORDINATORS),
            "object": Route(summaries.object_to),
            "agree": Route(summaries.agree),
            "confirm": Route(keeping.confirm),
            "not_one": Route(keeping.not_one),
            "done": Route(keeping.done),
            "change_date": Route(keeping.change_date),
            "date": Route(keeping.press_date),
            "language": Route(joining.choose_language),
            "zone": Route(together(joining.choose_zone, MOVED, WIZARD.offer)),
            "set_up": Route(WIZARD.begin, roles=COORDINATORS),
            SETUP: Route(WIZARD.press, roles=COORDINATORS),
            "zone_other": Route(joining.ask_for_place),
            "my_languages": Route(card.ask_language),
            "my_language": Route(card.press_language),
            "my_place": Route(card.ask_place),
            "my_zone": Route(together(card.press_place, MOVED)),
            "my_clock": Route(card.ask_hours),
            "my_hours": Route(together(card.press_hours, MOVED)),
            "away_right": Route(going.agree),
            "away_change": Route(going.change),
            "away_not": Route(together(returning.press_not_away, attending.come_back)),
            "away_ask": Route(together(going.choose_stand_in, attending.step_aside)),
            "away_fine": Route(standing.accept),
            "away_cannot": Route(standing.decline),
            "leave": Route(together(leaving.leave, clearance.hand_over)),
            "stay": Route(leaving.stay),
            "ask_coordinator": Route(guidebook.pass_on),
            "reply": Route(guidebook.begin_reply, roles=COORDINATORS),
            "reply_later": Route(guidebook.put_off, roles=COORDINATORS),
            "digest_more": Route(digests.more, roles=COORDINATORS),
        },
        forms={
            "checkin_form": Route(heard(forms.submit)),
            "ballot": Route(anonymous.ballot, sealed=True),
        },
        dialogues={
            asking.KIND: replace(answering.DIALOGUE, answer=heard(answering.answer)),
            atonce.KIND: replace(atonce.DIALOGUE, answer=heard(atonce.answer)),
            clearance.KIND: clearance.DIALOGUE,
            DATE: keeping.DIALOGUE,
            joining.KIND: replace(joining.ZONE, answer=together(joining.ZONE.answer, MOVED, WIZARD.offer)),
            SETUP: WIZARD.dialogue,
            card.KIND: replace(card.ZONE, answer=together(card.ZONE.answer, MOVED)),
            guidebook.KIND: guidebook.REPLY,
        },
        wakes={
            schedules.SCHEDULE: schedules.come_due,
            parts.ROUND: attending.attend,
            opening.DELIVERED: attending.delivered,
            closing.HALF: closing.tell_of_half,
            steering.NUDGE: steering.nudge_now,
            summaries.POSTING: summaries.post,
            summaries.OBJECTION: summaries.ask_for_objection,
            notices.NOTICE: notices.give_notice,
            notices.DELIVERED: notices.delivered,
            digests.WEEKLY: digests.weekly,
            returning.RETURN: returning.come_back,
        },
        text=Route(assistance.unclear),
        question=Route(guidebook.ask, finds=True),
        files=Route(files.receive, takes_files=True),
        edited=together(editing.edited, proposing.hear_answer),
        join=together(joining.join, schedules.enrol, keeping.take_up, digests.enrol),
        link=together(joining.linked, schedules.enrol, keeping.take_up),
        recognises=[(going.means_it, Route(AWAY))],
        words={
            "help": "command.help",
            "thanks": "command.thanks",
            "health": "command.health",
            "ask": "command.ask",
            "commit": "command.commit",
            "commitments": "command.commitments",
            "digest": "command.digest",
            "more": "command.more",
            "profile": "command.profile",
            "language": "command.language",
            "zone": "command.zone",
            "hours": "command.hours",
            "away": "command.away",
            "returned": "command.returned",
            "people": "command.people",
            "focal": "command.focal",
            "alternate": "command.alternate",
            "approver": "command.approver",
            "role": "command.role",
            "member": "command.member",
            "invite": "command.invite",
            "leave": "command.leave",
            "link": "command.link",
            "round": "command.round",
            "log": "command.log",
            "nudge": "command.nudge",
            "setup": "command.setup",
            "checkins": "command.checkins",
            "questions": "command.questions",
            "preview": "command.preview",
            "quiet": "command.quiet",
            "bind": "command.bind",
            "answer": "command.answer",
            "skip": "command.skip",
            "back": "command.back",
            "later": "command.later",
            "finish": "command.finish",
        },
    )
