"""The smallest behaviour with a form: a question and its buttons, a form for it, files, and a group."""

from dataclasses import replace

from handlers.route import Dialogue, Route, Routes
from handlers.turn import Button, FormField, FormSheet, Message, Turn
from prompts.phrase import Phrase
from storage.records.conversations import Conversation, ConversationId, Question, Script
from storage.records.messages import FieldType
from storage.unit import NEW, UnitOfWork
from tests.machine import ledger

OPEN = Button(ledger.words("Fill in"), "form", 7, opens=True)
SKIP = Button(ledger.words("Skip"), "skip", 7)


def routes() -> Routes:
    """Return the table: "survey" asks, "begin" puts a question, "tell" says something in the groups."""
    return replace(
        ledger.routes(),
        commands={"survey": Route(ask), "tell": Route(tell), "begin": Route(begin, takes_words=True)},
        dialogues={
            "photos": Dialogue(answer, ask_again, takes_files=True),
            "words": Dialogue(answer, ask_again),
        },
        buttons={"form": Route(open_form), "skip": Route(say_thanks)},
        forms={"filled": Route(take)},
        text=Route(echo),
        files=Route(take_files, takes_files=True),
    )


def ask(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Ask."""
    return [Message(turn.actor.id, ledger.words("How is it?"), ((OPEN,), (SKIP,)))]


def open_form(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Give the form; or words, where no view opened or there is nothing to fill in any more ("done")."""
    if turn.event.view is None:
        return [Message(turn.actor.id, ledger.words("In words, please: what moved?"))]
    if "done" in ledger.written(uow):
        return [Message(turn.actor.id, ledger.words("It is done already."))]
    states: tuple[tuple[str, Phrase | str], ...] = (("yes", Phrase("form.close")), ("no", "Not yet"))
    sheet = FormSheet(
        ledger.words("Progress"),
        ledger.words("Coordinators read this."),
        ledger.words("Send"),
        "filled",
        turn.subject,
        (
            FormField("moved", ledger.words("What moved?"), optional=False, hint=ledger.words("Briefly.")),
            FormField("state", ledger.words("Done?"), FieldType.CHOICE, states, initial="no"),
            FormField("count", ledger.words("How many?"), FieldType.NUMBER),
        ),
        extra="x",
    )
    return [Message(turn.actor.id, ledger.words("a form"), form=sheet)]


def take(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Say back what was filled in."""
    said = " ".join(f"{key}={value}" for key, value in sorted(turn.values.items()))
    return [Message(turn.actor.id, ledger.words(f"{turn.subject}{turn.extra}: {said}"))]


def say_thanks(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Say thanks."""
    return [Message(turn.actor.id, ledger.words("Thank you."))]


def echo(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Write down what was said, and say it back."""
    uow.enquiries.add(ledger.line(turn.actor.id, turn.text, turn.now))
    return [Message(turn.actor.id, ledger.words(f"heard: {turn.text}"))]


def begin(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Put a question of a kind: of "photos", which takes files, or of "words"."""
    script = Script(turn.text, (Question("moved", "form.wait"),))
    asked = Conversation(ConversationId(NEW), turn.actor.id, turn.text, 0, script, turn.now)
    return [ask_again(uow.conversations.add(asked), uow)]


def ask_again(conversation: Conversation, uow: UnitOfWork) -> Message:
    """Put the question."""
    return Message(conversation.member_id, ledger.words(f"{conversation.kind}?"))


def answer(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Say what the answer was, and with how many files it came and was read."""
    told = f"answer: {turn.text}, {len(turn.event.files)}, {len(turn.contents)}"
    return [Message(turn.actor.id, ledger.words(told))]


def take_files(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Say which files came, and what is in them as far as it is known."""
    told = [f"{one.kind} {one.name}".strip() for one in turn.event.files]
    known = [one.body.decode() or one.failure for one in turn.contents.values()]
    return [Message(turn.actor.id, ledger.words(f"{turn.text}|{', '.join(told)}|{', '.join(known)}"))]


def tell(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Say in the partnership's groups, on one card, how to close something there."""
    return [
        Message(group, Phrase("form.close"), ((SKIP,),), card="summary", key=f"told:{turn.text}")
        for group in uow.groups.find()
    ]
