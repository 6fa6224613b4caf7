# visits: addresses that are done or that object

visits-taken-for-them = { $name } dit quelles adresses sont faites ou s’opposent : pris comme passages
visits-read = { $n ->
    [one] { $n-text } ligne
   *[other] { $n-text } lignes
}
visits-left-out = Laissées de côté à ce jour : { $done-text } faites, { $objects-text } qui s’opposent
visits-unknown = { $n ->
    [one] { $n-text } code n’est celui d’aucune adresse
   *[other] { $n-text } codes ne sont ceux d’aucune adresse
}
visits-others = { $n ->
    [one] { $n-text } ligne ne laisse aucune adresse de côté : son statut n’est ni fait, ni une opposition
   *[other] { $n-text } lignes ne laissent aucune adresse de côté : leur statut n’est ni fait, ni une opposition
}
visits-others-such-as = { $n ->
    [one] { $n-text } ligne ne laisse aucune adresse de côté
   *[other] { $n-text } lignes ne laissent aucune adresse de côté
} : ni fait, ni opposition ({ $examples })
visits-without-code = { $n ->
    [one] { $n-text } ligne n’a pas de code d’adresse
   *[other] { $n-text } lignes n’ont pas de code d’adresse
}
visits-not-dates = { $n ->
    [one] { $n-text } date est illisible, et compte comme absente
   *[other] { $n-text } dates sont illisibles, et comptent comme absentes
}
visits-column = Colonne des codes d’adresse
visits-no-codes = { $file } n’a pas de colonne avec les codes des adresses
visits-no-codes-hint = Dites laquelle c’est (--key COLONNE, ou la colonne des codes d’adresse dans la fenêtre). Il y a : { $known }
visits-no-key = { $file } n’a pas de colonne { $column }
visits-no-statuses = { $file } n’a pas de colonne qui dise si les adresses sont faites
visits-no-statuses-hint = Appelez une de ses colonnes statut, avec fait ou opposition dedans. Il y a : { $known }

# Turfs
visits-left-done = { $n ->
    [one] { $n-text } adresse laissée de côté : faite
   *[other] { $n-text } adresses laissées de côté : faites
}
visits-left-objects = { $n ->
    [one] { $n-text } adresse laissée de côté : elle s’oppose
   *[other] { $n-text } adresses laissées de côté : elles s’opposent
}
visits-left-both = { $n-text } adresses laissées de côté : { $done ->
    [one] { $done-text } faite
   *[other] { $done-text } faites
}, { $objects ->
    [one] { $objects-text } s’oppose
   *[other] { $objects-text } s’opposent
}
visits-doors-to-do = { $n ->
    [one] { $n-text } porte encore à faire sur { $of-text }
   *[other] { $n-text } portes encore à faire sur { $of-text }
}
visits-done = Déjà faites
visits-objects = Qui s’opposent
visits-legend-done = Adresse faite
visits-legend-objects = Adresse qui s’oppose
visits-legend-done-ground = Là où les adresses sont faites
visits-legend-objects-ground = Là où quelqu’un s’oppose
visits-master-done = { $n ->
    [one] { $n-text } faite
   *[other] { $n-text } faites
}
visits-master-objects = { $n ->
    [one] { $n-text } qui s’oppose
   *[other] { $n-text } qui s’opposent
}
visits-map-crossed = ne pas y aller
visits-map-hatched = rue faite

visits-objecting = { $n ->
    [one] Une adresse du parcours { $turf-text } s’oppose : aucun binôme ne doit y aller.
   *[other] { $n-text } adresses de parcours s’opposent, la première du parcours { $turf-text } : aucun binôme ne doit y aller.
}
visits-objecting-hint = Retirez-les de leurs parcours : par la vérification avant impression, ou arpent edit --move { $addresses }=out
visits-not-back = L’adresse { $address } s’oppose : elle ne peut être mise sur un parcours
visits-not-back-hint = Une opposition vaut pour toujours ; corrigez la liste si c’est une erreur.
