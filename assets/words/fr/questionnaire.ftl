# questionnaire: what is asked at the door

# Its faults
questionnaire-too-many = Le questionnaire a { $n-text } questions : { $most-text } au plus
questionnaire-too-many-answers = La question { $question-text } a { $n-text } réponses : { $most-text } au plus
questionnaire-no-question = La question { $question-text } n’a pas de texte
questionnaire-no-answers = La question { $question-text } n’a pas de réponse
questionnaire-no-answer = La réponse { $answer } à la question { $question-text } n’a pas de texte
questionnaire-nowhere = La réponse { $answer } à la question { $question-text } mène à la question { $to-text }, qui n’existe pas
questionnaire-backwards = La réponse { $answer } à la question { $question-text } revient à la question { $to-text } : une réponse ne mène qu’à une question qui suit
questionnaire-fault-hint = Corrigez le questionnaire, puis recommencez.
questionnaire-file-wrong = « { $file } » n’est pas un questionnaire, ligne { $line-text } : { $reason }
questionnaire-file-wrong-hint = Le fichier est en TOML : un tableau [[question]] avec text et answers pour chaque question, comme dans sample-data/questions.toml.

# In the window
questionnaire-edit = { $n ->
    [0] Questions à poser…
    [one] Une question à poser…
   *[other] { $n-text } questions à poser…
}
questionnaire-title = Questions à la porte
questionnaire-hint = Les quatre premières ont leurs cases sur les feuilles de rue ; un téléphone les pose toutes. Les feuilles déjà imprimées gardent leur version.
questionnaire-language = Rédigé en
questionnaire-in-language = Rédigé en : { $language }
questionnaire-question = Question { $n-text }
questionnaire-question-up = Poser la question { $n-text } plus tôt
questionnaire-question-down = Poser la question { $n-text } plus tard
questionnaire-remove-question = Supprimer la question { $n-text }
questionnaire-add-question = Ajouter une question
questionnaire-answer = Réponse { $answer } à la question { $n-text }
questionnaire-after = Après la réponse { $answer } à la question { $n-text }
questionnaire-remove-answer = Supprimer la réponse { $answer } à la question { $n-text }
questionnaire-add-answer = Ajouter une réponse à la question { $n-text }
questionnaire-then-next = Question suivante
questionnaire-then-question = Aller à la question { $n-text }
questionnaire-then-end = Ne plus rien demander
questionnaire-use = Poser ces questions

# On a phone
questionnaire-form-title = Porte-à-porte
questionnaire-form-packet = Dossier
questionnaire-form-order = Ligne de la feuille de rue
questionnaire-form-order-hint = Le numéro aux deux bouts de la ligne.
questionnaire-form-outcome = À la porte
questionnaire-form-opposes = Ne plus venir à cette adresse
questionnaire-form-note-hint = Pour le prochain passage : un digicode, un chien, un escalier. Ni nom, ni téléphone, ni opinion.
questionnaire-form-yes = Oui
questionnaire-form-no = Non

# In QGIS and QField
questionnaire-stops = Adresses
questionnaire-turfs = Parcours
questionnaire-to-do = à faire
questionnaire-done = fait
questionnaire-address = Adresse

# In the history
questionnaire-action-set = Modifier les questions

# On the command line
questionnaire-set = { $n ->
    [0] Rien n’est demandé à la porte.
    [one] Une question est posée à la porte (version { $version-text }).
   *[other] { $n-text } questions sont posées à la porte (version { $version-text }).
}
