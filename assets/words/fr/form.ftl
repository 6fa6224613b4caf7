# Sous quelle forme la carte est dessinée.

form-form = Forme
form-areas = Aplats
form-pair = Deux données croisées
form-circles = Cercles
form-dots = Points
form-heat = Densité
form-second = Croisée avec
form-mass = De quoi
form-voters = Inscrits
form-doors = Portes
form-points-of = Points de { $name }
form-each = Un point pour
form-reach = Étalement
form-by-people = Plus pâle où l’on est peu
form-by-people-hint = Les bureaux de peu d’inscrits s’effacent, pour que les grands espaces vides ne dominent pas la carte
form-middle = Autour de
form-middle-auto = Zéro si signes opposés
form-middle-none = Pas de milieu
form-middle-zero = Zéro
form-middle-average = La moyenne
form-middle-half = 50 %
form-over = Parmi
form-over-all = Tous les bureaux
form-over-selection = La sélection
form-over-view = Ce qui est à l’écran
form-histogram-hint = Glissez sur les barres pour sélectionner, glissez un repère pour déplacer la limite d’une classe
form-histogram-name = Barres : combien de bureaux ont quelle valeur

form-no-voters = Les inscrits ne sont pas connus : associez d’abord un tableau de résultats
form-no-doors = Les portes ne sont pas connues : ajoutez d’abord un fichier d’adresses
form-no-counts = « { $name } » ne compte rien au-dessus de zéro
form-no-points = { $name } n’a pas de points
form-points-as-surface = Des lieux ne se dessinent qu’en densité

legend-dot = { $n } chacun
legend-pale = Plus pâle sous { $n } inscrits
