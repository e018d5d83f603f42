"""French: how promises are made."""

from handlers.rules.languages.promises.fr_deeds import (
    DELIVERIES,
    FUTURE,
    I_NOW,
    MEETINGS,
    MYSELF,
    NO_DEED,
    NO_VERB,
    ONE,
    ONE_NOW,
    OURS,
    READY_SOON,
    TAKES_IT,
    TEAM,
    TO_WHOM,
    WE,
    WE_NOW,
)
from handlers.rules.languages.promises.fr_verbs import CONTRACTIONS, ENDINGS, INFINITIVES
from handlers.rules.languages.table import PromiseWords


def _with_object(subject: str, verb: str, name: str) -> str:
    """Return a subject and its verb with the pronouns that French puts between them."""
    what = rf"(?P<object_{name}>(?:le |la |les |l'|y |en )?)"
    return rf"(?:{subject}){TO_WHOM}{what}{TO_WHOM}(?P<verb_{name}>{verb})"


BEFORE_VERB = "(?:bien |aussi |vous |vs |te |leur |lui |le |la |les |l'|y |en |nous |me |se |s'|t'|m')*"
TO_DO = rf"(?= {BEFORE_VERB}\w+(?:er|ir|re)\b)"
PLEDGED = r"(?:promets|jure|garantis|promettons|garantissons)"

PROMISES = PromiseWords(
    markers=(
        rf"(?:{MYSELF}|{WE}|{ONE}){TAKES_IT}"
        r"|(?P<dated_offer>(?:je me (?:propose|porte volontaire)|nous nous (?:proposons|portons volontaires)"
        r"|j'accepte|nous acceptons|je veux bien|je m'arrange(?:rai)?|nous nous arrangerons|je ferai en sorte"
        rf"|nous ferons en sorte)(?: (?:de|pour))?(?= (?:vous |te )?(?:{DELIVERIES})\b))"
        r"|(?P<dated_errand>(?:je vais|nous allons|on va|j'irai|nous irons)(?= {2,}\w+(?:er|ir|re)\b))"
        r"|(?P<shared_rai>et vous )(?P<verb_shared>\w+(?:erai|irai|drai|trai))"
        r"|(?:nous nous ferons|je me ferai) un (?:plaisir|devoir|honneur) (?:de(?= )|d'(?=\w))"
        r"|(?:nous ne manquerons|je ne manquerai) pas (?:de(?= )|d'(?=\w))"
        r"|(?:nous veillerons|je veillerai|nous tenons|je tiens) a(?: ce que)?(?= )"
        r"|(?P<dated_able>(?:nous (?:sommes|serons)|je (?:suis|serai)|on (?:est|sera)) en mesure"
        r" (?:de(?= )|d'(?=\w)))"
        r"|(?:nous prenons|je prends|nous avons pris|j'ai pris) l'engagement (?:de(?= )|d'(?=\w))"
        rf"|(?:{MYSELF}|{WE}|on )(?:vous |te )?(?:reviens|reviendrai|revenons|reviendrons|revient|reviendra)"
        r"(?: vers (?:vous|toi))?(?: la-dessus)?(?= .{0,30}\bavec )"
        r"|"
        + _with_object(WE, f"{FUTURE}ons", "nous")
        + "|"
        + _with_object(ONE, f"{FUTURE}a", "on")
        + "|"
        + _with_object(MYSELF, f"{FUTURE}ai", "je")
        + "|"
        + _with_object(OURS, f"{FUTURE}ont", "many")
        + "|"
        + _with_object(MYSELF, I_NOW, "mine")
        + "|"
        + _with_object(WE, WE_NOW, "ours")
        + "|"
        + _with_object("on ", ONE_NOW, "now")
        + "|(?P<dated_now>"
        + _with_object(MYSELF, rf"{NO_DEED}\w+(?:e|is|ds|ts|ets)", "present")
        + "|"
        + _with_object(ONE, rf"{NO_DEED}\w+(?:e|it|d|t)", "one")
        + "|"
        + _with_object(WE, rf"{NO_DEED}\w{{3,}}ons", "us")
        + ")"
        + rf"|(?:nous allons|on va|{MYSELF}vais|{TEAM} va|nous comptons|je compte|on compte){TO_DO}"
        rf"|(?P<dated_learnt>(?:{MYSELF}(?:va|vas|vai|v)|nous (?:va|vont)|on (?:vas|vais)){TO_DO}"
        rf"|(?:{MYSELF}vais|nous allons|on va|je va)(?= {BEFORE_VERB}(?!de|le|me|te|se|ce|que|je"
        rf"|ne)\w{{3,}}e\b)"
        rf"|moi(?= (?:{DELIVERIES})\b))"
        r"|(?:nous prevoyons|on prevoit|je prevois|nous avons prevu|j'ai prevu|on a prevu) (?:de(?= )"
        r"|d'(?=\w))"
        r"|(?:nous confirmons notre|je confirme mon) engagement (?:a|de)(?= )"
        rf"|(?:nous nous engageons|{MYSELF}m'engage|on s'engage|nous nous chargeons|{MYSELF}me charge"
        rf"|on se charge"
        rf"|{MYSELF}m'occupe|nous nous occupons|on s'occupe|{MYSELF}m'occuperai|{MYSELF}me chargerai"
        rf"|{TEAM} (?:se charge|s'engage|s'occupe)|(?:je|nous) (?:vous |te )?promets?(?:ons)?"
        r"|(?:(?:vous pouvez |tu peux )?(?:comptez|compte|compter)) sur (?:nous|moi)) (?:a|de|d'|du|des|pour)"
        r"(?: nous)?"
        r"|(?:vous (?:aurez|allez avoir|allez recevoir|recevrez)|(?:tu |t')(?:auras|recevras)"
        r"|tu vas (?:avoir|recevoir)|(?:vous disposerez|tu disposeras|vous pourrez disposer) (?:de|du|des"
        r"|d'))"
        rf"|(?P<dated_can>(?:{MYSELF}peux|nous pouvons|on peut)(?= (?:vous |te |leur |le |la |les "
        rf"|l')*(?:{DELIVERIES}|avoir)\b))"
        r"|(?<!je )(?<!on )(?:vous pouvez |tu peux )?(?:comptez|compte|compter) sur(?= (?:le|la|les|l'\w+"
        r"|une?)\b)"
        r"|(?:attendez-vous|attends-toi|(?:vous pouvez vous|tu peux t')\W?attendre) a (?:recevoir|avoir)"
        r"|vous trouverez(?= .*\b(?:dans votre|sur le|dans le))|(?P<dated_have>(?:vous avez|tu as|t'as"
        r"|vous recevez)(?= (?:le|la|les|l'\w+|un|une|notre|nos|mes|mon|ma)\b))"
        r"|(?P<solemn>(?:je|nous) (?:(?:vous |te )?promets?(?:ons)?|(?:vous |te )(?:garanti(?:s|ssons)"
        r"|assure|assurons))(?= (?:le|la|les|l'|un|une)\b))"
        r"|(?P<bare>(?:vais|va|allons)(?= (?:vous |te |le |la |les )*\w+(?:er|ir|re)\b))"
    ),
    others=(
        r"%s (?:vous |lui |leur |nous )?(?:(?P<verb_other>\w*(?:er|ir|aur|[^aeiouy\W]r)a)"
        r"|(?:va|doit|s'engage a|se charge (?:de|d'|du)|est charge(?:e)? (?:de|d'|du)|a promis de"
        r"|a accepte de"
        r"|s'est engage(?:e)? a|s'occupe(?:ra)? (?:des|de|d'|du)|se chargera (?:des|de|d'|du))| ?:| -)"
        rf"|%s (?P<dated_other>{TO_WHOM}(?P<object_other>(?:le |la |les |l')?)"
        rf"(?P<verb_does>{NO_DEED}\w+(?:e|it|d|t)))"
    ),
    passives=READY_SOON,
    deliveries=(
        rf"(?:vous |te |leur |l')?(?:{DELIVERIES})(?! (?:davantage|plus de|des nouvelles|des informations"
        r"|des precisions|bientot)\b)"
    ),
    objectless=(
        r"(?P<idle>faire|le faire)(?= seulement)|(?P<takes>s'en (?:occuper|charger)|(?:gerer|regler) ca)|"
        rf"(?:le |la |les |l'|vous |te |leur |en |y )*(?P<does>{DELIVERIES})(?: (?:cela|ca|tout|a tous"
        r"|bientot"
        rf"|rapidement))*|(?:le |la |les |l')(?:vous |leur |te )?(?P<does_it>{NO_VERB}\w+(?:er|ir"
        rf"|re))(?: (?:a tous"
        r"|bientot|en ligne"
        r"|de suite))*|les|l'"
    ),
    idle=(
        r"celebrer|avoir (?:une?|la|notre|un autre) (?:reunion|atelier|appel|pause|conge)|arriver|feter"
        r"|participer|assister|"
        r"faire de (?:notre|mon|son) mieux|(?:en |y )?(?:parler|discuter|revenir)|avoir besoin|avoir du"
        r"|attendre|savoir|voir|recevoir|entendre|devoir|falloir|essayer|tenter|tacher"
        r"|rester|sur"
        r"|dependre|pouvoir|vouloir|manquer|perdre|reflechir|continuer|obtenir"
        r"|etre(?! en mesure)|\w+ ensemble|faire comment|fermer|avoir (?:le plaisir|l'honneur|la joie"
        r"|l'occasion)"
        r"|passer(?=[ .!]*$| (?:le|la|mon|un) (?:bac|examen|permis|concours|test)\b)"
        r"|prendre (?:conge|l'avion|le (?:train|bus|car|vol|bateau)|la route|\w+ (?:jours?|semaines?)"
        r"|des vacances)"
        r"|(?:nous |s')(?:reunir|asseoir|rencontrer|concerter)|aller (?:au|a la|a l'|chez|en) \w+[ .!]*$"
        r"|(?:une?|des) (?:reunion|visite|formation|seance|rendez-vous|rdv|cours|raison)"
        r"|demenager|(?:en )?reparler|(?:y )?reflechir|se (?:reposer|marier|reunir|revoir|retrouver|voir)"
        r"|(?:demander(?! a (?:notre|mon|ma"
        r"|nos)\b)|rappeler|prier"
        r"|inviter) .* (?:de|d'\w+)|prier|inviter"
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
        r"|veuillez|stp|priere de|priere d'\w+|pensez a|n'oublie\w*|surement|je sais pas"
        r"|theoriquement|en theorie|au mieux|au pire|chance|a priori|dans le meilleur des cas"
        r"|il se p(?:eu|ourrai)t|(?:hors de|pas) question|inutile|habituellement|d'habitude|en general"
        r"|d'ordinaire|souvent|parfois|regulierement|generalement"
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
        r"|envoyee?s?|livree?s?|recue?s?|terminee?s?|remise?s?|finie?s?|votre|vos|de la part|faut|rien"
        r"|comment"
        rf"|\w{{3,}}ez|c'etait|qu'\w+|bonne|bon (?:courage|voyage|week-?end|anniversaire)|cloture"
        rf"|inscriptions|joyeux|felicitations|arrivent|partent|{MEETINGS}"
    ),
    conditions=(
        r"si|s'ils?|s'elles?|a condition|sous reserve|en cas|des que|une fois|quand|lorsque?|lorsqu'\w+"
        r"|pourvu|a moins"
        r"|sauf|selon|depend\w*|apres que|tant que|au cas|en fonction|sinon|apres (?:le|la|les|l'\w+|notre"
        r"|votre|avoir)"
    ),
    reports=(
        r"dit|dit que|disent|annonce|ont annonce|promis|promet|promettent|(?<!sera )(?<!je )assure(?= qu)"
        r"|assurent"
        r"|confirme(?= qu)"
        r"|affirme\w*|d'apres|comment (?:on|je|nous|faire|faites)|on fait comment|(?:a )?quelle heure"
        r"|qui (?:peut|va|se charge|s'en)|est-ce qu\w*|es-tu|combien|on m'a|on nous"
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
        r"|des que possible|(?:c'est )?promis(?: jure(?: crache)?)?(?= ?[,:!]| *$| (?:le|la|les|l')\b)"
        r"|(?:on |je |nous )s'en (?:charge|occupe)(?= ?[,:] (?:le|la|les|nous|je|on|vous|notre|nos|tu)\b)"
        rf"|je (?:vous |te )?(?:le )?{PLEDGED}(?= *$|[,.!])|(?:c'est|c) s[u]r(?= *$|[,.!])"
        r"|(?:vous avez|tu as|t'as) ma parole|(?:de|pour) (?:notre|ma|mon) (?:part|cote),?(?= *$|,| le\b"
        r"| la\b)"
        r"|(?:on est|nous sommes|je suis|j'suis|j'y suis|suis) (?:la-)?dessus(?=,)|t'inquiete\w*(?: pas)?"
        r"|(?:desolee?s?|pardon|excusez\w*|toutes mes excuses|mille excuses) (?:du|pour le|de ce) retard"
        r"|pas de panique"
        r"|nous avons (?:l'honneur|le plaisir) de vous (?:informer|annoncer|confirmer) que"
        r"|j'ai (?:l'honneur|le plaisir) de vous (?:informer|annoncer|confirmer) que|pas de (?:probleme"
        r"|souci)s?|sans faute|j'espere que (?:vous allez|tu vas"
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
    taken_up=rf"(?:le|la|les|l')(?: |(?<='))(?P<does>{NO_VERB}\w+(?:er|ir|re))(?= )",
    vouched=(
        r"(?:,? ?(?:ca |ce point |celui-la )?)?(?:c'est|c) (?:pour|a) (?:moi|nous)(?= *(?:[.,!;]|$))"
        r"|(?:c'est )?(?:de )?(?:ma|notre) responsabilite(?= *(?:[.,!;]|$))|j'en (?:fais mon affaire|reponds)"
        r"|(?:vous pouvez |tu peux )?compte[rz]? (?:dessus|la-dessus)|(?:je|nous) (?:m'"
        r"|nous )y engage(?:ons)?"
    ),
    datelines=(
        r"(?:ce sera|ca sera|c'est|tout sera|le tout) (?:faite?|prete?|envoye|livre|regle|boucle|bon|termine)"
        r"|(?:au )?(?:plus tard|max(?:imum)?)|dernier delai|promis|sans faute|grand max|juré"
    ),
    to_come=r"(?:apres-)?demain|.*(?:prochain|qui vient|en huit|fin (?:de|du)|mi-|\d)",
    pledges=(
        r"(?:c'est )?promis(?: jure)?|sans faute|parole|(?:c'est|c) sur(?= *$|[,.!])"
        rf"|je (?:vous |te )?(?:le )?{PLEDGED}|(?:on est|nous sommes|je suis|j'suis|suis) (?:la-)?dessus"
        r"|(?:de|pour) (?:notre|ma|mon) (?:part|cote)|par (?:nos|mes) soins|par notre equipe"
        r"|desolee?s? (?:du|pour le|de ce) retard|pas de panique|mille excuses|t'inquiete"
    ),
    travellers=(
        r"(?:[ld]')?(?:avion|vol|train|bus|car|bateau|ferry|taxi|navette|voiture|vehicule|convoi|camion"
        r"|delegation|equipe"
        r"|mission|directeur|directrice|ministre|prefet|maire|president\w*|collegues?|participants?|experts?"
        r"|consultante?s?|stagiaires?|invites?|monde|gens|groupe|chef|coordinat\w+|secretaire)"
    ),
    own=(
        r"\W*(?:je|j|nous|on|notre|mon|ma|ok|oui|merci|desole\w*|dsl|promis|encore|presque|toujours"
        r"|en cours|bien"
        r"|d'accord|entendu|note)\b"
    ),
    articles=r"les?|la|l'\w+|une?|des|du|notre|nos|mon|ma|mes|\d+",
    abbreviations=frozenset(
        {"m", "mm", "mme", "mmes", "dr", "pr", "st", "ste", "no", "env", "cf", "ex", "p"}
    ),
    infinitives=INFINITIVES,
    endings=ENDINGS,
    contractions=CONTRACTIONS,
    after=r"(?:(?<=')|(?![\w']))",
)
