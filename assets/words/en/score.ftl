# score

# Formulas
score-formula-nearest = Did you mean "{ $name }"?
score-formula-which-source = Several sources have a column "{ $column }": { $sources }
score-formula-which-source-hint = Write which one, for example { $source }."{ $column }"

# What can be measured in a contest
score-measure-cast = { $choice }, % of votes cast
score-measure-registered = { $choice }, % of registered
score-measure-turnout = Turnout
score-measure-abstention = Abstention
score-measure-blank-null = Blank and null ballots, % of turnout
score-measure-in = { $what } ({ $contest })
score-measure-change = { $what }: change from { $from } to { $to }
