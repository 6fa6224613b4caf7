# Modifier les parcours à la main : le nom d’une modification dans l’historique
edit-action-move = { $n ->
    [one] Déplacer { $n-text } adresse vers le parcours { $turf-text }
   *[other] Déplacer { $n-text } adresses vers le parcours { $turf-text }
}
edit-action-new = { $n ->
    [one] Faire un parcours de { $n-text } adresse
   *[other] Faire un parcours de { $n-text } adresses
}
edit-action-out = { $n ->
    [one] Retirer { $n-text } adresse
   *[other] Retirer { $n-text } adresses
}
edit-action-merge = Fusionner les parcours { $turfs }
edit-action-split = Diviser le parcours { $n-text } en { $parts-text }
edit-action-rename = Renommer le parcours { $n-text }
edit-action-lock = Verrouiller le parcours { $n-text }
edit-action-unlock = Déverrouiller le parcours { $n-text }
edit-action-first = Choisir le départ du parcours { $n-text }
edit-action-last = Choisir l’arrivée du parcours { $n-text }
edit-action-reverse = Inverser le parcours { $n-text }

# Pourquoi les parcours ne peuvent être modifiés ainsi
edit-no-turf = Il n’y a pas de parcours { $n-text }
edit-no-turf-hint = Choisissez un parcours du plan ; un parcours sans adresse a perdu son numéro.
edit-no-address = Il n’y a pas d’adresse { $address }
edit-no-address-hint = Les adresses se désignent par leur code : « address_id » dans le fichier des parcours.
edit-on-no-turf = L’adresse { $address } n’est sur aucun parcours
edit-on-no-turf-hint = Découpez de nouveau avec son bureau dans la cible, ou choisissez une adresse d’un parcours.
edit-on-another-turf = L’adresse { $address } n’est pas sur le parcours { $n-text }
edit-on-another-turf-hint = Un parcours commence et finit à l’une de ses adresses : déplacez-la d’abord.
edit-locked = Le parcours { $n-text } est verrouillé
edit-locked-hint = Déverrouillez-le d’abord.
edit-nothing-to-move = Rien à déplacer : ces adresses y sont déjà
edit-nothing-to-move-hint = Choisissez des adresses d’autres parcours, ou une autre destination.
edit-one-turf = Un seul parcours ne peut être fusionné
edit-one-turf-hint = Choisissez au moins deux parcours.
edit-too-few-addresses = { $addresses ->
    [one] Le parcours { $n-text } a { $addresses-text } adresse : trop peu pour { $parts-text } parts
   *[other] Le parcours { $n-text } a { $addresses-text } adresses : trop peu pour { $parts-text } parts
}
edit-too-few-addresses-hint = Demandez moins de parts ; un immeuble ne se divise pas.
edit-one-part = Un parcours se divise en deux parts au moins
edit-one-part-hint = Demandez 2 parts ou plus.
edit-same-ends = Le parcours { $n-text } commencerait et finirait à la même adresse
edit-same-ends-hint = Choisissez une autre adresse pour l’un des bouts.
edit-no-streets = Les rues qui ont servi à mesurer ces parcours ne sont plus là
edit-no-streets-hint = Rouvrez les rues, ou découpez de nouveau les parcours.
edit-overtaken = Les parcours ont changé entre-temps : ils n’ont pas été modifiés
edit-overtaken-hint = Demandez-le encore une fois.

# Ce qu’un parcours est devenu
edit-turf-now = Parcours { $n-text } · { $doors-text } portes · { $minutes } min · { $metres } m · { $parts ->
    [one] d’un seul tenant
   *[other] en { $parts-text } morceaux
}
edit-turf-gone = Le parcours { $n-text } n’est plus ; son numéro est libre

# Modifier les parcours dans la fenêtre
edit-choose-hint = Pour modifier un parcours, choisissez-le ci-dessus ; pour déplacer des portes, choisissez des adresses sur la carte (d’un clic, ou en les entourant) et faites-les glisser sur un autre parcours
edit-chosen = { $n ->
    [one] { $n-text } adresse
   *[other] { $n-text } adresses
}, { $turfs ->
    [0] sur aucun parcours
    [one] d’un parcours
   *[other] de { $turfs-text } parcours
}, { $doors ->
    [one] { $doors-text } porte
   *[other] { $doors-text } portes
}
edit-move-to = Déplacer vers…
edit-new-turf = Nouveau parcours
edit-take-out = Retirer
edit-foreseen = { $n ->
    [one] { $doors } porte
   *[other] { $doors } portes
} · { $minutes } min
edit-pieces = { $n ->
    [one] D’un seul tenant
   *[other] En { $n-text } morceaux : entre eux, on passe devant les portes d’autres parcours
}
edit-preview-waits = Préparation des rues, pour montrer ce que deviennent les parcours…
edit-preview-large = Ces parcours sont grands : ce qu’ils deviennent se verra une fois la chose faite
edit-off-the-mean = { $share } par rapport à la durée moyenne
edit-name = Nom
edit-begin-here = Partir de l’adresse choisie
edit-begin-anywhere = Partir de n’importe où
edit-end-here = Finir à l’adresse choisie
edit-end-anywhere = Finir n’importe où
edit-choose-one = Choisissez une adresse de ce parcours sur la carte
edit-merge-with = Fusionner avec
edit-merge-none = Choisir un parcours
edit-parts = Parts
edit-locked-stays = Il reste tel quel, même si l’on redécoupe la cible
edit-turf-locked = Parcours { $n-text }, verrouillé
edit-lasso = Entourer des adresses
edit-rectangle = Tracer un rectangle sur des adresses
edit-drag-hint = Faites-les glisser sur un parcours de la carte, ou dites ici où elles vont
edit-drag-start = Faites glisser sur un autre parcours
edit-drag-carried = { $n ->
    [one] { $n-text } adresse en main
   *[other] { $n-text } adresses en main
}
edit-drag-nowhere = Lâchez sur un autre parcours pour les y déplacer ; Échap pour renoncer
edit-drag-drop = Lâchez pour les déplacer ; Échap pour renoncer
edit-foreseen-walk = { $metres } m à pied
edit-other-turfs = { $n ->
    [one] et { $n-text } autre parcours
   *[other] et { $n-text } autres parcours
}
