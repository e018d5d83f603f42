"""How people ask for a lawyer's or a doctor's advice: patterns like those of `declining_words`."""

LEGAL: dict[str, tuple[str, ...]] = {
    "en": (
        (
            r"\b(?:can|could|should|may|must) (?:we|i|they|he|she|@) (?:sue|prosecute|press charges"
            r"|claim damages)\b"
        ),
        r"\btak(?:e|ing) (?:us|me|them|him|her|@) to court\b",
        (
            r"\b(?:can|could|may|might|will|would) (?:we|i|they|he|she|@|somebody|someone) (?:be|get)"
            r" (?:sued|prosecuted|fined|taken to court|held liable|fired)\b"
            r"(?! (?:over|under) an? (?:¤|mou\b|memorandum\b|agreement\b))"
        ),
        r"\bis it (?:legal|illegal|lawful|unlawful|against the law) (?:to|if|for|that|when)\b",
        (
            r"\b(?:i|we) (?:was|were|am|are|have been|'ve been|got|been) (?:dismissed|fired|sacked|sued"
            r"|laid off|prosecuted|arrested)\b(?! (?:as|from the (?:partnership|committee|meeting))\b)"
        ),
        r"\bwhat are (?:my|our) (?:legal )?rights(?! (?:as|in|to|under|of|on|over)\b)",
        r"\b(?:am i|are we|will i be|will we be)(?: \w+)? liable\b",
        (
            r"\bis (?:our|my|this|their) (?:contract|agreement|clause|signature|mou)\b.{0,25}\b(?:enforceable"
            r"|valid|lawful|legally|legal|binding|void)\b"
        ),
        r"\b(?:do|will) (?:i|we) need a lawyer\b|\bgive me (?:some )?legal advice\b",
        r"\b(?:go|going) to (?:jail|prison)\b|\bdid (?:i|we) break the law\b",
    ),
    "fr": (
        (
            r"\b(?:poursuivre|attaquer|traîner|assigner)\b.{0,30}\b(?:en justice|au tribunal"
            r"|devant les tribunaux)\b"
        ),
        r"\bporter plainte contre\b",
        (
            r"\b(?:peut|pourrait|peuvent|pourraient|va|risque)(?:-on|-il|-elle|-ils)?"
            r" (?:nous|me|vous|les|le|la) (?:poursuivre|attaquer en justice|traîner en justice)\b(?! l)"
        ),
        r"\b(?:puis-je|pouvons-nous|peut-on|pourrait-on|pourrions-nous) (?:être|se faire) poursuivis?\b",
        r"\best-(?:ce|il) (?:légal|illégal|licite)s? (?:de|d'|si|que)",
        r"\bj'ai été (?:licencié|renvoyé|viré|poursuivi|arrêté)e?\b",
        r"\bquels sont mes droits(?! (?:en|de|d'|sur))",
        (
            r"\b(?:suis-je|sommes-nous|serai-je|je suis) (?:\w+ )?(?:responsables?|passibles?) (?:pénalement"
            r"|juridiquement|civilement)"
        ),
        r"\b(?:mon|notre|ce) (?:contrat|accord)\b.{0,20}\b(?:valable|valide|légal|exécutoire|nul)\b",
        r"\b(?:ai-je|avons-nous|faut-il que je prenne) (?:besoin d'un|un) avocat\b",
    ),
    "es": (
        r"\b(?:podemos|puedo|pueden|debo|debemos|podríamos) (?:demandar|denunciar|llevar a juicio)",
        (
            r"\b(?:soy|somos|seré) (?:\w+ )?responsables? (?:penal|legal|civil)mente|\b(?:soy"
            r"|somos) legalmente responsables?"
        ),
        (
            r"\b(?:es|son) (?:válid|legal|nul)\w*\b.{0,15}\b(?:mi|nuestro|este|el) (?:contrato"
            r"|acuerdo)\b.{0,25}(?:firm|nuestr|$)"
        ),
        r"\b(?:mi|nuestro|este) (?:contrato|acuerdo) (?:es|tiene) (?:válido|legal|validez|nulo)",
        r"\bnecesito un abogado\b",
        (
            r"\b(?:pueden|podrían|puede|podría) (?:demandarnos|demandarme|denunciarnos|denunciarme)\b"
            r"|\b(?:nos|me) (?:pueden|puede|podrían|podría) (?:demandar|denunciar)\b"
        ),
        r"\bes (?:legal|ilegal|lícito) (?:grabar|si|que|despedir|usar|publicar|copiar|compartir|hacer)\b",
        r"\bme (?:han despedido|despidieron|demandaron|han demandado)\b",
    ),
    "ru": (
        r"\b(?:подать|подадут|подать на \w+) в суд\b|\bподать иск\b|\bзасудить\b",
        r"\b(?:несу|несем|понесу)(?: ли)? (?:я|мы)? ?(?:уголовную|юридическую|личную) ответственность",
        r"\b(?:мой|наш|этот) (?:договор|контракт)\b.{0,25}\b(?:действител|законен|юридическ|имеет силу)",
        r"\bнужен ли (?:мне|нам) (?:адвокат|юрист)",
    ),
    "zh": (
        r"(?:我们?|他们|可以|能|能否|能不能).{0,4}(?:起诉|告上法庭|打官司)",
        r"(?:我|我们)(?:要|会|需要|是否)?(?:承担|负)(?:法律|刑事)责任",
        r"(?:我的|我们的|这份|这个)(?:合同|协议).{0,8}(?:有效|合法|法律效力)",
    ),
    "ar": (
        r"\b(?:مقاضاه|نقاضي|اقاضي|رفع دعوي|رفع قضيه|نرفع دعوي)\b",
        r"\bهل (?:انا|نحن) (?:مسؤول|مسئول|مسوول)\w* (?:قانونيا|جنائيا)",
        r"\b(?:عقدي|عقدنا|هذا العقد)\b.{0,20}\b(?:قانوني|صالح|ملزم|ساري)",
    ),
}
"""What asks for advice on one's own case at law."""

MEDICAL: dict[str, tuple[str, ...]] = {
    "en": (
        (
            r"\bi (?:have|have got|feel|am having|caught|woke up with)(?: an?| some| the| bad"
            r"| terrible)* (?:fever|headache|migraine|pain|rash|cough|flu|diarrh?oea|nausea|sick|dizzy"
            r"|infection|stomach ?ache)\b"
        ),
        (
            r"\bmy (?:head|back|stomach|chest|tooth|throat|knee|leg|arm|eye)s? (?:hurts?|aches?|is swollen"
            r"|is bleeding)\b"
        ),
        (
            r"\b(?:what|which|how much|how many)\b.{0,20}\b(?:dose|pills?|tablets?|medicine|medication"
            r"|ibuprofen|paracetamol|antibiotics?|aspirin)\b.{0,30}\b(?:can|should|may|do) i\b"
        ),
        (
            r"\bshould i (?:take|get|have|see) .{0,20}(?:medicine|medication|antibiotics?|pills?|treatment"
            r"|a doctor)\b"
        ),
        r"\bam i (?:pregnant|infected|contagious|depressed)\b|\bwhat disease do i have\b",
    ),
    "fr": (
        (
            r"\bj'ai (?:très |trop )?(?:mal (?:à |au |aux )|de la fièvre|la grippe|des vertiges|une migraine"
            r"|la diarrhée|des nausées)"
        ),
        r"\bquels? (?:médicaments?|traitement|dose|posologie)\b.{0,25}\b(?:dois-je|puis-je|prendre)\b",
        r"\bsuis-je (?:malade|enceinte|contagieu)",
    ),
    "es": (
        (
            r"\btengo (?:mucha |mucho |un |una )*(?:fiebre|dolor de|gripe|tos|diarrea|náuseas|sarpullido"
            r"|mareos)"
        ),
        r"\bme duele\b",
        r"\bqué (?:medicamento|medicina|dosis|pastilla)s?\b.{0,25}\b(?:debo|puedo|tomar|tomo)\b",
    ),
    "ru": (
        r"\bу меня (?:болит|температура|жар|кашель|сыпь|тошнота|понос|грипп|мигрень|кружится голова)",
        r"\bкак\w+ (?:лекарство|таблетки|доз\w+|препарат)\b.{0,25}\b(?:мне|принять|пить|принимать)\b",
    ),
    "zh": (
        r"我(?:的)?(?:头|肚子|胃|牙|嗓子|喉咙|胸口|背|腿)?(?:很|好)?(?:头痛|头疼|疼|痛|发烧|发热|咳嗽|拉肚子|恶心|过敏)",
        r"我(?:应该|该|要|可以)?(?:吃|服用).{0,4}药",
    ),
    "ar": (
        r"\b(?:عندي|لدي|اشعر ب|اعاني من) ?(?:صداع|حمي|حراره|الم|سعال|طفح|اسهال|غثيان|دوخه)\b",
        r"\b(?:راسي|بطني|ظهري|معدتي) (?:يولمني|يؤلمني|تولمني|تؤلمني)",
        r"\b(?:اي|ما هو|ماذا) .{0,12}(?:دواء|الدواء|علاج)\b.{0,15}\b(?:اتناول|اخذ|استخدم)",
    ),
}
"""What asks for advice on one's own body."""
