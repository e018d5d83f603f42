"""Spanish: how promises are made."""

from handlers.rules.languages.promises.es_deeds import (
    DELIVERIES,
    ER_NOW,
    MEETINGS,
    NO_FUTURE,
    NO_NOW,
    OUR_PEOPLE,
    READY_SOON,
    SAID_NOW,
    SAID_THEN,
    SOON,
    STEM,
    TAKES_IT,
    TEAM,
    THING_FOLLOWS,
    TO_WHOM,
    TRAVELLERS,
    WHAT,
    YOU_WILL_HAVE,
)
from handlers.rules.languages.promises.es_guards import CONDITIONS, COURTESIES, DOUBTS, REPORTS
from handlers.rules.languages.promises.es_verbs import CONTRACTIONS, ENDINGS, INFINITIVES
from handlers.rules.languages.table import PromiseWords

WE = r"(?:nosotros |nosotras |yo |y yo )?"

PROMISES = PromiseWords(
    markers=(
        r"(?P<dated_errand>(?:voy|vamos|ire|iremos)(?= {2,}a \w+(?:ar|er|ir)(?:les|le|te|os)?\b))|"
        r"(?:yo )?(?:nos comprometemos|me comprometo|quedamos|quedo|nos encargamos|me encargo|nos ocupamos"
        r"|me ocupo|me hago cargo|nos hacemos cargo|nos haremos cargo|me encargare|nos encargaremos"
        r"|me ocupare"
        rf"|nos ocuparemos|{TEAM} se (?:encarga|compromete|ocupa|hace cargo))(?: yo| nosotros)?"
        r" (?:a|de|en|del|al)(?= \w)"
        rf"|(?:yo |nosotros )?{TAKES_IT}"
        r"|no (?:dejaremos|dejare) de(?= \w+r)|(?:habre|habremos)(?= \w+(?:ad|id|t|ch|s)o\b)"
        r"|(?P<dated_able>(?:estamos|estoy|estaremos|estare) en (?:condiciones|capacidad"
        r"|posibilidad) de(?= \w+r))"
        rf"|{WE}{SOON}{TO_WHOM}{WHAT}{NO_FUTURE}(?P<verb_will>(?:\w*{STEM}(?:emos|e)|har(?:e|emos) llegar))"
        rf"|{TEAM} {TO_WHOM}{WHAT}(?P<verb_team>\w*{STEM}a)"
        rf"|(?P<dated_team>{TEAM} {TO_WHOM}{WHAT}(?P<verb_now_team>\w{{3,}}[ae])(?<!ara){THING_FOLLOWS})"
        r"|(?P<dated_with>(?:me comprometo|nos comprometemos) con(?= (?:el|la|los|las)\b))"
        r"|(?P<dated_offer>(?:yo )?(?:me ofrezco|nos ofrecemos|me anoto|me apunto|acepto|aceptamos"
        r"|me comprometo"
        rf"|quedo)(?: (?:a|para|en))?(?= +(?:{DELIVERIES})\b))"
        r"|(?P<dated_hold>(?:(?:se (?:lo|la|los|las)|les|le|te|os) )(?:tengo|tenemos"
        r"|tendre)(?= (?:list[oa]s? )?(?:el|la|los"
        r"|las|nuestr[oa]s?|mis?)\b| {2}| *[.!]?$))"
        r"|(?P<bare_hold>(?P<dated_own>(?:ya )?(?:tengo|tenemos)(?= (?:el|la|los|las) (?!(?:reunion|cita"
        r"|visita|llamada"
        r"|capacitacion|clase|duda|entrevista|fiesta|sesion|taller|evento)\b))))"
        r"|(?:les|le|te|os) (?:sera|seran)(?= \w+[ai]d[oa]s? (?:el|la|los|las|nuestr[oa]s?)\b)"
        rf"|{OUR_PEOPLE} {TO_WHOM}{WHAT}(?P<verb_people>\w*{STEM}an)"
        r"|(?:vuelvo|volvemos|volvere|volveremos|regreso|regresamos)(?: a (?:usted(?:es)?|ti|vosotros))?"
        r"(?= .{0,30}\bcon (?:el|la|los|las|un|una|nuestr[oa]s?)\b)"
        r"|(?P<dated_being>(?:les|te|le|os) (?:lo |la |los |las )?(?:estoy|estamos)(?= \w+ndo\b))"
        rf"|{TO_WHOM}(?P<object_go>{WHAT})(?:{TEAM} va|vamos|voy|boy|yo va|nosotros va) a"
        rf"(?= {SOON}\w+r(?:os|te|le|les|se|nos)?(?:lo|la|los|las)?\b)"
        r"|(?P<dated_learnt>(?:yo|nosotros) (?:va|voy|vamos)(?= \w+[aei]r\b)|(?:voy|boy"
        r"|vamos)(?= \w+[aei]r\b)"
        rf"|(?:yo|nosotros)(?= (?:{DELIVERIES})\b))"
        rf"|(?:yo |nosotros )?(?:os|te|le|les|se) (?P<object_now>{WHAT})(?P<verb_now>{SAID_NOW}|{SAID_THEN})"
        rf"|(?<!el )(?<!un )(?<!su )(?<!al )(?<!por )(?<!de )(?:yo "
        rf"|nosotros )?(?P<object_today>{WHAT})(?P<verb_today>{SAID_NOW})(?= (?!de\b)\w| {{2}}"
        rf"|\b *[.,!]?$)"
        rf"|(?P<dated_it>(?:yo )?{TO_WHOM}(?P<object_it>(?:lo|la|los"
        rf"|las) )(?P<verb_it>{NO_NOW}\w{{3,}}(?:o|amos|imos)"
        rf"|{ER_NOW}))(?: yo| nosotros)?"
        rf"|(?P<dated_whom>(?:yo |nosotros )?(?:os|te|le|les) (?P<verb_whom>{NO_NOW}\w{{3,}}(?:o|amos|imos)"
        rf"|doy|{ER_NOW}))"
        rf"|(?P<bare_o>(?P<dated_o>(?:yo )?(?P<verb_o>{NO_NOW}\w{{3,}}o|doy){THING_FOLLOWS}))"
        rf"|(?P<dated_self>(?:yo|y yo|nosotros|nosotras) (?P<verb_mine>{NO_NOW}\w{{3,}}(?:o|amos|imos)|doy"
        rf"|{ER_NOW}){THING_FOLLOWS})"
        rf"|(?P<dated_who>(?:soy yo|yo soy|somos nosotr[oa]s) (?:quien|quienes|el que|la que|los que|las que)"
        rf" {TO_WHOM}{WHAT}(?P<verb_who>{NO_NOW}\w{{2,}}(?:a|e|amos|emos|imos)))"
        rf"|(?P<timely_amos>(?P<verb_amos>{NO_NOW}\w{{3,}}(?:amos|imos)){THING_FOLLOWS})"
        r"|(?P<timely_ready>(?:ya )?(?:tengo|tenemos)(?= (?:[\w ]{2,40} )?list[oa]s?\b))"
        r"|(?P<dated_can>(?:puedo|podemos)(?= (?:tener|hacer|"
        rf"{DELIVERIES})\b))"
        r"|(?P<solemn_will>(?:nos comprometemos|me comprometo)(?:, [^,]{3,60},)? a(?= \w))"
        rf"|(?P<dated_emos>(?P<verb_emos>{ER_NOW}|hacemos))(?= \w)"
        r"|(?:veran|encontraran)(?= .*\ben (?:su|la|el) (?:correo|bandeja|carpeta|buzon))"
        r"|(?P<dated_have>(?:(?:pueden?|puedes|podeis) )?(?:cuenten|cuenta|cuente|contar) con(?= (?:el|la"
        r"|los|las)\b)"
        r"|(?:ya )?(?:tienes|tenes|teneis)(?= (?:ya )?(?:el|la|los|las|un|una|mis?|nuestr[oa]s?)\b))"
        r"|(?P<bare_have>(?P<dated_they>(?:ustedes |ya )?(?:tienen|reciben|recibes"
        r"|recibis)(?= (?:ya )?(?:el|la|los|las|mis?|nuestr[oa]s?)\b)))"
        r"|(?P<dated_reach>(?:te|les|le|os) (?:llega|llegan|llegara|llegaran)(?= (?:el|la|los|las|un|una|mis?"
        r"|nuestr[oa]s?)\b))"
        rf"|(?P<timely>{WHAT}(?P<verb_then>{SAID_THEN}))"
        r"|(?:(?:me|nos) comprometo|corre|va|queda) por (?:mi|nuestra) cuenta(?= (?:el|la|los|las)\b)"
        r"|(?:corre|queda|va) de (?:mi|nuestra) cuenta(?= (?:el|la|los|las)\b)"
        r"|(?:voy a estar|vamos a estar|estaremos|estare)(?= \w+ndo\b)|(?:queda|quedan|quedara"
        r"|quedaran|estara|estaran|esta|estan)(?= (?:list[oa]s?|en (?:su|tu|sus|tus) \w+) (?:el|la|los|las"
        r"|un|una|nuestr[oa])\b)"
        r"|(?:(?:os|te|le|les) )?(?:prometo|prometemos|garantizo|garantizamos|aseguro|aseguramos)(?= \w+r)"
        r"|(?:(?:os|te|le|les) )?(?:prometo|prometemos)(?= (?:el|la|los|las|un|una)\b)"
        r"|(?:planeamos|planeo|prevemos|(?:tenemos|tengo|hemos|he) (?:previsto|programado|planeado"
        r"|planificado)|pensamos|estamos por)(?= \w+r)"
        rf"|(?:{YOU_WILL_HAVE})"
        rf"|se {TO_WHOM}{WHAT}(?P<verb_self>(?:enviar|compartir|entregar|publicar|remitir|presentar|difundir"
        r"|distribuir"
        r"|mandar|circular)a|(?:hara|haran) llegar)n?"
        r"|(?:(?:pueden?|puedes|podeis) )?(?:cuenten|cuenta|contad|cuente|contar) (?:con (?:nosotros|nosotras"
        r"|mi equipo|nuestro equipo|que (?:os|te|les|le) (?:enviemos|mandemos))|conmigo)(?: para| con)?"
        r"|(?P<bare>enviando|mandando)"
    ),
    others=(
        rf"%s(?::| -| {TO_WHOM}{WHAT}(?:(?P<verb_other>\w*{STEM}a)n?|va a|van a|se compromete a"
        r"|se comprometio a"
        r"|se encarga(?:ra)? del?|se ocupa(?:ra)? del?|debe|queda(?:ra)? (?:a cargo|encargad[oa]) del?))"
        rf"|%s (?P<dated_other>{TO_WHOM}(?P<object_other>{WHAT})(?P<verb_does>\w{{3,}}[ae](?<!aba))"
        rf"{THING_FOLLOWS})|de (?P<object_taken>[\w ]{{3,40}}?) se (?P<verb_taken>encarga|ocupa)(?:ra)? %s"
    ),
    passives=READY_SOON,
    deliveries=(
        rf"(?:{DELIVERIES})(?! (?:mas|novedades|noticias|informacion|detalles|apoyo|actualizaciones"
        r"|pronto)\b)"
    ),
    objectless=(
        r"(?P<idle>hacer(?:lo)?|lo hacer)|(?P<takes>(?:me|nos) (?:encargo|ocupo|encargamos|ocupamos"
        r"|hago cargo"
        r"|hacemos cargo)|encargarse|ocuparse)|"
        rf"(?:(?:lo|la|los|las) )?(?P<does>{DELIVERIES})(?: (?:eso|esto"
        rf"|todo|a todos|a todas|al equipo"
        r"|pronto))*"
    ),
    idle=(
        r"vernos|reunirnos|juntarnos|encontrarnos|hablarnos|hacer (?:nuestro|mi) mejor"
        r"|tener (?:una?|otra|la|nuestra|el) (?:reunion|llamada|taller|pausa|cita|gusto|honor|placer)|llegar|"
        r"tomar (?:el (?:avion|vuelo|bus|tren)|vacaciones|un descanso|la ruta|el dia)|cumplir \d+"
        r"|(?:lo )?conversar"
        r"|(?:venir|volver|regresar|pasar|cerrar|salir)(?=[ .!]*$)|pasar el (?:examen|dia|curso)|"
        r"viajar|celebrar|"
        r"ver(?:emos)?|saber|esperar|necesitar|recibir|tener(?! (?:list|el|la|los|las|un))\w*"
        r"|estar(?! \w+ndo)|ser"
        r"|intentar"
        r"|tratar|poder|querer|deber|haber|seguir|continuar|perder|obtener|conocer|ir(?! \w+ndo)|hablar"
        r"|pensar"
        r"|considerar"
        r"|evaluar|discutir|procurar|hacer (?:lo posible|todo lo posible|un esfuerzo)|buscar (?:la|una"
        r"|soluci)|agradecer"
        r"|preferir"
        r"|empezar|comenzar|participar|asistir|quedar|tardar|faltar|mantener|necesit\w+|ten(?:er|emos)? que"
        r"|(?:pedir|solicitar|recordar|decir|exigir)(?:le|les)? (?!a (?:nuestr|mi)).*(?:que|envi|entreg)"
    ),
    doubts=DOUBTS,
    denials=(
        r"no|nunca|jamas|nada|ningun\w*|tampoco|imposible|sin poder|ya (?:envi|mand|entreg|present"
        r"|public|termin|prepar)\w+"
    ),
    obstacles=(
        r"bloquead[oa]s?|esperando|a la espera|en espera|pendientes?|retras\w+|falta|faltan|cancelad\w+"
        r"|aplazad\w+"
        r"|pospuest\w+|demor\w+|necesit\w+|ocupo(?! (?:de|yo)\b)"
    ),
    finite=(
        r"\w{2,}(?:enme|anme|ennos|annos|adme|edme|idme|ame(?<!examen))|envien?|manden?|compartan"
        r"|avisen?|es|son|era|eran|fue|fueron|esta|estan|estaba|estaban|estamos|estoy|soy|somos|ha|han"
        r"|he|hemos|habia"
        r"|hay|tiene|tienen|tenemos|tengo|va|van|vamos|voy|debe|deben|quiere|quieren|pide|piden|necesita"
        r"|necesitan|solicita|exige|nosotros|yo|ellos|ellas|ella|ustedes|usted|vosotros|que|quien|cual"
        r"|donde"
        r"|llega|llegan|empieza|comienza|termina|vence|vencen|abre|cierra|cerrad[oa]s?|vuelve|regresa|sale"
        rf"|anuncian?|\w{{2,}}(?:aron|ieron|aban|ian|aran|eran|iran)|\w{{3,}}(?:aremos|eremos|iremos)"
        rf"|{MEETINGS}|gracias"
        r"|anotad[oa]|agendad[oa]|confirmad[oa]|apuntad[oa]|visto|feliz|buen"
        r"|hola|saludos"
        r"|enviad[oa]s?|recibid[oa]s?|entregad[oa]s?|terminad[oa]s?|aprobad[oa]s?|prevista?s?|previsto"
        r"|esperad[oa]s?"
        r"|vacaciones|feriado|ausente|recordatorio|plazo|fecha limite|lo|me|nos|os|su|sus|vuestr[oa]s?"
        r"|tu|de parte"
        r"|si|todo bien|perdon|lamento|enviamos|mandamos|entregamos|recibimos|ok|vale"
        r"|\w{3,}(?:ara|era|ira)(?! de\b)"
    ),
    conditions=CONDITIONS,
    reports=REPORTS,
    lists=(
        r"(?:por|de) (?:nuestra|mi) parte|de (?:nuestro|mi) lado|proximos pasos|nuestr[oa]s (?:compromisos"
        r"|entregables|acciones|tareas)"
        r"|haremos|vamos a|nos comprometemos a|lo prometo|compromisos?|acciones"
    ),
    courtesies=COURTESIES,
    joints=r"y(?: luego| despues| tambien| ademas)?|e|pero|luego|ademas|asi como|asi que",
    tails=(
        r" ?[;,(]| - | (?:pero|porque|ya que|puesto que|pues|aunque|mientras|que|cuando|asi que|como)\b"
        r"| y (?:nosotros|yo|ella|ellos|el|la|los|las|nuestro|nuestra|este|esta|eso)\b"
    ),
    trim=(
        r"(?:lo|la|los|las)(?= \w+r\b)|y|pero|luego|despues|tambien|ademas|entonces|a|de|que|ok|vale|si"
        r"|claro|por mi parte"
        r"|por nuestra parte|de nuestra parte"
        r"|pendientes?|accion|proximo paso|proximos pasos|para|fecha limite|plazo|antes|con|por|sobre"
        r"|en cuanto a"
        r"|respecto a|respecto al|ya|aun|bien|perfecto|listo"
    ),
    things=(
        r"(?:el|la|los|las|un|una|nuestr[oa]s?|mis?|est[ea]|su|sus|del|al)"
        r"(?: (?!(?:con|para|por|de|y|e|o|pero|asi|como|a|al|es|esta|estan|estara|sera|ha|han|va|van|que"
        r"|si|cuando"
        r"|ya|fin"
        r"|lo|la|los|las|le|les|se|semana|mes|dia|tarde|manana|noche|reunion|casi|list[oa]s?|tiempo|en"
        r"|demora|retraso)\b)"
        r"\w[\w-]*){1,4}(?: de(?:l| la| los| las)? \w+){0,2}"
    ),
    taken_up=r"(?:lo|la|los|las) (?P<does>\w+(?:ar|er|ir))(?= |$)",
    vouched=(
        r"(?:(?:eso )?es )?(?:cosa|tarea|asunto) (?:mi[ao]|nuestr[ao])(?= *(?:[.,!;]|$))|(?:eso )?(?:corre"
        r"|va|queda) por (?:mi|nuestra) cuenta(?= *(?:[.,!;]|$))|es (?:mi|nuestra) responsabilidad"
        r"|(?:de eso )?(?:yo )?respondo yo|d[e]j[ae]n?(?:me)?lo (?:a mi|en mis manos|en nuestras manos)"
        r"|(?:me|nos) toca a (?:mi|nosotros)|cuenten? con (?:ello|eso)"
    ),
    datelines=(
        r"(?:(?:ya )?(?:estara|estaran|quedara|queda|esta|va a estar|todo)) (?:list[oa]s?|hech[oa]s?"
        r"|enviad[oa]s?)"
        r"|a mas tardar|como (?:maximo|muy tarde)|sin falta|prometido|lo prometo"
    ),
    pledges=(
        r"(?:disculp\w+|perdon\w*|mil disculpas)(?: (?:por )?(?:el|la) (?:retraso|demora|atraso"
        r"|tardanza))?(?=,)"
        r"|sin falta|si o si|prometido|(?:te|les|os|le)? ?(?:lo )?(?:prometo|juro|garantizo)|palabra"
        r"|(?:por|de) (?:mi|nuestra) parte|(?:estoy|estamos|ando|andamos) en (?:eso|ello)"
    ),
    to_come=(
        r"(?:pasado )?manana|.*(?:proxim|que viene|entrante|siguiente|en ocho|finde|fin de|finales"
        r"|mediados|\d)"
    ),
    travellers=TRAVELLERS,
    own=(
        r"\W*(?:yo|nosotr[oa]s|estoy|estamos|ya|ok|si|vale|gracias|perdon|disculp\w+|casi|sigo|seguimos"
        r"|listo|claro"
        r"|perfecto|nuestr[oa]|mi|tranquil[oa]|de acuerdo)\b"
    ),
    articles=(
        r"el|la|los|las|un|una|unos|unas|nuestro|nuestra|nuestros|nuestras|mi|mis|este|esta|estos|estas"
        r"|otro|otra|otros|otras|\d+"
    ),
    abbreviations=frozenset(
        {
            "sr",
            "sra",
            "srta",
            "dr",
            "dra",
            "ing",
            "lic",
            "prof",
            "no",
            "num",
            "pag",
            "ej",
            "aprox",
            "art",
            "ud",
            "uds",
            "depto",
        }
    ),
    infinitives=INFINITIVES,
    endings=ENDINGS,
    contractions=CONTRACTIONS,
)
