# score

# Formulas
score-formula-nearest = Did you mean "{ $name }"?
score-formula-which-source = Several sources have a column "{ $column }": { $sources }
score-formula-which-source-hint = Write which one, for example { $source }."{ $column }"
