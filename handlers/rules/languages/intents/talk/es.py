"""Spanish: how somebody speaks to the bot about the bot."""

from handlers.rules.languages.intents.table import Signs
from handlers.rules.understanding.intents import Intent

TALK = {
    Intent.GREET: Signs(
        alone=(
            (
                r"(?:hey|holi\w*|ola|quiubo|que hubo|wena\w*|buenas|hello|epa|que (?:onda|mas|hay|hubo"
                r"|tal)|como (?:andas?|andan|estan?|vas|te va|les va|has estado))(?:[ ,!]+(?:que (?:onda"
                r"|mas|tal|hay)|como (?:andas?|andan|estan?|vas)|a tod[oa]s|equipo|bot|convenor|gente"
                r"|tod[oa]s)){0,2}"
            ),
            "(?:muy )?buen[oa]s (?:dias|tardes|noches)(?: a tod[oa]s)?",
            (
                r"<hello>(?:[ ,!.]+(?:a tod[oa]s|tod[oa]s|y|convenor|equipo|bot|amig[oa]s?|senor\w*"
                r"|como (?:esta\w*|le\w* va|va todo)|que tal(?: todo)?|espero que \w+(?: \w+){0,4}|buenas"
                r"|<hello>|soy \w+(?: \w+)?))*"
            ),
            r"(?:como esta\w*|que tal|mucho gusto|encantad[oa]|como te va)(?: hoy)?",
            (
                r"(?:muchas |mil )?gracias(?: por \w+(?: \w+)?)?|adios|hasta (?:luego|pronto|manana)"
                "|buenas noches|chao|nos vemos"
            ),
        ),
        likely=("^<hello>",),
    ),
    Intent.HELP: Signs(
        alone=(
            r"auxilio|(?:hay )?(?:instrucciones|manual de uso|tutorial)",
            "(?:ayuda(?:me|nos|r)?|ayudeme|menu|comandos?|opciones|instrucciones|socorro)",
            (
                r"(?:necesito|necesitamos|quiero) (?:un poco de |tu |su )?ayuda|(?:me )?(?:puede\w*"
                r"|podria\w*) ayudar(?:me|nos)?"
            ),
            (
                "como funciona(?: esto| este bot)?|quien eres|que eres|quien es usted|y ahora(?: que)?"
                "|que hago"
            ),
        ),
        plain=(
            r"como (?:hago|le hago|se hace) para (?:responder|contestar|escribir|empezar|usar\w*|hablar)",
            (
                r"(?:que|donde)<gap>(?:escrib|pong|respond|dig)\w+<gap>aqui|no (?:entiendo|comprendo"
                r"|cacho) (?:nada|ni)"
            ),
            (
                "como<gap>(?:respondo|responder|contesto|contestar|anado|agrego|cambio"
                "|corrijo)<gap>(?:seguimientos?|preguntas?|compromisos?|idioma|respuestas?)"
            ),
            "no (?:entiendo|comprendo|entendi)<gap>(?:pregunta|mensaje)",
            (
                "(?:que|como|donde)<gap>(?:escribir|escribo|hacer|hago|decir|digo|responder|respondo|poner"
                "|pongo)<gap>(?:aqui|aca|ahora)"
            ),
            "(?:que|quien|para que|por que)<gap>(?:este|el|un|ese) (?:bot|robot|asistente|servicio)",
            (
                "(?:que|cuales)<gap>(?:puedes|puede|sabes|sabe|haces|hace|puedo|podemos"
                r"|podrias)<gap>(?:hacer|pedir\w*|preguntar\w*|escribir\w*|decir\w*|este bot|ofrecer)"
            ),
            (
                "que (?:haces|hace (?:este|el) bot|puedes)|para que (?:sirves"
                r"|sirve(?=$| (?:esto|eso|usted|convenor)(?!\w)))"
            ),
            (
                r"como (?:funciona\w*|se usa|te uso|lo uso|usar\w*|uso|puedo usar|se utiliza"
                "|hablo contigo)(?: (?:esto|este|el bot|convenor|el sistema))?"
            ),
            r"(?:que|cuales|list\w*|muestr\w+)<gap>(?:comandos|palabras|opciones|funciones)",
            (
                r"no (?:entiendo|se|comprendo)<gap>(?:como (?:funciona|usar\w*|va)|que (?:hacer|escribir"
                "|tengo que)|esto|bot)"
            ),
            (
                r"estoy (?:perdid\w+|confundid\w+)|soy nuev[oa]|expli\w+<gap>(?:como|que) (?:funciona"
                r"|hace\w*|puede\w*)|como (?:empiezo|empezar|comienzo)"
            ),
        ),
        clear=(
            (
                r"(?:necesito|quiero) ayuda|no (?:entiendo|comprendo)(?: nada)?|(?:me|nos) (?:puede\w*"
                r"|podria\w*) ayudar"
            ),
        ),
        likely=(r"^ayuda\w*",),
        hints=("bot|convenor|esto",),
        against=(
            r"<tongue>",
            r"human\w+|persona|coordinad\w+|alguien|permisos?|aduana|lancha|bombas?",
            r"funciones (?:estara|sera|tendra|debe)n? (?!el bot|este)\w+",
        ),
    ),
    Intent.CHANGE_LANGUAGE: Signs(
        alone=(
            "(?:en )?<tongue>(?: solamente| mejor)?|(?:cambiar? (?:de |el )?)?(?:mi )?idioma",
            r"(?:habla\w*|sabe\w*|entiende\w*)(?: usted)? <tongue>",
        ),
        plain=(
            r"^(?:in )?(?:english|spanish|french|russian|arabic|chinese)(?: please)?$",
            (
                r"(?:cambi\w+|escrib\w+|habl\w+|respond\w+|contest\w+|continu\w+|segu\w+|sig\w+|comunic\w+"
                r"|convers\w+|envi\w+|mand\w+|pas\w+|recibir|chate\w+|pong\w+|pon\w*)<gap>(?:en"
                "|al?) <tongue>"
            ),
            (
                r"(?:prefiero|preferimos|preferiria|hablo|entiendo|quiero|usar?|utiliz\w+"
                r"|eleg\w+)<gap>(?:el |en )?<tongue>"
            ),
            r"(?:cambi\w+|eleg\w+|escog\w+|modific\w+|configur\w+)<gap>(?:idioma|lengua)",
        ),
        clear=(
            r"(?:podemos|puede\w*|podria\w*|podriamos|posible|se puede)<gap>en <tongue>",
            "otr[oa] (?:idioma|lengua)|en <tongue>|en mi idioma|idioma (?:preferido)?",
        ),
        likely=("<tongue>",),
        against=(r"version|guia|documento|traduc\w+|informe|plantilla|publica\w+|capacitacion",),
    ),
    Intent.TALK_TO_COORDINATOR: Signs(
        alone=(
            "<person>",
            "llame(?:me|n|nme)",
        ),
        plain=(
            r"(?:devuelv|regres|retorn)\w+ la llamada",
            (
                r"(?:un|el|la|una|algun|que) (?:responsable|encargad[oa]|persona"
                r"|coordinador[a]?)<gap>(?:con quien|a quien|disponible|ubicable)"
            ),
            (
                r"(?:no|ni|harto de|sin)<gap>(?:con |a )?(?:un |una |este )?(?:robots?|maquinas?|bots?"
                r"|automatas?)"
            ),
            (
                r"(?:contacto|responsable|enlace)<gap>(?:hablarle|escribirle|llamarlo|llamarla)"
                r"|de viva voz|en persona|con quien (?:hablo|puedo hablar|me comunico)"
            ),
            (
                r"(?:hablar|hablo|conversar|comunicar\w*|escribir|contact\w+|contacto|llamar|reunir\w*"
                r"|conect\w+|pas(?:e|ar)\w*|transfier\w+|pon\w+|tratar|consultar)<gap>(?:a |con "
                "|de )?<person>"
            ),
            r"<person><gap>(?:me|nos) (?:llam\w+|contact\w+|escrib\w+|atiend\w+|ayud\w+|habl\w+)",
            "(?:me|nos) (?:puede|podria|pueda|puedan) (?:llamar|contactar|atender|escribir)<gap>",
            r"(?:llam\w+|contact\w+|atiend\w+)(?:me|nos)?<gap>(?:una persona|alguien)",
            (
                "persona (?:real|de verdad)|no (?:con )?(?:un |una )?(?:robot|maquina|bot)|un humano"
                "|ser humano"
            ),
            (
                r"(?:pas\w+|avis\w+|inform\w+|digan?le|pregunt\w+|comunic\w+|reenvi\w+)<gap> (?:a la |al "
                r"|a los )(?:coordinad\w+|coordinacion|secretaria)"
            ),
            r"que (?:alguien|me) (?:me )?llam\w+|llamen?me",
        ),
        clear=(r"(?:necesito|quiero|quisiera|prefiero)<gap>(?:coordinad\w+|human\w+|alguien|coordinacion)",),
        likely=(
            r"coordinad\w+|coordinacion|secretaria",
            "alguien(?! que (?:destrab|resuelv|ayud|arregl))",
        ),
        against=("ayer|hable|hablamos|llamamos|quien es|quienes son|como",),
    ),
}
