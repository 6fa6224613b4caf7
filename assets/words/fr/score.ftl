# score

# Formules
score-formula-nearest = Vouliez-vous dire « { $name } » ?
score-formula-which-source = Plusieurs sources ont une colonne « { $column } » : { $sources }
score-formula-which-source-hint = Précisez laquelle, par exemple { $source }."{ $column }"
score-formula-text = { $columns } contient du texte, pas des nombres
score-formula-text-hint = CAST({ $column } AS DOUBLE) en fait un nombre.
score-formula-text-cast = Certaines cases ne sont pas des nombres : TRY_CAST({ $column } AS DOUBLE) les laisse de côté.

# Ce qui se mesure dans un scrutin
score-measure-cast = { $choice }, part des exprimés
score-measure-registered = { $choice }, part des inscrits
score-measure-turnout = Participation
score-measure-abstention = Abstention
score-measure-blank-null = Blancs et nuls, part des votants
score-measure-in = { $what } ({ $contest })
score-measure-change ={ $what } : évolution de { $from } à { $to }

# Pourquoi un bureau a son score
score-place = { $rank ->
    [1] 1er
   *[other] { $rank-text }e
} sur { $of-text }
score-and = { $first } et { $second }
score-term = « { $title } » ({ $value }, { $lift })
score-why-up = { $place } : tiré vers le haut par { $most }
score-why-up-despite = { $place } : tiré vers le haut par { $most }, malgré { $despite }
score-why-down = { $place } : tiré vers le bas par { $most }
score-why-down-despite = { $place } : tiré vers le bas par { $most }, malgré { $despite }
score-why-even = { $place } : proche de la moyenne sur tous les termes
score-why-gaps = { $why } ; pas de donnée pour { $terms }
score-why-no-data = Pas de score : pas de donnée pour { $terms }
score-why-no-weights = Pas de score : tous les poids sont nuls
score-here-term = { $title } { $value } (moyenne { $average })
score-here-ranked = { $place } : { $terms }
score-here-chosen = Choisi sans tenir compte du score

# Recettes
recipe-no-source = La recette a besoin d’une source « { $source } » avec { $columns }, et rien ici n’a tout cela
recipe-no-source-hint = Ajoutez les résultats dont elle parle sous le nom { $source }, ou ouvrez la recette pour dire quelles colonnes prendre.
recipe-no-column = La recette a besoin de { $columns }, que « { $source } » n’a pas
recipe-no-column-hint = Choisissez vos colonnes dans la fenêtre, dites-les sur la ligne de commande (--answer "{ $column }={ $source }.COLONNE"), ou écrivez-les dans la recette. « { $source } » contient : { $known }
recipe-no-answer = « { $column } » ne peut pas remplacer { $wanted } dans la recette
recipe-no-answer-hint = Écrivez --answer "NOM=SOURCE.COLONNE" ; la recette demande { $columns }, et `arpent check` donne les sources et les colonnes d’ici.
recipe-wrong = Ligne { $line-text } de la recette : { $wrong }
recipe-wrong-hint = Corrigez le fichier et rouvrez-le ; rien n’a été changé ici.
recipe-wrong-toml = ce n’est pas du TOML ({ $reason })
recipe-wrong-encoding = ce n’est pas de l’UTF-8
recipe-wrong-field = il n’y a pas de champ « { $field } » à cet endroit, seulement { $known }
recipe-wrong-missing = il manque « { $field } »
recipe-wrong-kind = « { $field } » doit être { $expected }
recipe-wrong-range = « { $field } » doit être compris entre { $low } et { $high }
recipe-wrong-scale = il n’y a pas d’échelle « { $scale } », seulement rank, z et minmax
recipe-wrong-name = « { $name } » n’est pas un nom d’indicateur : minuscules sans accent, chiffres et _ seulement
recipe-wrong-twice = deux indicateurs s’appellent « { $name } »
recipe-wrong-indicator = la recette n’a pas d’indicateur « { $name } »
recipe-wrong-formula = formule illisible ({ $reason })
recipe-kind-text = un texte entre guillemets droits
recipe-kind-title = un texte, ou un par langue : { "{" } fr = "…", en = "…" { "}" }
recipe-kind-number = un nombre
recipe-kind-flag = true ou false
recipe-kind-texts = une liste de textes : ["…", "…"]
recipe-kind-tables = écrit entre doubles crochets, une fois pour chacun : [[indicator]]
