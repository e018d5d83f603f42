"""Spanish: how somebody says what they want."""

from handlers.rules.languages.intents.commitments.es import COMMITMENTS
from handlers.rules.languages.intents.table import OWN_NAMES, IntentWords, Signs
from handlers.rules.languages.intents.talk.es import TALK
from handlers.rules.languages.intents.troubles.es import TROUBLES
from handlers.rules.understanding.intents import Intent

PIECES = {
    "mine": (
        "(?:compromisos?|promesas?|tareas?|plazos?|fechas? (?:limites?|de entrega)|obligaciones"
        "|entregables?|pendientes|entregas?|vencimientos?|puntos de accion|asuntos pendientes)"
    ),
    "asking": (
        "(?:seguimientos?|preguntas?|cuestionarios?|encuestas semanales|recordatorios?|mensajes?"
        "|notificaciones|avisos?|check[- ]?ins?|consultas|alertas)"
    ),
    "person": (
        "(?:(?:un |una |el |la |al |algun |alguna |los |las |nuestra |nuestro |con )?(?:humano|ser humano"
        "|persona(?: real)?|alguien|coordinador(?:a|es|as)?|coordinacion|secretaria|operador|responsable"
        "|agente|equipo de coordinacion|miembro del equipo|colega))"
    ),
    "tongue": (f"(?:ingles|frances|espanol|ruso|chino|mandarin|arabe|aleman|portugues|italiano|{OWN_NAMES})"),
    "whole": (
        "(?:todos|todas|todo el mundo|cada uno|los (?:socios|demas|otros|proyectos)|el (?:proyecto|resto"
        "|grupo|equipo)|todo|la (?:alianza|asociacion)|las (?:cosas|organizaciones)|estamos|vamos)"
    ),
    "summary": (
        "(?:resumen|sintesis|panorama|vision general|balance|informe de (?:avance|situacion|estado)"
        "|estado general|digest|recapitulacion|reporte general|vista general|boletin)"
    ),
    "delivered": (
        "(?:terminad|acabad|finalizad|entregad|enviad|mandad|completad|presentad|publicad|concluid|cerrad"
        "|compartid|subid|firmad|instalad|realizad|cumplid|repartid"
        "|radicad|depositad|remitid|liquidad|saldad)[oa]s?|(?:hech|resuelt)[oa]s?|listos?"
        "|(?<=[a-z] )(?<!mi )(?<!la )(?<!una )listas?"
    ),
    "did": (
        "(?:termin(?:e|amos|o|aron)|acab(?:e|amos|o|aron)|finaliz(?:amos|o|aron)|finalice|entreg(?:amos|o"
        "|aron)|entregue|envi(?:e|amos|o|aron)|mand(?:e|amos|o|aron)|complet(?:e|amos|o|aron)|present(?:e"
        "|amos|o|aron)|public(?:amos|o|aron)|publique|concluimos|conclui|cerramos|cerre|subimos|subi"
        "|firmamos|cumplimos|compartimos|hicimos|hice|salio|salieron)"
    ),
    "span": "(?:tiempo|dias?|semanas?|meses|mes|plazo|quincena)",
    "day": "(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)",
}

INTENTS = IntentWords(
    pieces=PIECES,
    noise=(
        r"(?:(?:ja|je|ji|ha)(?:ja|je|ji|ha|j)+|jaj\w*|lol+|xd+|pf+|bah|hum+|hm+|mm+|eh+|ah+|oh+|uf+|aj[ao])"
    ),
    courtesy="por favor|porfa(?:vor)?|gracias(?: de antemano)?|muchas gracias|pf",
    greeting=r"hola|buenos dias|buenas(?: tardes| noches)?|buen dia|saludos|estimad[oa]s?(?: \w+)?|que tal",
    asks=(
        "quien(?:es)?|que|cual(?:es)?|donde|adonde|como|cuant[oa]s?|cuando|por que|cada cuanto|para que"
        "|con que|a quien|de quien|hay que|se puede|podemos|puedo|debo|debemos|tengo que|tenemos que"
        "|hasta cuando|en que|es (?:obligatorio|necesario|posible)"
    ),
    signs={
        **COMMITMENTS,
        **TROUBLES,
        **TALK,
        Intent.REQUEST_DIGEST: Signs(
            alone=(
                (
                    "(?:el |la |un |una |mi )?(?:<summary>|estado|avance|novedades|noticias"
                    "|situacion)(?: (?:semanal|de la semana|general|de hoy|actual))?"
                ),
                (
                    "(?:que|hay|alguna) (?:hay de nuevo|novedades?|noticias|de nuevo)|como (?:vamos"
                    "|estamos|va todo)"
                ),
            ),
            plain=(
                (
                    r"(?:respondieron|contestaron|entregaron|cumplieron) (?:ya )?(?:tod[oa]s|los (?:demas"
                    r"|otros|socios))|que tal (?:el|la|va el|va la) (?:proyecto|alianza|grupo|resto)"
                ),
                r"(?:en que (?:vamos|andamos|estamos|va)|como vamos|como va la cosa)(?! con (?:mi|mis))",
                (
                    r"(?:tod[oa]s|los demas|cada uno)<gap>(?:ya )?(?:respondieron|contestaron|entregaron"
                    r"|han (?:respondido|contestado|entregado))"
                ),
                (
                    r"(?:ultimas|que|hay|algunas?) (?:noticias|novedades)|que (?:hacen|hace|han hecho"
                    r"|hicieron|estan haciendo) (?:los demas|los socios|los otros|todos)"
                ),
                (
                    r"(?:quiero|quisiera|envi\w+|mand\w+|dame|pas\w+|ver|recibir)<gap>(?:parte|informe"
                    r"|repaso|corte|reporte) (?:semanal|de la semana|del mes|del dia|general|completo)"
                ),
                (
                    r"que (?:se (?:movio|hizo|avanzo)|avanzo|cambio)<gap>(?:esta|desde|semana|mes|proyecto"
                    r"|alianza|$)"
                ),
                (
                    r"resumencito|(?:dame|haz\w*|manda\w*|pasa\w*)(?:me|nos)? (?:un |el )?(?:resumen"
                    r"|repaso|pantallazo|parte)"
                ),
                "como (?:les?|nos) va|como (?:van|estan) (?:l[oa]s|tod[oa]s)",
                (
                    "(?:actualizacion|novedades|noticias) (?:rapida )?(?:sobre|de|del) (?:l[oa]s|tod[oa]s"
                    "|el|la)"
                ),
                (
                    r"(?:envi\w+|mand\w+|dame|deme|den\w*|muestr\w+|quiero|quisiera|necesito|ver|hag\w+"
                    r"|haz\w*|prepar\w+|recibir|pas\w+|tener|podria\w*|compart\w+)<gap><summary>"
                ),
                r"como (?:va|van|vamos|esta|estan|estamos|avanza\w*|marcha\w*|sigue\w*)<gap><whole>",
                r"(?:en que|donde|en donde)<gap>(?:va|van|vamos|esta|estan|estamos|anda\w*)<gap><whole>?",
                r"pon\w*(?:me|nos) al (?:dia|corriente|tanto)|actualice\w*me|resum\w+(?:me|nos)?",
            ),
            clear=(
                (
                    "que<gap>(?:esta |ha )?(?:pasando|sucediendo|ocurriendo)|que (?:ha "
                    r"|hay )?(?:de )?(?:nuevo|cambio|cambiado|paso|pasado|novedad\w*|sucedid\w+)"
                    "|que me perdi|ultimas novedades"
                ),
                (
                    r"(?:estado|avance|situacion|progreso) (?:general|actual|del|de la|de los|de tod\w+"
                    "|global)"
                ),
                (
                    r"quien(?:es)? (?:va\w*|esta\w*|ha|han|no|respondi\w+|falta\w*)<gap>(?:atrasad\w+"
                    r"|retras\w+|respondid\w+|al dia|entregad\w+)?"
                ),
                "que (?:han hecho|hicieron) (?:los|las|todos)|<summary>",
            ),
            likely=("novedades|avances?",),
            hints=("alianza|todos|socios|semana|desde|grupo",),
            against=(
                r"plantilla|modelo|donde (?:encuentro|esta la)|como (?:hago|se|debo)|mis|dej\w+ de|no mas",
            ),
        ),
        Intent.ASK_GUIDEBOOK: Signs(
            alone=("(?:tengo )?(?:una )?(?:pregunta|duda|consulta)",),
            orders=(
                (
                    "^(?:y |pero )?que (?:debo|debemos|tengo que|tenemos que|hay que|puedo|podemos|hago"
                    r"|hacemos|se hace)(?: no)?(?: hacer| decir)? (?:si|cuando|primero"
                    r"|(?:en|durante) \w+ primer\w*)"
                ),
            ),
            plain=(
                r"(?:busc\w+|mir\w+|consult\w+) (?:en )?(?:la guia|el manual)|segun (?:la guia|el manual)",
            ),
            clear=(
                (
                    "(?:que|cual(?:es)?|donde|como)<gap> (?:guia|manual|protocolo|politica|directrices"
                    "|reglas?|normas?|procedimiento|plantilla|acuerdo|convenio|anexo|requisitos?|proceso"
                    "|criterios?|formato|formulario)"
                ),
                "que (?:dice|dicen|establece|significa|contiene|exige|indica)",
                "donde (?:encuentro|puedo|podemos|esta|estan|se|encontrar|debo|hay que|consigo|descargo)",
                r"como (?:puedo|podemos|se|debo|debemos|hago|hacemos|hay que|solicit\w+|present\w+)",
                (
                    "^(?:puedo|podemos|se puede|debo|debemos|hay que|es obligatorio|esta permitido"
                    "|estamos obligados)<gap>"
                ),
                r"(?:puede\w*|podria\w*) (?:decir|explicar|indicar|aclarar)\w*",
                (
                    r"(?:quisiera|quiero|me gustaria|necesito) saber|sabe\w* (?:si|quien|donde|cuando|como"
                    "|que)"
                ),
                (
                    "cada cuanto|con que frecuencia|cuant[oa]s?|quien(?:es)? (?:aprueba|firma|decide|paga"
                    r"|debe|es|puede|autoriza|son|se encarga)\w*"
                ),
            ),
            likely=(
                "guia|manual|protocolo|politica|procedimiento|plantilla|normas?",
                r"expli\w+",
            ),
            hints=(r"reglas?|permitid\w+|requerid\w+|formato|definicion",),
        ),
    },
)
