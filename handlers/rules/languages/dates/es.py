"""Spanish: how days are named."""

from handlers.rules.languages.dates.figures import FIGURES
from handlers.rules.languages.table import DateWords, Phrase, Rule, folded, numbered, unit_words

HOUR = (
    r"(?:medio ?día|medianoche|(?:las? )?\d{1,2}(?:[:.]\d\d)? ?(?:h|hs|hrs|horas|am|pm|a\. ?m\.|p\. ?m\.)"
    r"|(?:las? )?\d{1,2}:\d\d|las? \d{1,2})"
)
PART = r"(?:de|en|por|a) la (?:mañana|tarde|noche)"
EVENT = r"(?:reunión|taller|sesión|visita|llamada|conferencia|comité|capacitación|encuentro|evento|seminario)"
YEAR = r"(?: (?:de |del )?<year>)?"
START = r"(?:(?:a|el|al|los|para|en)? ?(?:principios?|comienzos?|inicios?|primeros días))"
MIDDLE = r"(?:(?:a|el|en|para)? ?(?:mediados|la mitad|mitad))"
END = r"(?:(?:a|al|el|en|para|los)? ?(?:finales|fin(?:es)?|final|últimos días|cierre|término))"
NEXT = r"(?:que viene|próxim[oa]|que entra|entrante|siguiente)"

DATES = DateWords(
    weekdays=numbered("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", start=0),
    short_weekdays=numbered("lun", "mar", "mié", "jue", "vie", "sáb", "dom", start=0),
    months=numbered(
        *("enero|ene", "febrero|feb", "marzo|mar", "abril|abr", "mayo|may", "junio|jun", "julio|jul"),
        *("agosto|ago", "septiembre|setiembre|sept|sep", "octubre|oct", "noviembre|nov", "diciembre|dic"),
    ),
    named=folded(
        {
            **numbered(
                "anteayer|antier|antes de ayer",
                "ayer|anoche",
                "hoy|hoy mismo|esta tarde|esta noche|esta mañana|este mediodía|al final del día"
                "|el final del día"
                "|fin del día|el fin del día|final del día|hoy por la tarde|hoy en la tarde|en la tarde"
                "|en la noche|por la tarde|por la noche|al rato|más tarde"
                "|más tardecito|en un rato|ahora mismo|ahorita",
                "mañana|mañana mismo|el día de mañana|mñn|mñna|mnana|manana mismo",
                "pasado mañana",
                start=-2,
            ),
            **numbered("hoy en ocho|hoy en ocho días", "mañana en ocho|mañana en ocho días", start=7),
            "en una quincena": 15,
            "en quince días": 15,
        }
    ),
    numbers=folded(
        {
            **numbered(
                *(
                    "un|una|uno",
                    "dos|un par de",
                    "tres",
                    "cuatro",
                    "cinco",
                    "seis",
                    "siete",
                    "ocho",
                    "nueve",
                    "diez",
                ),
                *("once", "doce", "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho"),
                *("diecinueve", "veinte"),
            ),
            "treinta": 30,
            "cuarenta y cinco": 45,
            "sesenta": 60,
            "noventa": 90,
        }
    ),
    ordinals=numbered(
        *(
            "primer|primero|primera|1er|1.er|1º",
            "segundo|segunda|2º|2do",
            "tercer|tercero|tercera|3er|3.er|3º",
        ),
        "cuarto|cuarta|4º|4to|último",
    ),
    days=numbered(
        *("primero|uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once"),
        *(
            "doce",
            "trece",
            "catorce",
            "quince",
            "dieciséis",
            "diecisiete",
            "dieciocho",
            "diecinueve",
            "veinte",
        ),
        *("veintiuno", "veintidós", "veintitrés", "veinticuatro", "veinticinco", "veintiséis", "veintisiete"),
        *("veintiocho", "veintinueve", "treinta", "treinta y uno"),
    ),
    years=folded(
        {
            "este año": 0,
            "año en curso": 0,
            "presente año": 0,
            "año": 0,
            "próximo año": 1,
            "año próximo": 1,
            "año que viene": 1,
            "el próximo año": 1,
            "el año que viene": 1,
            "el año próximo": 1,
        }
    ),
    feasts=folded(
        {
            "navidad": (12, 25),
            "la navidad": (12, 25),
            "nochebuena": (12, 24),
            "año nuevo": (1, 1),
            "nochevieja": (12, 31),
            "reyes": (1, 6),
        }
    ),
    units=unit_words(
        hour="hora|horas|h|hs|hrs",
        day="día|días|días naturales|días corridos|días calendario",
        workday="día hábil|días hábiles|día laborable|días laborables|día laboral|días laborales",
        week="semana|semanas",
        month="mes|meses",
        quarter="trimestre|trimestres",
        year="año|años",
    ),
    by=(
        r"(?:antes de|antes del|para antes de|a(?: lo)? más tardar(?: el)?|como muy tarde|como máximo"
        r"|no más tarde de"
        r"|no más tarde del|no después del|fecha límite ?:?|plazo ?:?|con fecha límite|para|de aquí a"
        r"|de aquí al|desde hoy"
        r" hasta|vence(?: el)?|entrega ?:|tope ?:?|al (?:cierre|final))"
        rf"(?: (?:{HOUR}(?: {PART})?|(?:el )?(?:fin|final|cierre) (?:de|del)(?: día)?|la (?:mañana|tarde"
        rf"|noche)"
        r"|primera hora))?(?: del| de| el| este| al| día| el día| a)?(?: día)?"
    ),
    until=r"hasta el(?: día)?|hasta",
    on=(
        r"de(?= (?:hoy|mañana) en ocho)|el(?: día)?|este|al|durante(?: el| la)?|hacia el|hacia"
        r"|alrededor del|en el (?:curso"
        r"|transcurso) (?:de|del)"
        r"|a lo largo (?:de|del)|con fecha|en la (?:mañana|tarde|noche) del"
        rf"|a {HOUR}(?: {PART})? del(?: día)?|a (?:primera|última) hora (?:del|de(?: la)?)"
    ),
    never=(
        r"desde(?: el)?|después (?:de|del)|pasado el|tras el|a partir (?:de|del)|cada|todos los|los|o(?: el)?"
        r"|entre(?: el)?"
        r"|no (?:antes del?|el)|del|de|fechad[oa] (?:el|del?)|posterior al"
    ),
    time=(
        rf"(?:,? (?:(?:a|antes de|hacia|sobre|al|por) {HOUR}(?: {PART})?|{HOUR}|{PART}|(?:a )?primera hora"
        r"(?: (?:de la|por la) mañana)?|temprano|(?:a|en) última hora|al mediodía|a más tardar|como muy tarde"
        r"|como máximo|al final del día|al cierre del día|sin falta)(?!\w)){1,3}"
    ),
    day=r"(?:\d{1,2} ?(?:-|y|al|o)(?: el)? ?)?<dayno>(?:º|°|ro)?",
    phrases=(
        *FIGURES,
        Phrase(
            Rule.MONTH_DAY,
            r"(?:<weekday>\.?,? (?:el |día )?)?<day>(?: de| del mes de|-| -)? ?<month>\.?(?:,? (?:de "
            r"|del )?<year>"
            r"|-(?P<year>\d{4}|\d\d))?",
        ),
        Phrase(Rule.MONTH_DAY, r"<feast>"),
        Phrase(Rule.WEEK_OF, r"(?:en |para )?(?:la )?semana del <day>(?: de)? <month>"),
        Phrase(Rule.WEEK_NUMBER, r"(?:la )?semana (?P<number>\d{1,2})", leans=True),
        Phrase(
            Rule.DAY,
            r"(?:el )?(?:día )?(?P<day>\d{1,2})(?: (?:de este mes|del mes|del corriente"
            r"|del presente(?: mes)?))?"
            r"(?=$|[.,;:!?)]| y | a más| como| a (?:las|primera)| por la| sin falta| les?\b| te\b)",
            leans=True,
        ),
        Phrase(
            Rule.DAY,
            r"(?:el )(?:día )?(?P<day>\d{1,2})(?! ?(?:<month>|<unit>|por ciento|millones|mil|de|del|o el"
            r"|y el|al"
            r"|personas|veces|euros|pesos|soles|dólares|páginas|[-/.:%&+x]? ?\d|km|kg|ha)\b)(?= [a-z@])",
        ),
        Phrase(Rule.DAY, r"<weekday>\.?,? (?:el )?(?P<day>\d{1,2})(?=$|[.,;!?)]| a | antes | y | por )"),
        Phrase(
            Rule.NEXT_MONTH_DAY, r"(?:el )?<day> del (?:próximo mes|mes próximo|mes que viene|mes entrante)"
        ),
        Phrase(Rule.NAMED, r"<named>"),
        Phrase(
            Rule.COUNT,
            r"(?:dentro de|en un plazo (?:de|máximo de)|en el plazo de|en(?: los| las)?(?: próxim[oa]s"
            r"| siguientes)?"
            r"|de aquí a|en menos de|en no más de"
            r"|en un máximo de) <number>(?: \(\d+\))? ?(?:próxim[oa]s )?<unit>",
        ),
        Phrase(Rule.COUNT_BACK, r"hace <number> <unit>"),
        Phrase(Rule.WEEKDAY, rf"<fullday>(?: {NEXT})?|(?:próximo|siguiente) <fullday>"),
        Phrase(Rule.WEEKDAY, r"(?(by)<weekday>\.?|<weekday>\.)", leans=True),
        Phrase(
            Rule.WEEKDAY_THIS,
            r"(?:este |el )?(?:mismo )?<fullday> de esta semana|este <fullday>|este mismo <fullday>",
        ),
        Phrase(
            Rule.WEEKDAY_NEXT,
            rf"<fullday>,? (?:de )?la (?:semana {NEXT}|(?:próxima|siguiente) semana)"
            rf"|(?:la )?semana {NEXT},? el <fullday>"
            r"|la próxima semana,? el <fullday>",
        ),
        Phrase(Rule.WEEKDAY_LATER, r"<fullday> en ocho(?: días)?|de <fullday> en ocho"),
        Phrase(Rule.WEEKDAY_LAST, r"<fullday> (?:pasado|último)|pasado <fullday>"),
        Phrase(Rule.BEFORE_WEEKEND, r"antes del fin de semana"),
        Phrase(
            Rule.WEEKEND,
            r"(?:el|este|durante el|en el) (?:próximo )?(?:fin de semana|finde)(?: próximo| que viene)?",
        ),
        Phrase(
            Rule.UNIT_END,
            rf"{END} (?:de la |del |de este |de esta |de )(?:presente |mismo )?<unit>(?: en curso)?"
            r"|(?:en (?:el )?(?:curso|transcurso) de |durante |dentro de |en )?est[ea] (?:mism[oa] )?<unit>"
            r"|(?:dentro del|durante el|durante la|en el transcurso del|en el curso del"
            r"|en el transcurso de la|en el curso de la|durante la|en la|entre) <unit>",
        ),
        Phrase(Rule.UNIT_END, r"que (?:acabe|termine|finalice|concluya) (?:la |el )(?:presente )?<unit>"),
        Phrase(Rule.MONTH_END, rf"que (?:acabe|termine|finalice|concluya) (?:el mes de )?<month>{YEAR}"),
        Phrase(Rule.UNIT_MIDDLE, rf"{MIDDLE} (?:de la |del |de esta |de este |de )<unit>"),
        Phrase(
            Rule.UNIT_NEXT_END,
            rf"(?:{END} (?:de |del )?(?:la )?|(?:durante|en el transcurso de|en) )?(?:la |el )?"
            rf"(?:(?:próxim[oa]|siguiente) <unit>|<unit> {NEXT})",
        ),
        Phrase(
            Rule.UNIT_NEXT_START,
            rf"{START} (?:de |del )(?:la )?(?:próxim[oa] <unit>"
            rf"|<unit>(?: {NEXT})?)",
        ),
        Phrase(Rule.UNIT_NEXT_MIDDLE, rf"{MIDDLE} (?:de |del )(?:la )?(?:próxim[oa] <unit>|<unit> {NEXT})"),
        Phrase(Rule.UNIT_LAST, r"(?:la |el )?(?:pasad[oa] <unit>|<unit> pasad[oa])"),
        Phrase(Rule.MONTH_START, rf"{START} (?:de |del mes de )<month>{YEAR}"),
        Phrase(Rule.MONTH_MIDDLE, rf"{MIDDLE} (?:de |del mes de )<month>{YEAR}"),
        Phrase(Rule.MONTH_END, rf"{END} (?:de |del mes de )<month>{YEAR}"),
        Phrase(
            Rule.MONTH_END,
            rf"(?:en|durante|en el mes de|durante el mes de|en el transcurso de) <month>{YEAR}",
        ),
        Phrase(Rule.MONTH, r"<month>(?: (?:de |del )?<year>)?", leans=True),
        Phrase(
            Rule.QUARTER,
            rf"(?:{END} (?:de |del )?|en (?:el )?|durante el )(?:[tq](?P<quarter>[1-4])"
            rf"|<ordinal> trimestre){YEAR}",
        ),
        Phrase(Rule.QUARTER, rf"(?:el )?(?:[tq](?P<quarter>[1-4])|<ordinal> trimestre){YEAR}", leans=True),
        Phrase(
            Rule.QUARTER_START, rf"{START} (?:de |del )(?:[tq](?P<quarter>[1-4])|<ordinal> trimestre){YEAR}"
        ),
        Phrase(Rule.HALF, rf"(?:{END} (?:de |del )?|en el |el )?<ordinal> semestre (?:de |del )?<year>"),
        Phrase(Rule.YEAR_START, rf"{START} de (?P<year>\d{{4}})"),
        Phrase(Rule.YEAR_END, rf"{END} (?:de |del )(?:l )?<year>"),
        Phrase(
            Rule.NTH_WEEKDAY,
            r"(?:en |durante )?(?:el |la )?(?:(?P<last>últim[oa])|<ordinal>) (?:<fullday>|semana) (?:de"
            r"|del mes de)"
            rf" <month>{YEAR}",
        ),
        Phrase(Rule.NO_DATE, r"(?:el |la )?(?:<ordinal>|última) (?:<fullday>|<unit>) (?:de|del) (?:mes|año)"),
        Phrase(
            Rule.NO_DATE, r"(?:todos )?los (?:<fullday>|sábados|domingos)|(?:por|en) la mañana|de la mañana"
        ),
        Phrase(Rule.NO_DATE, rf"{EVENT} (?:de |del )(?:<weekday> )?(?:<fullday>|<day> de <month>)"),
    ),
)
