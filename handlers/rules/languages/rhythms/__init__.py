"""The words for rhythms: a table a language, each in its own file."""

from handlers.rules.languages.rhythms import en, fr

WORDS = {"en": en.WORDS, "fr": fr.WORDS}
"""By the code of the language."""
