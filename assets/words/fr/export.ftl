# La carte sur papier et dans des fichiers
export-foot = { $date } · Sources : { $sources }
export-credit = { $origin } ({ $details })
export-credits = { $before } ; { $next }
export-no-licence = licence non indiquée

# Le tableau qui l’accompagne
export-sheet = Bureaux
export-code = Code
export-name = Nom
export-rank = Rang
export-contribution = { $title } : points du score
export-sources = Sources
export-withheld = Retenu

# L’atlas
export-best = Score le plus haut
export-atlas-about = { $shown } · { $date }
export-atlas-facts = Score { $score } · rang { $rank } sur { $n-text }
export-atlas-group = { $n ->
    [one] Un bureau · score le plus haut : { $best }
   *[other] { $n-text } bureaux · score le plus haut : { $best }
}
export-no-column = Le fichier des bureaux n’a pas de colonne { $column }
export-no-column-hint = Il a : { $known }
export-no-page = Il n’y a aucun bureau pour une page de l’atlas
export-no-page-hint = Sélectionnez des bureaux, ou nommez une cible qui en a.

# Le dialogue
export-do = Exporter la carte…
export-go = Exporter…
export-file = carte
export-kind = Sous forme de
export-kind-picture = Image (PNG)
export-kind-pdf = PDF
export-kind-svg = SVG
export-kind-legend = La légende seule
export-kind-atlas = Atlas (PDF)
export-size = Format
export-size-pixels = En pixels
export-landscape = À l’italienne
export-dpi = Pixels par pouce
export-width = Largeur en pixels
export-height = Hauteur en pixels
export-title = Titre de la carte
export-pages = Une page par
export-pages-each = Bureau
export-pages-by = Valeur de { $column }
export-of-all = De tous les bureaux ; sélectionnez-en pour un atlas de ceux-là
export-of-selected = { $n ->
    [one] Du bureau sélectionné
   *[other] Des { $n-text } bureaux sélectionnés
}
export-on-names = Numéros des bureaux
export-on-legend = Légende
export-on-scale = Échelle et nord
export-on-sources = Date, sources et licences

# Communes, cantons, circonscriptions
level-drawn = Découpage
level-sheet = Territoires
level-precincts = Bureaux
level-area = Territoire
level-whole = Ensemble
level-no-commune = Les codes des bureaux ne nomment pas de commune
