# The project, its history, its jobs, and what can go wrong with them

action-set-name = Rename the project
action-add-source = Add “{ $name }”
action-change-source = Change how “{ $name }” is read
action-repoint = Point “{ $name }” to another file
action-remove-source = Remove “{ $name }”
action-apply-recipe = Apply a recipe
action-set-indicator = Set indicator “{ $name }”
action-remove-indicator = Remove indicator “{ $name }”
action-add-term = Add a term
action-remove-term = Remove a term
action-set-weight = Change a weight
action-set-scale = Change a scale
action-toggle-lock = Lock or unlock a term
action-toggle-mute = Mute or unmute a term
action-toggle-solo = Solo a term
action-set-missing = Change how much may be missing
action-set-shading = Change the colours
action-save-target = Save target “{ $name }”
action-remove-target = Remove target “{ $name }”
action-set-operation = Change the operation
action-cut-turfs = Cut turfs
action-clear-turfs = Clear the turfs
action-set-basemap = Change the basemap

job-open-project = Opening the project
job-read = Reading { $name }
job-keys = Looking for keys of { $name }
job-locate = Placing the addresses
job-situate = Laying { $name } over the precincts
job-cut = Cutting turfs
job-terrain = Getting the streets ready for editing
job-print = Printing packets
job-check-packets = Checking packets
job-export-map = Writing the map
job-export-atlas = Writing the atlas

news-stopped = Stopped: { $job }
news-turfs-cut = { $turfs ->
    [one] One turf is ready
   *[other] { $turfs-text } turfs are ready
}

problem-not-readable = { $file } cannot be opened: { $reason }
problem-not-readable-hint = Check that the file is still there and that you may read it, or point to where it is now.
problem-not-understood = { $file } cannot be understood: { $reason }
problem-not-understood-hint = Check that it is the right file and that it is complete. If its encoding, separator or header row was guessed wrong, say which it is.
problem-missing-sidecar = { $missing } is missing beside { $file }
problem-missing-sidecar-hint = A shapefile is several files: put { $missing } into the same folder, or open the zip they came in.
problem-no-part = { $file } has no layer or sheet named “{ $part }”
problem-no-part-hint = It has: { $known }
problem-empty = { $file } is empty
problem-empty-hint = Check that it was exported or downloaded whole, or choose another layer or sheet.
problem-newer-version = { $file } was saved by a later Arpent (file version { $version })
problem-newer-version-hint = Install the latest Arpent to open it. The file was not changed.
problem-damaged = { $file } is damaged at line { $line }: { $reason }
problem-damaged-hint = Put right that line in a text editor, or open a copy from before. The file was not changed.
problem-cancelled = Stopped before the end
problem-cancelled-hint = Nothing was changed. Start again whenever you like.
problem-not-written = { $file } could not be written: { $reason }
problem-not-written-hint = Free some space or choose another folder. What the file held before is still there.
problem-not-written-name = Choose another name, or move what is there out of the way.
problem-not-written-folder = Choose a folder that is there and that you may write into. What the file held before is still there.
refused-not-found = there is no such file or folder
refused-denied = you may not
refused-read-only = the disk can only be read
refused-full = the disk is full
refused-file-there = a file of that name is in the way
refused-folder-there = it is a folder
refused-name = no file can have that name
refused-busy = another program is using it
refused-timed-out = it did not answer
refused-picture-ending = a picture is .png, .svg or .pdf
refused-otherwise = { $reason }
problem-no-thread = The work could not be started: { $reason }
problem-no-thread-hint = Close other programs, then try again.
problem-name-taken = “{ $name }” is already the name of a source
problem-name-taken-hint = Choose another name.
problem-no-such = There is no “{ $name }”
problem-no-such-hint = Check the name: the project may have changed.

problem-key-column = There is no column “{ $column }”
problem-key-column-hint = Write the column as in the file, capitals and accents included.
problem-key-syntax = The key cannot be read: { $reason }
problem-key-syntax-hint = Write a column’s name, a template such as {"{"}dep:02{"}"}{"{"}com:03{"}"}_{"{"}bureau:04{"}"}, or a formula that begins with =.
problem-formula-syntax = The formula cannot be read: { $reason }
problem-formula-syntax-hint = Write it as an SQL expression, for instance 100 * t1."votants" / t1."inscrits".
problem-formula-source = The formula uses “{ $source }”, which is not in the project
problem-formula-source-hint = Add the file under the name { $source }, or change the formula.
problem-formula-column = “{ $source }” has no column “{ $column }”
problem-formula-column-hint = Write the column as in the file, between double quotes, capitals and accents included.
problem-formula-number = The formula gives no number: { $reason }
problem-formula-number-hint = It must give one number per precinct.

problem-target-syntax = “{ $text }” is not a target
problem-target-syntax-hint = Write all, top 20%, top 12, until 2000 doors, codes A,B, or the name of a saved target.
problem-no-target = No target is saved under the name “{ $name }”
problem-no-target-hint = Write all, top 20%, top 12, until 2000 doors, codes A,B, or the name of a saved target.
problem-no-precinct = No precinct has the code { $code }
problem-no-precinct-hint = Write codes as in the precincts’ file, leading zeros included.
problem-no-scores = No precinct has a score yet
problem-no-scores-hint = Apply a recipe, or add terms to the scorecard, first.
problem-no-addresses = There are no addresses to walk to
problem-no-addresses-hint = Add an address file: the national address base (BAN) for the town, or any layer of points.
problem-cut-no-doors = The target has no address with doors
problem-cut-no-doors-hint = Choose more precincts, or check that the addresses lie in them.
problem-cut-too-far = From where the crews meet, even the nearest doors are { $minutes } minutes on foot there and back; they have { $there } minutes
problem-cut-too-far-hint = Choose a meeting point near the target, or more time.
problem-no-turfs = There are no turfs yet
problem-no-turfs-hint = Choose a target and cut it into turfs first.
problem-no-such-packet = The plan has no such packet
problem-no-such-packet-hint = It has { $packets ->
    [one] one packet
   *[other] packets 1 to { $packets-text }
}.
problem-template = The packet’s template cannot be used: { $reason }
problem-template-hint = Put the template right, or print with ours. No file was changed.
problem-printed-without-basemap = Printed without the basemap: { $reason }
problem-printed-without-tiles = Some maps were printed without the basemap: its server did not answer
problem-no-precincts = There are no precincts yet
problem-no-precincts-hint = Open the file of the precincts’ outlines first.

target-all = all precincts
target-top-share = best { $share }
target-top-count = best { $n-text }
target-until-doors = best, up to { $n-text } doors
target-codes = { $n ->
    [one] { $n-text } precinct
   *[other] { $n-text } precincts
}
