"""Plain words in Russian, Chinese and Arabic, spoken and written, also while a question is open."""

import pytest

from handlers.rules.understanding.intents import Intent
from handlers.rules.understanding.reading import understand

OPEN = "checkin_open:moved"

ORDERS = [
    ("ru", "давайте перенесём обучение со среды на пятницу", Intent.RESCHEDULE_COMMITMENT),
    ("ru", "добавь ещё одну задачу: закупка фильтров к 1 июля", Intent.ADD_COMMITMENT),
    ("ru", "я в отпуске, напишите через неделю", Intent.PAUSE_CHECKINS),
    ("ru", "пишите мне на узбекском", Intent.CHANGE_LANGUAGE),
    ("ru", "лучше обсудить это с человеком, кому позвонить?", Intent.TALK_TO_COORDINATOR),
    ("zh", "把培训从周三改到周五", Intent.RESCHEDULE_COMMITMENT),
    ("zh", "再加一个：8月前采购滤芯", Intent.ADD_COMMITMENT),
    ("zh", "我休假，下周再问", Intent.PAUSE_CHECKINS),
    ("zh", "报告模板在哪", Intent.ASK_GUIDEBOOK),
    ("zh", "这事我想跟人说，打给谁？", Intent.TALK_TO_COORDINATOR),
    ("ar", "خلينا ننقل التدريب من الأربعاء للجمعة", Intent.RESCHEDULE_COMMITMENT),
    ("ar", "أضف لي مهمة أخرى: شراء الفلاتر قبل 1 يوليو", Intent.ADD_COMMITMENT),
    ("ar", "أنا في إجازة، اسألوني الأسبوع القادم", Intent.PAUSE_CHECKINS),
    ("ar", "كلمني بالعربي", Intent.CHANGE_LANGUAGE),
    ("ar", "ذكرني شو لازم أسلم", Intent.LIST_MY_COMMITMENTS),
]

ANSWERS = [
    ("ru", "Перенесли обучение на пятницу, остальное по плану"),
    ("ru", "Добавили две задачи в план и закончили опрос"),
    ("ru", "Половина команды в отпуске"),
    ("zh", "培训改到了周五，其他都按计划"),
    ("zh", "新增了两个培训点"),
    ("zh", "两位同事休假"),
    ("ar", "نقلنا التدريب إلى الجمعة والباقي حسب الخطة"),
    ("ar", "نصف الفريق في إجازة"),
]

TOLD = [
    ("ru", "можно закрывать инвентаризацию", Intent.COMPLETE_COMMITMENT),
    ("ru", "хочу взять новое обязательство", Intent.ADD_COMMITMENT),
    ("ru", "у нас затык с визами", Intent.REPORT_BLOCKER),
    ("zh", "疫苗清单可以划掉了", Intent.COMPLETE_COMMITMENT),
    ("zh", "路冲断了，过不去", Intent.REPORT_BLOCKER),
    ("zh", "把简报发我", Intent.REQUEST_DIGEST),
    ("ar", "المضخات تركبت", Intent.COMPLETE_COMMITMENT),
    ("ar", "كل شيء واقف، المورد اختفى", Intent.REPORT_BLOCKER),
    ("ar", "شو المطلوب مني", Intent.LIST_MY_COMMITMENTS),
    ("ar", "شو بتعرف تعمل", Intent.HELP),
]


@pytest.mark.parametrize(("language", "words", "intent"), ORDERS)
def test_an_order_is_understood_while_a_question_is_open(language: str, words: str, intent: Intent) -> None:
    assert understand(words, OPEN, language).intent is intent


@pytest.mark.parametrize(("language", "words"), ANSWERS)
def test_what_sounds_like_an_order_and_is_told_answers_the_question(language: str, words: str) -> None:
    assert understand(words, OPEN, language).intent is Intent.ANSWER_CHECKIN


@pytest.mark.parametrize(("language", "words", "intent"), TOLD)
def test_what_is_told_in_passing_is_understood(language: str, words: str, intent: Intent) -> None:
    assert understand(words, "none", language).intent is intent
