"""The buttons under a commitment: what its reader may do with it in its state, what matters most first."""

from handlers.commitments.buttons import button
from handlers.commitments.following.receipts import answers
from handlers.commitments.hearing.asking import other_ways
from handlers.rules import access
from handlers.turn import Button
from prompts.phrase import Phrase
from storage.records.commitments import KEPT, LIVE, Commitment, CommitmentState
from storage.records.people import Profile, Role

Rows = tuple[tuple[Button, ...], ...]
_Labelled = tuple[str, str]

_S = CommitmentState

_WAYS_ON: dict[CommitmentState, _Labelled] = {
    _S.AT_RISK: ("commitment.button_on_track", "resume"),
    _S.BLOCKED: ("commitment.button_unblocked", "unblocked"),
    _S.AWAITING_CLEARANCE: ("commitment.button_returned", "resume"),
    _S.SUSPENDED: ("commitment.button_take_up", "resume"),
}
"""From each state that is not quite open, the label and action of the button that leads back."""

_OFFERED = (("handover.button_take_it", "take_over"), ("handover.button_not_it", "take_not"))
_EVIDENCE = ("commitment.button_evidence", "evidence")
_STORY = ("commitment.button_story", "story")
_NEW_DATE = ("commitment.button_new_date", "change_date")
_TITLE = ("commitment.button_title", "title")


def choices(commitment: Commitment, reader: Profile, more: str, *, abandoned: bool = False) -> Rows:
    """Return the buttons that matter most; `more` is the word of the one that shows all others.

    It is `abandoned` where whoever waits for it by name has left.
    """
    further = button(Phrase("commitment.button_more"), "card", commitment, more)
    changes = access.may_change(commitment, reader.member)
    if commitment.offered_to == reader.id and commitment.state in LIVE | {_S.PROPOSED, _S.RECORDED}:
        return (_row(commitment, *_OFFERED), _row(commitment, _STORY))
    receives = access.may_receive(commitment, reader.member, abandoned=abandoned)
    if commitment.state in {_S.DONE, _S.CLOSED_UNCONFIRMED} and receives:
        return _received(commitment)
    if commitment.state in {_S.PROPOSED, _S.RECORDED} and access.is_owner(commitment, reader.member):
        return (*_unconfirmed(commitment), (further,))
    if commitment.state in LIVE and changes:
        return (*_live(commitment, reader), (further,))
    if commitment.state is _S.RECORDED and changes:
        return ((*_row(commitment, _NEW_DATE), further),)
    kept = commitment.state in KEPT and changes
    return (_row(commitment, *((_EVIDENCE,) if kept else ()), _STORY),)


def all_choices(commitment: Commitment, reader: Profile) -> Rows:
    """Return the buttons for all else that can be done with it, two a row; none where nothing can."""
    changeable = LIVE | {_S.PROPOSED, _S.RECORDED}
    if not access.may_change(commitment, reader.member) or commitment.state not in changeable:
        return ()
    rows: list[tuple[_Labelled, ...]] = [
        (("commitment.button_progress", "progress"), ("commitment.button_waits", "waiting")),
        (("commitment.button_goals", "goals"), ("commitment.button_evidence", "evidence")),
        (("commitment.button_weight", "weight"), ("commitment.button_audience", "who_sees")),
    ]
    if commitment.state in LIVE:
        rows += _of_live(commitment, reader)
    if commitment.state is _S.PROPOSED:
        rows.append((_TITLE, _STORY))
    else:
        rows += [(_TITLE, ("commitment.button_drop", "drop")), (_STORY,)]
    return tuple(_row(commitment, *row) for row in rows)


def _row(commitment: Commitment, *labelled: _Labelled) -> tuple[Button, ...]:
    return tuple(button(Phrase(key), action, commitment) for key, action in labelled)


def _received(commitment: Commitment) -> Rows:
    """Return what whoever waits may answer; only a receipt can follow once it is closed."""
    rows = answers(commitment)
    if commitment.state is _S.CLOSED_UNCONFIRMED:
        rows = (rows[0][:1],)
    return (*rows, _row(commitment, _STORY))


def _unconfirmed(commitment: Commitment) -> Rows:
    confirm = button(Phrase("commitment.button_confirm"), "confirm", commitment, primary=True)
    if commitment.state is _S.PROPOSED:
        return (confirm,), other_ways(commitment)
    return (confirm,), _row(commitment, _NEW_DATE, ("commitment.button_not_ours", "drop"))


def _live(commitment: Commitment, reader: Profile) -> Rows:
    done = button(Phrase("commitment.button_done"), "done", commitment, primary=True)
    ways: list[_Labelled] = []
    coordinates = reader.member.role is Role.COORDINATOR
    if commitment.state in _WAYS_ON and (commitment.state is not _S.SUSPENDED or coordinates):
        ways.append(_WAYS_ON[commitment.state])
    if commitment.state not in {_S.AT_RISK, _S.SUSPENDED} and access.is_owner(commitment, reader.member):
        ways.append(("commitment.button_at_risk", "at_risk"))
    if commitment.state not in {_S.BLOCKED, _S.SUSPENDED}:
        ways.append(("commitment.button_blocked", "blocked"))
    first = (done, *_row(commitment, _NEW_DATE))
    return (first, _row(commitment, *ways)) if ways else (first,)


def _of_live(commitment: Commitment, reader: Profile) -> list[tuple[_Labelled, ...]]:
    """Return the labels and actions of what only a live one can be, by row."""
    with_approver = ("commitment.button_approver", "approver")
    superseded = ("commitment.button_supersede", "supersede")
    hold = ("commitment.button_hold", "hold")
    owns = access.is_owner(commitment, reader.member)
    asked_about = commitment.state not in {_S.AWAITING_CLEARANCE, _S.SUSPENDED}
    holds = reader.member.role is Role.COORDINATOR and commitment.state is not _S.SUSPENDED
    last = [superseded, *([with_approver] if owns and asked_about else []), *([hold] if holds else [])]
    return [
        (("commitment.button_needs", "needs"), ("commitment.button_handover", "handover")),
        *(tuple(last[at : at + 2]) for at in range(0, len(last), 2)),
    ]
