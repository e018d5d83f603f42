"""Minutes pasted or attached by a coordinator, put right by tap and by word, and recorded."""

from dataclasses import replace
from datetime import date

from handlers.commitments import ledger
from handlers.commitments.author import author
from handlers.commitments.buttons import button
from handlers.commitments.hearing.proposing import language_of, today_of
from handlers.commitments.minutes import whose
from handlers.commitments.minutes.drafts import (
    HELD_ON,
    KIND,
    MEETING,
    SCRIPT,
    Draft,
    draft_of,
    drafts_of,
    keep,
    told,
    unrecorded,
)
from handlers.commitments.minutes.reviewing import ask_part, show, show_one, source
from handlers.commitments.reminding.notices import report_of
from handlers.route import Dialogue
from handlers.rules import minutes as rules
from handlers.rules.dates import AMBIGUOUS, IMPOSSIBLE, PAST, DateReading, read_date
from handlers.rules.due import due_day
from handlers.rules.plain_text import decoded
from handlers.rules.titles import shortened
from handlers.turn import Message, Report, Turn
from prompts.phrase import Phrase, Values
from storage.errors import Refused
from storage.records.commitments import Commitment, CommitmentId, CommitmentState, MinutesId
from storage.records.conversations import Conversation, ConversationId
from storage.records.following import Minutes
from storage.records.people import MemberId, Profile
from storage.unit import NEW, UnitOfWork

PASTED = 60
"""So many characters behind the command are the minutes themselves, and not a meeting's name."""

_QUESTIONS = {
    "owner": "minutes.ask_owner",
    "date": "minutes.ask_date",
    "title": "minutes.ask_title",
}

_UNREAD = {AMBIGUOUS: "minutes.date_ambiguous", IMPOSSIBLE: "minutes.date_impossible"}

RECORDED = "recorded"
"""Under this name is kept that some of what was found is recorded already."""

ASKS = "asks"
"""Under this name is kept which part of which draft the next words are: "owner.3"."""


def begin(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Take minutes that came with the command, or ask for them."""
    for one in uow.conversations.open_of(turn.actor.id, KIND):
        uow.conversations.save(replace(one, closed_at=turn.now, answers=()))
    new = Conversation(ConversationId(NEW), turn.actor.id, KIND, turn.actor.id, SCRIPT, turn.now)
    conversation = uow.conversations.add(new)
    if turn.event.files or len(turn.text) > PASTED or "\n" in turn.text:
        return [_read(conversation, turn, uow)]
    return [ask(conversation, uow)]


def ask(conversation: Conversation, uow: UnitOfWork) -> Message:
    """Ask for the minutes; or show what they hold, once they are there."""
    if drafts_of(conversation):
        return show(conversation, uow)
    return Message(conversation.member_id, Phrase("minutes.ask"))


def take(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Take the minutes, or words that put a draft right."""
    conversation = turn.conversation
    if conversation is None:
        raise Refused("checkin.none_open")
    drafts = drafts_of(conversation)
    if not drafts:
        return [_read(conversation, turn, uow)]
    part, _, number = told(conversation, ASKS).partition(".")
    if not number:
        return [show(conversation, uow, Phrase("minutes.which"))]
    changed = _corrected(drafts[int(number) - 1], part, turn, uow)
    drafts[int(number) - 1] = changed
    return [show(keep(conversation, drafts, uow, [(ASKS, "")]), uow)]


def press(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Show, put right, leave out, record or put away what was found. Only who pasted it may."""
    conversation = uow.conversations.get(turn.subject)
    if conversation.kind != KIND or conversation.member_id != turn.actor.id:
        raise Refused("refused.button_not_yours")
    if conversation.closed_at is not None:
        raise Refused("refused.button_old")
    word, _, number = turn.extra.partition(".")
    drafts = drafts_of(conversation)
    if number and not (number.isdigit() and 0 < int(number) <= len(drafts)):
        raise Refused("refused.button_old")
    match word:
        case "list":
            return [show(keep(conversation, drafts, uow, [(ASKS, "")]), uow)]
        case "show":
            return [show_one(keep(conversation, drafts, uow, [(ASKS, "")]), int(number), uow)]
        case "owner" | "date" | "title":
            kept = keep(conversation, drafts, uow, [(ASKS, turn.extra)])
            return [ask_part(kept, int(number), _QUESTIONS[word])]
        case "out":
            del drafts[int(number) - 1]
            kept = keep(conversation, drafts, uow, [(ASKS, "")])
            return [show(kept, uow)] if drafts else _put_away(kept, turn, uow)
        case "record":
            return _record(conversation, turn, uow)
        case _:
            return _put_away(conversation, turn, uow)


def _read(conversation: Conversation, turn: Turn, uow: UnitOfWork) -> Message:
    owners = whose.names(uow)
    text = _text_of(turn)
    if len(text) > rules.LONGEST_TEXT:
        raise Refused("minutes.long", {"characters": rules.LONGEST_TEXT})
    today, language = today_of(turn, uow), language_of(turn, uow)
    found = (
        rules.read(text, today, language, {*owners, *whose.expected(uow)})
        if turn.promises is None
        else rules.heard(turn.promises, text, today, language)
    )
    drafts = [draft_of(one, owners) for one in found.agreed]
    if not drafts:
        raise Refused("minutes.nothing")
    meeting = found.meeting or uow.partnership.name
    new = unrecorded(drafts, uow.minutes.titled(meeting, found.held_on), uow)
    if not new:
        raise Refused("minutes.all_known", {"source": source(meeting, found.held_on)})
    held_on = found.held_on.isoformat() if found.held_on else ""
    kept = keep(conversation, new, uow, [(MEETING, meeting), (HELD_ON, held_on)])
    left_out = len(drafts) - len(new)
    return show(kept, uow, Phrase("minutes.known", {"count": left_out}) if left_out else None)


def _text_of(turn: Turn) -> str:
    parts = [turn.text]
    for file in turn.event.files:
        content = turn.contents.get(file.id)
        words = decoded(content.body) if content is not None and not content.failure else None
        if words is None:
            raise Refused("minutes.file_kind")
        parts.append(words)
    return "\n".join(part for part in parts if part.strip())


def _corrected(draft: Draft, part: str, turn: Turn, uow: UnitOfWork) -> Draft:
    words = turn.text.strip()
    if part == "owner":
        owner = whose.named(words, uow)
        if owner is None:
            raise Refused("minutes.owner_unknown", {"name": shortened(words)})
        return replace(draft, owner=owner.id, written=words, besides="")
    if part == "date":
        reading = read_date(words, today_of(turn, uow), language_of(turn, uow))
        if reading.day is None:
            raise _unread(reading, words)
        return replace(draft, due=reading.day.isoformat(), unclear="")
    return replace(draft, title=shortened(words)) if words else draft


def _unread(reading: DateReading, words: str) -> Refused:
    """Return why no day was read in some words."""
    if reading.problem == PAST and reading.candidates:
        return Refused("minutes.date_past", {"due": reading.candidates[0]})
    key = _UNREAD.get(reading.problem or "", "minutes.date_none")
    return Refused(key, {"text": shortened(reading.matched or words)})


def _record(conversation: Conversation, turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Record what has an owner, as not confirmed; ask each owner; keep the rest to be put right."""
    drafts = drafts_of(conversation)
    ready = [one for one in drafts if one.owner is not None]
    if not ready:
        raise Refused("minutes.unowned_all")
    held = told(conversation, HELD_ON)
    meeting, held_on = told(conversation, MEETING), date.fromisoformat(held) if held else None
    kept = _minutes(meeting, held_on, turn, uow)
    owners = uow.members.profiles(uow.members.some(one.owner for one in ready if one.owner is not None))
    messages: list[Message] = []
    reported: set[MemberId] = set()
    for one in ready:
        owner = owners[MemberId(one.owner or 0)]
        recorded, others = ledger.record(_new(one, owner, kept.id, turn, uow), author(turn), uow)
        report = None if owner.id in reported else report_of(recorded)
        reported.add(owner.id)
        messages += [_asked(recorded, kept, turn.actor, report), *others]
    rest = [one for one in drafts if one.owner is None]
    values: Values = {"count": len(ready), "source": source(meeting, held_on)}
    said = Phrase("minutes.recorded", values)
    if rest:
        return [*messages, show(keep(conversation, rest, uow, [(RECORDED, "yes")]), uow, said)]
    uow.conversations.save(replace(conversation, closed_at=turn.now, answers=()))
    return [*messages, Message(turn.actor.id, said)]


def _new(draft: Draft, owner: Profile, minutes: MinutesId, turn: Turn, uow: UnitOfWork) -> Commitment:
    return Commitment(
        CommitmentId(NEW),
        owner.id,
        draft.title,
        draft.day,
        CommitmentState.RECORDED,
        turn.now,
        turn.now,
        organisation_id=owner.member.organisation_id,
        audience=uow.agreements.present().norms.audience,
        minutes_id=minutes,
        item=draft.item,
        recorded_by=turn.actor.id,
    )


def _minutes(meeting: str, held_on: date | None, turn: Turn, uow: UnitOfWork) -> Minutes:
    """Return the minutes of this meeting; those that are known where it is pasted once more."""
    known = uow.minutes.titled(meeting, held_on)
    return known or uow.minutes.add(Minutes(MinutesId(NEW), meeting, held_on, turn.actor.id, turn.now))


def _asked(recorded: Commitment, minutes: Minutes, recorder: Profile, report: Report | None) -> Message:
    """Ask the owner whether what was recorded holds: until they say so it stands as not confirmed.

    The `report` of one is about all that was recorded for them: what reaches them by one message does by all.
    """
    values: Values = {
        "who": recorder.name,
        "title": recorded.title,
        "due": due_day(recorded),
        "source": source(minutes.title, minutes.held_on, recorded.item),
    }
    confirm = button(Phrase("commitment.button_confirm"), "confirm", recorded, primary=True)
    others = (
        button(Phrase("commitment.button_change_date"), "change_date", recorded),
        button(Phrase("commitment.button_not_ours"), "drop", recorded),
    )
    text = Phrase("minutes.asked", values)
    key = f"commitment:{recorded.id}:recorded"
    return Message(recorded.owner_id, text, ((confirm,), others), report=report, key=key)


def _put_away(conversation: Conversation, turn: Turn, uow: UnitOfWork) -> list[Message]:
    uow.conversations.save(replace(conversation, closed_at=turn.now, answers=()))
    some = told(conversation, RECORDED)
    return [Message(turn.actor.id, Phrase("minutes.put_away_rest" if some else "minutes.put_away"))]


DIALOGUE = Dialogue(
    take, ask, takes_questions=True, takes_files=True, reads_files=True, hears=True, names=whose.names
)
