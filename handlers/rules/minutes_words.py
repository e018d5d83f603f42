"""The words by which minutes tell a meeting, its items, its actions and owners: folded patterns."""

TITLES = "mr|mrs|ms|miss|dr|prof|sir|m|mm|mme|mlle|sr|sra|dra|don|дна|г-н|г-жа|господин|госпожа|тов"
"""What stands before somebody's name."""

ARTICLES = r"the|le|la|les|el|los|las|l['’]"
"""What stands before an organisation's name."""

ENDINGS = "а|у|ом|ем|ой|ей|е|ы|и|ю|я|о|ь|ью|ия|ию|ии|ие|ием|ого|ому|ым|им|ых|их|ый|ий|ая|ое|ую|ые|ам|ами|ах"
"""The endings that a Slavic name takes."""

KINDS = (
    r"(?:draft |approved |final |signed )*(?:(?:meeting )?minutes(?: and action points)?"
    r"|(?:meeting )?notes"
    r"|record|summary|report|action (?:log|list|tracker|points|items)|actions|decisions|decision log"
    r"|readout"
    r"|projet de proces-verbal|proces-verbal|compte[- ]rendu|cr|pv|releve de (?:decisions|conclusions)"
    r"|memo de reunion|acta|minuta|resumen|протокол(?: *№ *\d+)?|会议纪要|会议记录|محضر)"
)
"""What says that a text is the minutes of a meeting."""

OF_MEETING = (
    r"(?: de (?:la )?(?:reunion|seance|session|sesion)(?: du| de la| des| de l'| del| de| d')?(?![\w])"
    r"|(?: du| de la| des| de l'| del| de| d')(?!\w)| (?:заседания|совещания)(?!\w)| اجتماع"
    r"|(?: of| from| for)?(?: the| a| our)?(?: meeting| session)?(?: of| on)?(?: the| our)?(?!\w))"
)
"""What leads from there to the meeting's name."""

AGREEMENTS = (
    r"(?:memorandum of understanding|mou\b|(?:\w+ ){0,3}agreement|letter of intent|terms of reference"
    r"|protocole d'accord|accord|convention|lettre d'intention|convenio|acuerdo marco|memorando"
    r"|соглашение|меморандум|договор|谅解备忘录|协议|مذكرة تفاهم|اتفاقية)"
)
"""What names an agreement, whose name is kept whole."""

PARTIES = r"(?:between|entre|между)\b"

GATHERINGS = (
    r"meeting|committee|group|council|board|call|sync|stand-?up|retreat|consultation|webinar|briefing"
    r"|workshop|forum|assembly|session|task force|steering"
    r"|reunion|comite|groupe|conseil|atelier|assemblee|commission|consejo|mesa|grupo|asamblea"
    r"|заседани|совет|комитет|совещани|групп|комисси|会议|委员会|小组|اجتماع|لجنه"
)
"""What a gathering is called."""

SUBJECT = (
    r"(?:meeting|subject|title|group|committee|objet|reunion|asunto|tema|заседание|тема|会议|会议名称"
    r"|الاجتماع)\s*[:：]\s*"
)
ON_DAY = r"(?:date(?: of (?:the )?meeting)?|held on|day|le|fecha|дата|日期|التاريخ)\s*[:：]\s*"
"""What stands before the meeting's name or day in the lines above the first item."""

HELD = (
    r"(?:,? *(?:(?:was )?held|which took place|signed|dated|tenue?s?|qui s'est tenue?|signe[e]?"
    r"|celebrad[oa]"
    r"|realizad[oa]|firmado|состоявше\w+|(?<!\w)от|於|于)(?: on| le| el| the)?)(?!\w).*$"
)
"""What follows a meeting's name: that it was held."""

ITEM = (
    r"^\s*(?:(?i:agenda item|item|point|punto|пункт|البند|decision|article|art\.?|clause|section|§"
    r"|articulo"
    r"|artículo|статья|第)\s*(?:no\.?\s*"
    r"|n[°º]\s*)?(?P<number>\d{1,2}(?:\.\d{1,2})*[a-z]?)(?!\w)[\s.:)、项条–—-]*"
    r"|(?i:(?P<action>action(?: point| item)?|ap|ai))\s*(?:no\.?\s*|#\s*)?"
    r"(?P<mark>\d{1,2}(?:\.\d{1,2})*[a-z]?)(?!\w)[\s.:)–—-]*"
    r"|(?:#+\s*)?(?P<bare>\d{1,2}(?:\.\d{1,2})+[.)]?(?=\s)|\(?\d{1,2}(?:[.)、．/]|\s*[–—:-]|[°º])(?=\s"
    r"|[^\W\d_])"
    r"|[A-Z]\d{1,2}[.):](?=\s)|[IVX]{1,4}(?:[.)]|\s+[–—-])(?=\s))[\s–—-]*)"
)
"""What numbers an item at the beginning of a line."""

SUB_ITEM = r"^\s*\(?(?:[a-z]|[ivx]{1,4})\)\s+"
"""What numbers a part of an item."""

ACTION = (
    r"^\W*(?:(?:agreed |new )?actions?(?: points?| items?| agreed| required)?|ap|ai|next steps?|to[ -]?do"
    r"|follow[ -]?up|what|task|a faire|actions? a mener|mesures?|suivi|suites? a donner|tache|quoi"
    r"|accion(?:es)?|tarea"
    r"|поручение|задача|действие|行动|任务|الإجراء)"
    r"(?:\s*\d{1,2}(?:\.\d{1,2})*)?\s*[:-]+>?\s*|^\s*(?:→|[-=]+>|▶|➜|➔|»|\[ ?\]|☐|□)\s*"
)
"""What marks a line as something to be done."""

DECISION = (
    r"^\W*(?:decisions?|agreed|resolved|decide|acuerdos?|acordado|resolucion|решение|решили|постановили"
    r"|决定|القرار)(?:\s*\d{1,2}(?:\.\d{1,2})*)?\s*[:-]+\s*"
    r"|^\W*(?:it (?:was|is|has been)|(?:the )?(?:committee|group|meeting|board|members|partners|parties"
    r"|council)"
    r"(?: has| have)?|we) (?:further |also |then |therefore |jointly )?(?:agreed|decided"
    r"|resolved)(?: that|:) "
    r"|^\W*(?:il (?:est|a ete|fut)|(?:le|la) (?:comite|groupe|conseil|reunion|commission)(?: a)?"
    r"|nous avons)"
    r" (?:aussi |egalement )?(?:decide|convenu|arrete|retenu)(?: que |:| qu')"
    r"|^\W*(?:se|(?:el|la) (?:comite|grupo|consejo|mesa)) (?:acordo|acuerda|decidio|decide"
    r"|resolvio)(?: que|:) "
    r"|^\W*(?:поручить|рекомендовать|обязать|просить)(?= )"
)
"""What marks a line as decided: a deed only where it says whose, or by when."""

SECTIONS = {
    "actions": (
        r"(?:(?:summary of )?(?:new |agreed )?(?:action|follow-up)s?(?: (?:points?|items?|log|list))?"
        r"(?: agreed| arising| and deadlines)?|next steps|to[ -]?do(?: list)?|(?:who"
        r"|what)(?:,? (?:does )?what)?"
        r"(?:,?(?: and)?(?: by)? when)?|(?:decisions|agreements) and actions"
        r"|(?:actions? )?a (?:mener|faire|suivre|entreprendre)|suites? a donner|prochaines etapes"
        r"|plan d'actions?"
        r"|acciones|proximos pasos|tareas|compromisos|поручения|задачи|следующие шаги|行动项|下一步"
        r"|后续行动"
        r"|الاجراءات|الخطوات القادمه)"
    ),
    "decisions": (
        r"(?:key )?(?:decisions?|agreements|resolutions|commitments)(?: taken| reached)?|agreed|acuerdos"
        r"|decisions? prises?|releve de decisions|engagements|решили|постановили|решения|决定|القرارات"
    ),
    "past": (
        r"(?:matters|actions?) arising(?: from .{0,60})?|(?:review|status|follow[- ]?up) of (?:the )?"
        r"(?:previous|last|past|earlier|outstanding)?.{0,40}?(?:actions?|minutes|meeting"
        r"|decisions)(?: .{0,30})?"
        r"|(?:previous|past|last|completed|closed)(?: meeting's)? (?:actions?|decisions|minutes)"
        r"(?: points?| items?)?|actions? from (?:the )?(?:last|previous) .{0,30}"
        r"|suivi des (?:decisions|actions).{0,40}|seguimiento de (?:los )?acuerdos.{0,30}"
    ),
}
"""The headings of parts: what is to be done, what was decided, what earlier meetings agreed."""

DUTY = (
    r"(?:(?:to|will|shall|must)(?: also| then| now| jointly)?|(?:has |have )?(?:agreed|agrees|undertook"
    r"|undertakes|committed|commits|promised|offered|volunteered)(?: to)"
    r"|(?:is|are|was|were) (?:to|(?:asked|requested|tasked|invited|mandated) to)|has to|is going to"
    r"|takes the lead on|'ll)(?=\s)"
    r"|(?:s'engage a|se charge(?:ra)? de|est charge[e]? de|sont charge[e]?s de|doit|devra|va"
    r"|est (?:invite|prie)[e]? (?:a|de)|s'est engage[e]? a|accepte de|est chargee? d')(?=[\s\w])"
    r"|(?:se compromet(?:e|io) a|debe(?:ra)?|va a|se encarga(?:ra)? de|queda encargad[oa] de)(?=\s)"
    r"|(?:должен|должна|должно|обязуется|поручено)(?=\s)|负责|将"
)
"""What stands between who is to do something and what it is."""

ONCE_AGREED = r"(?:would|should|doive|debera)(?=\s)"
"""What does so too where it was decided."""

BARE = r"[:-]+(?=\s)"
"""What does so too in a line that is marked as something to be done."""

INFINITIVE = r"(?=\s+\w+(?:ть|ти|чь)(?:ся|сь)?\b)"
"""What does so in Russian: "поручить Министерству представить"."""

NOBODY = (
    r"(?:all|both)(?: the)?(?: partners?| members?| parties| participants| organisations?)?|every(?:one"
    r"|body)"
    r"|(?:the )?(?:parties|partners|members|participants|secretariat|chair(?:person)?|co-chairs"
    r"|coordinator|team)"
    r"|tous(?: les (?:partenaires|membres))?|(?:les )?(?:partenaires|membres|parties)"
    r"|(?:le )?secretariat|todos|(?:los )?(?:socios|miembros|participantes)|(?:la )?secretaria|las partes"
    r"|все участники|секретариат|стороны"
)
"""Who can be bound without being anybody's name: the coordinator says who is meant."""

NO_DEED = (
    r"(?:not?|never|n't|date|be(?! (?:\w+ing|responsible|in charge))|have|remain|continue|not be"
    r"|enter into"
    r"|mean|ne|pas|non|no|ser|estar|etre|avoir|не|быть|each other|one another)(?!\w)"
)
"""What begins no deed though a duty's word stands before it."""

BRACKET = (
    r"[(\[]\s*(?:resp(?:onsible|\.)?\s*:?|owner:?|lead:?|action:?|by|par|resp\.? ?:|responsable ?:?)?\s*"
)
"""What opens a bracket in which stands who is to do it."""

LABEL = (
    r"(?:resp(?:onsible(?: (?:party|person|partner|organisation))?|\.)?|person responsible|action (?:by"
    r"|owner)"
    r"|(?:action )?owner|lead|assigned to|assignee|by whom|who|responsables?|en charge|pilote|qui"
    r"|quien|encargad[oa]|ответственн(?:ый|ая|ые)|исполнитель|负责人|责任人|المسؤول)"
)
RESPONSIBLE = rf"(?<!\w){LABEL}\s*[:-]+\s*"
"""What stands before who is to do it."""

DUE = (
    r"(?<!\w)(?:(?:due|target|completion|end)(?: date)?|deadline|by when|when|timeline|timing|echeance"
    r"|delais?|date limite|pour quand|quand|plazo|fecha(?: limite)?|cuando|срок(?: исполнения)?|期限"
    r"|截止日期"
    r"|时间|الموعد)\s*[:-]+\s*"
)
"""What stands before the day by which."""

NOTHING = (
    r"\W*(?:none|nil|n/?a|no actions?(?: points?| items?)?(?: (?:required|needed|arising))?"
    r"|no further action"
    r"|for (?:information|discussion|noting|decision)|tb[cd]|noted|any other business|aob|next meeting"
    r"|aucune?(?: action)?|neant|sans objet|pour information|ningun[oa]|no hay|sin acuerdos|нет|无"
    r"|لا يوجد)\W*"
)
"""What says that there is nothing to be done."""

DONE = (
    r"\b(?:done|completed?|closed|finished|achieved|cancelled|dropped|fait[e]?s?|termine[e]?s?|clos"
    r"|cloture[e]?s?"
    r"|realise[e]?s?|annule[e]?s?|hecho|completad[oa]|cerrad[oa]|cumplid[oa]|выполнено|сделано|закрыто"
    r"|исполнено"
    r"|完成|已完成|تم)[\W_]*$|[✓✔✅☑]|\[x\]"
)
"""What says at its end that a deed is over."""

PAST = (
    r"^(?:(?!(?:that|which|who|qui|que)\b)\S+\s+){0,7}?\W{0,2}\b(?:was|were|had|has|have|did|went"
    r"|took place"
    r"|reported|noted|presented|explained|informed|welcomed|thanked|discussed|recalled|stressed"
    r"|highlighted"
    r"|opened|stated|mentioned|said|asked|hopes?|hoped|expects?|expected"
    r"|a ete|ont ete|a (?:presente|rappele|souligne|informe|indique|remercie|ouvert|note|precise)"
    r"|ont (?:\w+e|\w+i)s?|s'est|se sont|etait|etaient|espere"
    r"|informo|presento|se (?:aprobo|tomaron|realizo|presento|discutio|levanto)|fue|fueron|explico"
    r"|agradecio|espera"
    r"|был[аио]?|сообщил[аи]?|доложил[аи]?|представил[аи]?|отметил[аи]?|выполнил[аи]?|принял[аи]?"
    r"|надеется)\b"
    r"|^\W*(?:completed|sent|done|received|installed|approved|adopted|noted|discussed|reviewed|closed"
    r"|held|met)\b"
)
"""What says of a deed that it is past, hoped for, or only talked about."""

TOLD = (
    r"^\W*(?:(?!(?:be|to|get|have)\b)\S+\s+){1,4}(?:finished|completed|installed|submitted|delivered|received"
    r"|approved|signed|sent|arrived|started|closed|launched|began|ended)\b(?! by\b)"
)
"""What tells what happened, of a line that nothing marks as agreed."""

PRESENT = (
    r"^\W*(?:present|attend(?:ees|ance|ing)|in attendance|participants?|apologies|absent"
    r"|members present|invited"
    r"|guests?|chair(?:ed by)?|secretary|minutes(?: taken)? by|note ?taker|cc|distribution|venue|place"
    r"|location"
    r"|time|etaient presents?|presents?|presentes?|excuses?|excusee?s?|absents?|ordre du jour|lieu"
    r"|heure|president"
    r"|asistentes|participantes|ausentes|excusad[oa]s|lugar|hora|orden del dia|agenda"
    r"|присутствовали|отсутствовали|приглашенные|председатель|секретарь|повестка дня|место"
    r"|与会者|出席|缺席|地点|主持|记录|الحضور|الغائبون|المكان)\b[^:：]{0,40}[:：]"
)
"""What opens a line that tells who was there, or where."""

DISCUSSION = (
    r"^\W*(?:discussion|background|context|summary|update|information|notes?|status|debat|contexte"
    r"|discusion"
    r"|antecedentes|слушали|выступили|обсуждение|讨论|المناقشه)\s*[:：]"
)
"""What opens a line that tells what was talked about."""

COLUMNS = {
    "item": (
        r"item|agenda item|no\.?|nr\.?|#|ref\.?|reference|id|point|topic|n[°º]|sujet|punto|tema|номер|№"
        r"|序号|البند"
    ),
    "action": (
        r"(?:agreed |follow-up |required )?actions?(?: points?| items?| required| agreed| to be taken"
        r"| needed)?"
        r"|what|tasks?|decisions?|commitments?|deliverables?|activit(?:y|ies)|next steps?|description"
        r"|to[ -]?do"
        r"|mesures?|taches?|quoi|engagements?|actions? a mener|suites? a donner|accion(?:es)?|tareas?"
        r"|compromisos?"
        r"|acuerdos?|actividad(?:es)?|действи[ея]|задач[аи]|решени[ея]|поручени[ея]|мероприяти[ея]"
        r"|行动|任务|事项|行动项|الإجراء|المهمة|الاجراء|المهمه"
    ),
    "owner": (
        r"(?:action )?owner|(?:by )?who(?:m)?|responsible(?: (?:party|person|partner|organisation))?"
        r"|person responsible|responsibility|resp\.?|lead|assigned(?: to)?|assignee|organisation"
        r"|organization"
        r"|partner|action by|responsables?|qui|pilote|en charge|porteur|quien|encargad[oa]"
        r"|ответственн(?:ый|ые|ая)|исполнител[ьи]|负责人|负责|责任人|المسؤول|الجهة|المسوول|الجهه"
    ),
    "due": (
        r"(?:due|target|completion|end)(?: date)?|deadline|by when|when|by|date|time ?(?:line|frame)"
        r"|echeances?"
        r"|delais?|date limite|quand|pour le|plazo|fecha(?: limite)?|cuando|срок(?:и| исполнения)?|дата"
        r"|期限|截止日期|时间|الموعد|التاريخ"
    ),
    "state": (r"status|state|progress|etat|statut|avancement|estado|avance|статус|состояние|状态|الحاله"),
}
"""The headings of a table's columns."""
