"""How a question of a check-in is put: its words, what was said last time, its options, and the ways out."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from handlers.checkins.questions import earlier, ways
from handlers.rules import questions, talk
from handlers.rules.calendar import local_day
from handlers.rules.due import due_day
from handlers.rules.talk import Reading
from handlers.turn import Message, Turn
from prompts import scripts
from prompts.catalogue import house
from prompts.phrase import Phrase, Value, Values
from prompts.questions import CheckinQuestion
from storage.errors import Refused
from storage.records.checkins import Response
from storage.records.commitments import Commitment, CommitmentId
from storage.records.conversations import (
    Audience,
    Condition,
    Conversation,
    Question,
    QuestionType,
    Script,
)
from storage.records.people import Profile
from storage.unit import UnitOfWork

KIND = earlier.KIND
buttons = ways.buttons
told = questions.told

_SEEN_BY = {
    Audience.COORDINATORS: "checkin.seen_by_coordinators",
    Audience.PARTNERS: "checkin.seen_by_partners",
    Audience.PUBLIC: "checkin.seen_by_public",
}


def script_of(kind: str, uow: UnitOfWork) -> Script:
    """Return the questions of a kind as they are today: the partnership's own, else those of the file.

    A round keeps those that it began with.
    """
    changed = uow.questionnaires.of_kind(kind)
    return script_of_file(kind) if changed is None else changed.script


def script_of_file(kind: str) -> Script:
    """Return the questions of a kind as its file has them."""
    source = scripts.load(kind)
    return Script(
        kind,
        questions.complete(_question(source, one) for one in source.questions),
        form_from=source.form_from,
        anonymous=source.anonymous,
        audience=Audience(source.audience),
        audience_free=source.audience_free,
    )


def title_of(kind: str) -> Phrase:
    """Return what a kind of check-in is called."""
    return Phrase(scripts.load(kind).title_key)


def purpose_of(kind: str) -> Phrase:
    """Return why a kind of check-in is asked."""
    return Phrase(scripts.load(kind).purpose_key)


def open_question(conversation: Conversation) -> Question:
    """Return the question that is open. Raises `Refused` when the script is done."""
    question = talk.open_question(conversation)
    if question is None:
        raise Refused(talk.FINISHED)
    return question


def text_of(question: Question, about: Commitment | None = None) -> Value:
    """Return a question's words. `about` is the commitment that it is put about, where there is one."""
    if about is None:
        facts: Values = {"title": Phrase("checkin.any_title"), "due": Phrase("checkin.any_due")}
        return question.text if question.own else Phrase(question.text, facts)
    facts = {"title": about.title, "due": due_day(about)}
    if question.own:
        return Phrase("checkin.about", facts | {"question": question.text})
    return Phrase(question.text, facts)


def labels(question: Question, language: str) -> dict[str, str]:
    """Return what the options of a question are called in a language, by value."""
    if questions.literal(question):
        return dict(question.options)
    return {value: house().sentence(key, language) for value, key in question.options}


def reading(question: Question, profile: Profile, now: datetime, uow: UnitOfWork) -> Reading:
    """Return how a member's answer to a question is read at `now` (aware UTC)."""
    language = profile.person.language or uow.partnership.language
    today = local_day(now, profile.person.zone or uow.partnership.zone)
    return Reading(labels(question, language), today, language)


def fits(turn: Turn, uow: UnitOfWork) -> bool:
    """Say whether what was written is an answer to the open question as it is asked."""
    question = None if turn.conversation is None else talk.open_question(turn.conversation)
    if question is None:
        return False
    read = reading(question, turn.actor, turn.event.sent_at, uow)
    return talk.value_of(question, talk.Words(turn.text), read)[0] is not None


def answer_of(conversation: Conversation, question: Question) -> Value | None:
    """Return what was answered to a question so far, as it is to be shown; None if nothing was."""
    given = earlier.given(conversation, question)
    return None if given is None else told(question, given)


def commitment(response: Response, uow: UnitOfWork) -> Commitment | None:
    """Return the commitment that a part asks about; None where it is about none."""
    return uow.commitments.get(CommitmentId(response.about)) if response.about else None


def commitment_of(conversation: Conversation, uow: UnitOfWork) -> Commitment | None:
    """Return the commitment that a check-in asks about; None where it is about none."""
    return commitment(uow.responses.get(conversation.subject), uow)


def ask(conversation: Conversation, uow: UnitOfWork) -> Message:
    """Return the open question: its place, who sees the answer, its words, and what was said before."""
    question = open_question(conversation)
    mine, before = earlier.parts_of(conversation, uow)
    said = _so_far(conversation, question) or last_time(question, earlier.told_in(before, uow))
    words = put(conversation, commitment(mine, uow), said)
    return Message(conversation.member_id, words, buttons(conversation))


def in_a_line(conversation: Conversation, uow: UnitOfWork) -> Message:
    """Return the open question in one line, with who sees its answer: a reminder is short."""
    words = text_of(open_question(conversation), commitment_of(conversation, uow))
    values: Values = {"question": words, "seen": seen_by(conversation)}
    return Message(conversation.member_id, Phrase("checkin.question_line", values), buttons(conversation))


def put(conversation: Conversation, about: Commitment | None = None, said: tuple[Phrase, ...] = ()) -> Phrase:
    """Return the words of the open question, about a commitment or none, with what was `said` before."""
    question = open_question(conversation)
    values: Values = {
        "place": _place(conversation, question),
        "seen": seen_by(conversation),
        "question": text_of(question, about),
        "hint": hint(question),
        "before": said,
    }
    return Phrase("checkin.question", values)


def last_time(question: Question, conversations: Sequence[Conversation]) -> tuple[Phrase, ...]:
    """Return what was said to a question in earlier conversations, newest first; nothing where none was."""
    said = earlier.last_said(question, conversations)
    return () if said is None else (Phrase("checkin.last_time", {"answer": said}),)


def seen_by(conversation: Conversation) -> Phrase:
    """Return who will see the answer to the open question."""
    if conversation.script.anonymous:
        return Phrase("checkin.seen_anonymous")
    return Phrase(_SEEN_BY[conversation.audience or conversation.script.audience])


def hint(question: Question) -> tuple[Phrase, ...]:
    """Return how a question is answered where its words alone do not say."""
    match question.type:
        case QuestionType.NUMBER:
            return _number_hint(question)
        case QuestionType.DATE:
            return (Phrase("checkin.hint_date"),)
        case QuestionType.EVIDENCE:
            return (Phrase("checkin.hint_evidence"),)
        case _:
            return ()


def _question(source: scripts.CheckinScript, one: CheckinQuestion) -> Question:
    return Question(
        one.key,
        source.text_key(one),
        QuestionType(one.type),
        tuple((option.value, source.label_key(one, option)) for option in one.options),
        hears=one.hears,
        optional=one.optional,
        unit=one.unit,
        target=one.target,
        comment=one.comment,
        when=Condition(one.when.question, one.when.values) if one.when else None,
    )


def _number_hint(question: Question) -> tuple[Phrase, ...]:
    if question.target is None:
        return (Phrase("checkin.hint_unit", {"unit": question.unit}),) if question.unit else ()
    goal = questions.amount(Decimal(str(question.target)).normalize(), question.unit)
    return (Phrase("checkin.hint_target", {"target": goal}),)


def _place(conversation: Conversation, question: Question) -> Phrase:
    """Return where the open question stands; out of how many, unless its answer decides on that."""
    put = talk.path(conversation)
    number = put.index(question) + 1
    if any(one.when and one.when.question == question.key for one in conversation.script.questions):
        return Phrase("checkin.place_open", {"number": number})
    return Phrase("checkin.place", {"number": number, "total": len(put)})


def _so_far(conversation: Conversation, question: Question) -> tuple[Phrase, ...]:
    """Return what was answered already, where somebody went back."""
    given = answer_of(conversation, question)
    return () if given is None else (Phrase("checkin.answered_so_far", {"answer": given}),)
