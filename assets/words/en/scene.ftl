# Scenes, and showing them to a room.

scene-action-add = Add the scene “{ $title }”
scene-action-change = Change the scene “{ $title }”
scene-action-move = Move scene { $n-text }
scene-action-remove = Remove scene { $n-text }
scene-action-take-up = Go to scene { $n-text }
