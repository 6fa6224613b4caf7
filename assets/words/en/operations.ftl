# operations: several of them in a project

ops-menu = Operation: { $name }
ops-nameless = Unnamed operation
ops-closed = { $name } (closed)
ops-add = New operation…
ops-duplicate = Duplicate this operation…
ops-close = Close this operation
ops-reopen = Reopen this operation
ops-remove = Remove this operation…
ops-edit = Dates, crews, notice…
ops-use = Go to { $name }
ops-beside = operation
ops-new-title = New operation
ops-duplicate-title = Duplicate { $name }
ops-duplicate-hint = Its words and crews, without its turfs
ops-name = Name of the operation
ops-begin = Begin
ops-remove-title = Remove { $name }?
ops-remove-hint = { $n ->
    [one] Its turf goes with it. Undo brings both back.
   *[other] Its { $n-text } turfs go with it. Undo brings them back.
}
ops-remove-do = Remove
ops-closed-already = It is closed already
ops-not-closed = It is not closed
ops-only-one = It is the only one

ops-action-add = New operation { $name }
ops-action-use = Go to operation { $name }
ops-action-close = Close operation { $name }
ops-action-reopen = Reopen operation { $name }
ops-action-duplicate = Duplicate the operation as { $name }
ops-action-remove = Remove operation { $name }

ops-listed = { $name } · { $n ->
    [0] no turfs
    [one] one turf
   *[other] { $n-text } turfs
}
ops-listed-closed = { $line } · closed
ops-listed-at-hand = { $line } · at hand
ops-listed-both = { $line } · closed · at hand

ops-no-name = An operation needs a name
ops-no-name-hint = Give it one that no other has.
ops-taken = There is an operation { $name } already
ops-taken-hint = Give it another name.
ops-no-such = There is no operation { $name }
ops-no-such-hint = There are: { $known }
ops-shared = Operation { $name } has turfs in { $n ->
    [one] precinct { $precincts }
   *[other] { $n-text } of these precincts ({ $precincts })
}
ops-shared-hint = Nobody is called at for two operations at once. Close { $name } when it is over, or leave these precincts out of the target.
ops-is-closed = Operation { $name } is closed: its turfs stay as they are
ops-is-closed-hint = Reopen it, or begin a new one.
ops-overtaken = Another operation is at hand by now, so the turfs were not kept
