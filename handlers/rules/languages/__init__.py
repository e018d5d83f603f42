"""What the rules know of each language: a package a subject, a file a language in it."""

from handlers.rules.languages.absences import en as absences_en
from handlers.rules.languages.absences import fr as absences_fr
from handlers.rules.languages.dates import ar as dates_ar
from handlers.rules.languages.dates import en as dates_en
from handlers.rules.languages.dates import es as dates_es
from handlers.rules.languages.dates import fr as dates_fr
from handlers.rules.languages.dates import ru as dates_ru
from handlers.rules.languages.dates import zh as dates_zh
from handlers.rules.languages.promises import ar as promises_ar
from handlers.rules.languages.promises import en as promises_en
from handlers.rules.languages.promises import es as promises_es
from handlers.rules.languages.promises import fr as promises_fr
from handlers.rules.languages.promises import ru as promises_ru
from handlers.rules.languages.promises import zh as promises_zh
from handlers.rules.languages.table import Language

_LANGUAGES = (
    Language("en", dates_en.DATES, promises_en.PROMISES, absences_en.ABSENCES),
    Language("fr", dates_fr.DATES, promises_fr.PROMISES, absences_fr.ABSENCES),
    Language("es", dates_es.DATES, promises_es.PROMISES, absences_en.ABSENCES),
    Language("ru", dates_ru.DATES, promises_ru.PROMISES, absences_en.ABSENCES),
    Language("zh", dates_zh.DATES, promises_zh.PROMISES, absences_en.ABSENCES),
    Language("ar", dates_ar.DATES, promises_ar.PROMISES, absences_en.ABSENCES),
)

LANGUAGES = {language.code: language for language in _LANGUAGES}


def primary(tag: str) -> str:
    """Return the language of a BCP 47 tag, without script or region: `fr` of `fr-CA`."""
    return tag.replace("_", "-").partition("-")[0].lower()


def same(one: str, other: str) -> bool:
    """Say whether two BCP 47 tags are of one language, whether or not there is a table for it."""
    return primary(one) == primary(other)


def language_of(tag: str) -> Language:
    """Return the table for a BCP 47 tag (`fr-CA` is French); English where there is none."""
    return LANGUAGES.get(primary(tag), LANGUAGES["en"])
