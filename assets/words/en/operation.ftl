# operation: what it is for, when, with whom

operation-kind-register = Registration
operation-kind-vote = Get out the vote
operation-kind-persuade = Persuasion
operation-kind-leaflets = Leaflets
operation-purpose-register = to help people here register as voters.
operation-purpose-vote = to remind people here of the vote, and how to vote by proxy.
operation-purpose-persuade = to talk with people here about the election.
operation-purpose-leaflets = to bring our leaflet to every letterbox.

operation-kind = Kind
operation-slots = Dates and times
operation-crews = Crews
operation-line = { $name }: { $text }
operation-nothing = Nothing is said of the operation yet.

# The dialog
operation-edit = Dates, crews, notice…
operation-title = Operation
operation-use = Keep this
operation-kind-none = Not said
operation-slots-hint = A plan’s first evening takes the first of these, its second the next
operation-slot-add = Add an evening
operation-slot-date = Day of evening { $n-text }
operation-slot-from = Evening { $n-text }, from
operation-slot-until = Evening { $n-text }, until
operation-slot-remove = Remove evening { $n-text }
operation-not-a-slot = Write days as 2026-03-14 and times as 18:00
operation-crews-hint = Numbers or places, never a private person’s name. Turfs of an evening go to them in this order.
operation-crew-add = Add a crew
operation-crew-usual = Crew { $n-text }
operation-crew-name = Name of crew { $n-text }
operation-crew-phone = Phone of crew { $n-text }
operation-crew-remove = Remove crew { $n-text }
operation-nameless-crew = Every crew needs a name
operation-notice = Notice of rights
operation-notice-hint = Empty: who, why, on what grounds, what is noted, where the address comes from, how to object and until when, filled in from the operation
operation-done-days = Days before a door that is done is due again
operation-done-days-hint = A door that is done is not called at again for so long; one that objects never
