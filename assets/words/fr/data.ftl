# Ce qui n’allait pas dans un fichier, et ce qu’il faut faire.

data-crs-unknown = « { $crs } » n’est pas un système de coordonnées connu.
data-crs-unknown-hint = Indiquez-le par son numéro, par exemple EPSG:2154 (--crs EPSG:2154 en ligne de commande).
data-crs-missing = La couche n’indique pas son système de coordonnées, et ses coordonnées ne permettent pas de le deviner.
data-crs-missing-hint = Indiquez le système dans lequel elle a été dessinée, par exemple EPSG:2154 (--crs EPSG:2154 en ligne de commande).
data-crs-wrong = Les coordonnées de la couche ne tombent nulle part sur Terre dans le système { $crs }.
data-crs-wrong-hint = Indiquez le système dans lequel elle a réellement été dessinée, par exemple EPSG:2154 (--crs EPSG:2154 en ligne de commande).
data-zip-no-layer = Il n’y a pas de couche cartographique dans { $file }.
data-zip-no-layer-hint = Décompressez-le et ouvrez le fichier qu’il contient.
data-cut-short = La couche annonce { $expected-text } objets, mais { $read-text } seulement ont pu être lus.
data-cut-short-hint = Le fichier a sans doute été tronqué en route : téléchargez-le à nouveau.
data-file-short = { $file } est plus court qu’il ne l’annonce.
data-encoding-unknown = « { $encoding } » n’est pas un encodage de texte connu.
data-encoding-unknown-hint = Laissez-le se détecter, ou écrivez utf-8, windows-1252 ou iso-8859-1.
data-encoding-wrong = { $file } n’est pas écrit en { $encoding } : certaines de ses lettres n’y existent pas.
data-encoding-wrong-hint = Laissez l’encodage se détecter, ou essayez windows-1252 ou utf-8.
kind-document = { $file } est un document à lire, pas un tableau.
kind-document-hint = Cherchez les mêmes chiffres en CSV, XLSX ou XLS, ou copiez le tableau dans un tableur.
kind-picture = { $file } est une image.
kind-picture-hint = Ouvrez un tableau ou une couche de carte ; un fond de carte hors ligne (MBTiles ou PMTiles) se choisit sous « Fond de carte ».
kind-packed = { $file } est une archive qu’on ne peut pas ouvrir ici.
kind-packed-hint = Décompressez-la et ouvrez le fichier qu’elle contient.
kind-page = { $file } est une page web, pas le fichier qu’elle propose.
kind-page-hint = Ouvrez la page dans un navigateur et téléchargez le fichier vers lequel elle renvoie.
data-not-text = { $file } n’est pas un tableau de texte.
data-not-text-hint = Ouvrez un fichier CSV, XLSX, XLS ou Parquet.
data-quotes = Dans { $file }, le guillemet ouvert à la ligne { $line-text } n’est pas refermé comme il faut.
data-quotes-hint = Corrigez cette cellule dans un éditeur de texte, ou enregistrez à nouveau le tableau en CSV ou en XLSX.
data-not-ministry = { $file } n’a pas les blocs de colonnes du ministère, un par candidat.
data-not-ministry-hint = Laissez la disposition se détecter, ou choisissez « plain ».
data-not-long = { $file } n’a pas une ligne par bureau et par candidat, avec une colonne de voix et une de noms.
data-not-long-hint = Laissez la disposition se détecter, ou choisissez « plain ».
data-xml-no-results = { $file } est un XML sans les voix d’aucun candidat : un index d’autres fichiers, peut-être.
data-xml-no-results-hint = Choisissez un fichier de résultats de la soirée électorale, d’un département ou d’une commune.
data-zip-damaged = { $file } ne se décompresse pas : { $reason }
data-zip-damaged-hint = Téléchargez-le à nouveau, ou décompressez-le et choisissez le tableau qu’il contient.
data-no-address = { $file } n’a pas de coordonnées : ses adresses ne peuvent pas être placées.
data-no-address-hint = Utilisez un fichier avec des colonnes lon et lat (ou x et y), comme ceux de la Base Adresse Nationale.
data-personal-name = des noms de personnes
data-personal-mail = des adresses électroniques
data-personal-phone = des numéros de téléphone
data-personal-birth = des dates ou des lieux de naissance
data-key-empty = la clé est vide
data-key-brace = une accolade ouverte n’est pas refermée
data-key-width = « { $width } » n’est pas une largeur : écrivez un nombre après les deux-points, comme dans {"{"}bureau:04{"}"}
data-key-formula = { $reason }

# Ce qu’il y avait d’étrange dans un fichier qui a pu être lu.

note-crs-guessed = La couche n’indique pas son système de coordonnées ; d’après ses coordonnées, c’est { $crs }.
note-no-street = Aucune ligne où marcher : ce n’est pas une couche de rues. Choisissez un fichier de rues (OpenStreetMap, BD TOPO).
note-no-geometry = { $n ->
    [one] Un objet n’a pas de géométrie.
   *[other] { $n-text } objets n’ont pas de géométrie.
}
note-repaired = { $n ->
    [one] Un polygone était invalide (un contour qui se croise, par exemple) et a été réparé.
   *[other] { $n-text } polygones étaient invalides (un contour qui se croise, par exemple) et ont été réparés.
}
note-gdal = Le lecteur de cartes signale : « { $text } »
note-no-prj = Le fichier du système de coordonnées (.prj) manque.
note-deleted = { $n ->
    [one] Un objet est marqué comme supprimé et n’a pas été lu.
   *[other] { $n-text } objets sont marqués comme supprimés et n’ont pas été lus.
}
note-no-code = { $n ->
    [one] Un objet n’a pas de code et a été laissé de côté.
   *[other] { $n-text } objets n’ont pas de code et ont été laissés de côté.
}
note-merged = { $n ->
    [one] Un objet a le même code qu’un autre : ils forment un seul bureau, avec les chiffres du premier.
   *[other] { $n-text } objets ont le même code qu’un autre : ils forment un seul bureau, avec les chiffres du premier.
}
note-no-area = { $n ->
    [one] Un bureau n’a pas de surface sur la carte.
   *[other] { $n-text } bureaux n’ont pas de surface sur la carte.
}
note-personal = La colonne « { $column } » contient { $reason } : elle n’a pas été lue. Arpent travaille sur des secteurs, pas sur des personnes.
note-broken-letters = { $n ->
    [one] Une lettre n’a pas pu être lue.
   *[other] { $n-text } lettres n’ont pas pu être lues.
}
note-long-rows = { $n ->
    [one] Une ligne a plus de cellules qu’il n’y a de colonnes ; ce qui dépasse a été laissé de côté.
   *[other] { $n-text } lignes ont plus de cellules qu’il n’y a de colonnes ; ce qui dépasse a été laissé de côté.
}
note-percent = { $n ->
    [one] Les signes % de la colonne « { $column } » ont été retirés ; ses chiffres ne changent pas.
   *[other] Les signes % de { $n-text } colonnes (« { $column } »…) ont été retirés ; leurs chiffres ne changent pas.
}
note-totals = { $n ->
    [one] La dernière ligne est un total ; elle est gardée et ne correspond à aucun bureau.
   *[other] Les { $n-text } dernières lignes sont des totaux ; elles sont gardées et ne correspondent à aucun bureau.
}
note-gathered = { $rows ->
    [one] Une ligne d’un seul choix est devenue { $precincts-text } ligne de bureau.
   *[other] { $rows-text } lignes d’un seul choix sont devenues { $precincts-text } lignes d’un seul bureau.
}
note-total-rows = { $n ->
    [one] Une ligne est un total et a été écartée.
   *[other] { $n-text } lignes sont des totaux et ont été écartées.
}
note-column-kind = La colonne « { $column } » ne contient ni texte ni nombres et a été laissée de côté.
note-address-encoded-twice = { $n ->
    [one] La rue d’une adresse avait été encodée deux fois ; ses accents ont été rétablis.
   *[other] Les rues de { $n-text } adresses avaient été encodées deux fois ; leurs accents ont été rétablis.
}
note-address-ids = { $n ->
    [one] Une adresse a le code d’une autre et en a reçu un à elle.
   *[other] { $n-text } adresses ont le code d’une autre et en ont reçu un à elles.
}
note-address-lost = { $n ->
    [one] Une adresse n’a pas de coordonnées.
   *[other] { $n-text } adresses n’ont pas de coordonnées.
}
data-no-pairs = { $file } n’a pas deux colonnes de codes à associer
data-no-pairs-hint = La première colonne donne les codes des lignes, la seconde ceux des bureaux.

# Adresses d’un extrait d’OpenStreetMap.
osm-addresses = Parmi les adresses, { $points-text } sont des points et { $outlines-text } des contours de bâtiments.
osm-lists = { $n ->
    [one] Une a plusieurs numéros (12;14) : chacun est une adresse, et elles se partagent ses logements.
   *[other] { $n-text } ont plusieurs numéros (12;14) : chacun est une adresse, et elles se partagent leurs logements.
}
osm-same = { $n ->
    [one] Une autre porte l’adresse d’une voisine à quelques mètres (un commerce dans un immeuble, un bâtiment autour de son entrée) : elles n’en font qu’une.
   *[other] { $n-text } autres portent l’adresse d’une voisine à quelques mètres (des commerces dans un immeuble, un bâtiment autour de son entrée) : elles n’en font qu’une.
}
osm-no-street = { $n ->
    [one] Une a un numéro mais ni rue ni lieu-dit, et a été écartée.
   *[other] { $n-text } ont un numéro mais ni rue ni lieu-dit, et ont été écartées.
}
osm-no-address = { $file } n’a pas d’adresses : rien n’y a de numéro et de rue.
osm-no-address-hint = Les adresses n’ont pas été saisies partout dans OpenStreetMap. La Base Adresse Nationale a celles de toutes les communes françaises.
