"""Whether the book answers a question, perhaps or surely, is silent on it, or is about something else."""

from collections.abc import Collection, Mapping, Sequence

from bot.guidebook.finding.index import Found
from handlers.rules.languages import same
from handlers.rules.terms import informative, terms
from handlers.rules.tongue import spoken
from handlers.rules.wording import names_any
from storage.records.guidebook import Outcome

SURE = 2.5
"""From this margin on an answer is sure, by the models and by words alone.

With our starter on the shelf beside the 18F playbook, of 100 questions of either kind so many are declined /
unsure / sure. The playbook answers: 5 / 32 / 64 (words alone 11 / 34 / 55); it does not: 17 / 53 / 30 (words
alone 43 / 43 / 13), though the starter does so for some of these. The starter's own questions, which say all
in other words: 2 / 65 / 32.
"""
FEW = 50
"""By the words of fewer passages it cannot be told what a partnership is about."""


def judge(
    question: str,
    found: Sequence[Found],
    heard: Mapping[str, int] | None = None,
    ours: Collection[str] = (),
) -> Outcome:
    """Return QUOTED if the first passage may answer, SILENT if it is only near the question, else OFF_TOPIC.

    Where words alone were compared, it also takes two of the question's own words, or the only one
    there is: a single rare one outweighs all the others. `heard` is how many passages may be found, by
    language, if that is known: the words of another language, or those of few passages, do not tell that
    a question is off the topic. What names one of `ours`, the partnership or a partner, is on it.
    """
    if not found or found[0].margin < 0:
        off = _can_tell(question, found, heard) and not names_any(question, ours)
        return Outcome.OFF_TOPIC if off else Outcome.SILENT
    first = found[0]
    if first.margin < 1 or (first.by_words and not _shares_enough(question, first)):
        return Outcome.SILENT
    return Outcome.QUOTED


def is_sure(found: Found) -> bool:
    """Say whether what stands in a passage surely answers; from a margin of 1 on it comes nearest."""
    return found.margin >= SURE


def _can_tell(question: str, found: Sequence[Found], heard: Mapping[str, int] | None) -> bool:
    """Say whether it can be told of a question that it is about something else."""
    if heard is None or not terms(question) or (found and not found[0].by_words):
        return True
    asked = spoken(question, "en")
    return sum(heard.values()) >= FEW and any(same(asked, language) for language in heard)


def _shares_enough(question: str, first: Found) -> bool:
    language = first.document.language
    asked = informative(question, language) or terms(question, language)
    held = set(terms(f"{first.document.title} {first.passage.section} {first.passage.text}", language))
    return sum(word in held for word in asked) >= min(2, len(asked))
