# Portes : quelle règle en a donné combien, et ce que les bâtiments disent des logements.

doors-by-rule = { $n ->
    [one] { $n-text } porte : { $list }
   *[other] { $n-text } portes : { $list }
}
doors-none = Aucune porte n’est connue
doors-rule-own = { $n-text } d’après la colonne des adresses
doors-rule-building = { $n-text } d’après les bâtiments
doors-rule-social = { $n-text } d’après le logement social
doors-rule-floors = { $n ->
    [one] { $n-text } estimée d’après les étages et l’emprise
   *[other] { $n-text } estimées d’après les étages et l’emprise
}
doors-rule-registered = { $n ->
    [one] { $n-text } estimée d’après les inscrits
   *[other] { $n-text } estimées d’après les inscrits
}
doors-rule-one = { $n-text } à raison d’une porte par adresse
doors-given = { $n ->
    [one] Un bâtiment de { $dwellings-text } logements est rattaché à ses adresses.
   *[other] { $n-text } bâtiments de { $dwellings-text } logements sont rattachés à leurs adresses.
}
doors-far = { $n ->
    [one] Un bâtiment de { $dwellings-text } logements n’a aucune adresse à proximité (30 m autour d’un contour, 80 m autour d’un point) : ces logements ne sont dans aucun parcours.
   *[other] { $n-text } bâtiments de { $dwellings-text } logements n’ont aucune adresse à proximité (30 m autour d’un contour, 80 m autour d’un point) : ces logements ne sont dans aucun parcours.
}
doors-note-no-column = Il n’y a pas de colonne « { $column } » pour compter les logements : écrivez-la comme dans le fichier, avec majuscules et accents.
doors-note-no-count = { $n ->
    [one] Une ligne de « { $column } » n’est pas un nombre de logements et n’a pas servi.
   *[other] { $n-text } lignes de « { $column } » ne sont pas des nombres de logements et n’ont pas servi.
}
doors-note-lines = { $n ->
    [one] Une ligne tracée n’est pas un bâtiment et a été écartée : il faut des contours ou des points.
   *[other] { $n-text } lignes tracées ne sont pas des bâtiments et ont été écartées : il faut des contours ou des points.
}
doors-note-rows = { $rows-text } lignes valent chacune un logement : regroupées par adresse, elles font { $buildings-text } bâtiments.
doors-note-unmeasured = { $n ->
    [one] Un contour est plus grand qu’une maison et de hauteur inconnue : il ne donne aucun nombre, et ses adresses suivent ce qu’on sait par ailleurs (les inscrits, sinon une porte).
   *[other] { $n-text } contours sont plus grands qu’une maison et de hauteur inconnue : ils ne donnent aucun nombre, et leurs adresses suivent ce qu’on sait par ailleurs (les inscrits, sinon une porte).
}
doors-note-nothing = Rien ne dit combien de logements ont ces bâtiments : indiquez la colonne, ou ajoutez-en une pour les étages.
doors-column = Colonne des logements
doors-column-found = trouvée par son nom
doors-estimated = { $n ->
    [one] Une de ces portes est estimée (≈ sur les feuilles de rue) : personne ne l’a comptée.
   *[other] { $n-text } de ces portes sont estimées (≈ sur les feuilles de rue) : personne ne les a comptées.
}
doors-staircase = Escalier { $letter }
doors-floors-known = Étages d’après les données : barrez ce qui n’existe pas, comptez les portes depuis la gauche en sortant de l’escalier.
help-dwellings = La colonne des logements, pour des adresses ou des bâtiments ; sans elle, trouvée par son nom
    .value = COLONNE
