# Plans gardés de côté, et deux d’entre eux comparés
plans-title = Comparer des plans
plans-hint = Gardez ces parcours, découpez-en d’autres, et voyez les deux côte à côte
plans-name = Nom du plan à garder
plans-keep = Garder pour comparer
plans-usual-name = Plan { $n-text }
plans-against = Comparer avec
plans-no-difference = Ce sont les parcours actuels
plans-outline = Contours de « { $name } » sur la carte
plans-use = Reprendre « { $name } »
plans-drop = Oublier « { $name } »
plans-current = Actuel
plans-same = { $name } (l’actuel)
plans-none = Il n’y a pas de parcours, et aucun plan n’est gardé.
plans-line = { $name } : { $turfs ->
    [one] { $turfs-text } parcours
   *[other] { $turfs-text } parcours
} · { $doors ->
    [one] { $doors-text } porte
   *[other] { $doors-text } portes
} · { $minutes }

# Ce qui est comparé
plans-turfs = Parcours
plans-doors = Portes
plans-addresses = Adresses
plans-alone = Adresses ici seulement
plans-time = Durée totale
plans-length = Marche totale
plans-doors-per-hour = Portes par heure
plans-mean = Durée moyenne
plans-longest = Parcours le plus long
plans-largest-off = Plus grand écart
plans-mean-off = Écart moyen
plans-split = Parcours en morceaux
plans-evening = Portes, soirée { $n }
plans-out-not-located = Exclues : sans lieu
plans-out-outside-precincts = Exclues : hors bureaux
plans-out-outside-target = Exclues : hors cible
plans-out-no-doors = Exclues : sans portes
plans-out-later = Exclues : sans le temps
plans-out-taken-out = Exclues à la main
plans-out-done = Exclues : déjà faites
plans-out-objects = Exclues : opposition

plans-action-keep = Garder le plan « { $name } » pour comparer
plans-action-use = Reprendre le plan « { $name } »
plans-action-drop = Oublier le plan « { $name } »
plans-name-taken = Aucun plan ne peut être gardé comme « { $name } »
plans-name-taken-hint = Choisissez un nom qu’aucun plan gardé n’a.
plans-too-many = { $n-text } plans sont gardés : il n’y a pas de place pour plus
plans-too-many-hint = Oubliez-en un d’abord.
plans-no-other = Aucun autre plan n’est gardé pour comparer
plans-several-others = Plusieurs plans sont gardés : il n’est pas dit lequel comparer
plans-list-hint = arpent plans PROJET en donne la liste ; --compare A B en compare deux, et l’actuel s’appelle current.
