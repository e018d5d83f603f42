"""Invitations are made, listed and forwarded; members leave, but never the last coordinator."""

import asyncio

from storage.engine import Database
from storage.records.events import EventKind
from storage.records.people import Role
from tests.house import House, Partner
from tests.paper import Paper
from tests.stages import PaperStage


async def test_an_invitation_is_a_code_and_a_letter_with_the_way_in(house: House) -> None:
    await house.partnership("Clean Water Lakes")
    ingrid = await house.coordinator("Ingrid Berg")
    await ingrid.says("invite partner  Shore   Women")
    (made,) = await house.look(lambda uow: uow.invitations.waiting(house.clock.now()))
    said = ingrid.last.text
    assert f"{made.code} lets one person join Clean Water Lakes as partner, until Friday 11 December" in said
    assert f"open https://t.me/convenor_bot?start={made.code} and press Start" in said
    assert made.role is Role.PARTNER
    names = await house.look(lambda uow: [one.name for one in uow.organisations.find()])
    assert names == ["Shore Women"]


async def test_the_letter_is_in_the_partnerships_language(house: House) -> None:
    await house.partnership(language="fr")
    ingrid = await house.coordinator("Ingrid Berg", language="en")
    await ingrid.says("invite newcomer")
    assert "lets one person join" in ingrid.last.text
    assert "Bonjour" in ingrid.last.text


async def test_roles_are_understood_in_the_readers_words_too(house: House) -> None:
    await house.partnership()
    ingrid = await house.coordinator("Ingrid Berg", language="fr")
    await ingrid.says("inviter nouveau membre BlueFlow")
    await ingrid.says("inviter coordinator blueflow")
    made = await house.look(lambda uow: uow.invitations.waiting(house.clock.now()))
    assert [one.role for one in made] == [Role.NEWCOMER, Role.COORDINATOR]
    assert len({one.organisation_id for one in made}) == 1


async def test_an_unknown_role_is_answered_with_what_to_write(house: House) -> None:
    await house.partnership()
    ingrid = await house.coordinator("Ingrid Berg")
    await ingrid.says("invite everybody")
    assert "Please write invite partner" in ingrid.last.text
    await ingrid.says("invite partner " + "x" * 200)
    assert "Please write invite partner" in ingrid.last.text


async def test_only_coordinators_invite(house: House) -> None:
    await house.partnership()
    await house.coordinator("Ingrid Berg")
    amina = await house.partner("Amina Diallo")
    await amina.command("invite", "partner Lakewatch")
    assert "for coordinators" in amina.last.text
    assert not await house.look(lambda uow: uow.invitations.waiting(house.clock.now()))


async def test_invite_alone_lists_what_waits_with_links_to_forward(house: House) -> None:
    await house.partnership()
    ingrid = await house.coordinator("Ingrid Berg")
    await ingrid.says("invite")
    assert "https" not in ingrid.last.text
    await ingrid.says("invite partner Lakewatch")
    await ingrid.says("invite newcomer")
    await ingrid.says("invite")
    codes = [one.code for one in await house.look(lambda uow: uow.invitations.waiting(house.clock.now()))]
    assert "2 invitations have not been used yet" in ingrid.last.text
    assert "partner (Lakewatch), until" in ingrid.last.text
    assert all(f"https://t.me/convenor_bot?start={code}" in ingrid.last.text for code in codes)
    await house.clock_by(days=15)
    await ingrid.says("invite")
    assert "https" not in ingrid.last.text


async def test_invite_alone_names_members_whom_nothing_reaches(sqlite_database: Database) -> None:
    paper = Paper()
    async with await House.open(sqlite_database, PaperStage(paper)) as house:
        await house.partnership()
        ingrid = await house.coordinator("Ingrid Berg")
        amina = await house.partner("Amina Diallo", "Lakewatch")
        await paper.tell(paper.event(amina.name, now=house.clock.now(), kind=EventKind.BLOCKED))
        await ingrid.says("invite")
        assert "Amina Diallo (Lakewatch): the bot was blocked" in ingrid.last.text


async def test_leaving_is_asked_about_and_told_to_the_coordinators(house: House) -> None:
    await house.partnership("Clean Water Lakes")
    ingrid = await house.coordinator("Ingrid Berg")
    amina = await house.partner("Amina Diallo")
    await amina.says("leave")
    await amina.presses("Stay")
    assert (await amina.member()).left_at is None
    await amina.says("leave")
    await amina.presses("Leave")
    assert (await amina.member()).left_at == house.clock.now()
    await amina.hears("You have left Clean Water Lakes")
    await ingrid.hears("Amina Diallo has left Clean Water Lakes")
    await amina.says("help")
    assert "we have not met yet" in amina.last.text


async def test_what_was_being_asked_is_closed_with_the_membership(house: House) -> None:
    await house.partnership()
    await house.coordinator("Ingrid Berg")
    amina = await house.partner("Amina Diallo")
    await amina.presses("English")
    await amina.presses("Another place")
    member = await amina.member()
    assert await house.look(lambda uow: uow.conversations.open_of(member.id))
    await amina.says("leave")
    await amina.presses("Leave")
    assert not await house.look(lambda uow: uow.conversations.open_of(member.id))


async def test_the_last_coordinator_first_invites_another(house: House) -> None:
    await house.partnership()
    ingrid = await house.coordinator("Ingrid Berg")
    await ingrid.says("leave")
    assert "invite coordinator" in ingrid.last.text
    await house.coordinator("Kofi Mensah")
    await ingrid.says("leave")
    await ingrid.presses("Leave")
    assert (await ingrid.member()).left_at is not None


async def test_nobody_leaves_by_somebody_elses_button(sqlite_database: Database) -> None:
    paper = Paper()
    async with await House.open(sqlite_database, PaperStage(paper)) as house:
        home = await house.partnership()
        await house.coordinator("Ingrid Berg")
        amina, kofi = await house.partner("Amina Diallo"), await house.partner("Kofi Mensah")
        token = f"leave:{home.id}:{(await amina.member()).id}:"
        pressed = paper.event("Kofi Mensah", now=house.clock.now(), kind=EventKind.CHOICE, token=token)
        await paper.tell(pressed)
        await house.settle()
        assert "meant for somebody else" in kofi.last.text
        assert (await amina.member()).left_at is (await kofi.member()).left_at is None


async def test_of_the_last_two_coordinators_who_leave_at_once_one_stays(
    postgresql_database: Database,
) -> None:
    async with await House.open(postgresql_database, PaperStage()) as house:
        await house.partnership()
        both = [await house.coordinator("Ingrid Berg"), await house.coordinator("Kofi Mensah")]
        for one in both:
            await one.says("leave")
        await asyncio.gather(*(one.hand.presses("Leave") for one in both))
        await house.settle()
        assert await house.look(lambda uow: len(uow.members.active(Role.COORDINATOR))) == 1


async def test_a_member_comes_in_from_another_account_by_a_code_of_their_own(house: House) -> None:
    home = await house.partnership("Clean Water Lakes")
    await house.coordinator("Ingrid Berg")
    amina = await house.partner("Amina Diallo", zone="Africa/Nairobi")
    await amina.says("link")
    (made,) = await house.look(lambda uow: [one for one in uow.invitations.find() if one.person_id])
    assert made.code in amina.last.text
    phone = Partner(house, "Amina", home, house.stage.hand("Amina", "Africa/Nairobi", "en"))
    await phone.hand.joins(made.code)
    await phone.hears("Good to see you here as well, Amina Diallo")
    assert (await house.address_of(phone)).person_id == (await house.address_of(amina)).person_id
    await phone.says("commitments")
    await phone.hears("No open commitment")
    assert len(await house.look(lambda uow: uow.members.active())) == 2
    await phone.hand.joins(made.code)
    await phone.hears("I know this account already")


async def test_a_code_of_ones_own_is_used_once_and_not_listed_to_coordinators(house: House) -> None:
    home = await house.partnership("Clean Water Lakes")
    ingrid = await house.coordinator("Ingrid Berg")
    await ingrid.says("link")
    (made,) = await house.look(lambda uow: [one for one in uow.invitations.find() if one.person_id])
    await ingrid.says("invite")
    assert made.code not in ingrid.last.text
    for name, heard in (("First", "Good to see you here"), ("Second", "This code has been used")):
        somebody = Partner(house, name, home, house.stage.hand(name, "Europe/Oslo", "en"))
        await somebody.hand.joins(made.code)
        await somebody.hears(heard)
