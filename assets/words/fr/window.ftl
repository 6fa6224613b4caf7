# The frame
window-untitled = Sans titre
window-project-menu = Projet { $name }
window-recent = Ouvrir un récent
scatter-tab = Nuage de points
scatter-across = En abscisse
scatter-up = En ordonnée
scatter-likeness = Corrélation { $r }
scatter-hint = Tracez un rectangle sur des points pour sélectionner leurs bureaux
scatter-no-figures = L’un des deux n’a pas de chiffres
scatter-name = Nuage de points : { $up } selon { $across }
window-basemap = Fond de carte
window-basemap-none = Aucun
window-basemap-openstreetmap = OpenStreetMap
window-basemap-ign = Plan IGN (France)
window-basemap-file = Fichier hors ligne…
window-step = { $step } : { $what }
window-cancel = Annuler
window-close = Fermer
window-copy = Copier le texte
window-details = Détails
window-show-file = Afficher
window-cancel-job = Annuler : { $job }
window-written = { $n ->
    [one] Écrit : { $place }
   *[other] { $n-text } fichiers écrits, le premier est { $place }
}
window-saved = Enregistré : { $name }
window-exporting = Écriture d’un fichier
window-cannot-export = { $name } ne peut pas être écrit
window-cannot-export-hint = Terminez le nom par .csv, .xlsx, .geojson, .gpkg, .kml ou .parquet ; les parcours aussi par .gpx
window-problem = Cela n’a pas pu se faire
window-totals-precincts = { $n ->
    [one] { $n-text } bureau sur { $of-text } sélectionné
   *[other] { $n-text } bureaux sur { $of-text } sélectionnés
}
window-totals-registered = { $figure } inscrits
window-totals-doors = { $n ->
    [one] { $n-text } porte
   *[other] { $n-text } portes
}
window-none = Aucune fenêtre n’a pu s’ouvrir : { $reason }
window-leave-presenting = Quitter la présentation (Échap)

# Stages
window-stage-data = Données
window-stage-score = Score
window-stage-target = Cible
window-stage-turf = Parcours
window-stage-field = Terrain
window-stage-learn = Bilan
window-data-about = Ouvrir les fichiers et les rattacher aux bureaux
window-score-about = Décider ce qui compte ; la carte suit
window-target-about = Choisir les bureaux à parcourir
window-turf-about = Découper les portes en parcours, puis imprimer
window-field-about = Ce que rapportent les binômes : portes ouvertes, refus, à revoir
window-learn-about = Où sont allées les voix, et ce que la campagne a changé
window-precincts-awaited = Lecture des bureaux de vote en cours…
window-addresses-awaited = Lecture des adresses en cours…
window-needs-precincts = Pas encore de bureaux de vote : ouvrez d’abord leurs contours
window-needs-score = Pas encore de score : ajoutez d’abord un critère
window-needs-addresses = Pas encore d’adresses : ouvrez d’abord un fichier d’adresses
window-needs-turfs = Pas encore de parcours : découpez d’abord la cible
window-needs-indicators = Pas encore d’indicateurs
window-field-not-yet = Les dossiers sont prêts à imprimer. Cette version ne saisit pas encore les retours
window-learn-not-yet = Aucun retour à analyser, et cette version ne compare pas encore les scrutins
window-nothing-to-undo = Rien à annuler
window-nothing-to-redo = Rien à rétablir
window-nothing-selected = Rien n’est sélectionné

# Commands
window-do-new = Nouveau projet
window-do-open = Ouvrir un projet…
window-do-sample = Ouvrir la ville d’exemple
window-do-save = Enregistrer
window-do-save-as = Enregistrer sous…
window-do-add-file = Ajouter des fichiers…
window-do-undo = Annuler
window-do-redo = Rétablir
window-do-go = Aller à { $stage }
window-do-search = Chercher ou tout faire
window-do-present = Présenter
window-do-back = Retour
window-do-lasso = Entourer des bureaux
window-do-rectangle = Tracer un rectangle sur des bureaux
window-do-select-all = Tout sélectionner
window-do-select-none = Ne rien sélectionner
window-do-zoom-all = Tout afficher
window-do-zoom-selection = Afficher la sélection
window-do-inspector = Replier ou déplier la fiche
window-do-drawer = Replier ou déplier le tableau
window-do-theme = Clair ou sombre
window-do-language = Changer de langue
window-do-baseline = Comparer avec les scores actuels
window-do-add-indicator = Nouvel indicateur…
window-do-recipes = Choisir une recette…
window-do-save-recipe = Enregistrer comme recette…
window-do-print = Imprimer les dossiers…
window-do-export-scores = Exporter les bureaux et leurs scores…
window-do-export-turfs = Exporter les parcours…
window-zoom-in = Zoomer
window-zoom-out = Dézoomer
window-search-hint = Une commande, un bureau, une rue, un indicateur
window-search-indicator = Afficher sur la carte
window-search-nothing = Rien ne porte ce nom

# First steps
window-welcome = Ville inventée. À vous :
window-welcome-open = Ouvrez vos bureaux
window-welcome-results = Ajoutez des résultats
window-welcome-slide = Bougez les curseurs
window-welcome-close = Fermer les premières étapes

# Files
window-files-project = Projet Arpent
window-files-data = Couches et tableaux
window-files-vectors = Couches
window-files-tables = Tableaux
window-files-all = Tous les fichiers
window-files-basemap = Fond de carte hors ligne
window-files-recipe = Recette

# Data
window-no-sources = Commencez par les contours de vos bureaux de vote : shapefile, GeoPackage ou GeoJSON
window-open-precincts = Ouvrir les bureaux…
window-drop-hint = Ou déposez des fichiers sur la fenêtre
window-reading = Lecture…
window-read-precincts = { $n ->
    [one] { $n-text } bureau tiré de { $features-text } entités · { $crs }
   *[other] { $n-text } bureaux tirés de { $features-text } entités · { $crs }
}
window-read-table = { $rows-text } lignes · { $columns-text } colonnes
window-read-addresses = { $n ->
    [one] { $n-text } adresse
   *[other] { $n-text } adresses
}
window-read-features = { $n ->
    [one] { $n-text } entité · { $crs }
   *[other] { $n-text } entités · { $crs }
}
window-source-changed = Le fichier a changé depuis l’enregistrement du projet
window-repoint = Le retrouver…
window-repoint-source = Retrouver le fichier de { $name }
window-start-again = Recommencer
window-reload = Relire
window-reload-source = Relire { $name }
window-remove-source = Retirer { $name } du projet
window-edit-source = Lecture de { $name }
window-not-matched = Pas encore rattaché aux bureaux
window-match = Rattacher…
window-match-source = Rattacher { $name } aux bureaux
window-matched = { $n ->
    [one] { $n-text } bureau sur { $of-text } rattaché
   *[other] { $n-text } bureaux sur { $of-text } rattachés
}
window-matched-rows = { $n ->
    [one] { $n-text } ligne sur { $of-text } de { $to } rattachée
   *[other] { $n-text } lignes sur { $of-text } de { $to } rattachées
}
window-matched-by-itself = { $n ->
    [one] { $name } : { $n-text } bureau sur { $of-text } rattaché
   *[other] { $name } : { $n-text } bureaux sur { $of-text } rattachés
}
window-street-notes = { $n ->
    [one] Une remarque sur les rues
   *[other] { $n-text } remarques sur les rues
}
window-more-notes = { $n ->
    [one] { $n-text } autre remarque
   *[other] { $n-text } autres remarques
}
window-role-precincts = Bureaux de vote
window-role-table = Tableau
window-role-zones = Zones
window-role-places = Lieux
window-role-addresses = Adresses
window-role-streets = Rues
window-role-barriers = Obstacles
window-role-buildings = Bâtiments
window-role-visits = Passages

# Adding and reading files
window-add-files = Ajouter des fichiers
window-add-files-hint = Indiquez le rôle de chacun ; le nom est celui des formules
window-add-this = Ajouter { $name }
window-add-files-do = { $n ->
    [one] Ajouter { $n-text } fichier
   *[other] Ajouter { $n-text } fichiers
}
window-file = Fichier
window-name = Nom
window-role = Rôle
window-part = Couche ou feuille
window-part-by-use = Selon l’usage
window-name-of = Nom de { $file }
window-role-of = Rôle de { $file }
window-part-of = Couche ou feuille de { $file }
window-name-taken = Chaque fichier a besoin d’un nom à lui
window-apply = Appliquer
window-auto = Détecté
window-auto-found = Détecté : { $found }
window-code-key = Code du bureau
window-name-column = Colonne des noms
window-weighting = Chiffres répartis selon
window-weighting-area = La surface
window-weighting-doors = Les portes des adresses
window-crs = Système de coordonnées
window-encoding = Encodage
window-layout = Disposition
window-delimiter = Séparateur
window-tab = Tabulation
window-decimal = Séparateur décimal
window-header = Ligne des noms
window-columns-read = Colonnes, telles que lues

# Matching
window-match-to = Rattacher à
window-key = Clé tirée de chaque ligne
window-key-hint = Une colonne, ou plusieurs assemblées : {"{"}dep:02{"}"}{"{"}com:03{"}"}_{"{"}bureau:04{"}"}
window-columns = Colonnes
window-codes-are = Codes à retrouver : { $codes } …
window-proposals = Clés qui fonctionnent
window-proposal-counts = { $n-text } sur { $of-text }
window-keys-tried = Des clés sont à l’essai…
window-no-proposal = Aucune colonne ne suffit : assemblez une clé à partir de plusieurs
window-match-do = Rattacher
window-duplicates = { $n ->
    [one] { $n-text } clé figure sur plusieurs lignes, comme { $first } : la première compte
   *[other] { $n-text } clés figurent sur plusieurs lignes, comme { $first } : la première compte
}
window-precincts-without = { $n ->
    [one] { $n-text } bureau sans ligne
   *[other] { $n-text } bureaux sans ligne
}
window-rows-without = { $n ->
    [one] { $n-text } ligne sans bureau
   *[other] { $n-text } lignes sans bureau
}
window-save-list = Enregistrer la liste…
window-pair = Associer ces deux codes
window-pairs = { $n ->
    [one] { $n-text } code associé à la main
   *[other] { $n-text } codes associés à la main
}
window-part-pair = Dissocier { $row }
window-pairs-known = { $n ->
    [one] Reprendre l’association déjà faite
   *[other] Reprendre { $n-text } associations déjà faites
}

# Score
window-no-terms = Rien ne compte encore. Une recette est un bon début
window-recipes = Recettes
window-recipes-hint = Une recette remplace les indicateurs et les poids actuels
window-apply-recipe = Appliquer { $name }
window-recipe-choose = Ce qui tient lieu de ses colonnes ici
window-recipe-source = Résultats pris dans
window-recipe-stands = Tient lieu de { $column }
window-recipe-lacks = Introuvable ici : { $columns }
window-open-recipe = Ouvrir une recette…
window-add-term = Ajouter un critère
window-weight-of = Poids de { $term }
window-weight-number = Valeur du poids de { $term }
window-slider-hint = Double-clic pour revenir à zéro
window-remove-term = Retirer { $term }
window-solo = Seul compte { $term }
window-mute = Ignorer { $term }
window-lock = Verrouiller { $term }
window-flip = Inverser { $term }
window-scale-of = Échelle de { $term }
window-scale-rank = Rang
window-scale-z = Écart type
window-scale-minmax = Min–max
window-term-no-data = Aucun chiffre pour aucun bureau
window-who-moves = Qui bouge
window-nobody-moves = Personne : le classement n’a pas changé
window-moved = { $before-text } → { $now-text }
window-shading = Sur la carte
window-shown = Affiché
window-the-score = Le score
window-classes = Classes
window-class-count = Nombre de classes
window-classes-quantile = Effectifs égaux
window-classes-equal = Amplitudes égales
window-classes-natural = Seuils naturels
window-classes-deviation = Écarts types
window-classes-hand = À la main
window-breaks-hint = Où finit une classe et commence la suivante
window-break = Borne { $n-text }
window-ramp = Couleurs
window-reverse = Clair pour élevé
window-ramp-yellow-green-blue = Jaune à bleu
window-ramp-oranges = Oranges
window-ramp-purples = Violets
window-ramp-viridis = Viridis
window-ramp-cividis = Cividis
window-ramp-purple-orange = Violet et orange
window-ramp-brown-teal = Brun et bleu-vert
window-ramp-greys = Gris

# Indicators
window-new-indicator = Nouvel indicateur
window-indicator-share = Une part
window-indicator-change = Une évolution
window-indicator-formula = Une formule
window-no-contest = Aucun tableau de résultats n’est ouvert
window-contest = Scrutin
window-from = De
window-to = À
window-measure-in = Mesure : { $contest }
window-title = Titre
window-formula = Formule
window-formula-hint = Choisissez des colonnes dans les tableaux ; + − * / et les fonctions SQL sont admises
window-unit = Unité
window-preview = De { $low } à { $high } · { $missing-text } sans donnée
window-add-indicator-do = Ajouter au score

# Target
window-pick-by-rank = Par rang
window-top-share = Les meilleurs
window-top-count = Les premiers
window-until-doors = Portes voulues
window-select = Sélectionner
window-select-rule = Sélectionner : { $rule }
window-pick-on-map = Sur la carte
window-tool-click = Clic
window-tool-lasso = Lasso
window-tool-rectangle = Rectangle
window-tool-hint = Maj ajoute, Alt retire
window-pick-by-list = Par code
window-codes = Codes
window-codes-hint = Codes, avec des virgules
window-select-codes = Sélectionner ces codes
window-save-target = Cette sélection
window-target-name = Nom de la cible
window-target-proposed = Cible { $n-text }
window-save-target-do = Enregistrer comme cible
window-saved-targets = Cibles enregistrées
window-remove-target = Supprimer { $name }
window-precinct-count = { $n ->
    [one] { $n-text } bureau
   *[other] { $n-text } bureaux
}

# Turf
window-addresses = Adresses
window-locating = Recherche de leurs bureaux…
window-in-precinct = Dans un bureau
window-snapped = À côté, données au plus proche
window-left-out = Laissées de côté
window-list = Liste…
window-list-left-out = Lister les adresses laissées de côté
window-doors = Portes
window-cut = Découper
window-cut-what = Cible
window-selection = Sélection
window-the-selection = { $n ->
    [one] Sélection ({ $n-text })
   *[other] Sélection ({ $n-text })
}
window-turf-size = Selon
window-doors-per-turf = Portes par parcours
window-minutes-per-turf = Minutes par parcours
window-by-doors = Portes
window-by-minutes = Durée
window-by-crews = Binômes
window-people = Personnes, en binômes
window-hours = Durée, trajet compris
window-evenings = Soirées
window-cut-do = Découper les parcours
window-cut-nothing = Sélectionnez des bureaux, ou choisissez une cible
window-turfs-of = { $n ->
    [one] { $n-text } parcours · { $target }
   *[other] { $n-text } parcours · { $target }
}
window-turf-number = N°
window-turf = Parcours { $n-text }
window-time = Durée
window-length = Longueur
window-stops = Dans l’ordre de marche
window-door-count = { $n ->
    [one] { $n-text } porte
   *[other] { $n-text } portes
}
window-zoom-here = Afficher

# What the packet says
window-operation = Sur les dossiers
window-operation-hint = Ce que chaque dossier dit en plus de ses portes
window-campaign = Campagne
window-operation-name = Opération
window-objective = Objectif, en une phrase
window-contact = Qui appeler : un rôle et un téléphone
window-return-by = À rapporter le
window-destroy-by = À détruire le
window-date-hint = 2026-03-15
window-not-a-date = Écrivez la date comme 2026-03-15
window-script = Que dire à la porte

# Inspector and drawer
window-inspector = Fiche
window-inspector-hint = Cliquez sur un bureau pour voir ses chiffres et ce qui explique son score
window-code = Code { $code }
window-code-column = Code
window-rank-of = { $rank ->
    [1] 1er
   *[other] { $rank-text }e
} sur { $of-text }
window-no-score = Pas de score
window-no-data = Pas de donnée
window-why = Pourquoi ce score
window-not-then = { $source } : ce bureau n’existait pas alors
window-moved-estimate = { $source } : { $share } viennent de bureaux divisés depuis, à { $error } électeurs près
window-why-average = Un bureau moyen
window-why-score = Ce bureau
window-figures = Chiffres
window-registered = Inscrits
window-ranking = Classement
window-histogram = Histogramme
window-rank = Rang
window-precinct = Bureau
window-score = Score
window-score-rank = Score { $score } · rang { $rank-text }
window-with-unit = { $name } ({ $unit })

# Unsaved work
window-unsaved = Enregistrer vos modifications ?
window-unsaved-hint = Elles ne sont encore dans aucun fichier
window-unsaved-save = Enregistrer
window-unsaved-drop = Continuer sans enregistrer
window-recover = Un travail non enregistré a été retrouvé
window-recover-hint = { $name }, avec { $sources-text } fichiers, n’était pas enregistré quand la fenêtre s’est fermée
window-recover-do = Le reprendre
window-recover-drop = Le jeter
