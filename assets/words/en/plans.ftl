# Plans kept aside, and two of them compared
plans-title = Compare plans
plans-hint = Keep these turfs, cut others, and see both side by side
plans-name = Name of the plan to keep
plans-keep = Keep this plan to compare
plans-usual-name = Plan { $n-text }
plans-against = Compare with
plans-no-difference = These are the turfs that are there now
plans-outline = Outline the turfs of “{ $name }” on the map
plans-use = Go on with “{ $name }”
plans-drop = Forget “{ $name }”
plans-current = Now
plans-same = { $name } (as now)
plans-none = There are no turfs, and no plans are kept.
plans-line = { $name }: { $turfs ->
    [one] one turf
   *[other] { $turfs-text } turfs
} · { $doors ->
    [one] one door
   *[other] { $doors-text } doors
} · { $minutes }

# What is compared
plans-turfs = Turfs
plans-doors = Doors
plans-addresses = Addresses
plans-alone = Addresses only here
plans-time = Time in all
plans-length = Walks in all
plans-doors-per-hour = Doors per hour
plans-mean = Mean time of a turf
plans-longest = Longest turf
plans-largest-off = Furthest off the mean
plans-mean-off = Off the mean on average
plans-split = Turfs in pieces
plans-evening = Doors, evening { $n }
plans-out-not-located = Left out: no place
plans-out-outside-precincts = Left out: in no precinct
plans-out-outside-target = Left out: not in target
plans-out-no-doors = Left out: no doors
plans-out-later = Left out: no time
plans-out-taken-out = Left out by hand
plans-out-done = Left out: done
plans-out-objects = Left out: object

plans-action-keep = Keep the plan “{ $name }” to compare
plans-action-use = Go on with the plan “{ $name }”
plans-action-drop = Forget the plan “{ $name }”
plans-name-taken = No plan can be kept as “{ $name }”
plans-name-taken-hint = Choose a name that no kept plan has.
plans-too-many = { $n-text } plans are kept: that is all there is room for
plans-too-many-hint = Forget one of them first.
plans-no-other = No other plan is kept to compare with
plans-several-others = Several plans are kept: which one is to be compared is not said
plans-list-hint = arpent plans PROJECT lists them; --compare A B compares two, and the current one is called current.
