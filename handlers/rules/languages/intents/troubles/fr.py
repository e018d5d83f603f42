"""French: how somebody says that a date or a question does not suit."""

from handlers.rules.languages.intents.table import Signs
from handlers.rules.understanding.intents import Intent

TROUBLES = {
    Intent.RESCHEDULE_COMMITMENT: Signs(
        alone=("(?:reporter|report|nouvelle date|changer la date|prolongation)",),
        plain=(
            (
                r"(?:report\w+|decal\w+|repouss\w+|deplac\w+|chang\w+|modifi\w+|prolong\w+|avanc\w+"
                r"|recul\w+|differ\w+)<gap>(?:date|echeance|delai|livraison|calendrier)"
            ),
            (
                r"(?:une?|deux|trois|quelques|\d+|plus de|davantage de|un peu plus de|encore"
                r"|un)(?: petite?s?| peu)? <span><gap>(?:de plus|supplementaires?|en plus|additionnel\w*)"
            ),
            "(?:nouvelle|autre) (?:date|echeance)|(?:report|prolongation|delai supplementaire|rallonge)",
            r"(?:plus|davantage|encore)(?: un peu)? (?:de|d'une|une|deux|quelques) (?:\w+ )?<span>",
        ),
        clear=(
            r"(?:deplac|report|decal|repouss|avanc)e?e?s? (?:a|au|en|aux|jusqu\w*|de)",
            (
                r"(?:lundi|mardi|mercredi|jeudi|vendredi|la date|le \d+)<gap>(?:ne )?(?:va|convient|marche"
                "|colle|sera)<gap>pas|(?:jours?|semaines?|mois) plus tard"
            ),
            r"(?:report|decal|repouss|deplac|differ|prolong)(?:er|ez|ons|e)(?=\W)",
            (
                r"(?:ne|n'\w*)<gap>(?:pourr\w+|pouv\w+|peu\w+|sera|serons|arriver\w*|parviendr\w+"
                r"|y arriv\w+|tiendr\w+)<gap>(?:pas|plus)<gap>(?:date|delai|temps|avant|pour (?:le|lundi"
                r"|mardi|mercredi|jeudi|vendredi)|echeance|d'ici|a temps|prets?|le \d+)"
            ),
            (
                r"(?:pas|plus) (?:\w+ ){0,3}(?:a temps|dans les temps|dans les delais|tenir|respecter"
                "|prete?s? (?:pour|avant))"
            ),
            (
                "(?:puis[- ]je|peux|peut[- ]on|pourrais|pouvons|pourrions|est[- ]ce que)<gap>(?:avoir"
                r"|remettre|rendre|livrer|envoyer)<gap>(?:jusqu\w*|plus tard|apres)|trop (?:court|serre"
                r"|juste|tot)\w*|pas realiste|serait<gap>possible"
            ),
            "(?:en|du|de) retard|prendra plus de temps|plus long(?:temps)? que prevu|plus tard que",
            r"(?:plutot|au lieu)<gap>(?:lundi|mardi|mercredi|jeudi|vendredi|semaine|mois|le \d+|fin)",
            (
                r"(?:mett|pass|boug|decal|report|repouss)\w*<gap> (?:au|a la|a|jusqu'\w+) (?:\d+|lundi"
                "|mardi|mercredi|jeudi|vendredi|semaine|mois|fin|debut|mi)"
            ),
        ),
        likely=(
            "(?:a|en) risque|menacee?s?|compromise?s?",
            r"retard\w*|report\w*|repouss\w*|decal\w*|prolong\w*|echeance",
            r"pas (?:encore )?(?:prete?s?|fini\w*)",
        ),
        hints=(
            r"jusqu'\w+|plutot|au lieu|prochaine?",
            "(?:lundi|mardi|mercredi|jeudi|vendredi)|janvier",
        ),
        against=(
            "<asking>",
            r"procedure|regles?|comment|qui|penalite\w*",
            "rapport d'avancement",
        ),
    ),
    Intent.REPORT_BLOCKER: Signs(
        alone=(r"(?:je suis |nous sommes |on est )?(?:bloque\w*|coince\w*)|blocage",),
        plain=(
            (
                r"(?:suis|sommes|est|sont|reste|restons|etes|travaux|on est) (?:\w+ )?(?:bloque\w*"
                r"|coince\w*|paralyse\w*|a l'arret|au point mort|immobilise\w*|dans l'impasse)"
            ),
            "(?:nous|me|tout) bloque|ca bloque|(?:un|le|des|point de) (?:blocage|obstacle|verrou)s?",
            "a l'arret|au point mort",
        ),
        clear=(
            (
                "(?:financements?|fonds|budget|acces|compte|permis|subvention)<gap>(?:coupe|refuse|gele"
                r"|supprime|retire|suspendu|reduit)\w*"
            ),
            "(?:gros|grand|grave|serieux) (?:probleme|souci)",
            (
                r"ne (?:nous |me )?(?:repond|livre|paie|paye|signe|coopere|bouge|decroche)\w* (?:pas|plus"
                "|jamais)|(?:repond|livre|paie|signe) (?:pas|plus|jamais)"
            ),
            (
                r"(?:nous|m'|me|on nous) ?(?:a |ont )?(?:refuse|interdi|empech)\w*|toute l'equipe est"
                "|rien ne peut"
            ),
            r"bloqu\w+|coince\w*",
            (
                r"(?:attend\w*|en attente|dans l'attente)(?: (?:encore|toujours))?(?: (?:de|d'|la|le|l'|les"
                "|que))"
            ),
            (
                r"impossible d[e']|(?:ne|n'\w*)<gap>(?:peux|peut|pouvons|peuvent|pouvoir) (?:pas|plus"
                r"|rien)? ?\w*<gap>(?:avancer|continuer|commencer|demarrer|poursuivre|acceder|travailler"
                "|installer|finir|entrer)"
            ),
            (
                "(?:n'a|n'ont|n'est|ne sont)<gap>(?:pas|toujours pas|jamais|pas encore"
                r"|rien)<gap>(?:sign\w+|repondu|approuv\w+|valid\w+|arriv\w+|pay\w+|recu|livr\w+|debloqu\w+"
                r"|donn\w+|envoy\w+|confirm\w+|delivr\w+|vers\w+)"
            ),
            (
                "(?:pas|plus|manque|manquent|sans|faute)(?: (?:de|d'|du|des|encore))*<gap>(?:permis"
                "|autorisation|acces|fonds|budget|bateau|carburant|signature|argent|accord|materiel"
                "|reponse|electricite|pieces|visa|vehicule)"
            ),
            r"(?:retenu|retenue|retenus|retenues|saisi\w*) (?:a|par|en)|empeche\w*",
            (
                r"personne<gap>(?:repond|ne sait|ne veut|ne signe|n'aide)\w*|rien<gap>(?:avance|bouge"
                r"|progresse)\w*|(?:n'avons|n'ai|n'a|n'ont) plus|a court d|(?:fait )?faillite"
            ),
            "(?:depend|dependons|dependent) d[eu']|il (?:nous |me )?manque",
        ),
        likely=(
            "(?:a|en) risque|menacee?s?|compromise?s?",
            (
                r"(?:ne|n') ?(?:\w+ )?(?:peux|peut|pouvons|peuvent|parviens|parvenons|arrive|arrivons|avons"
                "|ai|a) (?:pas|plus|rien)"
            ),
            r"gele\w*|vole\w*|effondre\w*|ferme\w*|perdu\w*|desist\w*|annule\w*",
            r"panne|casse\w*|douane|greve|inondation\w*|refus\w*|rejet\w*|annul\w+",
            r"problemes?|difficultes?|souci|obstacles?|arrete\w*",
            "besoin d'aide pour",
        ),
        hints=(
            "parce que|car|sans|a cause|depuis|tant que",
            "permis|ministere|signature|autorisation|fonds",
        ),
        against=(
            (
                r"plus bloqu\w+|debloqu\w+|resolu\w*|aucun (?:blocage|probleme|obstacle)|^rien|rien (?:ne "
                r"|a |de )\w+"
            ),
            r"<span><gap>(?:de plus|supplementaires?)|report\w*|repouss\w*",
            "<asking>",
        ),
    ),
    Intent.PAUSE_CHECKINS: Signs(
        alone=(
            "(?:pause|silence|stop|desabonner?|arretez?|laissez[- ](?:moi|nous) (?:tranquilles?|en paix))",
        ),
        plain=(
            "tout (?:mettre|arreter|suspendre)|(?:suspendez|arretez) tout",
            "(?:stop|halte|fin) (?:aux|avec les|des|a tous les) <asking>",
            r"^(?:pas|plus|sans|aucun\w*) (?:de |d')?<asking>",
            r"moins (?:souvent|frequent\w*|de <asking>)",
            (
                r"(?:arret\w+|suspend\w*|suspens\w+|cess\w+|stop\w*|interromp\w+|coup\w+|desactiv\w+"
                r"|mett\w+ en pause|met|pause|moins de|plus de|plus aucun|assez de|trop de|marre de\w*"
                r"|reduire|espac\w+)<gap>(?:<asking>|m'envoyer|me (?:demander|relancer|solliciter|contacter"
                "|ecrire|rappeler)|m'ecrire|de (?:nous|me|m'))"
            ),
            (
                r"(?:ne|n')<gap>(?:envoy\w+|pos\w+|demand\w+|ecriv\w+|relanc\w+|contact\w+|sollicit\w+|veux"
                r"|voulons|souhait\w+|recevoir|derang\w+|rappel\w+)<gap>(?:plus|pas)<gap>(?:<asking>|jusqu"
                "|pendant|pour l|avant|cette semaine|moi|m'|me)"
            ),
            r"laiss\w+[- ](?:moi|nous) (?:tranquilles?|en paix|souffler)|desabonn\w+|ne pas deranger",
            "<asking><gap>(?:en pause|suspendus?|arretes?)",
        ),
        clear=(
            (
                r"ne (?:me|nous|m') ?\w+ (?:plus|pas)|ne m'\w+ plus|(?:mettre|mettez|mets)<gap>en pause"
                "|une pause"
            ),
            r"(?:suspend\w+|reprend\w+)<gap>(?:jusqu|en|apres|pendant)",
        ),
        likely=(r"(?:en|de) (?:conge\w*|vacances)|absente?|conge (?:maladie|maternite|parental)",),
        hints=(r"jusqu'\w+|pour (?:l'instant|le moment)|semaines?|mois",),
        against=("travaux|projet|chantier|echeance|livraison",),
    ),
}
