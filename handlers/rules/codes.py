"""Invitation codes: short enough to be read aloud, long enough never to be guessed."""

import secrets
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from storage.records.people import Invitation

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
"""Digits and small letters, without those that are taken for one another (0 and o, 1, i and l)."""

DIGITS = frozenset("23456789")
LENGTH = 10
VALID = timedelta(days=14)
"""How long a code opens the door, to the end of the last day."""

EDGES = " \t\n.,;:!?\"'`“”«»‹›()[]<>"
"""What stands around a code when it is copied out of a sentence."""


def new() -> str:
    """Return a fresh code. It holds a digit, so that no word of a language is one.

    It fits a Telegram start link ("Deep linking": at most 64 of A-Z, a-z, 0-9, _ and -).
    """
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        if is_code(code):
            return code


def plain(text: str) -> str:
    """Return what somebody typed or pasted, without what stands around it."""
    return text.strip(EDGES)


def is_code(text: str) -> bool:
    """Say whether the text looks like a code, in letters of any size."""
    small = text.lower()
    return len(small) == LENGTH and set(small) <= set(ALPHABET) and not DIGITS.isdisjoint(small)


def expiry(now: datetime, zone: str) -> datetime:
    """Return until when (aware UTC) a code made at `now` can be used: the end of a day in `zone`."""
    after = (now + VALID).astimezone(ZoneInfo(zone)).date() + timedelta(days=1)
    return datetime.combine(after, time(), ZoneInfo(zone)).astimezone(UTC)


def last_day(expires_at: datetime, zone: str) -> date:
    """Return the last day in `zone` on which a code can be used that expires at an aware moment."""
    return (expires_at - timedelta.resolution).astimezone(ZoneInfo(zone)).date()


def refusal(invitation: Invitation, now: datetime, zone: str) -> tuple[str, dict[str, date]] | None:
    """Return why an invitation opens no door, by key and values; None where it does."""
    if invitation.used_by is not None:
        return "join.code_used", {}
    if invitation.expires_at <= now:
        return "join.code_expired", {"until": last_day(invitation.expires_at, zone)}
    return None
