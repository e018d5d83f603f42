"""Reminding and escalating: by the ladder that was agreed, in the hours of whom it speaks to."""

from dataclasses import replace
from datetime import date, time

from storage.records.commitments import CommitmentState, NoticeKind, Weight
from storage.unit import UnitOfWork
from tests.flows.ladders import FRIDAY, about, becomes, promise
from tests.flows.lakes import Lakes


async def test_a_long_commitment_is_spoken_of_four_two_and_one_weeks_and_two_days_before_and_on_the_day(
    lakes_outside: Lakes,
) -> None:
    lakes = lakes_outside
    await promise(lakes, lakes.amina, "Lake survey", date(2027, 2, 26))
    for month, day in ((1, 29), (2, 12), (2, 19), (2, 24), (2, 26)):
        known = len(about(lakes.amina, "Lake survey"))
        await lakes.until(day, 6, 59, month=month)
        assert len(about(lakes.amina, "Lake survey")) == known
        await lakes.until(day, 7, 1, month=month)
        assert len(about(lakes.amina, "Lake survey")) == known + 1
    assert "is noted for today" in about(lakes.amina, "Lake survey")[-1]


async def test_after_the_date_the_alternate_is_asked_a_day_after_the_pre_notice_and_then_the_coordinator(
    lakes_outside: Lakes,
) -> None:
    lakes = lakes_outside
    await lakes.member(lakes.amina, alternate_id=(await lakes.jonas.member()).id)
    await promise(lakes, lakes.amina, "Lab permits", FRIDAY)
    await lakes.until(8, 7, 1)
    told = await lakes.amina.hears("I will ask Jonas")
    assert "Wednesday 9 December" in told.text
    assert "the coordinators only after that" in told.text
    assert about(lakes.jonas, "Lab permits") == []
    await lakes.until(9, 10)
    asked = await lakes.jonas.hears("était noté par Amina")
    assert asked.labels == ("Répondre",)
    assert about(lakes.ingrid, "Lab permits") == []
    await lakes.until(10, 12)
    await lakes.ingrid.hears("Could you help?")
    await lakes.jonas.presses("Répondre")
    await lakes.jonas.says("The ministry signs them on Monday")
    assert "The ministry signs them on Monday" in (await lakes.amina.hears("Jonas")).text
    await lakes.ingrid.hears("The ministry signs them on Monday")


async def test_it_rests_while_it_awaits_clearance_and_goes_on_where_it_was(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    which = await promise(lakes, lakes.amina, "Lab permits", FRIDAY)
    await lakes.until(7, 8)
    await lakes.amina.hears("The date for “Lab permits” was")
    await becomes(lakes, which, CommitmentState.AWAITING_CLEARANCE)
    known = len(about(lakes.amina, "Lab permits"))
    await lakes.until(14, 6)
    assert len(about(lakes.amina, "Lab permits")) == known
    await becomes(lakes, which, CommitmentState.OPEN)
    await lakes.until(14, 8)
    await lakes.amina.hears("I will ask Ingrid")


async def test_an_alternate_who_answers_too_late_is_told_so_and_asked_no_longer(lakes: Lakes) -> None:
    which = await promise(lakes, lakes.amina, "Lab permits", FRIDAY)
    amina, jonas = await lakes.amina.member(), await lakes.jonas.member()
    await lakes.house.change(
        lambda uow: uow.members.save(replace(uow.members.get(amina.id), alternate_id=jonas.id))
    )
    await lakes.until(9, 12)
    await lakes.jonas.presses("Répondre")
    await becomes(lakes, which, CommitmentState.DONE)
    await lakes.jonas.says("Les permis sont chez l'imprimeur")
    await lakes.jonas.hears("est désormais clos")
    open_now = await lakes.house.look(lambda uow: uow.conversations.open_of(jonas.id))
    assert not any(one.kind == "vouch" for one in open_now)


async def test_several_on_a_day_are_one_message_the_gravest_first(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await promise(lakes, lakes.amina, "Pump tests", date(2026, 12, 9))
    await promise(lakes, lakes.amina, "Lab permits", FRIDAY)
    known = len(lakes.amina.heard)
    await lakes.until(7, 7, 1)
    [bundle] = [
        text for text in lakes.amina.heard[known:] if "“Pump tests”" in text and "“Lab permits”" in text
    ]
    assert bundle.index("Lab permits") < bundle.index("Pump tests")
    assert "2 things are asked of you today" in bundle
    assert "1 Done" in lakes.amina.last.labels
    assert "2 Yes" in lakes.amina.last.labels
    await lakes.amina.presses("1 Done")
    state = await lakes.house.look(lambda uow: {one.title: one.state for one in uow.commitments.find()})
    assert state["Lab permits"] is not CommitmentState.OPEN
    assert state["Pump tests"] is CommitmentState.OPEN


async def test_at_most_eight_are_said_and_what_has_no_room_is_said_later(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    for number in range(10):
        await promise(lakes, lakes.amina, f"Part {number} of the survey", FRIDAY)
    await lakes.until(7, 7, 1)
    bundle = lakes.amina.last
    assert "8 things are asked of you today" in bundle.text
    assert "And 2 more" in bundle.text
    await lakes.until(9, 7, 1)
    asked = await lakes.house.look(
        lambda uow: {
            one.commitment_id for one in uow.notices.find() if one.kind is NoticeKind.OVERDUE and one.said_at
        }
    )
    assert len(asked) == 10


async def test_a_reminder_can_be_put_off_and_the_coordinator_is_not_asked_meanwhile(
    lakes_outside: Lakes,
) -> None:
    lakes = lakes_outside
    which = await promise(lakes, lakes.amina, "Lab permits", FRIDAY)
    await lakes.until(8, 8)
    await lakes.amina.presses("Later")
    choice = await lakes.amina.hears("When shall I come back to “Lab permits”?")
    assert choice.labels == ("1 day", "3 days", "1 week")
    await lakes.amina.presses("3 days")
    await lakes.amina.hears("I will come back to “Lab permits” on Friday 11 December")
    known = len(about(lakes.amina, "Lab permits"))
    await lakes.until(11, 6)
    assert len(about(lakes.amina, "Lab permits")) == known
    assert about(lakes.ingrid, "Lab permits") == []
    await lakes.until(11, 8)
    assert len(about(lakes.amina, "Lab permits")) == known + 1
    changed = await lakes.house.look(lambda uow: {one.field for one in uow.changes.of(which)})
    assert "snoozed_until" in changed


async def test_yes_keeps_the_date_and_stands_in_the_history(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    which = await promise(lakes, lakes.amina, "Lab permits", FRIDAY)
    await lakes.until(2, 8)
    await lakes.amina.presses("Yes")
    await lakes.amina.hears("“Lab permits” stays noted for Friday 4 December")
    fields = await lakes.house.look(lambda uow: [one.field for one in uow.changes.of(which)])
    assert fields[-1] == "remark"


async def test_nothing_is_said_on_days_off_or_outside_a_persons_own_hours(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    address = await lakes.house.address_of(lakes.amina)

    def keep_hours(uow: UnitOfWork) -> None:
        person = uow.desk.person(address.person_id)
        uow.desk.save(replace(person, hours_from=time(14), hours_until=time(17)))

    await lakes.house.change(keep_hours)
    await promise(lakes, lakes.amina, "Lab permits", FRIDAY)
    await lakes.until(4, 14)
    known = len(about(lakes.amina, "Lab permits"))
    await lakes.until(7, 10, 59)
    assert len(about(lakes.amina, "Lab permits")) == known, "not on the week-end, nor before 14:00 in Nairobi"
    await lakes.until(7, 11, 1)
    assert len(about(lakes.amina, "Lab permits")) == known + 1


async def test_an_intention_is_asked_about_once_and_of_nobody_else(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await promise(lakes, lakes.amina, "Write a blog post", FRIDAY, weight=Weight.INTENTION)
    await lakes.until(22)
    assert len([text for text in about(lakes.amina, "Write a blog post") if "The date for" in text]) == 1
    assert about(lakes.ingrid, "Write a blog post") == []


async def test_one_that_is_at_risk_is_asked_about_every_week(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    which = await promise(lakes, lakes.amina, "Lake survey", date(2027, 6, 25))
    await becomes(lakes, which, CommitmentState.AT_RISK)
    await lakes.until(15, 8)
    asked = [text for text in about(lakes.amina, "Lake survey") if "Are you on it?" in text]
    assert len(asked) == 2


# --- the ladder in words


async def test_a_coordinator_sees_the_ladders_in_words_and_changes_one(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.ingrid.says("ladder")
    shown = lakes.ingrid.last.text
    assert "Action points: 4 weeks, 2 weeks, 1 week, 2 days before and on the day" in shown
    assert "1 working day later its owner is asked" in shown
    await lakes.ingrid.says("ladder action 3 days, after 2 days")
    assert "Action points: 3 days before; after the date, 2 working days later" in lakes.ingrid.last.text
    await promise(lakes, lakes.amina, "Lab permits", FRIDAY)
    await lakes.until(1, 8)
    assert len(about(lakes.amina, "Lab permits")) == 1
    await lakes.until(7, 12)
    assert len(about(lakes.amina, "Lab permits")) == 1
    await lakes.until(8, 8)
    assert len(about(lakes.amina, "Lab permits")) == 2


async def test_what_cannot_be_read_as_a_ladder_changes_nothing(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.ingrid.says("ladder action now and then")
    await lakes.ingrid.hears("nothing has changed")
    await lakes.amina.says("ladder action 3 days")
    ladders = await lakes.house.look(lambda uow: uow.agreements.present().norms.ladders)
    assert ladders[Weight.ACTION].before == (28, 14, 7, 2, 0)


async def test_a_reader_of_french_changes_a_ladder_in_french(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    address = await lakes.house.address_of(lakes.ingrid)
    await lakes.house.change(
        lambda uow: uow.desk.save(replace(uow.desk.person(address.person_id), language="fr"))
    )
    await lakes.ingrid.says("rappels intentions aucun")
    await lakes.ingrid.hears("rien avant la date")
    ladders = await lakes.house.look(lambda uow: uow.agreements.present().norms.ladders)
    assert ladders[Weight.INTENTION].overdue == 0
