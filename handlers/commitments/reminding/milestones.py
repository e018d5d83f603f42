"""What a check-in asks about a date, the ladder does not ask of the same person on the same day."""

from collections.abc import Iterator
from datetime import datetime

from handlers.rules.calendar import local_day
from storage.records.checkins import Outcome, Response
from storage.records.commitments import NoticeKind
from storage.records.people import Profile
from storage.unit import UnitOfWork

ASKS_THE_SAME = frozenset({NoticeKind.BEFORE, NoticeKind.STILL_ON_IT})
"""The notices that ask whether a date holds, as a milestone check does."""

LATEST = 50
"""So many of somebody's last check-ins are looked through for those of the day."""


def asked_today(reader: Profile, zone: str, now: datetime, uow: UnitOfWork) -> frozenset[int]:
    """Return the ids of the commitments that a check-in asks somebody about on the day of `now` in `zone`.

    That is also one that is to be put to them yet, but none that did not reach them.
    """
    today = local_day(now, zone)
    return frozenset(
        one.about
        for one in uow.responses.of_member(reader.id, LATEST)
        if one.about and any(local_day(moment, zone) == today for moment in _moments(one))
    )


def _moments(response: Response) -> Iterator[datetime]:
    if response.outcome is Outcome.NOT_DELIVERED:
        return
    if response.outcome is Outcome.PLANNED:
        yield response.opens_at
    yield from (one for one in (response.asked_at, response.reminded_at) if one is not None)
