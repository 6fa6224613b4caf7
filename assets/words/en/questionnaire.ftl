# questionnaire: what is asked at the door

# Its faults
questionnaire-too-many = The questionnaire has { $n-text } questions: { $most-text } at most
questionnaire-too-many-answers = Question { $question-text } has { $n-text } answers: { $most-text } at most
questionnaire-no-question = Question { $question-text } has no words
questionnaire-no-answers = Question { $question-text } has no answers
questionnaire-no-answer = Answer { $answer } of question { $question-text } has no words
questionnaire-nowhere = Answer { $answer } of question { $question-text } leads to question { $to-text }, which is not there
questionnaire-backwards = Answer { $answer } of question { $question-text } leads back to question { $to-text }: answers lead to later questions only
questionnaire-fault-hint = Correct the questionnaire and try again.
questionnaire-file-wrong = “{ $file }” is no questionnaire, line { $line-text }: { $reason }
questionnaire-file-wrong-hint = The file is TOML: a table [[question]] with text and answers for each question, as in sample-data/questions.toml.

# In the window
questionnaire-edit = { $n ->
    [0] Questions to ask…
    [one] One question to ask…
   *[other] { $n-text } questions to ask…
}
questionnaire-title = Questions at the door
questionnaire-hint = The first four have boxes on the street sheets; a phone asks all of them. Sheets that were printed keep their version.
questionnaire-language = Wording in
questionnaire-in-language = Wording in { $language }
questionnaire-question = Question { $n-text }
questionnaire-question-up = Ask question { $n-text } earlier
questionnaire-question-down = Ask question { $n-text } later
questionnaire-remove-question = Remove question { $n-text }
questionnaire-add-question = Add a question
questionnaire-answer = Answer { $answer } of question { $n-text }
questionnaire-after = After answer { $answer } of question { $n-text }
questionnaire-remove-answer = Remove answer { $answer } of question { $n-text }
questionnaire-add-answer = Add an answer to question { $n-text }
questionnaire-then-next = Next question
questionnaire-then-question = Go to question { $n-text }
questionnaire-then-end = Ask nothing more
questionnaire-use = Ask these questions

# On a phone
questionnaire-form-title = Door to door
questionnaire-form-packet = Packet
questionnaire-form-order = Row of the street sheet
questionnaire-form-order-hint = The number at both ends of the row.
questionnaire-form-outcome = At the door
questionnaire-form-opposes = No more visits to this address
questionnaire-form-note-hint = For the next visit: a code, a dog, a staircase. No name, no telephone number, no opinion.
questionnaire-form-yes = Yes
questionnaire-form-no = No

# In QGIS and QField
questionnaire-stops = Addresses
questionnaire-turfs = Turfs
questionnaire-to-do = to do
questionnaire-done = done
questionnaire-address = Address

# In the history
questionnaire-action-set = Change the questions

# On the command line
questionnaire-set = { $n ->
    [0] Nothing is asked at the door.
    [one] One question is asked at the door (version { $version-text }).
   *[other] { $n-text } questions are asked at the door (version { $version-text }).
}
