"""Whom the bot may ask for help: members who can be reached, and never upwards."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from handlers.rules.helping import may_be_asked
from storage.records.people import (
    NO_ACCOUNT,
    Member,
    MemberId,
    OrganisationId,
    Person,
    PersonId,
    Profile,
    Role,
)

NOW = datetime(2026, 11, 27, 8, tzinfo=UTC)


def profile(number: int, organisation: int | None, role: Role = Role.PARTNER) -> Profile:
    place = None if organisation is None else OrganisationId(organisation)
    member = Member(MemberId(number), PersonId(number), place, role, NOW)
    return Profile(member, Person(PersonId(number), f"Member {number}"), "", unreachable=None)


OWNER = profile(1, 1)


@pytest.mark.parametrize("helper", [profile(2, 2), profile(2, None), profile(2, 2, Role.COORDINATOR)])
def test_a_member_elsewhere_who_can_be_reached_may_be_asked(helper: Profile) -> None:
    assert may_be_asked(helper, OWNER)


@pytest.mark.parametrize(
    "helper",
    [
        profile(2, 1),
        profile(1, 2),
        profile(2, 2, Role.OBSERVER),
        replace(profile(2, 2), unreachable="blocked"),
        replace(profile(2, 2), unreachable=NO_ACCOUNT),
        replace(profile(2, 2), member=replace(profile(2, 2).member, left_at=NOW)),
    ],
    ids=["own organisation", "the owner", "an observer", "out of reach", "no account", "gone"],
)
def test_others_are_left_to_a_human(helper: Profile) -> None:
    assert not may_be_asked(helper, OWNER)


def test_nobody_is_asked_who_clears_what_the_owner_says() -> None:
    owner = replace(OWNER, member=replace(OWNER.member, approver_id=MemberId(2)))
    assert not may_be_asked(profile(2, 2), owner)
