# The map on paper and in files
export-foot = { $date } · Sources: { $sources }
export-credit = { $origin } ({ $details })
export-no-licence = licence not told

# The table beside it
export-sheet = Precincts
export-code = Code
export-name = Name
export-rank = Rank
export-contribution = { $title }: points of the score
export-sources = Sources
export-withheld = Withheld
