# Où se retrouvent les binômes
meeting-points = Lieux de rendez-vous
meeting-points-hint = Un binôme part du plus proche de son parcours
meeting-show = Montrer sur la carte
meeting-another = Un autre, sur la carte
meeting-click = Cliquez sur la carte
meeting-name = Nom ou adresse du lieu de rendez-vous { $n-text }
meeting-name-usual = Nom ou adresse
meeting-degrees = Latitude et longitude du lieu de rendez-vous { $n-text }
meeting-add = Ajouter un lieu de rendez-vous
meeting-remove = Retirer le lieu de rendez-vous { $n-text }
meeting-letter = R
meeting-not-degrees = Écrivez un lieu par latitude et longitude : 47.76, 4.74
meeting-nowhere = On ne sait pas où les binômes se retrouvent
meeting-nowhere-hint = Dites où les binômes se retrouvent : l’aller et le retour comptent dans leur temps.
meeting-moved = Les parcours ont été découpés pour d’autres lieux de rendez-vous
meeting-words = Où l’on se retrouve, en mots

helpers = Qui vient
helpers-said = { $n ->
    [one] { $n-text } personne
   *[other] { $n-text } personnes en binômes
}, { $hours } h chacune, { $evenings ->
    [one] { $evenings-text } soirée
   *[other] { $evenings-text } soirées
}
helpers-hours = Les binômes sortent d’une demi-heure à 12 heures
helpers-hours-hint = Dites combien de temps ils sont dehors par soirée, par exemple --hours 2.5.
