"""A check-in as somebody would receive it, of which nothing is kept and in which nothing can be answered."""

from datetime import datetime

from handlers.checkins.questions import asking
from handlers.turn import Message
from prompts.phrase import Phrase, Value, Values
from storage.records.conversations import Conversation, ConversationId
from storage.records.people import MemberId
from storage.unit import NEW, UnitOfWork


def opening(kind: str, reader: MemberId, closes: datetime, uow: UnitOfWork) -> Message:
    """Return the message that opens a check-in of a kind which closes at an aware moment.

    Its buttons belong to no conversation: whoever shows it names them, and no more.
    """
    script = asking.script_of(kind, uow)
    dry = Conversation(ConversationId(NEW), reader, asking.KIND, NEW, script, closes)
    told: Values = {
        "partnership": uow.partnership.name,
        "title": asking.title_of(kind),
        "purpose": asking.purpose_of(kind),
        "closes": closes,
        "question": asking.put(dry),
        "at_hand": (),
    }
    return Message(reader, Phrase("checkin.opening", told), asking.buttons(dry))


def questions(kind: str, uow: UnitOfWork) -> tuple[Value, ...]:
    """Return the words of the questions that are put to everybody."""
    return tuple(asking.text_of(one) for one in asking.script_of(kind, uow).questions if one.when is None)
