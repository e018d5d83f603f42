"""What the rules know of each language: a table a language, each in its own file."""

from handlers.rules.languages import en, fr
from handlers.rules.languages.table import Language

LANGUAGES = {language.code: language for language in (en.LANGUAGE, fr.LANGUAGE)}


def language_of(tag: str) -> Language:
    """Return the table for a BCP 47 tag (`fr-CA` is French); English where there is none."""
    return LANGUAGES.get(tag.replace("_", "-").split("-")[0].lower(), en.LANGUAGE)
