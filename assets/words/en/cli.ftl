# The command line

cli-already-there = { $file } is already there
cli-already-there-hint = Choose another name, or overwrite it with --force.
cli-no-precincts = The project has no precincts
cli-no-precincts-hint = Begin it again: arpent new PROJECT.arpent --precincts FILE --code KEY
cli-no-source = There is no source named “{ $name }”
cli-no-source-hint = The project has: { $known }
cli-not-a-name = “{ $name }” cannot be a source’s name
cli-not-a-name-hint = Use small letters, digits and _, beginning with a letter: formulas use the name.
cli-taken-for-addresses = { $name } is laid out as addresses and was added as such; --role table says otherwise
cli-no-match = The key { $key } matches nothing in { $name }; nothing was added
cli-no-clear-key = No key clearly joins { $name } to the precincts; nothing was added
cli-keys-hint = Worth trying, with the precincts each matches: { $keys }
cli-no-key-hint = No column or pair of columns of { $name } looks like the precincts’ codes. Say how to make them: --key '{"{"}dep:02{"}"}{"{"}com:03{"}"}_{"{"}bureau:04{"}"}'
cli-key-found = Key found by trying: { $key } ({ $matched-text } of { $precincts-text } precincts)
cli-no-terms = The scorecard is empty, so no precinct has a score; apply a recipe first
cli-indicator = Indicator “{ $name }”: { $what }
cli-ending = The ending of { $file } names no format
cli-ending-hint = Use .csv, .xlsx, .parquet, .gpkg, .kml or .geojson, or - for CSV on standard output.
cli-picture-hint = Use .png, .svg or .pdf, or - for PNG on standard output.
cli-atlas-hint = An atlas is written as .pdf.
cli-two-on-stdout = A report and a file cannot both go to standard output
cli-two-on-stdout-hint = Give the file a name, or leave out --json.
cli-no-coordinate = Row { $row-text } has no number in column “{ $column }”
cli-no-coordinate-hint = Give the point coordinates, or take the row out.
cli-columns-hint = The columns are: { $columns }
cli-no-point = No point has the id { $id }
cli-no-point-hint = Write it as in the file.
cli-wrote = Wrote { $file }
cli-printed = Printed into { $folder }
cli-applied = Applied “{ $name }”: { $indicators ->
    [one] one indicator
   *[other] { $indicators-text } indicators
}, { $terms ->
    [one] one term
   *[other] { $terms-text } terms
}
cli-turf-size = The turfs need a size
cli-turf-size-hint = Say --doors 40, --minutes 120 (up to 1440), or --people 9 --hours 2 --start 48.9,2.48.
cli-cut = { $turfs ->
    [one] One turf
   *[other] { $turfs-text } turfs
} · { $doors-text } doors · { $addresses-text } addresses
cli-left-out = { $addresses ->
    [one] One address was left out
   *[other] { $addresses-text } addresses were left out
}; --json lists them with the reason
cli-edit-nothing = Nothing is asked for
cli-edit-nothing-hint = Say --move, --merge, --split, --first, --last, --reverse, --rename, --lock or --unlock.
cli-output = Standard output cannot be written: { $reason }

check-precincts = { $precincts ->
    [one] one precinct
   *[other] { $precincts-text } precincts
} from { $features ->
    [one] one feature
   *[other] { $features-text } features
}, { $crs }
check-column-name = Source
check-column-role = Role
check-column-rows = Rows
check-column-read-as = Read as
check-column-matched = Matched
check-column-file = File
check-matched = { $matched-text } of { $precincts-text } precincts
check-addresses = { $inside-text } in a precinct, { $snapped-text } given to the nearest, { $out-text } left out
check-key = Key: { $key }
check-key-to = Key: { $key }, joined to { $name }
check-rows = Rows: { $matched-text } matched, { $unmatched-text } not
check-precincts-without-row = { $precincts ->
    [one] One precinct without a row
   *[other] { $precincts-text } precincts without a row
}: { $codes }
check-codes-without-precinct = { $codes ->
    [one] One code without a precinct
   *[other] { $codes-text } codes without a precinct
}: { $list }
check-duplicates = { $codes ->
    [one] One code on several rows (formulas take the first, totals count all)
   *[other] { $codes-text } codes on several rows (formulas take the first, totals count all)
}: { $list }
check-registered = registered { $n-text }
check-turnout = turnout { $n-text }
check-blank = blank { $n-text }
check-null = null { $n-text }
check-cast = cast { $n-text }
check-places-outside = { $n ->
    [one] One place lies in no precinct: it counts for distances, not for numbers.
   *[other] { $n-text } places lie in no precinct: they count for distances, not for numbers.
}
check-paired = { $n ->
    [one] { $n-text } code was paired by hand
   *[other] { $n-text } codes were paired by hand
}
check-moved = Moved from the precincts of { $zones } to today’s: { $estimated-text } are put together from divided ones, so an estimate; { $without-text } have none; { $new-text } did not exist then
check-more-contests = { $n ->
    [one] … and one more contest (--json has it)
   *[other] … and { $n-text } more contests (--json has them)
}
check-turnout-above = { $n ->
    [one] In one row more voters came than are registered: { $codes }
   *[other] In { $n-text } rows more voters came than are registered: { $codes }
}
check-ballots-differ = { $n ->
    [one] In one row blank, null and valid ballots do not add up to the turnout: { $codes }
   *[other] In { $n-text } rows blank, null and valid ballots do not add up to the turnout: { $codes }
}
check-votes-differ = { $n ->
    [one] In one row the votes do not add up to the ballots cast: { $codes }
   *[other] In { $n-text } rows the votes do not add up to the ballots cast: { $codes }
}
check-unused-addresses = Not used: addresses are taken from { $name }, which was added first. Remove that one to use these.
check-no-key = It joins nothing yet: it has no key
check-changed = The file has changed since the project was saved
cli-no-weights = Figures cannot be shared out by “{ $column }”: no zones have such a count
cli-no-weights-hint = Write --by SOURCE.COLUMN with zones that were added before; there are { $known }.
