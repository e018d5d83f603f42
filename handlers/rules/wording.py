"""What a plain message is: a command's word, a question, or simply words."""

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

QUESTION_MARKS = "?？؟"
"""What ends a question: in Latin and Cyrillic, in Chinese, in Arabic."""


@dataclass(frozen=True, slots=True)
class Understood:
    """`command` and what follows it, or a question, or (neither) words."""

    command: str | None = None
    rest: str = ""
    question: bool = False


def understand(
    text: str,
    phrases: Mapping[str, Sequence[str]],
    *,
    taking: Collection[str],
    insisting: Collection[str] = (),
    answering: bool,
) -> Understood:
    """Return what `text` is, given each command's words and phrases in the person's languages.

    A message that is nothing but a command's words is that command. Only those in `taking` may
    have words after their first one: to the others a sentence that begins alike means nothing.
    While a question is open (`answering`) everything else answers, unless it is a question itself
    or begins with a command that is `insisting`: one that no answer begins with.
    """
    said = fold(text)
    known = {fold(phrase): command for command, given in phrases.items() for phrase in given}
    if said in known:
        return Understood(known[said])
    question = is_question(text)
    match text.split(maxsplit=1):
        case [word, rest]:
            command = known.get(fold(word))
            counts = question or not answering or command in insisting
            if command is not None and command in taking and counts:
                return Understood(command, rest.strip())
    return Understood(question=question)


def is_question(text: str) -> bool:
    """Say whether the whole message is one question."""
    asked = text.strip()
    if not asked or asked[-1] not in QUESTION_MARKS:
        return False
    return not any(mark in asked[:-1] for mark in ".!\n" + QUESTION_MARKS)


def nearest(word: str, commands: Sequence[str]) -> str | None:
    """Return the command that a mistyped word is most like; None if it is like none."""
    close = get_close_matches(word.casefold(), commands, 1, 0.6)
    return close[0] if close else None


def fold(text: str) -> str:
    """Return text without case, accents, slash and closing marks, to compare it by."""
    # Spread first: "℠" is only then two capitals.
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = "".join(mark for mark in spread if not unicodedata.combining(mark))
    return " ".join(plain.replace("’", "'").strip(" \n\t/.!?？؟…").split())
