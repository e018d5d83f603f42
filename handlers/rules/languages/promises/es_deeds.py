"""Spanish: who promises, and the verbs of what is done now and later, and of what is ready."""

TO_WHOM = "(?:(?:os|te|le|les|se|nos) )?"
WHAT = "(?:(?:lo|la|los|las) )?"
SOON = "(?:(?:tambien|ya|entonces|luego|despues|mismo|misma|mismos|con gusto|sin falta) )*"
TEAM = (
    r"(?:nuestr[oa]|mi) (?:equipo|oficina|laboratorio|area|departamento|unidad|colega|companer[oa]"
    r"|contador[a]?"
    r"|abogad[oa]|ingenier[oa]|tecnic[oa]|secretaria|direccion|delegacion|asistente|coordinador[a]?"
    r"|expert[oa]|personal|institucion)"
    r"(?: (?:juridic[oa]|tecnic[oa]|legal|financier[oa]|de \w+))?"
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
    rf" {OURS})|se)\b)"
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
    r"|acoger|poner|reembolsar|transferir|convocar|adquirir|sufragar|costear)(?:os|te|le|les|se)?"
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
