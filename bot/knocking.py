"""Whoever comes with an invitation's code: somebody new joins, somebody known is reached there as well."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.cases import Case
from bot.reception import Guest
from handlers.turn import Knock, Message
from storage.desk import Desk
from storage.errors import Refused
from storage.records.people import Invitation, Person, PersonId
from storage.unit import UnitOfWork
from storage.unscoped import Unscoped

LetIn = Callable[[Knock, UnitOfWork], list[Message]]
"""What acts on a knock."""


@dataclass(frozen=True, slots=True)
class Doorkeeper:
    """Lets people in: those who `join` a partnership, and those of it who `link` another account."""

    join: LetIn
    link: LetIn

    def knock(self, case: Case, guest: Guest, code: str) -> tuple[UnitOfWork, list[Message]]:
        """Return where somebody came in, and what is said to whom; as much of it as was refused is undone.

        Raises `Refused`: "join.code_unknown", "link.known", and whatever the handlers do.
        """
        unscoped = Unscoped(case.conn)
        found = unscoped.invitation(code)
        partnership = unscoped.partnership(found[0]) if found else None
        if found is None or partnership is None:
            raise Refused("join.code_unknown")
        uow = UnitOfWork(case.conn, partnership)
        with case.conn.begin_nested():
            return uow, self._let_in(case, guest, found[1], uow)

    def _let_in(self, case: Case, guest: Guest, invitation: Invitation, uow: UnitOfWork) -> list[Message]:
        awaited = invitation.person_id
        if awaited is None or uow.members.of_person(awaited) is None:
            person = guest.person or (_meet_again(case, awaited) if awaited else _meet(case))
            return self.join(Knock(case.now, case.event, person, invitation), uow)
        if guest.person is not None and guest.person.id == awaited:
            raise Refused("link.known")
        person = guest.person or _meet_again(case, awaited)
        return self.link(Knock(case.now, case.event, person, invitation), uow)


def _meet(case: Case) -> Person:
    """Store somebody new and where they write from."""
    person = Unscoped(case.conn).add_person(case.event.name or case.event.user)
    return _meet_again(case, person.id)


def _meet_again(case: Case, person: PersonId) -> Person:
    """Store where somebody writes from, as well."""
    event = case.event
    place = (event.channel, event.account, event.user)
    chat = event.chat if event.direct else None
    Unscoped(case.conn).add_address(person, place, chat, case.now)
    return Desk(case.conn).person(person)
