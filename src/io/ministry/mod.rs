//! The layouts in which the French Ministry of the Interior publishes results.
//!
//! After some columns about the place and the turnout, a block of columns repeats for each
//! candidate or list: number, name, first name, votes, shares. The blocks may stand in another
//! order in each row (by score, say), and may have names above the first of them only, or above
//! none where a town passed on its own rows.

mod blocks;
mod choices;
mod unnamed;
pub(crate) mod xml;

use std::collections::HashMap;

use polars::prelude::StringChunkedBuilder;

pub(crate) use crate::io::ministry::choices::{Labels, name_choices};
pub(crate) use crate::io::ministry::unnamed::begins_without_names;

use crate::base::words::Message;
use crate::io::ministry::blocks::Blocks;
use crate::io::table::grid::Grid;

/// Results with one column per choice.
#[derive(Clone, Debug)]
pub(crate) struct Unfolded {
    /// The columns before the blocks, then one of votes per choice.
    pub(crate) grid: Grid,
    /// The names of those, as published.
    pub(crate) choices: Vec<String>,
    /// What is unusual about the blocks.
    pub(crate) unusual: Option<Message>,
}

/// Turns repeated blocks into one column per choice.
///
/// Votes are found by the name in their own block, never by its place in the row. A choice that
/// a row does not have is a gap there, not a zero.
///
/// # Errors
/// What differs from the layout, where much of it is there; `None` where the layout is another.
pub(crate) fn unfold(grid: &Grid) -> Result<Unfolded, Option<Message>> {
    match unnamed::with_names(grid) {
        Some(named) => unfold_named(&named),
        None => unfold_named(grid),
    }
}

fn unfold_named(grid: &Grid) -> Result<Unfolded, Option<Message>> {
    let blocks = Blocks::find(grid)?;
    let labels: Vec<Labels> = blocks.all.iter().map(|block| block.labels).collect();
    let names = name_choices(&labels, grid);
    let mut place_of: HashMap<&str, usize> = HashMap::new();
    let mut choices: Vec<String> = Vec::new();
    for name in names.iter().flatten().flatten() {
        place_of.entry(name).or_insert_with(|| {
            choices.push(name.clone());
            choices.len() - 1
        });
    }
    if choices.len() < 2 {
        return Err(None);
    }
    let mut columns: Vec<StringChunkedBuilder> = choices
        .iter()
        .map(|_| StringChunkedBuilder::new("".into(), grid.rows))
        .collect();
    let mut row_votes: Vec<Option<&str>> = vec![None; choices.len()];
    for row in 0..grid.rows {
        row_votes.fill(None);
        for (block, names) in blocks.all.iter().zip(&names) {
            let votes = grid.columns.get(block.votes);
            let place = names[row].as_deref().and_then(|name| place_of.get(name));
            if let (Some(votes), Some(&place)) = (votes, place) {
                row_votes[place] = votes.get(row);
            }
        }
        for (column, votes) in columns.iter_mut().zip(&row_votes) {
            column.append_option(*votes);
        }
    }
    Ok(Unfolded {
        grid: with_columns(grid, blocks.start, &choices, columns),
        choices,
        unusual: blocks.unusual,
    })
}

/// The columns before the blocks, and one per choice.
fn with_columns(
    grid: &Grid,
    kept: usize,
    choices: &[String],
    votes: Vec<StringChunkedBuilder>,
) -> Grid {
    let votes = votes.into_iter().map(StringChunkedBuilder::finish);
    Grid {
        names: grid.names[..kept].iter().chain(choices).cloned().collect(),
        columns: grid.columns[..kept].iter().cloned().chain(votes).collect(),
        rows: grid.rows,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::table::grid::Growing;

    fn grid(text: &str) -> Grid {
        let mut rows = text
            .lines()
            .map(|line| line.split(';').map(str::to_owned).collect::<Vec<_>>());
        let mut growing = Growing::new(rows.next().unwrap());
        rows.for_each(|row| growing.push(&row));
        growing.finish(&mut Vec::new())
    }

    fn votes(unfolded: &Unfolded, choice: &str) -> Vec<Option<String>> {
        let names = &unfolded.grid.names;
        let place = names.iter().position(|name| name == choice).unwrap();
        let cells = unfolded.grid.columns[place].iter();
        cells.map(|cell| cell.map(str::to_owned)).collect()
    }

    fn some(votes: [&str; 2]) -> Vec<Option<String>> {
        votes.map(|votes| Some(votes.to_owned())).to_vec()
    }

    #[test]
    fn blocks_are_read_by_name_in_whatever_order() {
        let unfolded = unfold(&grid(
            "Code;Exprimés;Sexe;Nom;Prénom;Voix;% Voix/Ins;;;;;\n\
             01;30;M;ROUX;Ana;10;1,0;F;LE GOFF;Zoé;20;2,0\n\
             02;30;F;LE GOFF;Zoé;25;1,0;M;ROUX;Ana;5;2,0",
        ))
        .unwrap();
        assert_eq!(unfolded.choices, ["ROUX", "LE GOFF"]);
        assert_eq!(votes(&unfolded, "ROUX"), some(["10", "5"]));
        assert_eq!(votes(&unfolded, "LE GOFF"), some(["20", "25"]));
        assert_eq!(unfolded.grid.names, ["Code", "Exprimés", "ROUX", "LE GOFF"]);
    }

    #[test]
    fn names_above_every_block_may_repeat_or_be_numbered() {
        for header in [
            "Code;N°Panneau;Nom;Prénom;Voix;% Voix/Ins;N°Panneau;Nom;Prénom;Voix;% Voix/Ins",
            "Code;Numéro de panneau 1;Nom candidat 1;Prénom candidat 1;Voix 1;% Voix/inscrits 1;\
             Numéro de panneau 2;Nom candidat 2;Prénom candidat 2;Voix 2;% Voix/inscrits 2",
        ] {
            let text =
                format!("{header}\n01;1;ROUX;Ana;10;1;2;ROUX;Bob;20;2\n02;1;ROUX;Ana;3;1;;;;;");
            let unfolded = unfold(&grid(&text)).unwrap();
            assert_eq!(unfolded.choices, ["ROUX Ana", "ROUX Bob"], "{header}");
            assert_eq!(votes(&unfolded, "ROUX Bob"), [Some("20".to_owned()), None]);
        }
    }

    #[test]
    fn lists_are_called_by_their_short_name() {
        let unfolded = unfold(&grid(
            "Code;N°Liste;Libellé Abrégé Liste;Libellé Etendu Liste;Nom Tête de Liste;Voix;% Voix/Ins;;;;;;\n\
             01;1;PARTAGE;LE PARTAGE;ROUX;10;1;2;AVENIR;L'AVENIR;BO;20;2",
        ))
        .unwrap();
        assert_eq!(unfolded.choices, ["PARTAGE", "AVENIR"]);
    }

    #[test]
    fn other_layouts_are_left_alone() {
        for text in [
            "Code;Nom;Voix\n01;ROUX;10",
            "Code;ROUX;LE GOFF\n01;10;20",
            "Code;Voix;Nom\n01;10;ROUX",
        ] {
            assert_eq!(unfold(&grid(text)).err(), Some(None), "{text}");
        }
    }

    fn refused(text: &str) -> Message {
        unfold(&grid(text)).unwrap_err().unwrap()
    }

    #[test]
    fn blocks_may_be_six_seven_or_eight_columns_wide() {
        let block = |columns: &[&str], number: usize| {
            let named = columns.iter().map(|name| format!("{name} {number}"));
            named.collect::<Vec<_>>().join(";")
        };
        for (columns, cells) in [
            (
                &["Sexe", "Nom", "Prénom", "Voix", "% Voix/Ins", "% Voix/Exp"][..],
                "M;ROUX;Ana;10;1;2",
            ),
            (
                &[
                    "N°Panneau",
                    "Sexe",
                    "Nom",
                    "Prénom",
                    "Voix",
                    "% Voix/Ins",
                    "% Voix/Exp",
                ],
                "1;M;ROUX;Ana;10;1;2",
            ),
            (
                &[
                    "N.Pan.",
                    "Code Nuance",
                    "Sexe",
                    "Nom",
                    "Prénom",
                    "Sièges / Elu",
                    "Voix",
                    "% Voix/Exp",
                ],
                "1;EXG;M;ROUX;Ana;0;10;2",
            ),
        ] {
            let other = cells.replace("ROUX", "BO");
            let each = format!("{};{}", block(columns, 1), block(columns, 2));
            let once = format!("{}{}", columns.join(";"), ";".repeat(columns.len()));
            for header in [each, once] {
                let text = format!("Code;Inscrits;% Exp/Vot;{header}\n01;9;5,5;{cells};{other}");
                let unfolded = unfold(&grid(&text)).unwrap();
                assert_eq!(unfolded.choices, ["ROUX", "BO"], "{header}");
                assert_eq!(unfolded.grid.names.len(), 5, "{header}");
                assert_eq!(unfolded.unusual, None, "{header}");
            }
        }
    }

    #[test]
    fn a_block_of_another_width_is_read_by_its_names_and_said() {
        let unfolded = unfold(&grid(
            "Code;Sexe;Nom;Voix;%;Sexe;Nom;Voix;%;Nom;Voix;%;Sexe;Nom;Voix;%\n\
             01;M;A;1;1;M;B;2;1;C;3;1;M;D;4;1",
        ))
        .unwrap();
        assert_eq!(unfolded.choices, ["A", "B", "C", "D"]);
        assert_eq!(unfolded.unusual.unwrap().key(), "near-block-width");
        let cells: Vec<_> = unfolded.grid.columns[1..]
            .iter()
            .map(|it| it.get(0))
            .collect();
        assert_eq!(cells, ["1", "2", "3", "4"].map(Some));
    }

    #[test]
    fn what_nearly_is_the_layout_says_what_differs() {
        let without_votes =
            "Code;Nom 1;Prénom 1;Suffrages 1;Nom 2;Prénom 2;Suffrages 2\n01;A;B;1;C;D;2";
        assert_eq!(refused(without_votes).key(), "near-no-votes");
        let wider = "Code;Inscrits;Nom;Prénom;Voix;% Voix/Exp;;;;;\n01;9;A;Ana;4;1,0;2;B;Bob;5;1,0";
        assert_eq!(refused(wider).key(), "near-no-votes-in-block");
        let nameless = "Code;Nom;Voix;%;Nom;Voix;%;X;Voix;%\n01;A;1;1;B;2;1;C;3;1";
        assert_eq!(refused(nameless).key(), "near-nameless-block");
    }

    #[test]
    fn names_that_programs_make_up_are_none() {
        for header in [
            "Code;Nom;Voix;%;Unnamed: 4;Unnamed: 5;Unnamed: 6",
            "Code;Nom;Voix;%;...5;...6;...7",
            "Code;Nom;Voix;%;column_5;column_6;column_7",
            "Code;Nom;Voix;%;Nom.1;Voix.1;%.1",
        ] {
            let text = format!("{header}\n01;A;1;1,0;B;2;2,0");
            assert_eq!(
                unfold(&grid(&text)).unwrap().choices,
                ["A", "B"],
                "{header}"
            );
        }
    }
}
