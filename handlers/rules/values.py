"""The value of an answer: what was written or pressed, as it is kept for each type of question."""

import unicodedata
from collections.abc import Mapping
from datetime import date

from handlers.rules import dates
from handlers.rules.amounts import read_amount
from storage.records.conversations import CHOSEN, Question, QuestionType

CHOOSE_OPTION = "talk.choose_option"
WORDS_WANTED = "talk.words_wanted"
NUMBER_WANTED = "talk.number_wanted"
DATE_WANTED = "talk.date_wanted"
DATE_UNCLEAR = "talk.date_unclear"
EVIDENCE_WANTED = "talk.evidence_wanted"

_WANTED = {
    QuestionType.NUMBER: NUMBER_WANTED,
    QuestionType.DATE: DATE_WANTED,
    QuestionType.EVIDENCE: EVIDENCE_WANTED,
}


def wanted(question: Question) -> str:
    """Return the catalogue key that says what a question takes."""
    return CHOOSE_OPTION if question.type in CHOSEN else _WANTED.get(question.type, WORDS_WANTED)


def pressed(question: Question, value: str) -> tuple[str | None, str]:
    """Return the option that was pressed; or None, and the catalogue key of why it is none."""
    known = question.type in CHOSEN and any(value == one for one, _ in question.options)
    return (value if known else None), wanted(question)


def written(
    question: Question, text: str, labels: Mapping[str, str], today: date | None, language: str
) -> tuple[str | None, str]:
    """Return what was written as it is kept; or None, and the catalogue key of why it does not fit.

    `labels` are the options' words in `language` (BCP 47), by value. `today` is the day where the writer
    lives; without it a date is understood in ISO 8601 only.
    """
    if question.type in CHOSEN:
        return _chosen(question, text, labels), CHOOSE_OPTION
    if is_blank(text):
        return None, wanted(question)
    match question.type:
        case QuestionType.NUMBER:
            return read_amount(text, language, question.unit), NUMBER_WANTED
        case QuestionType.DATE:
            return _day(text.strip(), today, language)
        case _:
            return text.strip(), wanted(question)


def plain(text: str) -> str:
    """Return the words as one types them in a hurry: no accents, case, punctuation or double spaces."""
    spread = unicodedata.normalize("NFKD", text.casefold().replace("_", " "))
    kept = (c for c in spread if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in kept).split())


def is_blank(text: str) -> bool:
    """Say whether there is nothing to be seen in a text."""
    return all(unicodedata.category(c) in {"Cc", "Cf", "Zs", "Zl", "Zp"} for c in text)


def _chosen(question: Question, text: str, labels: Mapping[str, str]) -> str | None:
    options = [value for value, _ in question.options]
    names = {str(place): value for place, value in enumerate(options, start=1)}
    names |= {plain(value): value for value in options}
    names |= {plain(labels[value]): value for value in options if value in labels}
    typed = plain(text)
    return names.get(typed) if typed else None


def _day(text: str, today: date | None, language: str) -> tuple[str | None, str]:
    """Return the day that is named; one that has gone by is an answer too."""
    try:
        return date.fromisoformat(text).isoformat(), DATE_WANTED
    except ValueError:
        if today is None:
            return None, DATE_WANTED
    read = dates.read_date(text, today, language)
    if read.problem == dates.PAST:
        return read.candidates[0].isoformat(), DATE_WANTED
    if read.day is None:
        return None, DATE_UNCLEAR if read.problem == dates.AMBIGUOUS else DATE_WANTED
    return read.day.isoformat(), DATE_WANTED
