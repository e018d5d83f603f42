"""French: how a rhythm is named."""

from handlers.rules.languages.rhythms.table import OWN, TOGETHER, RhythmWords, Saying

_DUE = r"(?:l'|(?:chaque|toute|les|la|leur|une) )?(?:echeances?|date limite)"

WORDS = RhythmWords(
    times=(
        Saying(
            r"(?:(?:a|selon) )?l'heure (?:du|de notre) partenariat|heure du partenariat", {"clock": TOGETHER}
        ),
        Saying(
            r"(?:(?:a|selon) )?l'heure de (?:chacune?|chaque personne)|(?:a )?l'heure locale", {"clock": OWN}
        ),
        Saying(r"(?:(?:a|vers|des) )?(?P<hour>\d{1,2}) ?(?:h|heures?)(?: ?(?P<minute>\d\d))?"),
        Saying(r"(?:(?:a|vers|des) )?(?P<hour>\d{1,2}):(?P<minute>\d\d)"),
        Saying(r"(?:a )?midi", {"hour": "12"}),
        Saying(r"a (?P<hour>\d{1,2})"),
    ),
    sayings=(
        Saying(
            r"(?P<after><numbers>) (?P<unit><unit>) apres (?:l'|(?:leur|son|chaque|une) )?"
            r"(?:arrivee|adhesion|entree|inscription|integration)"
        ),
        Saying(rf"(?P<before><number>) (?P<unit><unit>) avant {_DUE}"),
        Saying(rf"la veille (?:de )?{_DUE}", {"before": "1", "unit": "jour"}),
        Saying(rf"(?:le jour (?:de )?|a ){_DUE}", {"before": "0", "unit": "jour"}),
        Saying(r"(?:le )?dernier jour", {"day": "31"}),
        Saying(r"un <weekday> sur (?P<weeks><number>)|tous les (?P<weeks><number>) <weekday>"),
        Saying(r"(?:tous les|chaque|le|les)? ?(?P<nth><nth>) <weekday>(?= (?:de|du|d'))"),
        Saying(r"(?:tous les|chaque) (?P<nth><nth>) <weekday>", {"span": "1"}),
        Saying(r"(?:le )?(?P<nth><nth>) <weekday>"),
        Saying(
            r"hebdomadaire(?:ment)?|(?:toutes les|chaque|par) semaines?|une fois par semaine", {"weeks": "1"}
        ),
        Saying(r"tous les (?:quinze|15) jours", {"weeks": "2"}),
        Saying(r"toutes les (?P<weeks><number>) semaines|une semaine sur (?P<weeks><number>)"),
        Saying(r"tous les (?P<months><number>) mois|un mois sur (?P<months><number>)"),
        Saying(r"bimestriel(?:le|lement)?", {"months": "2"}),
        Saying(
            r"semestriel(?:le|lement)?|(?:tous les|chaque) semestres?|(?:deux|2) fois par an", {"months": "6"}
        ),
        Saying(
            r"annuel(?:le|lement)?|tous les ans|(?:chaque|toutes les) annees?|une fois par an",
            {"months": "12"},
        ),
        Saying(
            r"mensuel(?:le|lement)?|tous les mois|(?:de )?chaque mois|du mois|une fois par mois",
            {"span": "1"},
        ),
        Saying(
            r"trimestriel(?:le|lement)?|tous les trimestres|(?:de )?chaque trimestre|du trimestre"
            r"|une fois par trimestre",
            {"span": "3"},
        ),
        Saying(r"(?:tous les|chaque|les) <weekday>", {"each": "1"}),
        Saying(r"(?:le )?<weekday>"),
        Saying(r"(?:le )?(?P<day>\d{1,2})(?:er)?|le (?P<day>premier)"),
    ),
    starts=(
        r"a (?:partir|compter) (?:du|de|d')|en commencant(?: (?:le|par))?|des(?: le)?"
        r"|prochaine? (?:date ?)?:|debut le|premiere (?:fois|date) (?:le|:)"
    ),
    once=r"une (?:seule )?fois(?: seulement)?(?! par )|ponctuel(?:le|lement)?",
    on="le",
    beginnings=("debut de", "debut du", "debut"),
    last="dernier",
    fillers=frozenset({"le", "la", "les", "a", "au", "de", "du", "des", "en", "et", "chaque", "jour", "svp"}),
)
