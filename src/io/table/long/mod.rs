//! Results with a row per precinct and choice, turned into a row per precinct.
//!
//! The file of data.gouv.fr, OpenElections' and many a town's own are of this kind. A column tells
//! the choice, one the votes, some the precinct, and where there are several contests some tell
//! which. What else stands in a row stays with the precinct where it is the same in all its rows.

mod columns;
mod widen;

use crate::base::words::Message;
use crate::io::table::grid::Grid;
use crate::io::table::long::columns::Columns;
use crate::model::election::Contest;
use crate::model::rule::Rule;
use crate::msg;

/// OpenElections' offices that are no contest but count for all of them.
const REGISTERED: &str = "registered voters";
const BALLOTS: &str = "ballots cast";

/// Results with one row per precinct.
#[derive(Clone, Debug)]
pub(crate) struct Gathered {
    /// What stays with the precinct, then the choices of each contest.
    pub(crate) grid: Grid,
    /// The contests, their columns by the names in `grid`.
    pub(crate) contests: Vec<Contest>,
    /// `openelections` or `long`.
    pub(crate) layout: &'static str,
}

/// Gathers the rows of each precinct.
///
/// `told` says that the file is of this kind, however few rows its precincts have. Rows of totals
/// are left out with a note. Votes of one choice in several rows of a precinct are added up; a
/// choice that a precinct does not have is a gap there, not a zero.
///
/// # Errors
/// Where the layout is another; with what differs, where it is nearly this one.
pub(crate) fn gather(
    grid: &Grid,
    told: bool,
    notes: &mut Vec<Message>,
) -> Result<Gathered, Option<Message>> {
    if !Columns::may_be_in(grid) {
        return Err(None);
    }
    let grid = &grid.in_one_piece();
    gather_columns(&Columns::find(grid)?, grid, told, notes).ok_or(None)
}

/// Gathers the rows of each precinct by the columns that a rule names; `None` where the rule is one
/// for a row per precinct, or a column of it is missing.
pub(crate) fn gather_by(rule: &Rule, grid: &Grid, notes: &mut Vec<Message>) -> Option<Gathered> {
    let grid = &grid.in_one_piece();
    gather_columns(&Columns::told(rule, grid)?, grid, true, notes)
}

fn gather_columns(
    columns: &Columns,
    grid: &Grid,
    told: bool,
    notes: &mut Vec<Message>,
) -> Option<Gathered> {
    let rows = columns.rows(grid);
    let precincts = columns.precincts(grid, &rows.kept, told)?;
    if rows.totals > 0 {
        notes.push(msg!("note-total-rows", n = rows.totals));
    }
    notes.push(msg!(
        "note-gathered",
        rows = rows.kept.len(),
        precincts = precincts.first_rows.len()
    ));
    Some(columns.gathered(grid, &rows.kept, &precincts))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::table::grid::Growing;

    fn grid(text: &str) -> Grid {
        let mut rows = text
            .lines()
            .map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
        let mut growing = Growing::new(rows.next().unwrap());
        rows.for_each(|row| growing.push(&row));
        growing.finish(&mut Vec::new())
    }

    fn gathered(text: &str) -> Gathered {
        gather(&grid(text), false, &mut Vec::new()).unwrap()
    }

    fn cells(gathered: &Gathered, column: &str) -> Vec<Option<String>> {
        let names = &gathered.grid.names;
        let place = names.iter().position(|name| name == column);
        let place = place.unwrap_or_else(|| panic!("no {column} in {names:?}"));
        let cells = gathered.grid.columns[place].iter();
        cells.map(|cell| cell.map(str::to_owned)).collect()
    }

    fn some(texts: [&str; 2]) -> Vec<Option<String>> {
        texts.map(|text| Some(text.to_owned())).to_vec()
    }

    #[test]
    fn the_rows_of_a_precinct_become_one() {
        let gathered = gathered(
            "commune,bureau,inscrits,exprimes,numero_panneau,nom,voix\n\
             001,0001,100,50,1,ROUX,20\n001,0001,100,50,2,BO,30\n\
             001,0002,90,40,1,ROUX,40",
        );
        assert_eq!((gathered.layout, gathered.grid.rows), ("long", 2));
        assert_eq!(
            gathered.grid.names,
            ["commune", "bureau", "inscrits", "exprimes", "ROUX", "BO"]
        );
        assert_eq!(cells(&gathered, "ROUX"), some(["20", "40"]));
        assert_eq!(cells(&gathered, "BO"), [Some("30".to_owned()), None]);
        let [contest] = gathered.contests.as_slice() else {
            panic!("{:?}", gathered.contests)
        };
        assert_eq!(contest.registered.as_deref(), Some("inscrits"));
        assert_eq!(contest.cast.as_deref(), Some("exprimes"));
        assert_eq!(contest.choices, ["ROUX", "BO"]);
    }

    #[test]
    fn rounds_are_contests_with_counts_of_their_own() {
        let gathered = gathered(
            "tour,num_bv,inscrits,votants,tete_de_liste,voix\n\
             1,1,100,50,ROUX Ana,20\n1,1,100,50,BO Max,30\n2,1,101,60,ROUX Ana,60",
        );
        let labels: Vec<&str> = gathered
            .contests
            .iter()
            .map(|it| it.label.as_str())
            .collect();
        assert_eq!(labels, ["tour 1", "tour 2"]);
        let second = &gathered.contests[1];
        assert_eq!(second.registered.as_deref(), Some("tour 2: inscrits"));
        assert_eq!(second.choices, ["tour 2: ROUX Ana"]);
        assert_eq!(second.choice_of(&second.choices[0]), "ROUX Ana");
        assert_eq!(cells(&gathered, "tour 2: votants"), [Some("60".to_owned())]);
    }

    #[test]
    fn american_rows_are_contests_by_office_and_district() {
        let mut notes = Vec::new();
        let gathered = gather(
            &grid(
                "county,precinct,office,district,party,candidate,votes\n\
                 Kent,A 1,President,,D,Ana Roux,10\nKent,A 1,President,,R,Max Bo,5\n\
                 Kent,A 1,U.S. House,2,D,Eve Low,9\nKent,A 2,President,,D,Ana Roux,7\n\
                 Kent,A 2,President,,R,Max Bo,3\nKent,A 2,U.S. House,2,D,Eve Low,1\n\
                 Kent,A 1,Registered Voters,,,,30\nKent,A 2,Registered Voters,,,,40\n\
                 Kent,Total,President,,D,Ana Roux,17\nKent,A 1,President,,,Total Votes,15",
            ),
            false,
            &mut notes,
        )
        .unwrap();
        assert_eq!((gathered.layout, gathered.grid.rows), ("openelections", 2));
        assert_eq!(cells(&gathered, "President: Ana Roux"), some(["10", "7"]));
        assert_eq!(cells(&gathered, "U.S. House 2: Eve Low"), some(["9", "1"]));
        assert_eq!(cells(&gathered, "Registered Voters"), some(["30", "40"]));
        let registered = gathered.contests[1].registered.as_deref();
        assert_eq!(registered, Some("Registered Voters"));
        assert_eq!(
            gathered.contests[0].choices.len(),
            2,
            "totals are no choice"
        );
        assert_eq!(notes[0].key(), "note-total-rows");
    }

    #[test]
    fn other_tables_are_left_alone() {
        for text in [
            "bureau,nom,voix\n1,A,10\n2,B,20",
            "bureau,inscrits,ROUX,BO\n1,100,20,30",
            "rue,nom\nA,B",
            "bureau,votes,age\n1,20,30\n1,30,40",
        ] {
            assert!(
                gather(&grid(text), false, &mut Vec::new()).is_err(),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_nearly_a_row_per_choice_says_what_differs() {
        let differs = |text: &str| gather(&grid(text), false, &mut Vec::new()).unwrap_err();
        let key = |text: &str| differs(text).map(|differs| differs.key());
        let nameless = "bureau,numero_panneau,voix\n1,1,20\n1,2,30";
        assert_eq!(key(nameless), Some("near-long-no-names"));
        let twice = "bureau,nom,voix,total_votes\n1,ROUX,20,20\n1,BO,30,30";
        assert_eq!(key(twice), Some("near-long-several-votes"));
        let nowhere = "nom,voix\nROUX,20\nBO,30";
        assert_eq!(key(nowhere), Some("near-long-no-place"));
        assert_eq!(key("bureau,voix,maire\n1,20,x\n2,30,y"), None);
        assert_eq!(key("bureau,inscrits\n1,20\n2,30"), None);
    }
}
