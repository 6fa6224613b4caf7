# score

# Formules
score-formula-nearest = Vouliez-vous dire « { $name } » ?
score-formula-which-source = Plusieurs sources ont une colonne « { $column } » : { $sources }
score-formula-which-source-hint = Précisez laquelle, par exemple { $source }."{ $column }"
