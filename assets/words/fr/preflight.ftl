# preflight: what is checked before packets are printed

preflight-title = Avant d’imprimer
preflight-checking = Vérification des parcours, des dates et des pages…
preflight-nothing = Rien ne s’y oppose : les dossiers peuvent être imprimés.
preflight-found = { $grave ->
    [0] Les dossiers peuvent être imprimés ; { $n-text } { $n ->
        [one] point
       *[other] points
    } à savoir.
    [one] { $grave-text } point à corriger ; { $n-text } en tout.
   *[other] { $grave-text } points à corriger ; { $n-text } en tout.
}
preflight-print = Imprimer…
preflight-print-anyway = Imprimer quand même…
preflight-again = Vérifier à nouveau
preflight-show-turf = Voir le parcours { $n-text }
preflight-show-cut = Aller aux parcours
preflight-show-data = Aller aux données
preflight-show-operation = Aller à l’opération
preflight-show-questions = Aller aux questions
preflight-grave = À corriger
preflight-light = À savoir

preflight-twice = { $n ->
    [one] Une adresse est sur deux parcours, dont le parcours { $turf-text }.
   *[other] { $n-text } adresses sont sur deux parcours, la première sur le parcours { $turf-text }.
}
preflight-twice-hint = Deux binômes y sonneraient. Retirez-la de l’un d’eux, ou découpez à nouveau.
preflight-gone = { $n ->
    [one] Une adresse du parcours { $turf-text } n’est plus dans le fichier d’adresses.
   *[other] { $n-text } adresses ne sont plus dans le fichier d’adresses, la première sur le parcours { $turf-text }.
}
preflight-cut-again = Découpez les parcours à nouveau.
preflight-sum = Le fichier d’adresses en compte { $n-text } ; parcours et adresses laissées de côté font { $accounted-text }.
preflight-doors = { $n ->
    [one] Une adresse n’a plus le même nombre de portes qu’au découpage, sur le parcours { $turf-text }.
   *[other] { $n-text } adresses n’ont plus le même nombre de portes qu’au découpage, la première sur le parcours { $turf-text }.
}
preflight-objecting-hint = Une opposition vaut pour toujours : une telle adresse quitte son parcours.
preflight-done = { $n ->
    [one] Une adresse du parcours { $turf-text } est déjà faite.
   *[other] { $n-text } adresses de parcours sont déjà faites, la première du parcours { $turf-text }.
}
preflight-done-hint = Un binôme y est passé depuis le découpage. Retirez-les de leurs parcours, ou redécoupez.
preflight-little = { $n ->
    [one] Le parcours { $turf-text } n’a pas la moitié de ce qui était demandé.
   *[other] { $n-text } parcours n’ont pas la moitié de ce qui était demandé, le premier est le parcours { $turf-text }.
}
preflight-little-hint = Souvent, rien ne mène de là aux autres portes. Si quelqu’un connaît un passage, réunissez-le avec son voisin.
preflight-no-streets = Aucune rue n’est connue : les trajets sont à vol d’oiseau, et les obstacles ne peuvent être vérifiés.
preflight-no-streets-hint = Ajoutez un fichier de rues (OpenStreetMap, BD TOPO), puis découpez à nouveau.
preflight-straight = Les parcours ont été mesurés à vol d’oiseau, mais des rues sont connues maintenant.
preflight-no-way = { $n ->
    [one] Aucune rue connue ne mène à une adresse du parcours { $turf-text } depuis les autres.
   *[other] Aucune rue connue ne mène à { $n-text } adresses du parcours { $turf-text } depuis les autres.
}
preflight-no-way-hint = Voyez sur place comment y aller : les distances y sont à vol d’oiseau. Un fichier de rues plus étendu peut suffire.
preflight-parted = Le parcours { $turf-text } est des deux côtés d’un obstacle qu’aucune rue ne franchit.
preflight-parted-hint = Déplacez ses portes vers les parcours voisins, ou découpez à nouveau.
preflight-campaign = La notice des droits ne dit pas qui est la campagne.
preflight-campaign-hint = Nommez la campagne : chacun a le droit de savoir qui sonne (RGPD, article 14).
preflight-contact = Il manque le téléphone de l’organisation.
preflight-contact-hint = Écrivez un rôle et un téléphone : les binômes l’appellent, et l’on s’oppose à ce numéro.
preflight-destroy = Il manque le jour où le papier est détruit.
preflight-destroy-hint = Fixez-le, par exemple un mois après le vote : il figure sur chaque couverture et dans la notice.
preflight-no-slot = Il n’y a ni jour ni heure : les binômes les écrivent à la main.
preflight-no-slot-hint = Fixez les soirées de l’opération.
preflight-slot-ends = Une soirée finit avant de commencer.
preflight-slot-ends-hint = Corrigez ses heures.
preflight-past = Une soirée est déjà passée.
preflight-past-hint = Fixez un autre jour, ou retirez la soirée.
preflight-return = Les dossiers doivent être rendus avant la dernière soirée.
preflight-return-hint = Fixez le jour du retour à cette soirée ou après.
preflight-destroyed = Le papier doit être détruit avant d’être rendu.
preflight-destroyed-hint = Fixez un jour de destruction plus tardif.
preflight-evenings = Le plan a { $n-text } soirées, l’opération des dates pour { $dated-text }.
preflight-evenings-hint = Ajoutez les soirées qui manquent : leurs dossiers n’ont pas encore de date.
preflight-crews = Une soirée compte { $n-text } parcours, l’opération { $crews-text } binômes.
preflight-crews-hint = Ajoutez des binômes, ou écrivez-les à la main sur les couvertures.
preflight-long = { $n ->
    [one] Le parcours { $turf-text } dure plus longtemps que sa soirée.
   *[other] { $n-text } parcours durent plus longtemps que leur soirée, le premier est le parcours { $turf-text }.
}
preflight-long-hint = Découpez des parcours plus courts, ou donnez plus de temps au binôme.
preflight-questions-hint = Corrigez la question.
preflight-type = Les plus petites lettres font { $size } points ; à la lumière d’un escalier, on en lit { $least }.
preflight-line = Le trait le plus fin fait { $width } point ; un copieur en imprime { $least }.
preflight-template-hint = Changez-le dans le modèle.
preflight-colour = Les pages sont en couleur.
preflight-colour-hint = La plupart des imprimantes sont en noir et blanc : ce que seule la couleur dit y est perdu.

preflight-no-such-crew = Le parcours { $turf-text } est donné à { $crew }, un binôme que l’opération n’a pas.
preflight-cannot = Le parcours { $turf-text } est donné à { $crew }, qui ne peut pas en prendre les difficultés.
preflight-give = Donnez-le à un autre binôme, ou laissez l’ordre en décider.
preflight-nobody-can = Aucun binôme ne peut prendre les difficultés du parcours { $turf-text }.
preflight-nobody-can-hint = Revoyez les difficultés du parcours, ou ce que les binômes ne peuvent pas prendre.
preflight-no-crew-left = Il ne reste pas de binôme pour le parcours { $turf-text } : ceux qui peuvent le prendre en ont un autre.
preflight-no-crew-left-hint = Faites-le un autre soir, ou ajoutez un binôme qui peut le prendre.
preflight-crew-twice = { $crew } a deux parcours le même soir : { $one-text } et { $turf-text }.
