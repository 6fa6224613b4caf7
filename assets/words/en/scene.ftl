# Scenes, and showing them to a room.

scene-action-add = Add the scene “{ $title }”
scene-action-change = Change the scene “{ $title }”
scene-action-move = Move scene { $n-text }
scene-action-remove = Remove scene { $n-text }
scene-action-take-up = Go to scene { $n-text }

scene-scenes = Scenes
scene-close = Close the scenes
scene-none = A scene keeps the map as you see it now, for a meeting: place, colours, weights, selection
scene-do-add = Add what is shown now
scene-new-title = Scene { $n-text }
scene-title-of = Title of scene { $n-text }
scene-note-of = Note of scene { $n-text }
scene-note-hint = What you want to say, for your eyes only
scene-go-to = Go to
scene-go-to-named = Go to scene { $n-text }: { $title }
scene-update = Update
scene-update-named = Have scene { $n-text } show what is shown now: { $title }
scene-up-named = Show scene { $n-text } earlier: { $title }
scene-down-named = Show scene { $n-text } later: { $title }
scene-remove-named = Remove scene { $n-text }: { $title }

scene-do-present-apart = Present in a window for the audience
scene-do-console = Show or hide the console
scene-not-presenting = The console is there while you present
scene-audience = Arpent: for the audience
scene-console-key = Console (C)
scene-hide-console = Hide (C)
scene-of = Scene { $n-text } of { $of-text }
scene-none-to-show = No scene: the map as it is
scene-previous = Previous
scene-next = Next
scene-then = Then: { $title }
scene-last = This is the last scene
scene-freeze = Freeze the audience
scene-unfreeze = Let the audience follow
scene-frozen = The audience keeps its last picture
scene-note = Note
scene-what-if = What if
scene-what-if-hint = Moves what the room sees; your project stays as it is
scene-as-saved = Back to the scene as saved
