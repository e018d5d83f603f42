"""What plain words are for is told in six languages, and never by an error."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.finding.material import DATA as GUIDEBOOKS
from benchmarks.finding.material import questions
from benchmarks.understanding import DATA, LANGUAGES, read
from handlers.rules.languages.intents import INTENTS
from handlers.rules.understanding.intents import Intent, Understood
from handlers.rules.understanding.reading import understand
from handlers.rules.understanding.tongues import named

SAID = {
    Intent.LIST_MY_COMMITMENTS: (
        "show my commitments",
        "montrez mes engagements",
        "muestra mis compromisos",
        "покажи мои обязательства",
        "看看我的承诺",
        "أرني التزاماتي",
    ),
    Intent.COMPLETE_COMMITMENT: (
        "we finished the survey",
        "nous avons terminé l'enquête",
        "terminamos la encuesta",
        "мы закончили опрос",
        "调查已经完成了",
        "أنهينا المسح",
    ),
    Intent.RESCHEDULE_COMMITMENT: (
        "we need one more week",
        "il nous faut une semaine de plus",
        "necesitamos una semana más",
        "нам нужна ещё неделя",
        "我们还需要一个星期",
        "نحتاج إلى أسبوع إضافي",
    ),
    Intent.REPORT_BLOCKER: (
        "we are blocked",
        "nous sommes bloqués",
        "estamos bloqueados",
        "мы застряли",
        "我们卡住了",
        "نحن عالقون",
    ),
    Intent.REQUEST_DIGEST: (
        "send me a summary",
        "envoyez-moi un résumé",
        "mándame un resumen",
        "пришли сводку",
        "给我发一份摘要",
        "أرسل لي ملخصا",
    ),
    Intent.PAUSE_CHECKINS: (
        "stop sending me questions",
        "arrêtez de m'envoyer des questions",
        "dejen de mandarme preguntas",
        "перестаньте присылать мне вопросы",
        "别再给我发问题",
        "توقفوا عن إرسال الأسئلة",
    ),
    Intent.TALK_TO_COORDINATOR: (
        "I want to talk to a person",
        "je veux parler à une personne",
        "quiero hablar con una persona",
        "хочу поговорить с человеком",
        "我想和协调员谈谈",
        "أريد التحدث مع شخص",
    ),
    Intent.HELP: (
        "what can you do?",
        "que savez-vous faire ?",
        "¿qué puedes hacer?",
        "что ты умеешь?",
        "你能做什么？",
        "ماذا يمكنك أن تفعل؟",
    ),
    Intent.GREET: ("hello", "bonjour", "hola", "здравствуйте", "你好", "مرحبا"),
    Intent.UNCLEAR: ("blue", "bleu", "azul", "синий", "蓝色", "أزرق"),
}
"""What means the same in each language, in the order of `LANGUAGES`."""

TELLINGS = [
    (words, tongue, intent)
    for intent, row in SAID.items()
    for words, tongue in zip(row, LANGUAGES, strict=True)
]
CONTEXTS = st.sampled_from(["none", "checkin_open:moved", "commitment_open:1", "date", ""])


@pytest.mark.parametrize(("words", "language", "intent"), TELLINGS)
def test_the_same_wish_is_understood_in_six_languages(words: str, language: str, intent: Intent) -> None:
    assert understand(words, "none", language).intent is intent


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("mark the leaflet as done please", Intent.COMPLETE_COMMITMENT),
        ("Paid the guards, so that one's off my list", Intent.COMPLETE_COMMITMENT),
        ("add a commitment: ten desks by May", Intent.ADD_COMMITMENT),
        ("can you move the audit to Friday", Intent.RESCHEDULE_COMMITMENT),
        ("Moved the audit to Friday", Intent.ANSWER_CHECKIN),
        ("We marked the paths and closed the gate", Intent.ANSWER_CHECKIN),
    ],
)
def test_an_order_to_the_bot_answers_no_question(words: str, intent: Intent) -> None:
    assert understand(words, "checkin_open:What moved forward?", "en").intent is intent


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_intent_that_has_words_has_signs_in_every_language(language: str) -> None:
    assert set(INTENTS[language].signs) == set(Intent) - {Intent.ANSWER_CHECKIN, Intent.UNCLEAR}


@pytest.mark.parametrize(
    "text",
    [
        "The report went out this morning",
        "We are stuck at customs",
        "We will send the map by Friday",
        "nothing",
        "Hi! We repaired two pumps",
    ],
)
def test_a_plain_statement_answers_the_open_question(text: str) -> None:
    assert understand(text, "checkin_open:moved", "en").intent is Intent.ANSWER_CHECKIN


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("help", Intent.HELP),
        ("Who approves the plan?", Intent.ASK_GUIDEBOOK),
        ("stop asking me", Intent.PAUSE_CHECKINS),
        ("can I talk to a human", Intent.TALK_TO_COORDINATOR),
    ],
)
def test_what_is_plainly_something_else_does_not(text: str, intent: Intent) -> None:
    assert understand(text, "checkin_open:moved", "en").intent is intent


@pytest.mark.parametrize(
    "text", ["we have not finished the report", "the report is almost done", "have you finished the report?"]
)
def test_what_is_not_done_is_not_taken_for_done(text: str) -> None:
    assert understand(text, "none", "en").intent is not Intent.COMPLETE_COMMITMENT


def test_where_two_are_as_likely_neither_is_sure() -> None:
    found = understand("the pump inventory could be late, it depends on customs", "none", "en")
    assert not found.sure
    assert found.second is not None


def test_a_slip_of_the_pen_is_put_right() -> None:
    assert understand("show my comitments", "none", "en").intent is Intent.LIST_MY_COMMITMENTS
    assert understand("remidners off", "none", "en").intent is not Intent.COMPLETE_COMMITMENT


def test_a_language_without_a_table_is_read_as_english() -> None:
    assert understand("show my commitments", "none", "pt-BR").intent is Intent.LIST_MY_COMMITMENTS


@given(st.text(max_size=300), CONTEXTS, st.sampled_from(LANGUAGES))
@settings(max_examples=150, deadline=None)
def test_any_text_is_understood_somehow(text: str, context: str, language: str) -> None:
    found = understand(text, context, language)
    assert found.second is not found.intent
    assert not (found.intent is Intent.UNCLEAR and (found.sure or found.second))
    assert context.startswith("checkin_open") or found.intent is not Intent.ANSWER_CHECKIN


@given(st.text(max_size=40), st.sampled_from(LANGUAGES))
@settings(max_examples=60, deadline=None)
def test_blanks_around_a_text_change_nothing(text: str, language: str) -> None:
    assert understand(f"  {text}\n", "none", language) == understand(text.strip(), "none", language)


@pytest.mark.parametrize(
    ("text", "language", "intent"),
    [
        ("je dois quoi à qui", "fr", Intent.LIST_MY_COMMITMENTS),
        ("mets l'échéance du plan au 30 mars", "fr", Intent.RESCHEDULE_COMMITMENT),
        ("ajoute que je livre les kits lundi", "fr", Intent.ADD_COMMITMENT),
        ("coche le plan", "fr", Intent.COMPLETE_COMMITMENT),
        ("la piste est coupée, pas moyen de livrer", "fr", Intent.REPORT_BLOCKER),
        ("fais-moi un topo", "fr", Intent.REQUEST_DIGEST),
        ("bjr", "fr", Intent.GREET),
        ("tu sais faire quoi", "fr", Intent.HELP),
        ("je veux pas parler à un robot", "fr", Intent.TALK_TO_COORDINATOR),
        ("qué les debo esta semana", "es", Intent.LIST_MY_COMMITMENTS),
        ("pon el plan para el 30", "es", Intent.RESCHEDULE_COMMITMENT),
        ("ponlo en mi lista: el plan el lunes", "es", Intent.ADD_COMMITMENT),
        ("ya puedes tachar el plan", "es", Intent.COMPLETE_COMMITMENT),
        ("el puente está cerrado, no hay manera de entregar", "es", Intent.REPORT_BLOCKER),
        ("hazme un repaso del mes", "es", Intent.REQUEST_DIGEST),
        ("holaaa", "es", Intent.GREET),
        ("estoy de vacaciones, escríbeme en mayo", "es", Intent.PAUSE_CHECKINS),
        ("¿con quién puedo hablar?", "es", Intent.TALK_TO_COORDINATOR),
    ],
)
def test_what_is_said_in_a_hurry_is_understood(text: str, language: str, intent: Intent) -> None:
    assert understand(text, "none", language).intent is intent


@pytest.mark.parametrize(("text", "language"), [("mdr", "fr"), ("jajaja", "es"), ("👀", "fr"), ("...", "es")])
def test_a_laugh_or_a_picture_answers_no_question(text: str, language: str) -> None:
    assert understand(text, "checkin_open:moved", language).intent is Intent.UNCLEAR


def test_a_thumb_up_answers_the_question() -> None:
    assert understand("👍", "checkin_open:moved", "fr").intent is Intent.ANSWER_CHECKIN


def test_silence_is_unclear() -> None:
    assert (
        understand("", "checkin_open:moved", "en")
        == understand(" ", "none", "ar")
        == Understood(Intent.UNCLEAR)
    )


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("from English to French please", "fr"),
        ("escríbame en ruso", "ru"),
        ("请用中文", "zh"),
        ("اكتب لي بالعربية", "ar"),
        ("can we speak Spanish", "es"),
        ("another language", ""),
    ],
)
def test_the_language_that_is_named_last_is_meant(text: str, tag: str) -> None:
    assert named(text) == tag


def test_the_data_hold_every_intent_in_every_language_and_enough_of_them() -> None:
    examples = list(read(DATA.read_text(encoding="utf-8").splitlines()))
    for language in LANGUAGES:
        own = [one for one in examples if one.lang == language]
        assert len(own) >= 40
        assert {one.right[0] for one in own} == set(Intent)
        assert sum(one.context.startswith("checkin_open") for one in own) >= 0.15 * len(own)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Can you tell which features will be finished by our deadline?", "en"),
        ("Who hosts the service after the handover?", "en"),
        ("Quelles fonctionnalités aura le produit ?", "fr"),
        ("Que se passe-t-il si un partenaire part ?", "fr"),
        ("Que se passe-t-il s'il manque une signature ?", "fr"),
        ("¿Qué funciones tendrá el producto?", "es"),
        ("Какие функции будут готовы к сроку?", "ru"),
        ("网站将有哪些功能?", "zh"),
        ("我们什么时候可以提前看到源代码？", "zh"),
        ("合作伙伴提前退出会怎么样？", "zh"),
        ("项目可能会暂停一段时间吗？", "zh"),
        ("ماذا يفعل مالك المنتج؟", "ar"),
        ("ما هي لغات البرمجة المستخدمة؟", "ar"),
        ("ما هو رقم هاتف 18F؟", "ar"),
    ],
)
def test_what_sounds_like_a_word_to_the_bot_may_be_a_question_for_the_guidebook(
    text: str, language: str
) -> None:
    assert understand(text, "none", language).intent is Intent.ASK_GUIDEBOOK


@pytest.mark.parametrize(
    ("text", "language", "intent"),
    [
        ("What features will you have?", "en", Intent.HELP),
        ("What functions should I use with this bot?", "en", Intent.HELP),
        ("Quelles fonctions avez-vous ?", "fr", Intent.HELP),
        ("Que se passe-t-il quand même avec les pompes ?", "fr", Intent.REQUEST_DIGEST),
        ("¿Qué funciones tiene este bot?", "es", Intent.HELP),
        ("Какие функции будут у бота?", "ru", Intent.HELP),
        ("你的功能应该怎么用", "zh", Intent.HELP),
        ("项目委员会怎么样了", "zh", Intent.REQUEST_DIGEST),
        ("ماذا يفعل المساعد؟", "ar", Intent.HELP),
        ("ماذا يفعل بالضبط؟", "ar", Intent.HELP),
    ],
)
def test_what_sounds_like_a_question_for_the_guidebook_may_be_meant_for_the_bot(
    text: str, language: str, intent: Intent
) -> None:
    assert understand(text, "none", language).intent is intent


def test_what_is_asked_of_a_guidebook_is_taken_there() -> None:
    asked = [
        one for name in ("finding_18f", "finding_starter") for one in questions(GUIDEBOOKS / f"{name}.jsonl")
    ]
    elsewhere = [
        one.text
        for one in asked
        if understand(one.text, "none", one.language or "en").intent is not Intent.ASK_GUIDEBOOK
    ]
    assert len(elsewhere) <= 0.04 * len(asked), elsewhere
