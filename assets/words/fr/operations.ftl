# operations: several of them in a project

ops-menu = Opération : { $name }
ops-nameless = Opération sans nom
ops-closed = { $name } (clôturée)
ops-add = Nouvelle opération…
ops-duplicate = Dupliquer cette opération…
ops-close = Clôturer cette opération
ops-reopen = Rouvrir cette opération
ops-remove = Supprimer cette opération…
ops-edit = Dates, binômes, notice…
ops-use = Aller à { $name }
ops-beside = opération
ops-new-title = Nouvelle opération
ops-duplicate-title = Dupliquer { $name }
ops-duplicate-hint = Ses mots et ses binômes, sans ses parcours
ops-name = Nom de l’opération
ops-begin = Commencer
ops-remove-title = Supprimer { $name } ?
ops-remove-hint = { $n ->
    [one] Son parcours part avec elle. Annuler ramène les deux.
   *[other] Ses { $n-text } parcours partent avec elle. Annuler les ramène.
}
ops-remove-do = Supprimer
ops-closed-already = Elle est déjà clôturée
ops-not-closed = Elle n’est pas clôturée
ops-only-one = C’est la seule

ops-action-add = Nouvelle opération { $name }
ops-action-use = Aller à l’opération { $name }
ops-action-close = Clôturer l’opération { $name }
ops-action-reopen = Rouvrir l’opération { $name }
ops-action-duplicate = Dupliquer l’opération sous le nom { $name }
ops-action-remove = Supprimer l’opération { $name }

ops-listed = { $name } · { $n ->
    [0] sans parcours
   *[other] { $n-text } parcours
}
ops-listed-closed = { $line } · clôturée
ops-listed-at-hand = { $line } · en cours
ops-listed-both = { $line } · clôturée · en cours

ops-no-name = Une opération doit avoir un nom
ops-no-name-hint = Donnez-lui-en un qu’aucune autre n’a.
ops-taken = Il y a déjà une opération { $name }
ops-taken-hint = Donnez-lui un autre nom.
ops-no-such = Il n’y a pas d’opération { $name }
ops-no-such-hint = Il y a : { $known }
ops-shared = L’opération { $name } a des parcours dans { $n ->
    [one] le bureau { $precincts }
   *[other] { $n-text } de ces bureaux ({ $precincts })
}
ops-shared-hint = Personne n’est sollicité pour deux opérations à la fois. Clôturez { $name } quand elle est finie, ou laissez ces bureaux hors de la cible.
ops-is-closed = L’opération { $name } est clôturée : ses parcours restent tels quels
ops-is-closed-hint = Rouvrez-la, ou commencez-en une nouvelle.
ops-overtaken = Une autre opération est ouverte entre-temps : les parcours n’ont pas été gardés
