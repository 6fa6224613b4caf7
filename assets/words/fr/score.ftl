# score

# Formules
score-formula-nearest = Vouliez-vous dire « { $name } » ?
score-formula-which-source = Plusieurs sources ont une colonne « { $column } » : { $sources }
score-formula-which-source-hint = Précisez laquelle, par exemple { $source }."{ $column }"

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
