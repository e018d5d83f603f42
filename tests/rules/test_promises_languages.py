from datetime import date
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.rules.promises import hear
from handlers.rules.titles import TITLE_LENGTH
from tests.rules.promised import ar, en, es, fr, ru, zh

WEDNESDAY = date(2026, 11, 25)
TABLES: dict[str, ModuleType] = {"en": en, "fr": fr, "es": es, "ru": ru, "zh": zh, "ar": ar}
Titles = list[tuple[str, str]]

for code in TABLES:  # compiles the words of the language, so that no property is timed with it
    hear("ok", WEDNESDAY, code)


def heard(text: str, language: str) -> Titles:
    return [
        (promise.title, promise.reading.problem or str(promise.reading.day))
        for promise in hear(text, WEDNESDAY, language)
    ]


@pytest.mark.parametrize(
    ("language", "text", "promises"),
    [(code, text, promises) for code, table in TABLES.items() for text, promises in table.HEARD],
)
def test_promises_are_heard_in_each_language(language: str, text: str, promises: Titles) -> None:
    assert heard(text, language) == promises


@pytest.mark.parametrize(
    ("language", "text"), [(code, text) for code, table in TABLES.items() for text in table.SILENT]
)
def test_what_promises_nothing_is_left_alone_in_each_language(language: str, text: str) -> None:
    assert heard(text, language) == []


@pytest.mark.parametrize("language", TABLES)
def test_a_message_is_heard_in_the_language_it_is_written_in(language: str) -> None:
    text, promises = TABLES[language].HEARD[0]
    assert [heard(text, default) for default in TABLES] == [promises] * len(TABLES)


@pytest.mark.parametrize(
    ("language", "text", "people", "promises"),
    [
        ("en", "Amina will send the report by Friday.", ["Amina"], [("Amina", "Send the report")]),
        ("en", "Jonas Berg to book the hall by Friday", ["Jonas Berg"], [("Jonas Berg", "Book the hall")]),
        (
            "en",
            "Amina agreed to draft the MoU by Monday; Jonas will book the hall by Tuesday.",
            ["Amina", "Jonas"],
            [("Amina", "Draft the MoU"), ("Jonas", "Book the hall")],
        ),
        ("en", "Amina brings the projector on Friday.", ["Amina"], [("Amina", "Bring the projector")]),
        ("en", "Amina, our driver, is fixing the gate on Friday", ["Amina"], [("Amina", "Fixing the gate")]),
        ("en", "Copying Amina, who'll set up the tent by Friday", ["Amina"], [("Amina", "Set up the tent")]),
        (
            "en",
            "Jonas will send the map by Friday and Amina the photos by Monday",
            ["Jonas", "Amina"],
            [("Jonas", "Send the map"), ("Amina", "The photos")],
        ),
        ("en", "Jonas said Amina will send the data by Friday.", ["Amina"], []),
        ("en", "Amina hopes to send the report by Friday.", ["Amina"], []),
        ("en", "If the lab opens, Amina will send the report by Friday.", ["Amina"], []),
        ("en", "We will send the report by Friday.", ["Amina"], [("", "Send the report")]),
        ("fr", "Amina : rapport final d'ici vendredi", ["Amina"], [("Amina", "Rapport final")]),
        ("fr", "Amina enverra le rapport vendredi.", ["Amina"], [("Amina", "Envoyer le rapport")]),
        ("es", "Amina enviará el informe el viernes.", ["Amina"], [("Amina", "Enviar el informe")]),
        ("ru", "Амина отправит отчёт до пятницы.", ["Амина"], [("Амина", "Отправить отчёт")]),
        ("zh", "阿明会在周五前发送名单。", ["阿明"], [("阿明", "发送名单")]),
        ("ar", "سترسل أمينة التقرير يوم الجمعة.", ["أمينة"], [("أمينة", "إرسال التقرير")]),
    ],
)
def test_minutes_promise_in_the_name_of_the_people_given(
    language: str, text: str, people: list[str], promises: Titles
) -> None:
    promised = hear(text, WEDNESDAY, language, people=people)
    assert [(promise.owner, promise.title) for promise in promised] == promises
    if promises and people[0] in text and ":" not in text:
        assert hear(text, WEDNESDAY, language) == ()


def test_who_is_named_and_who_speaks_promise_in_one_sentence() -> None:
    text = "Марат прочитает лекцию 1 декабря, а презентацию к ней подготовлю я до понедельника."
    promised = [(one.owner, one.title) for one in hear(text, WEDNESDAY, "ru", people=["Марат"])]
    assert promised == [("Марат", "Прочитать лекцию"), ("", "Подготовить презентацию к ней")]


def test_points_counted_in_one_line_are_promises_of_their_own() -> None:
    text = "1) смета — до 4 декабря 2) список школ — до 7 декабря"
    assert heard(text, "ru") == [("Смета", "2026-12-04"), ("Список школ", "2026-12-07")]


@pytest.mark.parametrize(
    "text", ["Amina and I will paint the hall by Friday", "I'll send the map to Amina by Friday"]
)
def test_who_is_only_mentioned_owns_nothing(text: str) -> None:
    assert [promise.owner for promise in hear(text, WEDNESDAY, "en", people=["Amina"])] == [""]


@pytest.mark.parametrize(
    ("heading", "count"),
    [
        ("On our side:", 2),
        ("Next steps:", 2),
        ("We are waiting for:", 0),
        ("If all goes well:", 0),
    ],
)
def test_a_heading_decides_what_its_list_is(heading: str, count: int) -> None:
    assert (
        len(heard(f"{heading}\n- translation of the guide by 10 December\n- training on 14 December", "en"))
        == count
    )


def test_what_is_forwarded_is_not_the_writers_promise() -> None:
    assert heard("FYI\n---------- Forwarded message ----------\nWe will send the map by Friday.", "en") == []


EVERYTHING = [
    text for table in TABLES.values() for text in (*(text for text, _ in table.HEARD), *table.SILENT)
]
texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(EVERYTHING), max_size=4).map(" ".join),
)


@given(texts, st.dates(date(2026, 1, 1), date(2030, 12, 31)), st.sampled_from(list(TABLES)), st.booleans())
def test_whatever_is_written_nothing_breaks_and_titles_are_short(
    text: str, today: date, language: str, named: bool
) -> None:
    for promise in hear(text, today, language, people=["Amina", text[:9]] if named else ()):
        assert 0 < len(promise.title) <= TITLE_LENGTH
        assert promise.title == promise.title.strip()


ENDS = ".。!！ "


def sentences_of(language: str) -> list[tuple[str, Titles]]:
    """Return the messages of one sentence: what is put before or behind these changes all of it."""
    table: list[tuple[str, Titles]] = TABLES[language].HEARD
    return [
        (text, told)
        for text, told in table
        if not text.startswith("-") and not any(stop in text.rstrip(ENDS) for stop in ".!?。！？;:：")
    ]


sentence = st.sampled_from(list(TABLES)).flatmap(
    lambda code: st.tuples(st.just(code), st.sampled_from(sentences_of(code)))
)
QUESTION_MARKS = {"zh": "？", "ar": "؟"}
CONDITIONS = {
    "en": "If the permit arrives, ",
    "fr": "Si le permis arrive, ",
    "es": "Si llega el permiso, ",
    "ru": "Если придёт разрешение, ",
    "zh": "如果许可证到了，",
    "ar": "إذا وصل التصريح، ",
}
THANKS = {
    "en": ("Thanks! ", " Best wishes"),
    "fr": ("Merci ! ", " Cordialement"),
    "es": ("¡Gracias! ", " Saludos"),
    "ru": ("Спасибо! ", " С уважением"),
    "zh": ("谢谢！", "谢谢"),
    "ar": ("شكرا! ", " مع التحية"),
}


def closed(text: str, stop: str) -> str:
    return text.rstrip(ENDS) + stop


@given(sentence)
def test_a_question_promises_nothing_in_any_language(said: tuple[str, tuple[str, Titles]]) -> None:
    language, (text, _) = said
    assert heard(closed(text, QUESTION_MARKS.get(language, "?")), language) == []


@given(sentence)
def test_a_condition_promises_nothing_in_any_language(said: tuple[str, tuple[str, Titles]]) -> None:
    language, (text, _) = said
    assert heard(CONDITIONS[language] + text, language) == []


@given(sentence, st.sampled_from(["", " ", "\n", "  \n "]))
def test_thanks_around_it_change_nothing(said: tuple[str, tuple[str, Titles]], space: str) -> None:
    language, (text, promises) = said
    before, after = THANKS[language]
    stop = "。" if language == "zh" else "."
    assert heard(before + closed(text, stop) + after + space, language) == promises
