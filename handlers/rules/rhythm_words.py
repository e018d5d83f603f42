"""Rhythms in words: read from what a coordinator writes, and told back to them."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from handlers.rules.languages import language_of
from handlers.rules.languages.rhythms import WORDS
from handlers.rules.rhythm import LAST, MONTHS, day_in_month, is_relative, next_date
from handlers.rules.rhythm_hearing import Heard, Unclear, hear
from prompts.phrase import Phrase, Values
from storage.errors import Refused
from storage.records.schedules import (
    AfterJoining,
    BeforeDue,
    Clock,
    MonthlyByDate,
    MonthlyByWeekday,
    Once,
    Rhythm,
    Schedule,
    ScheduleState,
    Weekly,
)

DAY = timedelta(days=1)
MONDAY = 0
MONTH_END = 31
QUARTER = 3
WEEK = 7
LONGEST_WEEKS, LONGEST_MONTHS, LONGEST_DAYS = 52, 24, 730

WEEKDAYS = (
    *("rhythm.monday", "rhythm.tuesday", "rhythm.wednesday", "rhythm.thursday"),
    *("rhythm.friday", "rhythm.saturday", "rhythm.sunday"),
)
ORDINALS = {1: "rhythm.first", 2: "rhythm.second", 3: "rhythm.third", 4: "rhythm.fourth", LAST: "rhythm.last"}


@dataclass(frozen=True, slots=True)
class Planned:
    """A rhythm as somebody wrote it. `at` and `clock` are None where they said nothing of them.

    `first_on` is the first date that fits, after today unless they named one; for a rhythm about
    due dates or joining it is the day from which on it is kept.
    """

    rhythm: Rhythm
    first_on: date
    at: time | None = None
    clock: Clock | None = None


def read(text: str, language: str, today: date) -> Planned:
    """Return the rhythm that a sentence names, read in `language` (BCP 47) or another that is known.

    "Every second Tuesday" is every two weeks; "the second Tuesday of the month" is monthly.
    Where no weekday is named it is Monday, the first of the month or quarter. Raises `Refused`
    where anything in the sentence was not understood.
    """
    own = language_of(language).code
    for code in dict.fromkeys((own, *WORDS)):
        try:
            heard = hear(text, code, today)
            return _planned(heard, today)
        except Unclear:
            continue
    raise Refused("schedule.unclear", {"words": text})


def read_time(text: str, language: str, today: date) -> tuple[time, Clock | None] | None:
    """Return the time of day, and whose clocks, where a sentence names them and no rhythm; else None."""
    own = language_of(language).code
    for code in dict.fromkeys((own, *WORDS)):
        try:
            heard = hear(text, code, today)
        except Unclear:
            continue
        if heard.at is not None and heard == Heard(at=heard.at, clock=heard.clock):
            return heard.at, heard.clock
    return None


def _planned(heard: Heard, today: date) -> Planned:
    rhythm = _rhythm(heard)
    return Planned(rhythm, _first_on(rhythm, heard, today), heard.at, heard.clock)


def _rhythm(heard: Heard) -> Rhythm:
    """Return the one rhythm that was heard; raises `Unclear` where it is none, two, or out of all measure."""
    weekly = heard.weeks is not None or heard.each
    monthly = heard.months is not None or heard.span is not None
    kinds = (heard.only is not None, heard.before is not None, bool(heard.after), weekly, monthly)
    if sum(kinds) != 1:
        raise Unclear("not one rhythm")
    if (heard.nth is not None or heard.day is not None) and not monthly:
        raise Unclear("a day of no month")
    if heard.weekday is not None and not weekly and heard.nth is None:
        raise Unclear("a weekday of no week")
    if heard.before is not None:
        return BeforeDue(_within(heard.before, 0, LONGEST_DAYS))
    if heard.after:
        return AfterJoining(tuple(sorted({_within(days, 1, LONGEST_DAYS) for days in heard.after})))
    if weekly:
        return Weekly(_within(1 if heard.weeks is None else heard.weeks, 1, LONGEST_WEEKS))
    return _monthly(heard) if monthly else Once()


def _monthly(heard: Heard) -> Rhythm:
    months = heard.span if heard.months is None else heard.months
    months = _within(months or 0, 1, LONGEST_MONTHS)
    if heard.day is not None:
        if heard.nth is not None:
            raise Unclear("two days of a month")
        return MonthlyByDate(months, _within(heard.day, 1, MONTH_END))
    if heard.nth is not None:
        return MonthlyByWeekday(months, heard.nth, MONDAY if heard.weekday is None else heard.weekday)
    if heard.start is not None:
        return MonthlyByDate(months, heard.start.day)
    return MonthlyByWeekday(months, 1, MONDAY)


def _within(number: int, least: int, most: int) -> int:
    if not least <= number <= most:
        raise Unclear(str(number))
    return number


def _first_on(rhythm: Rhythm, heard: Heard, today: date) -> date:
    """Return the first date that fits, keeping step with a start that has passed."""
    earliest = heard.start or today + DAY
    match rhythm:
        case Once():
            return heard.only or earliest
        case Weekly():
            weekday = heard.weekday
            if weekday is None:
                weekday = heard.start.weekday() if heard.start else MONDAY
            first = earliest + DAY * ((weekday - earliest.weekday()) % 7)
        case MonthlyByDate() | MonthlyByWeekday():
            first = _first_in_month(rhythm, earliest, by_quarter=_by_quarter(heard))
        case BeforeDue() | AfterJoining():
            return max(earliest, today)
    if first >= today:
        return first
    return next_date(rhythm, first, today) or first


def _by_quarter(heard: Heard) -> bool:
    return heard.span == QUARTER and heard.months is None and heard.start is None


def _first_in_month(rhythm: MonthlyByDate | MonthlyByWeekday, earliest: date, *, by_quarter: bool) -> date:
    """Return the first day that fits; of a quarter it lies in the first month, its last in the last."""
    last = (rhythm.day == MONTH_END) if isinstance(rhythm, MonthlyByDate) else rhythm.nth == LAST
    turn = QUARTER - 1 if last else 0
    month = earliest.year * MONTHS + earliest.month - 1
    while True:
        year, place = divmod(month, MONTHS)
        day = day_in_month(rhythm, year, place + 1)
        if day >= earliest and (not by_quarter or place % QUARTER == turn):
            return day
        month += 1


def describe(schedule: Schedule) -> Phrase:
    """Return a schedule in words: its rhythm, wall time, whose clock, and the next date or why there is none.

    "every second Tuesday at 09:00, each person's own time; next: Tuesday 1 December". In the
    languages that have words for rhythms, `read` takes the sentence back.
    """
    clock = Phrase("rhythm.own_time" if schedule.terms.clock is Clock.PERSON else "rhythm.together")
    told = Phrase("rhythm.told", {"rhythm": _told(schedule), "at": schedule.at, "clock": clock})
    dated: Values = {"told": told}
    if schedule.next_on and not isinstance(schedule.rhythm, Once):
        dated["next"] = schedule.next_on
    match schedule.state:
        case ScheduleState.DRAFT:
            return Phrase("rhythm.draft" if "next" in dated else "rhythm.draft_undated", dated)
        case ScheduleState.PAUSED:
            return Phrase("rhythm.paused", dated)
        case ScheduleState.ENDED:
            return Phrase("rhythm.over", dated)
        case ScheduleState.RUNNING:
            if schedule.next_on is None and not is_relative(schedule.rhythm):
                return Phrase("rhythm.over", dated)
            return Phrase("rhythm.next", dated) if "next" in dated else told


def _told(schedule: Schedule) -> Phrase:
    match schedule.rhythm:
        case Weekly(weeks):
            weekday = Phrase(WEEKDAYS[schedule.first_on.weekday()])
            key = {1: "rhythm.weekly", 2: "rhythm.fortnightly"}.get(weeks, "rhythm.weeks")
            return Phrase(key, {"weekday": weekday, "count": weeks})
        case MonthlyByDate(months) | MonthlyByWeekday(months):
            return Phrase("rhythm.monthly", {"every": _every(months), "day": _on(schedule.rhythm)})
        case Once():
            return Phrase("rhythm.once", {"day": schedule.next_on or schedule.first_on})
        case BeforeDue(days):
            return Phrase("rhythm.before_due" if days else "rhythm.on_due", {"count": days})
        case AfterJoining(days_after):
            return _after_joining(days_after)


def _on(rhythm: MonthlyByDate | MonthlyByWeekday) -> Phrase:
    if isinstance(rhythm, MonthlyByWeekday):
        names: Values = {"nth": Phrase(ORDINALS[rhythm.nth]), "weekday": Phrase(WEEKDAYS[rhythm.weekday])}
        return Phrase("rhythm.on_weekday", names)
    return (
        Phrase("rhythm.on_last_day")
        if rhythm.day == MONTH_END
        else Phrase("rhythm.on_day", {"day": rhythm.day})
    )


def _after_joining(days: tuple[int, ...]) -> Phrase:
    by_week = all(day % WEEK == 0 for day in days)
    numbers = [day // WEEK if by_week else day for day in days]
    values: Values = {"numbers": tuple(str(number) for number in numbers), "count": max(numbers)}
    return Phrase("rhythm.after_weeks" if by_week else "rhythm.after_days", values)


def _every(months: int) -> Phrase:
    key = {1: "rhythm.every_month", QUARTER: "rhythm.every_quarter"}.get(months, "rhythm.every_months")
    return Phrase(key, {"count": months})
