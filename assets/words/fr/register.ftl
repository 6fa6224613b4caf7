# Données personnelles, petits effectifs, origine des données et registre.

data-personal-number = des numéros propres à une personne
data-personal-sensitive = la croyance, la santé, l’appartenance syndicale, l’origine ou l’opinion de personnes

# D’où vient un fichier.

from-all = { $origin } · { $licence }{ $dated }{ $vintage }{ $recognised }
from-nothing = { "" }
from-nobody = Origine non indiquée
from-origin = Origine : { $origin }
from-no-licence = licence non indiquée
from-licence = licence { $licence }
from-dated = { " " }· { $date }
from-vintage = { " " }· découpage { $vintage }
from-recognised = { " " }(reconnu à ses colonnes)
check-hash = SHA-256 { $hash }…
cli-no-households = « { $name } » n’a pas de colonne de nombres « { $column } » pour compter les ménages.
check-no-households = La colonne « { $column } » devrait compter les ménages, mais elle est absente ou sans nombres : elle ne sert pas à masquer les petits effectifs.
cli-no-households-hint = Écrivez la colonne comme dans le fichier, avec ses majuscules et ses accents.

# Petits effectifs.

small-counts = { $n ->
    [0] Données sur les habitants : rien à masquer, aucun bureau n’a moins de { $threshold-text } ménages (comptés par { $column }).
    [one] Données sur les habitants : masquées dans un bureau, pour que rien ne porte sur moins de { $threshold-text } ménages (comptés par { $column }).
   *[other] Données sur les habitants : masquées dans { $n-text } bureaux, pour que rien ne porte sur moins de { $threshold-text } ménages (comptés par { $column }).
}

# Le registre.

register-title = Registre des traitements
register-missing = Reste à compléter par la personne chargée des données
register-not-told = Non indiqué
register-told = { $text }
register-who-and-why = Qui traite, et pourquoi
register-controller = Responsable du traitement
register-contact = Contact
register-operation = Opération
register-objective = Objectif
register-purposes = Finalités
register-purposes-text = Choisir, d’après des chiffres par secteur, les bureaux où les militants sont le plus utiles ; répartir leurs adresses en parcours ; imprimer les listes de portes que les binômes emportent.
register-basis = Base légale
register-basis-text = Intérêt légitime de la campagne à s’adresser aux électeurs (RGPD, article 6, paragraphe 1, f) ; à confirmer par la personne chargée des données.
register-categories = Personnes et catégories de données
register-persons = Personnes concernées
register-persons-text = Les habitants des adresses des bureaux. Aucun n’est nommé ni distingué : la plus petite unité est l’adresse, et les chiffres sur les habitants portent sur des secteurs.
register-addresses = Adresses
register-addresses-text = { $n ->
    [one] Une adresse postale : numéro, voie, position, logements si connus. Aucun nom.
   *[other] { $n-text } adresses postales : numéro, voie, position, logements si connus. Aucun nom.
}
register-results = Résultats électoraux
register-results-text = Résultats officiels par bureau : inscrits, votants, voix par candidat ou liste. Publics ; les noms des candidats en font partie.
register-answers = Réponses à la porte
register-answers-text = { $n ->
    [one] Réponses à une question, notées par adresse si la personne veut bien répondre : « { $questions } ». Elles peuvent révéler une opinion : à valider par la personne chargée des données.
   *[other] Réponses à { $n-text } questions, notées par adresse si la personne veut bien répondre : « { $questions } ». Elles peuvent révéler une opinion : à valider par la personne chargée des données.
}
register-people = Données sur la population
register-people-text = Effectifs et moyennes publiés par secteur (ménages, âges, revenus, logement), ramenés aux bureaux. Les petits effectifs sont masqués, voir plus bas.
register-zones = Zones et lieux
register-zones-text = Contours de secteurs, lieux comme les gares : pas de données personnelles.
register-never = Jamais traité
register-never-text = Noms, adresses électroniques, numéros de téléphone, dates et lieux de naissance, croyance, santé, appartenance syndicale, origine. Une telle colonne est refusée à la lecture du fichier, sans exception.
register-recipients = Destinataires et transferts
register-crews = Binômes
register-crews-text = Chaque binôme reçoit sur papier les adresses de son parcours. Les fichiers destinés à d’autres logiciels contiennent les mêmes adresses, ou des chiffres par bureau.
register-leaves = Ce qui quitte l’ordinateur
register-leaves-nothing = Rien. Le logiciel fonctionne sans compte et sans réseau.
register-leaves-tiles = Les demandes de tuiles du fond de carte, qui indiquent au serveur la zone regardée et l’adresse internet de l’ordinateur ; ni fichier ni chiffre. Où se trouve ce serveur est à vérifier auprès de qui l’exploite.
register-retention = Conservation
register-destroy = Papier et données de terrain
register-destroy-by = Détruits au plus tard le { $date } ; la date est imprimée sur chaque dossier.
register-destroy-unset = Aucune date n’est fixée.
register-objections = Oppositions
register-objections-text = Chacun peut s’opposer, à la porte ou auprès du contact ci-dessus ; l’adresse est alors retirée du fichier d’adresses.
register-suppression = Petits effectifs et colonnes refusées
register-rule = Règle
register-rule-text = Un chiffre qui porte sur les habitants de moins de 11 ménages, ou du seuil qu’indique la source, n’est ni montré ni exporté ; d’autres sont masqués avec lui pour qu’il ne se déduise pas d’un total. Les nombres de logements et de voix ne sont pas concernés.
register-refused = Colonnes refusées
register-refused-none = Aucun fichier n’a de colonne sur des personnes.
register-measures = Sécurité et organisation
register-local = Fichiers locaux
register-local-text = Les fichiers restent sur l’ordinateur de qui prépare l’opération ; le fichier du projet contient des décisions et l’emplacement des fichiers, sans les recopier.
register-areas = Des secteurs, pas des personnes
register-areas-text = Aucun score, aucune liste, aucune carte ne porte sur une personne ou un ménage.
register-paper = Papier
register-paper-text = Chaque dossier porte la notice des droits (qui, pourquoi, d’où vient l’adresse, comment s’opposer) et la date de destruction ; les dossiers sont numérotés et remis contre une liste.
register-traced = Traçabilité
register-traced-text = Chaque fichier est inscrit avec son SHA-256 ; un fichier qui a changé est signalé. Les mêmes fichiers donnent les mêmes résultats.
register-sources = Sources et licences
register-column-name = Nom
register-column-file = Fichier
register-column-role = Usage
register-column-origin = Origine
register-column-licence = Licence
register-column-dated = Date
register-column-vintage = Découpage
register-recognised = { $origin } (reconnu à ses colonnes)
register-gap-campaign = Nom de la campagne (responsable du traitement)
register-gap-contact = Contact, notamment pour les oppositions
register-gap-objective = Objectif de l’opération
register-gap-destroy = Date de destruction du papier et des données de terrain
register-gap-licence = Licence de la source « { $name } »
cli-register-ending-hint = Utilisez .pdf ou .csv, ou - pour du CSV sur la sortie standard.

# Dans la fenêtre.

window-do-export-register = Écrire le registre et les sources…
window-register-file = registre.pdf
window-hash = SHA-256 { $hash }
window-origin = D’où il vient
window-origin-who = Origine
window-origin-licence = Licence
window-origin-dated = Date
window-origin-vintage = Découpage
window-households = Colonne des ménages
window-households-none = aucune trouvée
window-threshold = Au moins
window-too-few = moins de { $n-text } ménages
window-gives-away = masqué avec un plus petit
