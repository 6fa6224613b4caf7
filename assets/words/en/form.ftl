# As which marks the map is drawn.

form-form = Drawn as
form-areas = Areas
form-pair = Two figures at once
form-circles = Circles
form-dots = Dots
form-heat = Density
form-second = With
form-mass = Of what
form-voters = Registered voters
form-doors = Doors
form-points-of = Points of { $name }
form-each = One dot for
form-reach = Spreads over
form-by-people = Paler where few vote
form-by-people-hint = Precincts with few registered voters fade, so that wide empty ones do not rule the map
form-middle = Around
form-middle-auto = Zero if signs differ
form-middle-none = No middle
form-middle-zero = Zero
form-middle-average = The average
form-middle-half = 50%
form-over = Among
form-over-all = All precincts
form-over-selection = The selection
form-over-view = What is in view
form-histogram-hint = Drag over the bars to select, drag a marker to move where a class ends
form-histogram-name = Bars of how many precincts have which figure

form-no-voters = No registered voters are known: match a results table first
form-no-doors = No doors are known: add an addresses file first
form-no-counts = “{ $name }” counts nothing above zero
form-no-points = { $name } has no points
form-points-as-surface = Points can only be drawn as a density

legend-dot = { $n } each
legend-pale = Paler below { $n } voters
