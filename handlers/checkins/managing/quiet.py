"""Quiet days: holidays and breaks that the coordinator adds, on which nobody is asked or reminded."""

from datetime import date

from handlers.checkins.managing import wording
from handlers.checkins.rounds import attending, schedules
from handlers.rules import quiet_days
from handlers.rules.calendar import local_day
from handlers.rules.wording import plainly
from handlers.turn import Button, Message, Turn
from prompts.phrase import Phrase, ShortDay, Values
from storage.errors import Refused
from storage.records.people import QuietPeriod, QuietPeriodId
from storage.unit import NEW, UnitOfWork

ACTION = "quiet_off"
"""What the button does that removes quiet days."""

MOST = 60
"""The most quiet periods that lie ahead."""


def quiet(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Note quiet days, or (without words) list those ahead. Raises `Refused` with what would work."""
    said = plainly(turn.text)
    today = local_day(turn.now, uow.partnership.zone)
    if not said:
        return [_list(turn, uow)]
    days = quiet_days.read(said, today, wording.language_of(turn, uow))
    if days.last_on < today:
        raise Refused("quiet.over", {"last": days.last_on})
    known = uow.quiet_periods.ahead(today)
    if len(known) >= MOST:
        raise Refused("quiet.too_many", {"most": MOST})
    for same in known:
        if (same.first_on, same.last_on) == (days.first_on, days.last_on):
            uow.quiet_periods.drop(same.id)
    uow.quiet_periods.add(QuietPeriod(QuietPeriodId(NEW), days.first_on, days.last_on, days.name))
    _follow(turn, uow)
    return [_list(turn, uow, Phrase("quiet.noted", {"days": _days(days.first_on, days.last_on)}))]


def remove(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Have people asked on these days as on others."""
    period = uow.quiet_periods.get(turn.subject)
    uow.quiet_periods.drop(period.id)
    _follow(turn, uow)
    return [_list(turn, uow, Phrase("quiet.removed", {"days": _days(period.first_on, period.last_on)}))]


def _follow(turn: Turn, uow: UnitOfWork) -> None:
    """Move what is planned yet, and the moments at which running check-ins begin."""
    attending.replan(uow, turn.now)
    for schedule in uow.schedules.running():
        schedules.wait_for(schedule, turn.now, uow)


def _list(turn: Turn, uow: UnitOfWork, *notes: Phrase) -> Message:
    ahead = uow.quiet_periods.ahead(local_day(turn.now, uow.partnership.zone))
    items = tuple(
        Phrase("quiet.item_named", {"days": _days(one.first_on, one.last_on), "name": one.name})
        if one.name
        else Phrase("quiet.item", {"days": _days(one.first_on, one.last_on)})
        for one in ahead
    )
    rows = tuple(
        (Button(Phrase("quiet.button_remove", {"first": ShortDay(one.first_on)}), ACTION, one.id),)
        for one in ahead
    )
    values: Values = {"notes": notes, "items": items or (Phrase("quiet.none"),)}
    return Message(turn.actor.id, Phrase("quiet.list", values), rows)


def _days(first: date, last: date) -> Phrase:
    """Return a day, or the first and last of several."""
    if first == last:
        return Phrase("quiet.day", {"day": first})
    return Phrase("quiet.days", {"first": first, "last": last})
