# Le dossier, son historique, ses tâches, et ce qui peut y échouer

action-set-name = Renommer le projet
action-add-source = Ajouter « { $name } »
action-change-source = Changer la lecture de « { $name } »
action-repoint = Relier « { $name } » à un autre fichier
action-remove-source = Retirer « { $name } »
action-apply-recipe = Appliquer une recette
action-set-indicator = Définir l’indicateur « { $name } »
action-remove-indicator = Retirer l’indicateur « { $name } »
action-add-term = Ajouter un terme
action-remove-term = Retirer un terme
action-set-weight = Changer un poids
action-set-scale = Changer une échelle
action-toggle-lock = Verrouiller ou libérer un terme
action-toggle-mute = Taire ou rétablir un terme
action-toggle-solo = Isoler un terme
action-set-missing = Changer la part manquante admise
action-set-shading = Changer les couleurs
action-save-target = Enregistrer la sélection « { $name } »
action-remove-target = Retirer la sélection « { $name } »
action-set-operation = Modifier l’opération
action-cut-turfs = Découper les parcours
action-clear-turfs = Effacer les parcours
action-set-basemap = Changer le fond de carte

job-open-project = Ouverture du projet
job-read = Lecture de { $name }
job-keys = Recherche de clés pour { $name }
job-locate = Placement des adresses
job-situate = Superposition de { $name } et des bureaux
job-cut = Découpage des parcours
job-terrain = Préparation des rues pour la modification
job-print = Impression des dossiers
job-check-packets = Vérification des dossiers
job-export-map = Écriture de la carte
job-export-atlas = Écriture de l’atlas

news-stopped = Arrêté : { $job }
news-turfs-cut = { $turfs ->
    [one] { $turfs-text } parcours est prêt
   *[other] { $turfs-text } parcours sont prêts
}

problem-not-readable = Impossible d’ouvrir { $file } : { $reason }
problem-not-readable-hint = Vérifiez que le fichier est toujours là et que vous pouvez le lire, ou indiquez où il se trouve maintenant.
problem-not-understood = Impossible de comprendre { $file } : { $reason }
problem-not-understood-hint = Vérifiez que c’est le bon fichier et qu’il est complet. Si l’encodage, le séparateur ou la ligne de titres a été mal deviné, précisez-le.
problem-missing-sidecar = Il manque { $missing } à côté de { $file }
problem-missing-sidecar-hint = Un shapefile se compose de plusieurs fichiers : placez { $missing } dans le même dossier, ou ouvrez le zip d’origine.
problem-no-part = { $file } n’a ni couche ni feuille nommée « { $part } »
problem-no-part-hint = On y trouve : { $known }
problem-empty = { $file } est vide
problem-empty-hint = Vérifiez que l’export ou le téléchargement est complet, ou choisissez une autre couche ou feuille.
problem-newer-version = { $file } a été enregistré par un Arpent plus récent (version de fichier { $version })
problem-newer-version-hint = Installez la dernière version d’Arpent pour l’ouvrir. Le fichier n’a pas été modifié.
problem-damaged = { $file } est abîmé à la ligne { $line } : { $reason }
problem-damaged-hint = Corrigez cette ligne dans un éditeur de texte, ou ouvrez une copie antérieure. Le fichier n’a pas été modifié.
problem-cancelled = Arrêté avant la fin
problem-cancelled-hint = Rien n’a changé. Relancez quand vous voulez.
problem-not-written = Impossible d’écrire { $file } : { $reason }
problem-not-written-hint = Libérez de la place ou choisissez un autre dossier. Le contenu précédent du fichier est intact.
problem-not-written-name = Choisissez un autre nom, ou déplacez ce qui s’y trouve.
problem-not-written-folder = Choisissez un dossier qui existe et où vous avez le droit d’écrire. Le contenu précédent du fichier est intact.
refused-not-found = ce fichier ou ce dossier n’existe pas
refused-denied = vous n’en avez pas le droit
refused-read-only = le disque est en lecture seule
refused-full = le disque est plein
refused-file-there = un fichier porte déjà ce nom
refused-folder-there = c’est un dossier
refused-name = aucun fichier ne peut porter ce nom
refused-busy = un autre programme l’utilise
refused-timed-out = pas de réponse
refused-picture-ending = une image est en .png, .svg ou .pdf
refused-otherwise = { $reason }
problem-no-thread = Impossible de lancer la tâche : { $reason }
problem-no-thread-hint = Fermez d’autres programmes, puis réessayez.
problem-name-taken = « { $name } » est déjà le nom d’une source
problem-name-taken-hint = Choisissez un autre nom.
problem-no-such = « { $name } » n’existe pas
problem-no-such-hint = Vérifiez le nom : le projet a peut-être changé.

problem-key-column = Il n’y a pas de colonne « { $column } »
problem-key-column-hint = Écrivez la colonne comme dans le fichier, majuscules et accents compris.
problem-key-syntax = Clé illisible : { $reason }
problem-key-syntax-hint = Écrivez un nom de colonne, un modèle comme {"{"}dep:02{"}"}{"{"}com:03{"}"}_{"{"}bureau:04{"}"}, ou une formule qui commence par =.
problem-formula-syntax = Formule illisible : { $reason }
problem-formula-syntax-hint = Écrivez une expression SQL, par exemple 100 * t1."votants" / t1."inscrits".
problem-formula-source = La formule utilise « { $source } », absente du projet
problem-formula-source-hint = Ajoutez le fichier sous le nom { $source }, ou changez la formule.
problem-formula-column = « { $source } » n’a pas de colonne « { $column } »
problem-formula-column-hint = Écrivez la colonne comme dans le fichier, entre guillemets droits, majuscules et accents compris.
problem-formula-number = La formule ne donne pas de nombre : { $reason }
problem-formula-number-hint = Elle doit donner un nombre par bureau de vote.

problem-target-syntax = « { $text } » n’est pas une sélection
problem-target-syntax-hint = Écrivez all, top 20%, top 12, until 2000 doors, codes A,B, ou le nom d’une sélection enregistrée.
problem-no-target = Aucune sélection n’est enregistrée sous le nom « { $name } »
problem-no-target-hint = Écrivez all, top 20%, top 12, until 2000 doors, codes A,B, ou le nom d’une sélection enregistrée.
problem-no-precinct = Aucun bureau de vote n’a le code { $code }
problem-no-precinct-hint = Écrivez les codes comme dans le fichier des bureaux, zéros de tête compris.
problem-no-scores = Aucun bureau de vote n’a encore de score
problem-no-scores-hint = Appliquez d’abord une recette, ou ajoutez des termes au barème.
problem-no-addresses = Il n’y a pas d’adresses où aller
problem-no-addresses-hint = Ajoutez un fichier d’adresses : la base adresse nationale (BAN) de la commune, ou une couche de points.
problem-cut-no-doors = La sélection n’a aucune adresse avec des portes
problem-cut-no-doors-hint = Choisissez plus de bureaux de vote, ou vérifiez que les adresses s’y trouvent.
problem-cut-too-far = Depuis le lieu de rendez-vous, même les portes les plus proches sont à { $minutes } minutes de marche aller-retour ; les binômes ont { $there } minutes
problem-cut-too-far-hint = Choisissez un lieu de rendez-vous proche de la sélection, ou plus de temps.
problem-no-turfs = Il n’y a pas encore de parcours
problem-no-turfs-hint = Choisissez d’abord une sélection et découpez-la en parcours.
problem-no-such-packet = Le plan n’a pas ce dossier
problem-no-such-packet-hint = Il a { $packets ->
    [one] { $packets-text } dossier
   *[other] les dossiers 1 à { $packets-text }
}.
problem-template = Le modèle de dossier est inutilisable : { $reason }
problem-template-hint = Corrigez le modèle, ou imprimez avec le nôtre. Aucun fichier n’a été modifié.
problem-printed-without-basemap = Imprimé sans le fond de carte : { $reason }
problem-printed-without-tiles = Des cartes sont imprimées sans le fond de carte : son serveur n’a pas répondu
problem-no-precincts = Il n’y a pas encore de bureaux de vote
problem-no-precincts-hint = Ouvrez d’abord le fichier des contours des bureaux.

target-all = tous les bureaux
target-top-share = les { $share } les meilleurs
target-top-count = les { $n-text } meilleurs
target-until-doors = les meilleurs, jusqu’à { $n-text } portes
target-codes = { $n ->
    [one] { $n-text } bureau
   *[other] { $n-text } bureaux
}
