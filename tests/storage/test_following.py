"""What follows commitments: asked for, needed, told once, in the way, minuted."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from storage.engine import Database
from storage.records.commitments import Commitment, CommitmentId, MinutesId
from storage.records.following import (
    Dependency,
    DependencyId,
    Echo,
    EchoId,
    Minutes,
    Move,
    MoveId,
    MoveState,
    Obstacle,
    ObstacleId,
    Ripple,
    RippleCause,
    RippleId,
    RippleState,
)
from storage.unit import NEW, UnitOfWork
from tests.storage.conftest import NOW, Circle
from tests.storage.promises import DUE, another, promise, within


def move(commitment: Commitment, days: int) -> Move:
    wanted = DUE + timedelta(days)
    return Move(MoveId(NEW), commitment.id, commitment.owner_id, NOW, DUE, wanted, "The rains came early")


def need(one: Commitment, other: Commitment) -> Dependency:
    return Dependency(DependencyId(NEW), one.id, other.id, one.owner_id, NOW)


def ripple(commitment: Commitment) -> Ripple:
    later = DUE + timedelta(7)
    return Ripple(RippleId(NEW), commitment.id, RippleCause.MOVED, DUE, later, NOW)


def test_the_last_date_that_was_asked_for_and_not_decided_is_open(database: Database, lakes: Circle) -> None:
    def asked(uow: UnitOfWork) -> None:
        mine, other = promise(uow, lakes.member.id), promise(uow, lakes.member.id)
        assert uow.moves.open_for(mine.id) is None
        first = uow.moves.add(move(mine, 7))
        second = uow.moves.add(move(mine, 14))
        talked = uow.moves.add(replace(move(other, 3), state=MoveState.TALK))
        assert uow.moves.open_for(mine.id) == second
        accepted = replace(second, state=MoveState.ACCEPTED, decided_by=lakes.member.id, decided_at=NOW)
        accepted = uow.moves.save(accepted)
        withdrawn = uow.moves.save(replace(first, state=MoveState.WITHDRAWN))
        assert uow.moves.open_for(mine.id) is None
        assert uow.moves.of(mine.id) == [withdrawn, accepted]
        assert uow.moves.of() == []
        assert uow.moves.undecided() == [talked]
        assert uow.moves.open_for(other.id) == talked

    within(database, lakes, asked)


def test_what_needs_what_is_known_from_both_ends_and_once(database: Database, lakes: Circle) -> None:
    def needed(uow: UnitOfWork) -> None:
        pumps, site, report = (promise(uow, lakes.member.id) for _ in range(3))
        uow.dependencies.add_all([need(report, pumps), need(report, site), need(report, pumps)])
        on_pumps, on_site = uow.dependencies.of(report.id)
        assert (on_pumps.needs_id, on_site.needs_id) == (pumps.id, site.id)
        assert uow.dependencies.on(pumps.id) == [on_pumps]
        assert uow.dependencies.on(pumps.id, site.id) == [on_pumps, on_site]
        assert uow.dependencies.on(report.id) == []
        uow.dependencies.drop(pumps.id, report.id)
        assert uow.dependencies.all() == [on_pumps, on_site]
        uow.dependencies.drop(report.id, pumps.id)
        assert uow.dependencies.all() == [on_site]

    within(database, lakes, needed)


def test_nothing_needs_what_another_partnership_promised(
    database: Database, lakes: Circle, hills: Circle
) -> None:
    mine = within(database, lakes, lambda uow: promise(uow, lakes.member.id))
    with pytest.raises(sa.exc.IntegrityError):
        within(database, hills, lambda uow: uow.dependencies.add(need(promise(uow, hills.member.id), mine)))
    assert within(database, hills, lambda uow: uow.dependencies.of(mine.id)) == []


def test_a_ripple_waits_until_it_is_settled(database: Database, lakes: Circle) -> None:
    def told(uow: UnitOfWork) -> None:
        mine = promise(uow, lakes.member.id)
        over = uow.ripples.add(replace(ripple(mine), state=RippleState.GONE, settled_at=NOW))
        waits = uow.ripples.add(ripple(mine))
        assert uow.ripples.open_for(mine.id) == waits
        told = uow.ripples.save(replace(waits, state=RippleState.BY_BOT, settled_at=NOW))
        assert uow.ripples.open_for(mine.id) is None
        assert uow.ripples.of(mine.id) == [over, told]

    within(database, lakes, told)


def test_each_is_told_once_of_a_ripple(database: Database, lakes: Circle) -> None:
    bela = another(database, lakes)

    def told(uow: UnitOfWork) -> None:
        one, other = (uow.ripples.add(ripple(promise(uow, lakes.member.id))) for _ in range(2))
        mine = Echo(EchoId(NEW), one.id, lakes.member.id, NOW)
        uow.echoes.add_all([mine, replace(mine, member_id=bela.id), replace(mine, ripple_id=other.id)])
        uow.echoes.add_all([replace(mine, told_at=NOW + timedelta(1))])
        assert [(echo.member_id, echo.told_at) for echo in uow.echoes.of(one.id)] == [
            (lakes.member.id, NOW),
            (bela.id, NOW),
        ]

    within(database, lakes, told)


def test_what_is_settled_is_not_in_the_way(database: Database, lakes: Circle) -> None:
    def named(uow: UnitOfWork) -> None:
        mine = promise(uow, lakes.member.id)
        permit = Obstacle(ObstacleId(NEW), mine.id, "The permit", NOW, "Bela", lakes.member.id)
        first = uow.obstacles.add(permit)
        second = uow.obstacles.add(replace(permit, what="No fuel", helper="", helper_id=None, raised_at=NOW))
        assert uow.obstacles.open_for(mine.id) == [first, second]
        uow.obstacles.save(replace(first, settled_at=NOW))
        assert uow.obstacles.open_for(mine.id) == [second]
        assert uow.obstacles.open_for() == []

    within(database, lakes, named)


def test_the_last_meeting_comes_first_and_what_has_no_day_last(database: Database, lakes: Circle) -> None:
    def kept(uow: UnitOfWork) -> None:
        undated = Minutes(MinutesId(NEW), "Charter", None, lakes.member.id, NOW)
        charter = uow.minutes.add(undated)
        november = uow.minutes.add(replace(undated, title="Steering Committee 12 November", held_on=DUE))
        october = uow.minutes.add(replace(undated, title="October", held_on=DUE - timedelta(30)))
        same_day = uow.minutes.add(replace(undated, title="Working group", held_on=DUE))
        assert uow.minutes.latest(10) == [same_day, november, october, charter]
        assert uow.minutes.latest(1) == [same_day]
        assert uow.minutes.titled("October", october.held_on) == october
        assert uow.minutes.titled("October", date(2026, 9, 1)) is None
        assert uow.minutes.titled("September", None) is None
        assert uow.minutes.named([charter.id, october.id]) == {charter.id: charter, october.id: october}

    within(database, lakes, kept)


def test_what_follows_a_commitment_of_another_partnership_is_not_seen(
    database: Database, lakes: Circle, hills: Circle
) -> None:
    def followed(uow: UnitOfWork) -> CommitmentId:
        mine = promise(uow, lakes.member.id)
        uow.moves.add(move(mine, 7))
        uow.ripples.add(ripple(mine))
        uow.obstacles.add(Obstacle(ObstacleId(NEW), mine.id, "The permit", NOW))
        return mine.id

    def seen(uow: UnitOfWork) -> list[object]:
        return [uow.moves.of(mine), uow.moves.undecided(), uow.ripples.of(mine), uow.obstacles.open_for(mine)]

    mine = within(database, lakes, followed)
    assert within(database, hills, seen) == [[], [], [], []]
