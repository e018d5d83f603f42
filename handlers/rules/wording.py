"""What a plain message is: a command's word, a question, or simply words."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

QUESTION_MARKS = "?？؟"
"""What ends a question: in Latin and Cyrillic, in Chinese, in Arabic."""

LONGEST_PHRASE = 4
"""The most words of a command's phrase that more may follow."""

_COURTESY = r"(?:please|pls|thanks|thank you|svp|stp|s['’]il (?:vous|te) pla[iî]t|merci(?: d['’]avance)?)"
_COURTESIES = re.compile(rf"^{_COURTESY}[\s,]+|(?:[\s,.!]+{_COURTESY})+[\s.!]*$", re.IGNORECASE)
"""What people say to be kind, in all our languages: it changes nothing of what they want."""


@dataclass(frozen=True, slots=True)
class Understood:
    """`command` and what follows it, or a question, or (neither) words."""

    command: str | None = None
    rest: str = ""
    question: bool = False


def vocabulary(phrases: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return which command each phrase stands for, the phrases as `fold` leaves them."""
    return {fold(phrase): command for command, given in phrases.items() for phrase in given}


def understand(
    text: str,
    known: Mapping[str, str],
    *,
    taking: Collection[str],
    insisting: Collection[str] = (),
    answering: bool,
) -> Understood:
    """Return what `text` is, given the `vocabulary` of commands in the person's languages.

    A message that is nothing but a command's words is that command. Only those in `taking` may
    have words after theirs: to the others a sentence that begins alike means nothing.
    While a question is open (`answering`) everything else answers, unless it is a question itself
    or begins with a command that is `insisting`: one that no answer begins with.
    """
    for said in (fold(text), fold(plainly(text))):
        if said in known:
            return Understood(known[said])
    question = is_question(text)
    words = text.split()
    for length in range(min(len(words) - 1, LONGEST_PHRASE), 0, -1):
        command = known.get(fold(" ".join(words[:length]).rstrip(":")))
        counts = question or not answering or command in insisting
        if command is not None and command in taking and counts:
            return Understood(command, text.split(maxsplit=length)[length].strip())
    return Understood(question=question)


def is_question(text: str) -> bool:
    """Say whether the whole message is one question."""
    asked = text.strip()
    if not asked or asked[-1] not in QUESTION_MARKS:
        return False
    return not any(mark in asked[:-1] for mark in ".!。！\n" + QUESTION_MARKS)


def plainly(text: str) -> str:
    """Return text without a "please" or "thank you" at its ends."""
    return _COURTESIES.sub("", text.strip())


def nearest(word: str, commands: Sequence[str]) -> str | None:
    """Return the command that a mistyped word is most like; None if it is like none."""
    close = get_close_matches(word.casefold(), commands, 1, 0.6)
    return close[0] if close else None


def names_any(text: str, names: Iterable[str]) -> bool:
    """Say whether one of these names stands in a text, whole."""
    said, folded = fold(text), filter(None, map(fold, names))
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said) for name in folded)


def fold(text: str) -> str:
    """Return text without case, accents, slash and closing marks, to compare it by."""
    # Spread first: "℠" is only then two capitals.
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = "".join(mark for mark in spread if not unicodedata.combining(mark))
    return " ".join(plain.replace("’", "'").strip(" \n\t/.!?？؟…").split())
