"""Whether the book answers a question, is silent on it, or is about something else."""

from collections.abc import Sequence

from bot.guidebook.finding.index import Found
from handlers.rules.terms import informative, terms
from storage.records.guidebook import Outcome


def judge(question: str, found: Sequence[Found]) -> Outcome:
    """Return QUOTED if the first passage may answer, SILENT if it is only near the question, else OFF_TOPIC.

    Where words alone were compared, it also takes two of the question's own words, or the only one
    there is: a single rare one outweighs all the others.
    """
    if not found or found[0].margin < 0:
        return Outcome.OFF_TOPIC
    first = found[0]
    if first.margin < 1 or (first.by_words and not _shares_enough(question, first)):
        return Outcome.SILENT
    return Outcome.QUOTED


def _shares_enough(question: str, first: Found) -> bool:
    language = first.document.language
    asked = informative(question, language) or terms(question, language)
    held = set(terms(f"{first.document.title} {first.passage.section} {first.passage.text}", language))
    return sum(word in held for word in asked) >= min(2, len(asked))
