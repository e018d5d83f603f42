"""Editing entries of the guidebook: changed, taken out, put back, and sent to those who had asked."""

from dataclasses import replace

from handlers.guidebook import dialogues
from handlers.guidebook.entries.dating import await_review
from handlers.guidebook.entries.writing import current, current_or_none, gap_of, keep, text_of
from handlers.guidebook.gaps.bringing import Said, brought, present
from handlers.guidebook.gaps.waiting import reached, waiting_of
from handlers.route import Dialogue
from handlers.rules import naming
from handlers.turn import Button, Message, Turn
from prompts.phrase import Phrase
from storage.errors import Refused
from storage.records.conversations import Conversation, Question, Script
from storage.records.guidebook import Document, DocumentId, GapState
from storage.unit import UnitOfWork

KIND = "entry"
"""The dialogue in which a coordinator writes an entry anew."""

_SCRIPT = Script(KIND, (Question("entry", "gaps.change_question", optional=False),))


def begin_change(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Ask a coordinator for an entry's new words; their next message is them."""
    entry = current(DocumentId(turn.subject), uow)
    gap_of(entry, uow)
    return [_ask(dialogues.begun(_SCRIPT, entry.id, turn, uow), uow)]


def put_off(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Leave an entry as it is."""
    dialogues.put_off(KIND, turn, uow)
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


def _ask(conversation: Conversation, uow: UnitOfWork) -> Message:
    entry = uow.documents.get(conversation.subject)
    later = Button(Phrase("guidebook.button_later"), "entry_later", entry.id)
    values = {"question": entry.title, "text": text_of(entry, uow)}
    return Message(conversation.member_id, Phrase("gaps.change_question", values), ((later,),))


def _ask_anew(entry: Document, turn: Turn, uow: UnitOfWork) -> Message:
    """Show what another coordinator made of an entry meanwhile, so that none of it is lost unseen."""
    asked = _ask(dialogues.begun(_SCRIPT, entry.id, turn, uow), uow)
    author = () if entry.author_id is None else naming.who(uow.members.profile(entry.author_id))
    return replace(asked, text=Phrase("gaps.changed_meanwhile", {"who": author, **asked.text.values}))


def _change(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Put what was written in the entry's place."""
    asked = dialogues.taken(turn, uow)
    if asked is None:
        return [Message(turn.actor.id, Phrase("other.empty"))]
    entry = current_or_none(DocumentId(asked.subject), uow)
    if entry is None:
        return [Message(turn.actor.id, Phrase("gaps.not_in_book"))]
    if entry.id != asked.subject:
        return [_ask_anew(entry, turn, uow)]
    gap = uow.gaps.save(replace(gap_of(entry, uow), state=GapState.ANSWERED, reply=turn.text))
    kept = keep(waiting_of(gap, uow), turn.actor, turn.now, uow)
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
