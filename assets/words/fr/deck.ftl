# Le diaporama : une page par scène

deck-job = Écriture du diaporama
deck-none = Il n’y a aucune scène à mettre en diapositive
deck-none-hint = Ouvrez les scènes et ajoutez ce qui est affiché ; chaque scène devient une diapositive.
deck-note-of = Note : { $title }
deck-note-elsewhere = La note est à la page suivante
deck-ending-hint = Un diaporama s’écrit en .pdf.

deck-kind = Diaporama (PDF)
deck-size-screen = Écran, 16:9
deck-with-notes = Notes sous les cartes
deck-of = { $n ->
    [0] Aucune scène pour le moment : ajoutez d’abord aux scènes ce qui est affiché
    [one] Une diapositive : le projet a une scène
   *[other] { $n-text } diapositives, une par scène
}
