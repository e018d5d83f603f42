"""Days, times, numbers and names in the reader's language, through CLDR."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time, get_datetime_format, get_timezone_location
from babel.lists import format_list
from babel.numbers import format_decimal

_FAR = timedelta(days=300)  # about ten months: from here on a day without its year can be misread
_WIDER = {"E": "EEEE", "c": "cccc", "M": "MMMM"}
_FIELDS = re.compile(r"'[^']*'|E+|c+|MMM+")


@lru_cache
def locale_of(tag: str) -> Locale:
    """Return the CLDR locale of a BCP 47 tag. English without a region is the international one.

    Raises `ValueError` or `babel.UnknownLocaleError` where there is none.
    """
    return Locale.parse("en-GB" if tag.lower() == "en" else tag, sep="-")


def day(on: date, today: date, locale: Locale) -> str:
    """Return a day with its weekday; with its year where it is far ahead or in a year gone by."""
    if on - today > _FAR or (on < today and on.year != today.year):
        return _first(format_date(on, "full", locale=locale), on, locale)
    return _first(format_date(on, _full_without_year(locale), locale=locale), on, locale)


def short_day(on: date, locale: Locale) -> str:
    """Return a day as briefly as its weekday, number and month allow."""
    return _first(format_date(on, _day_pattern(locale, "MMMEd"), locale=locale), on, locale)


def moment(at: datetime, now: datetime, zone: str, locale: Locale) -> str:
    """Return an aware moment as day and time on the clocks of `zone`."""
    here = at.astimezone(ZoneInfo(zone))
    on = day(here.date(), now.astimezone(ZoneInfo(zone)).date(), locale)
    joined = str(get_datetime_format("medium", locale=locale)).replace("'", "")
    return joined.replace("{0}", wall_time(here.time(), locale)).replace("{1}", on)


def wall_time(at: time, locale: Locale) -> str:
    """Return a time of day as it stands, to the minute."""
    return format_time(at, "short", locale=locale)


def clock_in(zone: str, now: datetime, locale: Locale) -> str:
    """Return what the clocks of an IANA zone show at the aware moment `now`."""
    return wall_time(now.astimezone(ZoneInfo(zone)).time(), locale)


def city(zone: str, locale: Locale) -> str:
    """Return the place that an IANA zone is named after."""
    return get_timezone_location(zone, locale=locale, return_city=True)


def tongue(tag: str) -> str:
    """Return a language's name as its own speakers write it, at the start of a line."""
    locale = locale_of(tag)
    name = Locale(locale.language).get_display_name(locale.language) or tag
    return name[:1].upper() + name[1:]


def language(tag: str, locale: Locale) -> str:
    """Return a language's name in the locale's own, within a sentence."""
    return locale_of(tag).get_language_name(locale.language) or tag


def number(value: int | Decimal, locale: Locale) -> str:
    """Return a number with the digits and groups of the locale, as exactly as it is."""
    return format_decimal(value, locale=locale, decimal_quantization=False)


def listing(words: Sequence[str], locale: Locale) -> str:
    """Return words as a list that ends in "and"."""
    return format_list(words, locale=locale)


def _first(text: str, on: date, locale: Locale) -> str:
    """Return a day's text with the ordinal that French writes for the first of a month."""
    return text.replace(" 1 ", " 1er ", 1) if locale.language == "fr" and on.day == 1 else text


@lru_cache
def _full_without_year(locale: Locale) -> str:
    # CLDR lists few patterns and says to widen the nearest one (UTS 35, "Missing Skeleton Fields"),
    # which Babel leaves to its callers.
    pattern = _day_pattern(locale, "MMMMEEEEd", "MMMMEd", "MMMEd")
    return _FIELDS.sub(lambda found: _WIDER.get(found[0][0], found[0]), pattern)


def _day_pattern(locale: Locale, *skeletons: str) -> str:
    known = locale.datetime_skeletons
    return str(next(known[skeleton].pattern for skeleton in skeletons if skeleton in known))
