from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.checkins.questions import asking, questionform
from handlers.rules import talk
from handlers.rules.questions import complete
from handlers.rules.talk import Reading
from handlers.turn import FormField, FormSheet
from prompts import scripts
from prompts.catalogue import house
from storage.engine import Database
from storage.records.conversations import (
    Answer,
    Condition,
    Conversation,
    ConversationId,
    Question,
    QuestionType,
    Script,
)
from storage.records.messages import FieldType
from storage.records.people import MemberId
from tests.handlers.checkins import NOW, TODAY, Asked, words

PROGRESS = asking.script_of_file("progress")
HEALTH = asking.script_of_file("health")
READING = Reading(today=TODAY)
PUMPS = Script(
    "pumps",
    complete(
        [
            Question("state", "state", QuestionType.STATE, optional=False),
            Question("pumps", "pumps", QuestionType.NUMBER, when=Condition("state", ("on_track",))),
            Question("day", "day", QuestionType.DATE),
            Question("trust", "trust", QuestionType.SCALE, comment=True),
        ]
    ),
)
BEGUN = Conversation(ConversationId(1), MemberId(1), "checkin", 1, PUMPS, opened_at=NOW)


@pytest.fixture
def amina(sqlite_database: Database) -> Asked:
    """Somebody who is asked."""
    return Asked.on(sqlite_database)


def sheet(amina: Asked, conversation: Conversation) -> FormSheet:
    return amina.look(lambda uow: questionform.sheet(conversation, uow))


def fields(made: FormSheet) -> dict[str, FormField]:
    return {one.key: one for one in made.fields}


def test_a_form_has_a_field_for_each_question_the_conditional_ones_with_a_hint(amina: Asked) -> None:
    made = sheet(amina, amina.begins(PROGRESS))
    assert list(fields(made)) == ["moved", "in_the_way", "next", "state", "state_why"]
    assert fields(made)["state"].type is FieldType.CHOICE
    why = fields(made)["state_why"]
    assert why.optional
    assert why.hint is not None
    assert words(why.hint) == "If you chose: Needs attention or Needs a decision"
    assert (made.action, made.subject) == ("checkin_form", 1)


def test_a_form_says_what_it_is_for_and_who_sees_it(amina: Asked) -> None:
    made = sheet(amina, amina.begins(PROGRESS))
    assert words(made.intro) == (
        "Your answers help to plan the next steps. Your answers: seen by the coordinators."
    )


def test_a_form_goes_on_where_somebody_stopped_and_recalls_last_time(amina: Asked) -> None:
    amina.answered(PROGRESS, [Answer("moved", "Twelve pumps"), Answer("next", "Five more")])
    begun = replace(amina.begins(PROGRESS, week=1), answers=(Answer("moved", "All pumps"),))
    made = fields(sheet(amina, begun))
    assert made["moved"].initial == "All pumps"
    assert made["next"].hint is not None
    assert words(made["next"].hint) == "Last time you said: Five more"


def test_each_statement_of_the_health_check_takes_a_comment_without_a_name(amina: Asked) -> None:
    amina.answered(HEALTH, [Answer("vision", "4")])
    made = sheet(amina, amina.begins(HEALTH, week=1))
    assert [one.key for one in made.fields][:2] == ["vision", "vision.comment"]
    assert len(made.fields) == 16
    assert all(one.hint is None and not one.initial for one in made.fields)
    assert "nobody learns who answered what" in words(made.intro)


@pytest.mark.parametrize("language", house().languages)
@pytest.mark.parametrize("kind", scripts.kinds())
def test_every_kind_can_be_put_as_a_form_in_every_language(amina: Asked, kind: str, language: str) -> None:
    made = sheet(amina, amina.begins(asking.script_of_file(kind)))
    assert len(words(made.title, language)) <= 24, "Slack's limit for the title of a view"
    assert all(words(one.label, language) for one in made.fields)
    assert all(len(words(one.hint, language)) <= 150 for one in made.fields if one.hint)


def test_what_is_filled_in_is_read_as_answers_along_the_path() -> None:
    values = {
        "state": "needs_attention",
        "state_why": " The boat ",
        "pumps": "12",
        "day": "2026-12-04",
        "trust": "4",
        "trust.comment": " Fine ",
    }
    filled = questionform.read(PUMPS, values, READING)
    assert filled.answers == (
        Answer("state", "needs_attention"),
        Answer("state_why", "The boat"),
        Answer("day", "2026-12-04"),
        Answer("trust", "4"),
    )
    assert filled.remarks == {"trust": "Fine"}
    assert filled.problems == {}


def test_what_does_not_fit_is_told_field_by_field() -> None:
    filled = questionform.read(PUMPS, {"state": "on_track", "pumps": "some", "day": "soon"}, READING)
    assert filled.problems == {"pumps": "talk.number_wanted", "day": "talk.date_wanted"}


def test_only_what_applies_has_to_be_filled_in() -> None:
    assert questionform.read(PUMPS, {}, READING).problems == {"state": "talk.not_optional"}
    needed = replace(PUMPS, questions=tuple(replace(one, optional=False) for one in PUMPS.questions))
    filled = questionform.read(
        needed, {"state": "on_track", "pumps": "1", "day": "Friday", "trust": "1"}, READING
    )
    assert filled.problems == {}
    assert filled.answers[2] == Answer("day", str(date(2026, 12, 4)))


values = st.dictionaries(
    st.sampled_from(["state", "state_why", "pumps", "day", "trust", "trust.comment", "other"]),
    st.sampled_from(["", " ", "on_track", "needs_decision", "12", "4", "2026-12-04", "soon"]),
)


@given(values)
def test_a_form_without_problems_finishes_the_check_in(filled_in: dict[str, str]) -> None:
    answers, remarks, problems = questionform.read(PUMPS, filled_in, READING)
    step = talk.fill(BEGUN, answers)
    assert [one.key for one in talk.path(step.conversation)] == [one.question for one in answers]
    assert step.conversation.answers == answers
    assert set(problems) <= {question.key for question in PUMPS.questions}
    assert talk.is_finished(step.conversation)
    assert set(remarks) <= {"trust"}
