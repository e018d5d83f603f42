"""Who is meant by a name in minutes: a member, or the one who speaks for an organisation."""

from collections.abc import Mapping

from handlers.rules.languages.folding import fold
from storage.records.people import MemberId, Profile, Role
from storage.unit import UnitOfWork


def names(uow: UnitOfWork) -> Mapping[str, MemberId]:
    """Return by which names members can own something.

    They are their own, a first name that only one has, and that of their organisation, which stands
    for its focal point, or else for its first member.
    """
    owners = [one for one in uow.members.profiles().values() if one.member.role is not Role.OBSERVER]
    found: dict[str, MemberId] = {}
    for one in sorted(owners, key=lambda each: (not each.member.focal, each.id)):
        if one.organisation:
            found.setdefault(one.organisation, one.id)
    first = [one.name.split()[0] for one in owners]
    for one in owners:
        found[one.name] = one.id
        if first.count(one.name.split()[0]) == 1:
            found.setdefault(one.name.split()[0], one.id)
    return found


def expected(uow: UnitOfWork) -> set[str]:
    """Return the names of those who were invited and have not joined, and of all organisations."""
    expected = (one.person_id for one in uow.invitations.expected())
    invited = uow.desk.people(one for one in expected if one is not None).values()
    return {*(one.name for one in invited), *(one.name for one in uow.organisations.listed())}


def named(words: str, uow: UnitOfWork) -> Profile | None:
    """Return the member whom some words name; None where they name none, whatever their case."""
    wanted = fold(words.strip())
    found = next((member for name, member in names(uow).items() if fold(name) == wanted), None)
    return uow.members.profile(found) if found is not None else None
