"""A commitment's history: every tracked value as a change; replaying all of them gives the present."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from storage.records.commitments import Change, Commitment, CommitmentId
from storage.records.people import MemberId

UNTRACKED = frozenset({"id", "created_at", "dated_at", "update_id", "done_at", "version"})
"""What never changes, or only together with what is tracked."""

TRACKED = tuple(one.name for one in fields(Commitment) if one.name not in UNTRACKED)
"""The fields of a commitment whose every change is kept, by the names that changes carry."""

REMARK = "remark"
"""The field of a line that changes nothing: a call that was logged, or words that somebody passed on."""

HOLDS = "holds"
"""The words of a remark that nobody wrote: asked about the date, its owner said that it holds."""

EVIDENCE = "evidence"
"""The field of a line that changes nothing either: the name of a file or link that came with it."""

HELP = "help"
"""The field of a line that changes nothing: what somebody answered who was asked to help, by these words."""

CAN, CANNOT = "yes", "no"
"""The words of such a line."""

NOT_THEIRS = "not_theirs"
"""The field of a line by which its owner said that what was recorded for them is not theirs, and why."""

NEEDS, NEEDS_NOT = "needs", "needs_not"
"""The fields of lines that say which other commitment it needs, and needs no longer; by its id."""


def disowned(changes: Iterable[Change], owner: MemberId) -> set[CommitmentId]:
    """Return which commitments of an owner they said are not theirs."""
    return {one.commitment_id for one in changes if one.field == NOT_THEIRS and one.by == owner}


def told(commitment: Commitment) -> dict[str, str]:
    """Return what a commitment is now, by field, as changes tell it; what is empty is left out."""
    values = {name: _told(getattr(commitment, name)) for name in TRACKED}
    return {name: value for name, value in values.items() if value}


def between(old: Commitment | None, new: Commitment) -> list[tuple[str, str, str]]:
    """Return what differs as (field, from, to), in the fields' order; all of `new` where `old` is None."""
    before = told(old) if old is not None else {}
    after = told(new)
    return [
        (name, before.get(name, ""), after.get(name, ""))
        for name in TRACKED
        if before.get(name, "") != after.get(name, "")
    ]


def replay(changes: Iterable[Change]) -> Mapping[str, str]:
    """Return what a commitment is after these changes of it, oldest first, as `told` has it."""
    present: dict[str, str] = {}
    for one in changes:
        if one.field in TRACKED:
            present[one.field] = one.new
    return {name: value for name, value in present.items() if value}


def _told(value: Any) -> str:
    """Return a value as text: "" for what is empty, ISO 8601 for days, a comma list for several."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ",".join(str(one) for one in value)
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
