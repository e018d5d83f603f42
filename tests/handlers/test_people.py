"""Coordinators see who is who, and settle parts, roles and who takes part without an account."""

import asyncio

import pytest

from storage.engine import Database
from storage.records.people import Member, Profile, Role
from tests.house import House, Partner
from tests.stages import PaperStage


async def people(house: House) -> dict[str, Profile]:
    """Everybody who has not left, by first name."""
    found = await house.look(lambda uow: uow.members.profiles())
    return {one.name.split()[0]: one for one in found.values()}


async def told(house: House) -> tuple[Partner, Partner, Partner]:
    """Ingrid coordinates; Amina and Kofi stand for Lakewatch."""
    await house.partnership("Clean Water Lakes")
    ingrid = await house.coordinator("Ingrid Berg", "Ministry")
    amina = await house.partner("Amina Diallo", "Lakewatch", zone="Africa/Nairobi")
    kofi = await house.partner("Kofi Mensah", "Lakewatch")
    return ingrid, amina, kofi


async def test_people_lists_everybody_by_organisation_with_their_parts(house: House) -> None:
    ingrid, _, _ = await told(house)
    await house.partner("Zoe Martin", role=Role.OBSERVER)
    await ingrid.says("focal Amina")
    await ingrid.says("alternate Amina: Kofi")
    await ingrid.says("approver Kofi: Ingrid")
    await ingrid.says("member Jonas Weber, BlueFlow, jonas@blueflow.example")
    await ingrid.says("people")
    lines = ingrid.last.text.splitlines()
    assert lines[0].endswith("Clean Water Lakes: 5 people")
    assert "BlueFlow" in lines[1]
    assert "1 Jonas Weber: partner · no account" in lines
    assert "2 Amina Diallo: partner · focal point · alternate: Kofi Mensah" in lines
    assert "3 Kofi Mensah: partner · approver: Ingrid Berg" in lines
    assert "4 Ingrid Berg: coordinator" in lines
    assert lines[-4:-2] == ["For no organisation", "5 Zoe Martin: observer"]


async def test_a_long_list_is_capped_and_a_name_shows_the_rest(house: House) -> None:
    ingrid, _, _ = await told(house)
    for number in range(30):
        await ingrid.says(f"member Person {number:02}, Divers")
    await ingrid.says("people")
    assert "… and 3 more" in ingrid.last.text
    await ingrid.says("people lakew")
    assert "2 Kofi Mensah: partner" in ingrid.last.text
    assert "Divers" not in ingrid.last.text
    await ingrid.says("people Atlantis")
    assert "Neither a person nor an organisation here has “Atlantis”" in ingrid.last.text


async def test_only_coordinators_see_and_settle_people(house: House) -> None:
    _, amina, _ = await told(house)
    for words in ("people", "focal Amina", "role Amina: coordinator", "member X, Y", "approver Amina: none"):
        await amina.command(*words.split(maxsplit=1))
        assert "for coordinators" in amina.last.text
    assert (await people(house))["Amina"].member.role is Role.PARTNER


async def test_an_organisation_has_one_focal_point_who_is_told(house: House) -> None:
    ingrid, amina, kofi = await told(house)
    await ingrid.says("focal amina diallo")
    await ingrid.hears("Amina Diallo is the focal point of Lakewatch")
    await amina.hears("Ingrid Berg named you focal point of Lakewatch")
    await ingrid.says("focal Kofi")
    found = await people(house)
    assert [one.name for one in found.values() if one.member.focal] == ["Kofi Mensah"]
    await kofi.says("profile")
    assert "Focal point of Lakewatch" in kofi.last.text
    await ingrid.says("focal")
    assert "Please write focal and the name" in ingrid.last.text


async def test_of_two_who_are_named_at_once_one_is_focal_point(postgresql_database: Database) -> None:
    async with await House.open(postgresql_database, PaperStage()) as house:
        ingrid, _, _ = await told(house)
        rosa = await house.coordinator("Rosa Lind")
        await asyncio.gather(ingrid.hand.says("focal Amina"), rosa.hand.says("focal Kofi"))
        await house.settle()
        assert sum(one.member.focal for one in (await people(house)).values()) == 1


async def test_who_stands_for_no_organisation_is_no_focal_point(house: House) -> None:
    ingrid, _, _ = await told(house)
    await house.partner("Zoe Martin")
    await ingrid.says("focal Zoe")
    assert "stands for no organisation" in ingrid.last.text


async def test_an_alternate_is_named_told_and_taken_back(house: House) -> None:
    ingrid, amina, kofi = await told(house)
    await ingrid.says("alternate Amina: Kofi")
    await ingrid.hears("where Amina Diallo (Lakewatch) stays silent, I ask Kofi Mensah (Lakewatch)")
    await kofi.hears("named you alternate for Amina Diallo (Lakewatch)")
    assert (await amina.member()).alternate_id == (await kofi.member()).id
    await ingrid.says("alternate Amina: nobody")
    assert (await amina.member()).alternate_id is None
    for words in ("alternate", "alternate Amina", "alternate Amina:", "alternate : Kofi"):
        await ingrid.says(words)
        assert "Please write alternate, a name, a colon" in ingrid.last.text
    await ingrid.says("alternate Amina: Amina Diallo")
    assert "cannot have this part for themselves" in ingrid.last.text


async def test_an_approver_and_whose_words_they_clear_are_told(house: House) -> None:
    ingrid, amina, kofi = await told(house)
    await ingrid.says("approver Amina: Kofi")
    await kofi.hears("asks you to clear what Amina Diallo (Lakewatch) tells Clean Water Lakes")
    await amina.hears("goes to Kofi Mensah (Lakewatch) first")
    assert (await amina.member()).approver_id == (await kofi.member()).id
    await ingrid.says("member Jonas Weber, BlueFlow")
    await ingrid.says("approver Amina: Jonas")
    assert "has no account" in ingrid.last.text
    await kofi.says("leave")
    await kofi.presses("Leave")
    await ingrid.hears("What comes from Amina Diallo waited for Kofi Mensah")
    await ingrid.says("approver Amina: none")
    await amina.hears("needs nobody's clearance from now on")
    assert (await amina.member()).approver_id is None


async def test_a_name_that_is_not_clear_changes_nothing_and_says_who_there_is(house: House) -> None:
    ingrid, _, _ = await told(house)
    await house.partner("Kofi Annan", "Divers")
    await ingrid.says("focal Kofi")
    assert "“Kofi” fits more than one" in ingrid.last.text
    assert "Kofi Annan (Divers)" in ingrid.last.text
    await ingrid.says("focal Kofi (Divers)")
    await ingrid.hears("Kofi Annan is the focal point of Divers")
    await ingrid.says("focal Bertha")
    assert "I do not know anybody called “Bertha”" in ingrid.last.text
    assert "Amina Diallo (Lakewatch)" in ingrid.last.text


async def test_a_role_is_changed_and_told(house: House) -> None:
    ingrid, amina, _ = await told(house)
    await ingrid.says("role Amina: coordinator")
    await amina.hears("you are coordinator now")
    await amina.says("digest")
    await amina.hears("Coordinators only")
    number = (await amina.member()).id
    assert await house.look(lambda uow: uow.timers.due_at("digest.weekly", number))
    await ingrid.says("role Amina: coordinator")
    assert "is coordinator already" in ingrid.last.text
    await ingrid.says("role Amina: queen")
    assert "Please write role, a name, a colon" in ingrid.last.text


async def test_the_last_coordinator_keeps_the_keys(house: House) -> None:
    ingrid, _, _ = await told(house)
    await ingrid.says("role Ingrid: partner")
    assert "is the only coordinator" in ingrid.last.text
    await ingrid.says("role Kofi: coordinator")
    await ingrid.says("role Ingrid: partner")
    assert (await ingrid.member()).role is Role.PARTNER


async def test_of_two_coordinators_who_step_down_at_once_one_stays(postgresql_database: Database) -> None:
    async with await House.open(postgresql_database, PaperStage()) as house:
        await house.partnership()
        ingrid, rosa = await house.coordinator("Ingrid Berg"), await house.coordinator("Rosa Lind")
        await asyncio.gather(ingrid.hand.says("role Ingrid: partner"), rosa.hand.says("role Rosa: partner"))
        await house.settle()
        assert await house.look(lambda uow: len(uow.members.active(Role.COORDINATOR))) == 1


async def test_an_observer_reads_and_promises_nothing_and_has_no_part(house: House) -> None:
    ingrid, amina, _ = await told(house)
    await ingrid.says("focal Amina")
    await ingrid.says("role Amina: observer")
    assert not (await amina.member()).focal
    await amina.says("help")
    assert "You read along in Clean Water Lakes" in amina.last.text
    await amina.says("commitments")
    assert "No open commitment" in amina.last.text
    await amina.command("commit", "report by 4 December")
    assert "you read along here, so nothing was noted" in amina.last.text
    assert not await house.look(lambda uow: uow.commitments.find())
    await ingrid.says("focal Amina")
    assert "reads along as an observer" in ingrid.last.text
    await ingrid.says("alternate Kofi: Amina")
    assert "reads along as an observer" in ingrid.last.text


async def test_an_observer_is_invited_and_told_what_there_is(house: House) -> None:
    await house.partnership()
    ingrid = await house.coordinator("Ingrid Berg", language="fr")
    await ingrid.says("inviter observateur Bailleur")
    [made] = await house.look(lambda uow: uow.invitations.waiting(house.clock.now()))
    assert made.role is Role.OBSERVER
    zoe = Partner(house, "Zoe", ingrid.partnership, house.stage.hand("Zoe", "Europe/Oslo", "en"))
    await zoe.hand.joins(made.code)
    await house.settle()
    await zoe.presses("English")
    await zoe.presses("Yes")
    await zoe.hears("You read along")


async def test_somebody_without_an_account_is_added_and_no_address_is_kept(house: House) -> None:
    ingrid, _, _ = await told(house)
    await ingrid.says("member  Jonas   Weber , BlueFlow, <jonas@blueflow.example>")
    await ingrid.hears("Jonas Weber (BlueFlow) takes part without an account")
    jonas = (await people(house))["Jonas"]
    assert (jonas.name, jonas.organisation, jonas.without_account) == ("Jonas Weber", "BlueFlow", True)
    assert jonas.member.role is Role.PARTNER
    await ingrid.says("member jonas weber; blueflow")
    assert "somebody of this name already" in ingrid.last.text
    await ingrid.says("member")
    assert "Please write member, a name" in ingrid.last.text
    await ingrid.says("member one, two, three")
    assert "Please write member, a name" in ingrid.last.text
    assert len(await people(house)) == 4


async def test_who_was_added_joins_by_their_own_code_and_stays_the_same_member(any_house: House) -> None:
    house = any_house
    home = await house.partnership("Clean Water Lakes")
    ingrid = await house.coordinator("Ingrid Berg")
    await ingrid.says("member Jonas Weber, BlueFlow")
    before = (await everybody(house))["Jonas"]
    await ingrid.says("invite jonas")
    await ingrid.hears("is for Jonas Weber (BlueFlow) alone")
    [made] = await house.look(lambda uow: [one for one in uow.invitations.find() if one.person_id])
    assert made.code in ingrid.last.text
    jonas = Partner(house, "Jonas", home, house.stage.hand("Jonas", "Europe/Berlin", "en"))
    await jonas.hand.joins(made.code)
    await jonas.hears("Welcome to Clean Water Lakes, Jonas Weber")
    await ingrid.hears("Jonas Weber (BlueFlow) has joined")
    await jonas.presses("English")
    after = (await everybody(house))["Jonas"]
    assert (after.id, after.person_id) == (before.id, before.person_id)
    await ingrid.says("invite jonas")
    assert "Please write invite partner" in ingrid.last.text


async def everybody(house: House) -> dict[str, Member]:
    """The memberships by first name."""
    return {name: one.member for name, one in (await people(house)).items()}


async def test_somebody_known_elsewhere_takes_the_place_that_was_kept_for_them(house: House) -> None:
    home = await house.partnership("Clean Water Lakes")
    ingrid = await house.coordinator("Ingrid Berg")
    await ingrid.says("member Jonas Weber, BlueFlow")
    await ingrid.says("invite jonas")
    [made] = await house.look(lambda uow: [one for one in uow.invitations.find() if one.person_id])
    before = (await everybody(house))["Jonas"]
    await house.partnership("Blue Harbour")
    jonas = await house.partner("Jonas Weber", "Divers")
    house.home = home
    await jonas.hand.joins(made.code)
    await jonas.hears("Welcome to Clean Water Lakes, Jonas Weber")
    after = (await everybody(house))["Jonas"]
    assert after.id == before.id
    assert after.person_id == (await house.address_of(jonas)).person_id
    await jonas.hand.joins(made.code)
    await jonas.hears("You are a member of Clean Water Lakes")


@pytest.mark.parametrize(
    "words", ["membres", "référent Amina", "suppléance Amina : Kofi", "rôle Kofi : observateur"]
)
async def test_it_all_goes_in_french(house: House, words: str) -> None:
    await house.partnership()
    ingrid = await house.coordinator("Ingrid Berg", language="fr")
    await house.partner("Amina Diallo", "Lakewatch")
    await house.partner("Kofi Mensah", "Lakewatch")
    await ingrid.says(words)
    assert (
        "C'est noté" in ingrid.last.text
        or "4 personnes" in ingrid.last.text
        or "3 personnes" in ingrid.last.text
    )
