# What was wrong with a file, and what to do.

data-crs-unknown = “{ $crs }” is no coordinate system we know.
data-crs-unknown-hint = Write it by its number, such as EPSG:2154 (--crs EPSG:2154 on the command line).
data-crs-missing = The layer does not say which coordinate system it is in, and its coordinates do not tell.
data-crs-missing-hint = Give the system it was drawn in, such as EPSG:2154 (--crs EPSG:2154 on the command line).
data-crs-wrong = The coordinates of the layer are nowhere on Earth in { $crs }.
data-crs-wrong-hint = Give the system it was really drawn in, such as EPSG:2154 (--crs EPSG:2154 on the command line).
data-zip-no-layer = There is no map layer in { $file }.
data-zip-no-layer-hint = Unpack it and open the file inside.
data-cut-short = The layer says it has { $expected-text } features, but only { $read-text } could be read.
data-cut-short-hint = The file was probably cut short on its way: fetch it again.
data-file-short = { $file } is shorter than it says it is.
data-encoding-unknown = “{ $encoding }” is no text encoding we know.
data-encoding-unknown-hint = Leave it to be found out, or write utf-8, windows-1252 or iso-8859-1.
data-encoding-wrong = { $file } is not written in { $encoding }: some of its letters do not exist there.
data-encoding-wrong-hint = Leave the encoding to be found out, or try windows-1252 or utf-8.
kind-document = { $file } is a document to read, not a table.
kind-document-hint = Look for the same figures as CSV, XLSX or XLS, or copy the table into a spreadsheet.
kind-picture = { $file } is a picture.
kind-picture-hint = Open a table or a map layer; an offline basemap (MBTiles or PMTiles) is chosen under “Basemap”.
kind-packed = { $file } is packed in a way that cannot be opened here.
kind-packed-hint = Unpack it and open the file inside.
kind-page = { $file } is a web page, not the file behind it.
kind-page-hint = Open the page in a browser and download the file that it links to.
data-not-text = { $file } is no table of text.
data-not-text-hint = Open a CSV, XLSX, XLS or Parquet file.
data-quotes = In { $file }, the quotation mark opened on line { $line-text } is not closed as it should be.
data-quotes-hint = Put that cell right in a text editor, or save the table again as CSV or XLSX.
data-not-ministry = { $file } does not have the Ministry’s blocks of columns, one per candidate.
data-not-ministry-hint = Leave the layout to be found out, or choose “plain”.
data-not-long = { $file } does not have a row per precinct and choice, with a column of votes and one of names.
data-not-long-hint = Leave the layout to be found out, or choose “plain”.
data-xml-no-results = { $file } is XML without any candidate’s votes: an index of other files, perhaps.
data-xml-no-results-hint = Choose a file of results of the election night, of a department or a town.
data-zip-damaged = { $file } cannot be unpacked: { $reason }
data-zip-damaged-hint = Download it again, or unpack it and choose the table inside.
data-no-address = { $file } has no coordinates, so its addresses cannot be placed.
data-no-address-hint = Use a file with columns lon and lat (or x and y), such as those of the national address base.
data-personal-name = names of persons
data-personal-mail = e-mail addresses
data-personal-phone = telephone numbers
data-personal-birth = dates or places of birth
data-key-empty = the key is empty
data-key-brace = an opening brace is never closed
data-key-width = “{ $width }” is no width: write a number after the colon, as in {"{"}bureau:04{"}"}
data-key-formula = { $reason }

# What was odd about a file that could be read.

note-crs-guessed = The layer does not say which coordinate system it is in; by its coordinates it is { $crs }.
note-no-street = There is no line to walk along: this is no layer of streets. Choose a file of streets (OpenStreetMap, BD TOPO).
note-no-geometry = { $n ->
    [one] One feature has no geometry.
   *[other] { $n-text } features have no geometry.
}
note-repaired = { $n ->
    [one] One polygon was invalid (its outline crosses itself, say) and was repaired.
   *[other] { $n-text } polygons were invalid (their outlines cross themselves, say) and were repaired.
}
note-gdal = The map reader says: “{ $text }”
note-no-prj = The file with the coordinate system (.prj) is missing.
note-deleted = { $n ->
    [one] One feature is marked as deleted and was left out.
   *[other] { $n-text } features are marked as deleted and were left out.
}
note-no-code = { $n ->
    [one] One feature has no code and was left out.
   *[other] { $n-text } features have no code and were left out.
}
note-merged = { $n ->
    [one] One feature shares its code with another: they make one precinct, with the figures of the first.
   *[other] { $n-text } features share their code with another: they make one precinct, with the figures of the first.
}
note-no-area = { $n ->
    [one] One precinct has no area on the map.
   *[other] { $n-text } precincts have no area on the map.
}
note-personal = The column “{ $column }” holds { $reason }: it was not read. Arpent works on areas, not on persons.
note-broken-letters = { $n ->
    [one] One letter could not be read.
   *[other] { $n-text } letters could not be read.
}
note-long-rows = { $n ->
    [one] One row has more cells than there are columns; what is beyond was left out.
   *[other] { $n-text } rows have more cells than there are columns; what is beyond was left out.
}
note-percent = { $n ->
    [one] The percent signs of the column “{ $column }” were dropped; its figures stay as they are.
   *[other] The percent signs of { $n-text } columns (“{ $column }” …) were dropped; their figures stay as they are.
}
note-totals = { $n ->
    [one] The last row is a total; it was kept and matches no precinct.
   *[other] The last { $n-text } rows are totals; they were kept and match no precinct.
}
note-gathered = { $rows ->
    [one] One row of one choice became { $precincts-text } row of a precinct.
   *[other] { $rows-text } rows of one choice each became { $precincts-text } of one precinct each.
}
note-total-rows = { $n ->
    [one] One row is a total and was left out.
   *[other] { $n-text } rows are totals and were left out.
}
note-column-kind = The column “{ $column }” is neither text nor numbers and was left out.
note-address-encoded-twice = { $n ->
    [one] The street of one address was encoded twice; its letters were put right.
   *[other] The streets of { $n-text } addresses were encoded twice; their letters were put right.
}
note-address-ids = { $n ->
    [one] One address has the code of another and was given one of its own.
   *[other] { $n-text } addresses have the code of another and were given one of their own.
}
note-address-lost = { $n ->
    [one] One address has no coordinates.
   *[other] { $n-text } addresses have no coordinates.
}
data-no-pairs = { $file } has no two columns to pair codes with
data-no-pairs-hint = The first column has the codes of the rows, the second those of the precincts.

# Addresses of an extract of OpenStreetMap.
osm-addresses = Of the addresses { $points-text } are points and { $outlines-text } are outlines of buildings.
osm-lists = { $n ->
    [one] One has several numbers (12;14): each is an address, and they share its flats.
   *[other] { $n-text } have several numbers (12;14): each is an address, and they share its flats.
}
osm-same = { $n ->
    [one] One more has the address of another a few metres away (a shop in a house, a building around its door): they are one.
   *[other] { $n-text } more have the address of another a few metres away (shops in a house, a building around its door): they are one.
}
osm-no-street = { $n ->
    [one] One has a number but neither street nor place, and was left out.
   *[other] { $n-text } have a number but neither street nor place, and were left out.
}
osm-no-address = { $file } has no addresses: nothing in it has a house number and a street.
osm-no-address-hint = Mappers have not written addresses everywhere. The national address base has those of every French town.
