# What the ways of turfs were measured by
turf-by-straight-lines = Distances in straight lines × { $factor }
turf-by-streets = Distances by the streets, on a network of { $kilometres } km
turf-ends-joined = { $n ->
    [one] One street’s end was joined to the street that it nearly touched
   *[other] { $n-text } ends of streets were joined to the street that they nearly touched
}
turf-groups-linked = { $n ->
    [one] One group of streets that ended less than 25 m short of the others was linked to them: to be checked on the spot
   *[other] { $n-text } groups of streets that ended less than 25 m short of the others were linked to them: to be checked on the spot
}
turf-groups-apart = { $n ->
    [one] One group of streets is connected with no other
   *[other] { $n-text } groups of streets are connected with no other
}
turf-islands-left-out = { $n ->
    [one] One group of streets without a link to the others was left out ({ $metres } m)
   *[other] { $n-text } groups of streets without a link to the others were left out ({ $metres } m)
}
turf-off-streets = { $n ->
    [one] One address is near no street: distances to it are straight lines
   *[other] { $n-text } addresses are near no street: distances to them are straight lines
}

# What crews do on an evening
turf-evening = Evening { $n }: { $turfs ->
    [one] one turf
   *[other] { $turfs-text } turfs
} · { $doors-text } doors · the longest { $minutes } min, way there and back included

# A building that several turfs share
share-parts = { $n ->
    [one] part { $parts } of { $of-text }
   *[other] parts { $parts } of { $of-text }
}
share-staircases = { $n ->
    [one] staircase { $parts } of { $of-text }
   *[other] staircases { $parts } of { $of-text }
}
