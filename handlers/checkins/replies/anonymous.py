"""Anonymous check-ins: what is chosen is counted at once, and nothing is kept beside it of who chose it.

The conversation knows which questions were passed and not how, the response that somebody answered
and not when; the count knows neither. What came in is sealed (see the routes), and nothing of it is said
back. Nothing is taken once the round is closed: whoever had read the results could tell the difference.
"""

from collections.abc import Mapping
from dataclasses import replace

from handlers.checkins.questions import asking, questionform
from handlers.checkins.questions.ways import PASSED
from handlers.checkins.replies import concerned, taking
from handlers.checkins.rounds import parts
from handlers.rules import talk
from handlers.rules.outcomes import Happening
from handlers.turn import Message, Turn
from prompts.phrase import Phrase
from storage.errors import Refused
from storage.records.checkins import Outcome, Response, Round
from storage.records.conversations import Answer, Conversation
from storage.unit import UnitOfWork


def vote(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Count what was pressed under a question, or pass it, and go on.

    Raises `Refused` where the question was passed already, the round is closed, or it is not anonymous.
    """
    conversation = concerned.at_its_question(turn, uow)
    question = asking.open_question(conversation)
    value = turn.extra.partition(".")[2]
    offered = {known for known, _ in question.options} | ({PASSED} if question.optional else set())
    if value not in offered:
        raise Refused("refused.button_old")
    given = Answer(question.key, None if value == PASSED else value)
    return _take(turn, uow, conversation, (given,), {})


def ballot(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Count what was filled into the form, and keep the remarks; what was passed by button stays so."""
    conversation = concerned.still_open(turn, uow)
    filled = questionform.read(conversation.script, turn.values)
    fitting = tuple(one for one in filled.answers if one.question not in filled.problems)
    return _take(turn, uow, conversation, fitting, filled.remarks)


def count(opened: Round, given: Mapping[str, str], remarks: Mapping[str, str], uow: UnitOfWork) -> None:
    """Count the values chosen and keep the remarks, both by question."""
    for question, value in given.items():
        uow.tallies.count(opened.id, question, value)
    for question, text in remarks.items():
        uow.remarks.add(opened.id, question, text)


def _take(
    turn: Turn,
    uow: UnitOfWork,
    conversation: Conversation,
    given: tuple[Answer, ...],
    remarks: Mapping[str, str],
) -> list[Message]:
    """Count what is new in a ballot, note which questions were passed, and say what comes next."""
    response = uow.responses.get(conversation.subject)
    opened = uow.rounds.held(response.round_id)
    if not conversation.script.anonymous:
        raise Refused("refused.button_old")
    if opened.closed_at is not None:
        raise Refused("health.closed", {"title": asking.title_of(opened.kind)})
    passed = {one.question for one in conversation.answers}
    new = {one.question: one.value for one in given if one.question not in passed}
    chosen = {question: value for question, value in new.items() if value is not None}
    said = {question: text for question, text in remarks.items() if question in new}
    count(opened, chosen, said, uow)
    step = talk.fill(conversation, [Answer(question, None) for question in new])
    finished = talk.is_finished(step.conversation)
    saved = uow.conversations.save(replace(step.conversation, closed_at=turn.now if finished else None))
    if chosen or said:
        taking.begin(response, turn, uow)
    return _finish(turn, uow, uow.responses.get(response.id)) if finished else [asking.ask(saved, uow)]


def _finish(turn: Turn, uow: UnitOfWork, response: Response) -> list[Message]:
    """Thank. When somebody answered is not kept: it would be beside what was counted then."""
    if response.outcome is not Outcome.HALF:
        parts.happen(response, Happening.EMPTY, turn.now, uow)
        return [Message(turn.actor.id, Phrase("health.nothing_said"))]
    late = turn.event.sent_at > response.closes_at
    happening = Happening.FINISHED_LATE if late else Happening.FINISHED
    done = parts.happen(response, happening, turn.now, uow)
    return [Message(turn.actor.id, Phrase("health.thanks")), *parts.colleagues(done, uow)]
