# What the ways of turfs were measured by
turf-by-straight-lines = Distances à vol d’oiseau × { $factor }
turf-by-streets = Distances par les rues, sur un réseau de { $kilometres } km
turf-ends-joined = { $n ->
    [one] { $n-text } bout de rue a été raccordé à la rue qu’il touchait presque
   *[other] { $n-text } bouts de rue ont été raccordés à la rue qu’ils touchaient presque
}
turf-groups-linked = { $n ->
    [one] { $n-text } groupe de rues qui s’arrêtait à moins de 25 m des autres leur a été relié : à vérifier sur place
   *[other] { $n-text } groupes de rues qui s’arrêtaient à moins de 25 m des autres leur ont été reliés : à vérifier sur place
}
turf-groups-apart = { $n ->
    [one] { $n-text } groupe de rues n’est relié à aucun autre
   *[other] { $n-text } groupes de rues ne sont reliés à aucun autre
}
turf-islands-left-out = { $n ->
    [one] { $n-text } îlot de rues sans lien avec les autres a été écarté ({ $metres } m)
   *[other] { $n-text } îlots de rues sans lien avec les autres ont été écartés ({ $metres } m)
}
turf-off-streets = { $n ->
    [one] { $n-text } adresse n’est près d’aucune rue : les distances y sont à vol d’oiseau
   *[other] { $n-text } adresses ne sont près d’aucune rue : les distances y sont à vol d’oiseau
}

# Ce que font les binômes un soir
turf-evening = Soir { $n } : { $turfs ->
    [one] un parcours
   *[other] { $turfs-text } parcours
} · { $doors-text } portes · { $minutes } min au plus, aller et retour compris

# Un immeuble que plusieurs parcours se partagent
share-parts = { $n ->
    [one] part { $parts } sur { $of-text }
   *[other] parts { $parts } sur { $of-text }
}
share-staircases = { $n ->
    [one] escalier { $parts } sur { $of-text }
   *[other] escaliers { $parts } sur { $of-text }
}
