"""Guessing: what plain words are for, and what is offered where that is in doubt."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from handlers.route import Handler
from handlers.rules import talk
from handlers.rules.tongue import spoken
from handlers.rules.understanding import tongues
from handlers.rules.understanding.intents import Intent, Understood
from handlers.rules.understanding.reading import understand
from handlers.rules.wording import is_question
from handlers.turn import Button, Message, Turn
from prompts.phrase import Phrase
from storage.errors import Refused
from storage.records.conversations import CHOSEN, Answer, Conversation, ConversationId, Script
from storage.records.people import Role
from storage.unit import NEW, UnitOfWork

KIND = "guess"
"""The kind of the row that keeps the words of a guess, which is never open; and the action of its buttons."""

OFFER = "offer"
"""The word for words that may mean two things."""

TALK = "talk"
"""The word for words that are for the other member who spoke of a date."""

_SCRIPT = Script(KIND, ())
_SAID = "said"
_AS_BEFORE = {Intent.UNCLEAR, Intent.ANSWER_CHECKIN}
_NO_DATE = frozenset(
    {
        Intent.COMPLETE_COMMITMENT,
        Intent.REPORT_BLOCKER,
        Intent.LIST_MY_COMMITMENTS,
        Intent.REQUEST_DIGEST,
        Intent.CHANGE_LANGUAGE,
        Intent.HELP,
        Intent.TALK_TO_COORDINATOR,
    }
)
"""What words may surely mean where a day is asked for: they name none, whatever day is in them."""


_LOOKED_UP = frozenset(
    {Intent.LIST_MY_COMMITMENTS, Intent.REQUEST_DIGEST, Intent.HELP, Intent.CHANGE_LANGUAGE}
)
"""What words may surely mean where somebody was asked to talk: the bot alone can be meant."""

_LABELS = {
    Intent.ANSWER_CHECKIN: "guess.button_answer_checkin",
    Intent.ASK_GUIDEBOOK: "guess.button_ask_guidebook",
    Intent.LIST_MY_COMMITMENTS: "guess.button_list_my_commitments",
    Intent.ADD_COMMITMENT: "guess.button_add_commitment",
    Intent.COMPLETE_COMMITMENT: "guess.button_complete_commitment",
    Intent.RESCHEDULE_COMMITMENT: "guess.button_reschedule_commitment",
    Intent.REPORT_BLOCKER: "guess.button_report_blocker",
    Intent.REQUEST_DIGEST: "guess.button_request_digest",
    Intent.PAUSE_CHECKINS: "guess.button_pause_checkins",
    Intent.CHANGE_LANGUAGE: "guess.button_change_language",
    Intent.GREET: "guess.button_greet",
    Intent.HELP: "guess.button_help",
    Intent.TALK_TO_COORDINATOR: "guess.button_talk_to_coordinator",
}


Fits = Callable[[Turn, UnitOfWork], bool]
"""Says whether words are an answer to the open question of a check-in."""


Listener = Callable[[Turn, UnitOfWork], str]
"""Returns the name of the other member whom words may be for; "" where there is none."""


@dataclass(frozen=True, slots=True)
class Guesser:
    """Reads plain words. `checkin` is the kind of conversation in which they may be an answer.

    `dating` is the kind that asks for a day first, and `narrow` are those that only take the name of
    something. While anything else is open they are that dialogue's. `listener` names the other whom words
    may be for that come right after one of the two asked to talk.
    """

    checkin: str
    dating: str
    narrow: frozenset[str]
    fits: Fits
    listener: Listener

    def means(self, turn: Turn, uow: UnitOfWork) -> str:
        """Return the intent that plain words surely have, `OFFER` where they may have two.

        "" where they are read as ever: as an answer, as a promise, as a question to the guidebook, or
        as words that nobody understands.
        """
        asked = turn.conversation
        other = self._other(asked)
        if other:
            found = self._understood(turn, uow)
            return found.intent.value if found.sure and found.intent in other else ""
        if asked is not None and asked.kind != self.checkin:
            return ""
        chosen = _is_chosen(turn)
        if chosen and self.fits(turn, uow):
            return ""
        found = self._understood(turn, uow)
        if self.listener(turn, uow):
            return found.intent.value if found.sure and found.intent in _LOOKED_UP else OFFER
        asks = found.intent is Intent.ASK_GUIDEBOOK and is_question(turn.text)
        promises = found.intent is Intent.ADD_COMMITMENT and found.sure and not chosen
        if found.intent in _AS_BEFORE or asks or promises:
            return ""
        return found.intent.value if found.sure else OFFER

    def _other(self, asked: Conversation | None) -> frozenset[Intent]:
        """Return what words may surely mean that are no answer to what is asked outside of check-ins."""
        if asked is None or (asked.kind == self.dating and asked.stage):
            return frozenset()
        if asked.kind in self.narrow:
            return _NO_DATE | {Intent.ADD_COMMITMENT}
        return _NO_DATE if asked.kind == self.dating else frozenset()

    def offer(self, turn: Turn, uow: UnitOfWork) -> list[Message]:
        """Offer what the words may be for, as buttons; nothing is done before one of them is pressed."""
        found, kept = self._understood(turn, uow), keep(turn, uow)
        who = self.listener(turn, uow)
        guesses = (found.intent, found.second)
        rows = [(_button(one, kept),) for one in guesses if one in _LABELS]
        if who:
            to_them = Button(Phrase("guess.button_talk", {"who": who}), KIND, kept, TALK)
            rows = [(to_them,), *rows[:1]]
        return [Message(turn.actor.id, Phrase("guess.offer"), (*rows, (_neither(kept),)))]

    def _understood(self, turn: Turn, uow: UnitOfWork) -> Understood:
        language = spoken(turn.text, turn.actor.person.language or uow.partnership.language)
        return understand(turn.text, self._context(turn), language)

    def _context(self, turn: Turn) -> str:
        asked = turn.conversation
        question = None if asked is None or asked.kind != self.checkin else talk.open_question(asked)
        return "none" if question is None or _is_chosen(turn) else f"checkin_open:{question.key}"


def _is_chosen(turn: Turn) -> bool:
    """Say whether the open question has answers to choose from, so that no other words answer it."""
    question = None if turn.conversation is None else talk.open_question(turn.conversation)
    return question is not None and question.type in CHOSEN


def recall(turn: Turn, uow: UnitOfWork) -> str:
    """Return the words behind a guess's button. Raises `Refused` once others were guessed about since."""
    kept = uow.conversations.get(turn.subject)
    latest = uow.conversations.latest_of(turn.actor.id, KIND)
    if kept.member_id != turn.actor.id or kept.kind != KIND:
        raise Refused("refused.button_not_yours")
    if latest is None or latest.id != kept.id:
        raise Refused("refused.button_old")
    return next((one.value or "" for one in kept.answers if one.question == _SAID), "")


def keep(turn: Turn, uow: UnitOfWork) -> ConversationId:
    """Keep the words, and which question they came to, for the button that will be pressed."""
    said, asked = (Answer(_SAID, turn.text),), turn.conversation
    about, stage = (asked.id, asked.stage) if asked is not None else (0, 0)
    row = Conversation(ConversationId(NEW), turn.actor.id, KIND, about, _SCRIPT, turn.now, said)
    return uow.conversations.add(replace(row, closed_at=turn.now, subject_version=stage)).id


def rest(checkin: str) -> Callable[[Turn, UnitOfWork], tuple[Button, ...]]:
    """Return the buttons for words that were for the open check-in, or for something else."""

    def buttons(turn: Turn, uow: UnitOfWork) -> tuple[Button, ...]:
        kept, asked = keep(turn, uow), turn.conversation
        open_now = asked is not None and asked.kind == checkin and not asked.script.anonymous
        return (*((_button(Intent.ANSWER_CHECKIN, kept),) if open_now else ()), _neither(kept))

    return buttons


def neither(turn: Turn, uow: UnitOfWork) -> Button:
    """Return the button for words that were for something else."""
    return _neither(keep(turn, uow))


def _neither(kept: ConversationId) -> Button:
    return Button(Phrase("guess.button_something_else"), KIND, kept, Intent.UNCLEAR.value)


def something_else(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Say that nothing was noted, and what can be written."""
    return [Message(turn.actor.id, Phrase("guess.nothing_noted"))]


def greet(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Greet, with the few things that matter most to the member's role."""
    role = turn.actor.member.role
    key = "guess.greeting_coordinator" if role is Role.COORDINATOR else "guess.greeting"
    values = {"name": turn.actor.name, "partnership": uow.partnership.name}
    return [Message(turn.actor.id, Phrase(key, values))]


def pause(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Say how check-ins can be paused; none is before a button is pressed or the days are named."""
    kept = keep(turn, uow)
    ask = Button(Phrase("guess.button_talk_to_coordinator"), KIND, kept, Intent.TALK_TO_COORDINATOR.value)
    asked = turn.conversation
    now: tuple[Button, ...] = ()
    if asked is not None and not asked.script.anonymous and asked.closed_at is None:
        now = (
            Button(Phrase("checkin.button_later"), "later", asked.id),
            Button(Phrase("checkin.button_decline"), "decline", asked.id),
        )
    rows = tuple(row for row in (now, (ask,)) if row)
    return [Message(turn.actor.id, Phrase("guess.pause"), rows)]


def own_only(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Say to a partner who asks for the digest that it is the coordinators', and what is theirs."""
    return [Message(turn.actor.id, Phrase("guess.own_only", {"partnership": uow.partnership.name}))]


def naming(handle: Handler) -> Handler:
    """Return the handler of a language's name, for words that name one somewhere."""
    return lambda turn, uow: handle(replace(turn, text=tongues.named(turn.text)), uow)


def to_its_question(handle: Handler) -> Handler:
    """Return what takes the words of a guess as an answer, to the question that was open when they came.

    Raises `Refused` where that was answered since.
    """

    def act(turn: Turn, uow: UnitOfWork) -> list[Message]:
        kept, asked = uow.conversations.get(turn.subject), turn.conversation
        if asked is None or (asked.id, asked.stage) != (kept.subject, kept.subject_version):
            raise Refused("refused.button_old")
        return handle(turn, uow)

    return act


def bare(handle: Handler) -> Handler:
    """Return the handler of a command, for words that mean it and name nothing more."""
    return lambda turn, uow: handle(replace(turn, text=""), uow)


def by_role(handle: Handler, role: Role, other: Callable[[Turn, UnitOfWork], list[Message]]) -> Handler:
    """Return what lets one feature act for members of a role and another for the rest."""
    return lambda turn, uow: (handle if turn.actor.member.role is role else other)(turn, uow)


def _button(intent: Intent, kept: ConversationId) -> Button:
    return Button(Phrase(_LABELS[intent]), KIND, kept, intent.value)
