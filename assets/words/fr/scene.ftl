# Les scènes, et leur présentation devant une salle.

scene-action-add = Ajouter la scène « { $title } »
scene-action-change = Changer la scène « { $title } »
scene-action-move = Déplacer la scène { $n-text }
scene-action-remove = Retirer la scène { $n-text }
scene-action-take-up = Aller à la scène { $n-text }
