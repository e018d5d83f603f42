from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.rules.questions import complete
from handlers.rules.talk import (
    Back,
    Finish,
    Option,
    Reading,
    Said,
    Skip,
    Step,
    Words,
    advance,
    fill,
    is_finished,
    open_question,
    path,
    value_of,
)
from storage.records.conversations import (
    CHOSEN,
    Answer,
    Audience,
    Condition,
    Conversation,
    ConversationId,
    Question,
    QuestionType,
    Script,
)
from storage.records.people import MemberId

STANDINGS = (("on_track", "standing.on_track"), ("needs_attention", "standing.attention"))
LABELS = {"on_track": "Dans les temps", "needs_attention": "Demande de l’attention"}
READING = Reading(LABELS, date(2026, 11, 30))
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
        step = advance(step.conversation, one, READING)
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


STATE = Question("state", "state", QuestionType.STATE)
BRANCHING = Script(
    "branching",
    complete(
        [
            STATE,
            Question("boats", "boats", QuestionType.NUMBER, when=Condition("state", ("needs_attention",))),
            Question("when", "when", QuestionType.DATE, optional=False),
        ]
    ),
)


def asked(script: Script, *said: Said) -> Step:
    step = Step(begun(script))
    for one in said:
        step = advance(step.conversation, one, READING)
    return step


def keys(conversation: Conversation) -> list[str]:
    return [question.key for question in path(conversation)]


def test_what_is_not_on_track_is_asked_for_its_reason() -> None:
    assert keys(begun(BRANCHING)) == ["state", "when"]
    step = asked(BRANCHING, Option("needs_attention"))
    assert step.question is not None
    assert step.question.key == "state_why"
    assert keys(step.conversation) == ["state", "state_why", "boats", "when"]


def test_questions_that_do_not_apply_are_passed_in_both_directions() -> None:
    step = asked(BRANCHING, Option("on_track"))
    assert step.question is not None
    assert step.question.key == "when"
    back = advance(step.conversation, Back())
    assert back.question == BRANCHING.questions[0]


def test_an_answer_goes_with_the_question_that_led_to_it() -> None:
    step = asked(BRANCHING, Option("needs_attention"), Words("Rain"), Words("3"), Back(), Back(), Back())
    changed = advance(step.conversation, Option("on_track"))
    assert changed.withdrawn == ("state_why", "boats")
    assert [one.question for one in changed.conversation.answers] == ["state"]


def test_a_chain_of_questions_falls_with_its_first_link() -> None:
    chain = Script(
        "chain",
        (
            Question("a", "a", QuestionType.CHOICE, STANDINGS),
            Question("b", "b", QuestionType.CHOICE, STANDINGS, when=Condition("a", ("on_track",))),
            Question("c", "c", when=Condition("b", ("on_track",))),
        ),
    )
    whole = asked(chain, Option("on_track"), Option("on_track"), Words("c"), Back())
    assert whole.problem == "talk.finished"
    step = fill(whole.conversation, [Answer("a", "needs_attention")])
    assert step.withdrawn == ("b", "c")
    assert keys(step.conversation) == ["a"]
    assert is_finished(step.conversation)


def test_who_finishes_early_passes_what_is_left() -> None:
    step = told(Words("a"), Words("b"), Finish())
    assert step.question is None
    assert step.conversation.answers[-1] == Answer("standing", None)


def test_who_finishes_early_is_asked_what_has_to_be_answered_and_no_more() -> None:
    step = asked(BRANCHING, Finish())
    assert step.question is not None
    assert step.question.key == "when"
    assert advance(step.conversation, Finish()).problem == "talk.not_optional"
    assert is_finished(advance(step.conversation, Words("4 December"), READING).conversation)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2026-12-04", "2026-12-04"),
        ("Friday", "2026-12-04"),
        ("by 12 May", "2027-05-12"),
        ("yesterday", None),
    ],
)
def test_a_date_may_be_written_as_one_says_it(typed: str, kept: str | None) -> None:
    value, _ = value_of(BRANCHING.questions[-1], Words(typed), READING)
    assert value == kept or (kept is None and value == "2026-11-29")


def test_a_date_in_french_is_read_in_french() -> None:
    french = replace(READING, language="fr-CA")
    assert value_of(BRANCHING.questions[-1], Words("vendredi"), french)[0] == "2026-12-04"


@pytest.mark.parametrize(
    ("typed", "problem"),
    [("soon", "talk.date_wanted"), ("31 February", "talk.date_wanted"), ("03/04", "talk.date_unclear")],
)
def test_what_is_no_day_is_asked_again(typed: str, problem: str) -> None:
    assert value_of(BRANCHING.questions[-1], Words(typed), READING) == (None, problem)


def test_without_a_calendar_only_written_out_dates_are_understood() -> None:
    assert value_of(BRANCHING.questions[-1], Words("Friday")) == (None, "talk.date_wanted")
    assert value_of(BRANCHING.questions[-1], Words("2026-12-04"))[0] == "2026-12-04"


def test_a_link_is_kept_as_it_is() -> None:
    proof = Question("proof", "proof", QuestionType.EVIDENCE)
    assert value_of(proof, Words(" https://lakes.example/a.pdf "))[0] == "https://lakes.example/a.pdf"
    assert value_of(proof, Words(" ")) == (None, "talk.evidence_wanted")


def test_a_scale_is_answered_by_its_number() -> None:
    (scale,) = complete([Question("trust", "trust", QuestionType.SCALE)])
    assert value_of(scale, Words("4"))[0] == "4"
    assert value_of(scale, Words("6"))[0] is None


def test_several_answers_at_once_leave_what_is_missing_to_be_asked() -> None:
    step = fill(begun(BRANCHING), [Answer("state", "on_track"), Answer("boats", "3")])
    assert step.question is not None
    assert step.question.key == "when"
    assert [one.question for one in step.conversation.answers] == ["state"]
    assert step.withdrawn == ()


def test_who_edits_an_earlier_answer_stays_where_they_are() -> None:
    step = told(Words("a"), Words("b"))
    edited = fill(step.conversation, [Answer("moved", "A")])
    assert edited.conversation.stage == 2
    assert edited.conversation.answers[0] == Answer("moved", "A")


def test_a_finished_check_in_opens_where_a_changed_answer_leads_to_a_new_question() -> None:
    done = asked(BRANCHING, Option("on_track"), Words("2026-12-04"))
    assert is_finished(done.conversation)
    step = fill(done.conversation, [Answer("state", "needs_decision")])
    assert step.question is not None
    assert step.question.key == "state_why"


def test_an_audience_is_chosen_for_one_answer() -> None:
    step = told(Words("a"))
    chosen = replace(step.conversation, audience=Audience.PUBLIC)
    assert advance(chosen, Words(""), READING).conversation.audience is Audience.PUBLIC
    assert advance(chosen, Words("b"), READING).conversation.audience is None


KINDS = tuple(QuestionType)


@st.composite
def scripts(draw: st.DrawFn) -> Script:
    """Scripts of all types whose questions may follow from earlier ones."""
    made: list[Question] = []
    for number in range(draw(st.integers(1, 6))):
        kind = draw(st.sampled_from(KINDS))
        options = STANDINGS if kind is QuestionType.CHOICE else ()
        question = Question(f"q{number}", "text", kind, options, optional=draw(st.booleans()))
        chosen = [one for one in made if one.type in CHOSEN]
        if draw(st.booleans()) and chosen:
            earlier = draw(st.sampled_from(chosen))
            values = [value for value, _ in complete([earlier])[0].options]
            wanted = draw(st.lists(st.sampled_from(values), min_size=1, max_size=3))
            question = replace(question, when=Condition(earlier.key, tuple(wanted)))
        made.append(question)
    return Script("any", complete(made))


sayings = st.lists(
    st.one_of(
        st.builds(Words, st.sampled_from(["1", "2", "on track", "12 pumps", "Friday", "03/04", "", "words"])),
        st.builds(Option, st.sampled_from(["on_track", "needs_attention", "needs_decision", "4", "green"])),
        st.just(Skip()),
        st.just(Back()),
        st.just(Finish()),
    ),
    max_size=40,
)


@given(scripts(), sayings)
def test_whatever_is_said_a_conversation_stays_on_its_path(script: Script, said: list[Said]) -> None:
    conversation = begun(script)
    for one in said:
        step = advance(conversation, one, READING)
        answered = [answer.question for answer in step.conversation.answers]
        put = keys(step.conversation)
        assert len(answered) == len(set(answered))
        assert set(answered) <= set(put)
        assert step.question is None or step.question.key in put
        assert is_finished(step.conversation) is (step.conversation.stage == len(script.questions))
        assert step.problem is None or step.conversation == conversation
        assert step.question == open_question(step.conversation)
        assert step.answered is None or step.answered in step.conversation.answers
        assert not set(step.withdrawn) & set(answered)
        conversation = step.conversation


@given(scripts(), sayings)
def test_who_comes_to_the_end_answered_or_passed_each_question_that_applies(
    script: Script, said: list[Said]
) -> None:
    conversation = begun(script)
    for one in said:
        conversation = advance(conversation, one, READING).conversation
        given_to = {answer.question: answer.value for answer in conversation.answers}
        passed = [one for one in path(conversation) if script.questions.index(one) < conversation.stage]
        assert all(question.key in given_to for question in passed)
        assert all(given_to[question.key] is not None for question in passed if not question.optional)


@given(scripts(), st.dictionaries(st.sampled_from([f"q{n}" for n in range(6)]), st.just("on_track")))
def test_answers_at_once_stay_on_the_path_too(script: Script, given_at_once: dict[str, str]) -> None:
    step = fill(begun(script), [Answer(key, value) for key, value in given_at_once.items()])
    put = keys(step.conversation)
    answered = {answer.question for answer in step.conversation.answers}
    assert answered <= set(put)
    assert (step.question is None) == (answered >= set(put))
