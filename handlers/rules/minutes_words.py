"""The words by which minutes tell a meeting, its items, its actions and owners: folded patterns."""

HEADINGS = (
    r"^\W*(?:draft |approved |final )*"
    r"(?:minutes|notes|record|summary|report|action points|decisions|agreement)"
    r"(?: of| from)?(?: the)?(?: meeting)?(?: of)?(?: the)?\b"
    r"|^\W*(?:projet de )?(?:proces-verbal|compte rendu|compte-rendu|pv|releve de decisions|notes|accord)"
    r"(?: de la reunion| de reunion)?(?: du| de la| de l'| de)?\b"
    r"|^\W*(?:acta|minuta|протокол)(?: de la reunion| de| заседания)?(?: del| de la)?\b"
    r"|^会议纪要|^\W*محضر(?: اجتماع)?"
)
"""What begins the name of a meeting's minutes."""

ITEM = (
    r"^\s*(?:(?i:agenda item|item|point|punto|пункт|البند|decision|ap|ai)\s*(?:no\.?\s*)?"
    r"(?P<number>\d{1,2}(?:\.\d{1,2})*[a-z]?)\b[\s.:)–—-]*"
    r"|(?:#+\s*)?(?P<bare>\d{1,2}(?:\.\d{1,2})*)(?:[.)、．]|\s*[–—:-])(?=\s|[^\W\d_])\s*)"
)
"""What numbers an item at the beginning of a line."""

ACTION = (
    r"^\W*(?:action(?: point| item)?s?|ap|ai|decision|agreed|next steps?|to do|todo|follow-up"
    r"|actions? a mener|mesures?|suivi|decide|accion|acuerdo|решение|решили|行动|决定|الإجراء)"
    r"(?:\s*\d{1,2}(?:\.\d{1,2})*)?\s*[:–—-]+\s*|^\s*(?:→|->|=>|▶|➜|\[ ?\])\s*"
)
"""What marks a line as something to be done."""

DUTY = (
    r"(?:to|will|shall|agreed to|agrees to|undertakes to|is to|are to|has to|commits to|committed to)(?=\s)"
    r"|(?:s'engage a|se charge de|est charge[e]? de|doit|devra|va|est invite[e]? a)(?=\s)"
    r"|(?:se compromete a|debera|enviara|se encarga de)(?=\s)"
    r"|(?:должен|должна|обязуется)(?=\s)|[:–—](?=\s)|-(?=\s)|负责|将"
)
"""What stands between who is to do something and what it is."""

RESPONSIBLE = (
    r"[(\[]\s*(?:resp(?:onsible|\.)?:?|owner:?|lead:?|by|par|resp\.? ?:|responsable ?:?)?"
    r"|(?:resp(?:onsible|\.)?|owner|lead|assigned to|who|responsable|pilote|qui|ответственный|负责人|المسؤول)"
    r"\s*[:–—-]"
)
"""What stands before who is to do it, at the end of a line."""

COLUMNS = {
    "item": r"item|no\.?|nr\.?|#|point|n°|номер|序号|البند",
    "action": (
        r"actions?(?: points?)?|what|task|decision|commitment|deliverable|activity|mesure|tache|quoi"
        r"|engagement|accion|tarea|compromiso|действие|задача|решение|行动|任务|事项|الإجراء|المهمة"
    ),
    "owner": (
        r"owner|who|responsible(?: party)?|lead|organisation|organization|partner|responsable|qui|pilote"
        r"|quien|ответственный|负责人|负责|责任人|المسؤول|الجهة"
    ),
    "due": (
        r"due(?: date)?|deadline|by when|when|date|timeline|echeance|delai|quand|pour le|plazo|fecha|cuando"
        r"|срок|дата|期限|截止日期|时间|الموعد|التاريخ"
    ),
}
"""The headings of a table's columns."""
