"""Reading one message that answers several questions by their numbers."""

import re
from collections.abc import Iterator, Sequence

from storage.errors import Refused
from storage.records.conversations import Question

UNCLEAR = "talk.numbered_unclear"
TWICE = "talk.numbered_twice"

_SIGN = r"(?:\s?[.):\u2013\uff0e/-]|\ufe0f?\u20e3)"
_AT_LINE = re.compile(rf"^[ \t]*(?P<number>\d{{1,2}}){_SIGN}(?:[ \t]+|$)", re.MULTILINE)
_ANYWHERE = re.compile(rf"(?:^|(?<=\s))(?P<number>\d{{1,2}}){_SIGN}(?:\s+|$)", re.MULTILINE)
_PASSED = re.compile(r"[\s.\u2026\u2013\u2014/-]*")


def read(text: str, questions: Sequence[Question]) -> list[tuple[Question, str]]:
    """Return each question that was answered, with its words; "" where a number stands alone or with a dash.

    The numbers, from 1, are the places of `questions`. They begin a line ("1.", "1)", "1:", "1 -"),
    or stand in one line where every question has its number there. Lines without a number belong
    to the answer above; what is written before the first number answers question 1 where that
    has no number, and is a greeting otherwise. Without any number, each line answers a question
    where there are as many lines as questions. Raises `Refused` where it is not clear what
    answers what: nothing may land at the wrong question.
    """
    parts = _numbered(text, len(questions))
    if not parts:
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        whole = [text.strip()] if len(questions) == 1 and lines else lines
        if len(whole) != len(questions) or not whole:
            raise Refused(UNCLEAR, {"count": len(questions)})
        parts = list(enumerate(whole, start=1))
    numbers = [number for number, _ in parts]
    twice = next((number for number in numbers if numbers.count(number) > 1), None)
    if twice is not None:
        raise Refused(TWICE, {"number": twice})
    return [(questions[number - 1], "" if _PASSED.fullmatch(words) else words) for number, words in parts]


def _numbered(text: str, total: int) -> list[tuple[int, str]]:
    """Return the numbers that were written, each with what follows it."""
    found = list(_marks(_AT_LINE, text, total))
    in_line = list(_marks(_ANYWHERE, text, total))
    if len(found) < total and [number for number, _, _ in in_line] == list(range(1, total + 1)):
        if len(found) > 1:
            raise Refused(UNCLEAR, {"count": total})
        found = in_line
    if not found:
        return []
    ends = [*(start for _, start, _ in found[1:]), len(text)]
    parts = [(number, text[after:end].strip()) for (number, _, after), end in zip(found, ends, strict=True)]
    before = text[: found[0][1]].strip()
    if before and all(number != 1 for number, _ in parts):
        parts.insert(0, (1, before))
    return parts


def _marks(pattern: re.Pattern[str], text: str, total: int) -> Iterator[tuple[int, int, int]]:
    """Yield the numbers of questions in a text: the number, where it begins, and where its answer does.

    A number that no question has is part of an answer.
    """
    for mark in pattern.finditer(text):
        if 1 <= int(mark["number"]) <= total:
            yield int(mark["number"]), mark.start(), mark.end()
