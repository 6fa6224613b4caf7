# Dispositions des tableaux : ce qu’une disposition a d’inhabituel, et les règles pour en lire d’autres.

near-block-width = le bloc { $block } a { $columns } colonnes au lieu de { $usual }
near-nameless-block = le bloc { $block } n’a pas de colonne qui nomme le candidat ou la liste
near-no-votes = les colonnes comme « { $column } » se répètent sans colonne « Voix » parmi elles
near-no-votes-in-block = le bloc { $block } n’a pas de voix et de noms là où le premier bloc en a
near-long-no-names = aucune colonne, à côté de « { $votes } » et de « { $column } », ne nomme le candidat ou la liste
near-long-several-votes = « { $first } » et « { $second } » peuvent toutes deux être les voix
near-long-no-place = aucune colonne ne dit de quel bureau est la ligne
data-near-ministry = { $file } ressemble aux résultats du ministère, mais { $differs }.
data-near-long = { $file } ressemble à des résultats avec une ligne par candidat, mais { $differs }.
data-near-hint = Corrigez le fichier, choisissez « plain », ou décrivez ses colonnes dans une règle à vous.
note-near-ministry = Ressemble aux résultats du ministère, mais { $differs } ; lu comme un tableau ordinaire.
note-near-long = Ressemble à des résultats avec une ligne par candidat, mais { $differs } ; lu comme un tableau ordinaire.
note-unusual-ministry = Lu comme les résultats du ministère, alors que { $differs } : chaque bloc a été lu d’après les noms de ses propres colonnes.
note-other-sheets = « { $read } » a été lue ; le fichier contient aussi { $others }. Écrivez FICHIER#NOM pour en lire une autre.
rule-no-column = La règle « { $rule } » demande une colonne « { $column } » que { $file } n’a pas.
rule-no-column-hint = Colonnes présentes : { $known }.
rule-no-layout = Il n’y a ni disposition ni règle enregistrée du nom de « { $layout } ».
rule-no-layout-hint = Connues : { $known }. Les règles se font dans la fenêtre, en modifiant une source.
layer-no-shapes = { $file } n’a pas de colonne avec des formes géographiques.
layer-no-shapes-hint = Servez-vous-en comme d’un tableau, ou cherchez les mêmes données en GeoParquet, GeoPackage ou GeoJSON.
rule-title = Rôle des colonnes
rule-what-for = Pour un tableau dont la disposition n’est pas connue. La règle est enregistrée sous son nom, pour lire d’autres fichiers, et gardée dans le projet.
rule-name = Nom de la règle
rule-rows = Une ligne est
rule-rows-precincts = un bureau, avec une colonne par candidat
rule-rows-choices = un candidat dans un bureau
rule-choices = Colonnes de voix
rule-code = Colonnes du code du bureau
rule-contest = Colonnes du scrutin
rule-choice = Colonne du candidat
rule-votes = Colonne de ses voix
rule-registered = Inscrits
rule-turnout = Votants
rule-blank = Blancs
rule-null = Nuls, ou blancs et nuls
rule-cast = Exprimés
rule-use = Enregistrer et utiliser
rule-reading = Lecture du fichier…
rule-make = Rôle des colonnes…
rule-comes-out = { $contest } { $rows } bureaux, { $n ->
    [one] 1 candidat
   *[other] { $n } candidats
} : { $choices }
data-damaged = { $file } est endommagé : son contenu ne tient pas ensemble.
data-damaged-hint = Téléchargez-le à nouveau, ou ouvrez-le dans son propre logiciel et réenregistrez-le.
