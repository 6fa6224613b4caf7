# score

# Formulas
score-formula-nearest = Did you mean "{ $name }"?
score-formula-which-source = Several sources have a column "{ $column }": { $sources }
score-formula-which-source-hint = Write which one, for example { $source }."{ $column }"

# What can be measured in a contest
score-measure-cast = { $choice }, share of votes cast
score-measure-registered = { $choice }, share of registered
score-measure-turnout = Turnout
score-measure-abstention = Abstention
score-measure-blank-null = Blank and null ballots, share of turnout
score-measure-in = { $what } ({ $contest })
score-measure-change = { $what }: change from { $from } to { $to }

# Why a precinct has its score
score-place = Ranked { $rank-text } of { $of-text }
score-and = { $first } and { $second }
score-term = “{ $title }” ({ $value }, { $lift })
score-why-up = { $place }: pulled up by { $most }
score-why-up-despite = { $place }: pulled up by { $most }, despite { $despite }
score-why-down = { $place }: pulled down by { $most }
score-why-down-despite = { $place }: pulled down by { $most }, despite { $despite }
score-why-even = { $place }: close to the average on every term
score-why-gaps = { $why }; no data for { $terms }
score-why-no-data = No score: no data for { $terms }
score-why-no-weights = No score: every weight is zero
score-here-term = { $title } { $value } (average { $average })
score-here-ranked = { $place }: { $terms }
score-here-chosen = Chosen without regard to the score
