"""Questions as coordinators see them: numbered with their types, and as a recipient would see them."""

from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from handlers.checkins.managing import drafting, wording
from handlers.checkins.questions import asking, rehearsing
from handlers.checkins.rounds.addressees import zone_of
from handlers.checkins.rounds.enrolling import Planner
from handlers.rules import whom
from handlers.rules.calendar import at_wall_time
from handlers.rules.questions import WHY, either
from handlers.turn import Message, Turn
from prompts.catalogue import house
from prompts.phrase import Phrase, Value, Values
from storage.errors import Refused
from storage.records.checkins import Round, RoundId
from storage.records.conversations import (
    CHOSEN,
    Question,
    QuestionType,
    Script,
)
from storage.records.people import Profile, Role
from storage.unit import NEW, UnitOfWork

_AS = {"as": "questions.say_as"}

_TYPES = {
    QuestionType.TEXT: "questions.type_text",
    QuestionType.STATE: "questions.type_state",
    QuestionType.SCALE: "questions.type_scale",
    QuestionType.DATE: "questions.type_date",
    QuestionType.EVIDENCE: "questions.type_evidence",
}


def asked(script: Script) -> tuple[Question, ...]:
    """Return the questions that are edited: not the reason that follows each state by itself."""
    return tuple(one for one in script.questions if one.own or one.text != WHY)


def words_of(question: Question, language: str) -> str:
    """Return a question's words in a language, as they stand in a list."""
    if question.own:
        return question.text
    known = house()
    facts = {
        "title": known.sentence("checkin.any_title", language),
        "due": known.sentence("checkin.any_due", language),
    }
    return known.sentence(question.text, language).format(**facts)


def items(script: Script, language: str) -> tuple[Phrase, ...]:
    """Return the questions, numbered, in the form in which they can be written."""
    listed = asked(script)
    places = {one.key: number for number, one in enumerate(listed, start=1)}
    made = []
    for number, one in enumerate(listed, start=1):
        values: Values = {"number": number, "question": words_of(one, language), "how": _how(one, language)}
        if one.when is None:
            made.append(Phrase("questions.item", values))
            continue
        earlier = next(each for each in listed if each.key == one.when.question)
        labels = asking.labels(earlier, language)
        told = tuple(labels.get(value, value) for value in one.when.values)
        values |= {"after": places[one.when.question], "values": either(told)}
        made.append(Phrase("questions.item_if", values))
    return tuple(made)


def preview(kind: str, said: str, turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Return what somebody would be sent, in their language; nothing of it is stored or sent to them.

    Raises `Refused` where the name after "as" is nobody's, or an observer's.
    """
    reader = _reader(said.strip(), turn, uow)
    language = reader.person.language or uow.partnership.language
    script = asking.script_of(kind, uow)
    values: Values = {
        "who": reader.name,
        "title": asking.title_of(kind),
        "message": _message(script, reader, turn, uow),
        "rest": _rest(script, language),
    }
    return [Message(turn.actor.id, Phrase("questions.preview", values))]


def _reader(said: str, turn: Turn, uow: UnitOfWork) -> Profile:
    if not said:
        return turn.actor
    named = wording.meant(said, _AS, wording.language_of(turn, uow))
    found = whom.the_one_named(named[1] if named else said, uow.members.profiles().values())
    if found.member.role is Role.OBSERVER:
        raise Refused("schedule.observers_never")
    return found


def _message(script: Script, reader: Profile, turn: Turn, uow: UnitOfWork) -> Phrase:
    """Return the message that opens the check-in, with its buttons as words.

    A phrase is told on the clock of whoever reads it, so that the reader's wall time is put on the asker's.
    """
    language = reader.person.language or uow.partnership.language
    closes = _closes(script, reader, turn, uow).astimezone(ZoneInfo(zone_of(reader, uow)))
    told = at_wall_time(closes.date(), closes.time(), zone_of(turn.actor, uow))
    opening = rehearsing.opening(script.kind, turn.actor.id, told, uow)
    buttons = tuple(
        Phrase("questions.preview_button", {"label": button.label})
        for row in opening.buttons
        for button in row
        if not button.opens
    )
    return Phrase(
        "questions.preview_message", {"message": opening.text, "buttons": buttons}, language=language
    )


def _closes(script: Script, reader: Profile, turn: Turn, uow: UnitOfWork) -> datetime:
    """Return when the next round closes for its reader (aware UTC), as it would be planned for them.

    Where no date is known yet, it is as if it were sent now.
    """
    known = next((one for one in uow.schedules.present() if one.kind == script.kind), None)
    terms = known.terms if known else drafting.usual_terms(script.kind)
    if known is not None and known.next_on is not None:
        dry = Round(RoundId(NEW), known.id, known.kind, known.next_on, turn.now, script, terms)
        plan = Planner(dry, uow).plan(reader)
        if plan is not None:
            return plan.closes_at
    return turn.now + timedelta(hours=terms.window_hours)


def _rest(script: Script, language: str) -> tuple[Phrase, ...]:
    """Return the questions after the first, each with what can be chosen and when it is put."""
    lines: list[Phrase] = []
    places = {one.key: number for number, one in enumerate(script.questions, start=1)}
    known = {one.key: one for one in script.questions}
    for one in script.questions[1:]:
        values: Values = {"number": places[one.key], "question": asking.text_of(one)}
        lines.append(Phrase("questions.preview_item", values, language=language))
        if one.type in CHOSEN and one.options != script.questions[0].options:
            options = tuple(asking.labels(one, language).values())
            lines.append(Phrase("questions.preview_options", {"options": either(options)}))
        if one.when is not None:
            labels = asking.labels(known[one.when.question], language)
            when: Values = {
                "number": places[one.when.question],
                "options": either(tuple(labels.get(value, value) for value in one.when.values)),
            }
            lines.append(Phrase("questions.preview_only_if", when))
    return (Phrase("questions.preview_then"), *lines) if lines else ()


def _how(question: Question, language: str) -> Phrase:
    """Return how a question is answered, as it is written in brackets."""
    kind: Value = _type(question, language)
    return Phrase("questions.how" if question.optional else "questions.how_required", {"type": kind})


def _type(question: Question, language: str) -> Phrase:
    match question.type:
        case QuestionType.CHOICE:
            options = asking.labels(question, language).values()
            mark = "; " if any("," in one for one in options) else ", "
            return Phrase("questions.type_choice", {"options": mark.join(options)})
        case QuestionType.NUMBER:
            return _number(question)
        case _:
            return Phrase(_TYPES[question.type])


def _number(question: Question) -> Phrase:
    target = "" if question.target is None else _plain(question.target)
    match bool(question.unit), bool(target):
        case True, True:
            return Phrase("questions.type_number_both", {"unit": question.unit, "target": target})
        case True, False:
            return Phrase("questions.type_number_unit", {"unit": question.unit})
        case False, True:
            return Phrase("questions.type_number_target", {"target": target})
        case _:
            return Phrase("questions.type_number")


def _plain(target: float) -> str:
    """Return a number in figures as somebody would type it: all of its digits, and no exponent."""
    exact = Decimal(repr(target))
    return f"{exact.to_integral_value() if exact == exact.to_integral_value() else exact:f}"
