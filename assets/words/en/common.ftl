# Words that several parts of the program share

role-precincts = precincts
role-table = table
role-zones = zones
role-places = places
role-addresses = addresses
role-streets = streets
role-barriers = barriers
role-buildings = buildings
role-visits = visits

common-score = Score
