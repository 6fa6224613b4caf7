## Indicateurs tout prêts, blocs, indicateurs dans le temps, et leur catalogue.

indicators-share-in = { $what }, part des exprimés ({ $contest })
indicators-trend-of = { $what } : tendance par an sur { $contests } scrutins
indicators-unrest-of = { $what } : variation moyenne d’un scrutin au suivant, sur { $contests }
indicators-volatility-of = Volatilité de { $from } à { $to }
indicators-swing-of = Bascule de { $loser } vers { $winner }, de { $from } à { $to }
indicators-action-set-blocs = Modifier le tableau des blocs
indicators-recipe-no-kind = il n’y a pas de sorte de source « { $kind } », seulement contest, zones, places, any et figures
indicators-no-ready = Il n’y a pas d’indicateur tout prêt « { $name } » pour ces fichiers
indicators-no-ready-hint = « arpent suggest PROJET » donne la liste de ceux qui existent.
indicators-none-ready = Aucune colonne reconnue dont on puisse faire un indicateur tout prêt
indicators-taken = { $count ->
    [one] Un indicateur ajouté
   *[other] { $count } indicateurs ajoutés
}

indicators-job-compare = Comparaison des indicateurs
indicators-tab = Indicateurs
indicators-none = Il n’y a pas encore d’indicateur
indicators-search = Chercher un indicateur
indicators-group = Source des indicateurs
indicators-all-groups = Toutes les sources
indicators-list = Liste
indicators-matrix = Corrélations
indicators-count = { $count ->
    [one] Un indicateur
   *[other] { $count } indicateurs
}
indicators-not-found = Aucun indicateur ne porte ce nom
indicators-range = de { $low } à { $high }
indicators-missing = { $count } sans donnée
indicators-twin = r = { $r } avec « { $other } »
indicators-twin-hint = Dit presque la même chose que « { $other } » : avec les deux, cela compte double
indicators-show = Voir « { $name } » sur la carte
indicators-weigh = Ajouter « { $name } » au score
indicators-remove = Retirer « { $name } » du projet
indicators-matrix-wait = Les corrélations s’affichent ici dès que deux indicateurs ont des valeurs
indicators-matrix-hint = Survolez une case pour voir la paire et sa corrélation, cliquez pour voir les bureaux
indicators-pair = { $one } / { $other } : r = { $r }
indicators-cloud = Les bureaux selon les deux indicateurs

indicators-over-time = Dans le temps
indicators-ready = Tout prêt
indicators-figure = Mesure
indicators-figure-share = Part d’un bloc
indicators-figure-trend = Tendance par an
indicators-figure-unrest = Variation moyenne entre scrutins
indicators-figure-volatility = Volatilité (Pedersen)
indicators-figure-swing = Bascule entre deux blocs (Butler)
indicators-followed = Ce que l’on suit
indicators-loser = De
indicators-winner = Vers
indicators-contests-hint = Scrutins pris en compte ; comparez des scrutins de même nature
indicators-not-in-both = Impossible avec ces scrutins : vérifiez quels candidats sont dans les blocs
indicators-edit-blocs = Modifier les blocs…
indicators-blocs = Blocs
indicators-blocs-hint = Candidats, listes et nuances comptés ensemble, séparés par des virgules ; * remplace n’importe quoi
indicators-sums-of = Totaux de
indicators-bloc-sum = { $votes } voix, { $share }
indicators-bloc-colour = Couleur du bloc
indicators-bloc-name = Nom du bloc
indicators-bloc-patterns = Candidats, listes et nuances du bloc
indicators-in-no-bloc = Dans aucun bloc : { $votes } voix, { $share } ({ $names })
indicators-add-bloc = Ajouter un bloc
indicators-new-bloc = Nouveau bloc
indicators-remove-bloc = Retirer le bloc
indicators-usual-blocs = Blocs habituels
indicators-apply-blocs = Utiliser ces blocs
