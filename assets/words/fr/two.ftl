# Deux cartes au même endroit, et ce sur quoi deux scores divergent.

two-map-name = Deuxième carte
two-do-beside = Deux cartes côte à côte
two-do-swipe = Glisser d’une carte à l’autre
two-close = Revenir à une seule carte
two-against = Comparée à
two-legend-fold = Replier la légende : { $title }
two-legend-open = Ouvrir la légende : { $title }
two-bar = Barre entre les deux cartes

two-before = Score avant le dernier changement
two-by-recipe = Score selon « { $name } »
two-in-scene = Score de la scène « { $title } »
two-open-recipe = Une recette dans un fichier…
two-recipes = Recettes applicables ici
two-scenes = Scènes
two-indicators = Indicateurs

two-reading = Ce que montre la deuxième carte
two-itself = Ses propres chiffres
two-score-difference = Écart de score
two-places-gained = Écart de rang
two-score-since = Score maintenant, moins avant
two-places-since = Rangs gagnés depuis avant
two-score-over = Score, moins « { $name } »
two-places-over = Rangs gagnés sur « { $name } »

two-never-changed = Le score n’a pas encore été changé
two-never-changed-hint = Déplacez un poids : la deuxième carte montrera le score tel qu’il était avant
two-changed = Dernier changement : { $what }

two-correlation = Corrélation des rangs { $rho }
two-correlation-about = De Spearman : 1 quand les deux scores classent tous les bureaux pareil, 0 quand l’un ne dit rien de l’autre, −1 quand l’un est l’autre à l’envers
two-best = Parmi les premiers
two-best-share = Part qui compte comme les premiers
two-entered = { $n ->
    [one] { $n-text } entre
   *[other] { $n-text } entrent
}
two-left = { $n ->
    [one] { $n-text } sort
   *[other] { $n-text } sortent
}
two-select = Cliquez pour les sélectionner

two-discuss = À discuter
two-discuss-none = Deux scores qui divergent donnent une liste de bureaux à discuter : comparez le score à une autre recette, à une scène ou à ce qu’il était avant
two-discuss-agree = Les deux scores classent tous les bureaux pareil
two-export = Exporter la liste à discuter
two-other-rank = Autre rang
two-places = Rangs gagnés
two-other-score = Autre score

two-level = Niveau de la carte
two-level-precincts = Par bureau
two-level-communes = Par commune
two-level-column = Par { $name }
two-level-registered = { $n } inscrits
two-mean-score = Score moyen pondéré par les inscrits
