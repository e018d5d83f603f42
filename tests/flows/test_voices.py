"""Who is asked: a role, chosen people, one voice for an organisation, an alternate before the coordinator."""

from storage.records.checkins import Outcome
from storage.records.people import Role
from storage.records.schedules import OffDay, Voice
from tests.flows.lakes import Lakes
from tests.house import Partner


async def colleague(lakes: Lakes, name: str = "Kofi Mensah") -> Partner:
    """Somebody else of Lakewatch, in Nairobi like Amina."""
    return await lakes.house.partner(name, "Lakewatch", zone="Africa/Nairobi")


def was_asked(who: Partner) -> bool:
    return any("What moved on your side" in text for text in who.heard)


async def test_observers_read_and_are_never_asked_nor_counted(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    olga = await lakes.house.partner("Olga Berg", "Embassy", role=Role.OBSERVER)
    await lakes.until(30, 12, month=11)
    assert not was_asked(olga)
    assert "Olga" not in await lakes.outcomes()
    await olga.command("commitments")
    assert olga.heard


async def test_only_those_chosen_are_asked(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.terms(chosen=((await lakes.amina.member()).id,))
    await lakes.until(30, 12, month=11)
    assert was_asked(lakes.amina)
    assert list(await lakes.outcomes()) == ["Amina"]


async def test_any_delegate_answers_for_all_and_the_others_are_told_who_did(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    kofi = await colleague(lakes)
    await lakes.terms(voice=Voice.DELEGATE)
    await lakes.until(30, 7, 30, month=11)
    assert was_asked(kofi)
    await kofi.says("The second sampling round is done")
    await kofi.presses("Finish here")
    await lakes.amina.hears("has answered “Progress check-in” for Lakewatch")
    assert (await lakes.outcomes())["Amina"] is Outcome.BY_COLLEAGUE
    before = len(lakes.amina.heard)
    await lakes.until(3, 12)
    assert len(lakes.amina.heard) == before, "nobody is reminded whose organisation has answered"
    assert (await lakes.outcomes())["Kofi"] is Outcome.ANSWERED


async def test_the_focal_point_speaks_for_the_organisation(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    kofi = await colleague(lakes)
    await lakes.member(kofi, focal=True)
    await lakes.terms(voice=Voice.FOCAL)
    await lakes.until(30, 12, month=11)
    assert was_asked(kofi)
    assert not was_asked(lakes.amina)


async def test_the_alternate_is_announced_and_asked_when_the_focal_point_stays_silent(
    lakes_outside: Lakes,
) -> None:
    lakes = lakes_outside
    kofi = await colleague(lakes)
    await lakes.member(lakes.amina, focal=True, alternate_id=(await kofi.member()).id)
    await lakes.terms(voice=Voice.FOCAL)
    await lakes.until(1, 12)
    await lakes.amina.hears("I will ask Kofi")
    assert not was_asked(kofi), "the one who was asked hears of it first"
    await lakes.until(3, 9)
    assert was_asked(kofi)
    await kofi.says("The second sampling round is done")
    await kofi.presses("Finish here")
    outcomes = await lakes.outcomes()
    assert outcomes["Amina"] is Outcome.BY_COLLEAGUE
    assert outcomes["Kofi"] is Outcome.ANSWERED


async def test_the_alternate_is_not_asked_where_the_focal_point_answers_late_after_all(
    lakes_outside: Lakes,
) -> None:
    lakes = lakes_outside
    kofi = await lakes.house.partner("Kofi Mensah", "Lakewatch", zone="America/Lima")
    await lakes.member(lakes.amina, focal=True, alternate_id=(await kofi.member()).id)
    await lakes.terms(voice=Voice.FOCAL)
    await lakes.until(2, 8)
    assert not was_asked(kofi), "it is three in the morning in Lima"
    await lakes.amina.says("The second sampling round is done")
    await lakes.amina.presses("Finish here")
    await lakes.until(4)
    assert not was_asked(kofi)
    assert await lakes.outcomes() == {
        "Amina": Outcome.LATE,
        "Kofi": Outcome.BY_COLLEAGUE,
        "Jonas": Outcome.SILENT,
    }


async def test_an_alternate_who_is_away_is_neither_announced_nor_asked(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    kofi = await colleague(lakes)
    await lakes.member(lakes.amina, focal=True, alternate_id=(await kofi.member()).id)
    await lakes.terms(voice=Voice.FOCAL)
    await kofi.command("away", "until 15 January")
    await lakes.until(4)
    assert not any("I will ask Kofi" in text for text in lakes.amina.heard)
    assert not was_asked(kofi)
    assert (await lakes.outcomes())["Amina"] is Outcome.SILENT


async def test_an_alternate_without_an_account_is_asked_by_a_letter(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.ingrid.command("member", "Haddad, Lakewatch")
    haddad = await lakes.house.look(
        lambda uow: next(one for one in uow.members.profiles().values() if one.name == "Haddad")
    )
    await lakes.member(lakes.amina, focal=True, alternate_id=haddad.id)
    await lakes.terms(voice=Voice.FOCAL)
    await lakes.until(1, 12)
    assert not any("has no chat with me" in text for text in lakes.ingrid.heard)
    await lakes.until(2, 12)
    assert "Dear Haddad" in (await lakes.ingrid.hears("has no chat with me")).text
    await lakes.ingrid.command("log", "Lakewatch: the boat is in repair")
    assert (await lakes.outcomes())["Amina"] is Outcome.BY_COLLEAGUE


async def test_whoever_is_named_only_after_somebody_left_is_asked_then(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    kofi = await lakes.house.partner("Kofi Mensah", "Shore Women", role=Role.NEWCOMER, zone="Africa/Nairobi")
    other = await lakes.house.partner("Kofi Annan", "Bay", role=Role.NEWCOMER, zone="Africa/Nairobi")
    await lakes.until(30, 7, 30, month=11)
    await lakes.amina.command("away", "until 15 January, ask Kofi")
    assert not was_asked(kofi)
    which = await lakes.amina.hears("Kofi")
    await lakes.amina.presses(which.labels[0])
    await lakes.until(1, 12)
    assert was_asked(kofi) is not was_asked(other)
    assert (await lakes.outcomes())["Amina"] is Outcome.AWAY


async def test_who_comes_back_before_the_stand_in_is_asked_leaves_them_in_peace(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    kofi = await lakes.house.partner("Kofi Mensah", "Shore", role=Role.NEWCOMER, zone="America/Lima")
    await lakes.until(30, 7, 30, month=11)
    await lakes.amina.command("away", "until 15 January, ask Kofi")
    await lakes.amina.command("returned")
    await lakes.until(4)
    assert not was_asked(kofi)


async def test_who_leaves_amid_a_round_is_neither_reminded_nor_called_silent(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.until(30, 12, month=11)
    await lakes.amina.says("The second sampling round is done")
    await lakes.jonas.command("leave")
    await lakes.jonas.presses("Quitter")
    await lakes.amina.command("leave")
    await lakes.amina.presses("Leave")
    heard = len(lakes.amina.heard), len(lakes.jonas.heard)
    await lakes.until(4)
    assert (len(lakes.amina.heard), len(lakes.jonas.heard)) == heard
    assert await lakes.outcomes() == {"Amina": Outcome.HALF, "Jonas": Outcome.SKIPPED}


async def test_who_went_away_half_through_goes_on_when_they_are_back(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.until(30, 7, 30, month=11)
    await lakes.amina.says("The second sampling round is done")
    await lakes.amina.command("away", "until 1 December")
    before = len(lakes.amina.heard)
    await lakes.until(2, 4)
    assert not any("a line is enough" in text for text in lakes.amina.heard[before:])
    await lakes.until(2, 5, 30)
    await lakes.amina.presses("Finish here")
    assert (await lakes.outcomes())["Amina"] is Outcome.ANSWERED


async def test_who_is_away_is_asked_on_their_return_where_the_terms_say_so(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.terms(when_away=OffDay.MOVE)
    await lakes.amina.command("away", "from 30 November until 2 December")
    await lakes.until(3, 5)
    assert not was_asked(lakes.amina)
    await lakes.until(3, 7)
    assert was_asked(lakes.amina)
    await lakes.amina.presses("Nothing new")
    assert (await lakes.outcomes())["Amina"] is Outcome.ANSWERED


async def test_a_delegate_who_answers_although_a_colleague_has_is_counted_too(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    kofi = await colleague(lakes)
    await lakes.terms(voice=Voice.DELEGATE)
    await lakes.until(30, 7, 30, month=11)
    await kofi.presses("Nothing new")
    await lakes.amina.says("Two samples")
    await lakes.amina.hears("in the way")
    await lakes.amina.presses("Finish here")
    await lakes.amina.hears("Thank you")
    assert (await lakes.outcomes())["Amina"] is Outcome.ANSWERED
