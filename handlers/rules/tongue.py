"""The language a text is written in, told by its script and its smallest words."""

import re
from collections import Counter

from handlers.rules.languages import primary

SCRIPTS = {
    "zh": re.compile("[\u3400-\u4dbf\u4e00-\u9fff]"),
    "ru": re.compile("[\u0400-\u04ff]"),
    "ar": re.compile("[\u0600-\u06ff]"),
}
LATIN = re.compile("[A-Za-zÀ-ÿ]")
CHINESE_WEIGHT = 3
READ = 600
CLEARLY = 2
WORD = re.compile(r"[a-zà-ÿœ]+(?:['’][a-zà-ÿ]+)?|[¿¡]")
LETTERS = {"es": re.compile("[ñíóú¿¡]"), "fr": re.compile("[èêàçœûùîôâë]|\\b[dlnjcsqm]['’](?=[aeiouyhéêà])")}
SMALL_WORDS = {
    "en": (
        "the and to of we will i'll we'll is are for by have has not it this that you our with from be "
        "was at in yes yeah thanks thank please hello hi dear tomorrow today week month i'm it's my they "
        "what when who how an a as all before after can could would should let's need send sent which "
        "there been do does did done i he she your know get got but or if us monday tuesday wednesday "
        "thursday friday saturday sunday report nothing everything blocked help stop pause still waiting "
        "due english"
    ),
    "fr": (
        "le les des du et nous vous je est une pour dans avec sur pas sera ce cette au aux notre votre "
        "qui il oui merci bonjour bonsoir salut demain lundi mardi mercredi jeudi vendredi samedi "
        "dimanche rapport ne mon ma mes ont avons ai sommes suis avant fin semaine mois rien tout bien "
        "ici leur nos vos ces c'est j'ai où elle ils elles mais donc voir dès être fait faire prochaine "
        "aujourd'hui hier aide français une très peux peut pouvez sont était attends bloqué la de a en un te "
        "on vais va allons envoie envoyer janvier février mars avril juin juillet août septembre octobre "
        "novembre décembre promis matin soir"
    ),
    "es": (
        "el los las del al que para con por nos yo ya esta este estamos vamos gracias hola mañana viernes "
        "lunes martes miércoles miercoles jueves sábado sabado domingo sí informe una su sus hoy ayer "
        "semana mes es y está antes lo le les os se pero como muy buenos buenas días tardes está están "
        "hemos he ha han soy estoy tengo tenemos nuestro nuestra mi mis todo nada ayuda fin cuando qué "
        "dónde español puedo puede podemos enviaremos envío hecho bloqueado listo lista la de a en un te no "
        "voy va envio mando paso enero febrero marzo abril mayo junio julio agosto septiembre octubre "
        "noviembre diciembre tarde noche"
    ),
}
LANGUAGES_OF: dict[str, tuple[str, ...]] = {}
for _language, _words in SMALL_WORDS.items():
    for _word in set(_words.split()):
        LANGUAGES_OF[_word] = (*LANGUAGES_OF.get(_word, ()), _language)


def spoken(text: str, default: str) -> str:
    """Return the language that a text is written in: "en", "fr", "es", "ru", "zh" or "ar".

    `default` is a BCP 47 tag, and what is returned where the text does not show another ("ok");
    English where it is none of the six.
    """
    fallback = primary(default)
    fallback = fallback if fallback in {*SMALL_WORDS, *SCRIPTS} else "en"
    start = text[:READ]
    letters = {code: len(script.findall(start)) for code, script in SCRIPTS.items()}
    letters["zh"] *= CHINESE_WEIGHT
    script = max(letters, key=letters.__getitem__)
    if letters[script] > len(LATIN.findall(start)):
        return script
    return _latin(start.lower(), fallback)


def _latin(text: str, fallback: str) -> str:
    """Return the language whose small words are most; the fallback unless another is ahead of it."""
    votes: Counter[str] = Counter()
    for word in WORD.findall(text.replace("’", "'")):
        votes.update(LANGUAGES_OF.get(word, ()))
    for code, letters in LETTERS.items():
        votes[code] += len(letters.findall(text))
    if not votes.total():
        return fallback
    best = max(votes, key=lambda code: (votes[code], code == fallback))
    ahead = votes[best] - votes[fallback]
    return best if ahead >= CLEARLY or (ahead > 0 and not votes[fallback]) else fallback
