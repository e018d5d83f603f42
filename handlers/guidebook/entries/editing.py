"""Editing entries of the guidebook: changed, taken out, put back, and sent to those who had asked."""

from dataclasses import replace

from handlers.guidebook.entries.dating import await_review
from handlers.guidebook.entries.writing import current, current_or_none, gap_of, keep, text_of
from handlers.guidebook.gaps.bringing import Said, brought, present
from handlers.guidebook.gaps.waiting import reached, waiting_of
from handlers.route import Dialogue
from handlers.rules import talk
from handlers.turn import Button, Message, Turn
from prompts.phrase import Phrase
from storage.errors import Refused
from storage.records.conversations import Conversation, ConversationId, Question, Script
from storage.records.guidebook import Document, DocumentId, GapState
from storage.unit import NEW, UnitOfWork

KIND = "entry"
"""The dialogue in which a coordinator writes an entry anew."""

_SCRIPT = Script(KIND, (Question("entry", "gaps.change_question", optional=False),))


def begin_change(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Ask a coordinator for an entry's new words; their next message is them."""
    entry = current(DocumentId(turn.subject), uow)
    gap_of(entry, uow)
    close_dialogues(turn, uow, KIND)
    opened = uow.conversations.add(
        Conversation(ConversationId(NEW), turn.actor.id, KIND, entry.id, _SCRIPT, turn.now)
    )
    return [_ask(opened, uow)]


def put_off(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Leave an entry as it is."""
    if not uow.conversations.open_of(turn.actor.id, KIND):
        raise Refused("refused.button_old")
    close_dialogues(turn, uow, KIND)
    return [Message(turn.actor.id, Phrase("gaps.change_later"))]


def take_out(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Read no more from an entry. Those who asked have it."""
    uow.home.hold()
    entry = uow.documents.save(replace(current(DocumentId(turn.subject), uow), current=False))
    _follow_review(entry, turn, uow)
    back = Button(Phrase("gaps.button_back"), "entry_back", entry.id)
    return [Message(turn.actor.id, Phrase("gaps.taken_out", {"question": entry.title}), ((back,),))]


def put_back(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Have the guidebook say what was taken out of it, or what was replied to somebody alone."""
    uow.home.hold()
    named = uow.documents.get(turn.subject)
    gap = gap_of(named, uow)
    if uow.documents.current_named(named.guidebook_id, named.name) is None:
        latest = uow.documents.get(gap.answer_id or named.id)
        _follow_review(uow.documents.save(replace(latest, current=True)), turn, uow)
    entry = current(named.id, uow)
    return [Message(turn.actor.id, Phrase("gaps.put_back", {"question": entry.title}), (ways(entry),))]


def tell(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Bring an entry's new words to those who asked."""
    entry = current(DocumentId(turn.subject), uow)
    one = waiting_of(gap_of(entry, uow), uow)
    said = Said(turn.actor, text_of(entry, uow), entry.language, corrects=True)
    asked = present(one, uow, turn.actor.id)
    if not asked:
        raise Refused("gaps.nobody_waits")
    told = Message(turn.actor.id, Phrase("gaps.told_again", {"who": reached(one.askers, uow)}))
    return [told, *brought(said, asked, uow)]


def ways(entry: Document) -> tuple[Button, ...]:
    """Return what can be done with an entry that was just kept."""
    return (
        Button(Phrase("gaps.button_edit"), "entry_change", entry.id),
        Button(Phrase("gaps.button_out"), "entry_out", entry.id),
    )


def close_dialogues(turn: Turn, uow: UnitOfWork, kind: str) -> None:
    """End what asks the actor for words of this kind."""
    for asked in uow.conversations.open_of(turn.actor.id, kind):
        uow.conversations.save(replace(asked, closed_at=turn.now))


def _ask(conversation: Conversation, uow: UnitOfWork) -> Message:
    entry = uow.documents.get(conversation.subject)
    later = Button(Phrase("guidebook.button_later"), "entry_later", entry.id)
    values = {"question": entry.title, "text": text_of(entry, uow)}
    return Message(conversation.member_id, Phrase("gaps.change_question", values), ((later,),))


def _change(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Put what was written in the entry's place."""
    if turn.conversation is None:
        raise Refused("refused.gone")
    said = talk.advance(turn.conversation, talk.Words(turn.text))
    if said.problem is not None:
        return [Message(turn.actor.id, Phrase("other.empty"))]
    uow.home.hold()
    uow.conversations.save(replace(said.conversation, closed_at=turn.now))
    entry = current_or_none(DocumentId(turn.conversation.subject), uow)
    if entry is None:
        return [Message(turn.actor.id, Phrase("gaps.not_in_book"))]
    gap = uow.gaps.save(replace(gap_of(entry, uow), state=GapState.ANSWERED, reply=turn.text))
    kept = keep(gap, entry.title, turn.actor, turn.now, uow)
    if entry.author_id not in {None, turn.actor.id}:
        _follow_review(entry, turn, uow)
    told = Button(Phrase("gaps.button_tell"), "entry_tell", kept.id)
    out = Button(Phrase("gaps.button_take_out"), "entry_out", kept.id)
    return [Message(turn.actor.id, Phrase("gaps.changed"), ((told, out),))]


def _follow_review(entry: Document, turn: Turn, uow: UnitOfWork) -> None:
    """Have an entry's author asked about what is theirs by now."""
    if entry.author_id is not None:
        await_review(uow.members.profile(entry.author_id), turn.now, uow)


CHANGE = Dialogue(_change, _ask, takes_questions=True)
"""Takes the next message as the entry, also one that is a question."""
