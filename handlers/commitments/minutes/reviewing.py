"""The drafts as a coordinator sees them: each with its item, owner and day, and what can be put right."""

from collections.abc import Sequence
from datetime import date

from handlers.commitments.minutes.drafts import HELD_ON, KIND, MEETING, Draft, drafts_of, told
from handlers.rules import naming
from handlers.turn import Button, Message
from prompts.phrase import Phrase, ShortDay, Value, Values
from storage.records.conversations import Conversation
from storage.records.people import MemberId
from storage.unit import UnitOfWork

A_ROW = 4
"""So many numbers stand in a row of buttons."""

SHOWN = 12
"""So many drafts are listed at once; what is recorded makes room for the rest."""


def source(meeting: str, held_on: date | None, item: str = "") -> Value:
    """Return where something was agreed: "Steering Committee 12 November, item 4"."""
    name: Value = meeting
    if held_on is not None:
        name = Phrase("minutes.meeting", {"meeting": meeting, "on": held_on})
    return Phrase("minutes.source", {"meeting": name, "item": item}) if item else name


def show(conversation: Conversation, uow: UnitOfWork, opening: Phrase | None = None) -> Message:
    """Return the list of drafts, numbered, with a button for each and one that records all that is ready."""
    drafts = drafts_of(conversation)
    ready = sum(one.owner is not None for one in drafts)
    owners = uow.members.profiles(uow.members.some(one.owner for one in drafts if one.owner is not None))
    lines = [
        _line(number, one, owners[MemberId(one.owner)].name if one.owner is not None else "")
        for number, one in enumerate(drafts[:SHOWN], start=1)
    ]
    held_on = told(conversation, HELD_ON)
    values: Values = {
        "opening": (opening,) if opening else (),
        "source": source(told(conversation, MEETING), date.fromisoformat(held_on) if held_on else None),
        "count": len(drafts),
        "items": tuple(lines),
        "more": (Phrase("minutes.more", {"count": len(drafts) - SHOWN}),) if len(drafts) > SHOWN else (),
        "unowned": (Phrase("minutes.unowned", {"count": len(drafts) - ready}),)
        if ready < len(drafts)
        else (),
    }
    return Message(
        conversation.member_id, Phrase("minutes.found", values), _rows(conversation, drafts, ready)
    )


def show_one(conversation: Conversation, number: int, uow: UnitOfWork) -> Message:
    """Return one draft with its line in the minutes, and the ways to put it right."""
    one = drafts_of(conversation)[number - 1]
    owner = uow.members.profile(MemberId(one.owner)) if one.owner is not None else None
    values: Values = {
        "number": number,
        "title": one.title,
        "who": _besides(one, naming.who(owner) if owner else _nobody(one)),
        "due": one.day or _undated(one),
        "said": one.said,
    }
    words = (("owner", "minutes.button_owner"), ("date", "minutes.button_date"))
    others = (("title", "minutes.button_title"), ("out", "minutes.button_out"))
    rows = tuple(
        tuple(_button(conversation, Phrase(label), f"{word}.{number}") for word, label in row)
        for row in (words, others)
    )
    back = _button(conversation, Phrase("minutes.button_back"), "list")
    return Message(conversation.member_id, Phrase("minutes.one", values), (*rows, (back,)))


def ask_part(conversation: Conversation, number: int, question: str) -> Message:
    """Return a question about one draft, with the way back to the list."""
    title: Values = {"title": drafts_of(conversation)[number - 1].title}
    back = _button(conversation, Phrase("minutes.button_back"), "list")
    return Message(conversation.member_id, Phrase(question, title), ((back,),))


def _line(number: int, draft: Draft, owner: str) -> Phrase:
    values: Values = {
        "number": number,
        "item": Phrase("minutes.item", {"item": draft.item}) if draft.item else Phrase("minutes.no_item"),
        "who": _besides(draft, owner or _nobody(draft)),
        "title": draft.title,
        "due": ShortDay(draft.day) if draft.day else _undated(draft),
    }
    return Phrase("minutes.line", values)


def _besides(draft: Draft, owner: Value) -> Value:
    """Return the owner, with who else is named: one alone is asked, and whoever reads it may choose whom."""
    if not draft.besides:
        return owner
    return Phrase("minutes.besides", {"who": owner, "others": draft.besides})


def _nobody(draft: Draft) -> Phrase:
    """Return that nobody is named, or whose name stands there who has not joined."""
    if draft.written:
        return Phrase("minutes.not_joined", {"name": draft.written})
    return Phrase("minutes.no_owner")


def _undated(draft: Draft) -> Phrase:
    """Return that no day is known, or the words that may be several, or none."""
    if draft.unclear:
        return Phrase("minutes.date_unclear", {"text": draft.unclear})
    return Phrase("commitment.no_date")


def _rows(conversation: Conversation, drafts: Sequence[Draft], ready: int) -> tuple[tuple[Button, ...], ...]:
    numbers = [
        _button(conversation, Phrase("minutes.button_number", {"number": number}), f"show.{number}")
        for number in range(1, min(len(drafts), SHOWN) + 1)
    ]
    rows = [tuple(numbers[start : start + A_ROW]) for start in range(0, len(numbers), A_ROW)]
    if ready:
        label = Phrase("minutes.button_record", {"count": ready})
        rows.append((_button(conversation, label, "record", primary=True),))
    rows.append((_button(conversation, Phrase("minutes.button_drop"), "drop"),))
    return tuple(rows)


def _button(conversation: Conversation, label: Phrase, word: str, *, primary: bool = False) -> Button:
    return Button(label, KIND, conversation.id, word, primary=primary)
