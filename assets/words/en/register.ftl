# Personal data, small counts, where data come from, and the register.

data-personal-number = numbers that one person has
data-personal-sensitive = belief, health, union membership, origin or opinion of persons

# Where a file comes from.

from-all = { $origin } · { $licence }{ $dated }{ $vintage }{ $recognised }
from-nothing = { "" }
from-nobody = Origin not stated
from-origin = From { $origin }
from-no-licence = licence not stated
from-licence = licence { $licence }
from-dated = { " " }· { $date }
from-vintage = { " " }· areas as of { $vintage }
from-recognised = { " " }(known by its columns)
check-hash = SHA-256 { $hash }…
cli-no-households = “{ $name }” has no column of numbers called “{ $column }” to count households by.
check-no-households = The column “{ $column }” should count households, but is not there or has no numbers: small counts are not withheld by it.
cli-no-households-hint = Write the column as the file does, with capitals and accents.

# Small counts.

small-counts = { $n ->
    [0] Figures about people: nothing to withhold, no precinct has fewer than { $threshold-text } households (counted by { $column }).
    [one] Figures about people: withheld in one precinct, so that none of fewer than { $threshold-text } households is shown (counted by { $column }).
   *[other] Figures about people: withheld in { $n-text } precincts, so that none of fewer than { $threshold-text } households is shown (counted by { $column }).
}

# The register.

register-title = Register of processing
register-missing = Still to be completed by the data officer
register-not-told = Not stated
register-told = { $text }
register-who-and-why = Who processes, and why
register-controller = Controller
register-contact = Contact
register-operation = Operation
register-objective = Objective
register-purposes = Purposes
register-purposes-text = Choose the precincts where volunteers are most useful, by figures about areas; divide their addresses into walks; print the lists of doors that crews take along.
register-basis = Legal basis
register-basis-text = Legitimate interest of the campaign in speaking with voters (GDPR, article 6(1)(f)); to be confirmed by the data officer.
register-categories = Persons and categories of data
register-persons = Persons concerned
register-persons-text = People who live at the addresses of the precincts. None is named or told apart: the smallest unit is an address, and figures about people are about areas.
register-addresses = Addresses
register-addresses-text = { $n ->
    [one] One postal address: number, street, position, dwellings where known. No names.
   *[other] { $n-text } postal addresses: number, street, position, dwellings where known. No names.
}
register-results = Election results
register-results-text = Official results by precinct: voters, turnout, votes by candidate or list. Public; candidates’ names are part of the results.
register-answers = Answers at the door
register-answers-text = { $n ->
    [one] Answers to one question, noted by address where people like to answer: “{ $questions }”. They may reveal an opinion: to be confirmed by the data officer.
   *[other] Answers to { $n-text } questions, noted by address where people like to answer: “{ $questions }”. They may reveal an opinion: to be confirmed by the data officer.
}
register-people = Figures about the population
register-people-text = Counts and averages published for areas (households, ages, income, housing), carried over to precincts. Small counts are withheld, see below.
register-zones = Zones and places
register-zones-text = Outlines of areas, places such as stations: no personal data.
register-never = Never processed
register-never-text = Names, e-mail addresses, telephone numbers, dates and places of birth, belief, health, union membership, origin. A column of these is refused when a file is read, without exception.
register-recipients = Recipients and transfers
register-crews = Crews
register-crews-text = Crews receive on paper the addresses of their own walk. Files for other programs hold the same addresses, or figures by precinct.
register-leaves = What leaves the machine
register-leaves-nothing = Nothing. The program works without an account or a network.
register-leaves-tiles = Requests for the tiles of the background map, which tell the tile server the area looked at and the internet address of the machine; no file and no figure. Where that server stands is to be checked with whoever runs it.
register-retention = Retention
register-destroy = Paper and field data
register-destroy-by = Destroyed by { $date } at the latest; each packet prints the date.
register-destroy-unset = No date is set.
register-objections = Objections
register-objections-text = Anyone may object at the door or to the contact above; an address that objects is taken off the file of addresses.
register-suppression = Small counts and refused columns
register-rule = Rule
register-rule-text = A figure about the people of fewer than 11 households, or of the threshold that the source states, is neither shown nor exported; others are withheld with it so that it does not follow from a total. Counts of dwellings and votes are not concerned.
register-refused = Refused columns
register-refused-none = None of the files has a column about persons.
register-measures = Security and organisation
register-local = Local files
register-local-text = Files stay on the machine of whoever prepares the operation; the project file holds decisions and the paths of files, no copy of them.
register-areas = Areas, not persons
register-areas-text = No score, list or map is about a person or a household.
register-paper = Paper
register-paper-text = Each packet carries the notice of rights (who, why, where the address comes from, how to object) and the date to destroy it by; packets are numbered and handed out by list.
register-traced = Traceability
register-traced-text = Each file is recorded with its SHA-256; a file that has changed is pointed out. The same files give the same results.
register-sources = Sources and licences
register-column-name = Name
register-column-file = File
register-column-role = What for
register-column-origin = Origin
register-column-licence = Licence
register-column-dated = Date
register-column-vintage = Areas as of
register-recognised = { $origin } (known by its columns)
register-gap-campaign = Name of the campaign (the controller)
register-gap-contact = Whom to contact, and about objections
register-gap-objective = Objective of the operation
register-gap-destroy = Date by which paper and field data are destroyed
register-gap-licence = Licence of the source “{ $name }”
cli-register-ending-hint = Use .pdf or .csv, or - for CSV on standard output.

# In the window.

window-do-export-register = Write the register and the sources…
window-register-file = register.pdf
window-hash = SHA-256 { $hash }
window-origin = Where it comes from
window-origin-who = Origin
window-origin-licence = Licence
window-origin-dated = Date
window-origin-vintage = Areas as of
window-households = Column of households
window-households-none = none found
window-threshold = At least so many
window-too-few = fewer than { $n-text } households
window-gives-away = withheld with a smaller one
