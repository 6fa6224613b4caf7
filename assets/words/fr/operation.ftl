# operation: what it is for, when, with whom

operation-kind-register = Inscription sur les listes
operation-kind-vote = Mobilisation pour le vote
operation-kind-persuade = Conviction
operation-kind-leaflets = Distribution de tracts
operation-purpose-register = aider les habitants à s’inscrire sur les listes électorales.
operation-purpose-vote = rappeler le scrutin aux habitants, et comment voter par procuration.
operation-purpose-persuade = échanger avec les habitants sur l’élection.
operation-purpose-leaflets = déposer notre tract dans chaque boîte aux lettres.

operation-kind = But
operation-slots = Dates et heures
operation-crews = Binômes
operation-line = { $name } : { $text }
operation-nothing = Rien n’est encore dit de l’opération.

# The dialog
operation-edit = Dates, binômes, notice…
operation-title = Opération
operation-use = Garder
operation-kind-none = Non précisé
operation-slots-hint = La première soirée d’un plan prend la première de ces dates, la deuxième la suivante
operation-slot-add = Ajouter une soirée
operation-slot-date = Jour de la soirée { $n-text }
operation-slot-from = Soirée { $n-text }, de
operation-slot-until = Soirée { $n-text }, à
operation-slot-remove = Retirer la soirée { $n-text }
operation-not-a-slot = Écrivez les jours comme 2026-03-14 et les heures comme 18:00
operation-crews-hint = Des numéros ou des lieux, jamais le nom d’un particulier. Les parcours d’une soirée leur reviennent dans cet ordre.
operation-crew-add = Ajouter un binôme
operation-crew-usual = Binôme { $n-text }
operation-crew-name = Nom du binôme { $n-text }
operation-crew-phone = Téléphone du binôme { $n-text }
operation-crew-remove = Retirer le binôme { $n-text }
operation-nameless-crew = Chaque binôme doit avoir un nom
operation-notice = Notice des droits
operation-notice-hint = Vide : qui, pourquoi, sur quel fondement, ce qui est noté, d’où vient l’adresse, comment s’opposer et jusqu’à quand, remplis d’après l’opération
operation-done-days = Jours avant de revoir une porte faite
operation-done-days-hint = Une porte faite n’est pas revue pendant ce temps ; une porte qui s’oppose, jamais
