# packet: what a crew carries, and the list for the room

# Cover
packet-title = Dossier de parcours
packet-number = Dossier { $number-text } sur { $of-text }
packet-precincts = { $n ->
    [one] Bureau de vote
   *[other] Bureaux de vote
}
packet-doors = portes
packet-registered = inscrits environ
packet-time = marche et échanges
packet-length-by-streets = à pied, par les rues
packet-length-straight = à pied, vol d’oiseau × { $factor }
packet-start = Départ
packet-end = Arrivée
packet-why = Pourquoi ici
packet-return-by = À rendre le
packet-destroy-by = À détruire le
packet-contact = Organisation
packet-crew = Binôme
packet-phone = Téléphone
packet-when = Date et heure
packet-meeting = Point de rendez-vous
packet-buildings = immeubles à étages
packet-one-address = une adresse
packet-way = Dont { $time } pour l’aller et le retour depuis le point de rendez-vous.
packet-hash = Tirage

# Map
packet-map = Plan
packet-map-outline = autour des adresses
packet-map-barrier = infranchissable
packet-map-note = Les numéros sont les lignes des feuilles de rue. Les traits relient les adresses : traversez où c’est sûr.

# Street sheets
packet-sheets = Feuilles de rue
packet-page = page
packet-side-odd = côté impair
packet-side-even = côté pair
packet-side-both = les deux côtés en alternance
packet-side-odd-left = les deux côtés, impairs à gauche
packet-side-odd-right = les deux côtés, impairs à droite
packet-side-unnumbered = sans numéro
packet-range = du { $from } au { $to }
packet-range-one = numéro { $number }
packet-numbers-rising = numéros croissants
packet-numbers-falling = numéros décroissants
packet-numbers-mixed = suivre l’ordre
packet-towards-north = vers le nord
packet-towards-north-east = vers le nord-est
packet-towards-east = vers l’est
packet-towards-south-east = vers le sud-est
packet-towards-south = vers le sud
packet-towards-south-west = vers le sud-ouest
packet-towards-west = vers l’ouest
packet-towards-north-west = vers le nord-ouest
packet-how-to-tick = Une porte : cochez une case. Plusieurs portes : écrivez combien dans chaque case.
packet-column-order = Nº
packet-column-number = numéro
packet-column-complement = escalier, étage, portail
packet-column-doors = portes
packet-column-opened = ouvert
packet-column-absent = absent
packet-column-refused = refusé
packet-column-later = plus tard
packet-column-no-access = pas d’accès
packet-column-conversations = échanges
packet-column-leaflets = tracts
packet-column-opposed = ne plus venir
packet-column-note = note pratique
packet-page-total = total de la page
packet-continued = suite
packet-column-question = Q{ $n-text }

# Building sheets
packet-see-building = voir sa fiche
packet-building = Fiche immeuble
packet-building-row = ligne { $n-text } des feuilles de rue
packet-building-doors = { $n ->
    [one] { $n-text } porte attendue
   *[other] { $n-text } portes attendues
}
packet-building-part = fiche { $part-text } sur { $of-text }
packet-share-staircases = Plusieurs binômes se partagent cet immeuble : restez dans vos escaliers, comptés depuis l’entrée sur rue.
packet-share-parts = { $of-text } binômes se partagent cet immeuble. Divisez ses escaliers (s’il n’y en a qu’un, ses étages, en partant du haut) en { $of-text } parts égales et prenez la part qui porte votre numéro.
packet-building-empty = Étages et portes ne sont pas connus : commencez en haut, prenez les lignes qu’il faut, comptez les portes depuis la gauche en sortant de l’escalier.
packet-building-letters = Dans la case de chaque porte : O ouvert · A absent · R refusé · P plus tard · X pas d’accès · barrez la case : ne plus venir.
packet-building-answers = Puis les réponses : 1A 2C.
packet-building-staircase = Escalier, bâtiment
packet-building-access = Accès (portail, interphone, ascenseur ; ni code ni nom)
packet-building-ground = RdC
packet-building-floor = étage
packet-building-floor-done = étage fait
packet-building-block-done = bâtiment fait
packet-building-letterboxes-done = boîtes aux lettres faites
packet-building-total = Totaux, à reporter sur la feuille de rue

# Questions
packet-questions = Questions (version { $version-text })
packet-how-to-answer = Réponses : entourez la lettre. Plusieurs portes : un trait à côté de la lettre pour chaque réponse.
packet-questions-others = À partir de la question { $n-text }, pas de case sur les feuilles de rue : notez la réponse sur le téléphone.
packet-answer-to = → question { $n-text }
packet-answer-to-end = → fin

# Script and rights
packet-script = À la porte
packet-script-hello = Bonsoir ! Nous sommes bénévoles pour { $campaign }. Nous passons voir tout le monde dans la rue. Avez-vous deux minutes ?
packet-script-hello-plain = Bonsoir ! Nous sommes des bénévoles du quartier. Nous passons voir tout le monde dans la rue. Avez-vous deux minutes ?
packet-script-question-1 = 1. Qu’est-ce que vous aimeriez voir changer ici ?
packet-script-question-2 = 2. Êtes-vous inscrit sur les listes électorales à cette adresse ?
packet-script-question-3 = 3. Irez-vous voter ? Si vous êtes absent ce jour-là, connaissez-vous la procuration ?
packet-script-register-1 = 1. Êtes-vous inscrit sur les listes électorales à cette adresse ?
packet-script-register-2 = 2. Savez-vous comment vous inscrire, et jusqu’à quand ? Nous pouvons vous montrer : cela prend cinq minutes.
packet-script-vote-1 = 1. Irez-vous voter ?
packet-script-vote-2 = 2. Si vous êtes absent ce jour-là, savez-vous à qui donner procuration ?
packet-script-persuade-1 = 1. Qu’est-ce que vous aimeriez voir changer ici ?
packet-script-persuade-2 = 2. Qu’est-ce qui décidera de votre vote ? Pouvons-nous vous dire ce que nous proposons ?
packet-script-leaflets-1 = Un tract par boîte aux lettres, aucun là où un autocollant refuse la publicité. Si quelqu’un est là, donnez-le en main propre et dites qui nous sommes.
packet-script-thanks = Merci, et bonne soirée. Si vous préférez qu’on ne repasse pas, dites-le-nous : nous le notons et ne revenons pas.
packet-rights = Vos droits
packet-rights-intro = À montrer ou à lire à toute personne qui le demande.
packet-rights-who = Qui
packet-rights-who-text = { $campaign }, responsable du traitement. Contact : { $contact }.
packet-rights-why = Pourquoi
packet-rights-why-text = Porte-à-porte : { $objective } Fondement : l’intérêt légitime de la campagne à s’adresser aux électeurs (RGPD, article 6.1.f).
packet-rights-what = Ce qui est noté
packet-rights-noted = Pour une adresse, si la porte s’est ouverte ; aucun nom, téléphone, courriel ni opinion. Seule l’équipe de campagne y a accès ; rien n’est transmis à d’autres.
packet-rights-noted-answers = Pour une adresse, si la porte s’est ouverte et, si vous voulez bien répondre, la lettre de vos réponses ; répondre est facultatif. Aucun nom, téléphone ni courriel. Seule l’équipe de campagne y a accès ; rien n’est transmis à d’autres.
packet-rights-from = D’où vient l’adresse
packet-rights-from-text = { $source }. Ce sont des numéros dans des rues, sans aucun nom. Les bureaux de vote sont choisis d’après les résultats officiels et les statistiques publiques de secteurs entiers.
packet-rights-from-public = Listes publiques d’adresses
packet-rights-object = Comment s’opposer
packet-rights-object-text = En le disant à la porte, ou au contact ci-dessus, sans donner de raison : l’adresse ne figure plus sur aucune feuille. Vous pouvez aussi demander l’accès, la rectification, la limitation ou l’effacement de ce qui est noté pour elle, et saisir la CNIL (cnil.fr).
packet-rights-until = Jusqu’à quand
packet-rights-until-text = Ces feuilles et ce qui y est noté sont détruits au plus tard le { $date }.
packet-rights-until-blank = jour indiqué en couverture
packet-rights-campaign-blank = La campagne indiquée en couverture
packet-rights-contact-blank = le numéro indiqué en couverture
packet-rights-objective-blank = rencontrer les habitants.

# Return slip
packet-slip = Fiche de retour
packet-slip-note = À remplir à la fin, totaux sur tout le dossier. Cette fiche suffit à elle seule.
packet-slip-date = Date
packet-slip-from = De (heure)
packet-slip-until = À (heure)
packet-slip-knocked = portes frappées
packet-slip-consents = d’accord pour être recontactés (nombre seul)
packet-slip-totals = Réponses, toutes pages additionnées
packet-slip-rows-opposed = Lignes où ne plus venir
packet-slip-rows-left = Lignes non faites
packet-slip-incidents = Incidents, adresses fausses, à savoir pour la prochaine fois

# Wall map
packet-wall-total = { $packets-text } dossiers, { $doors-text } portes
packet-wall-note = Chaque numéro est un dossier : son trajet, dans sa couleur. { $meeting } : où l’on se retrouve. Hachuré : fait.

# Master list
packet-master = Dossiers
packet-master-total = { $packets-text } dossiers, { $doors-text } portes, { $time }
packet-master-packet = dossier
packet-master-precincts = bureaux
packet-master-start = départ
packet-master-doors = portes
packet-master-minutes = durée
packet-master-metres = longueur
packet-master-crew = binôme
packet-master-out = sorti
packet-master-in = rendu
packet-master-left-out = Sur aucun dossier : { $list }.
packet-left-out-not-located = { $n-text } sans position
packet-left-out-outside-precincts = { $n-text } hors de tout bureau
packet-left-out-outside-target = { $n-text } hors de la sélection
packet-left-out-later = { $n-text } pour un autre soir
packet-left-out-taken-out = { $n ->
    [one] { $n-text } retirée à la main
   *[other] { $n-text } retirées à la main
}
packet-left-out-no-doors = { $n-text } sans porte

# Where the addresses come from
packet-source-ban = Base Adresse Nationale ({ $file })
packet-source-osm = OpenStreetMap, la carte libre que chacun peut compléter (© ses contributeurs, { $file })
packet-source-file = Le fichier d’adresses { $file }
