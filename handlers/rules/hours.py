"""The hours of the day between which somebody may be written to, as people name them."""

import re
from datetime import time

_CLOCK = (
    r"(?P<{0}>\d{{1,2}})(?:\s*(?:[:.h]\s*(?P<{0}_minute>\d{{2}})?|heures?|o'clock))?"
    r"\s*(?P<{0}_half>am|pm|a\.m\.|p\.m\.)?"
)
_TO = r"\s*(?:-|–|—|to|until|till|and|à|a|jusqu'à|et)\s*"
_HOURS = re.compile(rf"\D{{0,12}}?{_CLOCK.format('begins')}{_TO}{_CLOCK.format('ends')}\W*", re.IGNORECASE)

SHORTEST = 60
"""The fewest minutes that leave room to be asked at all."""


def read(text: str) -> tuple[time, time] | None:
    """Return the wall times that the text names ("7-16", "8:30 to 17", "de 8h30 à 17h"); None if it does not.

    They are at least an hour apart, within one day.
    """
    said = _HOURS.fullmatch(text.strip().replace("’", "'"))
    if said is None:
        return None
    begins, ends = _time(said, "begins"), _time(said, "ends")
    if begins is None or ends is None:
        return None
    if ends <= begins and ends.hour < 12 and not said["ends_half"]:
        ends = ends.replace(hour=ends.hour + 12)
    return (begins, ends) if _minutes(ends) - _minutes(begins) >= SHORTEST else None


def _time(said: re.Match[str], name: str) -> time | None:
    hour, minute = int(said[name]), int(said[f"{name}_minute"] or 0)
    half = (said[f"{name}_half"] or "").lower()[:1]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour == 24 and minute == 0:
        return time(23, 59)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
