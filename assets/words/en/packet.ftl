# packet: what a crew carries, and the list for the room

# Cover
packet-title = Walk packet
packet-number = Packet { $number-text } of { $of-text }
packet-precincts = { $n ->
    [one] Precinct
   *[other] Precincts
}
packet-doors = doors
packet-registered = registered, about
packet-time = walking and talking
packet-length-by-streets = on foot, by the streets
packet-length-straight = on foot, straight lines × { $factor }
packet-start = Start
packet-end = End
packet-why = Why here
packet-return-by = Return by
packet-destroy-by = Destroy by
packet-contact = Organiser
packet-crew = Crew
packet-phone = Phone
packet-when = Date and time
packet-meeting = Meeting point
packet-buildings = buildings with stairs
packet-one-address = one address
packet-way = Of this, { $time } are the way from the meeting point and back.
packet-hash = Print

# Map
packet-map = Map
packet-map-outline = around the addresses
packet-map-barrier = not to be crossed
packet-map-note = Numbers are the rows of the street sheets. Lines join the addresses: cross where it is safe.

# Street sheets
packet-sheets = Street sheets
packet-page = page
packet-side-odd = odd side
packet-side-even = even side
packet-side-both = both sides in turn
packet-side-odd-left = both sides, odd on the left
packet-side-odd-right = both sides, odd on the right
packet-side-unnumbered = no numbers
packet-range = { $from } to { $to }
packet-range-one = number { $number }
packet-numbers-rising = numbers rising
packet-numbers-falling = numbers falling
packet-numbers-mixed = follow the order
packet-towards-north = heading north
packet-towards-north-east = heading north-east
packet-towards-east = heading east
packet-towards-south-east = heading south-east
packet-towards-south = heading south
packet-towards-south-west = heading south-west
packet-towards-west = heading west
packet-towards-north-west = heading north-west
packet-how-to-tick = One door: tick a box. Several doors: write how many in each box.
packet-column-order = No.
packet-column-number = number
packet-column-complement = staircase, floor, gate
packet-column-doors = doors
packet-column-opened = opened
packet-column-absent = absent
packet-column-refused = refused
packet-column-later = later
packet-column-no-access = no access
packet-column-conversations = talks
packet-column-leaflets = leaflets
packet-column-opposed = no more visits
packet-column-note = practical note
packet-page-total = total of this page
packet-continued = continued
packet-column-question = Q{ $n-text }

# Building sheets
packet-see-building = see its sheet
packet-building = Building sheet
packet-building-row = row { $n-text } of the street sheets
packet-building-doors = { $n ->
    [one] { $n-text } door expected
   *[other] { $n-text } doors expected
}
packet-building-part = sheet { $part-text } of { $of-text }
packet-share-staircases = Several crews share this building: keep to your staircases, counted from the street entrance.
packet-share-parts = { $of-text } crews share this building. Divide its staircases (of a single one the floors, from the top) into { $of-text } equal parts, and take the part with your number.
packet-building-empty = Floors and doors are not known: start at the top, take the rows there are, count doors from the left as you leave the stairs.
packet-building-letters = In each door’s box: O opened · A absent · R refused · L later · N no access · strike it through: no more visits.
packet-building-answers = Behind it the answers: 1A 2C.
packet-building-staircase = Staircase, block
packet-building-access = Access (gate, intercom, lift; no codes, no names)
packet-building-ground = ground
packet-building-floor = floor
packet-building-floor-done = floor done
packet-building-block-done = block done
packet-building-letterboxes-done = letterboxes done
packet-building-total = Totals, to be carried to the street sheet

# Questions
packet-questions = Questions (version { $version-text })
packet-how-to-answer = Answers: circle the letter. Several doors: a stroke beside the letter for each answer.
packet-questions-others = Questions { $n-text } and on have no boxes on the street sheets: note them on the phone.
packet-answer-to = → question { $n-text }
packet-answer-to-end = → end

# Script and rights
packet-script = At the door
packet-script-hello = Good evening! We are volunteers for { $campaign }. We are calling on everyone in the street. Do you have two minutes?
packet-script-hello-plain = Good evening! We are volunteers in the neighbourhood. We are calling on everyone in the street. Do you have two minutes?
packet-script-question-1 = 1. What would you like to see change around here?
packet-script-question-2 = 2. Are you registered to vote at this address?
packet-script-question-3 = 3. Will you vote? If you cannot go, do you know about proxies?
packet-script-register-1 = 1. Are you registered to vote at this address?
packet-script-register-2 = 2. Do you know how to register, and until when? We can show you: it takes five minutes.
packet-script-vote-1 = 1. Will you vote?
packet-script-vote-2 = 2. If you cannot go that day, do you know whom to give a proxy to?
packet-script-persuade-1 = 1. What would you like to see change around here?
packet-script-persuade-2 = 2. What will decide your vote? May we say what we propose?
packet-script-leaflets-1 = One leaflet in each letterbox, none where a sign asks for no advertising. Where somebody is there, give it by hand and say who we are.
packet-script-thanks = Thank you, and have a good evening. If you would rather not be visited again, tell us: we note it and do not come back.
packet-rights = Your rights
packet-rights-intro = To be shown or read to anyone who asks.
packet-rights-who = Who
packet-rights-who-text = { $campaign }, who answers for it (data controller). Contact: { $contact }.
packet-rights-why = Why
packet-rights-why-text = Door-to-door visits: { $objective } Ground: the campaign’s legitimate interest in speaking with voters (GDPR, article 6(1)(f)).
packet-rights-what = What is noted
packet-rights-noted = For an address, whether the door opened; no name, phone, e-mail or opinion. Only the campaign’s organisers see it; it is passed on to nobody.
packet-rights-noted-answers = For an address, whether the door opened and, if you like to answer, the letters of your answers; you need not answer. No name, phone or e-mail. Only the campaign’s organisers see it; it is passed on to nobody.
packet-rights-from = Where the address comes from
packet-rights-from-text = { $source }. These are numbers in streets, without any name. Precincts are chosen by official results and public statistics of whole areas.
packet-rights-from-public = A public list of addresses
packet-rights-object = How to object
packet-rights-object-text = Say so at the door, or to the contact above, without giving a reason: the address is then on no later sheet. You may also ask to see, correct, limit or erase what is noted for it, and complain to the data protection authority (in France the CNIL, cnil.fr).
packet-rights-until = How long
packet-rights-until-text = These sheets and what is noted on them are destroyed by { $date }.
packet-rights-until-blank = the date on the cover
packet-rights-campaign-blank = the campaign named on the cover
packet-rights-contact-blank = the number on the cover
packet-rights-objective-blank = to meet the people who live here.

# Return slip
packet-slip = Return slip
packet-slip-note = Fill in at the end, all totals over the whole packet. This slip alone is enough.
packet-slip-date = Date
packet-slip-from = From (time)
packet-slip-until = Until (time)
packet-slip-knocked = doors knocked at
packet-slip-consents = agreed to be contacted (number only)
packet-slip-totals = Answers, all pages added up
packet-slip-rows-opposed = Rows with no more visits
packet-slip-rows-left = Rows not done
packet-slip-incidents = Incidents, wrong addresses, what to know next time

# Wall map
packet-wall-total = { $packets-text } packets, { $doors-text } doors
packet-wall-note = Each number is a packet: its walk in its colour. { $meeting } is where crews meet. Hatched: done.

# Master list
packet-master = Packets
packet-master-total = { $packets-text } packets, { $doors-text } doors, { $time }
packet-master-packet = packet
packet-master-precincts = precincts
packet-master-start = start
packet-master-doors = doors
packet-master-minutes = time
packet-master-metres = length
packet-master-crew = crew
packet-master-out = out
packet-master-in = in
packet-master-left-out = Not on any packet: { $list }.
packet-left-out-not-located = { $n-text } without a place
packet-left-out-outside-precincts = { $n-text } outside every precinct
packet-left-out-outside-target = { $n-text } outside the target
packet-left-out-later = { $n-text } for another evening
packet-left-out-taken-out = { $n-text } taken out by hand
packet-left-out-no-doors = { $n-text } without doors

# Where the addresses come from
packet-source-ban = The Base Adresse Nationale, the French national address file ({ $file })
packet-source-osm = OpenStreetMap, the free map that anyone can edit (© its contributors, { $file })
packet-source-file = The address file { $file }
