# La ligne de commande

cli-already-there = { $file } existe déjà
cli-already-there-hint = Choisissez un autre nom, ou remplacez-le avec --force.
cli-no-precincts = Le projet n’a pas de bureaux de vote
cli-no-precincts-hint = Recommencez-le : arpent new PROJET.arpent --precincts FICHIER --code CLÉ
cli-no-source = Aucune source ne s’appelle « { $name } »
cli-no-source-hint = Le projet contient : { $known }
cli-not-a-name = « { $name } » ne peut pas nommer une source
cli-not-a-name-hint = Écrivez des minuscules sans accent, des chiffres et _, en commençant par une lettre : les formules utilisent ce nom.
cli-taken-for-addresses = { $name } a la forme d’un fichier d’adresses et a été ajouté comme tel ; --role table en fait un tableau
cli-no-match = La clé { $key } ne relie rien dans { $name } ; rien n’a été ajouté
cli-no-clear-key = Aucune clé ne relie nettement { $name } aux bureaux de vote ; rien n’a été ajouté
cli-keys-hint = À essayer, avec le nombre de bureaux reliés : { $keys }
cli-no-key-hint = Aucune colonne ni paire de colonnes de { $name } ne ressemble aux codes des bureaux. Indiquez comment les former : --key '{"{"}dep:02{"}"}{"{"}com:03{"}"}_{"{"}bureau:04{"}"}'
cli-key-found = Clé trouvée par essais : { $key } ({ $matched-text } bureaux sur { $precincts-text })
cli-no-terms = Le barème est vide, donc aucun bureau n’a de score ; appliquez d’abord une recette
cli-indicator = Indicateur « { $name } » : { $what }
cli-ending = La fin de { $file } ne désigne aucun format
cli-ending-hint = Terminez par .csv, .xlsx, .parquet, .gpkg, .kml ou .geojson, ou écrivez - pour du CSV sur la sortie standard.
cli-picture-hint = Terminez par .png, .svg ou .pdf, ou écrivez - pour du PNG sur la sortie standard.
cli-atlas-hint = Un atlas s’écrit en .pdf.
cli-two-on-stdout = Un rapport et un fichier ne peuvent aller tous deux sur la sortie standard
cli-two-on-stdout-hint = Donnez un nom au fichier, ou retirez --json.
cli-no-coordinate = La ligne { $row-text } n’a pas de nombre dans la colonne « { $column } »
cli-no-coordinate-hint = Donnez des coordonnées à ce point, ou retirez la ligne.
cli-columns-hint = Les colonnes sont : { $columns }
cli-no-point = Aucun point n’a l’identifiant { $id }
cli-no-point-hint = Écrivez-le comme dans le fichier.
cli-wrote = { $file } écrit
cli-printed = Imprimé dans { $folder }
cli-applied = « { $name } » appliquée : { $indicators ->
    [one] { $indicators-text } indicateur
   *[other] { $indicators-text } indicateurs
}, { $terms ->
    [one] { $terms-text } terme
   *[other] { $terms-text } termes
}
cli-turf-size = Les parcours doivent avoir une taille
cli-turf-size-hint = Écrivez --doors 40, --minutes 120 (1440 au plus), ou --people 9 --hours 2 --start 48.9,2.48.
cli-cut = { $turfs ->
    [one] { $turfs-text } parcours
   *[other] { $turfs-text } parcours
} · { $doors-text } portes · { $addresses-text } adresses
cli-left-out = { $addresses ->
    [one] { $addresses-text } adresse a été laissée de côté
   *[other] { $addresses-text } adresses ont été laissées de côté
} ; --json les énumère avec la raison
cli-edit-nothing = Rien n’est demandé
cli-edit-nothing-hint = Écrivez --move, --merge, --split, --first, --last, --reverse, --rename, --lock ou --unlock.
cli-output = Impossible d’écrire sur la sortie standard : { $reason }

check-precincts = { $precincts ->
    [one] { $precincts-text } bureau de vote
   *[other] { $precincts-text } bureaux de vote
}, { $features ->
    [one] { $features-text } objet
   *[other] { $features-text } objets
}, { $crs }
check-column-name = Source
check-column-role = Rôle
check-column-rows = Lignes
check-column-read-as = Lu comme
check-column-matched = Relié
check-column-file = Fichier
check-matched = { $matched-text } bureaux sur { $precincts-text }
check-addresses = { $inside-text } dans un bureau, { $snapped-text } données au plus proche, { $out-text } laissées de côté
check-key = Clé : { $key }
check-key-to = Clé : { $key }, reliée à { $name }
check-rows = Lignes : { $matched-text } reliées, { $unmatched-text } non
check-precincts-without-row = { $precincts ->
    [one] { $precincts-text } bureau sans ligne
   *[other] { $precincts-text } bureaux sans ligne
} : { $codes }
check-codes-without-precinct = { $codes ->
    [one] { $codes-text } code sans bureau
   *[other] { $codes-text } codes sans bureau
} : { $list }
check-duplicates = { $codes ->
    [one] { $codes-text } code sur plusieurs lignes (les formules prennent la première, les totaux comptent tout)
   *[other] { $codes-text } codes sur plusieurs lignes (les formules prennent la première, les totaux comptent tout)
} : { $list }
check-registered = inscrits { $n-text }
check-turnout = votants { $n-text }
check-blank = blancs { $n-text }
check-null = nuls { $n-text }
check-cast = exprimés { $n-text }
check-places-outside = { $n ->
    [one] Un lieu n’est dans aucun bureau : il compte pour les distances, non pour les nombres.
   *[other] { $n-text } lieux ne sont dans aucun bureau : ils comptent pour les distances, non pour les nombres.
}
check-paired = { $n ->
    [one] { $n-text } code associé à la main
   *[other] { $n-text } codes associés à la main
}
check-moved = Ramené des bureaux de { $zones } à ceux d’aujourd’hui : { $estimated-text } viennent de bureaux divisés, donc estimés ; { $without-text } sans résultat ; { $new-text } n’existaient pas alors
check-more-contests = { $n ->
    [one] … et un autre scrutin (--json le donne)
   *[other] … et { $n-text } autres scrutins (--json les donne)
}
check-turnout-above = { $n ->
    [one] Sur une ligne, il y a plus de votants que d’inscrits : { $codes }
   *[other] Sur { $n-text } lignes, il y a plus de votants que d’inscrits : { $codes }
}
check-ballots-differ = { $n ->
    [one] Sur une ligne, blancs, nuls et exprimés ne font pas le nombre de votants : { $codes }
   *[other] Sur { $n-text } lignes, blancs, nuls et exprimés ne font pas le nombre de votants : { $codes }
}
check-votes-differ = { $n ->
    [one] Sur une ligne, les voix ne font pas le nombre d’exprimés : { $codes }
   *[other] Sur { $n-text } lignes, les voix ne font pas le nombre d’exprimés : { $codes }
}
check-unused-addresses = Non utilisées : les adresses viennent de { $name }, ajouté en premier. Retirez-le pour utiliser celles-ci.
check-no-key = Ne se relie encore à rien : il n’y a pas de clé
check-changed = Le fichier a changé depuis l’enregistrement du projet
cli-no-weights = Impossible de répartir selon « { $column } » : aucune zone n’a ce nombre
cli-no-weights-hint = Écrivez --by SOURCE.COLONNE avec des zones déjà ajoutées ; il y a { $known }.
