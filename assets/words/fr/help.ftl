# L’aide de la ligne de commande : une clé par commande, `help-COMMANDE`, et une par option,
# `help-COMMANDE-OPTION`, ou `help-OPTION` si plusieurs la partagent ; `.value` nomme sa valeur.

help-arpent = Le SIG de bureau des stratèges de campagne. Sans commande, ouvre la fenêtre
help-new = Commencer un projet avec le contour des bureaux de vote
help-add = Ajouter un fichier à un projet
help-check = Dire de chaque source ce qu’elle est, ce qui s’est relié ou non, ce qui étonne
help-apply = Remplacer les indicateurs et le barème par ceux d’une recette
help-suggest = Énumérer les indicateurs tout prêts que les colonnes permettent, ou en ajouter
help-score = Écrire scores, rangs, indicateurs et contributions
help-map = Dessiner la carte, sans fenêtre
help-cut = Découper une cible en parcours, chacun dans l’ordre de marche, et les garder dans le projet
help-edit = Modifier les parcours découpés : déplacer, fusionner, diviser, verrouiller… ; seuls ceux qui changent sont réordonnés
help-plans = Garder les parcours découpés comme un plan, comparer des plans, en reprendre un autre ; sans option, les lister
help-operation = Dire pour quoi sortent les binômes, quand, et qui ils sont ; seul, le montrer
help-ask = Dire ce que les binômes demandent à la porte
help-print = Imprimer les dossiers des parcours découpés
help-register = Écrire le registre des traitements (RGPD, article 30) et les sources avec leurs licences
help-route = Ordonner des points pour la marche
help-help = Montrer cette aide, ou celle d’une commande

help-usage = Usage :
help-command = COMMANDE
help-commands = Commandes{"\u202F"}
help-arguments = Arguments{"\u202F"}
help-options = Options{"\u202F"}
help-everywhere = Options de toutes les commandes{"\u202F"}
help-example = Exemple :

help-project = Le fichier du projet
    .value = PROJET.arpent
help-crs = Le système de coordonnées, si le fichier n’en dit rien ou se trompe
    .value = EPSG:n
help-output = .csv, .xlsx, .parquet, .gpkg, .kml ou .geojson ; - pour du CSV sur la sortie standard
    .value = FICHIER
help-language = Langue des messages, des cartes et du papier (en par défaut) et de la fenêtre (la dernière choisie par défaut)
    .value = fr|en
help-json = Rendre compte en JSON sur la sortie standard
help-date = Tient lieu d’aujourd’hui
    .value = AAAA-MM-JJ
help-seed = Tient lieu de hasard ; 1 par défaut
    .value = N
help-version = Dire la version

help-arpent-project = Le projet à ouvrir dans la fenêtre ; la ville d’exemple par défaut
    .value = PROJET.arpent

help-new-precincts = Le contour des bureaux de vote, et la couche si le fichier en a plusieurs
    .value = FICHIER[#COUCHE]
help-new-code = Leur code officiel : une colonne, un modèle {"{"}colonne:largeur{"}"}, ou =formule
    .value = CLÉ
help-new-name = La colonne de leurs noms
    .value = COLONNE
help-new-force = Remplacer un projet qui existe déjà

help-add-file = Le fichier, et sa couche ou sa feuille s’il en a plusieurs
    .value = FICHIER[#COUCHE|#FEUILLE]
help-add-name = Son nom dans les formules ; tiré du nom du fichier par défaut
    .value = NOM
help-key = Ce qui le relie : une colonne, un modèle {"{"}colonne:largeur{"}"}, ou =formule ; proposé par défaut
    .value = CLÉ
help-role = table (tableau), zones, places (lieux), addresses (adresses), streets (rues), barriers (barrières), buildings (bâtiments) ou visits (passages)
    .value = RÔLE
help-pairs = Les codes de ses lignes et ceux des bureaux qu’ils désignent : un tableau de deux colonnes
    .value = FICHIER
help-to = La source à laquelle il se relie, si ce ne sont pas les bureaux de vote
    .value = SOURCE
help-by = Ce selon quoi répartir les chiffres de zones : area (surface, par défaut), doors (portes des adresses), ou un effectif de zones plus fines déjà ajoutées
    .value = area|doors|SOURCE.COLONNE
help-layout = auto, plain (simple), ministry (ministère), long, openelections, ban, ou le nom d’une règle enregistrée
    .value = DISPOSITION
help-origin = Qui l’a produit
    .value = TEXTE
help-licence = Sa licence
    .value = TEXTE
help-dated = De quand datent ses chiffres, ou sa publication
    .value = TEXTE
help-vintage = De quand datent les bureaux de vote, ou les autres zones, dont il parle
    .value = TEXTE
help-households = La colonne qui compte les ménages ou les habitants, pour des chiffres sur des personnes ; cherchée par défaut
    .value = COLONNE
help-threshold = Les chiffres sur les personnes de moins de N ménages sont retenus ; 11 par défaut
    .value = N
help-encoding = L’encodage, par exemple utf-8 ou windows-1252
    .value = ENCODAGE
help-delimiter = Ce qui sépare les cellules : un caractère, ou tab (tabulation)
    .value = C
help-decimal = Ce qui précède les décimales : un caractère
    .value = C
help-header = La ligne des noms de colonnes, comptée à partir de 1 ; 0 s’il n’y en a pas
    .value = LIGNE

help-check-unmatched = Écrire en CSV les codes non reliés
    .value = FICHIER

help-apply-recipe = La recette à appliquer
    .value = RECETTE.toml
help-apply-answer = Ce qui tient lieu d’une colonne que la recette demande ; peut se répéter
    .value = NOM=SOURCE.COLONNE

help-suggest-take = Ajouter celui-ci au projet ; peut se répéter
    .value = NOM

help-map-output = .png, .svg ou .pdf ; - pour du PNG sur la sortie standard
    .value = FICHIER
help-map-size = Largeur et hauteur en pixels, de 64 à 20000, par exemple 1280x800
    .value = LARGEURxHAUTEUR
help-map-basemap = none (aucun), ou un fichier MBTiles ou PMTiles ; celui du projet par défaut
    .value = none|FICHIER
help-map-what = score, ou le nom d’un indicateur ; ce que le projet montre par défaut
    .value = score|INDICATEUR
help-level = Des territoires plus grands au lieu des bureaux : commune, ou une colonne du fichier des bureaux, par exemple le canton
    .value = commune|COLONNE
help-map-paper = Une feuille de papier au lieu d’un nombre de pixels : A4, A3, A2, A1 ou A0
    .value = A4|A3|A2|A1|A0
help-map-landscape = La feuille à l’italienne
help-map-dpi = Pixels par pouce, de 36 à 600 ; par défaut 300 sur papier, 72 sinon
    .value = N
help-map-title = Le titre au-dessus de la carte ; le nom du projet par défaut
    .value = TEXTE
help-map-legend_only = La légende seule
help-map-no_names = Ni numéros ni codes des bureaux sur la carte
help-map-atlas = Un atlas (.pdf) avec une page par bureau de cette cible, par exemple 'top 20%' ; en A4 à l’italienne sans --paper
    .value = CIBLE
help-map-atlas_by = Un atlas avec une page pour tous les bureaux qui ont la même valeur dans cette colonne de leur fichier, par exemple la commune
    .value = COLONNE
help-map-deck = Un diaporama (.pdf) : une page par scène du projet, en 16:9 sans --paper
help-map-notes = La note de chaque scène sous sa carte

help-cut-target = all (tout) · top 20% (les premiers) · top 12 · until 2000 doors (jusqu’à 2000 portes encore à faire) · codes A,B · le nom d’une cible enregistrée
    .value = CIBLE
help-cut-doors = À peu près tant de portes par parcours
    .value = N
help-cut-minutes = À peu près tant de minutes par parcours, marche et échanges compris
    .value = N
help-cut-people = Tant de personnes, en binômes
    .value = N
help-cut-hours = Tant d’heures chacune, aller et retour compris
    .value = H
help-cut-start = Le lieu de rendez-vous, à la place de celui de l’opération : latitude et longitude en degrés, et un nom ou une adresse, par exemple '48.9,2.48,Mairie' ; à répéter pour un autre
    .value = LAT,LON[,NOM]
help-cut-evenings = Sur tant de soirs, les meilleures portes d’abord ; un seul sinon
    .value = N
help-cut-output = .csv, .geojson, .gpkg ou .kml ; - pour du CSV sur la sortie standard
    .value = FICHIER

help-plans-keep = Garder les parcours tels qu’ils sont sous ce nom
    .value = NOM
help-plans-take_up = Reprendre ce plan ; les parcours qu’il y avait sont gardés sous un nom à eux
    .value = NOM
help-plans-forget = Oublier ce plan
    .value = NOM
help-plans-compare = Comparer deux plans, l’un d’eux avec les parcours actuels (current), ou ceux-ci avec le seul autre
    .value = NOM
help-operation-list = Énumérer les opérations du projet
help-operation-begin = Commencer une opération de ce nom et y aller : le reste de la ligne est pour elle
    .value = NOM
help-operation-copy_as = En commencer une de ce nom avec les mots et les binômes de celle en cours, et y aller
    .value = NOM
help-operation-go_to = Aller à l’opération de ce nom
    .value = NOM
help-operation-close = Dire que l’opération de ce nom est finie : ses bureaux sont libres pour d’autres
    .value = NOM
help-operation-reopen = Dire qu’elle n’est pas finie
    .value = NOM
help-operation-remove = Supprimer l’opération de ce nom, avec ses parcours
    .value = NOM
help-operation-campaign = Pour qui sortent les binômes
    .value = TEXTE
help-operation-name = Le nom de l’opération : les fichiers le portent
    .value = TEXTE
help-operation-kind = Son but : register, vote, persuade ou leaflets ; ou none
    .value = GENRE
help-operation-objective = Son objectif, en une phrase
    .value = TEXTE
help-operation-contact = L’organisation : un rôle et un téléphone, pas le nom d’un particulier
    .value = TEXTE
help-operation-meeting = Où se retrouvent les binômes
    .value = TEXTE
help-operation-start = Où l’on se retrouve sur la carte : latitude et longitude en degrés, et un nom ou une adresse, par exemple '48.9,2.48,Mairie' ; une fois par lieu, ou none
    .value = LAT,LON[,NOM]
help-operation-people = Tant de personnes viennent, en binômes
    .value = N
help-operation-hours = Tant d’heures chacune par soirée, aller et retour compris
    .value = H
help-operation-evenings = Sur tant de soirées
    .value = N
help-operation-slot = Quand on sort, '2026-03-14 18:00-20:30' ; une fois par soirée, ou none
    .value = CRÉNEAU
help-operation-crew = Un binôme et son téléphone, 'Binôme 1, 01 99 00 00 01' ; une fois pour chacun, ou none ; pas le nom d’un particulier
    .value = BINÔME
help-operation-cannot = Ce qu’un binôme ne peut pas prendre : stairs (escaliers), gates (portails), slope (pente), dark (mal éclairé) ; rien, si aucun n’est écrit
    .value = BINÔME=stairs,dark
help-operation-return_by = Quand les dossiers sont rendus ; ou none
    .value = AAAA-MM-JJ
help-operation-destroy_by = Quand papier et données de terrain sont détruits ; ou none
    .value = AAAA-MM-JJ
help-operation-done_days = Pendant combien de jours ce que les binômes ont fait n’est pas refait ; 30 sans cela
    .value = JOURS
help-operation-script = Un fichier texte avec ce qu’il faut dire à la porte ; none pour le nôtre
    .value = FICHIER
help-operation-notice = Un fichier texte avec la notice des droits ; none pour la nôtre
    .value = FICHIER
help-edit-unlock = Laisser de nouveau modifier ce parcours, avant tout le reste ; les options sont suivies dans cet ordre
    .value = PARCOURS
help-edit-relocate = Déplacer ces adresses vers un parcours ; vers un parcours à elles (=new), ou hors du plan (=out)
    .value = ADRESSE[,ADRESSE…]=PARCOURS
help-edit-merge = Faire un seul parcours de ceux-ci : celui du plus petit numéro
    .value = PARCOURS,PARCOURS
help-edit-split = Faire tant de parcours d’un seul
    .value = PARCOURS=N
help-edit-first = Commencer un parcours à cette adresse ; n’importe où, si aucune n’est écrite
    .value = PARCOURS=ADRESSE
help-edit-last = Finir un parcours à cette adresse ; n’importe où, si aucune n’est écrite
    .value = PARCOURS=ADRESSE
help-edit-reverse = Marcher un parcours dans l’autre sens
    .value = PARCOURS
help-edit-rename = Donner un nom à un parcours ; son seul numéro, si aucun n’est écrit
    .value = PARCOURS=NOM
help-edit-tag = Dire les difficultés d’un parcours : stairs (escaliers), gates (portails), slope (pente), dark (mal éclairé)
    .value = PARCOURS=stairs,dark
help-edit-untag = Dire ce qui n’est pas une difficulté, tout compte fait
    .value = PARCOURS=stairs,dark
help-edit-accept = Marquer les parcours d’après les difficultés que les données signalent, comme les liste --proposed
    .value = PARCOURS ou all
help-edit-proposed = Lister les difficultés que les données signalent et que personne n’a marquées ; ne change rien
help-edit-crew = Donner un parcours à un binôme de l’opération ; laisser l’ordre en décider, si rien n’est écrit
    .value = PARCOURS=BINÔME
help-edit-lock = Garder un parcours tel quel, quoi qu’on modifie ou redécoupe
    .value = PARCOURS

help-ask-questions = Les questions, avec leurs réponses : TOML
    .value = QUESTIONS.toml
help-print-output = Le répertoire où écrire ; créé s’il manque
    .value = RÉPERTOIRE
help-print-packets = Seulement celui-ci, ou seulement ceux-ci, par exemple 1-10
    .value = 1-10
help-print-check = Chercher ce qui tromperait un binôme, sans imprimer
help-print-template = Votre propre modèle de dossier
    .value = FICHIER

help-register-output = .pdf ou .csv ; - pour du CSV sur la sortie standard
    .value = FICHIER

help-route-points = Les points, un par ligne
    .value = POINTS.csv
help-route-id = La colonne qui nomme un point
    .value = COLONNE
help-route-x = Degrés vers l’est, ou une longueur avec --planar
    .value = COLONNE
help-route-y = Degrés vers le nord, ou une longueur avec --planar
    .value = COLONNE
help-route-planar = Les points sont sur un plan
help-route-start = Commencer là
    .value = ID
help-route-closed = Revenir au départ
help-route-effort = L’effort, en itérations
    .value = N
help-route-output = Le fichier à écrire ; - pour la sortie standard
    .value = FICHIER

# Ce qui ne va pas dans une ligne
refusal-unknown = { $what } n’a pas sa place ici
refusal-command = Il n’y a ni commande { $what }, ni projet de ce nom
refusal-did-you-mean = Vouliez-vous dire { $what } ?
refusal-see-help = { $command } --help dit ce qui peut être demandé.
refusal-no-value = { $option } attend une valeur
refusal-value = { $value } n’est pas une valeur pour { $option }
refusal-value-hint = { $option } : { $help }
refusal-needless-value = { $option } ne prend pas de valeur : { $value }
refusal-missing = Il manque : { $what }
refusal-twice = { $option } y est deux fois
refusal-conflict = { $option } ne va pas avec { $other }
refusal-before-command = La commande vient d’abord, puis le projet et les options : arpent check PROJET --language fr
refusal-text = La ligne contient des caractères qui ne sont pas du texte
refusal-text-hint = Écrivez les noms en UTF-8.
