"""Spanish: how somebody speaks of what they promised and did."""

from handlers.rules.languages.intents.table import Signs
from handlers.rules.understanding.intents import Intent

COMMITMENTS = {
    Intent.LIST_MY_COMMITMENTS: Signs(
        alone=(
            r"listas?|mis listas?|(?:estoy |estamos |voy )?al dia(?: o no)?",
            r"(?:muestr\w+|mostr\w+|ver|dame|dejame ver|ensen\w+)? ?(?:mi|la) lista",
            r"(?:que )?(?:hay|tengo) en mi lista",
            r"(?:lo|las cosas) que (?:tengo|tenemos|debo|debemos) (?:que )?(?:entregar|hacer|pendientes?)",
            r"(?:tod[oa]s )?(?:(?:mis|nuestr[oa]s|l[oa]s) )?<mine>(?: abiert\w+| pendientes)?",
            "que (?:me|nos) (?:toca|falta|queda)|(?:mi|la) lista(?: de (?:tareas|compromisos))?",
        ),
        plain=(
            (
                r"en que (?:debo|tengo que|debemos) (?:trabajar|avanzar)|(?:atrasad[oa]|pendiente"
                r"|vencid[oa]) (?:de mi parte|mio|mia|de mi lado|por mi parte)"
            ),
            (
                r"(?:para cuando (?:es|era|tengo)|cuando (?:es que )?(?:debo|tengo que|debemos|me toca"
                r"|vence))<gap>(?:entregar|enviar|mandar|mi|el|la)"
            ),
            (
                r"(?:decir|dime|diga\w*|record\w+|recuerd\w+)<gap>(?:lo )?que (?:debo|tengo|tenemos"
                r"|debemos|me toca)"
            ),
            (
                r"(?:que|cuales) (?:les|te|le|os) (?:debo|debemos)|que (?:debo|debemos) y a quien"
                r"|(?:yo )?que prometi\w*"
            ),
            (
                r"(?:que|lo que)<gap>(?:habia|dije|habiamos|dijimos)<gap>(?:dicho|prometido|iba|que iba"
                r"|comprometido)"
            ),
            r"(?:ver|dejame ver|muestr\w+|recuerd\w+)<gap>lo que (?:prometi|promet\w+|dije|me comprometi)",
            (
                r"en que (?:voy|vamos) con (?:mis|nuestr[oa]s) <mine>|(?:tengo|tenemos) (?:<mine>"
                r"|algo) atrasad\w+"
            ),
            r"(?:muestr\w+|dame|ver) (?:mi|la) lista|(?:en|sobre) mi lista",
            "(?:tengo|tenemos) (?:algo|alguna cosa) (?:que|pendiente|por)",
            r"todo lo que (?:\w+ )?(?:prometi|comprometi|promet)\w*|<mine><gap> (?:para mi|para nosotros)",
            (
                r"(?:muestr\w+|mostr\w+|list\w+|ver|dame|deme|dime|envi\w+|mand\w+|ensen\w+|recuerd\w+"
                r"|consult\w+|ensena\w*)(?: cuales son)?(?: la lista de)?(?: tod[oa]s)?(?: de)? (?:mis"
                r"|nuestr[oa]s) (?:\w+ )?<mine>"
            ),
            (
                r"(?:que|lo que|cuales|a que)<gap>(?:prometi\w*|he prometido|hemos prometido|me comprometi"
                r"|nos comprometimos|comprometid\w+|comprometi)"
            ),
            (
                r"(?:que|cuales?) (?:\w+ )?(?:tengo|tenemos|me queda\w*|nos queda\w*|me falta\w*"
                r"|nos falta\w*)(?: \w+)? (?:pendiente|por (?:hacer|entregar|cumplir)|que (?:hacer"
                r"|entregar))\w*"
            ),
            r"(?:que|cuales) (?:\w+ )?<mine> (?:tengo|tenemos|me|nos|he|hemos)",
            r"recuerd\w+(?:me|nos)? (?:que|lo que|mis|cuales)|recuerdame",
        ),
        clear=(
            r"(?:cual(?:es)?|que|cuando|donde)<gap> (?:mis|nuestr[oa]s|mi) (?:\w+ )?<mine>",
            (
                r"(?:que|algo)<gap>(?:tengo|tenemos|debo|debemos|me|nos) (?:\w+ )?(?:pendiente|entregar"
                "|hacer|toca|falta|queda|vence)"
            ),
            r"(?:tengo|tenemos) (?:algo|algun\w*)<gap>(?:pendiente|por entregar|atrasad\w+)?",
            (
                r"mis (?:proxim\w+ )?<mine>|cuando (?:vence\w*|debo|tengo que)<gap>(?:mi|entregar)"
                "|que se espera de (?:mi|nosotros)"
            ),
        ),
        likely=("<mine>",),
        hints=(r"pendientes?|abiert\w+|proxim\w+|todavia",),
        against=(
            r"pon\w*|sum\w+|incluy\w+",
            (
                r"cre(?:a|ar|en)|cierr\w+|cerrar|tach\w+|<mine> ?:|(?:compromiso|promesa|tarea) (?:cumplid"
                r"|hech|terminad|complet)[oa]"
            ),
            "acuerdo|protocolo|guia|reglas?|plantilla|procedimiento|manual",
            r"agreg\w+|anot\w+|apunt\w+|nuev[oa]",
            r"mover|aplaz\w+|posterg\w+|cambi\w+|extend\w+|prorrog\w+|marc\w+|mas <span>|<did>|ampliar",
        ),
    ),
    Intent.ADD_COMMITMENT: Signs(
        alone=(
            r"(?:nuev[oa] |un |una )?(?:compromiso|promesa|tarea)(?: para (?:mi|nosotros))? ?: ?.{4,}",
            "(?:anadir|agregar|nuevo)(?: un)? compromiso",
        ),
        plain=(
            (
                r"(?:quiero|quisiera|queremos|me gustaria|podemos) compromete\w+"
                r"|dej\w+ constancia(?: de)? que (?:yo |nosotros )?\w+"
            ),
            r"(?:pon\w*|agreg\w+|anad\w+|anot\w+|apunt\w+|sum\w+)<gap>(?:a|en) (?:mi|nuestra|la) lista",
            r"(?:cre\w+|abr\w+|registr\w+|agreg\w+)(?:me)? (?:un|una) (?:compromiso|promesa|tarea)",
            r"(?:tomen?|toma) nota ?[:,]|(?:anoten?|apunten?)(?: para (?:mi|nosotros))? ?[:,]",
            (
                r"(?:anad\w+|agreg\w+|anot\w+|registr\w+|apunt\w+)(?:me)? que (?:yo |nosotros |el \w+ "
                r"|la \w+ |manana )*(?:debo|debemos|tengo|voy|vamos|le|les|te|entrego|mando|envio|hago"
                r"|\w+o|\w+mos)"
            ),
            r"(?:nuev[oa]|otr[oa]|un|una) (?:compromiso|promesa|tarea)(?: para (?:mi|nosotros))? ?[:,]",
            r"nuev[oa] (?:compromiso|promesa|tarea) para (?:mi|nosotros)",
            (
                r"^(?:anota|apunta|nota|agrega)[ :]+(?:que )?(?:el \w+ |manana )?(?:yo |les |te "
                r"|le )*\w+(?:o|mos)"
            ),
            r"(?:apunt|anot)(?:ame|enme|eme)<gap>(?:para|antes|el)",
            (
                r"(?:anad\w+|agreg\w+|anot\w+|registr\w+|apunt\w+|cre\w+)(?: est[ea]| un| una| como| mi"
                "| nuevo)* (?:nuevo )?(?:compromiso|promesa|tarea)"
            ),
            "(?:me comprometo|nos comprometemos|prometo|prometemos)|nuevo compromiso",
            "cuent[ae]n? con(?:migo| nosotros)|nos encargamos|nos ocupamos|me (?:encargo|ocupo)",
        ),
        clear=(
            r"(?!podr|querr)\w{2,}(?:dre|dremos|rre|rremos) (?:\w+)",
            "tienen? (?:mi|nuestra) palabra",
            (
                r"(?:lo |la |los |las |les |le |te |os |se )*(?!(?:veremos|hablaremos"
                r"|estaremos)\b)\w+(?:remos|are|ere|ire)"
            ),
            r"(?:voy|vamos) a \w+(?:ar|er|ir|arle|arles|arlo|arlos|arla)",
            "(?:tendra|tendran|recibira|recibiran|tendras)<gap>",
            "(?:estara|estaran|sera|seran)<gap>(?:<delivered>|disponibles?)",
            (
                "(?:les |te |le |los |lo |la )+(?:envio|mando|entrego|paso|comparto|enviamos|mandamos"
                r"|entregamos)<gap>(?:<day>|manana|proxim\w+|antes|fin)"
            ),
            (
                r"(?:manana|<day>|proxim\w+)<gap>(?:envio|mando|entrego|paso|comparto|enviamos|mandamos"
                "|entregamos)"
            ),
        ),
        hints=("antes del?|manana|proxim[oa]|a mas tardar|para el|a fin(?:es)? de",),
        against=(
            r"no|nunca|quizas?|tal vez|ojala|esper\w+|si",
            r"retras\w+|aplaz\w+|posterg\w+|mas tiempo|mas tarde|otra semana",
            "hablar|preguntar|quisiera|necesito|poder",
        ),
    ),
    Intent.COMPLETE_COMMITMENT: Signs(
        alone=(
            "(?:ya )?(?:esta |todo |quedo )?(?:<delivered>)(?: (?:ya|hoy|ayer))?",
            "ya (?:esta|quedo|<did>)(?: todo)?|mision cumplida",
        ),
        plain=(
            r"(?:cierr\w+|cerrar|cierra)<gap>(?:compromiso|tarea|punto|promesa|accion)",
            r"(?:compromiso|promesa|tarea|objetivo|mision) (?:cumplid|hech|terminad|complet|alcanzad)[oa]",
            (
                r"(?:ya )?(?:puse|pusimos|subi|subimos|deje|dejamos)<gap>(?:en linea|en el (?:drive|sitio"
                r"|correo)|a disposicion)"
            ),
            (
                r"(?:puedes |pueden |puede |ya )*(?:tach|marc|cerr|cierr|palome)\w+ (?:lo (?:del?|de la)"
                r"|el|la|los|las|mi|eso)(?! (?:cuenta|oficina))"
            ),
            (
                r"ya (?:quedo|esta|salio|estuvo|cumpli|cumplimos)(?: lo)?(?: (?:del?|de la|con))|(?:ok"
                r"|okey|listo),? (?:ya )?(?:hecho|quedo|esta)"
            ),
            (
                "(?:cerrar|dar por (?:cerrad|terminad)[oa]|tachar) (?:esa|ese|esta|este|el|la|mi|nuestro"
                "|nuestra) (?:tarea|compromiso|punto|accion|promesa)"
            ),
            (
                r"(?:marc\w+|pon\w+|consider\w+|registr\w+|da(?:r)?|den|dejar|cambi\w+)<gap>(?:como"
                "|por) (?:ya )?<delivered>"
            ),
            "cerrar (?:el|mi|este|nuestro) (?:compromiso|tarea)",
        ),
        clear=(
            "(?:esta|estan|quedo|quedaron) (?:ya )?(?:complet|conclus|terminad)[oa]s?",
            (
                "(?:he|hemos|han|ha)(?: ya)? (?:terminado|acabado|finalizado|entregado|enviado|mandado"
                "|completado|presentado|publicado|concluido|cerrado|hecho|subido|firmado|cumplido"
                "|compartido|realizado|instalado)"
            ),
            "(?:ya )?(?:lo |la |los |las |se )?<did>",
            (
                "(?:esta|estan|quedo|quedaron|fue|fueron|ha sido|han sido)(?: ya| todo| completamente"
                "| finalmente)* <delivered>"
            ),
            (
                r"(?:acabo|acabamos) de \w+(?:ar|er|ir)|^(?:ya )?<delivered>|ya (?:esta|estan|salio|quedo"
                "|lo tienen)"
            ),
            (
                r"como (?:prometi|prometimos|acordamos)|se \w+(?:aron|ieron)|se (?:realizo|envio|entrego"
                "|termino|completo|hizo|publico)"
            ),
        ),
        likely=(
            (
                r"(?:fue|fueron|ha sido|han sido|quedo|quedaron|esta|estan)(?: ya)? \w+(?:ad|id|ch|st"
                "|rt)[oa]s?"
            ),
            (
                r"tuvo lugar|se llevo a cabo|como (?:estaba )?(?:previsto|acordado|prometido)|ya \w+(?:o"
                "|aron|ieron)"
            ),
            r"(?:ya )?(?:\w{3,}amos|\w{3,}imos)",
            r"lleg(?:o|aron)|(?:he|hemos)(?: ya)? \w+(?:ado|ido|cho|to)",
            "<delivered>",
        ),
        hints=(
            "ayer|esta manana|hoy|la semana pasada|ya",
            "informe|encuesta|capacitacion",
        ),
        against=(
            r"(?:un|una|dos|tres|\d+|unos) <span> mas|pero (?:ningun|sin|no|nada)\w*",
            r"problemas?|recort\w+|cancel\w+|robad\w+|\w{3,}(?:remos|are|ere|ire|dre|drem?os)",
            (
                r"no|nunca|casi|a medias|todavia|aun|falta\w*|mi lista|la lista|anot\w+|apunt\w+|tengo"
                r"|puedes anotar"
            ),
            r"sera|estara|(?<!esta )(?<!la )manana|proxim[oa]|cuando|si|hay que|debe\w*|vamos a|voy a|para",
            r"bloquead\w+|esper\w+|retenid\w+|averia\w*|parad\w+",
        ),
    ),
}
