"""French: how somebody says that a date or a question does not suit."""

from handlers.rules.languages.intents.table import Signs
from handlers.rules.understanding.intents import Intent

TROUBLES = {
    Intent.RESCHEDULE_COMMITMENT: Signs(
        alone=("(?:reporter|report|nouvelle date|changer la date|prolongation)",),
        plain=(
            (
                r"(?:va|vont|devra|devrait|risque de|faut|dois|doit) (?:glisser|deborder|deraper|trainer"
                r"|prendre du retard)|glisse\w* (?:a|au|jusqu)"
            ),
            (
                r"(?:impossible|pas possible|trop juste|mort|rate|cuit|pas pret\w*|infaisable)<gap>(?:pour"
                r"|avant|d'ici) <gap>(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|semaine"
                r"|mois|fin|mi|debut|(?:le |au )?\d{1,2})<gap>(?:plutot|ok|possible|alors|disons"
                r"|a la place)"
            ),
            (
                r"pas avant (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|semaine|mois|fin"
                r"|mi|debut|(?:le |au )?\d{1,2})"
            ),
            (
                r"(?:se fera|aura lieu|sera (?:fait|livre|remis|pret|envoye)e?s?"
                r"|arrivera)<gap>(?:finalement|plutot|en fait)<gap>(?:lundi|mardi|mercredi|jeudi|vendredi"
                r"|samedi|dimanche|demain|semaine|mois|fin|mi|debut|(?:le |au )?\d{1,2})"
            ),
            (
                r"(?:recul|repouss|decal|report|avanc|prolong)\w*<gap>d'(?:un|une) (?:jour|semaine|mois"
                r"|quinzaine)"
            ),
            (
                r"(?:accord|donn|laiss)\w*[- ]?(?:moi|nous)?<gap>(?:quelques|deux|trois|\d+|un peu de"
                r"|encore) (?:jours|semaines|temps)"
            ),
            r"encore (?:un|une|deux|trois|quelques|\d+) (?:petite?s? )?(?:jours?|semaines?|mois)",
            (
                r"(?:met|mets|mettez|mettre|mettons|passe|passez|passer|passons|pousse|pousser"
                r"|pousse[sz]?) (?:la |l'|le |les |mon |ma |cette |ce |cet |notre )?<gap>(?:au|a|aux|pour"
                r"|a la|en) (?:le )?(?:\d{1,2}|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain"
                r"|fin|mi|debut|la semaine|mois|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre"
                r"|octobre|novembre|decembre)(?! pour)"
            ),
            (
                r"(?:donn\w+|laiss\w+|accord\w+)[- ](?:moi|nous) (?:jusqu|encore|un (?:delai|peu)"
                r"|une? (?:semaine|jour|mois)|deux|trois|quelques)"
            ),
            (
                r"(?:demand\w+|besoin|voudrais|souhait\w+|aimerais|faudrait|sollicit\w+)<gap>(?:un"
                r"|du) (?:delai|report|sursis|temps supplementaire)"
            ),
            r"le \d{1,2}<gap>(?:au lieu|a la place|plutot que|et (?:non|pas))",
            (
                r"(?:lundi|mardi|mercredi|jeudi|vendredi|semaine prochaine|le \d+),? (?:et )?(?:pas"
                r"|non) (?:plus )?(?:le |la )?(?:lundi|mardi|mercredi|jeudi|vendredi|\d+|semaine)"
            ),
            (
                r"(?:finalement|en fin de compte|au final)<gap>(?:sera|serait|plutot|pour)<gap>(?:lundi"
                r"|mardi|mercredi|jeudi|vendredi|semaine|mois|le \d+|fin|demain)"
            ),
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
                r"(?:s'est|ont|a) (?:desiste|retire|lache|rompu|disparu)e?s?|(?:tombee?s?|tomber) en panne"
                r"|faute de|paralys\w+"
            ),
            (
                r"(?:aucune?|pas de|sans) (?:reponse|retour|nouvelle|suite|signe de vie)|a sec"
                r"|tourn\w+ en rond|dans le mur|au point mort"
            ),
            (
                r"(?:ne|n') ?(?:tranche|signe|valide|repond|bouge|paie|paye|livre|decide|decaisse"
                r"|debloque)\w* (?:pas|plus|toujours pas|rien)"
            ),
            (
                r"personne (?:ne|n') ?\w+|(?:virement|paiement|fonds|argent)<gap>(?:pas (?:passe|arrive"
                r"|verse|credite)|bloque\w*)"
            ),
            (
                r"(?:pas|aucun|plus) moyen d[e']|(?:rien|ca) n'avance|tant que<gap>(?:n'est|n'a|n'ont"
                r"|ne sont) pas"
            ),
            (
                r"(?:route|piste|pont|acces|internet|reseau|courant|connexion)<gap>(?:coup\w+|ferm\w+"
                r"|bloqu\w+|en panne)|galere"
            ),
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
            r"(?:fich\w+|fout\w+)[- ](?:moi|nous) la paix",
            (
                r"(?:conge\w*|vacances|absente?|mission|deplacement|malade|hopital"
                r"|deuil)<gap>(?:(?:re)?demand\w+|(?:re)?parl\w+|ecri\w+|relanc\w+|repos\w+|recontact\w+"
                r"|revene\w+|reviens)[- ]?(?:moi|nous)"
            ),
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
