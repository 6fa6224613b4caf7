# La carte sur papier et dans des fichiers
export-foot = { $date } · Sources : { $sources }
export-credit = { $origin } ({ $details })
export-no-licence = licence non indiquée

# Le tableau qui l’accompagne
export-sheet = Bureaux
export-code = Code
export-name = Nom
export-rank = Rang
export-contribution = { $title } : points du score
export-sources = Sources
export-withheld = Retenu
