# Two maps with one camera, and what two scores disagree about.

two-map-name = Second map
two-do-beside = Two maps side by side
two-do-swipe = Swipe between two maps
two-close = One map again
two-against = Compared with
two-legend-fold = Fold the legend: { $title }
two-legend-open = Open the legend: { $title }
two-bar = Bar between the two maps

two-before = Score before the last change
two-by-recipe = Score by “{ $name }”
two-in-scene = Score in the scene “{ $title }”
two-open-recipe = A recipe from a file…
two-recipes = Recipes that apply here
two-scenes = Scenes
two-indicators = Indicators

two-reading = What the second map shows
two-itself = Its own figures
two-score-difference = Difference of scores
two-places-gained = Difference of ranks
two-score-since = Score now, minus before
two-places-since = Places gained since before
two-score-over = Score, minus “{ $name }”
two-places-over = Places gained over “{ $name }”

two-never-changed = The score has not been changed yet
two-never-changed-hint = Move a weight: the second map then shows the score as it was before
two-changed = Last change: { $what }

two-correlation = Rank correlation { $rho }
two-correlation-about = Spearman’s: 1 when both scores rank all precincts alike, 0 when one tells nothing of the other, −1 when one is the other upside down
two-best = Among the best
two-best-share = Share that counts as the best
two-entered = { $n ->
    [one] { $n-text } enters
   *[other] { $n-text } enter
}
two-left = { $n ->
    [one] { $n-text } leaves
   *[other] { $n-text } leave
}
two-select = Click to select them

two-discuss = To discuss
two-discuss-none = Two scores that disagree give a list of precincts to discuss: compare the score with another recipe, a scene, or what it was before
two-discuss-agree = Both scores rank every precinct alike
two-export = Export the list to discuss
two-other-rank = Other rank
two-places = Places gained
two-other-score = Other score

two-level = Level of the map
two-level-precincts = By precinct
two-level-communes = By commune
two-level-column = By { $name }
two-level-registered = { $n } registered
two-mean-score = Mean score by registered voters
