"""What setting up needs of other features, which it does not know: the table of routes puts them together."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from handlers.route import Handler
from handlers.turn import Message
from prompts.phrase import Phrase, Value
from storage.records.people import MemberId
from storage.records.schedules import Schedule
from storage.unit import UnitOfWork


@dataclass(frozen=True, slots=True)
class Needs:
    """What the check-ins and the commitments do.

    `draft` plans a check-in that asks nobody, `start` has a schedule run, `preview` is the message
    that opens a check-in of a kind for a member, if it closes at the aware moment given. `title`
    and `questions` tell of a kind. `moved` is what follows when the partnership moves to another zone.
    `minutes` begins with those of a meeting, in a conversation of the kind `minutes_kind`.
    """

    draft: Callable[[datetime, UnitOfWork], Schedule]
    start: Callable[[Schedule, datetime, UnitOfWork], Schedule]
    preview: Callable[[str, MemberId, datetime, UnitOfWork], Message]
    title: Callable[[str], Phrase]
    questions: Callable[[str, UnitOfWork], tuple[Value, ...]]
    moved: Handler
    minutes: Handler
    minutes_kind: str
