# Finding what lies on the ground

find-do = Find a precinct, a street or a place…
find-hint = A precinct, a street, a place, a commune
find-what = By a name or a code, or a part of it: av repub finds Avenue de la République
find-gathering = Gathering the names of streets and places…
find-job = Gathering names
find-precincts = { $n ->
    [one] 1 precinct
   *[other] { $n-text } precincts
}
