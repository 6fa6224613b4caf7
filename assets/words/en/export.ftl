# The map on paper and in files
export-foot = { $date } · Sources: { $sources }
export-credit = { $origin } ({ $details })
export-credits = { $before }; { $next }
export-no-licence = licence not told

# The table beside it
export-sheet = Precincts
export-code = Code
export-name = Name
export-rank = Rank
export-contribution = { $title }: points of the score
export-sources = Sources
export-withheld = Withheld

# The atlas
export-best = Highest score
export-atlas-about = { $shown } · { $date }
export-atlas-facts = Score { $score } · rank { $rank } of { $n-text }
export-atlas-group = { $n ->
    [one] One precinct · highest score: { $best }
   *[other] { $n-text } precincts · highest score: { $best }
}
export-no-column = The precincts’ file has no column { $column }
export-no-column-hint = It has: { $known }
export-no-page = There is no precinct for a page of the atlas
export-no-page-hint = Select precincts, or name a target that has some.

# The dialog
export-do = Export the map…
export-go = Export…
export-file = map
export-kind = As
export-kind-picture = Picture (PNG)
export-kind-pdf = PDF
export-kind-svg = SVG
export-kind-legend = The legend alone
export-kind-atlas = Atlas (PDF)
export-size = Size
export-size-pixels = In pixels
export-landscape = On its side
export-dpi = Pixels to the inch
export-width = Width in pixels
export-height = Height in pixels
export-title = Title of the map
export-pages = A page for
export-pages-each = Each precinct
export-pages-by = Each { $column }
export-of-all = Of all precincts; select some for an atlas of those
export-of-selected = { $n ->
    [one] Of the selected precinct
   *[other] Of the { $n-text } selected precincts
}
export-on-names = Precinct numbers
export-on-legend = Legend
export-on-scale = Scale and north
export-on-sources = Date, sources and licences

# Communes, cantons, constituencies
level-drawn = Drawn
level-sheet = Areas
level-precincts = Precincts
level-area = Area
level-whole = All together
level-no-commune = The codes of the precincts name no commune
