"""The check-in is put to people: as a question in their chat, or as a letter where they have no account."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from handlers.checkins.questions import asking, letters
from handlers.checkins.questions.earlier import LOOKED_BACK
from handlers.checkins.rounds import parts
from handlers.checkins.rounds.addressees import zone_of
from handlers.checkins.rounds.thanks import at_hand
from handlers.rules.outcomes import Happening
from handlers.turn import Message, Report
from prompts.phrase import Phrase, Values
from storage.records.checkins import Response, Round
from storage.records.commitments import Commitment
from storage.records.conversations import Conversation, ConversationId
from storage.records.people import NO_ACCOUNT, MemberId, Profile
from storage.unit import NEW, UnitOfWork

DELIVERED = "checkin.delivered"
"""The outcome of the message that puts a check-in to somebody."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is at hand when people are asked, read once for all of them, by member.

    `told` are the conversations in which they answered this check-in before, newest first.
    """

    commitments: Mapping[int, Commitment]
    promised: Mapping[MemberId, tuple[Phrase, ...]]
    told: Mapping[MemberId, Sequence[Conversation]]


def put(
    asked: Sequence[Response],
    opened: Round,
    profiles: Mapping[MemberId, Profile],
    now: datetime,
    uow: UnitOfWork,
) -> list[Message]:
    """Put the first question to each of them; what was open of rounds that are over is closed by it."""
    messages: list[Message] = []
    reached = [one for one in asked if not profiles[one.member_id].without_account]
    _close_earlier(reached, now, uow)
    conversations = uow.conversations.add_many(
        [
            Conversation(ConversationId(NEW), one.member_id, asking.KIND, one.id, opened.script, now)
            for one in reached
        ]
    )
    changed = []
    known = _read(reached, opened, uow)
    for response, conversation in zip(reached, conversations, strict=True):
        changed.append(parts.put(response, zone_of(profiles[response.member_id], uow), now))
        messages.append(_message(response, conversation, opened, known, uow))
    uow.responses.save_all(changed)
    for one in asked:
        if one not in reached:
            messages += _by_letter(one, opened, profiles[one.member_id], now, uow)
    return messages


def _message(
    response: Response, conversation: Conversation, opened: Round, known: Known, uow: UnitOfWork
) -> Message:
    about = known.commitments.get(response.about)
    hints = () if about else known.promised.get(response.member_id, ())
    question = asking.open_question(conversation)
    said = () if about else asking.last_time(question, known.told.get(response.member_id, ()))
    values: Values = {
        "partnership": uow.partnership.name,
        "title": asking.title_of(opened.kind),
        "purpose": asking.purpose_of(opened.kind),
        "closes": response.closes_at,
        "at_hand": hints,
        "question": asking.put(conversation, about, said),
    }
    return Message(
        response.member_id,
        Phrase("checkin.opening", values),
        asking.buttons(conversation),
        report=Report(DELIVERED, response.id),
        key=f"response:{response.id}:asked",
    )


def _read(asked: Sequence[Response], opened: Round, uow: UnitOfWork) -> Known:
    """Return what is at hand when these people are asked. Of anonymous check-ins nothing is known."""
    found = uow.commitments.some({one.about for one in asked if one.about})
    commitments: dict[int, Commitment] = {one.id: one for one in found}
    if opened.script.anonymous:
        return Known(commitments, {}, {})
    members = [one.member_id for one in asked]
    earlier = uow.rounds.of_schedule(opened.schedule_id, LOOKED_BACK + 1)
    before = uow.responses.in_rounds((one.id for one in earlier if one.id != opened.id), members)
    told: dict[MemberId, list[Conversation]] = {}
    for one in uow.conversations.about_any(asking.KIND, [one.id for one in before if not one.about]):
        told.setdefault(one.member_id, []).append(one)
    return Known(commitments, at_hand(members, uow), told)


def _close_earlier(asked: Sequence[Response], now: datetime, uow: UnitOfWork) -> None:
    """Close what is open of rounds that are over for these people: a late answer has no place any more."""
    open_now = uow.conversations.open_of_all([one.member_id for one in asked], asking.KIND)
    earlier: dict[int, Response] = {
        one.id: one for one in uow.responses.some({one.subject for one in open_now})
    }
    over = [one for one in open_now if earlier[one.subject].due_at is None]
    uow.conversations.save_all([replace(one, closed_at=now) for one in over])


def _by_letter(
    response: Response, opened: Round, profile: Profile, now: datetime, uow: UnitOfWork
) -> list[Message]:
    """Give the coordinators the questions as text to send to somebody whom no platform reaches.

    Not those of an anonymous check-in: what comes back would pass through hands that know whose it is.
    """
    parts.happen(response, Happening.NOT_DELIVERED, now, uow, failure=NO_ACCOUNT, asked_at=now)
    if opened.script.anonymous:
        return []
    return letters.to_coordinators(response, opened, profile, uow)
