"""What somebody did to a commitment at once, told part by part as people say it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from handlers.rules import history, standing
from prompts.phrase import Phrase, ShortDay
from storage.records.commitments import Change, CommitmentId, CommitmentState, Waiting, Weight
from storage.records.conversations import Audience
from storage.records.people import MemberId, OrganisationId, Profile

MEMBERS = frozenset({"owner_id", "waiting_id", "offered_to"})
"""The fields whose values are members."""

TITLED = frozenset({"superseded_by", history.NEEDS, history.NEEDS_NOT})
"""The fields whose values are other commitments."""

_STATES = {
    "open": "story.on_track",
    "at_risk": "story.at_risk",
    "blocked": "story.blocked",
    "awaiting_clearance": "story.awaiting_clearance",
    "suspended": "story.suspended",
    "done": "story.done",
    "received": "story.received",
    "closed_unconfirmed": "story.closed_unconfirmed",
    "superseded": "story.superseded",
    "dropped": "story.dropped",
    "recorded": "story.recorded",
    "proposed": "story.proposed",
}
_OPENED_FROM = {
    "proposed": "story.confirmed",
    "recorded": "story.confirmed",
    "blocked": "story.unblocked",
    "awaiting_clearance": "story.returned",
    "suspended": "story.taken_up",
    "done": "story.not_received",
    "closed_unconfirmed": "story.not_received",
}


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and what a story speaks of, by id: members, other commitments' titles, organisations."""

    members: Mapping[MemberId, Profile]
    titles: Mapping[CommitmentId, str]
    organisations: Mapping[OrganisationId, str]


def acts(changes: Sequence[Change], cast: Cast) -> list[Phrase]:
    """Return what was done at once, in the order of the fields; a beginning is told in one part."""
    by_field = {one.field: one for one in changes}
    state = by_field.get("state")
    if state is not None and not state.old:
        return [_beginning(state, by_field.get("due_on"))]
    return [told for one in changes if (told := _act(one, by_field, cast)) is not None]


def _beginning(state: Change, due: Change | None) -> Phrase:
    recorded = state.new == CommitmentState.RECORDED
    if due is None or not due.new:
        return Phrase("story.recorded" if recorded else "story.proposed")
    key = "story.recorded_for" if recorded else "story.proposed_for"
    return Phrase(key, {"due": date.fromisoformat(due.new)})


def _act(change: Change, beside: Mapping[str, Change], cast: Cast) -> Phrase | None:
    """Return one change in words; None for what goes without saying beside the others."""
    if change.field == "state":
        return _state(change, beside)
    if change.field in MEMBERS:
        return _member(change, cast)
    tell = _TOLD.get(change.field)
    return tell(change, beside, cast) if tell is not None else None


def _state(change: Change, beside: Mapping[str, Change]) -> Phrase | None:
    if change.new == CommitmentState.SUPERSEDED and "superseded_by" in beside:
        return None
    if change.new == CommitmentState.SUSPENDED and (until := beside.get("held_until")) and until.new:
        return Phrase("story.suspended_until", {"until": date.fromisoformat(until.new)})
    if change.new == CommitmentState.OPEN:
        return Phrase(_OPENED_FROM.get(change.old, _STATES["open"]))
    return Phrase(_STATES[change.new])


def _member(change: Change, cast: Cast) -> Phrase | None:
    known = cast.members.get(MemberId(int(change.new))) if change.new else None
    if known is None:
        return None
    match change.field:
        case "owner_id":
            return Phrase("story.owner", {"who": known.name})
        case "waiting_id":
            return Phrase("story.waits", {"who": known.name})
        case _:
            return Phrase("story.offered", {"who": known.name})


def _due(change: Change, beside: Mapping[str, Change], cast: Cast) -> Phrase:
    old, new = _day(change.old), _day(change.new)
    if old is None:
        return Phrase("story.dated", {"due": new or Phrase("commitment.no_date")})
    return Phrase("story.moved", {"old": old, "due": new or Phrase("commitment.no_date")})


def _day(iso: str) -> ShortDay | None:
    return ShortDay(date.fromisoformat(iso)) if iso else None


def _title(change: Change, beside: Mapping[str, Change], cast: Cast) -> Phrase:
    return Phrase("story.title", {"title": change.new})


def _weight(change: Change, beside: Mapping[str, Change], cast: Cast) -> Phrase:
    return Phrase("story.weight", {"weight": standing.weight(Weight(change.new))})


def _waiting(change: Change, beside: Mapping[str, Change], cast: Cast) -> Phrase | None:
    if change.new == Waiting.PARTNER:
        return None
    public = change.new == Waiting.PUBLIC
    return Phrase("story.waits_public" if public else "story.waits_partnership")


def _progress(change: Change, beside: Mapping[str, Change], cast: Cast) -> Phrase | None:
    note = beside.get("note")
    if not change.new:
        return None
    if note is None or not note.new:
        return Phrase("story.progress", {"percent": int(change.new)})
    return Phrase("story.progress_note", {"percent": int(change.new), "note": note.new})


def _note(change: Change, beside: Mapping[str, Change], cast: Cast) -> Phrase | None:
    percent = beside.get("progress")
    if not change.new or (percent is not None and percent.new):
        return None
    return Phrase("story.note", {"note": change.new})


def _goals(change: Change, beside: Mapping[str, Change], cast: Cast) -> Phrase:
    if not change.new:
        return Phrase("story.no_goals")
    return Phrase("story.goals", {"goals": tuple(change.new.split(","))})


def _audience(change: Change, beside: Mapping[str, Change], cast: Cast) -> Phrase:
    return Phrase("story.audience", {"audience": standing.audience(Audience(change.new))})


def _held(change: Change, beside: Mapping[str, Change], cast: Cast) -> Phrase | None:
    if "state" in beside or not change.new:
        return None
    return Phrase("story.suspended_until", {"until": date.fromisoformat(change.new)})


def _snoozed(change: Change, beside: Mapping[str, Change], cast: Cast) -> Phrase | None:
    return Phrase("story.snoozed", {"until": date.fromisoformat(change.new)}) if change.new else None


def _superseded(change: Change, beside: Mapping[str, Change], cast: Cast) -> Phrase:
    title = cast.titles.get(CommitmentId(int(change.new))) if change.new else None
    return Phrase("story.superseded_by", {"title": title}) if title else Phrase("story.superseded")


def _needs(change: Change, beside: Mapping[str, Change], cast: Cast) -> Phrase | None:
    title = cast.titles.get(CommitmentId(int(change.new)))
    if title is None:
        return None
    key = "story.needs" if change.field == history.NEEDS else "story.needs_not"
    return Phrase(key, {"title": title})


def _organisation(change: Change, beside: Mapping[str, Change], cast: Cast) -> Phrase | None:
    name = cast.organisations.get(OrganisationId(int(change.new))) if change.new else None
    return Phrase("story.organisation", {"organisation": name}) if name else None


def _remark(change: Change, beside: Mapping[str, Change], cast: Cast) -> Phrase:
    if change.new == history.HOLDS:
        return Phrase("story.holds")
    return Phrase("story.remark", {"words": change.new})


def _help(change: Change, beside: Mapping[str, Change], cast: Cast) -> Phrase:
    return Phrase("story.can_help" if change.new == history.CAN else "story.cannot_help")


def _not_theirs(change: Change, beside: Mapping[str, Change], cast: Cast) -> Phrase:
    return Phrase("story.not_theirs", {"words": change.new})


def _evidence(change: Change, beside: Mapping[str, Change], cast: Cast) -> Phrase:
    return Phrase("story.evidence", {"name": change.new})


_TOLD: Mapping[str, Callable[[Change, Mapping[str, Change], Cast], Phrase | None]] = {
    "due_on": _due,
    "title": _title,
    "weight": _weight,
    "waiting": _waiting,
    "progress": _progress,
    "note": _note,
    "goals": _goals,
    "audience": _audience,
    "held_until": _held,
    "snoozed_until": _snoozed,
    "superseded_by": _superseded,
    "organisation_id": _organisation,
    history.REMARK: _remark,
    history.EVIDENCE: _evidence,
    history.HELP: _help,
    history.NOT_THEIRS: _not_theirs,
    history.NEEDS: _needs,
    history.NEEDS_NOT: _needs,
}
