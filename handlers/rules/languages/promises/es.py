"""Spanish: how promises are made."""

from handlers.rules.languages.promises.es_deeds import (
    DELIVERIES,
    NO_FUTURE,
    NO_NOW,
    READY,
    SAID_NOW,
    SAID_THEN,
    SOON,
    STEM,
    TEAM,
    TO_WHOM,
    WHAT,
)
from handlers.rules.languages.table import PromiseWords, forms

PROMISES = PromiseWords(
    markers=(
        rf"(?:nosotros |nosotras |yo |{TEAM} )?{SOON}{TO_WHOM}{WHAT}{NO_FUTURE}"
        rf"(?P<verb_will>\w*{STEM}(?:emos|e))"
        rf"|{TEAM} {TO_WHOM}{WHAT}(?P<verb_team>\w*{STEM}a)"
        rf"|(?:{TEAM} va|vamos|voy) a {SOON}(?=\w+r(?:os|te|le|les|se|nos)?(?:lo|la|los|las)?\b)"
        rf"|(?:yo |nosotros )?(?:os|te|le|les|se) (?P<object_now>{WHAT})(?P<verb_now>{SAID_NOW}|{SAID_THEN})"
        rf"|(?:yo |nosotros )?(?P<object_today>{WHAT})(?P<verb_today>{SAID_NOW})(?= (?!de\b)\w| {{2}}"
        rf"|\b *[.,!]?$)"
        rf"|(?P<dated_it>{TO_WHOM}(?P<object_it>(?:lo|la|los|las) )(?P<verb_it>{NO_NOW}\w{{3,}}(?:o|amos|emos"
        rf"|imos)))(?: yo| nosotros)?"
        rf"|(?P<dated_whom>(?:yo |nosotros )?(?:os|te|le|les) (?P<verb_whom>{NO_NOW}\w{{3,}}(?:o|amos|emos"
        rf"|imos)))"
        rf"|(?P<bare_o>(?P<dated_o>(?:yo )?(?P<verb_o>{NO_NOW}\w{{3,}}o)(?= (?:el|la|los|las|al|un|una"
        rf"|unos|unas"
        rf"|nuestr[oa]s?)\b)))"
        r"|(?P<dated_can>(?:puedo|podemos)(?= (?:tener|hacer|"
        rf"{DELIVERIES})\b))"
        r"|(?P<solemn_will>(?:nos comprometemos|me comprometo)(?:, [^,]{3,60},)? a(?= \w))"
        rf"|(?P<dated_emos>(?P<verb_emos>{NO_NOW}\w{{2,}}(?<![aei]r)emos))(?= \w)"
        r"|(?:veran|encontraran)(?= .*\ben (?:su|la|el) (?:correo|bandeja|carpeta|buzon))"
        r"|(?P<dated_have>(?:lo|la|los|las) tienen|(?:cuenten|cuenta|cuente) con(?= (?:el|la|los|las)\b))"
        rf"|(?P<timely>{WHAT}(?P<verb_then>{SAID_THEN}))"
        r"|(?:nos comprometemos|me comprometo|quedamos|quedo|nos encargamos|me encargo|nos ocupamos"
        r"|me ocupo)"
        r" (?:a|de|en|del|al)(?= \w)|(?:estaremos|estare)(?= \w+ndo\b)|(?:queda|quedan|quedara"
        r"|quedaran)(?= list[oa]s? (?:el|la|los|las|un|una|nuestr[oa])\b)"
        r"|(?:(?:os|te|le|les) )?(?:prometo|prometemos|garantizo|garantizamos|aseguro|aseguramos)(?= \w+r)"
        r"|(?:(?:os|te|le|les) )?(?:prometo|prometemos)(?= (?:el|la|los|las|un|una)\b)"
        r"|(?:planeamos|planeo|prevemos|tenemos previsto|tengo previsto|pensamos|estamos por)(?= \w+r)"
        r"|(?:tendran|tendras|tendreis|tendra usted|contaran con|recibiran|recibiras|recibireis)"
        rf"|se {WHAT}(?P<verb_self>(?:enviar|compartir|entregar|publicar|remitir|presentar|difundir"
        r"|distribuir"
        r"|mandar|circular)a)n?"
        r"|(?:cuenten|cuenta|contad|cuente) con (?:nosotros|nosotras|que (?:os|te|les|le) (?:enviemos"
        r"|mandemos)"
        r"|conmigo)(?: para)?"
        r"|(?P<bare>(?:enviando|mandando|vamos a|voy a))"
    ),
    others=(
        rf"%s(?::| -| {TO_WHOM}{WHAT}(?:(?P<verb_other>\w*{STEM}a)n?|va a|van a|se compromete a"
        r"|se comprometio a"
        r"|se encarga(?:ra)? de|se ocupa(?:ra)? de|debe|queda(?:ra)? (?:a cargo|encargad[oa]) de))"
    ),
    passives=(
        rf"(?:estara|estaran|sera|seran|quedara|quedaran) (?:ya |todo |bien )?(?=(?:{READY})\b)"
        r"|(?:llegara|llegaran|saldra|saldran)(?= (?:a su|a sus|de aqui|de nuestr\w+|el|la|$| ))"
    ),
    deliveries=(
        rf"(?:{DELIVERIES})(?! (?:mas|novedades|noticias|informacion|detalles|apoyo|actualizaciones"
        r"|pronto)\b)"
    ),
    objectless=(
        rf"(?P<idle>hacer(?:lo)?|lo hacer)|(?:(?:lo|la|los|las) )?(?P<does>{DELIVERIES})(?: (?:eso|esto"
        rf"|todo|a todos|a todas|al equipo"
        r"|pronto))*"
    ),
    idle=(
        r"tener (?:una?|otra|la|nuestra) (?:reunion|llamada|taller|pausa|cita)|llegar|viajar|celebrar|"
        r"ver(?:emos)?|saber|esperar|necesitar|recibir|tener(?! (?:list|el|la|los|las|un))\w*|estar|ser"
        r"|intentar"
        r"|tratar|poder|querer|deber|haber|seguir|continuar|perder|obtener|conocer|ir|hablar|pensar"
        r"|considerar"
        r"|evaluar|discutir|procurar|hacer (?:lo posible|todo lo posible|un esfuerzo)|buscar (?:la|una"
        r"|soluci)|agradecer"
        r"|preferir"
        r"|empezar|comenzar|participar|asistir|quedar|tardar|faltar|mantener|necesit\w+|ten(?:er|emos)? que"
        r"|(?:pedir|solicitar|recordar|decir|exigir)(?:le|les)? (?!a (?:nuestr|mi)).*(?:que|envi|entreg)"
    ),
    doubts=(
        r"esper(?:o|amos|ando|emos|aba|abamos|en|a|an)|ojala|quizas?|tal vez|a lo mejor|posible"
        r"|posiblemente"
        r"|probable|probablemente|podr(?:ia|iamos|ian)|pued(?:o|e|en)|podemos|deber(?:ia|iamos|ian)"
        r"|gustaria"
        r"|quisier(?:a|amos)|quier(?:o|e|en)|queremos|intent\w+|trat(?:o|ar|are|aremos|amos|ando) de"
        r"|procur\w+|si dios quiere"
        r"|idealmente|en principio|cre(?:o|emos)|pienso que|pensamos que|supongo|suponemos|seria|serian"
        r"|habria"
        r"|enviaria\w*|entregaria\w*|mandaria\w*|ser capaces|por favor|favor de|se ruega|rogamos|aspiramos"
        r"|tenemos que|tengo que|hay que|debemos|debo|necesitamos|tenemos la intencion|a ver si"
        r"|haremos lo posible"
        r"|nuestra meta|objetivo|confiamos|confio|seguramente|eventualmente|estimamos|calculamos|calculo"
    ),
    denials=(
        r"no|nunca|jamas|nada|ningun\w*|tampoco|imposible|sin poder|ya (?:envi|mand|entreg|present"
        r"|public|termin|prepar)\w+"
    ),
    obstacles=(
        r"bloquead[oa]s?|esperando|a la espera|en espera|pendientes?|retras\w+|falta|faltan|cancelad\w+"
        r"|aplazad\w+"
        r"|pospuest\w+|demor\w+|necesit\w+"
    ),
    finite=(
        r"\w{2,}(?:enme|anme|ennos|annos|adme|edme|idme|ame(?<!examen))|envien?|manden?|compartan"
        r"|avisen?|es|son|era|eran|fue|fueron|esta|estan|estaba|estaban|estamos|estoy|soy|somos|ha|han"
        r"|he|hemos|habia"
        r"|hay|tiene|tienen|tenemos|tengo|va|van|vamos|voy|debe|deben|quiere|quieren|pide|piden|necesita"
        r"|necesitan|solicita|exige|nosotros|yo|ellos|ellas|ella|ustedes|usted|vosotros|que|quien|cual"
        r"|donde"
        r"|llega|llegan|empieza|comienza|termina|vence|vencen|abre|cierra|cerrad[oa]s?|vuelve|regresa|sale"
        r"|\w{2,}(?:aron|ieron|aban|ian|aran|eran|iran)|\w{3,}(?:aremos|eremos|iremos)|reunion|gracias"
        r"|hola|saludos"
        r"|enviad[oa]s?|recibid[oa]s?|entregad[oa]s?|terminad[oa]s?|aprobad[oa]s?|prevista?s?|previsto"
        r"|esperad[oa]s?"
        r"|vacaciones|feriado|ausente|recordatorio|plazo|fecha limite|lo|me|nos|os|su|sus|vuestr[oa]s?"
        r"|tu|de parte"
        r"|si|todo bien|perdon|lamento|enviamos|mandamos|entregamos|recibimos|llamada|ok|vale"
        r"|\w{3,}(?:ara|era|ira)(?! de\b)"
    ),
    conditions=(
        r"si|siempre que|siempre y cuando|a menos que|salvo que|excepto si|cuando|en cuanto|una vez"
        r"|depende\w*"
        r"|dependiendo|en caso|con tal|hasta que|a condicion|sujet[oa]s?|tan pronto como|a no ser"
        r"|de lo contrario"
        r"|segun|mientras|despues de que|(?:puede|puedes|podeis|pueden|podria|podrias|podriais"
        r"|podrian)(?: usted(?:es)?)?"
        r"|apenas|(?:como|cuando|quien|que) (?:podria|va|van|vais)|siempre"
    ),
    reports=(
        r"dijo|dijeron|dice|dicen|prometio|prometieron|promete|prometen|anuncio|anunciaron|aseguro que"
        r"|aseguraron"
        r"|confirmo que el|confirmaron|informo|informaron|afirm\w+|comento|comentaron|escribio"
        r"|escribieron|al parecer"
        r"|parece|segun|conto|contaron|pregunt\w+|pidio|pidieron|nos pide\w*|me pide\w*|indico"
        r"|indicaron|habiamos"
        r"|creen|cree|piensan?|teme\w*|duda\w*|ibamos a|iba a|iban a|menciono|mencionaron|respondio"
        r"|he oido|me han dicho"
    ),
    lists=(
        r"(?:por|de) (?:nuestra|mi) parte|de nuestro lado|proximos pasos|nuestr[oa]s (?:compromisos"
        r"|entregables|acciones|tareas)"
        r"|haremos|vamos a|nos comprometemos a|lo prometo|compromisos?|acciones"
    ),
    courtesies=(
        r"(?:por favor,? )?(?:tengan?|ten|tomen?) en cuenta(?: que)?|como (?:acordamos|acordado"
        r"|convenido|prometi|quedamos"
        r"|prometido|hablamos|se acordo|solicito|pidieron)|(?:(?:les|le|te|os) )?(?:confirmo"
        r"|confirmamos|informo|informamos"
        r"|aviso|avisamos|comunico|comunicamos|aseguro|aseguramos)(?: que)?|sin falta|no te preocupes"
        r"|no se preocupen?|lo prometo(?= ?[,:.]| *$)|tranquil[oa](?=,)|estamos en ello(?=,)"
        r"|no hay problema|sin problema|lo antes posible|cuanto antes|en cuanto (?:pueda|podamos)"
        r"|(?:espero|esperamos|esperando) que (?:este|esten|estes|esteis|se encuentren?|te encuentres"
        r"|todo vaya|todo este|todos esten)"
        r"(?: muy| todo| todos)?(?: bien)?|a mas tardar|no mas tarde d[e]l?|por supuesto|claro que si"
        r"|con mucho gusto|no dudes|si,"
        r"|(?:hola|estimad[oa]s?|querid[oa]s?|gracias|buen[oa]s (?:dias|tardes|noches)"
        r"|buen dia)(?: (?!por\b)[\w.]+){0,3}(?=[,:])"
        r"|(?:ok|si|vale|claro|perfecto|listo|de acuerdo|entendido|recibido|muy bien|bien)(?=,)"
    ),
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
        r"(?: (?!(?:con|para|por|de|y|e|o|pero|a|al|es|esta|estan|estara|sera|ha|han|va|van|que|si|cuando"
        r"|ya|fin"
        r"|lo|la|los|las|le|les|se|semana|mes|dia|tarde|manana|noche|reunion|casi|list[oa]s?|tiempo|en"
        r"|demora|retraso)\b)"
        r"\w[\w-]*){1,4}(?: de(?:l| la| los| las)? \w+){0,2}"
    ),
    taken_up=r"(?:lo|la|los|las) (?P<does>\w+)(?= |$)",
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
    infinitives=forms(
        "enviar|envio|enviamos|enviare|enviaremos|enviara",
        "mandar|mando|mandamos",
        "compartir|comparto|compartimos",
        "entregar|entrego|entregamos",
        "remitir|remito|remitimos",
        "presentar|presento|presentamos",
        "preparar|preparo|preparamos",
        "terminar|termino|terminamos",
        "publicar|publico|publicamos",
        "adjuntar|adjunto",
        "pasar|paso|pasamos",
        "subir|subo|subimos",
        "reenviar|reenvio",
        "traducir|traduzco",
        "redactar|redacto",
        "finalizar|finalizo|finalizamos",
        "completar|completo",
        "actualizar|actualizo|actualizamos",
        "organizar|organizo|organizamos",
        "revisar|reviso|revisamos",
        "devolver|devuelvo|devolvemos",
        "coordinar|coordino",
        "reservar|reservo",
        "firmar|firmo|firmamos",
        "imprimir|imprimo",
        "corregir|corrijo",
        "comprar|compro",
        "instalar|instalo|instalamos",
        "visitar|visito",
        "convocar|convoco",
        "elaborar|elaboro",
        "recoger|recojo",
        "pagar|pago",
        "hacer llegar|hago llegar|hacemos llegar",
        "tener|tendre|tendremos|tendra",
        "poner|pondre|pondremos|pondra",
        "hacer|hare|haremos|hara|hago|hacemos",
        "venir|vendre|vendremos",
        "salir|saldre|saldremos",
        "decir|dire|diremos",
        "proponer|propondre|propondremos",
        "mantener|mantendre|mantendremos",
        "obtener|obtendre|obtendremos",
        "poder|podre|podremos|podra",
        "querer|querre|querremos",
        "saber|sabre|sabremos",
        "haber|habre|habremos|habra",
        "reunir|reunire|reuniremos",
    ),
    endings=(
        *(("aremos", "ar"), ("eremos", "er"), ("iremos", "ir")),
        *(("aré", "ar"), ("eré", "er"), ("iré", "ir"), ("are", "ar"), ("ere", "er"), ("ire", "ir")),
        *(("ará", "ar"), ("erá", "er"), ("irá", "ir"), ("ara", "ar"), ("era", "er"), ("ira", "ir")),
        *(("amos", "ar"), ("emos", "er"), ("imos", "ir"), ("o", "ar")),
    ),
)
