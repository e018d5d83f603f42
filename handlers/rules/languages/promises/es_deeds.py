"""Spanish: who promises, and the verbs of what is done now and later, and of what is ready."""

TO_WHOM = "(?:(?:os|te|le|les|se|nos) )?"
WHAT = "(?:(?:lo|la|los|las) )?"
SOON = "(?:(?:tambien|ya|entonces|luego|despues|mismo|misma|mismos|con gusto|sin falta) )*"
TEAM = (
    r"(?:nuestr[oa]|mi) (?:equipo|oficina|laboratorio|area|departamento|unidad|colega|companer[oa]"
    r"|contador[a]?"
    r"|abogad[oa]|ingenier[oa]|tecnic[oa]|secretaria|direccion|delegacion|asistente|coordinador[a]?"
    r"|expert[oa]|personal|institucion|organizacion|asociacion|ong|fundacion|instituto|universidad|empresa"
    r"|cooperativa|municipio|municipalidad|alcaldia|ministerio|programa|proyecto|agencia|centro|red|escuela"
    r"|comite|grupo|gerencia|facultad|hospital|banco|embajada|seccion|secretari[oa]|jef[ea])"
    r"(?: (?:juridic[oa]|tecnic[oa]|legal|financier[oa]|regional|local|nacional|de \w+))?"
)
OURS = r"(?:nuestr[oa]s?|mi|mis)"
NO_NOW = (
    r"(?!(?:tengo|tenemos|necesit\w+|veo|vemos|espero|esperamos|recib\w+|quiero|queremos|busco|creo|pienso"
    r"|siento"
    r"|puedo|podemos|(?:sab|conoc|le|perd|merec|agradec|entend|propon|deb|cre|ve|prefer|depend|parec"
    r"|comprend|cab|ten|crec|permanec)emos|debo|debemos|vamos|somos|estamos|hemos|viajo|viajamos|salgo"
    r"|llego|regreso|vuelvo|sigo"
    r"|seguimos|trabajo|participo|asisto|dudo|temo|prefiero|deseo|supongo|confirmo|entiendo|agradezco"
    r"|recuerdo|lamento|como|cuando|pero|todo|solo|apoyo|acuerdo|proyecto|texto|correo|anexo|pago|plazo"
    r"|borrador|grupo|primero|segundo|contrato|presupuesto|documento|ahora|bueno|incluso|ambos|pido(?! a"
    rf" {OURS})|se|ocupo|debo|foto|mano|moto|radio|mismo|tercero|unico|malo|nuevo|otro|propio|cierto|antiguo"
    r"|ultimo|contrario|siguiente|numero|modelo|ando|quedo|anoto|juro|prometo|garantizo|aseguro|imagino"
    r"|\w+(?:ando|endo|mento|miento)|proximo|minimo|maximo|mejoramos|comemos|cenamos|almorzamos|almuerzo"
    r"|ceno|duermo|descanso|gusto|(?:habl|vi|esper|busc|necesit|habi|podri|deberi|querri|tendri|\w+ab"
    r"|\w+[dt]eri)amos|mismos|tramos|ramos|tampoco|logro|apoyamos|invito|invitamos)\b)"
)
STEM = r"(?:ar|er|ir|tendr|pondr|vendr|saldr|har|podr|dir|querr|sabr|habr)"
NO_FUTURE = (
    r"(?!\w*(?:uiere|iere)\b|(?:prepar|compar|declar|separ|repar|esper|consider|gener|super|recuper"
    r"|oper|cooper"
    r"|liber|alter|aceler|retir|gir|mir|tir|admir|aspir|inspir|ampar|enter|numer|lider|moder)e(?:mos)?\b"
    r"|queremos|estare(?:mos)?\b|aire|cualquiera)"
)
SAID_NOW = (
    r"envio|mando|comparto|entrego|remito|presento|preparo|termino|publico|adjunto|paso|subo"
    r"|hago llegar|reenvio"
    r"|compartimos|remitimos|subimos|hacemos llegar|traduzco|redacto|finalizo|completo|actualizo"
    r"|organizo|reviso|devuelvo|coordino|reservo|firmo|imprimo|hago"
    r"|corrijo|compro|instalo|visito|convoco|agendo|elaboro|recojo|pago"
)
SAID_THEN = (
    r"enviamos|mandamos|entregamos|presentamos|preparamos|terminamos|publicamos|pasamos|finalizamos"
    r"|actualizamos|organizamos|revisamos|firmamos|devolvemos|hacemos|instalamos"
)
DELIVERIES = (
    r"(?:enviar|mandar|remitir|compartir|entregar|presentar|preparar|publicar|redactar|elaborar|terminar"
    r"|finalizar|completar|subir|hacer llegar|reenviar|actualizar|proporcionar|facilitar|organizar|traducir"
    r"|difundir|distribuir|circular|firmar|pasar|transmitir|imprimir|instalar|revisar|devolver|reenviar"
    r"|corregir|firmar|pagar|rellenar|cargar|cubrir|asumir|financiar|contratar|capacitar|comprar|reparar"
    r"|lanzar"
    r"|acoger|poner|reembolsar|transferir|convocar|adquirir|sufragar|costear|desembolsar|abonar|llevar|traer"
    r"|llamar|contactar|escanear|dar|devolver|resolver|cerrar|liquidar|tramitar|gestionar|depositar"
    r"|aportar|dejar|acabar|concluir|expedir|diligenciar|radicar)(?:os|te|le|les|se)?"
    r"(?:lo|la|los|las)?"
)
READY = (
    r"list[oa]s?|terminad[oa]s?|enviad[oa]s?|entregad[oa]s?|publicad[oa]s?|compartid[oa]s?|finalizad[oa]s?"
    r"|(?!(?:cerrad|aplazad|pospuest|cancelad|retrasad|suspendid|invitad|ocupad|bloquead|afectad|limitad"
    r"|conocid|anunciad|nombrad|elegid|decidid|discutid|inaugurad|reunid|recibid|tenid|realizad|celebrad"
    r"|cortad"
    r"|convocad|obligad|interesad|perdid|vist)[oa]s?\b)(?:\w{2,}(?:ad|id)|impres|escrit|pues[t]|hech"
    r"|resuelt)[oa]s?"
    r"|disponibles?|complet[oa]s?|presentad[oa]s?|acabad[oa]s?|remitid[oa]s?|distribuid[oa]s?|en su poder"
    r"|en sus manos|firmad[oa]s?|traducid[oa]s?|preparad[oa]s?|hech[oa]s?"
)

# the recipient as subject: what they will have is promised to them
YOU_HAVE = (
    r"(?:ya )?(?:lo|la|los|las) (?:ya )?(?:tienes|tenes|teneis|tienen|tiene usted|tendras|tendran|tendreis"
    r"|recibes|recibis|reciben|recibiras|recibiran|(?:vas|van|vais) a (?:tener|recibir))"
)
YOU_WILL_HAVE = (
    r"tendran|tendras|tendreis|tendra usted|contaran con|contaras con|recibiran|recibiras|recibireis"
    r"|(?:vas|van|vais|va usted) a (?:tener|recibir)|(?:dispondran|dispondras|dispondreis) de(?:l(?=\b))?"
)
READY_NOW = (
    r"en (?:su|sus|tu|tus|vuestr[oa]s?) (?:correos?|bandejas?|buzon(?:es)?|escritorio|oficina|mesa|manos"
    r"|poder)|en (?:linea|el (?:sistema|drive|sitio))|a (?:su|tu) disposicion"
    r"|list[oa]s?(?= {2}| *[.!,]?$)"
)
READY_SOON = (
    rf"(?:(?P<pronoun>(?P<holder>{YOU_HAVE}))\b"
    rf"|(?:(?:les|le|te|os) )?(?:estara|estaran|sera|seran|quedara|quedaran) (?:ya |todo |bien )?"
    rf"(?=(?:{READY}|{READY_NOW})\b)"
    rf"|(?:ya )?(?:esta|estan|queda|quedan) (?=(?:{READY_NOW}))"
    rf"|(?:va|van) a (?:estar|quedar|ser) (?=(?:{READY}|{READY_NOW})\b)"
    r"|(?=list[oa]s?(?= {2}| *[.!,]?$))"
    r"|(?P<timely>(?=(?:enviad|entregad|remitid|traducid|firmad|publicad|impres|corregid|terminad|pagad"
    r"|actualizad|mandad|cerrad)[oa]s?(?= {2}| *[.!,]?$)))"
    r"|(?P<moves>(?:ya )?(?:queda|quedan|quedaria?n?|(?:va|van) a estar)(?= {2,}| *[.!,]?$))"
    r"|(?:les|le|te|os) (?:llega|llegan|llegara|llegaran|estara llegando|estaran llegando)\b"
    r"|(?P<moves_out>(?:sale|salen|saldra|saldran)(?= {2,}| *$| (?:de (?:aqui|nuestr\w+|mi))))"
    r"|(?P<moves_in>(?:llegara|llegaran|saldra|saldran)(?= (?:a su|a sus|de aqui|de nuestr\w+|el|la|$| ))))"
)
TRAVELLERS = (
    r"avion|vuelo|tren|bus|autobus|barco|lancha|carro|coche|vehiculo|camion|camioneta|convoy|delegacion"
    r"|equipo|mision|director[a]?|ministr[oa]|alcaldes?a?|president[ea]|colegas?|companer[oa]s?"
    r"|participantes|expert[oa]s?|consultor[a]?s?|pasantes?|invitad[oa]s?|gente|grupo|jef[ea]"
    r"|coordinador[a]?|secretari[oa]|taller|reunion|visita|llamada|evento|acto|cita|encuentro|sesion"
    r"|capacitacion|curso|feria|entrevista|tecnic[oa]s?|lluvias?|verano|invierno|frio"
)
MEETINGS = (
    r"(?<!de la )(?<!del )(?<!de )(?:reunion|llamada|cita|ceremonia|asamblea|cumpleanos|encuentro"
    r"|videollamada)"
)

# the speaker takes something up: "me encargo (yo)"
TAKES_IT = (
    r"(?P<verb_take>me (?:encargo|ocupo|encargare|ocupare|hago cargo)|nos (?:encargamos|ocupamos|encargaremos"
    r"|ocuparemos|hacemos cargo))(?: yo| nosotros)?(?: (?:de eso|de ello|de todo|mism[oa]s?))?"
    r"(?! (?:de|del|en|a|al|que)\b)"
)
OUR_PEOPLE = (
    r"(?:nuestr[oa]s|mis) (?:equipos|tecnic[oa]s|agentes|colegas|companer[oa]s|expert[oa]s|formador[ea]s"
    r"|ingenier[oa]s|voluntari[oa]s|promotor[ea]s|oficinas|areas)"
)
ER_NOW = (
    r"(?:hac|pon|tra|le|respond|resolv|devolv|ofrec|establec|extend|recog|mov|met|atend|compon|dispon"
    r"|promov|abastec|fortalec|vend|escog)emos"
)
THING_FOLLOWS = (
    r"(?= (?:el|la|los|las|al|un|una|unos|unas|nuestr[oa]s?|mis?|sus?|con (?:el|la|los)|a (?:la|los|las)"
    r"|\d+)\b)"
)
