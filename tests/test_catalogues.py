"""The catalogues: every language says the same things, in the voice of the house, and nothing is lost."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.catalog import Message

from prompts import scripts
from prompts.catalogue import SOURCE, Catalogue, read

CATALOGUE = Catalogue.load()
TRANSLATIONS = [language for language in CATALOGUE.languages if language != SOURCE]
HOUSE = Path(__file__).parents[1]
CODE = [path for floor in ("bot", "handlers") for path in sorted((HOUSE / floor).rglob("*.py"))]

NAMES_OF_PLACEHOLDERS = re.compile(r"\{([a-z][a-z0-9_]*)\}")
NEVER_SAID = {
    "en": r"\boverdue\b|\blate\b|\bstill\b|\bgentle reminder\b|\byou have not\b|\byou haven.t\b|\bagain\b|!",
    "fr": r"\ben retard\b|\btoujours pas\b|\brappel amical\b|!",
}


def placeholders(words: str) -> set[str]:
    return set(NAMES_OF_PLACEHOLDERS.findall(words))


def entries(language: str) -> dict[str, Message]:
    messages = read(files("prompts"), language)
    return {str(message.context): message for message in messages if message.id}


def forms(text: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [text] if isinstance(text, str) else list(text or [])


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_every_sentence_is_translated_from_its_present_english(language: str) -> None:
    there = entries(language)
    missing = []
    for key, sentence in CATALOGUE.sentences.items():
        english = [sentence.english] if sentence.plural is None else [sentence.english, sentence.plural]
        message = there.get(key)
        if message is None or forms(message.id) != english or message.fuzzy or not all(forms(message.string)):
            missing.append(f'msgctxt "{key}"  msgid "{sentence.english}"')
    assert not missing, f"{language}.po lacks:\n" + "\n".join(missing)


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_no_translation_has_lost_its_sentence(language: str) -> None:
    assert not sorted(entries(language).keys() - CATALOGUE.sentences.keys())


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_every_language_has_the_same_placeholders(language: str) -> None:
    different = {}
    for key, message in entries(language).items():
        source = CATALOGUE.sentences[key]
        wanted = placeholders(source.english) | placeholders(source.plural or "")
        found = [placeholders(form) for form in forms(message.string)]
        if set().union(*found) != wanted or any(wanted - names > {"count"} for names in found):
            different[key] = [sorted(names) for names in found]
    assert not different


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_every_language_keeps_the_lines_of_a_sentence_alike(language: str) -> None:
    def shape(words: str) -> list[str]:
        return [
            line[:2] if line[:2] in {"# ", "- ", "> "} else line and "words" for line in words.split("\n")
        ]

    different = [
        key
        for key, message in entries(language).items()
        if {tuple(shape(form)) for form in forms(message.string)} != {tuple(shape(forms(message.id)[0]))}
    ]
    assert not different


@pytest.mark.parametrize("language", CATALOGUE.languages)
def test_nobody_is_blamed(language: str) -> None:
    said = {
        key: found[0]
        for key in CATALOGUE.sentences
        for count in (1, 2)
        if (found := re.search(NEVER_SAID[language], CATALOGUE.sentence(key, language, count), re.IGNORECASE))
    }
    assert not said


@pytest.mark.parametrize("language", CATALOGUE.languages)
def test_help_has_eight_lines_at_most(language: str) -> None:
    helps = [key for key in CATALOGUE.sentences if key.startswith("help.")]
    assert helps
    assert all(len(CATALOGUE.sentence(key, language).split("\n")) <= 8 for key in helps)


@pytest.mark.parametrize("language", TRANSLATIONS)
@pytest.mark.parametrize("count", [0, 1, 2, 3, 11, 100])
def test_plurals_follow_cldr(language: str, count: int) -> None:
    messages = read(files("prompts"), language)
    rule = Locale.parse(language, sep="-").plural_form
    same = [n for n in (0, 1, 2, 3, 11, 100) if rule(n) == rule(count)]
    plural = next(message for message in messages if isinstance(message.id, tuple) and message.id)
    said = {CATALOGUE.sentence(str(plural.context), language, n) for n in same}
    assert len(said) == 1
    others = {
        CATALOGUE.sentence(str(plural.context), language, n) for n in (0, 1, 2, 3, 11, 100) if n not in same
    }
    assert not said & others


def test_english_has_one_and_other() -> None:
    key = next(key for key, sentence in CATALOGUE.sentences.items() if sentence.plural)
    source = CATALOGUE.sentences[key]
    assert CATALOGUE.sentence(key, "en", 1) == source.english
    assert {CATALOGUE.sentence(key, "en", count) for count in (0, 2, 3, 11, 100)} == {source.plural}


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [
        ("fr", "fr"),
        ("fr-CA", "fr"),
        ("FR_ca", "fr"),
        ("en-GB", "en"),
        ("sw", "en"),
        ("", "en"),
        ("frr", "en"),
    ],
)
def test_the_nearest_language_is_spoken(asked: str, spoken: str) -> None:
    assert CATALOGUE.spoken(asked) == spoken


@pytest.mark.parametrize("language", CATALOGUE.languages)
def test_a_plain_word_stands_for_one_command_only(language: str) -> None:
    commands = [key for key in CATALOGUE.sentences if key.startswith("command.")]
    owners = {
        (word.casefold(), key)
        for key in commands
        for spoken in (language, SOURCE)
        for word in CATALOGUE.sentence(key, spoken).split("|")
    }
    assert all(word.strip() == word != "" for word, _ in owners)
    assert not [word for word, times in Counter(word for word, _ in owners).items() if times > 1]


def test_an_unknown_key_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        CATALOGUE.sentence("no.such_key", "en")


@pytest.fixture
def words_of_our_own(tmp_path: Path) -> Path:
    """A folder of words that a test may change."""
    for folder in ("messages", "checkins"):
        (tmp_path / folder).mkdir()
        for source in files("prompts").joinpath(folder).iterdir():
            (tmp_path / folder / source.name).write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    return tmp_path


def test_a_question_added_today_is_asked_in_english_until_it_is_translated(words_of_our_own: Path) -> None:
    with (words_of_our_own / "checkins" / "progress.toml").open("a", encoding="utf-8") as script:
        script.write('\n[[questions]]\nkey = "learned"\ntext = "What did you learn?"\n')
    catalogue = Catalogue.load(words_of_our_own)
    assert catalogue.sentence("checkin.progress.learned", "fr") == "What did you learn?"
    assert catalogue.sentence("checkin.progress.title", "fr") != catalogue.sentence(
        "checkin.progress.title", "en"
    )
    assert scripts.load("progress", words_of_our_own).questions[-1].key == "learned"


def test_a_key_that_stands_twice_is_refused(words_of_our_own: Path) -> None:
    with (words_of_our_own / "messages" / "convenor.pot").open("a", encoding="utf-8") as template:
        template.write('\nmsgctxt "checkin.progress.title"\nmsgid "Another"\nmsgstr ""\n')
    with pytest.raises(ValueError, match=r"checkin\.progress\.title"):
        Catalogue.load(words_of_our_own)


ABOUT = 'title = "T"\npurpose = "P"\n'
QUESTION = '[[questions]]\nkey = "a"\ntext = "A?"\n'
CHOICE = QUESTION + 'type = "choice"\noptions = [{ value = "x", label = "X" }]\n'
AFTER = '[[questions]]\nkey = "c"\ntext = "C?"\nwhen = {{ question = "{}", values = ["{}"] }}\n'


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("title = T", r"odd\.toml: .*line 1"),
        (ABOUT, r"odd\.toml, line 1: questions: .*required"),
        (ABOUT + "questions = []", r"odd\.toml, line 3: questions: there are no questions"),
        (ABOUT + QUESTION + "colour = 3\n", r"odd\.toml, line 6: questions\.colour: "),
        (ABOUT + QUESTION + QUESTION, r'odd\.toml, line 7: questions\.key: two questions are called "a"'),
        (ABOUT + QUESTION + '[[questions]]\nkey = "b"\ntext = ""\n', r"odd\.toml, line 8: questions\.text: "),
        (ABOUT + QUESTION + 'type = "choice"\n', r"line 3: questions\.options: a choice needs options"),
        (ABOUT + QUESTION + 'type = "mood"\n', r"line 6: questions\.type: "),
        (ABOUT + '[[questions]]\nkey = "title"\ntext = "A?"\n', r"line 4: .*cannot be called"),
        (ABOUT + '[[questions]]\nkey = "Not Good"\ntext = "A?"\n', r"line 4: questions\.key: "),
        (ABOUT + 'reading = "x"\n' + QUESTION, r"line 3: reading: "),
        (ABOUT + "form_from = -1\n" + QUESTION, r"line 3: form_from: "),
        (ABOUT + "[terms]\nevery_weeks = 0\n" + QUESTION, r"line 4: terms\.every_weeks: "),
        (ABOUT + "[terms]\nreminders = 1\n" + QUESTION, r"line 3: terms: one rhythm"),
        (ABOUT + "[terms]\nevery_weeks = 2\nevery_months = 1\n" + QUESTION, r"line 3: terms: one rhythm"),
        (ABOUT + "[terms]\nevery_weeks = 2\nreminders = 4\n" + QUESTION, r"line 5: terms\.reminders: "),
        (ABOUT + CHOICE + 'unit = "pumps"\n', r"line 8: questions\.unit: only a number"),
        (ABOUT + CHOICE + "comment = true\n", r"line 8: questions\.comment: only a scale"),
        (ABOUT + CHOICE + "hears = true\n", r"line 8: questions\.hears: promises"),
        (ABOUT + QUESTION + 'type = "state"\n[[questions]]\nkey = "a_why"\ntext = "?"\n', r"line 8: .*a_why"),
        (ABOUT + QUESTION + AFTER.format("b", "x"), r'line 9: questions\.when: no earlier question .* "b"'),
        (ABOUT + QUESTION + AFTER.format("a", "x"), r'line 9: questions\.when: only what is chosen .*"a"'),
        (ABOUT + CHOICE + AFTER.format("a", "z"), r'line 11: questions\.when: "z" is no answer'),
        (
            ABOUT + CHOICE + '[[questions]]\nkey = "b"\ntext = "B?"\nwhen = { question = "a" }\n',
            r"line 11: questions\.when\.values",
        ),
        ("anonymous = true\n" + ABOUT + QUESTION, r"line 4: questions\.type: an anonymous check-in"),
        (
            "anonymous = true\n" + ABOUT + CHOICE + AFTER.format("a", "x") + 'type = "scale"\n',
            r"line 12: .*alike",
        ),
    ],
)
def test_a_broken_script_is_refused_with_its_line_and_the_reason(
    words_of_our_own: Path, script: str, reason: str
) -> None:
    (words_of_our_own / "checkins" / "odd.toml").write_text(script, encoding="utf-8")
    with pytest.raises(scripts.BrokenScript, match=reason):
        scripts.load("odd", words_of_our_own)


def asked_for(tree: ast.AST) -> Iterator[tuple[ast.expr, int]]:
    """Yield the keys that a file gives to Phrase(...) and Refused(...), as expressions, and their lines."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in {"Phrase", "Refused"}:
            given = [*node.args[:1], *(word.value for word in node.keywords if word.arg == "key")]
            yield from ((key, node.lineno) for argument in given for key in branches(argument))


def branches(argument: ast.expr) -> Iterator[ast.expr]:
    if isinstance(argument, ast.IfExp):
        yield from branches(argument.body)
        yield from branches(argument.orelse)
    else:
        yield argument


def test_every_key_that_the_code_asks_for_is_in_the_catalogue() -> None:
    unknown = [
        f"{path.relative_to(HOUSE)}:{line} {key.value!r}"
        for path in CODE
        for key, line in asked_for(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(key, ast.Constant) and key.value not in CATALOGUE.sentences
    ]
    assert not unknown, "keys without a sentence:\n" + "\n".join(unknown)


def test_no_key_is_glued_together() -> None:
    glued = [
        f"{path.relative_to(HOUSE)}:{line}"
        for path in CODE
        for key, line in asked_for(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(key, ast.JoinedStr | ast.BinOp)
    ]
    assert not glued, "keys built at run time cannot be followed:\n" + "\n".join(glued)


def test_every_sentence_of_the_catalogue_is_said_somewhere() -> None:
    constants = {
        node.value
        for path in CODE
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    asked_by_scripts = {key for kind in scripts.kinds() for key, _ in scripts.load(kind).sentences()}
    unsaid = sorted(CATALOGUE.sentences.keys() - constants - asked_by_scripts)
    assert not unsaid, "sentences that nothing says:\n" + "\n".join(unsaid)
