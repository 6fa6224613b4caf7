# Merged communes, what means weigh by, rows that do not count, and sources changed on the command line.

# Merged communes.

ground-gone = { $n ->
    [one] One code without a precinct is of a commune that has merged since ({ $codes }): whole communes can be brought to those of today (“Communes merged since”, or --merged-communes); precincts that were numbered anew are paired by hand.
   *[other] { $n-text } codes without a precinct are of communes that have merged since ({ $codes }): whole communes can be brought to those of today (“Communes merged since”, or --merged-communes); precincts that were numbered anew are paired by hand.
}
ground-merged = { $rows ->
    [one] One row of a commune that has merged since was brought to that of today
   *[other] { $rows-text } rows of communes that have merged since were brought to those of today
}{ $together ->
    [0] .
    [one] ; for one of these, several rows were added up ({ $codes }).
   *[other] ; for { $together-text } of these, several rows were added up ({ $codes }).
}
ground-refused = { $n ->
    [one] One code of a merged commune was not brought to that of today ({ $codes }): several rows have it, or its precincts were numbered anew. Pair it by hand.
   *[other] { $n-text } codes of merged communes were not brought to those of today ({ $codes }): several rows have them, or their precincts were numbered anew. Pair them by hand.
}
ground-left-empty = { $n ->
    [one] Where rows were added up, “{ $column }” is left empty: a mean cannot be added up, and no column of households or inhabitants says what each commune weighs.
   *[other] Where rows were added up, { $n-text } columns (“{ $column }” …) are left empty: means cannot be added up, and no column of households or inhabitants says what each commune weighs.
}
ground-merged-communes = Communes merged since
ground-merged-communes-hint = Codes of communes that are gone are brought to the communes of 1 January 2026 (INSEE, Code officiel géographique), and the counts of their rows added up.
ground-key-today = { $key } · communes merged since

# What means weigh by.

ground-mean-by = Means weigh by { $column }.
ground-mean-by-label = Means weigh by
ground-mean-by-found = As recognised: { $column }
ground-mean-by-none-found = As recognised: nothing counts
ground-mean-by-nothing = Nothing else
ground-no-mean-by = “{ $name }” has no column of numbers called “{ $column }” for its means to weigh by.

# Rows that do not count.

ground-only = { $n ->
    [0] Only rows where { $only }: none of { $of-text } was left out.
    [one] Only rows where { $only }: one of { $of-text } was left out.
   *[other] Only rows where { $only }: { $n-text } of { $of-text } were left out.
}
ground-only-no-column = { $file } has no column “{ $column }” to choose rows by.
ground-only-no-column-hint = Its columns are: { $columns }.
ground-only-label = Only rows where
ground-only-is = is
ground-only-is-not = is not
ground-only-column = Column that decides which rows count
ground-only-values = Values of { $column }
ground-only-all = All rows
ground-only-empty = (empty)
ground-only-add = One more condition
ground-only-remove = Without the condition on { $column }
ground-only-written = Values that count, with commas between
ground-only-chosen = { $n ->
    [0] no value
    [one] { $values }
   *[other] { $n-text } values: { $values }
}

# The command line.

help-set = Change how a source is read, joined and shared out: what is not said stays, and an empty text takes back what was said
help-source = The source’s name
    .value = SOURCE
help-set-file = Another file in its place
    .value = FILE[#LAYER|#SHEET]
help-set-name = Its new name in formulas
    .value = NAME
help-merged_communes = Bring codes of French communes that have merged to those of today, and add up their rows
    .value = yes|no
help-mean_by = What means of zones weigh by: auto (a column that counts households or inhabitants, where one is recognised), none, or a column; auto without
    .value = auto|none|COLUMN
help-only = Only rows where a column has one of these values, or with ≠ (or !=) none of them; may be repeated; all for all rows
    .value = COLUMN=VALUE,…

# What makes streets hard to walk.
toil-told = { $ways-text } ways to walk. Slope known: { $slopes-text }; up or down without a figure: { $unsaid-text }; stairs: { $steps-text }; private: { $private-text }; gates on them: { $gates-text }.
toil-no-lift = { $n ->
    [one] { $address } has no lift ({ $floors } floors)
   *[other] { $n-text } buildings have no lift (up to { $floors } floors), the first of them { $address }
}
toil-stairs = { $n ->
    [one] a flight of stairs on the way
   *[other] { $n-text } flights of stairs on the way
}
toil-slope = { $metres } m of its streets are steeper than 5 %, up to { $percent } %
toil-gates = { $n ->
    [one] a gate on the way
   *[other] { $n-text } gates on the way
}
toil-private = { $n ->
    [one] one address in a private street
   *[other] { $n-text } addresses in private streets
}
toil-proposed = Proposed by the data: { $why }
toil-accept = Mark as “{ $hard }”
toil-nothing = The data say nothing here is hard that is not marked already.
toil-proposed-for = Turf { $turf }: { $hard } ({ $code }), by the data: { $why }
