"""Commitments by button and by word: confirmed, moved, done; each change kept with who and when."""

from dataclasses import replace
from datetime import date

from handlers.commitments.asking import close_dates, date_problem, day_on, open_date, proposal
from handlers.commitments.notices import is_warned, wait_for_notice, zone_of
from handlers.commitments.proposing import language_of, today_of
from handlers.rules import naming
from handlers.rules.calendar import local_day
from handlers.rules.dates import read_date
from handlers.turn import Button, Dialogue, Knock, Message, Turn
from prompts.phrase import Phrase, ShortDay, Values
from storage.errors import Refused
from storage.records.commitments import Change, ChangeId, Commitment, CommitmentState
from storage.records.conversations import Conversation
from storage.records.people import MemberId, Role
from storage.unit import NEW, UnitOfWork

LISTED = 8
"""So many commitments are listed with their buttons; a phone shows no more."""

LISTED_ALL = 25
"""So many are listed to a coordinator."""

_CLOSED = {CommitmentState.DONE, CommitmentState.DROPPED}


def confirm(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Open the commitment whose button was pressed. A second press says nothing new."""
    commitment = _own(turn, uow)
    if commitment.state is CommitmentState.OPEN:
        return []
    if commitment.state in _CLOSED:
        raise Refused("commitment.closed_meanwhile", {"title": commitment.title})
    if commitment.due_on < today_of(turn, uow):
        return change_date(turn, uow)
    opened = _state(turn, uow, replace(commitment, dated_at=turn.now), CommitmentState.OPEN)
    wait_for_notice(opened, turn.now, uow)
    key = "commitment.confirmed" if is_warned(opened, uow) else "commitment.confirmed_near"
    return [Message(opened.owner_id, Phrase(key, _what(opened)))]


def not_one(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Withdraw a proposal. What is confirmed is not undone by an old button."""
    commitment = _own(turn, uow)
    if commitment.state is CommitmentState.DROPPED:
        return []
    if commitment.state is not CommitmentState.PROPOSED:
        raise Refused("refused.button_old")
    dropped = _state(turn, uow, commitment, CommitmentState.DROPPED)
    return [Message(dropped.owner_id, Phrase("commitment.not_one", {"title": dropped.title}))]


def done(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Close a commitment as done. A second press says nothing new."""
    commitment = _changeable(turn, uow)
    if commitment.state is CommitmentState.DONE:
        return []
    closed = _state(turn, uow, commitment, CommitmentState.DONE)
    wait_for_notice(closed, turn.now, uow)
    return [
        Message(turn.actor.id, Phrase("commitment.done", {"title": closed.title})),
        *_told_owner(turn, uow, closed, "commitment.done_for_you"),
    ]


def change_date(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Ask for another date. The next message of the person is read as one."""
    commitment = _changeable(turn, uow)
    if commitment.state in _CLOSED:
        raise Refused("commitment.closed_meanwhile", {"title": commitment.title})
    return [ask(open_date(turn.actor.id, commitment, turn.now, uow), uow)]


def ask(conversation: Conversation, uow: UnitOfWork) -> Message:
    """Return the question for a new date."""
    commitment = uow.commitments.get(conversation.subject)
    return Message(conversation.member_id, Phrase("commitment.date_question", {"title": commitment.title}))


def take_date(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Read what was written as the new date; ask again where it cannot be one."""
    conversation = turn.conversation
    if conversation is None:
        raise Refused("checkin.none_open")
    commitment = uow.commitments.get(conversation.subject)
    if commitment.state in _CLOSED:
        uow.conversations.save(replace(conversation, closed_at=turn.now))
        return [Message(turn.actor.id, Phrase("commitment.closed_meanwhile", {"title": commitment.title}))]
    reading = read_date(turn.text, today_of(turn, uow), language_of(turn, uow))
    if reading.day is None or reading.problem is not None:
        return [date_problem(turn.actor.id, commitment.id, reading, turn.text)]
    if commitment.version != conversation.subject_version:
        uow.conversations.save(replace(conversation, subject_version=commitment.version))
        return [Message(turn.actor.id, Phrase("commitment.changed_meanwhile", _what(commitment)))]
    uow.conversations.save(replace(conversation, closed_at=turn.now, stage=1))
    return _dated(turn, uow, commitment, reading.day)


def press_date(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Take the day on the button that was pressed, where it can still be kept."""
    commitment = _changeable(turn, uow)
    day = day_on(turn.extra)
    if day is None or day < today_of(turn, uow):
        raise Refused("refused.button_old")
    close_dates(turn.actor.id, turn.now, uow, [commitment.id])
    return _dated(turn, uow, commitment, day)


def list_all(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """List what the person promised, with buttons; a coordinator also sees everyone's."""
    today = today_of(turn, uow)
    messages = [_mine(turn, uow, today)]
    if turn.actor.member.role is Role.COORDINATOR:
        everyone = _everyone(turn, uow)
        messages = [everyone] if not uow.commitments.open_of(turn.actor.id) else [messages[0], everyone]
    return messages


def follow_zone(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Judge a person's open commitments in the zone they moved to."""
    for one in uow.commitments.open_of(turn.actor.id):
        wait_for_notice(one, turn.now, uow)
    return []


def take_up(knock: Knock, uow: UnitOfWork) -> list[Message]:
    """Speak of the open commitments of somebody who left and came back, as before."""
    member = uow.members.of_person(knock.person.id)
    for one in uow.commitments.open_of(member.id) if member is not None else []:
        wait_for_notice(one, knock.now, uow)
    return []


def _mine(turn: Turn, uow: UnitOfWork, today: date) -> Message:
    mine = uow.commitments.open_of(turn.actor.id)
    if not mine:
        return Message(turn.actor.id, Phrase("commitment.list_empty"))
    items = [
        Phrase("commitment.numbered", {"number": number, "item": _item(one, today)})
        for number, one in enumerate(mine[:LISTED], start=1)
    ]
    rows = tuple(
        (
            Button(Phrase("commitment.number_done", {"number": number}), "done", one.id),
            Button(Phrase("commitment.number_new_date", {"number": number}), "change_date", one.id),
        )
        for number, one in enumerate(mine[:LISTED], start=1)
    )
    values: Values = {"count": len(mine), "items": (*items, *_more(len(mine) - LISTED))}
    return Message(turn.actor.id, Phrase("commitment.list_mine", values), rows)


def _everyone(turn: Turn, uow: UnitOfWork) -> Message:
    """List what everybody promised; whether a day is over is judged where its owner lives."""
    home = uow.partnership.name
    all_open = uow.commitments.open_of()
    if not all_open:
        return Message(turn.actor.id, Phrase("commitment.list_everyone_empty", {"partnership": home}))
    profiles = uow.members.profiles(uow.members.ever())
    items = []
    for one in all_open[:LISTED_ALL]:
        owner = profiles[one.owner_id]
        is_past = one.due_on < local_day(turn.now, zone_of(owner, uow))
        key = "commitment.item_of_past" if is_past else "commitment.item_of"
        values: Values = {"who": naming.party(owner), "title": one.title, "due": ShortDay(one.due_on)}
        items.append(Phrase(key, values))
    count = uow.commitments.count_open()
    listed: Values = {"partnership": home, "count": count, "items": (*items, *_more(count - LISTED_ALL))}
    return Message(turn.actor.id, Phrase("commitment.list_everyone", listed))


def _item(commitment: Commitment, today: date) -> Phrase:
    key = "commitment.item_past" if commitment.due_on < today else "commitment.item"
    return Phrase(key, {"title": commitment.title, "due": ShortDay(commitment.due_on)})


def _more(count: int) -> tuple[Phrase, ...]:
    return (Phrase("commitment.list_more", {"count": count}),) if count > 0 else ()


def _own(turn: Turn, uow: UnitOfWork) -> Commitment:
    """Return the commitment of the button, which only its owner may press."""
    commitment = uow.commitments.get(turn.subject)
    if commitment.owner_id != turn.actor.id:
        who = uow.members.profile(commitment.owner_id).name
        raise Refused("commitment.not_yours", {"title": commitment.title, "who": who})
    return commitment


def _changeable(turn: Turn, uow: UnitOfWork) -> Commitment:
    """Return the commitment of the button, which its owner and coordinators may press."""
    if turn.actor.member.role is Role.COORDINATOR:
        return uow.commitments.get(turn.subject)
    return _own(turn, uow)


def _dated(turn: Turn, uow: UnitOfWork, commitment: Commitment, day: date) -> list[Message]:
    """Give a commitment its date: a proposal is asked about once more, an open one is moved at once."""
    if commitment.state in _CLOSED:
        raise Refused("commitment.closed_meanwhile", {"title": commitment.title})
    moved = uow.commitments.save(replace(commitment, due_on=day, dated_at=turn.now))
    if commitment.state is CommitmentState.PROPOSED:
        return [proposal(moved)]
    _note(turn, uow, moved, ("due_on", commitment.due_on.isoformat(), day.isoformat()))
    wait_for_notice(moved, turn.now, uow)
    return [
        Message(turn.actor.id, Phrase("commitment.moved", _what(moved))),
        *_told_owner(turn, uow, moved, "commitment.moved_for_you"),
    ]


def _told_owner(turn: Turn, uow: UnitOfWork, commitment: Commitment, key: str) -> list[Message]:
    """Tell the owner what a coordinator did to their commitment, unless they have left."""
    owner = commitment.owner_id
    if owner == turn.actor.id or uow.members.get(owner).left_at is not None:
        return []
    return [Message(owner, Phrase(key, {**_what(commitment), "who": turn.actor.name}))]


def _state(turn: Turn, uow: UnitOfWork, commitment: Commitment, state: CommitmentState) -> Commitment:
    """Store the state; whoever presses a button for it need not name a date any longer."""
    close_dates(turn.actor.id, turn.now, uow, [commitment.id])
    changed = uow.commitments.save(replace(commitment, state=state))
    _note(turn, uow, changed, ("state", commitment.state, state))
    return changed


def _note(turn: Turn, uow: UnitOfWork, commitment: Commitment, change: tuple[str, str, str]) -> None:
    uow.changes.add(Change(ChangeId(NEW), commitment.id, turn.now, MemberId(turn.actor.id), *change))


def _what(commitment: Commitment) -> Values:
    return {"title": commitment.title, "due": commitment.due_on}


DIALOGUE = Dialogue(take_date, ask)
