# visits: addresses that are done or that object

visits-taken-for-them = { $name } tells which addresses are done or object: taken as visits
visits-read = { $n ->
    [one] One row
   *[other] { $n-text } rows
}
visits-left-out = Left out by now: { $done-text } done, { $objects-text } that object
visits-unknown = { $n ->
    [one] One code is of no address
   *[other] { $n-text } codes are of no address
}
visits-others = { $n ->
    [one] One row leaves no address out: its status is neither done nor an objection
   *[other] { $n-text } rows leave no address out: their status is neither done nor an objection
}
visits-others-such-as = { $n ->
    [one] One row leaves no address out
   *[other] { $n-text } rows leave no address out
}: neither done nor an objection ({ $examples })
visits-without-code = { $n ->
    [one] One row has no code of an address
   *[other] { $n-text } rows have no code of an address
}
visits-not-dates = { $n ->
    [one] One date cannot be read, and counts as none
   *[other] { $n-text } dates cannot be read, and count as none
}
visits-column = Column of address codes
visits-no-codes = { $file } has no column with the codes of addresses
visits-no-codes-hint = Say which it is (--key COLUMN, or the column of address codes in the window). There are: { $known }
visits-no-key = { $file } has no column { $column }
visits-no-statuses = { $file } has no column that says whether addresses are done
visits-no-statuses-hint = Call one of its columns status, with done or objects in it. There are: { $known }

# Turfs
visits-left-done = { $n ->
    [one] One address left out: done
   *[other] { $n-text } addresses left out: done
}
visits-left-objects = { $n ->
    [one] One address left out: it objects
   *[other] { $n-text } addresses left out: they object
}
visits-left-both = { $n-text } addresses left out: { $done-text } done, { $objects ->
    [one] one objects
   *[other] { $objects-text } object
}
visits-doors-to-do = { $n-text } of { $of-text } doors still to do
visits-done = Done already
visits-objects = Objecting
visits-legend-done = Address done
visits-legend-objects = Address that objects
visits-legend-done-ground = Where addresses are done
visits-legend-objects-ground = Where somebody objects
visits-master-done = { $n-text } done
visits-master-objects = { $n ->
    [one] one that objects
   *[other] { $n-text } that object
}
visits-map-crossed = not to call at
visits-map-hatched = street done

visits-objecting = { $n ->
    [one] An address on turf { $turf-text } objects: no crew may be sent there.
   *[other] { $n-text } addresses on turfs object, the first on turf { $turf-text }: no crew may be sent there.
}
visits-objecting-hint = Take them out of their turfs: look through the packets before printing, or arpent edit --move { $addresses }=out
visits-not-back = Address { $address } objects: it cannot be put onto a turf
visits-not-back-hint = An objection holds for ever; correct the list if it is a mistake.
