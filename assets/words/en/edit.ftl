# Editing turfs by hand: what an edit is called in the history
edit-action-move = { $n ->
    [one] Move one address to turf { $turf-text }
   *[other] Move { $n-text } addresses to turf { $turf-text }
}
edit-action-new = { $n ->
    [one] Make a turf of one address
   *[other] Make a turf of { $n-text } addresses
}
edit-action-out = { $n ->
    [one] Take one address out
   *[other] Take { $n-text } addresses out
}
edit-action-merge = Merge turfs { $turfs }
edit-action-split = Split turf { $n-text } into { $parts-text }
edit-action-rename = Rename turf { $n-text }
edit-action-lock = Lock turf { $n-text }
edit-action-unlock = Unlock turf { $n-text }
edit-action-first = Set where turf { $n-text } begins
edit-action-last = Set where turf { $n-text } ends
edit-action-reverse = Reverse turf { $n-text }

# Why turfs cannot be edited so
edit-no-turf = There is no turf { $n-text }
edit-no-turf-hint = Choose a turf of the plan; one without addresses has lost its number.
edit-no-address = There is no address { $address }
edit-no-address-hint = Addresses go by their codes: “address_id” in the file of the turfs.
edit-on-no-turf = Address { $address } is on no turf
edit-on-no-turf-hint = Cut again with its precinct in the target, or choose an address of a turf.
edit-on-another-turf = Address { $address } is not on turf { $n-text }
edit-on-another-turf-hint = A walk begins and ends at addresses of its own turf: move it there first.
edit-locked = Turf { $n-text } is locked
edit-locked-hint = Unlock it first.
edit-nothing-to-move = Nothing to move: these addresses are there already
edit-nothing-to-move-hint = Choose addresses of other turfs, or another turf to move them to.
edit-one-turf = One turf alone cannot be merged
edit-one-turf-hint = Choose two turfs at least.
edit-too-few-addresses = { $addresses ->
    [one] Turf { $n-text } has one address: too few for { $parts-text } parts
   *[other] Turf { $n-text } has { $addresses-text } addresses: too few for { $parts-text } parts
}
edit-too-few-addresses-hint = Ask for fewer parts; a building cannot be split.
edit-one-part = A turf is split into two parts at least
edit-one-part-hint = Ask for 2 parts or more.
edit-same-ends = Turf { $n-text } would begin and end at the same address
edit-same-ends-hint = Choose another address for one end.
edit-no-streets = The streets that these turfs were measured by are not there
edit-no-streets-hint = Open the streets again, or cut the turfs again.
edit-overtaken = The turfs have changed meanwhile, so they were not edited
edit-overtaken-hint = Ask for it again.

# What has become of a turf
edit-turf-now = Turf { $n-text } · { $doors-text } doors · { $minutes } min · { $metres } m · { $parts ->
    [one] in one piece
   *[other] in { $parts-text } pieces
}
edit-turf-gone = Turf { $n-text } is gone; its number is free

# Editing turfs in the window
edit-choose-hint = To edit a turf, choose it above; to move doors, choose addresses on the map (click, or draw around them) and drag them onto another turf
edit-chosen = { $n ->
    [one] One address
   *[other] { $n-text } addresses
} of { $turfs ->
    [0] no turf
    [one] one turf
   *[other] { $turfs-text } turfs
}, { $doors ->
    [one] one door
   *[other] { $doors-text } doors
}
edit-move-to = Move to turf…
edit-new-turf = New turf
edit-take-out = Take out
edit-foreseen = { $n ->
    [one] { $doors } door
   *[other] { $doors } doors
} · { $minutes } min
edit-pieces = { $n ->
    [one] In one piece
   *[other] In { $n-text } pieces: other turfs’ doors are passed between them
}
edit-preview-waits = Getting the streets ready to show what becomes of the turfs…
edit-preview-large = These turfs are large: what becomes of them shows once it is done
edit-off-the-mean = { $share } against the mean time
edit-name = Name
edit-begin-here = Begin at the chosen address
edit-begin-anywhere = Begin anywhere
edit-end-here = End at the chosen address
edit-end-anywhere = End anywhere
edit-choose-one = Choose one address of this turf on the map
edit-merge-with = Merge with
edit-merge-none = Choose a turf
edit-parts = Parts
edit-locked-stays = It stays as it is, also when the target is cut again
edit-turf-locked = Turf { $n-text }, locked
edit-lasso = Draw around addresses
edit-rectangle = Draw a rectangle over addresses
edit-drag-hint = Drag them onto a turf on the map, or say here where they go
edit-drag-start = Drag onto another turf
edit-drag-carried = { $n ->
    [one] One address in hand
   *[other] { $n-text } addresses in hand
}
edit-drag-nowhere = Let go over another turf to move them there; Esc gives up
edit-drag-drop = Let go to move them; Esc gives up
edit-foreseen-walk = { $metres } m on foot
edit-other-turfs = { $n ->
    [one] and { $n-text } other turf
   *[other] and { $n-text } other turfs
}
