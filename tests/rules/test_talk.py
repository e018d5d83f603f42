from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.rules.talk import Back, Option, Said, Skip, Step, Words, advance, is_finished, open_question
from storage.records.conversations import (
    Answer,
    Conversation,
    ConversationId,
    Question,
    QuestionType,
    Script,
)
from storage.records.people import MemberId

STANDINGS = (("on_track", "standing.on_track"), ("needs_attention", "standing.attention"))
LABELS = {"on_track": "Dans les temps", "needs_attention": "Demande de l’attention"}
SCRIPT = Script(
    "progress",
    (
        Question("moved", "progress.moved"),
        Question("next", "progress.next", hears=True, optional=False),
        Question("standing", "progress.standing", QuestionType.CHOICE, STANDINGS),
    ),
)
NOW = datetime(2026, 11, 30, 8, tzinfo=UTC)


def begun(script: Script = SCRIPT) -> Conversation:
    return Conversation(ConversationId(1), MemberId(1), script.kind, 7, script, opened_at=NOW)


def told(*said: Said) -> Step:
    step = Step(begun())
    for one in said:
        step = advance(step.conversation, one, LABELS)
    return step


def test_an_answer_is_recorded_and_the_next_question_asked() -> None:
    step = told(Words(" Twelve pumps are in. "))
    assert step.answered == Answer("moved", "Twelve pumps are in.")
    assert step.question == SCRIPT.questions[1]
    assert step.conversation.stage == 1
    assert step.conversation.version == begun().version


def test_the_last_answer_finishes_the_script() -> None:
    step = told(Words("a"), Words("b"), Option("on_track"))
    assert step.question is None
    assert is_finished(step.conversation)
    assert [answer.value for answer in step.conversation.answers] == ["a", "b", "on_track"]


@pytest.mark.parametrize(
    "typed", ["2", "2.", "needs_attention", "DEMANDE DE L'ATTENTION", "demande de l’attention!"]
)
def test_an_option_may_be_typed_by_number_value_or_label(typed: str) -> None:
    assert told(Words("a"), Words("b"), Words(typed)).answered == Answer("standing", "needs_attention")


@pytest.mark.parametrize("said", [Words("rather well"), Words("3"), Words(""), Words("!"), Option("green")])
def test_what_is_no_option_is_asked_again(said: Said) -> None:
    step = told(Words("a"), Words("b"), said)
    assert step.problem == "talk.choose_option"
    assert step.question == SCRIPT.questions[2]
    assert step.conversation.stage == 2


@pytest.mark.parametrize("said", [Words(""), Words(" \u200b\n"), Option("on_track")])
def test_a_question_for_words_wants_words(said: Said) -> None:
    assert told(said).problem == "talk.words_wanted"


def test_a_skipped_question_is_remembered_as_skipped() -> None:
    assert told(Skip()).answered == Answer("moved", None)


def test_a_question_that_must_be_answered_cannot_be_skipped() -> None:
    step = told(Skip(), Skip())
    assert step.problem == "talk.not_optional"
    assert step.question == SCRIPT.questions[1]


def test_there_is_no_way_back_from_the_first_question() -> None:
    assert told(Back()).problem == "talk.at_start"


def test_going_back_keeps_answers_until_they_are_given_anew() -> None:
    went_back = told(Words("a"), Words("b"), Back(), Back())
    assert [answer.value for answer in went_back.conversation.answers] == ["a", "b"]
    assert went_back.question == SCRIPT.questions[0]
    corrected = advance(went_back.conversation, Words("A"))
    assert [answer.value for answer in corrected.conversation.answers] == ["A", "b"]
    kept = advance(corrected.conversation, Skip())
    assert kept.answered is None
    assert [answer.value for answer in kept.conversation.answers] == ["A", "b"]
    assert kept.question == SCRIPT.questions[2]


@pytest.mark.parametrize("said", [Words("more"), Option("on_track"), Skip(), Back()])
def test_a_finished_conversation_takes_nothing_more(said: Said) -> None:
    done = told(Words("a"), Words("b"), Option("on_track"), said)
    assert done.problem == "talk.finished"
    assert done.question is None


def test_a_closed_conversation_takes_nothing_more() -> None:
    closed = Conversation(ConversationId(1), MemberId(1), "progress", 7, SCRIPT, opened_at=NOW, closed_at=NOW)
    assert advance(closed, Words("late")) == Step(closed, problem="talk.finished")


questions = st.builds(
    lambda number, choice, optional: Question(
        f"q{number}",
        "text",
        QuestionType.CHOICE if choice else QuestionType.TEXT,
        STANDINGS if choice else (),
        optional=optional,
    ),
    st.integers(0, 99),
    st.booleans(),
    st.booleans(),
)
scripts = st.lists(questions, max_size=5, unique_by=lambda question: question.key).map(
    lambda made: Script("any", tuple(made))
)
sayings = st.lists(
    st.one_of(
        st.builds(Words, st.one_of(st.text(max_size=8), st.sampled_from(["1", "2", "on track"]))),
        st.builds(Option, st.sampled_from(["on_track", "needs_attention", "green"])),
        st.just(Skip()),
        st.just(Back()),
    ),
    max_size=30,
)


@given(scripts, sayings)
def test_whatever_is_said_a_conversation_stays_in_order(script: Script, said: list[Said]) -> None:
    conversation = begun(script)
    for one in said:
        step = advance(conversation, one, LABELS)
        answered = [answer.question for answer in step.conversation.answers]
        assert 0 <= step.conversation.stage <= len(script.questions)
        assert len(answered) == len(set(answered))
        assert set(answered) <= {question.key for question in script.questions}
        assert is_finished(step.conversation) is (step.conversation.stage == len(script.questions))
        assert step.problem is None or step.conversation == conversation
        assert step.question == open_question(step.conversation)
        assert step.answered is None or step.answered in step.conversation.answers
        conversation = step.conversation


@given(scripts, sayings)
def test_all_questions_that_were_passed_have_an_answer(script: Script, said: list[Said]) -> None:
    conversation = begun(script)
    for one in said:
        conversation = advance(conversation, one, LABELS).conversation
    answered = {answer.question for answer in conversation.answers}
    assert {question.key for question in script.questions[: conversation.stage]} <= answered
