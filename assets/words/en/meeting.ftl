# Where crews meet
meeting-points = Meeting points
meeting-points-hint = A crew comes from the one that is nearest to its turf
meeting-show = Show on the map
meeting-another = Another, on the map
meeting-click = Click on the map
meeting-name = Name or address of meeting point { $n-text }
meeting-name-usual = Name or address
meeting-degrees = Latitude and longitude of meeting point { $n-text }
meeting-add = Add a meeting point
meeting-remove = Remove meeting point { $n-text }
meeting-letter = M
meeting-not-degrees = Write places as latitude and longitude: 47.76, 4.74
meeting-nowhere = Nobody knows where the crews meet
meeting-nowhere-hint = Say where the crews meet: the way there and back is part of their time.
meeting-moved = The turfs were cut for other meeting points
meeting-words = Where they meet, in words

helpers = Who comes
helpers-said = { $n ->
    [one] { $n-text } person
   *[other] { $n-text } people in pairs
}, { $hours } h each, { $evenings ->
    [one] { $evenings-text } evening
   *[other] { $evenings-text } evenings
}
helpers-hours = Crews are out from half an hour to 12 hours
helpers-hours-hint = Say how long they are out on an evening, such as --hours 2.5.
