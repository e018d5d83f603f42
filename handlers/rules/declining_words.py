"""How people ask what no guidebook is for, in the six languages: patterns over folded words.

`§` stands for somebody who is surely a person (a title and a name, or a name that is known), `¤` for
another name, which may be an organisation's; `@` is either. Patterns are spelled as people spell.
"""

PRIVATE: dict[str, tuple[str, ...]] = {
    "en": (
        (
            r"(?:@(?:'s|')?|\bhis|\bher) (?:home|private|personal|mobile|cell) ?(?:phone|address|number"
            r"|e-?mail)"
        ),
        (
            r"(?:@(?:'s|')?|\bhis|\bher) (?:salary|wages?|birthday|date of birth|religion|marital status"
            r"|husband|wife|medical (?:records?|history)|illness|diagnosis|sexual orientation|bank (?:account"
            r"|details)|passport|passwords?|whereabouts|criminal record|pay ?slip|cell ?phone|mobile)\b"
        ),
        (
            r"(?:§(?:'s|')?|\bhis|\bher) (?:phone|telephone|whatsapp|address|age|health|family|children"
            r"|income|pay)\b"
        ),
        r"\b(?:home|private|personal|mobile|cell) ?(?:phone|address|number|e-?mail)\b.{0,20} (?:of|for) @",
        r"\b(?:salary|birthday|religion|marital status|password|whereabouts|husband|wife) of @",
        r"\b(?:phone|telephone|address|age|health|whatsapp)(?: number)? (?:of|for) §",
        r"\bwhere do(?:es)? (?:@|he|she) live\b",
        (
            r"\bhow much (?:money )?do(?:es)? (?:§|he|she|the [\w ]{3,30} (?:at|of|from|for) ¤) (?:earn|make"
            r"|get paid)"
        ),
        r"\bhow old is (?:§|he\b|she\b)",
        (
            r"\b(?:is|was) (?:@|he|she) (?:married|divorced|single|pregnant|gay|ill|sick|in hospital"
            r"|on sick leave)\b"
        ),
        r"\bwhich (?:church|mosque|temple|party) do(?:es)? (?:@|he|she)",
        r"\bwhere (?:is|was) (?:§|he|she) (?:right now|now|at the moment|today|tonight|last night)",
        (
            r"\bdo(?:es)? (?:@|he|she) have (?:children|kids|a (?:husband|wife|girlfriend|boyfriend|disease)"
            r"|cancer|hiv)"
        ),
        r"\bwho (?:is|does) (?:§|he|she) (?:dating|married to|live with|vote for)",
        r"\bpasswords? (?:of|to|for) .{0,30}(?:accounts?|mailbox|@)",
    ),
    "fr": (
        (
            r"\b(?:numéro|téléphone|portable|adresse|mail|courriel)(?: de (?:téléphone"
            r"|portable))? (?:personnel|privé)(?:le|e)? d[e'] ?(?:[mM]\S* )?@"
        ),
        r"\badresse (?:du domicile|privée?|personnelle)\b.{0,12}@",
        r"\b(?:numéro|téléphone|adresse|portable)(?: de (?:téléphone|portable))? (?:de |d')§",
        r"\b(?:salaire|date de naissance|religion|mot de passe|mari|femme|dossier médical) (?:de |d')@",
        r"\b(?:son salaire|son âge|sa religion|sa femme|son mari|sa date de naissance|son mot de passe)\b",
        r"\boù (?:habite|vit|loge|demeure)(?:-t-(?:il|elle)| @)",
        r"\bcombien gagne(?:-t-(?:il|elle)| §| (?:le|la|l') ?[\w-]{3,20} (?:de |d'|du |chez )¤)",
        r"\bquel âge (?:a @|a-t-(?:il|elle))",
        (
            r"(?:@|\b(?:il|elle)) (?:est|était) (?:malade|marié|divorcé|enceinte|célibataire|en arrêt maladie"
            r"|hospitalisé)"
        ),
        r"@ est-(?:il|elle) (?:malade|marié|divorcé|enceinte|célibataire|en arrêt)",
        r"@ a-t-(?:il|elle) des enfants",
        r"\bmots? de passe (?:du |de |des |d').{0,25}(?:compte|messagerie)",
    ),
    "es": (
        (
            r"\b(?:teléfono|móvil|celular|dirección|correo|número)(?: de (?:teléfono|móvil))? (?:particular"
            r"|personal|privad[oa]) de(?:l señor| la señora)? ?@"
        ),
        (
            r"\b(?:domicilio|salario|sueldo|religión|contraseña|fecha de nacimiento|marido|esposa"
            r"|historial médico) de(?:l)? @"
        ),
        r"\b(?:teléfono|móvil|celular|dirección|edad) de(?:l)? §",
        r"\bdónde vive (?:@|(?:el|la) §|él\b|ella\b)",
        r"\bcuánto gana (?:§|(?:el|la) §|él\b|ella\b|(?:el|la) [\w ]{3,25} de ¤)",
        r"\bcuántos años tiene (?:§|(?:el|la) §|él\b|ella\b)",
        r"\b(?:está|es) (?:casad[oa]|divorciad[oa]|solter[oa]|enferm[oa]|embarazada|de baja) (?:el |la )?@",
        r"@ (?:está|es) (?:casad[oa]|divorciad[oa]|solter[oa]|enferm[oa]|embarazada|de baja)",
        r"\btiene hijos (?:el |la )?@",
        r"\bcontraseñas? (?:de|del) .{0,25}(?:cuenta|correo)",
    ),
    "ru": (
        r"\b(?:домашн\w+|личн\w+|мобильн\w+) (?:адрес\w*|телефон\w*|номер\w*)\b.{0,12}@",
        r"@ (?:домашн\w+|личн\w+|мобильн\w+) (?:адрес|телефон|номер)",
        r"\b(?:номер телефона|телефон|адрес|возраст) (?:у )?§",
        r"\b(?:его|ее) (?:домашн\w+ |личн\w+ )?(?:зарплат\w+|телефон|адрес|возраст|пароль|жена|муж)\b",
        r"\b(?:зарплат\w+|оклад|пароль|день рождения|диагноз|семейное положение|муж|жена) (?:от |у )?@",
        r"\bсколько (?:зарабатывает|получает) (?:§|он\b|она\b)",
        r"\bсколько лет (?:§|ему\b|ей\b)",
        r"\bгде (?:живет|проживает) (?:@|он\b|она\b)",
        r"\b(?:замужем|женат|беременна|больна|болен|болеет)(?: ли)? (?:@|он\b|она\b)",
        r"(?:@|\bон|\bона) (?:замужем|женат|беременна|больна|болен|болеет|на больничном)",
        r"\bпарол\w+ (?:от|для|к) .{0,20}(?:аккаунт|учетн|почт)",
    ),
    "zh": (
        r"(?:§|[他她](?!们))的?(?:个人|家庭|私人)?(?:手机|电话|住址|地址|工资|薪水|收入|年龄|生日|宗教|婚姻|身份证|病历|密码|病)",
        r"(?:§|[他她](?!们)).{0,3}住在?哪",
        r"(?:§|[他她](?!们))(?:今年)?(?:多大|几岁|结婚|离婚|怀孕|生病|赚多少)",
        r"(?<![部局司织室心学会线队目员人门处])的(?:手机号|家庭住址)",
        r"(?:账户|帐户|账号|邮箱)的?密码",
    ),
    "ar": (
        r"\bرقم (?:هاتف|جوال|موبايل|تليفون) (?:§|\w+ الشخصي)",
        r"\b(?:رقم (?:هاتف|جوال)|عنوان (?:منزل|بيت|سكن))(?:ه|ها)\b",
        r"\bعنوان (?:منزل|بيت|سكن) (?:§|(?!ال)\w+)",
        r"\bاين (?:يسكن|تسكن|يعيش|تعيش|يقيم|تقيم) (?:§|هو\b|هي\b|(?!ال)\w+)",
        r"\bراتب(?:ه|ها)\b|\bراتب (?:§|(?!ال)\w{3,})",
        r"\bكم (?:عمر(?:ه|ها)\b|عمر §|يكسب §|تكسب §)",
        r"\bهل (?:§|هو|هي|(?!ال)\w+) (?:متزوج|مريض|حامل|مطلق)",
        r"\bكلم[هة] (?:السر|المرور) .{0,12}(?:§|حساب|بريد)",
    ),
}
"""What asks for something of a person's own."""

STEERING: dict[str, tuple[str, ...]] = {
    "en": (
        (
            r"^(?:ignore|disregard|forget|bypass|override)\b.{0,25}\b(?:instructions?|rules|prompts?|what you"
            r"|everything)\b"
        ),
        r"\b(?:ignoring|disregarding) (?:your|all|the previous) (?:\w+ )?(?:instructions|rules|guidelines)",
        (
            r"^(?:you are now|from now on,? you|pretend (?:to be|you|that you)|act as (?:a|an|if|my|the)"
            r"|role-?play)\b"
        ),
        (
            r"^(?:list|show|give|export|dump|send|print|reveal|tell|read out)\b.{0,30}\b(?:all|every\w*|each"
            r"|full list|members'?|partners'?|people's)\b.{0,40}\b(?:(?:phone|mobile|telephone)(?: number)?s?"
            r"|e-?mail(?: address)?(?:es|s)?|home addresses|passwords?|salar(?:y|ies)|(?:personal|private"
            r"|contact) (?:data|details))\b"
        ),
    ),
    "fr": (
        r"^(?:ignore|oublie)[rz]? (?:toutes? )?(?:les|tes|vos) (?:instructions|règles|consignes)",
        r"^(?:tu es maintenant|fais comme si|fais semblant|agis comme|joue le rôle|prétends)\b",
        (
            r"^(?:donne|montre|liste|affiche|envoie|exporte|énumère)\w*\b.{0,25}\b(?:tous|toutes|liste"
            r"|chaque)\b.{0,30}\b(?:téléphones?|portables|adresses|courriels|e-?mails|mots de passe|salaires"
            r"|données personnelles)\b"
        ),
    ),
    "es": (
        r"^(?:ignora|olvida|omite)\b.{0,25}\b(?:instrucciones|reglas|normas)\b",
        r"^(?:ahora eres|finge|actúa como|haz como si|compórtate como)\b",
        (
            r"^(?:lista|muestra|muéstrame|dame|envía|envíame|exporta|enumera)\b.{0,25}\b(?:tod[oa]s|lista"
            r"|cada)\b.{0,30}\b(?:teléfonos?|móviles|direcciones|correos|contraseñas|salarios"
            r"|datos personales)\b"
        ),
    ),
    "ru": (
        r"^(?:теперь ты|притворись|представь,? что ты|веди себя как|действуй как)\b",
        (
            r"^(?:перечисли|покажи|выведи|дай|пришли|назови|выгрузи)\w*\b.{0,25}\b(?:все|всех|список"
            r"|каждого)\b.{0,30}\b(?:телефон|адрес|парол|зарплат|почт|личные данные)"
        ),
    ),
    "zh": (
        r"^(?:你现在是|假装|扮演|从现在起你)",
        r"(?:列出|显示|给我|导出|发给我).{0,6}(?:所有|全部|每个|大家).{0,8}(?:电话|手机|地址|邮箱|密码|工资)",
    ),
    "ar": (
        r"^(?:انت الان|تظاهر|تصرف ك|تقمص)",
        (
            r"^(?:اعرض|اذكر|ارسل|اعطني|صدر)\b.{0,12}\b(?:كل|جميع|قائمه)\b.{0,20}(?:هواتف|الهواتف|عناوين|كلمات"
            r"|رواتب|بريد)"
        ),
    ),
}
"""What asks for a part to be played, or for a list of people's data. Plain orders are known elsewhere."""

TITLES: tuple[str, ...] = (
    (
        r"\b(?:mr|mrs|ms|miss|dr|prof|professor|madam|mme|mlle|monsieur|madame|mademoiselle|m\.|sr|sra"
        r"|srta|señor|señora|señorita|doctora?|docteur|don|doña)\b\.? (?=\S)"
    ),
    r"\b(?:господин|госпож|г-н|г-ж|доктор)\w* (?=\S)",
    r"\b(?:السيد|السيدة|الدكتور|الدكتورة|الأستاذ|الأستاذة) (?=\S)",
)
"""What stands before a person's name."""

TITLES_AFTER = (
    r"[\u4e00-\u9fff]{1,4}(?:先生|女士|小姐|太太|博士)"
    r"|(?<![\u4e00-\u9fff])[\u4e00-\u9fff](?:经理|老师|主任|医生)"
)
"""A person's name with what stands after it, in Chinese."""
