"""How intents are put into words: a file a language."""

from handlers.rules.languages import primary
from handlers.rules.languages.intents.ar import INTENTS as AR
from handlers.rules.languages.intents.en import INTENTS as EN
from handlers.rules.languages.intents.es import INTENTS as ES
from handlers.rules.languages.intents.fr import INTENTS as FR
from handlers.rules.languages.intents.ru import INTENTS as RU
from handlers.rules.languages.intents.table import IntentWords
from handlers.rules.languages.intents.zh import INTENTS as ZH

INTENTS: dict[str, IntentWords] = {"en": EN, "fr": FR, "es": ES, "ru": RU, "zh": ZH, "ar": AR}
"""By the code of the language."""


def intents_of(tag: str) -> IntentWords:
    """Return the table for a BCP 47 tag (`fr-CA` is French); English where there is none."""
    return INTENTS.get(primary(tag), INTENTS["en"])
