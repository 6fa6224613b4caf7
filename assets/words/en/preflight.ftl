# preflight: what is checked before packets are printed

preflight-title = Before printing
preflight-checking = Looking through turfs, dates and pages…
preflight-nothing = Nothing stands in the way: the packets can be printed.
preflight-found = { $grave ->
    [0] The packets can be printed; { $n-text } { $n ->
        [one] thing
       *[other] things
    } to know.
    [one] { $grave-text } thing to put right; { $n-text } in all.
   *[other] { $grave-text } things to put right; { $n-text } in all.
}
preflight-print = Print…
preflight-print-anyway = Print anyway…
preflight-again = Look again
preflight-show-turf = Show turf { $n-text }
preflight-show-cut = To the turfs
preflight-show-data = To the data
preflight-show-operation = To the operation
preflight-show-questions = To the questions
preflight-grave = To put right
preflight-light = To know

preflight-twice = { $n ->
    [one] An address is on two turfs, one of them turf { $turf-text }.
   *[other] { $n-text } addresses are on two turfs, the first on turf { $turf-text }.
}
preflight-twice-hint = Two crews would ring there. Take it off one of them, or cut again.
preflight-gone = { $n ->
    [one] An address of turf { $turf-text } is in the address file no more.
   *[other] { $n-text } addresses are in the address file no more, the first on turf { $turf-text }.
}
preflight-cut-again = Cut the turfs again.
preflight-sum = The address file has { $n-text } addresses; turfs and what was left out come to { $accounted-text }.
preflight-doors = { $n ->
    [one] An address has other doors than when the turfs were cut, on turf { $turf-text }.
   *[other] { $n-text } addresses have other doors than when the turfs were cut, the first on turf { $turf-text }.
}
preflight-objecting-hint = An objection holds for ever: such an address comes off its turf.
preflight-done = { $n ->
    [one] An address on turf { $turf-text } is done already.
   *[other] { $n-text } addresses on turfs are done already, the first on turf { $turf-text }.
}
preflight-done-hint = A crew was there since the turfs were cut. Take them out of their turfs, or cut again.
preflight-little = { $n ->
    [one] Turf { $turf-text } is less than half of what was asked for.
   *[other] { $n-text } turfs are less than half of what was asked for, the first is turf { $turf-text }.
}
preflight-little-hint = Often nothing leads from there to other doors. If somebody knows a way, merge it with its neighbour.
preflight-no-streets = No streets are known: ways are straight lines, and barriers cannot be checked.
preflight-no-streets-hint = Add a file of streets (OpenStreetMap, BD TOPO), then cut again.
preflight-straight = The turfs were measured by straight lines, but streets are known now.
preflight-no-way = { $n ->
    [one] No street that is known leads to one address of turf { $turf-text } from its others.
   *[other] No street that is known leads to { $n-text } addresses of turf { $turf-text } from its others.
}
preflight-no-way-hint = See on the spot how one gets there: distances to it are straight lines. A file with the streets around may be enough.
preflight-parted = Turf { $turf-text } lies on two sides of something that no street crosses.
preflight-parted-hint = Move its doors to its neighbours, or cut again.
preflight-campaign = The notice of rights does not say who the campaign is.
preflight-campaign-hint = Name the campaign: people have a right to know who calls (GDPR, article 14).
preflight-contact = There is no phone of the organiser.
preflight-contact-hint = Write a role and a phone: crews call it, and people object there.
preflight-destroy = There is no day on which the paper is destroyed.
preflight-destroy-hint = Set one, such as a month after the vote: it stands on every cover and in the notice.
preflight-no-slot = There is no day and time: crews write it by hand.
preflight-no-slot-hint = Set the evenings of the operation.
preflight-slot-ends = An evening ends before it begins.
preflight-slot-ends-hint = Put its times right.
preflight-past = An evening is in the past.
preflight-past-hint = Set another day, or take the evening out.
preflight-return = Packets are to be brought back before the last evening.
preflight-return-hint = Set the day to bring them back to that evening or later.
preflight-destroyed = The paper is to be destroyed before it is brought back.
preflight-destroyed-hint = Set a later day to destroy it.
preflight-evenings = The plan has { $n-text } evenings, the operation dates for { $dated-text }.
preflight-evenings-hint = Add the missing evenings: their packets have no date yet.
preflight-crews = An evening has { $n-text } turfs, the operation { $crews-text } crews.
preflight-crews-hint = Add crews, or write them on the covers by hand.
preflight-long = { $n ->
    [one] Turf { $turf-text } takes longer than its evening.
   *[other] { $n-text } turfs take longer than their evening, the first is turf { $turf-text }.
}
preflight-long-hint = Cut smaller turfs, or give the crew more time.
preflight-questions-hint = Put the question right.
preflight-type = The smallest type is { $size } points; by the light of a staircase { $least } are read.
preflight-line = The thinnest line is { $width } points; a copier prints { $least }.
preflight-template-hint = Change it in the template.
preflight-colour = The pages are in colour.
preflight-colour-hint = Most printers are black and white: what colour alone says is lost there.

preflight-no-such-crew = Turf { $turf-text } is given to { $crew }, a crew that the operation does not have.
preflight-cannot = Turf { $turf-text } is given to { $crew }, who cannot take what is hard there.
preflight-give = Give it to another crew, or to whose turn it is.
preflight-nobody-can = No crew can take what is hard on turf { $turf-text }.
preflight-nobody-can-hint = Look at what is said to be hard there, or at what the crews cannot take.
preflight-no-crew-left = No crew is left who can take turf { $turf-text }: those who can have other turfs.
preflight-no-crew-left-hint = Walk it on another evening, or add a crew who can take it.
preflight-crew-twice = { $crew } has two turfs on one evening: { $one-text } and { $turf-text }.
