"""The smallest behaviour that decides something: what is said is written into a ledger, and said back."""

import re
from dataclasses import replace
from datetime import datetime, timedelta

from handlers.route import Route, Routes
from handlers.turn import Knock, Message, Report, Turn, Wake
from prompts.phrase import Phrase
from storage.errors import Refused
from storage.records.guidebook import Enquiry, EnquiryId, Outcome
from storage.records.people import Member, MemberId
from storage.unit import NEW, UnitOfWork


def routes() -> Routes:
    """Return the table of the ledger."""
    return Routes(
        commands={},
        buttons={},
        forms={},
        dialogues={},
        wakes={"wake": wake, "told": told},
        text=Route(write),
        question=Route(write),
        edited=write,
        join=join,
        link=join,
    )


def join(knock: Knock, uow: UnitOfWork) -> list[Message]:
    """Let them in."""
    member = uow.members.add(
        Member(
            MemberId(NEW), knock.person.id, knock.invitation.organisation_id, knock.invitation.role, knock.now
        )
    )
    uow.invitations.save(replace(knock.invitation, used_by=member.id))
    return [_say(member.id, f"welcome {knock.person.name}")]


def write(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Write a line and say it back.

    "fail ..." is a bug, "refuse ..." is refused and "stale ..." meets a record that was changed meanwhile,
    each after it wrote. "report ..." wants to know the outcome; "wake me N times" waits for the next N days.
    """
    entry = uow.enquiries.add(line(turn.actor.id, turn.text, turn.now))
    match turn.text.split():
        case ["fail", *_]:
            raise ZeroDivisionError
        case ["refuse", *_]:
            raise Refused("refused.coordinators_only")
        case ["stale", *_]:
            uow.members.save(replace(turn.actor.member, version=turn.actor.member.version - 1))
    report = Report("told", entry.id) if turn.text.startswith("report") else None
    if often := re.fullmatch(r"wake me (\d+) times", turn.text):
        lane = f"person:{turn.actor.person.id}"
        uow.timers.set("wake", turn.actor.id * 100 + int(often[1]), turn.now + timedelta(days=1), lane)
    return [replace(_say(turn.actor.id, turn.text), report=report)]


def wake(called: Wake, uow: UnitOfWork) -> list[Message]:
    """Write down when it was, and wait for the next time if there is one."""
    member, left = divmod(called.subject, 100)
    uow.enquiries.add(line(MemberId(member), "woken", called.now))
    if left > 1:
        lane = f"person:{uow.members.get(member).person_id}"
        uow.timers.set("wake", called.subject - 1, called.due_at + timedelta(days=1), lane)
    return [_say(MemberId(member), "good morning")]


def told(called: Wake, uow: UnitOfWork) -> list[Message]:
    """Write down what became of a message."""
    entry = uow.enquiries.get(called.subject)
    uow.enquiries.save(replace(entry, said=called.failure or "delivered"))
    return []


def written(uow: UnitOfWork) -> list[str]:
    """Return what was said, in the order in which it was written down."""
    return [one.text for one in uow.enquiries.find(limit=100_000)]


def woken(uow: UnitOfWork) -> list[datetime]:
    """Return when somebody was woken."""
    return [one.asked_at for one in uow.enquiries.find() if one.text == "woken"]


def outcomes(uow: UnitOfWork) -> dict[str, str | None]:
    """Return what became of the message about each line."""
    return {one.text: one.said or None for one in uow.enquiries.find()}


def line(member: MemberId, text: str, now: datetime) -> Enquiry:
    """Return a new line."""
    return Enquiry(EnquiryId(NEW), member, text, now, Outcome.SILENT)


def words(text: str) -> Phrase:
    """Return a phrase that is told as it is, in every language."""
    return Phrase("guidebook.source_document", {"document": text})


def _say(member: MemberId, text: str) -> Message:
    return Message(member, words(text))
