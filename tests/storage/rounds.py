"""A round for tests of storage: the least that its parts, tallies and updates can hang on."""

from datetime import time

from storage.records.checkins import Round, RoundId
from storage.records.conversations import Question, Script
from storage.records.people import MemberId
from storage.records.schedules import Schedule, ScheduleId, Weekly
from storage.unit import NEW, UnitOfWork
from tests.storage.conftest import NOW

PROGRESS = Script("progress", (Question("next", "progress.next"),))


def a_round(uow: UnitOfWork, by: MemberId, script: Script = PROGRESS) -> Round:
    """Return a new round of a new schedule."""
    day = NOW.date()
    schedule = Schedule(ScheduleId(NEW), script.kind, Weekly(2), time(9), day, day, created_by=by)
    kept = uow.schedules.add(schedule)
    return uow.rounds.add(Round(RoundId(NEW), kept.id, script.kind, day, NOW, script))
