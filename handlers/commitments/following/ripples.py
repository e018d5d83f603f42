"""A slip or a block ripples to those who depend on it, after its owner had a day."""

from dataclasses import replace
from datetime import timedelta

from handlers.commitments.author import Author
from handlers.commitments.buttons import button
from handlers.commitments.dependencies.affected import affected, decent_for, named, owners_of
from handlers.rules import ripple as rule
from handlers.rules.due import due_day
from handlers.turn import Message
from prompts.phrase import Phrase, Values
from storage.records.commitments import Commitment
from storage.records.following import Ripple, RippleCause, RippleId, RippleState
from storage.records.lanes import person_lane
from storage.records.people import MemberId, Profile
from storage.unit import NEW, UnitOfWork

RIPPLE = "commitment.ripple"
"""The wake of a ripple whose owner's day is over, or that somebody has yet to be told of."""

OWNERS_DAY = timedelta(days=1)
"""How long an owner has to tell the others, or to have them told."""


def after(old: Commitment | None, new: Commitment, author: Author, uow: UnitOfWork) -> list[Message]:
    """Open a ripple where something that others need slipped or is blocked; close it where that is over.

    One at a time waits for its owner: a later one takes the place of the first, whose old date it keeps.
    """
    if old is None or (old.state, old.due_on, old.owner_id) == (new.state, new.due_on, new.owner_id):
        return []
    waiting = uow.ripples.open_for(new.id)
    cause = rule.cause(old, new, waiting)
    if waiting is not None and (cause is None or rule.is_news(old, new)):
        settle(waiting, RippleState.GONE, author, uow)
    if cause is not None and rule.is_news(old, new):
        was_due_on = waiting.was_due_on if waiting is not None else old.due_on
        opened = Ripple(RippleId(NEW), new.id, cause, was_due_on, new.due_on, author.at)
        return _open(opened, new, author, uow)
    if waiting is not None and cause is not None:
        waiting = _as_it_is(waiting, cause, new, uow)
        return _asked_anew(waiting, new, author, uow) if old.owner_id != new.owner_id else []
    return []


def settle(ripple: Ripple, state: RippleState, author: Author, uow: UnitOfWork) -> Ripple:
    """Store what became of a ripple. Nobody is woken for it any more."""
    uow.timers.clear(RIPPLE, ripple.id)
    return uow.ripples.save(replace(ripple, state=state, settled_at=author.at))


def question(ripple: Ripple, commitment: Commitment, reader: MemberId, uow: UnitOfWork) -> Message:
    """Ask who tells those who build on it, and say when the bot does so by itself."""
    concerned = affected(commitment, uow)
    owners = owners_of(concerned, uow)
    member = uow.members.get(reader)
    values: Values = {
        "count": len(concerned),
        "title": commitment.title,
        "due": due_day(commitment),
        "items": tuple(Phrase("ripple.item", {"what": named(one, member, owners)}) for one in concerned),
        "at": uow.timers.due_at(RIPPLE, ripple.id) or ripple.opened_at + OWNERS_DAY,
    }
    blocked = ripple.cause is RippleCause.BLOCKED
    return Message(
        reader,
        Phrase("ripple.question_blocked" if blocked else "ripple.question_moved", values),
        (
            (
                button(Phrase("ripple.button_self"), "tell_self", commitment, str(ripple.id)),
                button(Phrase("ripple.button_bot"), "tell_bot", commitment, str(ripple.id)),
            ),
        ),
        key=f"commitment:{commitment.id}:ripple_asked:{ripple.id}.{commitment.version}:{reader}",
    )


def _open(new: Ripple, commitment: Commitment, author: Author, uow: UnitOfWork) -> list[Message]:
    """Store a ripple that reaches somebody, and ask its owner."""
    if not affected(commitment, uow):
        return []
    owner = uow.members.profile(commitment.owner_id)
    opened = uow.ripples.add(new)
    due_at = decent_for(owner, opened.opened_at + OWNERS_DAY, uow)
    uow.timers.set(RIPPLE, opened.id, due_at, person_lane(owner.person.id))
    return _asked(opened, commitment, owner, author, uow)


def _as_it_is(waiting: Ripple, cause: RippleCause, now: Commitment, uow: UnitOfWork) -> Ripple:
    """Return a ripple with what it is about now."""
    if (waiting.cause, waiting.due_on) == (cause, now.due_on):
        return waiting
    return uow.ripples.save(replace(waiting, cause=cause, due_on=now.due_on))


def _asked_anew(waiting: Ripple, commitment: Commitment, author: Author, uow: UnitOfWork) -> list[Message]:
    """Ask a new owner what the old one was asked, until the same moment."""
    owner = uow.members.profile(commitment.owner_id)
    due_at = uow.timers.due_at(RIPPLE, waiting.id) or author.at
    uow.timers.set(RIPPLE, waiting.id, due_at, person_lane(owner.person.id))
    return _asked(waiting, commitment, owner, author, uow) if affected(commitment, uow) else []


def _asked(
    ripple: Ripple, commitment: Commitment, owner: Profile, author: Author, uow: UnitOfWork
) -> list[Message]:
    """Return the question to the owner; to whoever changed it where the owner left or has no account."""
    is_here = owner.member.left_at is None and not owner.without_account
    asked = owner.id if is_here else author.by
    return [] if asked is None else [question(ripple, commitment, asked, uow)]
