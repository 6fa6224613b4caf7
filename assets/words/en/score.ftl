# score

# Formulas
score-formula-nearest = Did you mean "{ $name }"?
score-formula-which-source = Several sources have a column "{ $column }": { $sources }
score-formula-which-source-hint = Write which one, for example { $source }."{ $column }"
score-formula-text = { $columns } is text, not numbers
score-formula-text-hint = CAST({ $column } AS DOUBLE) makes it a number.
score-formula-text-cast = Some of its cells are no numbers: TRY_CAST({ $column } AS DOUBLE) leaves them out.

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

# Recipes
recipe-no-source = The recipe needs a source “{ $source }” with { $columns }, and nothing here has that
recipe-no-source-hint = Add the results it speaks of under the name { $source }, or open the recipe and say which columns to use.
recipe-no-column = The recipe needs { $columns }, which “{ $source }” does not have
recipe-no-column-hint = Choose your own columns in the window, say them on the command line (--answer "{ $column }={ $source }.COLUMN"), or write them into the recipe. “{ $source }” has: { $known }
recipe-no-answer = “{ $column }” cannot stand for { $wanted } in the recipe
recipe-no-answer-hint = Write --answer "NAME=SOURCE.COLUMN"; the recipe asks for { $columns }, and `arpent check` lists the sources and columns here.
recipe-wrong = Line { $line-text } of the recipe: { $wrong }
recipe-wrong-hint = Correct the file and open it again; nothing was changed here.
recipe-wrong-toml = this is not TOML ({ $reason })
recipe-wrong-encoding = this is not UTF-8
recipe-wrong-field = there is no field “{ $field }” here, only { $known }
recipe-wrong-missing = “{ $field }” is missing
recipe-wrong-kind = “{ $field }” must be { $expected }
recipe-wrong-range = “{ $field }” must lie between { $low } and { $high }
recipe-wrong-scale = there is no scale “{ $scale }”, only rank, z and minmax
recipe-wrong-name = “{ $name }” is no name for an indicator: small letters, digits and _ only
recipe-wrong-twice = two indicators are called “{ $name }”
recipe-wrong-indicator = the recipe has no indicator “{ $name }”
recipe-wrong-formula = the formula cannot be read ({ $reason })
recipe-kind-text = a text between quotes
recipe-kind-title = a text, or one for each language: { "{" } fr = "…", en = "…" { "}" }
recipe-kind-number = a number
recipe-kind-flag = true or false
recipe-kind-texts = a list of texts: ["…", "…"]
recipe-kind-tables = written between double brackets, once for each: [[indicator]]
