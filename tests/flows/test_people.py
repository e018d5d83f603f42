"""What coordinators settle about people in chat decides who is asked, and stands through a restart."""

from storage.records.checkins import Outcome
from storage.records.people import Role
from storage.records.schedules import Voice
from tests.flows.lakes import Lakes


def was_asked(heard: list[str]) -> bool:
    """Say whether somebody was asked what moved."""
    return any("What moved on your side" in text for text in heard)


async def test_the_focal_point_who_is_named_in_chat_is_the_one_who_is_asked(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    kofi = await lakes.house.partner("Kofi Mensah", "Lakewatch", zone="Africa/Nairobi")
    await lakes.terms(voice=Voice.FOCAL)
    await lakes.ingrid.says("focal Kofi")
    await lakes.ingrid.hears("is the focal point of Lakewatch")
    await kofi.hears("named you focal point of Lakewatch")
    await lakes.house.restart()
    await lakes.until(30, 12, month=11)
    assert was_asked(kofi.heard)
    assert not was_asked(lakes.amina.heard)


async def test_the_alternate_who_is_named_in_chat_is_asked_where_somebody_stays_silent(
    lakes_outside: Lakes,
) -> None:
    lakes = lakes_outside
    kofi = await lakes.house.newcomer("Kofi Mensah", "Lakewatch", zone="Africa/Nairobi")
    await lakes.ingrid.says("alternate Amina: Kofi")
    await kofi.hears("named you alternate for Amina")
    await lakes.until(5, 12)
    assert was_asked(kofi.heard)


async def test_who_becomes_an_observer_is_not_asked_from_then_on(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.ingrid.says("role Amina: observer")
    await lakes.amina.hears("you are observer now")
    await lakes.until(30, 12, month=11)
    assert not was_asked(lakes.amina.heard)
    assert "Amina" not in await lakes.outcomes()


async def test_a_newcomer_becomes_a_partner_by_a_partners_invitation_without_leaving(
    lakes_outside: Lakes,
) -> None:
    lakes = lakes_outside
    house = lakes.house
    kofi = await house.newcomer("Kofi Mensah", "Lakewatch", zone="Africa/Nairobi")
    before = await kofi.member()
    await kofi.hand.joins(await house.invitation(Role.PARTNER))
    await kofi.hears("You are now in Clean Water Lakes as partner")
    await lakes.ingrid.hears("is now in Clean Water Lakes as partner")
    after = await kofi.member()
    assert (after.id, after.organisation_id, after.role) == (before.id, before.organisation_id, Role.PARTNER)
    code = await house.invitation(Role.NEWCOMER)
    await kofi.hand.joins(code)
    await kofi.hears("You are a member of Clean Water Lakes, so nothing was changed")
    assert (await kofi.member()).role is Role.PARTNER
    await lakes.until(30, 12, month=11)
    assert was_asked(kofi.heard)


async def test_who_has_no_account_is_listed_and_counted_and_never_written_to(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.ingrid.says("member Bertha Lund, Shore Women, bertha@shore.example")
    await lakes.ingrid.says("people shore")
    await lakes.ingrid.hears("Bertha Lund: partner · no account")
    await lakes.until(30, 12, month=11)
    assert "Bertha" in await lakes.outcomes()
    await lakes.until(4, 18)
    assert (await lakes.outcomes())["Bertha"] is Outcome.NOT_DELIVERED
