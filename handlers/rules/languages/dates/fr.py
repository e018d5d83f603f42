"""French: how days are named."""

from handlers.rules.languages.dates.figures import FIGURES
from handlers.rules.languages.table import DateWords, Phrase, Rule, folded, numbered, unit_words

HOUR = r"(?:midi|minuit|\d{1,2} ?(?:h|:) ?(?:\d\d)?(?:eures?)?(?: (?:gmt|utc))?)"
EVENT = (
    r"(?:reunion|atelier|seance|session|visite|appel|conference|comite|formation|mission|rencontre|webinaire)"
)
YEAR = r"(?: (?:de )?<year>)?"
START = r"(?:(?:le |au |des le |tout )?debut)"
END = r"(?:(?:la |a la |en )?(?:toute )?fin)"
OF = r"(?:du mois de |du mois d'|de |d')?"

DATES = DateWords(
    weekdays=numbered("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", start=0),
    short_weekdays=numbered("lun", "mar", "mer", "jeu", "ven", "sam", "dim", start=0),
    months=numbered(
        *("janvier|janv|jan", "février|févr|fév", "mars", "avril|avr", "mai", "juin", "juillet|juil"),
        *("août", "septembre|sept|sep", "octobre|oct", "novembre|nov", "décembre|déc"),
    ),
    named=folded(
        {
            **numbered(
                "avant-hier",
                "hier",
                "aujourd'hui|ce soir|cet après-midi|cet aprem|ce midi|ce matin|la fin de la journée"
                "|fin de journée"
                "|cette nuit|tout à l'heure|tantôt|tout de suite|en soirée|dans la soirée|en début de soirée"
                "|dans l'après-midi|dans l'aprem|dans la matinée|dans l'heure|auj|ajd|aujourdhui|c soir"
                "|la fin de journée|dans la journée|en fin de journée|aujourd'hui même",
                "demain|dmain|demin|2main|dem1",
                "après-demain|après demain|apres-dem1|après dmain",
                start=-2,
            ),
            "sous huitaine": 8,
            "sous quinzaine": 15,
        }
    ),
    numbers=folded(
        {
            **numbered(
                *("un|une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit"),
                *("neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze|une quinzaine de", "seize"),
                *("dix-sept", "dix-huit", "dix-neuf", "vingt"),
            ),
            "une dizaine de": 10,
            "trente": 30,
            "soixante": 60,
            "quatre-vingt-dix": 90,
        }
    ),
    ordinals=numbered(
        "premier|première|1er|1re",
        "deuxième|2e|2ème|second|seconde|2nd",
        "troisième|3e|3ème",
        "quatrième|4e|4ème|dernier",
    ),
    days=numbered(
        *(
            "premier",
            "deux",
            "trois",
            "quatre",
            "cinq",
            "six",
            "sept",
            "huit",
            "neuf",
            "dix",
            "onze",
            "douze",
        ),
        *(
            "treize",
            "quatorze",
            "quinze",
            "seize",
            "dix-sept",
            "dix-huit",
            "dix-neuf",
            "vingt",
            "vingt et un",
        ),
        *("vingt-deux", "vingt-trois", "vingt-quatre", "vingt-cinq", "vingt-six", "vingt-sept", "vingt-huit"),
        *("vingt-neuf", "trente", "trente et un"),
    ),
    years=folded({"cette année": 0, "l'année": 0, "l'année prochaine": 1, "l'an prochain": 1}),
    feasts=folded({"noël": (12, 25), "la noël": (12, 25), "le nouvel an": (1, 1), "nouvel an": (1, 1)}),
    units=unit_words(
        hour="heure|heures|h",
        day="jour|jours|jours calendaires",
        workday="jour ouvré|jours ouvrés|jour ouvrable|jours ouvrables",
        week="semaine|semaines",
        month="mois",
        quarter="trimestre|trimestres",
        year="an|ans|année|années",
    ),
    by=(
        r"(?:d'ici à|d'ici au|d'ici|avant|au plus tard|pas plus tard que|date limite ?:?|échéance ?:?"
        r"|dernier délai ?:?|pour au plus tard)"
        rf"(?: (?:{HOUR}|la fin de(?: la journée(?: de)?)?|la mi-journée))?(?: le| au| du| à| ce)?"
    ),
    until=r"jusqu'au|jusqu'à|jusque",
    on=(
        r"pour le|pour|le|au|en date du|vers le|vers|courant|autour du|aux alentours du"
        r"|dans le courant (?:de|du)"
        r"|au cours (?:de|du)|dans la (?:journée|matinée|soirée) (?:de|du)|dès|en fin de journée"
        rf"|à {HOUR}(?: le)?"
    ),
    never=(
        r"depuis(?: le)?|après(?: le)?|dès le|à partir (?:du|de)|à compter du|chaque|tous les|ou(?: le)?"
        r"|daté du"
        r"|pas (?:avant|le)|entre(?: le)?|du|de|à dater du"
    ),
    time=(
        rf"(?:,? (?:(?:à |vers |avant |pour )?{HOUR}|(?:au )?(?:matin|soir)|(?:dans|en) la (?:matinée|soirée"
        r"|journée)|(?:en )?(?:début|fin|milieu) (?:de |d')(?:matinée|journée|après-midi|soirée)"
        r"|au plus tard|max|maximum"
        r"|(?:dans l')?après-midi|en matinée|dernier délai|à la première heure)(?!\w)){1,3}"
    ),
    day=r"(?:\d{1,2}(?:er)? ?(?:-|et|au|ou)(?: le)? ?)?<dayno>(?:er)?",
    phrases=(
        *FIGURES,
        Phrase(Rule.MONTH_DAY, r"(?:(?:ce )?<weekday>\.?,? (?:le )?)?<day> <month>\.?(?:,? <year>)?"),
        Phrase(Rule.MONTH_DAY, r"<feast>"),
        Phrase(Rule.WEEK_OF, r"(?:dans |pour )?(?:la )?semaine du <day> <month>"),
        Phrase(Rule.WEEK_NUMBER, r"(?:en |la )?(?:semaine |s)(?P<number>\d{1,2})", leans=True),
        Phrase(
            Rule.DAY,
            r"(?:le )?(?P<day>\d{1,2})(?:er)?(?: (?:courant|de ce mois|du mois))?"
            r"(?=$|[.,;:!?)]| et | pour | au plus| au (?:soir|matin)| à )",
            leans=True,
        ),
        Phrase(
            Rule.DAY,
            r"le (?P<day>\d{1,2})(?:er)?(?! ?(?:<month>|<unit>|millions?|milliards?|euros?|personnes|fois"
            r"|pour cent"
            r"|pages|[-/.:%&+x]? ?\d|%|ou le|et le|au|du mois|h\d*|kg|km|m2|ha)\b)(?= [a-z@])",
        ),
        Phrase(
            Rule.DAY,
            r"(?:ce )?<fullday>,? (?:le )?(?P<day>\d{1,2})(?:er)?(?=$|[.,;!?)]| à | au | avant | et )",
        ),
        Phrase(Rule.NEXT_MONTH_DAY, r"(?:le )?<day> du mois prochain"),
        Phrase(Rule.NAMED, r"<named>"),
        Phrase(
            Rule.COUNT,
            r"(?:dans|ds|sous|d'ici|en|au bout de|dans un délai de|dans moins de)(?: à| au| les)?"
            r" <number>(?: \(\d+\))? ?(?:prochaine?s )?<unit>",
        ),
        Phrase(Rule.COUNT_BACK, r"il y a <number> <unit>"),
        Phrase(Rule.WEEKDAY, r"<fullday>(?: qui vient)?"),
        Phrase(Rule.WEEKDAY, r"(?(by)<weekday>\.?|<weekday>\.)", leans=True),
        Phrase(Rule.WEEKDAY_THIS, r"ce <fullday>|<fullday> de cette semaine"),
        Phrase(
            Rule.WEEKDAY_NEXT,
            r"<fullday> prochain|<fullday> de la semaine prochaine|la semaine prochaine,? <fullday>",
        ),
        Phrase(Rule.WEEKDAY_LATER, r"<fullday> en huit"),
        Phrase(Rule.WEEKDAY_LAST, r"<fullday> (?:dernier|passé)"),
        Phrase(Rule.BEFORE_WEEKEND, r"avant le week-?end"),
        Phrase(Rule.WEEKEND, r"(?:ce|le|durant le|pendant le|dans le) (?:week-? ?end|we|wkd|w-e)"),
        Phrase(
            Rule.UNIT_END,
            rf"{END} (?:de la |du |de l'|d'|de cette |de ce |de )?<unit>(?: en cours| courante?)?"
            rf"|cette <unit>"
            r"|(?:dans le courant de (?:cette|la)|dans|ds|en cours de|courant de|courant) (?:la|cette) <unit>"
            r"|avant la fin <unit>"
            r"|ce (?P<unit>mois|trimestre)(?:-ci)?|(?:dans|courant|au cours de) (?:le|ce|la) <unit>",
        ),
        Phrase(
            Rule.UNIT_MIDDLE,
            r"(?:le |au |en )?milieu (?:de (?:la |cette )|du |de )?<unit>|(?:la )?mi-?<unit>",
        ),
        Phrase(
            Rule.UNIT_NEXT_END,
            rf"(?:{END} (?:de |du |de l')|(?:dans le )?courant (?:de )?|au cours de |dans )?(?:la |le |l')?"
            r"<unit> (?:prochaine?|qui vient)",
        ),
        Phrase(Rule.UNIT_NEXT_START, rf"(?:en )?{START} (?:de la |du |de l'|de )<unit> prochaine?"),
        Phrase(Rule.UNIT_NEXT_MIDDLE, r"(?:le |au |en )?milieu (?:de la |du |de l'|de )<unit> prochaine?"),
        Phrase(Rule.UNIT_LAST, r"(?:la |le |l')?<unit> (?:dernière?|passée?)"),
        Phrase(Rule.MONTH_START, rf"{START} {OF}<month>{YEAR}"),
        Phrase(Rule.MONTH_START, r"(?:le |<weekday> )?premier <month>(?: <year>)?"),
        Phrase(
            Rule.MONTH_MIDDLE, rf"(?:la |à la |à )?mi-? ?<month>{YEAR}|(?:le |au )?milieu {OF}<month>{YEAR}"
        ),
        Phrase(Rule.MONTH_END, rf"{END} {OF}<month>{YEAR}"),
        Phrase(
            Rule.MONTH_END,
            rf"(?:(?:dans le )?courant (?:du mois )?(?:de |d')?|au cours de |en |au mois de "
            rf"|au mois d')<month>{YEAR}",
        ),
        Phrase(Rule.MONTH, rf"<month>{YEAR}", leans=True),
        Phrase(
            Rule.QUARTER,
            rf"(?:{END} (?:de |du )?|au |courant |le |pour le )(?:t(?P<quarter>[1-4])"
            rf"|<ordinal> trimestre){YEAR}",
        ),
        Phrase(Rule.QUARTER, rf"(?:t(?P<quarter>[1-4])|<ordinal> trimestre){YEAR}", leans=True),
        Phrase(Rule.QUARTER_START, rf"{START} (?:du |de )?(?:t(?P<quarter>[1-4])|<ordinal> trimestre){YEAR}"),
        Phrase(
            Rule.HALF,
            rf"(?:{END} (?:de |du )?|au |le )?(?:s(?P<quarter>[12])|<ordinal> semestre) (?:de )?<year>",
        ),
        Phrase(Rule.YEAR_START, rf"{START} (?:de )?(?P<year>\d{{4}})"),
        Phrase(Rule.YEAR_END, rf"{END} (?:de )?<year>"),
        Phrase(
            Rule.NTH_WEEKDAY,
            rf"(?:dans |pendant |durant )?(?:le |la )?(?:(?P<last>dernière?)|<ordinal>) (?:<fullday>|semaine)"
            rf" {OF}<month>{YEAR}",
        ),
        Phrase(Rule.NO_DATE, r"(?:le |la )?(?:<ordinal>|dernière?) (?:<fullday>|<unit>) (?:de l'|du )<unit>"),
        Phrase(
            Rule.NO_DATE,
            r"<fullday> en quinze|tous les <fullday>s|le <fullday> (?:avant|après|d'avant|d'après)",
        ),
        Phrase(Rule.NO_DATE, rf"{EVENT} (?:de |du )(?:<weekday> )?(?:<fullday>|<day> <month>)"),
    ),
)
