"""The catalogue: every sentence that a person reads, by key and language, read once from gettext files."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import Self

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from prompts import scripts

SOURCE = "en"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it is written in English. `plural` is None where no count decides."""

    key: str
    english: str
    plural: str | None = None


class Catalogue:
    """Sentences by key, in the languages that have a file of messages; English is the source of all."""

    def __init__(
        self, sentences: Mapping[str, Sentence], translations: Mapping[str, NullTranslations]
    ) -> None:
        self.sentences = sentences
        self._translations = {SOURCE: NullTranslations(), **translations}

    @classmethod
    def load(cls, root: Traversable | None = None) -> Self:
        """Return the catalogue of a folder of words, the house's own unless told.

        Raises `ValueError` where a key stands twice or a sentence has none, and `BrokenScript`.
        """
        root = root or files("prompts")
        sentences: dict[str, Sentence] = {}
        for sentence in _template(root):
            if sentence.key in sentences:
                raise ValueError(f"two sentences have the key {sentence.key}")
            sentences[sentence.key] = sentence
        return cls(sentences, {language: _compiled(read(root, language)) for language in _languages(root)})

    @property
    def languages(self) -> tuple[str, ...]:
        """The BCP 47 tags that there are sentences in, English first."""
        return tuple(self._translations)

    def spoken(self, language: str) -> str:
        """Return the language that a reader of `language` is spoken to in: fr-CA, else fr, else English."""
        known = {tag.lower(): tag for tag in self.languages}
        steps = language.replace("_", "-").lower().split("-")
        wider = ("-".join(steps[:end]) for end in range(len(steps), 0, -1))
        return next((known[tag] for tag in wider if tag in known), SOURCE)

    def sentence(self, key: str, language: str, count: int | None = None) -> str:
        """Return a sentence with its placeholders open, in the plural that `count` asks for.

        English stands in for what is not translated. Raises `KeyError` for an unknown key and
        `ValueError` where the sentence needs a count and none is given.
        """
        source = self.sentences[key]
        words = self._translations[self.spoken(language)]
        if source.plural is None:
            return words.pgettext(key, source.english)
        if count is None:
            raise ValueError(f"{key} needs a count")
        return words.npgettext(key, source.english, source.plural, count)


def read(root: Traversable, language: str) -> Catalog:
    """Return the messages of one language as they stand in its file."""
    return _read(root.joinpath("messages", f"{language}.po"))


@lru_cache
def house() -> Catalogue:
    """Return the catalogue of the house, read once."""
    return Catalogue.load()


def _template(root: Traversable) -> Iterator[Sentence]:
    for message in _read(root.joinpath("messages", "convenor.pot")):
        if message.id:
            yield _sentence(message)
    for kind in scripts.kinds(root):
        for key, english in scripts.load(kind, root).sentences():
            yield Sentence(key, english)


def _sentence(message: Message) -> Sentence:
    if not message.context:
        raise ValueError(f"a sentence has no msgctxt: {message.id!r}")
    if isinstance(message.id, tuple | list):
        singular, plural = message.id
        return Sentence(message.context, singular, plural)
    return Sentence(message.context, message.id)


def _languages(root: Traversable) -> list[str]:
    names = (entry.name for entry in root.joinpath("messages").iterdir())
    return sorted(name.removesuffix(".po") for name in names if name.endswith(".po"))


def _read(file: Traversable) -> Catalog:
    with file.open("rb") as stream:
        return read_po(stream, abort_invalid=True)


def _compiled(catalog: Catalog) -> GNUTranslations:
    # In memory, so that a translator's file is used as it is; fuzzy entries are left out.
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return GNUTranslations(compiled)
