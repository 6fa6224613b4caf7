# Trouver ce qui est sur le terrain

find-do = Trouver un bureau, une rue ou un lieu…
find-hint = Un bureau, une rue, un lieu, une commune
find-what = Par un nom ou un code, ou un morceau : av repub trouve Avenue de la République
find-gathering = Les noms des rues et des lieux sont rassemblés…
find-job = Rassemblement des noms
find-precincts = { $n ->
    [one] 1 bureau
   *[other] { $n-text } bureaux
}
