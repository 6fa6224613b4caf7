# Layouts of tables: what is unusual about one, and rules for reading others.

near-block-width = block { $block } has { $columns } columns, not { $usual }
near-nameless-block = block { $block } has no column that names the candidate or list
near-no-votes = the columns like “{ $column }” repeat without a column “Voix” among them
near-no-votes-in-block = block { $block } does not have votes and names where the first block has them
near-long-no-names = no column beside “{ $votes }” and “{ $column }” names the candidate or list
near-long-several-votes = both “{ $first }” and “{ $second }” may be the votes
near-long-no-place = no column tells which precinct a row is of
data-near-ministry = { $file } reads like the Ministry’s results, but { $differs }.
data-near-long = { $file } reads like results with a row per candidate, but { $differs }.
data-near-hint = Correct the file, choose “plain”, or describe its columns in a rule of your own.
note-near-ministry = Reads like the Ministry’s results, but { $differs }; it was taken as a plain table.
note-near-long = Reads like results with a row per candidate, but { $differs }; it was taken as a plain table.
note-unusual-ministry = Read as the Ministry’s results, although { $differs }: each block was read by its own column names.
note-other-sheets = “{ $read }” was read; the file also has { $others }. Write FILE#NAME for another.
rule-no-column = The rule “{ $rule }” asks for a column “{ $column }” that { $file } does not have.
rule-no-column-hint = Columns there: { $known }.
rule-no-layout = There is no layout and no saved rule called “{ $layout }”.
rule-no-layout-hint = Known: { $known }. Rules are made in the window, where a source is edited.
layer-no-shapes = { $file } has no column of shapes.
layer-no-shapes-hint = Use it as a table, or look for the same data as GeoParquet, GeoPackage or GeoJSON.
rule-title = Which columns tell what
rule-what-for = For a table in a layout of its own. The rule is saved under its name, to read other files by, and is kept in the project.
rule-name = Name of the rule
rule-rows = A row is
rule-rows-precincts = a precinct, with a column per choice
rule-rows-choices = a choice in a precinct
rule-choices = Columns of votes
rule-code = Columns of the precinct’s code
rule-contest = Columns of the contest
rule-choice = Column of the choice
rule-votes = Column of its votes
rule-registered = Registered
rule-turnout = Turnout
rule-blank = Blank
rule-null = Null, or blank and null
rule-cast = Cast
rule-use = Save and use
rule-reading = The file is being read…
rule-make = Which columns tell what…
rule-comes-out = { $contest } { $rows } precincts, { $n ->
    [one] 1 choice
   *[other] { $n } choices
}: { $choices }
data-damaged = { $file } is damaged: what is in it does not fit together.
data-damaged-hint = Download it again, or open it in its own program and save it anew.
