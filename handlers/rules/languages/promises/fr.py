"""French: how promises are made."""

from handlers.rules.languages.table import PromiseWords, forms


def _with_object(subject: str, verb: str, name: str) -> str:
    """Return a subject and its verb with the pronouns that French puts between them."""
    to_whom = "(?:vous |te |t'|t |leur |lui )?"
    what = rf"(?P<object_{name}>(?:le |la |les |l'|y |en )?)"
    return rf"(?:{subject}){to_whom}{what}{to_whom}(?P<verb_{name}>{verb})"


TEAM = (
    r"(?:notre|mon|ma) (?:equipe|bureau|laboratoire|service|collegue|unite|departement|juriste|comptable"
    r"|ingenieure?"
    r"|technicien(?:ne)?|assistante?|secretariat|direction|delegation|labo|expert|coordinat(?:eur|rice)"
    r"|adjointe?)"
    r"(?: (?:juridique|technique|financiere?|de \w+|des \w+|\w+(?= \w+ra\b)))?"
)
NO_DEED = (
    r"(?!(?:ne|n|suis|es|est|sommes|ai|as|a|avons|peux|peut|pouvons|dois|doit|devons|veux|veut|voulons"
    r"|vais|va|allons|serai|serons|sera|aurai|aurons|aura|me|m|se|s|nous|vous|lui|y|en|sais|sait|savons"
    r"|pars|part|partons|pense\w*|pensons|crois|croit|croyons|esper\w+|souhait\w+|atten\w+|compte"
    r"|comptons|prevoi\w+|prevoy\w+|essa\w+|tent\w+|vois|voit|voyons|recoi\w+|recev\w+|rest\w+|voyag\w+"
    r"|arriv\w+|revien\w+|reven\w+|rentr\w+|particip\w+|assist\w+|rencontr\w+|cherch\w+|travaill\w+"
    r"|discut\w+|parl\w+|perd\w*|manqu\w+|aim\w+|confirm\w+|rappel\w+|remerci\w+|regrett\w+|not\w+"
    r"|constat\w+|compren\w+|propos\w+|sugg\w+|hesit\w+|dout\w+|crain\w+|consider\w+|fet\w+|celebr\w+"
    r"|connai\w+|trouv\w+|vis\w+|tien\w+|ten\w+|vien\w+|ven\w+|dor\w+|sor\w+|repren\w+|continu\w+|suppos\w+"
    r"|appreci\w+|ador\w+|prefer\w+|desir\w+|ignor\w+|demand\w+(?! a (?:notre|mon|ma|nos))|jou\w+"
    r"|\w+ais|\w+ait|\w+ions|\w+iez|promet\w*|bien|aussi|deja|encore|toujours|jamais|dis|disons|dit"
    r"|envisag\w+|lis|lisons|regard\w+|commenc\w+|refus\w+|oubli\w+|reflech\w+|reuni\w+|depen\w+"
    r"|fin\w*(?= par))\b)"
)
FUTURE = r"\w*(?:er|ir|aur|[^aeiouy\W]r)"
PRESENT = (
    r"envoie|envoyons|livre|livrons|remets|remet|remettons|transmets|transmet|transmettons|partage"
    r"|partageons"
    r"|termine|terminons|finis|finit|finissons|soumets|soumet|soumettons|publie|publions|depose|deposons"
    r"|prepare|preparons|redige|redigeons|depose|deposons|communique|communiquons|adresse|adressons"
    r"|met|mets|mettons|fais|faisons|fait|fais parvenir|faisons parvenir|fait parvenir|boucle|bouclons"
    r"|diffuse|diffusons|finalise|finalisons"
)
DELIVERIES = (
    r"envoyer|renvoyer|livrer|remettre|transmettre|partager|terminer|finir|soumettre|publier|preparer"
    r"|rediger"
    r"|deposer|communiquer|adresser|faire (?:parvenir|suivre)|diffuser|finaliser|boucler|fournir|presenter"
    r"|prendre en charge|couvrir|payer|financer|assumer|regler|rembourser|recruter|embaucher|former"
    r"|acheter|reparer|lancer|heberger|accueillir|corriger|distribuer|poster|relancer|convoquer|transferer"
    r"|relire|revoir|assurer|elaborer|etablir|ratifier|valider|rendre|produire|traduire|organiser|signer"
    r"|installer|achever|completer|mettre (?:a jour|en ligne)|imprimer"
)

PROMISES = PromiseWords(
    markers=(
        _with_object("nous ", f"{FUTURE}ons", "nous")
        + "|"
        + _with_object(f"on |{TEAM} ", f"{FUTURE}a", "on")
        + "|"
        + _with_object("je |j'", f"{FUTURE}ai", "je")
        + "|"
        + _with_object("nous |on |je |j'", PRESENT, "now")
        + "|(?P<dated_now>"
        + _with_object("je |j'|j ", rf"{NO_DEED}\w+(?:e|is|ds|ts|ets)", "present")
        + "|"
        + _with_object("on ", rf"{NO_DEED}\w+(?:e|it|d|t)", "one")
        + "|"
        + _with_object("nous ", rf"{NO_DEED}\w+ons", "us")
        + ")"
        + rf"|(?:nous allons|on va|je vais|{TEAM} va|nous comptons|je compte|on compte)"
        r"(?= (?:bien |aussi |vous |te |leur |lui |le |la |les |l'|y |en |nous |me |se |s')*\w+(?:er|ir"
        r"|re)\b)"
        r"|(?:nous prevoyons|on prevoit|je prevois) (?:de(?= )|d'(?=\w))"
        r"|(?:nous nous engageons|je m'engage|on s'engage|nous nous chargeons|je me charge|on se charge"
        r"|je m'occupe|nous nous occupons|on s'occupe|(?:je|nous) (?:vous |te )?promets?(?:ons)?"
        r"|(?:comptez|compte) sur (?:nous|moi)) (?:a|de|d'|du|des|pour)(?: nous)?"
        r"|(?:vous (?P<object_will>l'|les )?aurez|tu auras|vous recevrez|tu recevras|vous disposerez de)"
        rf"|(?P<dated_can>(?:je peux|nous pouvons|on peut)(?= (?:vous |te |leur |le |la |les "
        rf"|l')*(?:{DELIVERIES}|avoir)\b))"
        r"|vous trouverez(?= .*\b(?:dans votre|sur le|dans le))|(?P<dated_have>(?:vous avez|tu as"
        r"|vous recevez)(?= (?:le|la|les|l'|un|une|notre|nos)\b))"
        r"|(?P<solemn>(?:je|nous) (?:vous )?promets?(?:ons)?(?= (?:le|la|les|l'|un|une)\b))"
        r"|(?P<bare>(?:vais|va|allons)(?= (?:vous |te |le |la |les )*\w+(?:er|ir|re)\b))"
    ),
    others=(
        r"%s (?:vous |lui |leur |nous )?(?:(?P<verb_other>\w*(?:er|ir|aur|[^aeiouy\W]r)a)"
        r"|(?:va|doit|s'engage a|se charge (?:de|d'|du)|est charge(?:e)? (?:de|d'|du)|a promis de"
        r"|a accepte de"
        r"|s'est engage(?:e)? a|s'occupe (?:de|d'|du)|s'engage a)| ?:| -)"
    ),
    passives=(
        r"(?:(?:vous |te |leur )?(?:sera|seront)|devient) (?:tous |toutes |bien |alors )?(?=(?:pretes?"
        r"|prets?|terminee?s?|finie?s?"
        r"|envoyee?s?|remise?s?"
        r"|soumise?s?|transmise?s?|partagee?s?|publiee?s?|finalisee?s?|disponibles?|achevee?s?"
        r"|deposee?s?|retournee?s?|renvoyee?s?|signee?s?|traduite?s?|presentee?s?"
        r"|livree?s?|diffusee?s?|communiquee?s?|adressee?s?|mise?s? en ligne|bouclee?s?|entre vos mains"
        r"|(?!(?:fermee?|reportee?|annulee?|tenue?|absente?|retardee?|retenue?|connue?|recue?|invitee?"
        r"|attendue?"
        r"|organisee?|bloquee?|decidee?|annoncee?|discutee?|nommee?|elue?|coupee?|suspendue?|limitee?"
        r"|affectee?"
        r"|impactee?|inauguree?|vue?|perdue?|partie?|arrivee?|revenue?|occupee?)s?\b)\w{3,}(?:e|ee|i|ie|u"
        r"|ue|it|ite)s?"
        r"|chez vous)\b)|(?:vous )?(?:suivra|suivront|parviendra|parviendront|partira|partiront|suit"
        r"|suivent|part|partent)\b"
        r"|(?:a suivre|a venir)\b"
    ),
    deliveries=(
        rf"(?:vous |te |leur |l')?(?:{DELIVERIES})(?! (?:davantage|plus de|des nouvelles|des informations"
        r"|des precisions|bientot)\b)"
    ),
    objectless=(
        r"(?P<idle>faire|le faire)(?= seulement)|"
        rf"(?:le |la |les |l'|vous |te |leur |en |y )*(?P<does>{DELIVERIES})(?: (?:cela|ca|tout|a tous"
        r"|bientot"
        r"|rapidement))*|(?:le |la |les |l')(?:vous |leur |te )?(?P<does_it>\w+(?:er|ir|re))(?: (?:a tous"
        r"|bientot|en ligne"
        r"|de suite))*|les|l'"
    ),
    idle=(
        r"avoir (?:une?|la|notre|un autre) (?:reunion|atelier|appel|pause|conge)|arriver|feter"
        r"|participer|assister|"
        r"faire de (?:notre|mon|son) mieux|(?:en |y )?(?:parler|discuter|revenir)|avoir besoin|avoir du"
        r"|attendre|savoir|voir|recevoir|entendre|devoir|falloir|essayer|tenter|tacher"
        r"|rester|sur"
        r"|dependre|pouvoir|vouloir|manquer|perdre|reflechir|continuer|obtenir"
        r"|etre (?:en|absente?s?|la|a|au|fermee?s?|de|dans|bloquee?s?)|(?:demander(?! a (?:notre|mon|ma"
        r"|nos)\b)|rappeler|prier"
        r"|inviter) .* (?:de|d'\w+)"
        r"|(?:suivre|etudier|examiner|respecter|poursuivre|soutenir|accompagner|appuyer|decider|veiller|venir"
        r"|partir|rentrer|voyager|rencontrer|analyser la (?:question|demande))\b"
    ),
    doubts=(
        r"esper\w*|peut-etre|pourr\w+|devr(?:ait|aient|ions|iez|ais)|aimer(?:ions|ais|ait)|souhait\w+"
        r"|essa\w+"
        r"|tent(?:er|ons|e|erons)|voudr\w+|probable\w*|sans doute|eventuel\w*|possible|idealement"
        r"|normalement"
        r"|(?:je|nous|on) (?:pense|pensons|crois|croyons|croit)|envisag\w+|merci de|svp|vis(?:e|ons"
        r"|er) a|faire de (?:notre|mon) mieux|tacher\w*|efforc\w+"
        r"|veuillez"
        r"|il faudrait|il faut|serait|seraient|en principe"
    ),
    denials=r"ne|n'\w+|pas|jamais|rien|aucune?|plus en mesure|impossible",
    obstacles=(
        r"bloqu\w+|en attente|attendons|attends|attend|retard\w*|manque\w*|annul\w+|report(?:e|es|ee"
        r"|ees|ons)"
        r"|besoin"
    ),
    finite=(
        r"\w+-(?:moi|nous|le|la|les|lui|leur)|est|sont|etait|etaient|suis|sommes|ai|avons|ont|avait"
        r"|sera|seront|fut|va|vont|doit|doivent|peut"
        r"|peuvent|as"
        r"|a (?:deja |bien |ete )*\w{2,}(?:e|i|is|u|it|ee|ees|es)|nous|je|j'\w+|on|il|elle|ils|elles|vous"
        r"|tu|qui|que"
        r"|dont|\w+ront|\w{3,}ra|demande|demandent|veut|veulent|exige|prevue?s?|attendue?s?|conges?"
        r"|fermee?s?"
        r"|absente?s?|merci|reprend|arrive|commence|ouvre|ferme|envoie|livre|remet|c'est|tout va"
        r"|envoyee?s?|livree?s?|recue?s?|terminee?s?|remise?s?|finie?s?|votre|vos|de la part"
    ),
    conditions=(
        r"si|s'ils?|s'elles?|a condition|sous reserve|en cas|des que|une fois|quand|lorsque?|lorsqu'\w+"
        r"|pourvu|a moins"
        r"|sauf|selon|depend\w*|apres que|tant que|au cas|en fonction|sinon|apres (?:le|la|les|l'\w+|notre"
        r"|votre|avoir)"
    ),
    reports=(
        r"dit|dit que|disent|annonce|ont annonce|promis|promet|promettent|assure|assurent|confirme"
        r"|affirme\w*|d'apres"
        r"|parait|ecrit|indique|doute\w*|crain\w+|a demande|ont demande|demande que|demande si|veut savoir"
        r"|pretend\w*"
    ),
    lists=(
        r"(?:pour|de) (?:notre|ma) part|de (?:notre|mon) cote|prochaines etapes|nos (?:engagements"
        r"|livrables|actions|taches)"
        r"|c'est promis|promis|engagements?|a faire|nous ferons|ce que nous ferons|a faire de notre cote"
        r"|nous allons"
    ),
    courtesies=(
        r"(?:veuillez|merci de) noter(?: que)?|comme (?:convenu|promis|discute|demande|prevu)"
        r"|(?:je|nous) (?:vous )?(?:confirme|confirmons|informe|informons|assure|assurons)(?: que)?"
        r"|des que possible|(?:c'est )?promis(?= ?[,:!]| *$)|(?:on |je |nous )s'en (?:charge"
        r"|occupe)(?= ?[,:])|pas de (?:probleme|souci)s?|sans faute|j'espere que (?:vous allez|tu vas"
        r"|tout va) bien"
        r"|(?:nous esperons|esperant|j'espere) que (?:ce (?:message|mail|courriel) vous trouve"
        r"|vous vous portez)"
        r"(?: en bonne sante| bien)?|au plus tard|pas plus tard que|s'il vous plait|avec plaisir"
        r"|n'hesitez pas"
        r"|(?:bonjour|bonsoir|salut|cher|chere|chers|cheres|merci)(?: (?!de\b|pour\b|d')[\w.]+){0,3}(?=,)"
        r"|(?:ok|oui|d'accord|parfait|bien recu|entendu|tres bien|bien sur|c'est note)(?=,)"
    ),
    joints=r"et(?: ensuite| aussi| puis)?|mais|puis|ainsi que|donc",
    tails=(
        r" ?[;,(]| - | (?:mais|car|parce|puisque|alors|donc|qui|dont|tandis|bien que|comme)\b"
        r"| et (?:nous|je|on|il|elle|ils|elles|le|la|les|notre|ce|cela)\b| et [jl]'"
    ),
    trim=(
        r"et|mais|puis|aussi|alors|donc|ensuite|egalement|bientot|de|oui|ok|a faire|prochaine etape|bien"
        r"|echeance|vous"
        r"|te|concernant|quant a|pour ce qui est d[eu]s?|encore|enfin|leur(?= \w+(?:er|ir|re)\b)"
    ),
    things=(
        r"(?:(?:les?|la|une?|des|notre|nos|mon|ma|mes|vos|votre|cette|ce|ces) |l')"
        r"(?:(?!(?:avec|pour|par|de|chez|et|ou|mais|donc|a|au|aux|est|sont|etait|sera|seront|ont|va|vont"
        r"|que|qui|dont"
        r"|nous|je|on|il|elle|vous|si|quand|des|maintenant|ce|fin|semaine|mois|jour|matin|soir|retard|reunion"
        r"|pret|prete|prets|bientot)\b|[ndl]')[\w'-]+(?: (?=[\w'])|(?=\W|$))){1,4}"
        r"(?:(?:de |du |des |d'|de la |de l')(?!(?:suite)\b)[\w-]+ ?){0,2}"
    ),
    taken_up=r"(?:le|la|les|l')(?: |(?<='))(?P<does>\w+(?:er|ir|re))(?= )",
    own=(
        r"\W*(?:je|j|nous|on|notre|mon|ma|ok|oui|merci|desole\w*|dsl|promis|encore|presque|toujours"
        r"|en cours|bien"
        r"|d'accord|entendu|note)\b"
    ),
    articles=r"les?|la|l'\w+|une?|des|du|notre|nos|mon|ma|mes|\d+",
    abbreviations=frozenset(
        {"m", "mm", "mme", "mmes", "dr", "pr", "st", "ste", "no", "env", "cf", "ex", "p"}
    ),
    infinitives=forms(
        "envoyer|enverr|envoie|envoyons",
        "renvoyer|renverr",
        "faire|fer|fais|fait|faisons",
        "refaire|refer",
        "être|ser",
        "avoir|aur",
        "aller|ir",
        "venir|viendr",
        "revenir|reviendr",
        "tenir|tiendr",
        "voir|verr",
        "recevoir|recevr",
        "savoir|saur",
        "pouvoir|pourr",
        "devoir|devr",
        "vouloir|voudr",
        "obtenir|obtiendr",
        "livrer|livrons|livre",
        "montrer|montrons",
        "rencontrer|rencontrons",
        "enregistrer|enregistrons",
        "ouvrir|ouvrons",
        "offrir|offrons",
        "remettre|remets|remet|remettons",
        "transmettre|transmets|transmet|transmettons",
        "partager|partage|partageons",
        "terminer|termine|terminons",
        "finir|finis|finit|finissons",
        "soumettre|soumets|soumet|soumettons",
        "publier|publie|publions",
        "préparer|prepare|preparons",
        "mettre|met|mets|mettons|mettr",
        "boucler|boucle|bouclons",
        "diffuser|diffuse|diffusons",
        "finaliser|finalise|finalisons",
        "communiquer|communique|communiquons",
        "adresser|adresse|adressons",
        "faire parvenir|fais parvenir|fait parvenir|faisons parvenir",
        "rédiger|redige|redigeons",
        "déposer|depose|deposons",
    ),
    endings=(
        *(("uir", "uire"), ("crir", "crire"), ("er", "er"), ("ir", "ir"), ("r", "re")),
        *(("geons", "ger"), ("ons", "er"), ("e", "er")),
    ),
    after=r"(?:(?<=')|(?![\w']))",
)
