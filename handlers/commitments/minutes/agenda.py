"""Matters arising: what the last meetings agreed and how it stands, as the next one's agenda."""

from datetime import date

from handlers.commitments.hearing.proposing import today_of
from handlers.commitments.minutes.reviewing import source
from handlers.commitments.reminding.waiting import zone_of
from handlers.rules import naming, standing
from handlers.rules.due import short_day
from handlers.turn import Message, Turn
from prompts.phrase import Phrase, Values
from storage.errors import Refused
from storage.records.commitments import CLOSED, KEPT, Commitment, CommitmentState
from storage.records.following import Minutes
from storage.records.people import Profile
from storage.unit import UnitOfWork

MEETINGS = 6
"""So many meetings are looked back on."""

SHOWN = 40
"""So many matters one agenda holds."""


def show(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Return the matters arising, by meeting and item: what is open, and what was done since the last one."""
    latest = uow.minutes.latest(MEETINGS)
    if not latest:
        raise Refused("minutes.no_agenda")
    agreed = uow.commitments.from_minutes(one.id for one in latest)
    newest = max(one.added_at for one in latest)
    arising = [one for one in agreed if _arises(one) or (one.done_at is not None and one.done_at > newest)]
    today = today_of(turn, uow)
    sections = tuple(
        _section(meeting, [one for one in arising if one.minutes_id == meeting.id][:SHOWN], today, uow)
        for meeting in latest
        if any(one.minutes_id == meeting.id for one in arising)
    )
    if not sections:
        return [Message(turn.actor.id, Phrase("minutes.agenda_clear", {"partnership": uow.partnership.name}))]
    values: Values = {"partnership": uow.partnership.name, "sections": sections}
    return [Message(turn.actor.id, Phrase("minutes.agenda", values))]


def _arises(commitment: Commitment) -> bool:
    return commitment.state not in CLOSED | KEPT


def _section(meeting: Minutes, matters: list[Commitment], today: date, uow: UnitOfWork) -> Phrase:
    owners = uow.members.profiles(uow.members.some(one.owner_id for one in matters))
    lines = tuple(_matter(one, owners[one.owner_id], today, uow) for one in matters)
    return Phrase("minutes.section", {"meeting": source(meeting.title, meeting.held_on), "matters": lines})


def _matter(one: Commitment, owner: Profile, today: date, uow: UnitOfWork) -> Phrase:
    """Return a matter with its state; where its day is over and nothing else is known, the day says it."""
    item = Phrase("minutes.item", {"item": one.item}) if one.item else Phrase("minutes.no_item")
    values: Values = {"item": item, "who": naming.party(owner), "title": one.title, "due": short_day(one)}
    if one.state is CommitmentState.OPEN and one.due_on is not None and one.due_on < today:
        return Phrase("minutes.matter_past", values)
    return Phrase("minutes.matter", {**values, "state": standing.state(one, zone_of(owner, uow))})
