# The frame
window-untitled = Untitled
window-project-menu = Project { $name }
window-recent = Open recent
scatter-tab = Scatter plot
scatter-across = Across
scatter-up = Up
scatter-likeness = Correlation { $r }
scatter-hint = Drag over points to select their precincts
scatter-no-figures = One of the two has no figures
scatter-name = Scatter plot: { $up } by { $across }
window-basemap = Basemap
window-basemap-none = None
window-basemap-openstreetmap = OpenStreetMap
window-basemap-ign = IGN plan (France)
window-basemap-file = Offline file…
window-step = { $step }: { $what }
window-cancel = Cancel
window-close = Close
window-copy = Copy the text
window-details = Details
window-show-file = Show
window-cancel-job = Cancel: { $job }
window-written = { $n ->
    [one] Written: { $place }
   *[other] { $n-text } files written, the first is { $place }
}
window-saved = Saved: { $name }
window-exporting = Writing a file
window-cannot-export = { $name } cannot be written
window-cannot-export-hint = End the name with .csv, .xlsx, .geojson, .gpkg, .kml or .parquet; turfs also with .gpx
window-problem = This could not be done
window-totals-precincts = { $n ->
    [one] { $n-text } of { $of-text } precincts selected
   *[other] { $n-text } of { $of-text } precincts selected
}
window-totals-registered = { $figure } registered
window-totals-doors = { $n ->
    [one] { $n-text } door
   *[other] { $n-text } doors
}
window-none = No window could be opened: { $reason }
window-leave-presenting = Leave the presentation (Esc)

# Stages
window-stage-data = Data
window-stage-score = Score
window-stage-target = Target
window-stage-turf = Turf
window-stage-field = Field
window-stage-learn = Learn
window-data-about = Open files and match them to the precincts
window-score-about = Decide what counts; the map follows
window-target-about = Choose the precincts to walk
window-turf-about = Cut the doors into walks, and print them
window-field-about = What the crews bring back: doors opened, refused, to see again
window-learn-about = Where votes went, and what the campaign changed
window-precincts-awaited = The precincts are being read…
window-addresses-awaited = The addresses are being read…
window-needs-precincts = There are no precincts yet: open their polygons first
window-needs-score = There is no score yet: add a term first
window-needs-addresses = There are no addresses yet: open a file of addresses first
window-needs-turfs = There are no turfs yet: cut the target first
window-needs-indicators = There are no indicators yet
window-field-not-yet = The packets are ready to be printed. This version cannot take returns in yet
window-learn-not-yet = There are no returns to learn from, and this version does not compare contests yet
window-nothing-to-undo = Nothing to undo
window-nothing-to-redo = Nothing to redo
window-nothing-selected = Nothing is selected

# Commands
window-do-new = New project
window-do-open = Open a project…
window-do-sample = Open the sample town
window-do-save = Save
window-do-save-as = Save as…
window-do-add-file = Add files…
window-do-undo = Undo
window-do-redo = Redo
window-do-go = Go to { $stage }
window-do-search = Search or do anything
window-do-present = Present
window-do-back = Back
window-do-lasso = Draw around precincts
window-do-rectangle = Draw a rectangle over precincts
window-do-select-all = Select all
window-do-select-none = Select nothing
window-do-zoom-all = Show everything
window-do-zoom-selection = Show the selection
window-do-inspector = Fold or unfold the inspector
window-do-drawer = Fold or unfold the table
window-do-theme = Light or dark
window-do-language = Change the language
window-do-baseline = Compare with the scores as they are now
window-do-add-indicator = New indicator…
window-do-recipes = Choose a recipe…
window-do-save-recipe = Save as a recipe…
window-do-print = Print packets…
window-do-export-scores = Export scored precincts…
window-do-export-turfs = Export turfs…
window-zoom-in = Zoom in
window-zoom-out = Zoom out
window-search-hint = A command, a precinct, a street, an indicator
window-search-indicator = Show on the map
window-search-nothing = Nothing has this name

# First steps
window-welcome = A made-up town. Make it yours:
window-welcome-open = Open your precincts
window-welcome-results = Add results
window-welcome-slide = Move the sliders
window-welcome-close = Close the first steps

# Files
window-files-project = Arpent project
window-files-data = Layers and tables
window-files-vectors = Layers
window-files-tables = Tables
window-files-all = All files
window-files-basemap = Offline basemap
window-files-recipe = Recipe

# Data
window-no-sources = Begin with the polygons of your precincts: a shapefile, GeoPackage or GeoJSON
window-open-precincts = Open precincts…
window-drop-hint = Or drop files on the window
window-reading = Reading…
window-read-precincts = { $n ->
    [one] { $n-text } precinct from { $features-text } features · { $crs }
   *[other] { $n-text } precincts from { $features-text } features · { $crs }
}
window-read-table = { $rows-text } rows · { $columns-text } columns
window-read-addresses = { $n ->
    [one] { $n-text } address
   *[other] { $n-text } addresses
}
window-read-features = { $n ->
    [one] { $n-text } feature · { $crs }
   *[other] { $n-text } features · { $crs }
}
window-source-changed = The file has changed since the project was saved
window-repoint = Find it…
window-repoint-source = Find the file of { $name }
window-start-again = Start again
window-reload = Read again
window-reload-source = Read { $name } again
window-remove-source = Take { $name } out of the project
window-edit-source = How { $name } is read
window-not-matched = Not matched to the precincts yet
window-match = Match…
window-match-source = Match { $name } to the precincts
window-matched = { $n ->
    [one] { $n-text } of { $of-text } precincts matched
   *[other] { $n-text } of { $of-text } precincts matched
}
window-matched-rows = { $n ->
    [one] { $n-text } of { $of-text } rows of { $to } matched
   *[other] { $n-text } of { $of-text } rows of { $to } matched
}
window-matched-by-itself = { $n ->
    [one] { $name }: { $n-text } of { $of-text } precincts matched
   *[other] { $name }: { $n-text } of { $of-text } precincts matched
}
window-street-notes = { $n ->
    [one] One note on the streets
   *[other] { $n-text } notes on the streets
}
window-more-notes = { $n ->
    [one] { $n-text } more remark
   *[other] { $n-text } more remarks
}
window-role-precincts = Precincts
window-role-table = Table
window-role-zones = Zones
window-role-places = Places
window-role-addresses = Addresses
window-role-streets = Streets
window-role-barriers = Barriers
window-role-buildings = Buildings
window-role-visits = Visits

# Adding and reading files
window-add-files = Add files
window-add-files-hint = Say what each is for; the name is how formulas call it
window-add-this = Add { $name }
window-add-files-do = { $n ->
    [one] Add { $n-text } file
   *[other] Add { $n-text } files
}
window-file = File
window-name = Name
window-role = What for
window-part = Layer or sheet
window-part-by-use = By use
window-name-of = Name of { $file }
window-role-of = What { $file } is for
window-part-of = Layer or sheet of { $file }
window-name-taken = Each file needs a name of its own
window-apply = Apply
window-auto = Found out by itself
window-auto-found = Found out: { $found }
window-code-key = Code of a precinct
window-name-column = Column of the names
window-weighting = Figures shared out by
window-weighting-area = Area
window-weighting-doors = Doors of the addresses
window-crs = Coordinate system
window-encoding = Encoding
window-layout = Layout
window-delimiter = Between cells
window-tab = Tab
window-decimal = Before decimals
window-header = Row of the names
window-columns-read = Columns, as they were read

# Matching
window-match-to = Match to
window-key = Key made from each row
window-key-hint = A column, or columns put together: {"{"}dep:02{"}"}{"{"}com:03{"}"}_{"{"}bureau:04{"}"}
window-columns = Columns
window-codes-are = Codes to find: { $codes } …
window-proposals = Keys that match
window-proposal-counts = { $n-text } of { $of-text }
window-keys-tried = Keys are being tried…
window-no-proposal = No column matches by itself: put a key together from several
window-match-do = Match
window-duplicates = { $n ->
    [one] { $n-text } key stands in several rows, such as { $first }: the first row counts
   *[other] { $n-text } keys stand in several rows, such as { $first }: the first row counts
}
window-precincts-without = { $n ->
    [one] { $n-text } precinct without a row
   *[other] { $n-text } precincts without a row
}
window-rows-without = { $n ->
    [one] { $n-text } row without a precinct
   *[other] { $n-text } rows without a precinct
}
window-save-list = Save the list…
window-pair = Pair these two
window-pairs = { $n ->
    [one] { $n-text } code paired by hand
   *[other] { $n-text } codes paired by hand
}
window-part-pair = Part { $row }
window-pairs-known = { $n ->
    [one] Use the pair made earlier
   *[other] Use { $n-text } pairs made earlier
}

# Score
window-no-terms = Nothing counts yet. A recipe is a good start
window-recipes = Recipes
window-recipes-hint = A recipe puts its indicators and weights in place of those here
window-apply-recipe = Apply { $name }
window-recipe-choose = What stands for its columns here
window-recipe-source = Results taken from
window-recipe-stands = Stands for { $column }
window-recipe-lacks = Not found here: { $columns }
window-open-recipe = Open a recipe…
window-add-term = Add a term
window-weight-of = Weight of { $term }
window-weight-number = Number of the weight of { $term }
window-slider-hint = Double-click puts it on zero
window-remove-term = Remove { $term }
window-solo = Only { $term } counts
window-mute = Leave { $term } out
window-lock = Lock { $term }
window-flip = Turn { $term } around
window-scale-of = Scale of { $term }
window-scale-rank = Rank
window-scale-z = Z-score
window-scale-minmax = Min–max
window-term-no-data = No figure for any precinct
window-who-moves = Who moves
window-nobody-moves = Nobody: the ranking is as it was
window-moved = { $before-text } → { $now-text }
window-shading = On the map
window-shown = Shown
window-the-score = The score
window-classes = Classes
window-class-count = Number of classes
window-classes-quantile = Equal counts
window-classes-equal = Equal steps
window-classes-natural = Natural breaks
window-classes-deviation = Deviations
window-classes-hand = By hand
window-breaks-hint = Where one class ends and the next begins
window-break = Break { $n-text }
window-ramp = Colours
window-reverse = Light for high
window-ramp-yellow-green-blue = Yellow to blue
window-ramp-oranges = Oranges
window-ramp-purples = Purples
window-ramp-viridis = Viridis
window-ramp-cividis = Cividis
window-ramp-purple-orange = Purple and orange
window-ramp-brown-teal = Brown and teal
window-ramp-greys = Greys

# Indicators
window-new-indicator = New indicator
window-indicator-share = A share
window-indicator-change = A change
window-indicator-formula = A formula
window-no-contest = No table of results is open yet
window-contest = Contest
window-from = From
window-to = To
window-measure-in = What is measured: { $contest }
window-title = Title
window-formula = Formula
window-formula-hint = Choose columns from the tables; + − * / and SQL functions work
window-unit = Unit
window-preview = From { $low } to { $high } · { $missing-text } without data
window-add-indicator-do = Add to the score

# Target
window-pick-by-rank = By rank
window-top-share = The best
window-top-count = The first
window-until-doors = Doors to reach
window-select = Select
window-select-rule = Select: { $rule }
window-pick-on-map = On the map
window-tool-click = Click
window-tool-lasso = Lasso
window-tool-rectangle = Rectangle
window-tool-hint = Shift adds, Alt takes away
window-pick-by-list = By code
window-codes = Codes
window-codes-hint = Codes, with commas
window-select-codes = Select these codes
window-save-target = This selection
window-target-name = Name of the target
window-target-proposed = Target { $n-text }
window-save-target-do = Save as a target
window-saved-targets = Saved targets
window-remove-target = Remove { $name }
window-precinct-count = { $n ->
    [one] { $n-text } precinct
   *[other] { $n-text } precincts
}

# Turf
window-addresses = Addresses
window-locating = Finding their precincts…
window-in-precinct = In a precinct
window-snapped = Beside one, given to the nearest
window-left-out = Left out
window-list = List…
window-list-left-out = List the addresses left out
window-doors = Doors
window-cut = Cut
window-cut-what = Target
window-selection = Selection
window-the-selection = { $n ->
    [one] Selection ({ $n-text })
   *[other] Selection ({ $n-text })
}
window-turf-size = By
window-doors-per-turf = Doors per turf
window-minutes-per-turf = Minutes per turf
window-by-doors = Doors
window-by-minutes = Time
window-by-crews = Crews
window-people = People, in pairs
window-hours = Time each, with the way
window-evenings = Evenings
window-cut-do = Cut turfs
window-cut-nothing = Select precincts, or choose a target
window-turfs-of = { $n ->
    [one] { $n-text } turf · { $target }
   *[other] { $n-text } turfs · { $target }
}
window-turf-number = Turf
window-turf = Turf { $n-text }
window-time = Time
window-length = Length
window-stops = In walking order
window-door-count = { $n ->
    [one] { $n-text } door
   *[other] { $n-text } doors
}
window-zoom-here = Show

# What the packet says
window-operation = On the packets
window-operation-hint = What every packet says besides its doors
window-campaign = Campaign
window-operation-name = Operation
window-objective = Objective, in one sentence
window-contact = Whom to call: a role and a phone
window-return-by = Bring back by
window-destroy-by = Destroy by
window-date-hint = 2026-03-15
window-not-a-date = Write the date as 2026-03-15
window-script = What to say at the door

# Inspector and drawer
window-inspector = Inspector
window-inspector-hint = Click a precinct to see its figures and why it has its score
window-code = Code { $code }
window-code-column = Code
window-rank-of = { $rank-text } of { $of-text }
window-no-score = No score
window-no-data = No data
window-why = Why this score
window-not-then = { $source }: there was no such precinct then
window-moved-estimate = { $source }: { $share } comes from precincts that were divided since, give or take { $error } voters
window-why-average = An average precinct
window-why-score = This precinct
window-figures = Figures
window-registered = Registered
window-ranking = Ranking
window-histogram = Histogram
window-rank = Rank
window-precinct = Precinct
window-score = Score
window-score-rank = Score { $score } · rank { $rank-text }
window-with-unit = { $name } ({ $unit })

# Unsaved work
window-unsaved = Save your changes?
window-unsaved-hint = They are in no file yet
window-unsaved-save = Save
window-unsaved-drop = Go on without saving
window-recover = Unsaved work was found
window-recover-hint = { $name }, with { $sources-text } files, was not saved when the window went away
window-recover-do = Take it up again
window-recover-drop = Throw it away
