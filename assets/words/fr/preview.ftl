# La carte telle que d’autres yeux la voient

preview-menu = Vision des couleurs
preview-do = Voir la carte { $vision }
preview-line = Carte { $vision }, sur cet écran seulement
preview-end = Revoir les couleurs (Échap)
preview-deuteranopia = comme avec une deutéranopie (vert)
preview-protanopia = comme avec une protanopie (rouge)
preview-tritanopia = comme avec une tritanopie (bleu)
preview-greys = en gris, comme imprimée sans couleurs
