"""French: who promises, and the verbs of what is done now and later, and of what is ready."""

TO_WHOM = "(?:vous |vs |te |t'|t |leur |lui )?"
TEAM = (
    r"(?:notre|mon|ma) (?:equipe|bureau|laboratoire|service|collegue|unite|departement|juriste|comptable"
    r"|ingenieure?"
    r"|technicien(?:ne)?|assistante?|secretariat|direction|delegation|labo|expert|coordinat(?:eur|rice)"
    r"|adjointe?|organisation|association|ong|fondation|institut(?:ion)?|structure|cooperative|entreprise"
    r"|universite|ecole|mairie|commune|ministere|antenne|groupe|cellule|pole|agence|centre|cabinet|atelier"
    r"|reseau|federation|comite|syndicat|societe|faculte|hopital|clinique|banque|ambassade|section)"
    r"(?: (?:juridique|technique|financiere?|regionale?|locale?|de \w+|des \w+|\w+(?= \w+ra\b)))?"
)

# who speaks, with the contractions of speech and of hurried writing ("j't'", "jvous", "jenvoie")
MYSELF = (
    r"(?:moi,? )?(?:je m'en (?=vais )|je |j'|j (?=\w)|j(?=(?:te |t'|vous |vs |les? |la |l'|vais |env"
    r"|enverr|amen|apport|fer|fin))"
    r"|(?:c'est|ce sera|c) moi qui )"
)
OURS = (
    r"nos (?:equipes|techniciens|agents|collegues|services|experts|formateurs|juristes|ingenieurs|benevoles) "
)
WE = r"(?<!nous )(?:nous, )?(?:nous |et moi,? (?:nous )?|c'est nous qui )"
ONE = rf"(?:nous,? |et moi,? |moi,? )?on |{TEAM} |c'est moi qui "
TAKES_IT = (
    r"(?P<verb_take>m'en (?:occupe|charge)(?:rai)?|s'en (?:occupe|charge)(?:ra)?"
    r"|nous en (?:occupons|chargeons|occuperons|chargerons)"
    r"|(?:gere|prends|regle|fais|prends en charge) (?:ca|cela|le tout))"
)

# what sounds like a deed and is none: being, wishing, meeting, travelling, asking, noting
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
    r"|envisag\w+|lis|lisons|regard\w+|commenc\w+|refus\w+|oubli\w+|reflech\w+|reuni\w+(?! (?:les|toutes"
    r"|tous|des)\b)|depen\w+"
    r"|jur(?:e|ons)|garanti\w*|mang\w+|dejeun\w+|din(?:e|ons)|boi\w+|buvons|souffr\w+|imagin\w+|excus\w+"
    r"|habit\w+|demenag\w+|mari\w+|repos\w+|vote|votons|marche|retourn(?:e|ons)(?= (?:a|au|en|chez)\b)"
    r"|autre|dont|meme|ce|le|les|des|quatre|moi"
    r"|fin\w*(?= par))\b)"
)
FUTURE = r"(?!(?:celebr|rencontr|rentr|entr)ons\b)\w*(?:er|ir|aur|[^aeiouy\W]r)"
I_NOW = (
    r"envoies?|envoi|expedie|livre|remets|transmets|partage|termine|finis|soumets|publie|depose|prepare"
    r"|redige"
    r"|communique|adresse|mets|fais|fais parvenir|boucle|diffuse|finalise"
)
WE_NOW = (
    r"envoyons|livrons|remettons|transmettons|partageons|terminons|finissons|soumettons|publions|deposons"
    r"|preparons|redigeons|communiquons|adressons|mettons|faisons|faisons parvenir|bouclons|diffusons"
    r"|finalisons"
)
ONE_NOW = (
    r"envoie|livre|remet|transmet|partage|termine|finit|soumet|publie|depose|prepare|redige|communique"
    r"|adresse|met|fait|fait parvenir|boucle|diffuse|finalise"
)
DELIVERIES = (
    r"faire(?= (?:le|la|les|l'\w+|un|une|notre|nos|mes)\b)|envoyer|renvoyer|livrer|remettre|transmettre"
    r"|partager|terminer|finir|soumettre|publier|preparer"
    r"|rediger"
    r"|deposer|communiquer|adresser|faire (?:parvenir|suivre)|diffuser|finaliser|boucler|fournir|presenter"
    r"|prendre en charge|couvrir|payer|financer|assumer|regler|rembourser|recruter|embaucher|former"
    r"|acheter|reparer|lancer|heberger|accueillir|corriger|distribuer|poster|relancer|convoquer|transferer"
    r"|relire|revoir|assurer|elaborer|etablir|ratifier|valider|rendre|produire|traduire|organiser|signer"
    r"|installer|achever|completer|mettre (?:a jour|en ligne)|imprimer|verser|decaisser|afficher|scanner"
    r"|appeler|contacter|apporter|amener|ramener|expedier|donner|tenir (?:a disposition)"
)

# what is ready, and what is said of rooms, meetings, people and of how hard something is
NOT_READY = (
    r"(?!(?:fermee?|reportee?|annulee?|tenue?|absente?|retardee?|retenue?|connue?|recue?|invitee?"
    r"|attendue?|organisee?|bloquee?|decidee?|annoncee?|discutee?|nommee?|elue?|coupee?|suspendue?|limitee?"
    r"|affectee?|impactee?|inauguree?|vue?|perdue?|partie?|arrivee?|revenue?|occupee?|difficile|complique"
    r"|compliquee|possible|impossible|utile|necessaire|obligatoire|libre|calme|malade|triste|facile|rapide"
    r"|simple|grave|jeune|terrible|agreable|capable|responsable|formidable|magnifique|risquee?|fatiguee?"
    r"|fichue?|ferie|feriee|dure|ouverte?|fetee?|celebree?|fixee?|servie?|ravie?|assise?)s?\b)"
)
READY = (
    r"pretes?|prets?|terminee?s?|finie?s?|envoyee?s?|remise?s?"
    r"|soumise?s?|transmise?s?|partagee?s?|publiee?s?|finalisee?s?|disponibles?|achevee?s?"
    r"|deposee?s?|retournee?s?|renvoyee?s?|signee?s?|traduite?s?|presentee?s?"
    r"|livree?s?|diffusee?s?|communiquee?s?|adressee?s?|mise?s? en ligne|en ligne|bouclee?s?"
    r"|entre (?:vos|tes) mains|(?:dans|sur) (?:vos?|ton|ta|votre) (?:boite|bureau|table|messagerie|mail)\b.*"
    rf"|sur (?:la|le) (?:plateforme|site|drive|portail|serveur|groupe)|en (?:votre|ta) possession"
    rf"|a (?:votre|ta) disposition|faite?s?|{NOT_READY}\w{{3,}}(?:e|ee|i|ie|u|ue|it|ite)s?|chez (?:vous|toi)"
)
READY_NOW = (
    r"chez (?:vous|toi)|entre (?:vos|tes) mains|dans (?:votre|ta) boite(?: mail)?"
    r"|(?:sur (?:votre|ton) bureau|pretes?|prets?|disponibles?|en ligne)(?= {2}| *[.!,]?$)"
)
YOU_HAVE = (
    r"(?:vous|tu) (?:l'|les |la |le )(?:aurez|auras|avez|as|recevrez|recevras|recevez)"
    r"|(?:vous (?:allez|pourrez)|tu (?:vas|pourras)) (?:l'|les |la |le )(?:avoir|recevoir)|tu l'as|t'l'auras"
)
READY_SOON = (
    rf"(?:(?P<pronoun>(?P<holder>{YOU_HAVE}))\b"
    r"|(?:(?P<pronoun_it>(?:il|elle|ils|elles|ce|ca|cela|le tout) ))?"
    r"(?:(?:vous |te |leur |lui )?(?:sera|seront)|devient) (?:tous |toutes |bien |alors )?"
    rf"(?=(?:{READY})\b)"
    rf"|(?:est|sont) (?=(?:{READY_NOW}))"
    r"|(?:vous |te |t')?(?:suivra|suivront|parviendra|parviendront|suit|suivent)\b"
    r"|(?:vous |t'|te )(?:arriv|parvien)(?:e|ent|era|eront|t|nent)\b|arriv(?:e|ent|era"
    r"|eront)\b(?= *chez (?:vous|toi))"
    r"|(?P<pronoun_goes>(?:il|elle|ils|elles|ca) (?:vous |te |t')?(?:part|partent|partira|partiront|arrive"
    r"|arrivent|arrivera|arriveront|suit|suivra|parviendra))\b"
    r"|(?P<moves>(?:vous )?(?:partira|partiront|part|partent))\b"
    r"|(?:a suivre|a venir)\b|(?=(?:pretes?|prets?|dispos?|disponibles?)(?= {2}| *[.!,]?$))"
    r"|(?P<timely>(?=(?:(?:envoye|livre|signe|publie|imprime|corrige|termine|boucle|effectue|paye|depose"
    r"|finalise"
    r"|diffuse|expedie|regle|valide)(?:es?|s)|(?:transmis|remis|traduit)e?s?)(?= {2}| *[.!,]?$))))"
)
MEETINGS = (
    r"(?<!de la )(?<!de l')(?<!de )(?<!du )(?<!d')(?:reunion|rencontre|rdv|rendez-vous|ceremonie|assemblee"
    r"|anniversaire|seance|session|fete|match|election)"
)

# things that end as infinitives do: "le dossier" is none
NO_VERB = (
    r"(?!(?:dossier|fichier|cahier|papier|calendrier|courrier|atelier|chantier|loyer|panier|quartier|courier"
    r"|premier|dernier|mortier|clavier|plancher|cadre|lettre|affaire|formulaire|inventaire|questionnaire"
    r"|commentaire|registre|chapitre|titre|centre|livre|offre|ordre|nombre|chiffre|oeuvre|manoeuvre"
    r"|annuaire|salaire|itineraire|sommaire|glossaire|exemplaire|memoire|histoire|territoire|laboratoire"
    r"|repertoire|accessoire|contraire|devoir|pouvoir|avenir|souvenir|notaire|horaire|bordereau|matiere"
    r"|priere|maniere|lumiere|mairie|\w*[tds]ure|prefecture|mesure|demarre|barre|terre|guerre|heure)\b)"
)
