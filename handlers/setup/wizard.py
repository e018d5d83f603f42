"""Setting up, step by step: begun by a word or a button, gone through in buttons and words, resumed."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from handlers.route import Dialogue
from handlers.setup import card, inviting, listing, meeting, previewing, ready, rhythm, steps
from handlers.setup.needs import Needs
from handlers.setup.steps import Step, neighbour, step_of
from handlers.turn import Button, Message, Turn
from prompts.phrase import Phrase
from storage.errors import Refused
from storage.records.conversations import Conversation
from storage.records.people import Role
from storage.records.schedules import ScheduleState
from storage.unit import UnitOfWork

Show = Callable[[Conversation, Turn, UnitOfWork, Needs], Message]
Answer = Callable[[Conversation, Turn, UnitOfWork, Needs], list[Message]]
Press = Callable[[Conversation, str, Turn, UnitOfWork, Needs], list[Message]]


@dataclass(frozen=True, slots=True)
class Scene:
    """What a step shows, and what it makes of its own buttons and of words, where it takes any."""

    show: Show
    press: Press | None = None
    answer: Answer | None = None


_SCENES = {
    Step.WELCOME: Scene(card.welcome),
    Step.CARD: Scene(card.show, card.press, card.answer),
    Step.LIST: Scene(listing.show, listing.press, listing.answer),
    Step.MINUTES: Scene(meeting.show, answer=meeting.answer),
    Step.RHYTHM: Scene(rhythm.show, rhythm.press, rhythm.answer),
    Step.QUESTIONS: Scene(rhythm.show_questions),
    Step.PREVIEW: Scene(previewing.show, previewing.press, previewing.answer),
    Step.AUDIENCE: Scene(previewing.show_audience),
    Step.LETTERS: Scene(inviting.show, inviting.press),
    Step.READY: Scene(ready.show, ready.press),
}


class Wizard:
    """Leads a coordinator to their first check-in. Only Start makes anything go to anybody."""

    def __init__(self, needs: Needs) -> None:
        self._needs = needs
        self.dialogue = Dialogue(self.answer, self._ask, takes_files=True, reads_files=True)

    def begin(self, turn: Turn, uow: UnitOfWork) -> list[Message]:
        """Begin, or go on where the coordinator left."""
        conversation = steps.begin(turn, uow)
        if step_of(conversation) is Step.MINUTES and meeting.taken(conversation, turn, uow, self._needs):
            return self._go(conversation, neighbour(Step.MINUTES, 1), turn, uow)
        return [self._show(conversation, turn, uow)]

    def offer(self, turn: Turn, uow: UnitOfWork) -> list[Message]:
        """Offer it to a coordinator of a partnership in which nothing is set up; nothing to all others."""
        schedules = uow.schedules.present()
        untouched = {one.state for one in schedules} == {ScheduleState.DRAFT}
        if turn.actor.member.role is not Role.COORDINATOR or not untouched or steps.latest(turn, uow):
            return []
        if uow.conversations.open_of(turn.actor.id):
            return []
        begin = Button(Phrase("setup.button_set_up"), "set_up", turn.actor.id, primary=True)
        return [
            Message(turn.actor.id, Phrase("setup.offer", {"partnership": uow.partnership.name}), ((begin,),))
        ]

    def press(self, turn: Turn, uow: UnitOfWork) -> list[Message]:
        """Do what a button of any step says. Raises `Refused` for one that is not theirs or too old."""
        conversation = steps.pressed(turn, uow)
        name, _, word = turn.extra.partition(".")
        if name not in list(Step):
            raise Refused("refused.button_old")
        step = Step(name)
        match word:
            case "later":
                return self._leave(conversation, turn, uow)
            case "back":
                asks = steps.kept(conversation, "asks")
                return self._go(conversation, step if asks else neighbour(step, -1), turn, uow)
            case "go":
                return self._settle(conversation, step, turn, uow)
            case "skip":
                return self._go(conversation, neighbour(step, 1), turn, uow)
        press = _SCENES[step].press
        if press is None:
            raise Refused("refused.button_old")
        # Whatever step the button belongs to is the open one now: each can be done again.
        if step is not step_of(conversation) or conversation.closed_at is not None:
            conversation = steps.at(conversation, step, uow)
        return press(conversation, word, turn, uow, self._needs)

    def answer(self, turn: Turn, uow: UnitOfWork) -> list[Message]:
        """Take what was written to the open step, where it takes words."""
        if turn.conversation is None:
            raise Refused("refused.gone")
        answer = _SCENES[step_of(turn.conversation)].answer
        if answer is None:
            told = Message(turn.actor.id, Phrase("setup.press"))
            return [told, self._show(turn.conversation, turn, uow)]
        return answer(turn.conversation, turn, uow, self._needs)

    def _settle(self, conversation: Conversation, step: Step, turn: Turn, uow: UnitOfWork) -> list[Message]:
        """Go on from a step that is right as it is; a list that is right is noted."""
        if step is Step.LIST:
            conversation = listing.note(conversation, turn, uow)
        return self._go(conversation, neighbour(step, 1), turn, uow)

    def _go(self, conversation: Conversation, step: Step, turn: Turn, uow: UnitOfWork) -> list[Message]:
        return [self._show(steps.at(conversation, step, uow), turn, uow)]

    def _leave(self, conversation: Conversation, turn: Turn, uow: UnitOfWork) -> list[Message]:
        if conversation.closed_at is None:
            uow.conversations.save(replace(conversation, closed_at=turn.now))
        return [Message(turn.actor.id, Phrase("setup.later"))]

    def _ask(self, conversation: Conversation, uow: UnitOfWork) -> Message:
        """Return a line that setting up goes on, for when something else was in between."""
        go_on = Button(Phrase("setup.button_go_on"), "set_up", conversation.member_id, primary=True)
        later = steps.button(conversation, "setup.button_later", "later")
        return Message(conversation.member_id, Phrase("setup.goes_on"), ((go_on, later),))

    def _show(self, conversation: Conversation, turn: Turn, uow: UnitOfWork) -> Message:
        return _SCENES[step_of(conversation)].show(conversation, turn, uow, self._needs)
