"""What a partnership agreed to read together: a round's answers in its groups, and never who was silent."""

from dataclasses import replace
from datetime import datetime, timedelta

from handlers.checkins.questions import asking
from handlers.checkins.rounds.addressees import decent_moments
from handlers.rules import naming
from handlers.rules.digest import excerpt
from handlers.turn import Button, Message, Turn, Wake
from prompts.phrase import Phrase, Value
from storage.errors import Refused
from storage.records.checkins import Round, RoundId, Update
from storage.records.conversations import Audience, Question, QuestionType, Script
from storage.records.lanes import partnership_lane
from storage.records.people import MemberId, Profile
from storage.records.schedules import Posting
from storage.unit import UnitOfWork

POSTING = "checkin.posting"
"""The wake at which a summary is posted, once those quoted had time to object."""

OBJECTION = "checkin.objection"
"""The wake at which somebody quoted is asked whether they object, if the round closed at a bad hour."""

WORDS = 300
"""So many characters of one partner's answers are posted; the rest stays with the partnership's records."""


def refresh(round_id: RoundId, uow: UnitOfWork) -> list[Message]:
    """Return the summary as it is now, where it is posted already or is kept up to date as answers arrive."""
    opened = uow.rounds.get(round_id)
    if opened.terms.posting is Posting.NEVER or opened.script.anonymous:
        return []
    waits = opened.terms.objection_hours > 0
    arrives = opened.closed_at is not None or opened.terms.posting is Posting.LIVE
    return _posts(opened, uow) if opened.posted_at is not None or (arrives and not waits) else []


def closed(opened: Round, now: datetime, uow: UnitOfWork) -> list[Message]:
    """Post the summary of a round that closes, or first ask those quoted whether they object."""
    if opened.terms.posting is Posting.NEVER or opened.script.anonymous or not uow.groups.find():
        return []
    if not opened.terms.objection_hours:
        return _posts(opened, uow)
    return _ask_for_objections(opened, now, uow)


def ask_for_objection(wake: Wake, uow: UnitOfWork) -> list[Message]:
    """Ask somebody quoted whether they object, now that it is a decent hour."""
    response = uow.responses.get(wake.subject)
    opened = uow.rounds.get(response.round_id)
    at, said = uow.timers.due_at(POSTING, opened.id), _readable(opened, uow).get(response.member_id)
    return [_objection(opened, response.member_id, said, at)] if at is not None and said else []


def post(wake: Wake, uow: UnitOfWork) -> list[Message]:
    """Post the summary to which nobody objected, or without the words of those who did."""
    opened = uow.rounds.get(wake.subject)
    return [] if opened.posted_at is not None else _posts(opened, uow)


def object_to(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Keep a partner's words of a round out of its summary; they stay with the coordinators."""
    mine = [one for one in uow.updates.of_round(RoundId(turn.subject)) if one.member_id == turn.actor.id]
    if not mine:
        raise Refused("refused.button_not_yours")
    for one in mine:
        uow.updates.save(replace(one, audience=Audience.COORDINATORS, changed_at=turn.now))
    kept = Message(turn.actor.id, Phrase("summary.kept_out"))
    return [kept, *refresh(RoundId(turn.subject), uow)]


def agree(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Thank somebody who is content with what will be posted."""
    return [Message(turn.actor.id, Phrase("summary.agreed"))]


def _posts(opened: Round, uow: UnitOfWork) -> list[Message]:
    """Return the summary for each group, as a card that replaces the one before.

    One that is posted is replaced also where nothing of it may be read any more.
    """
    quoted = _readable(opened, uow)
    groups = uow.groups.find()
    if not groups or (not quoted and opened.posted_at is None):
        return []
    if opened.posted_at is None:
        newest = max(one.changed_at for said in quoted.values() for one in said)
        uow.rounds.save(replace(opened, posted_at=opened.closed_at or newest))
    profiles = uow.members.profiles(uow.members.some(quoted))
    items = tuple(_item(profiles[member], said, opened) for member, said in quoted.items())
    values: dict[str, Value] = {
        "partnership": uow.partnership.name,
        "title": asking.title_of(opened.kind),
        "on": opened.occurs_on,
        "items": items or (Phrase("summary.empty"),),
    }
    return [Message(one, Phrase("summary.page", values), card=f"round:{opened.id}") for one in groups]


def _readable(opened: Round, uow: UnitOfWork) -> dict[MemberId, list[Update]]:
    """Return what may be read by all members, by who said it; where somebody's part stands is never told.

    Where those quoted have time to object, what came after the close is left out: they had none.
    """
    told = _told(opened.script)
    found: dict[MemberId, list[Update]] = {}
    for one in uow.updates.of_round(opened.id):
        shared = one.audience is not Audience.COORDINATORS and one.question in told
        if shared and not (one.late and opened.terms.objection_hours):
            found.setdefault(one.member_id, []).append(one)
    return found


def _told(script: Script) -> dict[str, Question]:
    """Return the questions whose answers are told: neither a state nor what follows from one.

    What was chosen from a list says nothing without its question, and is left out too.
    """
    private: set[str] = set()
    for one in script.questions:
        if one.type is QuestionType.STATE or (one.when is not None and one.when.question in private):
            private.add(one.key)
    return {one.key: one for one in script.questions if one.key not in private and not one.options}


def _item(profile: Profile, said: list[Update], opened: Round) -> Phrase:
    return Phrase("summary.item", {"who": naming.who(profile), "text": _words(said, opened)})


def _words(said: list[Update], opened: Round) -> Phrase:
    """Return somebody's answers in one line."""
    told = _told(opened.script)
    answers = [
        Phrase(
            "summary.answer" if number == 0 else "summary.answer_more",
            {"answer": asking.told(told[one.question], excerpt(one.text, WORDS // len(said)))},
        )
        for number, one in enumerate(said)
    ]
    return Phrase("summary.answers", {"answers": tuple(answers)})


def _ask_for_objections(opened: Round, now: datetime, uow: UnitOfWork) -> list[Message]:
    """Ask each who is quoted, within their hours, and have the summary wait from the last of them on."""
    quoted = _readable(opened, uow)
    profiles = uow.members.profiles(one for one in uow.members.some(quoted) if one.left_at is None)
    if not quoted:
        return []
    asked = decent_moments(profiles.values(), now, uow)
    lane = partnership_lane(uow.partnership.id)
    at = max(asked.values(), default=now) + timedelta(hours=opened.terms.objection_hours)
    uow.timers.set(POSTING, opened.id, at, lane)
    later = [member for member, moment in asked.items() if moment > now]
    for one in uow.responses.in_rounds([opened.id], later):
        uow.timers.set(OBJECTION, one.id, asked[one.member_id], lane)
    return [_objection(opened, one, quoted[one], at) for one, moment in asked.items() if moment <= now]


def _objection(opened: Round, member: MemberId, said: list[Update], at: datetime) -> Message:
    values: dict[str, Value] = {
        "title": asking.title_of(opened.kind),
        "at": at,
        "text": _words(said, opened),
    }
    buttons = (
        Button(Phrase("summary.button_fine"), "agree", opened.id, primary=True),
        Button(Phrase("summary.button_keep_out"), "object", opened.id),
    )
    key = f"round:{opened.id}:objection:{member}"
    return Message(member, Phrase("summary.objection", values), (buttons,), key=key)
