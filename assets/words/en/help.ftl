# The command line's help: a key a command, `help-COMMAND`, and a key an option,
# `help-COMMAND-OPTION`, or `help-OPTION` where several commands share it; `.value` names its value.

help-arpent = Desktop GIS for campaign strategists. Without a command, opens the window
help-new = Begin a project from the precincts’ polygons
help-add = Add a file to a project
help-check = Say of every source what it is, what joined, what did not, what was odd
help-apply = Put a recipe’s indicators and scorecard in place of those there
help-suggest = List the ready-made indicators that the columns allow, or add some of them
help-score = Write scores, ranks, indicators and contributions
help-map = Draw the map, without a window
help-cut = Cut a target into turfs, each in walking order, and keep them in the project
help-edit = Change the turfs that were cut: move, merge, split, lock …; only those that change are walked anew
help-plans = Keep the turfs that were cut as a plan, compare plans, and go on with another; alone, list them
help-operation = Say what the crews go out for, when, and who they are; alone, show it
help-ask = Say what the crews ask at the door
help-print = Print the packets of the turfs that were cut
help-register = Write the register of processing (GDPR, article 30) and the sources with their licences
help-route = Order points for walking
help-help = Show this help, or that of a command

help-usage = Usage:
help-commands = Commands
help-command = COMMAND
help-arguments = Arguments
help-options = Options
help-everywhere = Options of every command
help-example = Example:

help-project = The project’s file
    .value = PROJECT.arpent
help-crs = The coordinate system, where the file is silent or wrong
    .value = EPSG:n
help-output = .csv, .xlsx, .parquet, .gpkg, .kml or .geojson; - for CSV on standard output
    .value = FILE
help-language = Language of messages, maps and paper: en without; of the window: the one chosen last
    .value = fr|en
help-json = Report as JSON on standard output
help-date = Stands for today
    .value = YYYY-MM-DD
help-seed = Stands for chance; 1 without
    .value = N
help-version = Say the version

help-arpent-project = The project to open in the window; the sample town without one
    .value = PROJECT.arpent

help-new-precincts = The precincts’ polygons, and the layer where the file has several
    .value = FILE[#LAYER]
help-new-code = Their official code: a column, a template {"{"}column:width{"}"}, or =formula
    .value = KEY
help-new-name = The column with their names
    .value = COLUMN
help-new-force = Overwrite a project that is there

help-add-file = The file, and its layer or sheet where it has several
    .value = FILE[#LAYER|#SHEET]
help-add-name = Its name in formulas; made from the file’s name without
    .value = NAME
help-key = What joins it: a column, a template {"{"}column:width{"}"}, or =formula; proposed without
    .value = KEY
help-role = table, zones, places, addresses, streets, barriers, buildings or visits
    .value = ROLE
help-pairs = Codes of its rows, and the precincts’ that stand for them: a table of two columns
    .value = FILE
help-to = The source it joins, when not the precincts
    .value = SOURCE
help-by = What the figures of zones are shared out by: area, doors of the addresses, or a count of finer zones that were added before; area without
    .value = area|doors|SOURCE.COLUMN
help-layout = auto, plain, ministry, long, openelections, ban, or the name of a saved rule
    .value = LAYOUT
help-origin = Who made it
    .value = TEXT
help-licence = Its licence
    .value = TEXT
help-dated = Of when its figures are, or when it was published
    .value = TEXT
help-vintage = Of when the precincts, or other areas, are that it tells of
    .value = TEXT
help-households = The column that counts households or people, in figures about people; found without
    .value = COLUMN
help-threshold = Figures about people of fewer households are withheld; 11 without
    .value = N
help-encoding = The encoding, such as utf-8 or windows-1252
    .value = ENCODING
help-delimiter = What stands between cells: one character, or tab
    .value = C
help-decimal = What stands before decimals: one character
    .value = C
help-header = The row with the column names, counted from 1; 0 for none
    .value = ROW

help-check-unmatched = Write the codes that did not match, as CSV
    .value = FILE

help-apply-recipe = The recipe to apply
    .value = RECIPE.toml
help-apply-answer = What stands for a column that the recipe asks for; may be repeated
    .value = NAME=SOURCE.COLUMN

help-suggest-take = Add this one to the project; may be repeated
    .value = NAME

help-map-output = .png, .svg or .pdf; - for PNG on standard output
    .value = FILE
help-map-size = Width and height in pixels, from 64 to 20000, such as 1280x800
    .value = WIDTHxHEIGHT
help-map-basemap = none, or an MBTiles or PMTiles file; the project’s own without
    .value = none|FILE
help-map-what = score, or an indicator’s name; what the project shows without
    .value = score|INDICATOR
help-level = Larger areas in place of precincts: commune, or a column of the precincts’ file, such as the canton
    .value = commune|COLUMN
help-map-paper = A sheet of paper in place of a number of pixels: A4, A3, A2, A1 or A0
    .value = A4|A3|A2|A1|A0
help-map-landscape = The paper on its side
help-map-dpi = Pixels to the inch, from 36 to 600; 300 on paper without, 72 else
    .value = N
help-map-title = The title above the map; the project’s name without
    .value = TEXT
help-map-legend_only = The legend and nothing else
help-map-no_names = No numbers or codes of precincts on the map
help-map-atlas = An atlas (.pdf) with a page for each precinct of this target, such as 'top 20%'; on A4 on its side without --paper
    .value = TARGET
help-map-atlas_by = An atlas with a page for all precincts that have the same in this column of their file, such as the commune
    .value = COLUMN
help-map-deck = Slides (.pdf): a page for each scene of the project, 16:9 without --paper
help-map-notes = Each scene’s note below its map

help-cut-target = all · top 20% · top 12 · until 2000 doors (still to do) · codes A,B · the name of a saved target
    .value = TARGET
help-cut-doors = About so many doors a turf
    .value = N
help-cut-minutes = About so many minutes a turf, walking and talking
    .value = N
help-cut-people = So many people, in pairs
    .value = N
help-cut-hours = So many hours each, the way there and back included
    .value = H
help-cut-start = Where they meet, in place of where the operation says: latitude and longitude in degrees, and a name or address, such as '48.9,2.48,Town hall'; again for another place
    .value = LAT,LON[,NAME]
help-cut-evenings = On so many evenings, the best doors first; one without
    .value = N
help-cut-output = .csv, .geojson, .gpkg or .kml; - for CSV on standard output
    .value = FILE

help-plans-keep = Keep the turfs as they are under this name
    .value = NAME
help-plans-take_up = Go on with this plan; the turfs there were are kept under a name of their own
    .value = NAME
help-plans-forget = Forget this plan
    .value = NAME
help-plans-compare = Compare two plans, one with the turfs there are (current), or these with the only other
    .value = NAME
help-operation-list = List the operations of the project
help-operation-begin = Begin an operation of this name, and go to it: what else is said is of it
    .value = NAME
help-operation-copy_as = Begin one of this name with the words and crews of the one at hand, and go to it
    .value = NAME
help-operation-go_to = Go to the operation of this name
    .value = NAME
help-operation-close = Say that the operation of this name is over: its precincts are free for others
    .value = NAME
help-operation-reopen = Say that it is not over
    .value = NAME
help-operation-remove = Take the operation of this name out, with its turfs
    .value = NAME
help-operation-campaign = Whom the crews go out for
    .value = TEXT
help-operation-name = The operation’s name: files are called by it
    .value = TEXT
help-operation-kind = What it is for: register, vote, persuade or leaflets; or none
    .value = KIND
help-operation-objective = Its objective, in one sentence
    .value = TEXT
help-operation-contact = The organiser: a role and a phone, no private person’s name
    .value = TEXT
help-operation-meeting = Where crews meet
    .value = TEXT
help-operation-start = Where crews meet on the map: latitude and longitude in degrees, and a name or address, such as '48.9,2.48,Town hall'; once for each place, or none
    .value = LAT,LON[,NAME]
help-operation-people = So many people come, in pairs
    .value = N
help-operation-hours = So many hours each on an evening, the way there and back included
    .value = H
help-operation-evenings = On so many evenings
    .value = N
help-operation-slot = When crews are out, '2026-03-14 18:00-20:30'; once for each evening, or none
    .value = SLOT
help-operation-crew = A crew and its phone, 'Crew 1, 01 99 00 00 01'; once for each, or none; no private person’s name
    .value = CREW
help-operation-cannot = What a crew cannot take: stairs, gates, slope, dark; nothing, where none is written
    .value = CREW=stairs,dark
help-operation-return_by = When packets are brought back; or none
    .value = YYYY-MM-DD
help-operation-destroy_by = When paper and field data are destroyed; or none
    .value = YYYY-MM-DD
help-operation-done_days = For how many days what crews have done is not done again; 30 without
    .value = DAYS
help-operation-script = A text file with what to say at the door; none for ours
    .value = FILE
help-operation-notice = A text file with the notice of rights; none for ours
    .value = FILE
help-edit-unlock = Let this turf be edited again, before all the rest; options are worked through in this order
    .value = TURF
help-edit-relocate = Move these addresses to a turf; to one of their own (=new), or out of the plan (=out)
    .value = ADDRESS[,ADDRESS…]=TURF
help-edit-merge = Make one turf of these: that with the lowest number
    .value = TURF,TURF
help-edit-split = Make so many turfs of one
    .value = TURF=N
help-edit-first = Begin a turf’s walk at this address; anywhere, where none is written
    .value = TURF=ADDRESS
help-edit-last = End a turf’s walk at this address; anywhere, where none is written
    .value = TURF=ADDRESS
help-edit-reverse = Walk a turf the other way round
    .value = TURF
help-edit-rename = Call a turf by a name; by its number alone, where none is written
    .value = TURF=NAME
help-edit-tag = Say what is hard on a turf: stairs, gates, slope, dark
    .value = TURF=stairs,dark
help-edit-untag = Say what is not hard on a turf after all
    .value = TURF=stairs,dark
help-edit-accept = Mark turfs by what the data say is hard there, as --proposed lists it
    .value = TURF or all
help-edit-proposed = List what the data say is hard on turfs and nobody has marked; changes nothing
help-edit-crew = Give a turf to a crew of the operation; to whose turn it is, where none is written
    .value = TURF=CREW
help-edit-lock = Keep a turf as it is, whatever is edited or cut again
    .value = TURF

help-ask-questions = The questions, with their answers: TOML
    .value = QUESTIONS.toml
help-print-output = The folder to write into; made if missing
    .value = FOLDER
help-print-packets = Only this one, or only these, such as 1-10
    .value = 1-10
help-print-check = Look for what would mislead a crew, without printing
help-print-template = A packet template of your own
    .value = FILE

help-register-output = .pdf or .csv; - for CSV on standard output
    .value = FILE

help-route-points = The points, one a row
    .value = POINTS.csv
help-route-id = The column that names a point
    .value = COLUMN
help-route-x = Degrees east, or a length with --planar
    .value = COLUMN
help-route-y = Degrees north, or a length with --planar
    .value = COLUMN
help-route-planar = Points lie on a plane
help-route-start = Begin there
    .value = ID
help-route-closed = Come back to the beginning
help-route-effort = How hard to try, in iterations
    .value = N
help-route-output = The file to write; - for standard output
    .value = FILE

# What is wrong with a line
refusal-unknown = { $what } is not expected here
refusal-command = There is no command { $what }, and no such project
refusal-did-you-mean = Did you mean { $what }?
refusal-see-help = { $command } --help says what can be asked.
refusal-no-value = { $option } needs a value
refusal-value = { $value } is no value for { $option }
refusal-value-hint = { $option }: { $help }
refusal-needless-value = { $option } takes no value: { $value }
refusal-missing = Missing: { $what }
refusal-twice = { $option } is there twice
refusal-conflict = { $option } cannot go with { $other }
refusal-before-command = The command comes first, then project and options: arpent check PROJECT --language fr
refusal-text = The line holds characters that are not text
refusal-text-hint = Write the names in UTF-8.
