# Les scènes, et leur présentation devant une salle.

scene-action-add = Ajouter la scène « { $title } »
scene-action-change = Changer la scène « { $title } »
scene-action-move = Déplacer la scène { $n-text }
scene-action-remove = Retirer la scène { $n-text }
scene-action-take-up = Aller à la scène { $n-text }

scene-scenes = Scènes
scene-close = Fermer les scènes
scene-none = Une scène garde la carte telle que vous la voyez, pour une réunion : lieu, couleurs, poids, sélection
scene-do-add = Ajouter ce qui est affiché
scene-new-title = Scène { $n-text }
scene-title-of = Titre de la scène { $n-text }
scene-note-of = Note de la scène { $n-text }
scene-note-hint = Ce que vous voulez dire, pour vous seul
scene-go-to = Y aller
scene-go-to-named = Aller à la scène { $n-text } : { $title }
scene-update = Mettre à jour
scene-update-named = Mettre ce qui est affiché dans la scène { $n-text } : { $title }
scene-up-named = Montrer plus tôt la scène { $n-text } : { $title }
scene-down-named = Montrer plus tard la scène { $n-text } : { $title }
scene-remove-named = Retirer la scène { $n-text } : { $title }

scene-do-present-apart = Présenter dans une fenêtre pour le public
scene-do-console = Afficher ou masquer le pupitre
scene-not-presenting = Le pupitre n’existe que pendant une présentation
scene-audience = Arpent : pour le public
scene-console-key = Pupitre (C)
scene-hide-console = Masquer (C)
scene-of = Scène { $n-text } sur { $of-text }
scene-none-to-show = Aucune scène : la carte telle qu’elle est
scene-previous = Précédente
scene-next = Suivante
scene-then = Ensuite : { $title }
scene-last = C’est la dernière scène
scene-freeze = Figer l’image du public
scene-unfreeze = Laisser le public suivre
scene-frozen = Le public garde sa dernière image
scene-note = Note
scene-what-if = Et si
scene-what-if-hint = Change ce que voit la salle ; votre projet reste tel quel
scene-as-saved = Revenir à la scène enregistrée
