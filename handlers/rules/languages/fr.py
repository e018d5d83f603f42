"""French: how days are named and promises made."""

from handlers.rules.languages.table import (
    AbsenceWords,
    DateWords,
    Language,
    Phrase,
    PromiseWords,
    Rule,
    Unit,
    forms,
    numbered,
)

DATES = DateWords(
    weekdays=numbered("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", start=0),
    short_weekdays=numbered("lun", "mar", "mer", "jeu", "ven", "sam", "dim", start=0),
    months=numbered(
        *("janvier|janv|jan", "fevrier|fevr|fev", "mars", "avril|avr", "mai", "juin", "juillet|juil"),
        *("aout", "septembre|sept|sep", "octobre|oct", "novembre|nov", "decembre|dec"),
    ),
    named=numbered(
        "avant-hier",
        "hier",
        "aujourd'hui|ce soir|cet apres-midi|ce midi|la fin de la journee|fin de journee",
        "demain",
        "apres-demain|apres demain",
        start=-2,
    ),
    numbers=numbered(
        *("un|une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit"),
        *("neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze"),
    ),
    ordinals=numbered("premier|1er", "deuxieme|2e|2eme|second", "troisieme|3e|3eme", "quatrieme|4e|4eme"),
    units={
        "jour": Unit.DAY,
        "jours": Unit.DAY,
        "semaine": Unit.WEEK,
        "semaines": Unit.WEEK,
        "mois": Unit.MONTH,
        "trimestre": Unit.QUARTER,
        "an": Unit.YEAR,
        "ans": Unit.YEAR,
        "annee": Unit.YEAR,
        "annees": Unit.YEAR,
    },
    by=(
        r"(?:d'ici a|d'ici au|d'ici|avant|au plus tard|pas plus tard que|date limite ?:?|echeance ?:?)"
        r"(?: (?:midi|\d{1,2} ?h(?:\d\d)?))?(?: le)?"
    ),
    until=r"jusqu'au|jusqu'a|jusque",
    on=r"pour le|pour|le|du|au|en date du",
    never=r"depuis(?: le)?|apres(?: le)?|des(?: le)?|a partir (?:du|de)|chaque|tous les|ou(?: le)?"
    r"|pas (?:avant|le)|entre(?: le)?",
    time=(
        r",? (?:(?:a |vers |avant )?(?:midi|minuit|\d{1,2} ?(?:h|:) ?(?:\d\d)?)"
        r"|(?:au )?(?:matin|soir)|dans la (?:matinee|soiree|journee)|(?:dans l')?apres-midi|au plus tard)"
    ),
    day=r"(?:\d{1,2}(?:er)? ?(?:-|et|au|ou)(?: le)? ?)?(?P<day>\d{1,2})(?:er)?",
    phrases=(
        Phrase(Rule.ISO, r"(?P<year>\d{4})-(?P<monthno>\d{1,2})-(?P<day>\d{1,2})"),
        Phrase(Rule.SLASHED, r"(?P<first>\d{1,2})[/-](?P<second>\d{1,2})[/-](?P<year>\d{4}|\d{2})"),
        Phrase(Rule.SLASHED, r"(?P<first>\d{1,2})/(?P<second>\d{1,2})", leans=True),
        Phrase(Rule.DOTTED, r"(?P<day>\d{1,2})\.(?P<monthno>\d{1,2})\.(?P<year>\d{4}|\d{2})"),
        Phrase(Rule.DOTTED, r"(?P<day>\d{1,2})\.(?P<monthno>\d{2})\.?", leans=True),
        Phrase(Rule.MONTH_DAY, r"(?:<weekday>\.?,? (?:le )?)?<day> <month>\.?(?: <year>)?"),
        Phrase(Rule.MONTH_START, r"(?:le |<weekday> )?premier <month>(?: <year>)?"),
        Phrase(
            Rule.DAY,
            r"(?:le )?(?P<day>\d{1,2})(?:er)?(?: (?:courant|de ce mois|du mois))?(?=$|[.,;:!?)]| et | pour )",
            leans=True,
        ),
        Phrase(Rule.NAMED, r"<named>"),
        Phrase(Rule.COUNT, r"(?:dans|sous|d'ici|en)(?: les)? <number> (?:prochaine?s )?<unit>"),
        Phrase(Rule.COUNT_BACK, r"il y a <number> <unit>"),
        Phrase(Rule.WEEKDAY, r"<fullday>"),
        Phrase(Rule.WEEKDAY_THIS, r"ce <fullday>|<fullday> de cette semaine"),
        Phrase(
            Rule.WEEKDAY_NEXT,
            r"<fullday> prochain|<fullday> de la semaine prochaine|la semaine prochaine,? <fullday>",
        ),
        Phrase(Rule.WEEKDAY_LATER, r"<fullday> en huit"),
        Phrase(Rule.WEEKDAY_LAST, r"<fullday> (?:dernier|passe)"),
        Phrase(
            Rule.UNIT_END,
            r"(?:la )?fin (?:de la|du|de l'|d'|de cette|de ce) ?<unit>(?: en cours)?|cette <unit>"
            r"|ce (?P<unit>mois|trimestre)(?:-ci)?",
        ),
        Phrase(Rule.UNIT_NEXT_END, r"(?:(?:la )?fin (?:de |du |de l'))?(?:la |le |l')?<unit> prochaine?"),
        Phrase(Rule.UNIT_NEXT_START, r"(?:le |au )?debut (?:de la |du |de l')<unit> prochaine?"),
        Phrase(Rule.UNIT_NEXT_MIDDLE, r"(?:le |au )?milieu (?:de la |du |de l')<unit> prochaine?"),
        Phrase(Rule.UNIT_LAST, r"(?:la |le |l')?<unit> (?:derniere?|passee?)"),
        Phrase(Rule.MONTH_START, r"(?:le |au )?debut (?:du mois de |de |d')?<month>(?: <year>)?"),
        Phrase(
            Rule.MONTH_MIDDLE,
            r"(?:la |a la )?mi-?<month>(?: <year>)?|(?:le |au )?milieu (?:du mois de |de |d')<month>",
        ),
        Phrase(
            Rule.MONTH_END,
            r"(?:la )?fin (?:du mois de |de |d')?<month>(?: <year>)?|(?:courant|en) <month>(?: <year>)?",
        ),
        Phrase(Rule.MONTH, r"<month>(?: <year>)?", leans=True),
        Phrase(Rule.QUARTER, r"(?:(?:la )?fin (?:du )?)?t(?P<quarter>[1-4])(?: <year>)?"),
        Phrase(Rule.QUARTER, r"(?:(?:la )?fin du |au |le )?<ordinal> trimestre(?:(?: de)? <year>)?"),
        Phrase(Rule.YEAR_END, r"(?:la )?fin (?:de )?<year>"),
        Phrase(
            Rule.NO_DATE,
            r"(?:le |la )?(?:<ordinal>|premiere|derniere?) (?:<fullday>|<unit>) (?:de |d'|du )(?:<month>"
            r"|mois|l'annee)",
        ),
        Phrase(
            Rule.NO_DATE,
            r"<fullday> en quinze|tous les <fullday>s|le <fullday> (?:avant|apres|d'avant|d'apres)",
        ),
    ),
)


def _with_object(subject: str, verb: str, name: str) -> str:
    """Return a subject and its verb with the pronouns that French puts between them."""
    to_whom = "(?:vous |te |leur |lui )?"
    what = rf"(?P<object_{name}>(?:le |la |les |l'|y |en )?)"
    return rf"(?:{subject}){to_whom}{what}{to_whom}(?P<verb_{name}>{verb})"


FUTURE = r"\w*(?:er|ir|aur|[^aeiouy\W]r)"
PRESENT = (
    r"envoie|envoyons|livre|livrons|remets|remet|remettons|transmets|transmet|transmettons|partage|partageons"
    r"|termine|terminons|finis|finit|finissons|soumets|soumet|soumettons|publie|publions|depose|deposons"
    r"|prepare|preparons|redige|redigeons"
)

PROMISES = PromiseWords(
    markers=(
        _with_object("nous ", f"{FUTURE}ons", "nous")
        + "|"
        + _with_object("on |notre (?:equipe|bureau|laboratoire) ", f"{FUTURE}a", "on")
        + "|"
        + _with_object("je |j'", f"{FUTURE}ai", "je")
        + "|"
        + _with_object("nous |on |je |j'", PRESENT, "now")
        + r"|(?:nous allons|on va|je vais|nous comptons|je compte|on compte)"
        r"(?= (?:bien |aussi |vous |te |leur |lui |le |la |les |l'|y |en |nous |me |se |s')*\w+(?:er|ir"
        r"|re)\b)"
        r"|(?:nous prevoyons|on prevoit|je prevois) (?:de(?= )|d'(?=\w))"
        r"|(?:nous nous engageons|je m'engage|on s'engage) a"
    ),
    passives=(
        r"(?:sera|seront) (?:tous |toutes |bien |alors )?(?=(?:pretes?|prets?|terminee?s?|finie?s?"
        r"|envoyee?s?|remise?s?"
        r"|soumise?s?|transmise?s?|partagee?s?|publiee?s?|finalisee?s?|disponibles?|achevee?s?|deposee?s?)\b)"
    ),
    idle=(
        r"avoir besoin|avoir du|attendre|savoir|voir|recevoir|entendre|devoir|falloir|essayer|tenter|tacher"
        r"|rester|sur"
        r"|dependre|pouvoir|vouloir|manquer|perdre|reflechir|continuer|obtenir"
        r"|etre (?:en|absente?s?|la|a|au|fermee?s?|de|dans|bloquee?s?)|(?:demander|rappeler|prier"
        r"|inviter) .* (?:de|d'\w+)"
    ),
    doubts=(
        r"esper\w*|peut-etre|pourr\w+|devr(?:ait|aient|ions|iez|ais)|aimer(?:ions|ais|ait)|souhait\w+|essa\w+"
        r"|tent(?:er|ons|e|erons)|voudr\w+|probable\w*|sans doute|eventuel\w*|possible|idealement|normalement"
        r"|(?:je|nous|on) (?:pense|pensons|crois|croyons|croit)|envisag\w+|merci de|s'il vous plait|svp"
        r"|veuillez"
        r"|il faudrait|il faut|serait|seraient|en principe"
    ),
    denials=(
        r"ne|n'\w+|pas|jamais|rien|aucune?|plus en mesure|impossible|bloqu\w+|en attente|attendons|attends"
        r"|attend|retard\w*|manque\w*|annul\w+|report(?:e|es|ee|ees|ons)|besoin"
    ),
    finite=(
        r"est|sont|etait|etaient|suis|sommes|ai|avons|ont|avait|sera|seront|fut|va|vont|doit|doivent|peut"
        r"|peuvent|as"
        r"|a (?:deja |bien |ete )*\w{2,}(?:e|i|is|u|it|ee|ees|es)|nous|je|j'\w+|on|il|elle|ils|elles|vous"
        r"|tu|qui|que"
        r"|dont|\w+ront|\w{3,}era|demande|demandent|veut|veulent|exige|prevue?s?|attendue?s?|conges?"
        r"|fermee?s?"
        r"|absente?s?|merci|reprend|arrive|commence|ouvre|ferme|envoie|livre|remet|c'est|tout va"
        r"|envoyee?s?|livree?s?|recue?s?|terminee?s?|remise?s?|finie?s?|votre|vos|de la part"
    ),
    conditions=(
        r"si|s'ils?|s'elles?|a condition|sous reserve|en cas|des que|une fois|quand|lorsque?|lorsqu'\w+"
        r"|pourvu|a moins"
        r"|sauf|selon|depend\w*|apres que|tant que|au cas|en fonction|sinon|apres (?:le|la|les|l'\w+|notre"
        r"|votre|avoir)"
    ),
    reports=(
        r"dit|dit que|disent|annonce|ont annonce|promis|promet|promettent|assure|assurent|confirme"
        r"|affirme\w*|d'apres"
        r"|parait|ecrit|indique|doute\w*|crain\w+|a demande|ont demande|demande que|demande si|veut savoir"
        r"|pretend\w*"
    ),
    joints=r"et(?: ensuite| aussi| puis)?|mais|puis|ainsi que|donc",
    tails=(
        r" ?[;,(]| - | (?:mais|car|parce|puisque|alors|donc|qui|dont|tandis|bien que|comme)\b"
        r"| et (?:nous|je|on|il|elle|ils|elles|le|la|les|notre|ce|cela)\b| et [jl]'"
    ),
    trim=(
        r"et|mais|puis|aussi|alors|donc|ensuite|egalement|bientot|de|oui|ok|a faire|prochaine etape|bien"
        r"|echeance|vous"
        r"|te|encore|enfin|leur(?= \w+(?:er|ir|re)\b)"
    ),
    articles=r"les?|la|l'\w+|une?|des|du|notre|nos|mon|ma|mes|\d+",
    abbreviations=frozenset(
        {"m", "mm", "mme", "mmes", "dr", "pr", "st", "ste", "no", "env", "cf", "ex", "p"}
    ),
    infinitives=forms(
        "envoyer|enverr|envoie|envoyons",
        "renvoyer|renverr",
        "faire|fer",
        "refaire|refer",
        "être|ser",
        "avoir|aur",
        "aller|ir",
        "venir|viendr",
        "revenir|reviendr",
        "tenir|tiendr",
        "voir|verr",
        "recevoir|recevr",
        "savoir|saur",
        "pouvoir|pourr",
        "devoir|devr",
        "vouloir|voudr",
        "obtenir|obtiendr",
        "livrer|livrons|livre",
        "montrer|montrons",
        "rencontrer|rencontrons",
        "enregistrer|enregistrons",
        "ouvrir|ouvrons",
        "offrir|offrons",
        "remettre|remets|remet|remettons",
        "transmettre|transmets|transmet|transmettons",
        "partager|partage|partageons",
        "terminer|termine|terminons",
        "finir|finis|finit|finissons",
        "soumettre|soumets|soumet|soumettons",
        "publier|publie|publions",
        "préparer|prepare|preparons",
        "rédiger|redige|redigeons",
        "déposer|depose|deposons",
    ),
    endings=(("uir", "uire"), ("crir", "crire"), ("er", "er"), ("ir", "ir"), ("r", "re")),
)

ABSENCES = AbsenceWords(
    opening=(
        r"(?:(?:bonjour|bonsoir|chers tous)[,:.]? )?"
        r"(?:(?:je suis|je serai|je vais etre) "
        r"(?:absente?|en conges?(?: annuels?| de maladie| maladie| de maternite| parental)?|en vacances"
        r"|en deplacement|en mission|en voyage|indisponible|malade|souffrante?)"
        r"|absente?|absence|en conges?|malade)"
    ),
    begins=r"(?:a partir )?(?:du|de|d'|des)|a partir de|entre",
    ends=r"jusqu'(?:au|a|en)|au|a|et",
    lasts=r"(?:pour|pendant|durant)(?: les)?|les",
    within="dans",
    weeks={"cette semaine": 0, "la semaine prochaine": 1, "toute la semaine prochaine": 1},
    returns=r"(?:et )?(?:(?:je suis|je serai) )?de retour|(?:et )?je (?:reviens|rentre)",
    asks=(
        r"(?:et )?(?:(?:entre-temps|d'ici la|en attendant),? )?(?:merci de (?:contacter|voir avec|demander a)"
        r"|voyez(?: avec)?|voir avec|demandez a|adressez-vous a|contactez|ecrivez a|consultez)"
    ),
    asked=r"me remplacera|me remplace|assure l'interim",
)

LANGUAGE = Language("fr", DATES, PROMISES, absences=ABSENCES)
