from dataclasses import replace
from datetime import date

import pytest

from handlers.checkins.questions import asking, ways
from handlers.rules import talk
from handlers.rules.questions import complete
from handlers.turn import Button, Message
from prompts import scripts
from prompts.catalogue import house
from storage.engine import Database
from storage.records.checkins import Questionnaire, QuestionnaireId
from storage.records.conversations import (
    Answer,
    Audience,
    Conversation,
    Question,
    QuestionType,
    Script,
)
from storage.unit import NEW
from tests.handlers.checkins import NOW, Asked, words

PROGRESS = asking.script_of_file("progress")
HEALTH = asking.script_of_file("health")
MILESTONE = asking.script_of_file("milestone")
LANGUAGES = house().languages


@pytest.fixture
def amina(sqlite_database: Database) -> Asked:
    """Somebody who is asked."""
    return Asked.on(sqlite_database)


def put(amina: Asked, conversation: Conversation) -> Message:
    return amina.look(lambda uow: asking.ask(conversation, uow))


def rows(message: Message) -> list[list[str]]:
    return [[words(button.label) for button in row] for row in message.buttons]


def all_buttons(message: Message) -> list[Button]:
    return [button for row in message.buttons for button in row]


def test_a_question_says_its_place_and_who_will_see_the_answer(amina: Asked) -> None:
    assert words(put(amina, amina.begins(PROGRESS)).text).split("\n") == [
        "1 of 4 · seen by the coordinators",
        "What moved on your side since the last check-in?",
    ]


def test_the_number_of_questions_follows_the_answers(amina: Asked) -> None:
    conversation = replace(amina.begins(PROGRESS), stage=3)
    assert words(put(amina, conversation).text).startswith("Question 4 · ")
    behind = talk.advance(conversation, talk.Option("needs_decision")).conversation
    assert words(put(amina, behind).text).startswith("5 of 5 · ")


def test_what_was_said_last_time_is_at_hand_and_short(amina: Asked) -> None:
    amina.answered(PROGRESS, [Answer("moved", "Nets are out. " * 20), Answer("state", "on_track")])
    amina.answered(PROGRESS, [Answer("moved", None)], week=1)
    conversation = amina.begins(PROGRESS, week=2)
    told = words(put(amina, conversation).text).split("\n")[-1]
    assert told.startswith("Last time you said: Nets are out.")
    assert told.endswith("…")
    assert len(told) < 150
    assert words(put(amina, replace(conversation, stage=3)).text).endswith("Last time you said: On track")


def test_what_was_said_to_another_question_is_not_told(amina: Asked) -> None:
    other = Script("progress", (Question("moved", "Which boats?", own=True),))
    amina.answered(other, [Answer("moved", "Both")])
    assert "Both" not in words(put(amina, amina.begins(PROGRESS, week=1)).text)


def test_who_goes_back_sees_their_answer_so_far(amina: Asked) -> None:
    conversation = replace(amina.begins(PROGRESS), answers=(Answer("moved", "Twelve pumps"),))
    assert words(put(amina, conversation).text).endswith("Your answer so far:\nTwelve pumps")


def test_a_question_in_the_partnership_s_own_words_is_put_as_it_was_written(amina: Asked) -> None:
    own = Question("mood", "How is the _mood_?", QuestionType.CHOICE, (("fine", "Fine"),), own=True)
    message = put(amina, amina.begins(Script("progress", (own,))))
    assert "How is the _mood_?" in words(message.text)
    assert rows(message)[0] == ["Fine"]


@pytest.mark.parametrize(
    ("question", "hint"),
    [
        (
            Question("q", "How many?", QuestionType.NUMBER, unit="pumps", target=20, own=True),
            "A number; the target is 20 pumps",
        ),
        (Question("q", "How many?", QuestionType.NUMBER, unit="pumps", own=True), "A number, in pumps"),
        (Question("q", "When?", QuestionType.DATE, own=True), "For example: Friday, or 12 May"),
        (Question("q", "Proof?", QuestionType.EVIDENCE, own=True), "Send a link, a photo or a file"),
    ],
)
def test_how_it_is_answered_stands_below_the_question(amina: Asked, question: Question, hint: str) -> None:
    assert words(put(amina, amina.begins(Script("progress", (question,)))).text).endswith(hint)


def test_a_milestone_check_names_the_commitment_and_its_date(amina: Asked) -> None:
    survey = amina.promises("The lake survey", date(2026, 12, 4))
    message = put(amina, amina.begins(MILESTONE, about=survey.id))
    assert "“The lake survey” is noted for Friday 4 December. Does that date hold?" in words(message.text)


def test_an_own_question_about_a_commitment_names_it_too(amina: Asked) -> None:
    survey = amina.promises("The lake survey", date(2026, 12, 4))
    own = Script("milestone", (Question("q", "Is the boat ready?", own=True),))
    told = words(put(amina, amina.begins(own, about=survey.id)).text)
    assert "“The lake survey”, Friday 4 December\nIs the boat ready?" in told


def test_the_first_question_offers_the_quick_ways_and_the_rest_on_request(amina: Asked) -> None:
    conversation = amina.begins(PROGRESS)
    assert rows(put(amina, conversation)) == [
        ["Nothing new", "Skip", "Later"],
        ["Fill in a form", "More ways"],
    ]
    assert rows(ways.more(conversation)) == [
        ["All questions in one message"],
        ["Not this time"],
        ["Seen by: coordinators"],
    ]


def test_later_questions_offer_the_way_back_and_an_early_end(amina: Asked) -> None:
    conversation = replace(amina.begins(PROGRESS), stage=3, audience=Audience.PARTNERS)
    message = put(amina, conversation)
    assert rows(message) == [
        ["On track"],
        ["Needs attention"],
        ["Needs a decision"],
        ["Skip", "Back", "Finish here"],
        ["Seen by: all partners"],
    ]
    assert {button.extra for button in all_buttons(message)[3:]} == {"3"}


def test_only_a_form_s_button_opens_something(amina: Asked) -> None:
    opening = [one.action for one in all_buttons(put(amina, amina.begins(PROGRESS))) if one.opens]
    assert opening == ["form"]
    short = replace(PROGRESS, form_from=5)
    assert not [one for one in all_buttons(put(amina, amina.begins(short, week=1))) if one.opens]


def test_an_anonymous_question_is_voted_on_and_nothing_of_it_is_told_later(amina: Asked) -> None:
    amina.answered(HEALTH, [Answer("vision", "4")])
    conversation = amina.begins(HEALTH, week=1)
    message = put(amina, conversation)
    assert words(message.text).split("\n") == [
        "1 of 8 · nobody learns who answered what",
        "We share a clear picture of what we want to achieve together.",
    ]
    assert {one.action for one in all_buttons(message)} == {"vote", "later", "form", "decline"}
    second = put(amina, replace(conversation, stage=1))
    assert {one.action for one in all_buttons(second)} == {"vote"}
    assert all_buttons(second)[-1].extra == "1."


def test_a_partnership_s_own_questions_come_before_those_of_the_file(amina: Asked) -> None:
    own = Script("progress", (Question("q", "What now?", own=True),))
    changed = Questionnaire(QuestionnaireId(NEW), "progress", own, amina.member.id, NOW)
    assert amina.look(lambda uow: asking.script_of("progress", uow)) == PROGRESS
    amina.look(lambda uow: uow.questionnaires.add(changed))
    assert amina.look(lambda uow: asking.script_of("progress", uow)) == own


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", scripts.kinds())
def test_every_question_that_comes_with_us_can_be_put_in_every_language(
    amina: Asked, kind: str, language: str
) -> None:
    conversation = amina.begins(asking.script_of_file(kind))
    for stage in range(len(conversation.script.questions)):
        reached = replace(conversation, stage=stage)
        question = conversation.script.questions[stage]
        if question in talk.path(reached):
            message = put(amina, reached)
            assert words(message.text, language)
            labels = [words(button.label, language) for button in all_buttons(message)]
            assert all(len(label) <= 40 for label in labels)
            assert len(set(labels)) == len(labels)
    assert words(asking.purpose_of(kind), language)


def test_options_are_called_by_their_labels_in_the_reader_s_language() -> None:
    (scale,) = complete([Question("trust", "trust", QuestionType.SCALE)])
    assert asking.labels(scale, "fr")["4"] == "4 · Plutôt d'accord"
    own = Question("q", "?", QuestionType.CHOICE, (("a", "As written"),), own=True)
    assert asking.labels(own, "fr") == {"a": "As written"}
