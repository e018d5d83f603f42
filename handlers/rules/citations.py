"""What a written answer may say: sentences that cite what was given, and state nothing that it does not."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handlers.rules.facts.comparing import lacking
from handlers.rules.facts.figures import figures_of
from handlers.rules.facts.names import addresses, missing_name, quotations
from handlers.rules.instructions import instructs
from handlers.rules.languages import primary
from handlers.rules.languages.folding import composed, fold
from handlers.rules.spans import points_back, sentence_spans
from handlers.rules.terms import informative, terms
from handlers.rules.tongue import spoken

SHARED = 3
"""In the book's own language, one in so many of a sentence's words must be the book's."""

_CITED = re.compile(r"[\[【]\s*(\d{1,3}(?:\s*[,;，、]\s*\d{1,3})*)\s*[\]】]")
_TRAILING = re.compile(r"(?:\s*[\[【][\d\s,;，、]*[\]】][\s.,;。]*)+")
_MARKUP = re.compile(
    r"\]\(|<[^>\n]*>|&lt;|[`*#|]|__|~~|(?<![\w.+-])@\w|\[[^\]\d\s][^\]]*\]|!\[|^\s*(?:[•◦▪-]|\d{1,2}[.)])\s",
    re.MULTILINE,
)
_WORD = re.compile(r"\w")
_UNSPACED_END = re.compile(r"[。！？]\s*(?:\[\d+\])*$|[\u3400-\u9fff]\s*(?:\[\d+\])+[。！？]?$")


@dataclass(frozen=True, slots=True)
class Source:
    """A passage as it was given, with its title and headings, and the language it is in (BCP 47)."""

    text: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Cut:
    """A sentence that may not be said, and why in a word."""

    sentence: str
    why: str


@dataclass(frozen=True, slots=True)
class Checked:
    """An answer's sentences that may be said, as they were written, and those that may not."""

    kept: tuple[str, ...] = ()
    cut: tuple[Cut, ...] = ()

    @property
    def cited(self) -> tuple[int, ...]:
        """The numbers of the sources that are cited, in the order in which a reader meets them."""
        return tuple(dict.fromkeys(number for one in self.kept for number in cited_in(one)))

    @property
    def text(self) -> str:
        """The sentences as they are said: each citation is the place of its source in `cited`."""
        order = {number: place for place, number in enumerate(self.cited, start=1)}
        said = ""
        for one in self.kept:
            anew = _CITED.sub(
                lambda found: "".join(f"[{order[int(each)]}]" for each in re.findall(r"\d+", found[1])), one
            )
            said += anew if not said or _UNSPACED_END.search(said) else f" {anew}"
        return said


def checked(answer: str, sources: Sequence[Source], language: str = "en") -> Checked:
    """Return which sentences of an answer may be said, of one that was written in `language`.

    A sentence must cite sources that were given, as `[n]` counted from 1; have no markup, link or
    mention; and each number, day, hour, name, address and quotation in it must stand in what it cites, in
    whatever language and form: "four December" is "2026-12-04", "50 %" is "half". In the book's own
    language it must also share words with it. One that points back ("It ...") goes with the one before.

    What this cannot see: a denial ("need not" for "need"), two right names or numbers that changed
    places, a wrong word among right ones, figures left out ("millions" for "5 million"). A name is seen by
    its capital: in Chinese and Arabic none has one, nor has one that is written small. The first word of a
    sentence is taken for a verb where an article follows. Nor is a bare "one" seen ("one vote" for "three
    votes") where the book is in another language; nor "a single", "sole" or "both"; nor a unit that no
    table has where the book is in another language; nor a letter behind "annex" that the book has elsewhere.
    """
    kept: list[str] = []
    cut: list[Cut] = []
    dangling = False
    for sentence in answer_sentences(answer):
        why = "dangling" if dangling and points_back(sentence) else _fault(sentence, sources, language)
        dangling = bool(why)
        if why:
            cut.append(Cut(sentence, why))
        else:
            kept.append(sentence)
    return Checked(tuple(kept), tuple(cut))


def answer_sentences(answer: str) -> list[str]:
    """Return the sentences of an answer, each with the citations that follow its full stop."""
    parts: list[str] = []
    for start, end in sentence_spans(answer):
        sentence = answer[start:end]
        after = _TRAILING.match(sentence)
        if parts and after:
            parts[-1] += f" {after.group().strip()}"
            sentence = sentence[after.end() :]
        if _WORD.search(_CITED.sub("", sentence)):
            parts.append(sentence)
    return parts


def finished(answer: str) -> str:
    """Return as much of an answer still being written as can no longer change: whole sentences."""
    for start, _ in reversed(sentence_spans(answer)):
        rest = (
            _TRAILING.sub("", answer[start:], count=1) if _TRAILING.match(answer, start) else answer[start:]
        )
        if _WORD.search(rest) and not rest.startswith(("[", "【")):
            return answer[: start + (len(answer[start:]) - len(rest))]
    return ""


def cited_in(sentence: str) -> list[int]:
    """Return the numbers that a sentence cites."""
    return [int(each) for found in _CITED.findall(sentence) for each in re.findall(r"\d+", found)]


def _fault(sentence: str, sources: Sequence[Source], language: str) -> str:
    """Return in a word why a sentence may not be said; "" if it may."""
    numbers = cited_in(sentence)
    said = " ".join(_CITED.sub(" ", sentence).split())
    if not numbers:
        return "uncited"
    if not all(1 <= number <= len(sources) for number in numbers):
        return "unknown"
    if _MARKUP.search(said):
        return "markup"
    if instructs(said):
        return "orders"
    books = [sources[number - 1] for number in dict.fromkeys(numbers)]
    return next((fault for fault in _unsupported(said, books, spoken(said, language))), "")


def _unsupported(said: str, books: Sequence[Source], language: str) -> Iterator[str]:
    """Yield what in a sentence does not stand in the books."""
    book = "\n".join(one.text for one in books)
    written = primary(books[0].language)
    if not addresses(said) <= addresses(book):
        yield "address"
    folded = " ".join(fold(composed(book)).split())
    if not all(one in folded for one in quotations(said)):
        yield "quotation"
    claims = figures_of(said, language)
    stated = [figures_of(one.text, one.language) for one in books]
    if fault := lacking(claims, stated):
        yield fault
    if missing_name(said, book, language, written):
        yield "name"
    if language == written and not _shares(said, book, language):
        yield "strange"


def _shares(said: str, book: str, language: str) -> bool:
    own = informative(said, language)
    held = set(terms(book, language))
    shared = sum(word in held for word in own)
    return shared > 0 and shared * SHARED >= len(own)
