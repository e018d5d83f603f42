"""What was found in minutes while a coordinator puts it right: kept in their conversation alone."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date

from handlers.rules.minutes_deeds import Agreed
from handlers.rules.wording import fold
from storage.records.commitments import CLOSED, KEPT, CommitmentState
from storage.records.conversations import Answer, Conversation, Question, Script
from storage.records.following import Minutes
from storage.records.people import MemberId
from storage.unit import UnitOfWork

KIND = "minutes"
"""The kind of conversation, and the action of its buttons."""

SCRIPT = Script(KIND, (Question("minutes", "minutes.ask"),))

MEETING, HELD_ON = "meeting", "held_on"


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposal out of minutes: its title, owner (a member's id; None: not known yet), day, and item.

    `said` is the line that it comes from, `written` the owner as it is written there, `besides` who else is
    named there as one who does it, and `unclear` the words of a day that may be several, or is none.
    """

    title: str
    owner: int | None
    due: str
    item: str
    said: str
    written: str = ""
    unclear: str = ""
    besides: str = ""

    @property
    def day(self) -> date | None:
        """The day; None where none is named."""
        return date.fromisoformat(self.due) if self.due else None


def draft_of(agreed: Agreed, owners: Mapping[str, MemberId]) -> Draft:
    """Return what was agreed as a draft, with whom `owners` name. A day that may be several is left open."""
    owner = owners.get(agreed.owner)
    besides = ", ".join(one for one in agreed.besides if owner is None or owners.get(one) != owner)
    reading = agreed.reading
    day = reading.day or (reading.candidates[0] if reading.problem == "past" else None)
    due = day.isoformat() if day else ""
    unclear = "" if day else reading.matched
    return Draft(agreed.title, owner, due, agreed.item, agreed.words, agreed.owner, unclear, besides)


def unrecorded(drafts: Iterable[Draft], known: Minutes | None, uow: UnitOfWork) -> list[Draft]:
    """Return those drafts that were not recorded from the same minutes before, as their item and title tell.

    What its owner refused may be proposed anew; where minutes bear no day, so may what is over.
    """
    if known is None:
        return list(drafts)
    over = CLOSED | KEPT if known.held_on is None else {CommitmentState.DROPPED}
    before = Counter(
        (one.item, fold(one.title))
        for one in uow.commitments.from_minutes([known.id])
        if one.state not in over
    )
    new: list[Draft] = []
    for one in drafts:
        same = (one.item, fold(one.title))
        if before[same]:
            before[same] -= 1
        else:
            new.append(one)
    return new


def drafts_of(conversation: Conversation) -> list[Draft]:
    """Return the drafts, in the order of the minutes."""
    found = (one for one in conversation.answers if one.question.isdigit())
    return [Draft(**json.loads(one.value or "{}")) for one in found]


def told(conversation: Conversation, name: str) -> str:
    """Return what was kept under a name; "" where nothing was."""
    return next((one.value or "" for one in conversation.answers if one.question == name), "")


def keep(
    conversation: Conversation,
    drafts: Sequence[Draft],
    uow: UnitOfWork,
    facts: Iterable[tuple[str, str]] = (),
) -> Conversation:
    """Keep the drafts, and what else is known of the meeting, in the place of what was kept."""
    known = {one.question: one for one in conversation.answers if not one.question.isdigit()}
    known |= {name: Answer(name, value) for name, value in facts}
    numbered = (Answer(str(number), json.dumps(asdict(one))) for number, one in enumerate(drafts, start=1))
    return uow.conversations.save(replace(conversation, answers=(*known.values(), *numbered)))
