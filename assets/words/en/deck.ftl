# Slides: a page a scene

deck-job = Writing the slides
deck-none = There is no scene to make a slide of
deck-none-hint = Open the scenes and add what is shown now; each scene becomes a slide.
deck-note-of = Note: { $title }
deck-note-elsewhere = The note is on the next page
deck-ending-hint = Slides are written as .pdf.

deck-kind = Slides (PDF)
deck-size-screen = Screen, 16:9
deck-with-notes = Notes below the maps
deck-of = { $n ->
    [0] There is no scene yet: add what is shown now to the scenes first
    [one] One slide: the project has one scene
   *[other] { $n-text } slides, one for each scene
}
