"""Ripples told: by the owner, or by the bot once they agreed or their day was over; each hears once."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from handlers.commitments.author import Author, author
from handlers.commitments.buttons import button
from handlers.commitments.dependencies.affected import affected, decent_for, owners_of, titled
from handlers.commitments.following.ripples import RIPPLE, question, settle
from handlers.commitments.reminding.notices import report_of
from handlers.commitments.showing.cards import card
from handlers.rules import naming
from handlers.rules import ripple as rule
from handlers.rules.due import due_day, short_day
from handlers.turn import Button, Message, Turn, Wake
from prompts.phrase import Phrase, ShortDay, Values
from storage.errors import Refused
from storage.records.commitments import Commitment
from storage.records.following import Echo, EchoId, Ripple, RippleCause, RippleState
from storage.records.lanes import person_lane
from storage.records.people import MemberId, Profile, Role
from storage.unit import NEW, UnitOfWork

NEXT_LOOK = timedelta(days=1)
"""After so long a ripple that a later one overtook is looked at anew."""


def tell_self(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Leave it to the owner to tell the others; the bot says nothing to them."""
    waiting = _waiting(turn, commitment, uow)
    settle(waiting, RippleState.BY_OWNER, author(turn), uow)
    people = owners_of(affected(commitment, uow), uow)
    values: Values = {"title": commitment.title, "people": naming.names(people.values())}
    return [Message(turn.actor.id, Phrase("ripple.by_owner" if people else "ripple.gone", values))]


def tell_bot(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Tell the others: at once those for whom it is a decent hour, the rest when it is."""
    told = _tell(_waiting(turn, commitment, uow), commitment, author(turn), uow)
    people = owners_of(affected(commitment, uow), uow)
    values: Values = {"title": commitment.title, "people": naming.names(people.values())}
    return [Message(turn.actor.id, Phrase("ripple.by_bot" if people else "ripple.gone", values)), *told]


def shown(commitment: Commitment, reader: Profile, uow: UnitOfWork) -> Message:
    """Return the question of the ripple that waits, as it is now; the card where none does."""
    waiting = uow.ripples.open_for(commitment.id)
    if waiting is None:
        return card(commitment, reader, uow)
    return question(waiting, commitment, reader.id, uow)


def come_due(wake: Wake, uow: UnitOfWork) -> list[Message]:
    """Tell the others once their owner's day is over, or those who had yet to be told."""
    ripple = uow.ripples.get(wake.subject)
    commitment = uow.commitments.get(ripple.commitment_id)
    return _tell(ripple, commitment, Author(None, wake.now), uow)


def keep_date(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Leave a date as it is where something that it needs moved."""
    values: Values = {"title": commitment.title, "due": due_day(commitment)}
    return [Message(turn.actor.id, Phrase("ripple.kept", values))]


def _waiting(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> Ripple:
    """Return the ripple of the button. Raises `Refused` where it does not wait any longer."""
    waiting = uow.ripples.open_for(commitment.id)
    if waiting is None or str(waiting.id) != turn.extra:
        raise Refused("ripple.settled", {"title": commitment.title})
    return waiting


def _tell(ripple: Ripple, commitment: Commitment, author: Author, uow: UnitOfWork) -> list[Message]:
    """Tell whoever was not told yet and may be written to now; wait for the decent hours of the others."""
    if ripple.state not in {RippleState.WAITING, RippleState.BY_BOT}:
        return []
    overtaken = _is_overtaken(ripple, uow)
    if overtaken is RippleState.WAITING:
        _look_later(ripple, commitment, author, uow)
        return []
    concerned = affected(commitment, uow) if rule.holds(ripple, commitment) and not overtaken else []
    if ripple.state is RippleState.WAITING:
        ripple = settle(ripple, RippleState.BY_BOT if concerned else RippleState.GONE, author, uow)
    return _tell_each(ripple, commitment, concerned, author, uow)


def _tell_each(
    ripple: Ripple,
    commitment: Commitment,
    concerned: Sequence[Commitment],
    author: Author,
    uow: UnitOfWork,
) -> list[Message]:
    told = {one.member_id for one in uow.echoes.of(ripple.id)}
    people = owners_of([commitment, *concerned], uow)
    waiting = {one.owner_id for one in concerned} - told
    decent_at = {one: decent_for(people[one], author.at, uow) for one in sorted(waiting)}
    now = [one for one, at in decent_at.items() if at <= author.at]
    uow.echoes.add_all([Echo(EchoId(NEW), ripple.id, one, author.at) for one in now])
    later = [at for at in decent_at.values() if at > author.at]
    lane = person_lane(people[commitment.owner_id].person.id)
    uow.timers.set(RIPPLE, ripple.id, min(later, default=None), lane)
    return [
        message
        for one in now
        for message in _delivered(_echo(ripple, commitment, people, one, concerned), people[one], uow)
    ]


def _delivered(echo: Message, reader: Profile, uow: UnitOfWork) -> list[Message]:
    """Return what is told to its reader; through the coordinators where they have no account."""
    if not reader.without_account:
        return [echo]
    text = Phrase("ripple.pass_on", {"who": naming.who(reader), "told": echo.text})
    return [Message(one.id, text, key=f"{echo.key}.{one.id}") for one in uow.members.active(Role.COORDINATOR)]


def _is_overtaken(ripple: Ripple, uow: UnitOfWork) -> RippleState | None:
    """Return what became of a later ripple of the same commitment that is not gone; None without one."""
    later = [one for one in uow.ripples.of(ripple.commitment_id) if one.id > ripple.id]
    return next((one.state for one in reversed(later) if one.state is not RippleState.GONE), None)


def _look_later(ripple: Ripple, commitment: Commitment, author: Author, uow: UnitOfWork) -> None:
    owner = uow.members.profile(commitment.owner_id)
    at = decent_for(owner, author.at + NEXT_LOOK, uow)
    uow.timers.set(RIPPLE, ripple.id, at, person_lane(owner.person.id))


def _echo(
    ripple: Ripple,
    needed: Commitment,
    people: Mapping[MemberId, Profile],
    reader: MemberId,
    concerned: Sequence[Commitment],
) -> Message:
    """Tell one member of a ripple, each of their commitments with its own date beside it."""
    theirs = [one for one in concerned if one.owner_id == reader]
    values: Values = {
        "what": titled(needed, people[reader].member, people),
        "due": due_day(needed),
        "items": tuple(_item(number, one) for number, one in enumerate(theirs, 1)),
    }
    if ripple.cause is RippleCause.MOVED and ripple.was_due_on is not None:
        text = Phrase("ripple.told_moved", values | {"was": ShortDay(ripple.was_due_on)})
    else:
        text = Phrase("ripple.told_blocked", values)
    ways = _ways(theirs[0]) if len(theirs) == 1 else _numbered_ways(theirs)
    key = f"commitment:{needed.id}:ripple:{ripple.id}:{reader}"
    return Message(reader, text, ways, report=report_of(theirs[0]), key=key)


def _item(number: int, commitment: Commitment) -> Phrase:
    values: Values = {"number": number, "title": commitment.title, "due": short_day(commitment)}
    return Phrase("ripple.yours", values)


def _ways(commitment: Commitment) -> tuple[tuple[Button, ...], ...]:
    keep, move = Phrase("ripple.button_keep"), Phrase("ripple.button_move")
    return ((button(keep, "keep_date", commitment), button(move, "change_date", commitment)),)


def _numbered_ways(commitments: Sequence[Commitment]) -> tuple[tuple[Button, ...], ...]:
    return tuple(
        (
            button(Phrase("ripple.number_keep", {"number": number}), "keep_date", one),
            button(Phrase("ripple.number_move", {"number": number}), "change_date", one),
        )
        for number, one in enumerate(commitments, 1)
    )
