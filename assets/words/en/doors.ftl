# Doors: which rule told how many there are, and what buildings tell of dwellings.

doors-by-rule = { $n ->
    [one] { $n-text } door: { $list }
   *[other] { $n-text } doors: { $list }
}
doors-none = No doors are known
doors-rule-own = { $n-text } from the addresses’ own column
doors-rule-building = { $n-text } stated by buildings
doors-rule-social = { $n-text } from social housing
doors-rule-floors = { $n-text } estimated from floors and footprint
doors-rule-registered = { $n-text } estimated from registered voters
doors-rule-one = { $n-text } counted as one door per address
doors-given = { $n ->
    [one] One building with { $dwellings-text } dwellings is given to its addresses.
   *[other] { $n-text } buildings with { $dwellings-text } dwellings are given to their addresses.
}
doors-far = { $n ->
    [one] One building with { $dwellings-text } dwellings has no address near it (30 m around an outline, 80 m around a point): these are on no turf.
   *[other] { $n-text } buildings with { $dwellings-text } dwellings have no address near them (30 m around an outline, 80 m around a point): these are on no turf.
}
doors-note-no-column = There is no column “{ $column }” to count dwellings by: write it as the file does, with capitals and accents.
doors-note-no-count = { $n ->
    [one] One row of “{ $column }” is no count of dwellings and was not used.
   *[other] { $n-text } rows of “{ $column }” are no counts of dwellings and were not used.
}
doors-note-lines = { $n ->
    [one] One line is no building and was left out: outlines or points are needed.
   *[other] { $n-text } lines are no buildings and were left out: outlines or points are needed.
}
doors-note-rows = { $rows-text } rows are one dwelling each: put together by address, { $buildings-text } buildings.
doors-note-unmeasured = { $n ->
    [one] One outline is larger than a house and of unknown height: it tells no number, and its addresses go by what else is known (registered voters, else one door).
   *[other] { $n-text } outlines are larger than a house and of unknown height: they tell no number, and their addresses go by what else is known (registered voters, else one door).
}
doors-note-nothing = Nothing tells how many dwellings these buildings have: name the column, or add one of floors.
doors-column = Column of dwellings
doors-column-found = found by its name
doors-estimated = { $n ->
    [one] One of these doors is an estimate, marked ≈ on the street sheets: nobody has counted it.
   *[other] { $n-text } of these doors are an estimate, marked ≈ on the street sheets: nobody has counted them.
}
doors-staircase = Staircase { $letter }
doors-floors-known = Floors are by the data: strike out what is not there, count doors from the left as you leave the stairs.
help-dwellings = The column of dwellings, of addresses or buildings; found by its name without
    .value = COLUMN
