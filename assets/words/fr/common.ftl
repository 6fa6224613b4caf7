# Les mots que plusieurs parties du programme partagent

role-precincts = bureaux de vote
role-table = tableau
role-zones = zones
role-places = lieux
role-addresses = adresses
role-streets = rues
role-barriers = obstacles
role-buildings = bâtiments
role-visits = passages

common-score = Score
