# score

# Formules
score-formula-nearest = Vouliez-vous dire « { $name } » ?
score-formula-which-source = Plusieurs sources ont une colonne « { $column } » : { $sources }
score-formula-which-source-hint = Précisez laquelle, par exemple { $source }."{ $column }"

# Ce qui se mesure dans un scrutin
score-measure-cast = { $choice }, % des exprimés
score-measure-registered = { $choice }, % des inscrits
score-measure-turnout = Participation
score-measure-abstention = Abstention
score-measure-blank-null = Blancs et nuls, % des votants
score-measure-in = { $what } ({ $contest })
score-measure-change ={ $what } : évolution de { $from } à { $to }
