## Ready-made indicators, blocs, indicators over time, and the browser of indicators.

indicators-share-in = { $what }, share of votes cast ({ $contest })
indicators-trend-of = { $what }: trend per year over { $contests } contests
indicators-unrest-of = { $what }: mean change from one contest to the next, over { $contests }
indicators-volatility-of = Volatility from { $from } to { $to }
indicators-swing-of = Swing from { $loser } to { $winner }, { $from } to { $to }
indicators-action-set-blocs = Change the table of blocs
indicators-recipe-no-kind = there is no kind of source “{ $kind }”, only contest, zones, places, any and figures
indicators-no-ready = There is no ready-made indicator “{ $name }” for these files
indicators-no-ready-hint = “arpent suggest PROJECT” lists those there are.
indicators-none-ready = No columns are recognised that a ready-made indicator could be made of
indicators-taken = { $count ->
    [one] One indicator added
   *[other] { $count } indicators added
}

indicators-job-compare = Comparing the indicators
indicators-tab = Indicators
indicators-none = There are no indicators yet
indicators-search = Search indicators
indicators-group = Source of the indicators
indicators-all-groups = All sources
indicators-list = List
indicators-matrix = Correlations
indicators-count = { $count ->
    [one] One indicator
   *[other] { $count } indicators
}
indicators-not-found = No indicator is called that
indicators-range = { $low } to { $high }
indicators-missing = { $count } missing
indicators-twin = r = { $r } with “{ $other }”
indicators-twin-hint = Says almost the same as “{ $other }”: weighed together, it counts twice
indicators-show = Show “{ $name }” on the map
indicators-weigh = Add “{ $name }” to the score
indicators-remove = Remove “{ $name }” from the project
indicators-matrix-wait = Correlations appear here once two indicators have figures
indicators-matrix-hint = Point at a cell to see the pair and its correlation, click to see its precincts
indicators-pair = { $one } / { $other }: r = { $r }
indicators-cloud = Precincts by both indicators

indicators-over-time = Over time
indicators-ready = Ready-made
indicators-figure = Figure
indicators-figure-share = Share of a bloc
indicators-figure-trend = Trend per year
indicators-figure-unrest = Mean change between contests
indicators-figure-volatility = Volatility (Pedersen)
indicators-figure-swing = Swing between two blocs (Butler)
indicators-followed = What is followed
indicators-loser = From
indicators-winner = Towards
indicators-contests-hint = Contests that count; compare like with like
indicators-not-in-both = This cannot be worked out with these contests: see which candidates are in the blocs
indicators-edit-blocs = Edit the blocs…
indicators-blocs = Blocs
indicators-blocs-hint = Candidates, lists and nuances that are counted together, between commas; * stands for anything
indicators-sums-of = Sums of
indicators-bloc-sum = { $votes } votes, { $share }
indicators-bloc-colour = Colour of the bloc
indicators-bloc-name = Name of the bloc
indicators-bloc-patterns = Candidates, lists and nuances of the bloc
indicators-in-no-bloc = In no bloc: { $votes } votes, { $share } ({ $names })
indicators-add-bloc = Add a bloc
indicators-new-bloc = New bloc
indicators-remove-bloc = Remove the bloc
indicators-usual-blocs = Usual blocs
indicators-apply-blocs = Use these blocs
