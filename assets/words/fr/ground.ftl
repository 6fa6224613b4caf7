# Communes fusionnées, pondération des moyennes, lignes retenues, et sources modifiées en ligne de commande.

# Communes fusionnées.

ground-gone = { $n ->
    [one] Un code sans bureau est celui d’une commune fusionnée depuis ({ $codes }) : les communes entières peuvent être ramenées à celles d’aujourd’hui (« Communes fusionnées depuis », ou --merged-communes) ; les bureaux renumérotés se relient à la main.
   *[other] { $n-text } codes sans bureau sont ceux de communes fusionnées depuis ({ $codes }) : les communes entières peuvent être ramenées à celles d’aujourd’hui (« Communes fusionnées depuis », ou --merged-communes) ; les bureaux renumérotés se relient à la main.
}
ground-merged = { $rows ->
    [one] Une ligne d’une commune fusionnée depuis a été ramenée à celle d’aujourd’hui
   *[other] { $rows-text } lignes de communes fusionnées depuis ont été ramenées à celles d’aujourd’hui
}{ $together ->
    [0] .
    [one]  ; pour l’une d’elles, plusieurs lignes ont été additionnées ({ $codes }).
   *[other]  ; pour { $together-text } d’entre elles, plusieurs lignes ont été additionnées ({ $codes }).
}
ground-refused = { $n ->
    [one] Un code de commune fusionnée n’a pas été ramené à celui d’aujourd’hui ({ $codes }) : plusieurs lignes le portent, ou ses bureaux ont été renumérotés. Reliez-le à la main.
   *[other] { $n-text } codes de communes fusionnées n’ont pas été ramenés à ceux d’aujourd’hui ({ $codes }) : plusieurs lignes les portent, ou leurs bureaux ont été renumérotés. Reliez-les à la main.
}
ground-left-empty = { $n ->
    [one] Là où des lignes ont été additionnées, « { $column } » reste vide : une moyenne ne s’additionne pas, et aucune colonne de ménages ou d’habitants ne dit ce que pèse chaque commune.
   *[other] Là où des lignes ont été additionnées, { $n-text } colonnes (« { $column } »…) restent vides : des moyennes ne s’additionnent pas, et aucune colonne de ménages ou d’habitants ne dit ce que pèse chaque commune.
}
ground-merged-communes = Communes fusionnées depuis
ground-merged-communes-hint = Les codes des communes disparues sont ramenés aux communes du 1er janvier 2026 (Insee, Code officiel géographique), et les effectifs de leurs lignes additionnés.
ground-key-today = { $key } · communes fusionnées depuis

# Pondération des moyennes.

ground-mean-by = Moyennes pondérées par { $column }.
ground-mean-by-label = Moyennes pondérées par
ground-mean-by-found = Ce qui est reconnu : { $column }
ground-mean-by-none-found = Ce qui est reconnu : aucun effectif
ground-mean-by-nothing = Rien d’autre
ground-no-mean-by = « { $name } » n’a pas de colonne de nombres « { $column } » pour pondérer ses moyennes.

# Lignes retenues.

ground-only = { $n ->
    [0] Seulement les lignes où { $only } : aucune des { $of-text } n’a été écartée.
    [one] Seulement les lignes où { $only } : une sur { $of-text } a été écartée.
   *[other] Seulement les lignes où { $only } : { $n-text } sur { $of-text } ont été écartées.
}
ground-only-no-column = { $file } n’a pas de colonne « { $column } » pour choisir les lignes.
ground-only-no-column-hint = Ses colonnes sont : { $columns }.
ground-only-label = Seulement les lignes où
ground-only-is = vaut
ground-only-is-not = ne vaut pas
ground-only-column = Colonne qui décide des lignes retenues
ground-only-values = Valeurs de { $column }
ground-only-all = Toutes les lignes
ground-only-empty = (vide)
ground-only-add = Une condition de plus
ground-only-remove = Sans la condition sur { $column }
ground-only-written = Valeurs qui comptent, séparées par des virgules
ground-only-chosen = { $n ->
    [0] aucune valeur
    [one] { $values }
   *[other] { $n-text } valeurs : { $values }
}

# La ligne de commande.

help-set = Changer comment une source est lue, reliée et répartie : ce qui n’est pas dit reste, et un texte vide retire ce qui l’était
help-source = Le nom de la source
    .value = SOURCE
help-set-file = Un autre fichier à sa place
    .value = FICHIER[#COUCHE|#FEUILLE]
help-set-name = Son nouveau nom dans les formules
    .value = NOM
help-merged_communes = Ramener les codes des communes fusionnées à ceux d’aujourd’hui et additionner leurs lignes
    .value = yes|no
help-mean_by = Ce qui pondère les moyennes de zones : auto (par défaut, une colonne de ménages ou d’habitants si elle est reconnue), none (rien), ou une colonne
    .value = auto|none|COLONNE
help-only = Seulement les lignes où une colonne a l’une de ces valeurs, ou aucune avec « ≠ » ; peut se répéter ; all pour toutes
    .value = COLONNE=VALEUR,…

# Ce qui rend les rues pénibles à parcourir.
toil-told = { $ways-text } voies praticables à pied. Pente connue : { $slopes-text } ; en montée ou en descente, sans chiffre : { $unsaid-text } ; escaliers : { $steps-text } ; privées : { $private-text } ; portails : { $gates-text }.
toil-no-lift = { $n ->
    [one] { $address } n’a pas d’ascenseur ({ $floors } niveaux)
   *[other] { $n-text } immeubles n’ont pas d’ascenseur (jusqu’à { $floors } niveaux), le premier au { $address }
}
toil-stairs = { $n ->
    [one] un escalier sur le chemin
   *[other] { $n-text } escaliers sur le chemin
}
toil-slope = { $metres } m de ses rues dépassent 5 % de pente, jusqu’à { $percent } %
toil-gates = { $n ->
    [one] un portail sur le chemin
   *[other] { $n-text } portails sur le chemin
}
toil-private = { $n ->
    [one] une adresse dans une voie privée
   *[other] { $n-text } adresses dans des voies privées
}
toil-proposed = Proposé d’après les données : { $why }
toil-accept = Marquer « { $hard } »
toil-nothing = Les données ne signalent ici aucune difficulté qui ne soit déjà marquée.
toil-proposed-for = Parcours { $turf } : { $hard } ({ $code }), d’après les données : { $why }
