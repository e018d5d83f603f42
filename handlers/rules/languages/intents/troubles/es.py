"""Spanish: how somebody says that a date or a question does not suit."""

from handlers.rules.languages.intents.table import Signs
from handlers.rules.understanding.intents import Intent

TROUBLES = {
    Intent.RESCHEDULE_COMMITMENT: Signs(
        alone=("(?:aplazar|posponer|postergar|nueva fecha|cambiar (?:la )?fecha|prorroga)",),
        plain=(
            (
                r"(?:dar|den|conced\w+|regal\w+|otorg\w+)(?:me|nos)? (?:unos|unas|dos|tres|un par de|\d+"
                r"|algunos) (?:dias|semanas|meses)"
            ),
            (
                r"(?:sera|seria|va a ser|quedara|saldra)<gap>(?:finalmente|mas bien)<gap>(?:<day>|el \d+"
                r"|semana|mes|fin)"
            ),
            (
                r"(?:se (?:va|van) a|se me|se nos|va a) (?:correr|demorar|alargar|retrasar|tardar"
                r"|mover)\w*|se corre (?:a|al|para)"
            ),
            (
                r"(?:imposible|no (?:es|va a ser) posible|muy justo|no (?:alcanzo|llego|da))<gap>(?:para"
                r"|al|antes)<gap>(?:<day>|manana|semana|mes|fin|mediados|principios|(?:el "
                r"|al )?\d{1,2})<gap>(?:mejor|puede|digamos|entonces|que tal)"
            ),
            (
                r"(?:no|nunca) antes del? (?:<day>|manana|semana|mes|fin|mediados|principios|(?:el "
                r"|al )?\d{1,2})|(?:<day>|manana|semana|mes|fin|mediados|principios|(?:el "
                r"|al )?\d{1,2}) como pronto"
            ),
            (
                r"(?:se (?:hara|entregara|enviara)|quedara|estara|saldra)<gap>(?:finalmente|mejor"
                r"|mas bien)<gap>(?:<day>|manana|semana|mes|fin|mediados|principios|(?:el |al )?\d{1,2})"
            ),
            (
                r"(?:corr|mov|muev|retras|aplaz|posterg|adelant|atras)\w*<gap>(?:un|una|dos|tres) (?:dias?"
                r"|semanas?|mes(?:es)?)"
            ),
            (
                r"(?:un[oa]?s?|dos|tres|\d+|unos cuantos|algunos) (?:dias?|semanas?"
                r"|mes(?:es)?)(?: \w+)? (?:mas|extra|adicionales)|otros? (?:dos|tres|cuantos) dias"
            ),
            (
                r"(?:pon|ponga\w*|poner|pasa|pase\w*|pasar|pasemos|mueve|mueva\w*|mover|corre|corra\w*"
                r"|deja|deje\w*|dejemos|dejamos|movamos|pongamos)<gap>(?:al|para(?: el| la)?|hasta el"
                r"|a) (?:\d{1,2}|<day>|manana|fin\w*|mediados|principios|proxim\w+|otra|la (?:proxima"
                r"|otra) semana|la semana|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre"
                r"|octubre|noviembre|diciembre)"
            ),
            (
                r"(?:d[ea]n?me|d[ea]nos|den(?:me|nos)|dej[ae]n?(?:me|nos)|me das|me dan|nos dan) (?:hasta"
                r"|un (?:plazo|poco|par)|una? (?:semana|dia|mes)|dos|tres|unos|mas)"
            ),
            r"el \d{1,2}<gap>(?:en vez|en lugar|mejor que|y no)",
            r"(?:<day>|proxima semana|el \d+),? (?:y )?no (?:el |la )?(?:<day>|\d+)",
            (
                r"(?:al final|finalmente)<gap>(?:sera|seria|va a ser|mejor|para)<gap>(?:<day>|semana|mes"
                r"|el \d+|fin|manana)"
            ),
            "(?:un poco |algo )?mas de (?:<span>)|(?:mas|menos) prisa no",
            (
                r"(?:mover|mueva\w*|mueve|aplaz\w+|aplac\w+|posterg\w+|pospon\w+|cambi\w+|modific\w+"
                r"|extend\w+|ampli\w+|prorrog\w+|adelant\w+|atras\w+|retras\w+|ajust\w+)<gap>(?:fecha|plazo"
                "|entrega|vencimiento|calendario)"
            ),
            r"(?:un[oa]?s?|dos|tres|\d+|algunos|otr[oa]s?|par de) <span><gap>(?:mas|adicional\w*|extra)",
            r"(?:mas|otr[oa]) (?:<span>)|(?:nueva|otra) fecha|prorroga|extension|reprogram\w+",
        ),
        clear=(
            "(?:hay que|tenemos que|debemos|se debe) (?:mover|aplazar|posponer|cambiar|retrasar)",
            (
                "<day><gap>no<gap>(?:funciona|viene bien|sirve|es posible|puede ser|va a poder)|(?:dias?"
                "|semanas?|mes(?:es)?) (?:mas tarde|despues)"
            ),
            (
                "(?:mover|aplazar|posponer|postergar|pasar|retrasar|correr|dejar|cambiar|adelantar)(?:lo"
                "|la|los|las)?<gap> (?:al|a|para|hasta|por)"
            ),
            (
                r"(?:aplaz|posterg|pospon|retras|pas|muev)\w*<gap> (?:al|a|para el|hasta) (?:\d+|<day>|la"
                r"|el|fin\w*|enero|febrero|marzo|mediados|proxim\w+)"
            ),
            (
                r"no<gap>(?:lleg\w+|alcanz\w+|pod\w+|podr\w+|estar\w+|vamos|voy|cumpl\w+|dara\w*"
                r"|tendr\w+)<gap>(?:al?|para|el|la|antes|fecha|plazo|tiempo|<day>)"
            ),
            (
                r"(?:puedo|podemos|podria\w*|es posible)<gap>(?:tener|entregar|enviar|mandar)<gap>(?:hasta"
                "|despues|mas tarde|luego)|(?:muy|demasiado) (?:justo|corto|ajustado|pronto)|poco realista"
                "|seria posible"
            ),
            r"(?:se|nos)<gap>(?:va\w* a )?retras\w+",
            (
                r"(?:con|de|hay|un|llevamos|vamos) retras\w+|atrasad\w+|retrasad\w+|no<gap>a tiempo"
                "|fuera de plazo"
            ),
            (
                r"(?:mejor|en vez del?|en lugar del?)<gap>(?:<day>|semana|mes|el \d+)|tardar\w*<gap>mas"
                "|mas tarde de lo"
            ),
        ),
        likely=(
            "en (?:riesgo|peligro)",
            r"retras\w+|aplaz\w+|posterg\w+|pospon\w+|plazo",
            "no<gap><delivered>",
        ),
        hints=(
            r"hasta|mejor|en vez|proxim\w+",
            "<day>|enero",
        ),
        against=(
            "<asking>",
            "procedimiento|reglas?|como|quien|multa|en paz|nada avanza",
        ),
    ),
    Intent.REPORT_BLOCKER: Signs(
        alone=("(?:estoy |estamos |seguimos )?(?:bloquead|atascad|trabad)[oa]s?|bloqueo",),
        plain=(
            (
                r"(?:estoy|estamos|esta|estan|sigue\w*|seguimos|quedamos|quedo) (?:\w+ )?(?:bloquead"
                "|atascad|trabad|estancad|paralizad|parad|detenid|frenad|varad)[oa]s?"
            ),
            (
                r"(?:nos|me) (?:bloquea|frena|impide|detiene)\w*|(?:un|el|hay|tenemos)<gap>(?:bloqueo"
                "|obstaculo|impedimento|traba)"
            ),
        ),
        clear=(
            (
                r"(?:ningun|cero|sin) ?\w* respuesta|se (?:nos|me|le) (?:dano|rompio|perdio|cayo|quemo"
                r"|averio|fue|acabo|murio)\w*"
            ),
            (
                r"se (?:retiro|bajo|desvinculo|esfumo|echo atras)|renuncio|desistio|(?:parad|detenid"
                r"|frenad|quiet)[oa]s? (?:por|sin|a falta)|por falta de|(?:paraliza|frena|detiene"
                r"|traba)\w* (?:todo|el|la|los)|lo paraliza"
            ),
            (
                r"(?:ningun[a]?|sin|no hay) (?:respuesta|noticias|novedad|senales)(?: del?| de la)"
                r"|en (?:ceros?|bancarrota)|dando vueltas|punto muerto|contra la pared"
            ),
            (
                r"(?:no|ni) (?:firma|valida|responde|contesta|paga|decide|desembolsa|libera|resuelve"
                r"|define|suelta)\w*"
            ),
            (
                r"nadie (?:nos |me )?\w+a|(?:transferencia|pago|fondos|dinero)<gap>no (?:ha |han )?(?:lleg"
                r"|pas|entr|sal)\w+"
            ),
            (
                r"(?:no hay|sin|ni) (?:manera|forma|modo) de|nada<gap>mientras no|(?:ya )?no (?:nos "
                r"|me )?(?:contest|respond)\w+"
            ),
            (
                r"(?:todavia|aun) no (?:nos |hemos |me )?(?:recib|lleg|pag|deposit)\w+|(?:nos|me) (?:niega"
                r"|niegan|negaron|impiden)"
            ),
            (
                r"(?:carretera|camino|puente|acceso|internet|red|luz|conexion)<gap>(?:cortad\w+|cerrad\w+"
                r"|bloquead\w+|caid\w+)"
            ),
            (
                r"sigue\w* sin (?:firmar|responder|contestar|pagar|aprobar|llegar|enviar|autorizar)"
                r"|destrab\w+|desatasc\w+|sin internet"
            ),
            (
                r"(?:recort|cort|cancel|suspend|retir|congel)\w+<gap>(?:fondos|financiacion|financiamiento"
                "|presupuesto|acceso|permiso|apoyo)"
            ),
            "(?:gran|grave|serio) problema",
            (
                "(?:no|ya no|nunca) (?:nos |me )?(?:responde|contesta|entrega|paga|firma|coopera|llega"
                r"|atiende)\w*"
            ),
            (
                r"(?:nos|me) (?:ha |han )?(?:neg|rechaz|impid|prohib|deneg)\w+|todo el equipo esta"
                "|no se puede hacer nada"
            ),
            r"bloquead\w+|bloqueo|atascad\w+|paralizad\w+",
            "(?:esperando|esperamos|a la espera|en espera|pendientes? de)",
            (
                r"no (?:\w+ )?(?:podemos|puedo|pueden|se puede|podremos)<gap>(?:avanzar|seguir|continuar"
                "|empezar|comenzar|trabajar|acceder|entrar|instalar|terminar|proceder|hacer|iniciar)"
                "|imposible"
            ),
            (
                r"no (?:nos |me |se )?(?:ha|han|hemos) (?:\w+ )?(?:firmad|respondid|aprobad|llegad|pagad"
                "|recibid|entregad|dad|enviad|liberad|contestad|autorizad|confirmad)o|(?:aun"
                r"|todavia) no (?:firma|responde|llega|aprueba|paga|autoriza|contesta|libera)\w*"
            ),
            (
                r"(?:sin|falta\w*|no hay|no tenemos|carecemos)<gap>(?:permisos?|acceso|fondos|presupuesto"
                "|lancha|bote|barco|combustible|firma|dinero|autorizacion|equipo|respuesta|electricidad"
                r"|repuestos|visa|vehiculo|aprobacion|material\w*)"
            ),
            (
                r"nadie<gap>(?:contesta|responde|sabe|ayuda|firma)\w*|nada<gap>(?:avanza|se mueve|progresa)"
                "|nos quedamos sin|se (?:nos )?(?:acabo|agoto|termino) (?:el|la)|quiebra|quebro"
            ),
            r"retenid\w+ (?:en|por)|depende\w* de|nos falta|me falta",
        ),
        likely=(
            "en (?:riesgo|peligro)",
            (
                r"no (?:\w+ )?(?:puedo|podemos|pueden|se puede|pude|pudimos|logramos|logro|consigo|tenemos"
                "|tengo)"
            ),
            (
                r"congel\w+|robad\w+|robaron|colaps\w+|cerrad\w+|perd(?:i|imos)|cancel\w+|sin (?:luz|agua"
                "|dinero|fondos)"
            ),
            (
                r"rot[oa]s?|averiad\w+|aduana|huelga|inundacion\w*|rechaz\w+|deneg\w+|cancelad\w+"
                "|se (?:dano|rompio|averio|descompuso)"
            ),
            r"problemas?|dificultad\w*|inconveniente\w*|obstaculos?|parad[oa]|detenid[oa]",
            r"necesit\w+ ayuda (?:con|para)",
        ),
        hints=(
            "porque|sin|desde|por culpa|debido",
            "permisos?|ministerio|firma|autorizacion|fondos",
        ),
        against=(
            (
                r"ya no|desbloquead\w+|resuelt\w+|ningun (?:problema|bloqueo|obstaculo)|sin problemas?"
                r"|^nada|nada (?:que|nos|me|bloque)\w*"
            ),
            r"mas <span>|<span><gap>mas|aplaz\w+|posterg\w+",
            "<asking>",
        ),
    ),
    Intent.PAUSE_CHECKINS: Signs(
        alone=("(?:pausa|pausar|silenciar?|basta|detente|paren|dejen?me en paz|darme de baja|stop)",),
        plain=(
            r"(?:retom|reanud)\w+<gap><asking>|vuelvan a (?:preguntar|escribir)\w* (?:en|despues|hasta)",
            (
                r"(?:vacaciones|licencia|permiso|ausente|fuera|viaje|enferm[oa]|hospital"
                r"|duelo)<gap>(?:pregunt|escrib|contact|busc|record|habl)\w*(?:me|nos)"
            ),
            (
                r"(?:vacaciones|licencia|ausente|fuera)<gap>(?:sin|no mas|nada de) <asking>|(?:pausa|para"
                r"|frena) (?:los|las) <asking>"
            ),
            r"(?:(?:paus|suspend|deteng|deten)\w*|par(?:a|e|en|ar)) tod[oa]",
            "(?:alto|stop|basta|fin) (?:a|con|de) (?:l[oa]s )?(?:<asking>)",
            r"^(?:sin|no mas|nada de|ningun\w*|cero) <asking>",
            r"menos (?:seguido|frecuencia|a menudo|frecuente\w*|<asking>)",
            r"<asking><gap>(?:paus|suspend|detene|par[ae]|quit)\w+",
            (
                r"(?:par(?:en?|a|ar)|detener|deteng\w+|detien\w+|suspend\w+|paus\w+|dej(?:en?|a|ar)"
                r"|silenci\w+|desactiv\w+|interrump\w+|cancel\w+|bast\w+|no mas|menos|ya no|demasiad\w+"
                r"|hart\w+ de|cort\w+|reduc\w+|quit\w+)<gap>(?:<asking>|de (?:preguntar|enviar|mandar"
                r"|escribir|molestar|recordar)\w*|preguntando\w*|mandando\w*|enviando\w*)"
            ),
            (
                r"no<gap>(?:pregunt\w+|envi\w+|mand\w+|escrib\w+|molest\w+|record\w+|contact\w+|quiero"
                r"|queremos|deseo|recibir|hag\w+)<gap>(?:<asking>|hasta|por (?:ahora|un tiempo)|durante|mas"
                "|esta semana)"
            ),
            r"dej\w+(?:me|nos) (?:en paz|tranquil\w+)|darme de baja|no molestar",
            r"<asking><gap>(?:en pausa|pausad\w+|suspendid\w+)",
        ),
        clear=(
            r"no (?:me|nos) (?:pregunt|escrib|mand|envi|molest|record|contact)\w+",
            r"pausa\w*|(?:un|tomar\w*)<gap>descanso|reanud\w+<gap>(?:en|despues)",
        ),
        likely=("(?:de|en) (?:vacaciones|licencia|permiso|baja)|fuera de la oficina|ausente",),
        hints=("hasta|por ahora|un tiempo|semanas?|mes(?:es)?",),
        against=("obras?|proyecto|plazo|entrega|capacitacion",),
    ),
}
