"""Going away: the days are said in words and echoed, and whoever is asked meanwhile is told."""

from dataclasses import replace

from handlers.absences.returning import today_of, wait_for_return, zone_of
from handlers.absences.standing import released
from handlers.rules import naming, whom
from handlers.rules.absence import Absence, read, without_opening
from handlers.rules.calendar import next_working_day
from handlers.rules.wording import is_question
from handlers.turn import Button, Message, Turn
from prompts.phrase import Phrase, Values
from storage.errors import Refused
from storage.records.people import MemberId, Person, Profile, Role
from storage.unit import UnitOfWork


def means_it(turn: Turn, uow: UnitOfWork) -> bool:
    """Say whether words tell of an absence and of nothing else.

    While a question is open only what has its days does; otherwise the days can be asked for.
    """
    if turn.conversation is None and not is_question(turn.text):
        return without_opening(turn.text, _language(turn, uow)) is not None
    opened = without_opening(turn.text, _language(turn, uow)) is not None
    return opened and _read(turn, uow) is not None


def begin(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Note the days that somebody is away, and tell whom they named to be asked meanwhile.

    Without words, say what is noted. Raises `Refused` where no days can be read.
    """
    if not turn.text or without_opening(turn.text, _language(turn, uow)) == "":
        return [_standing(turn, uow)]
    said = _read(turn, uow)
    if said is None:
        raise Refused("away.unclear")
    found = _stand_ins(turn, said, uow)
    chosen = found[0] if len(found) == 1 else None
    before = turn.actor.member.stand_in_id
    known = (before, turn.actor.person.away_from, turn.actor.person.away_until)
    person = uow.desk.save(replace(turn.actor.person, away_from=said.first, away_until=said.last))
    uow.members.save(replace(turn.actor.member, stand_in_id=chosen.id if chosen else None))
    wait_for_return(turn.actor.member, person, uow)
    messages = [_noted(turn, person, chosen, uow)]
    if said.stand_in and chosen is None:
        messages.append(_ask_who(turn, said.stand_in, found))
    if before is not None and (chosen is None or chosen.id != before):
        messages += released(turn.actor, before, uow)
    if chosen is None or known == (chosen.id, said.first, said.last):
        return messages
    return messages + _asked_to_stand_in(turn, person, chosen)


def choose_stand_in(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Take the one of several of a name whose button was pressed."""
    person = turn.actor.person
    if person.away_until is None or person.away_until < today_of(person, turn.now, uow):
        raise Refused("refused.button_old")
    chosen = uow.members.profile(MemberId(turn.subject))
    if chosen.member.left_at is not None or chosen.member.role is Role.OBSERVER or chosen.id == turn.actor.id:
        raise Refused("refused.button_old")
    uow.members.save(replace(turn.actor.member, stand_in_id=chosen.id))
    return [_noted(turn, person, chosen, uow), *_asked_to_stand_in(turn, person, chosen)]


def agree(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Take it that the days are right."""
    _must_be_own(turn)
    return [Message(turn.actor.id, Phrase("away.right"))]


def change(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Say how to name other days."""
    _must_be_own(turn)
    return [Message(turn.actor.id, Phrase("away.usage"))]


def _stand_ins(turn: Turn, said: Absence, uow: UnitOfWork) -> tuple[Profile, ...]:
    """Return who may be meant by the name that was given."""
    asked = (
        one
        for one in uow.members.profiles().values()
        if one.id != turn.actor.id and one.member.role is not Role.OBSERVER
    )
    return whom.named(said.stand_in, asked) if said.stand_in else ()


def _ask_who(turn: Turn, name: str, found: tuple[Profile, ...]) -> Message:
    """Return the question who is meant, or what to do about a name that nobody has."""
    if not found:
        return Message(turn.actor.id, Phrase("away.stand_in_unknown", {"text": name}))
    shown = found[: whom.LISTED]
    buttons = tuple(
        (Button(Phrase("people.name", {"who": naming.who(one)}), "away_ask", one.id),) for one in shown
    )
    return Message(turn.actor.id, Phrase("away.stand_in_several", {"text": name}), buttons)


def _asked_to_stand_in(turn: Turn, person: Person, chosen: Profile) -> list[Message]:
    values: Values = {"who": naming.who(turn.actor), **_days(person)}
    fine = Button(Phrase("away.button_fine"), "away_fine", turn.actor.id, primary=True)
    cannot = Button(Phrase("away.button_cannot"), "away_cannot", turn.actor.id)
    key = "away.stand_in_asked_day" if person.away_from == person.away_until else "away.stand_in_asked"
    return [Message(chosen.id, Phrase(key, values), ((fine, cannot),))]


# --- what is said


def _standing(turn: Turn, uow: UnitOfWork) -> Message:
    """Say what is noted of somebody's absence, or how to tell of one."""
    person = turn.actor.person
    if person.away_until is None or person.away_until < today_of(person, turn.now, uow):
        return Message(turn.actor.id, Phrase("away.usage"))
    named = turn.actor.member.stand_in_id
    stand_in = uow.members.profile(named) if named is not None else None
    return _noted(turn, person, stand_in, uow)


def _noted(turn: Turn, person: Person, stand_in: Profile | None, uow: UnitOfWork) -> Message:
    me = turn.actor.id
    asked = () if stand_in is None else (Phrase("away.asks", {"name": stand_in.name}),)
    zone = zone_of(person, uow)
    last = person.away_until or today_of(person, turn.now, uow)
    values: Values = {**_days(person), "back": next_working_day(last, zone), "asks": asked}
    buttons = (
        Button(Phrase("away.button_right"), "away_right", me, primary=True),
        Button(Phrase("away.button_change"), "away_change", me),
        Button(Phrase("away.button_not"), "away_not", me),
    )
    key = "away.noted_day" if person.away_from == last else "away.noted"
    return Message(me, Phrase(key, values), (buttons,))


def _days(person: Person) -> Values:
    if person.away_from is None or person.away_until is None:
        return {}
    return {"first": person.away_from, "last": person.away_until}


def _read(turn: Turn, uow: UnitOfWork) -> Absence | None:
    return read(turn.text, today_of(turn.actor.person, turn.now, uow), _language(turn, uow))


def _language(turn: Turn, uow: UnitOfWork) -> str:
    return turn.actor.person.language or uow.partnership.language


def _must_be_own(turn: Turn) -> None:
    if turn.subject != turn.actor.id:
        raise Refused("refused.button_not_yours")
