import re
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.compose import Composer
from handlers.rules.languages.rhythms import WORDS
from handlers.rules.rhythm import next_date
from handlers.rules.rhythm_words import describe, read, read_time
from prompts.catalogue import Catalogue
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
    ScheduleId,
    ScheduleState,
    Terms,
    Weekly,
)
from tests.rules.zones import days

WEDNESDAY = date(2026, 11, 25)
MONDAY, TUESDAY, WEDNESDAYS, THURSDAY, FRIDAY, LAST = 0, 1, 2, 3, 4, -1
COMPOSER = Composer(Catalogue.load())
languages = st.sampled_from(sorted(WORDS))

ENGLISH = [
    ("every second Tuesday at 9", Weekly(2), "2026-12-01", "09:00"),
    ("Every second Tuesday at 09:00.", Weekly(2), "2026-12-01", "09:00"),
    ("every 2nd Tuesday", Weekly(2), "2026-12-01", None),
    ("every other Wednesday at 2 pm", Weekly(2), "2026-12-02", "14:00"),
    ("on alternate Tuesdays", Weekly(2), "2026-12-01", None),
    ("every 3 weeks on Monday 09:30", Weekly(3), "2026-11-30", "09:30"),
    ("at 9:30, on Mondays, every three weeks", Weekly(3), "2026-11-30", "09:30"),
    ("Wed, every 2 weeks, 9.30 am", Weekly(2), "2026-12-02", "09:30"),
    ("every third Tuesday at noon", Weekly(3), "2026-12-01", "12:00"),
    ("weekly", Weekly(1), "2026-11-30", None),
    ("fortnightly on Thursdays", Weekly(2), "2026-11-26", None),
    ("every week on Mon at 9am", Weekly(1), "2026-11-30", "09:00"),
    ("Tuesdays at 9", Weekly(1), "2026-12-01", "09:00"),
    ("every Wednesday", Weekly(1), "2026-12-02", None),
    ("monthly on the 15th", MonthlyByDate(1, 15), "2026-12-15", None),
    ("each month on the first", MonthlyByDate(1, 1), "2026-12-01", None),
    ("every month on day 31", MonthlyByDate(1, 31), "2026-11-30", None),
    ("on the last day of each quarter", MonthlyByDate(3, 31), "2026-12-31", None),
    ("quarterly on the 15th", MonthlyByDate(3, 15), "2027-01-15", None),
    ("on the last Friday of each month at 14:00", MonthlyByWeekday(1, LAST, FRIDAY), "2026-11-27", "14:00"),
    ("the second Tuesday of the month", MonthlyByWeekday(1, 2, TUESDAY), "2026-12-08", None),
    ("every second Tuesday of the month", MonthlyByWeekday(1, 2, TUESDAY), "2026-12-08", None),
    ("once a month on the second Tuesday", MonthlyByWeekday(1, 2, TUESDAY), "2026-12-08", None),
    ("every last Friday", MonthlyByWeekday(1, LAST, FRIDAY), "2026-11-27", None),
    ("every 2 months on the last Friday", MonthlyByWeekday(2, LAST, FRIDAY), "2026-11-27", None),
    ("monthly", MonthlyByWeekday(1, 1, MONDAY), "2026-12-07", None),
    ("quarterly", MonthlyByWeekday(3, 1, MONDAY), "2027-01-04", None),
    ("every quarter on the first Monday", MonthlyByWeekday(3, 1, MONDAY), "2027-01-04", None),
    ("half-yearly", MonthlyByWeekday(6, 1, MONDAY), "2026-12-07", None),
    ("once on 12 January at 10", Once(), "2027-01-12", "10:00"),
    ("12 January at 10", Once(), "2027-01-12", "10:00"),
    ("just once, tomorrow at noon", Once(), "2026-11-26", "12:00"),
    ("7 days before each due date", BeforeDue(7), "2026-11-26", None),
    ("a week before each deadline at 10 am", BeforeDue(7), "2026-11-26", "10:00"),
    ("the day before each due date", BeforeDue(1), "2026-11-26", None),
    ("2 and 6 weeks after joining", AfterJoining((14, 42)), "2026-11-26", None),
    ("7 days before due", BeforeDue(7), "2026-11-26", None),
    ("weekly on Fridays at 15h", Weekly(1), "2026-11-27", "15:00"),
    ("10 days after somebody joins", AfterJoining((10,)), "2026-11-26", None),
    ("every second Tuesday from 7 December", Weekly(2), "2026-12-08", None),
    ("starting 8 December, every second Tuesday", Weekly(2), "2026-12-08", None),
    ("every second week from 12 November 2026", Weekly(2), "2026-11-26", None),
    ("every 2 weeks starting today", Weekly(2), "2026-11-25", None),
    ("every Friday at 9 starting next week", Weekly(1), "2026-12-04", "09:00"),
    ("every six months on the first Monday, from March", MonthlyByWeekday(6, 1, MONDAY), "2027-03-01", None),
    ("monthly starting 15 December", MonthlyByDate(1, 15), "2026-12-15", None),
    ("quarterly on the 15th from 15 February", MonthlyByDate(3, 15), "2027-02-15", None),
]
FRENCH = [
    ("un mardi sur deux à 9 h", Weekly(2), "2026-12-01", "09:00"),
    ("un mardi sur trois à 9h30", Weekly(3), "2026-12-01", "09:30"),
    ("tous les mardis", Weekly(1), "2026-12-01", None),
    ("chaque mardi à midi", Weekly(1), "2026-12-01", "12:00"),
    ("le mardi, toutes les deux semaines, à 14 h", Weekly(2), "2026-12-01", "14:00"),
    ("tous les quinze jours, le jeudi", Weekly(2), "2026-11-26", None),
    ("hebdomadaire", Weekly(1), "2026-11-30", None),
    ("le deuxième mardi du mois", MonthlyByWeekday(1, 2, TUESDAY), "2026-12-08", None),
    ("tous les deuxièmes mardis du mois", MonthlyByWeekday(1, 2, TUESDAY), "2026-12-08", None),
    ("le dernier vendredi de chaque mois à 14 h", MonthlyByWeekday(1, LAST, FRIDAY), "2026-11-27", "14:00"),
    ("chaque mois le 15", MonthlyByDate(1, 15), "2026-12-15", None),
    ("le premier de chaque mois", MonthlyByDate(1, 1), "2026-12-01", None),
    ("le dernier jour du mois", MonthlyByDate(1, 31), "2026-11-30", None),
    ("trimestriel", MonthlyByWeekday(3, 1, MONDAY), "2027-01-04", None),
    ("chaque trimestre, le premier lundi", MonthlyByWeekday(3, 1, MONDAY), "2027-01-04", None),
    ("tous les deux mois, le dernier vendredi", MonthlyByWeekday(2, LAST, FRIDAY), "2026-11-27", None),
    ("semestriel", MonthlyByWeekday(6, 1, MONDAY), "2026-12-07", None),
    ("une fois le 12 janvier à 10 h", Once(), "2027-01-12", "10:00"),
    ("demain à 10 h, une seule fois", Once(), "2026-11-26", "10:00"),
    ("7 jours avant chaque échéance", BeforeDue(7), "2026-11-26", None),
    ("la veille de chaque échéance", BeforeDue(1), "2026-11-26", None),
    ("2 et 6 semaines après l’arrivée", AfterJoining((14, 42)), "2026-11-26", None),
    ("un mardi sur deux à partir du 7 décembre", Weekly(2), "2026-12-08", None),
    ("chaque lundi dès le 4 janvier à 9", Weekly(1), "2027-01-04", "09:00"),
    ("mensuel à partir du mois prochain", MonthlyByDate(1, 1), "2026-12-01", None),
    ("every second Tuesday at 9", Weekly(2), "2026-12-01", "09:00"),
]
UNCLEAR = [
    "",
    "whenever you like",
    "Tuesday at 9",
    "Monday and Thursday",
    "every day",
    "twice a week",
    "every 99 weeks",
    "every 0 weeks",
    "fortnightly, every three weeks",
    "weekly at 25:00",
    "weekly at 9 and at 14",
    "weekly except in August",
    "weekly until March",
    "monthly on Tuesday",
    "monthly, every second Tuesday",
    "the second and fourth Tuesday of the month",
    "every 31st",
    "monthly on the 40th",
    "once on 31 February",
    "once on 1 November 2026",
    "once on 3/4",
    "every Tuesday from 3/4",
    "lundi et jeudi",
    "deux fois par semaine",
    "bimensuel",
]
VOCABULARY = sorted({word for words, *_ in (*ENGLISH, *FRENCH) for word in words.split()})

rhythms = st.one_of(
    st.builds(Weekly, st.integers(1, 12)),
    st.builds(MonthlyByDate, st.integers(1, 12), st.integers(1, 31)),
    st.builds(MonthlyByWeekday, st.integers(1, 12), st.sampled_from([1, 2, 3, 4, LAST]), st.integers(0, 6)),
    st.just(Once()),
    st.builds(BeforeDue, st.integers(0, 60)),
    st.builds(
        AfterJoining, st.sets(st.integers(1, 60), min_size=1, max_size=3).map(lambda few: tuple(sorted(few)))
    ),
    st.just(AfterJoining((14, 42))),
)
minutes = st.times().map(lambda at: at.replace(second=0, microsecond=0))


def schedule(rhythm: Rhythm, next_on: date | None = date(2026, 12, 1)) -> Schedule:
    first_on = next_on or WEDNESDAY
    running = ScheduleState.RUNNING
    return Schedule(ScheduleId(1), "progress", rhythm, time(9), first_on, next_on, running)


def told(one: Schedule, language: str, today: date = WEDNESDAY) -> str:
    now = datetime.combine(today, time(12), tzinfo=UTC)
    return COMPOSER.text(describe(one), language, "UTC", now)


@pytest.mark.parametrize(
    ("language", "words", "rhythm", "first_on", "at"),
    [("en", *row) for row in ENGLISH] + [("fr", *row) for row in FRENCH],
)
def test_a_sentence_names_a_rhythm(
    language: str, words: str, rhythm: Rhythm, first_on: str, at: str | None
) -> None:
    planned = read(words, language, WEDNESDAY)
    assert planned.rhythm == rhythm
    assert planned.first_on == date.fromisoformat(first_on)
    assert planned.at == (time.fromisoformat(at) if at else None)
    assert planned.clock is None


@pytest.mark.parametrize(
    ("words", "clock"),
    [
        ("on the last Friday of each month at 14:00 partnership time", Clock.PARTNERSHIP),
        ("weekly at 14:00 by the partnership's clock", Clock.PARTNERSHIP),
        ("weekly at 9, each person's own time", Clock.PERSON),
        ("weekly at 9 local time", Clock.PERSON),
        ("chaque lundi à 14 h, heure du partenariat", Clock.PARTNERSHIP),
        ("chaque lundi à 9 h, à l'heure de chacun", Clock.PERSON),
    ],
)
def test_a_sentence_says_whose_clock_counts(words: str, clock: Clock) -> None:
    assert read(words, "fr", WEDNESDAY).clock is clock


@pytest.mark.parametrize("words", UNCLEAR)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_sentence_that_was_not_wholly_understood_is_refused(words: str, language: str) -> None:
    with pytest.raises(Refused) as refused:
        read(words, language, WEDNESDAY)
    assert refused.value.key == "schedule.unclear"


@pytest.mark.parametrize("language", sorted(WORDS))
def test_the_refusal_shows_three_examples_that_are_read(language: str) -> None:
    examples = re.findall(
        r"^- (.+)$", COMPOSER.catalogue.sentence("schedule.unclear", language), re.MULTILINE
    )
    rhythms_shown = {type(read(words, language, WEDNESDAY).rhythm) for words in examples}
    assert rhythms_shown == {Weekly, MonthlyByWeekday, Once}


@pytest.mark.parametrize(
    ("rhythm", "english", "french"),
    [
        (Weekly(1), "every Tuesday", "chaque mardi"),
        (Weekly(2), "every second Tuesday", "un mardi sur deux"),
        (Weekly(3), "every 3 weeks on Tuesday", "toutes les 3 semaines, le mardi"),
        (MonthlyByDate(1, 1), "every month on day 1", "chaque mois, le 1"),
        (MonthlyByDate(3, 31), "every quarter on the last day", "chaque trimestre, le dernier jour"),
        (
            MonthlyByWeekday(2, 1, TUESDAY),
            "every 2 months on the first Tuesday",
            "tous les 2 mois, le premier mardi",
        ),
    ],
)
def test_a_schedule_is_told_in_words(rhythm: Rhythm, english: str, french: str) -> None:
    assert told(schedule(rhythm), "en") == (
        f"{english} at 09:00, each person's own time; next: Tuesday 1 December"
    )
    assert told(schedule(rhythm), "fr") == (
        f"{french} à 09:00, à l'heure de chacun ; prochaine date : mardi 1er décembre"
    )


@pytest.mark.parametrize(
    ("rhythm", "english"),
    [
        (BeforeDue(7), "7 days before each due date"),
        (BeforeDue(0), "on each due date"),
        (AfterJoining((14, 42)), "2 and 6 weeks after joining"),
        (AfterJoining((10,)), "10 days after joining"),
    ],
)
def test_a_rhythm_about_others_is_told_without_a_date_until_there_is_one(
    rhythm: Rhythm, english: str
) -> None:
    assert told(schedule(rhythm, next_on=None), "en") == f"{english} at 09:00, each person's own time"
    assert told(schedule(rhythm), "en").endswith("; next: Tuesday 1 December")


def test_a_schedule_that_asks_nobody_says_why() -> None:
    running = schedule(Weekly(2))
    draft, paused = replace(running, state=ScheduleState.DRAFT), replace(running, state=ScheduleState.PAUSED)
    ended = replace(running, state=ScheduleState.ENDED)
    assert told(draft, "en").endswith("; not started, first on Tuesday 1 December")
    assert told(paused, "en").endswith("; paused")
    assert told(ended, "en").endswith("; over")
    assert told(schedule(Once(), next_on=None), "en").endswith("; over")


@given(rhythms, days, days, minutes, st.sampled_from(Clock), languages)
@example(Weekly(2), WEDNESDAY, WEDNESDAY, time(9), Clock.PERSON, "en")
def test_what_is_told_of_a_schedule_is_read_back_as_the_same(
    rhythm: Rhythm, today: date, after: date, at: time, clock: Clock, language: str
) -> None:
    after = max(after, today)
    first_on = after + timedelta(days=1)
    next_on = next_date(rhythm, first_on, after)
    one = Schedule(
        *(ScheduleId(1), "progress", rhythm, at, next_on or first_on, next_on),
        state=ScheduleState.RUNNING,
        terms=Terms(clock=clock),
    )
    planned = read(told(one, language, today), language, today)
    assert planned.rhythm == rhythm
    assert planned.at == at
    assert planned.clock is clock
    if next_on:
        assert planned.first_on == next_on


@given(days, st.sampled_from([words for words, *_ in ENGLISH if "20" not in words]))
def test_the_first_date_fits_the_rhythm_and_is_today_at_the_earliest(today: date, words: str) -> None:
    planned = read(words, "en", today)
    assert planned.first_on >= today
    if next_date(planned.rhythm, planned.first_on, planned.first_on):
        assert next_date(planned.rhythm, planned.first_on, today - timedelta(days=1)) == planned.first_on


@given(st.text(max_size=60) | st.lists(st.sampled_from(VOCABULARY), max_size=12).map(" ".join), days)
def test_any_text_is_read_or_refused(text: str, today: date) -> None:
    with suppress(Refused):
        assert read(text, "en", today).first_on >= today


@pytest.mark.parametrize(
    ("text", "language", "meant"),
    [
        ("at 10", "en", (time(10), None)),
        ("at 10:30, partnership time", "en", (time(10, 30), Clock.PARTNERSHIP)),
        ("à 9 h", "fr", (time(9), None)),
        ("every Monday at 10", "en", None),
        ("partnership time", "en", None),
        ("at noonish", "en", None),
    ],
)
def test_a_time_without_a_rhythm_is_read_alone(
    text: str, language: str, meant: tuple[time, Clock | None] | None
) -> None:
    assert read_time(text, language, WEDNESDAY) == meant
