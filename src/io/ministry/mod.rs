//! The layouts in which the French Ministry of the Interior publishes results.
//!
//! After some columns about the place and the turnout, a block of columns repeats for each
//! candidate or list: number, name, first name, votes, shares. The blocks may stand in another
//! order in each row (by score, say), and may have names above the first of them only.

pub(crate) mod xml;

use std::collections::{BTreeSet, HashMap};

use polars::prelude::{StringChunked, StringChunkedBuilder};

use crate::base::text::plain;
use crate::io::table::grid::Grid;

/// More choices than this are different candidates in each constituency, and are told apart by
/// their political label.
const MOST_NAMES: usize = 150;

/// Results with one column per choice.
#[derive(Clone, Debug)]
pub(crate) struct Unfolded {
    /// The columns before the blocks, then one of votes per choice.
    pub(crate) grid: Grid,
    /// The names of those, as published.
    pub(crate) choices: Vec<String>,
}

/// Where the blocks are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Blocks {
    /// The first column of the first block.
    start: usize,
    /// Columns per block.
    width: usize,
    /// How many there are.
    count: usize,
    /// The votes' place in a block.
    votes: usize,
    labels: Labels,
}

/// The places in a block of what names a choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Labels {
    list: Option<usize>,
    surname: Option<usize>,
    first_name: Option<usize>,
    nuance: Option<usize>,
}

/// Turns repeated blocks into one column per choice; `None` where the layout is another.
///
/// Votes are found by the name in their own block, never by its place in the row. A choice that
/// a row does not have is a gap there, not a zero.
pub(crate) fn unfold(grid: &Grid) -> Option<Unfolded> {
    let blocks = Blocks::find(&grid.names)?;
    let names = blocks.names(grid);
    let mut place_of: HashMap<&str, usize> = HashMap::new();
    let mut choices: Vec<String> = Vec::new();
    for name in names.iter().flatten().flatten() {
        place_of.entry(name).or_insert_with(|| {
            choices.push(name.clone());
            choices.len() - 1
        });
    }
    if choices.len() < 2 {
        return None;
    }
    let mut columns: Vec<StringChunkedBuilder> = choices
        .iter()
        .map(|_| StringChunkedBuilder::new("".into(), grid.rows))
        .collect();
    let mut row_votes: Vec<Option<&str>> = vec![None; choices.len()];
    for row in 0..grid.rows {
        row_votes.fill(None);
        for (block, names) in names.iter().enumerate() {
            let votes = grid.columns.get(blocks.column(block, blocks.votes));
            let place = names[row].as_deref().and_then(|name| place_of.get(name));
            if let (Some(votes), Some(&place)) = (votes, place) {
                row_votes[place] = votes.get(row);
            }
        }
        for (column, votes) in columns.iter_mut().zip(&row_votes) {
            column.append_option(*votes);
        }
    }
    Some(Unfolded {
        grid: with_columns(grid, blocks.start, &choices, columns),
        choices,
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

impl Blocks {
    fn find(names: &[String]) -> Option<Self> {
        let bases: Vec<String> = names.iter().map(|name| base(name)).collect();
        let votes: Vec<usize> = (0..bases.len())
            .filter(|&place| bases[place] == "voix")
            .collect();
        let first = *votes.first()?;
        let start = (0..first)
            .rev()
            .take_while(|&place| in_block(&bases[place]))
            .last()?;
        let width = if let Some(second) = votes.get(1) {
            second - first
        } else {
            let named = bases.iter().rposition(|base| !base.is_empty())? + 1;
            if named == bases.len() {
                return None;
            }
            named - start
        };
        if width <= first - start {
            return None;
        }
        Some(Self {
            start,
            width,
            count: (names.len() - start).div_ceil(width),
            votes: first - start,
            labels: Labels::find(bases.get(start..start + width)?),
        })
        .filter(|blocks| blocks.count > 1 && blocks.labels != Labels::default())
    }

    /// The column at a place in a block.
    fn column(&self, block: usize, place: usize) -> usize {
        self.start + block * self.width + place
    }

    /// `names[block][row]`: what the choice is called; `None` where the block is empty.
    fn names(&self, grid: &Grid) -> Vec<Vec<Option<String>>> {
        name_choices(self.labels, |place| self.texts(grid, place))
    }

    fn texts(&self, grid: &Grid, place: Option<usize>) -> Vec<Vec<Option<String>>> {
        (0..self.count)
            .map(|block| {
                let column: Option<&StringChunked> =
                    place.and_then(|place| grid.columns.get(self.column(block, place)));
                match column {
                    Some(cells) => cells.iter().map(|cell| cell.map(str::to_owned)).collect(),
                    None => vec![None; grid.rows],
                }
            })
            .collect()
    }
}

/// `names[block][row]`: what choices are called, by what stands at a place in each block.
pub(crate) fn name_choices(
    labels: Labels,
    texts: impl Fn(Option<usize>) -> Vec<Vec<Option<String>>>,
) -> Vec<Vec<Option<String>>> {
    let Labels {
        list,
        surname,
        first_name,
        nuance,
    } = labels;
    let names = texts(list.or(surname).or(nuance));
    let distinct: BTreeSet<&str> = names
        .iter()
        .flatten()
        .flatten()
        .map(String::as_str)
        .collect();
    if distinct.len() > MOST_NAMES && nuance.is_some() {
        return texts(nuance);
    }
    if list.is_some() || surname.is_none() || first_name.is_none() {
        return names;
    }
    with_first_names(names, &texts(first_name))
}

/// Surnames, with the first name after those that several candidates share.
fn with_first_names(
    mut surnames: Vec<Vec<Option<String>>>,
    first_names: &[Vec<Option<String>>],
) -> Vec<Vec<Option<String>>> {
    let mut bearers: HashMap<&str, BTreeSet<&str>> = HashMap::new();
    for (surnames, first_names) in surnames.iter().zip(first_names) {
        for (surname, first_name) in surnames.iter().zip(first_names) {
            if let (Some(surname), Some(first_name)) = (surname, first_name) {
                bearers.entry(surname).or_default().insert(first_name);
            }
        }
    }
    let shared: BTreeSet<String> = bearers
        .into_iter()
        .filter(|(_, first_names)| first_names.len() > 1)
        .map(|(surname, _)| surname.to_owned())
        .collect();
    for (surnames, first_names) in surnames.iter_mut().zip(first_names) {
        for (surname, first_name) in surnames.iter_mut().zip(first_names) {
            if let (Some(surname), Some(first_name)) = (surname, first_name)
                && shared.contains(surname)
            {
                surname.push(' ');
                surname.push_str(first_name);
            }
        }
    }
    surnames
}

impl Labels {
    /// Those among all columns of a table, where `surname` and `first_name` are known; `None`
    /// where none names a choice.
    pub(crate) fn of_columns(
        bases: &[String],
        surname: Option<usize>,
        first_name: Option<usize>,
    ) -> Option<Self> {
        let found = Self::find(bases);
        let labels = Self {
            surname: surname.or(found.surname),
            first_name: first_name.or(found.first_name),
            ..found
        };
        (labels != Self::default()).then_some(labels)
    }

    fn find(bases: &[String]) -> Self {
        let place = |test: &dyn Fn(&str) -> bool| bases.iter().position(|base| test(base));
        Self {
            list: place(&|base| base.contains("liste") && base.contains("abrege"))
                .or_else(|| place(&|base| base.contains("liste") && base.starts_with("libelle")))
                .or_else(|| place(&|base| base == "liste" || base == "nom de la liste")),
            surname: place(&|base| {
                base == "nom" || base.starts_with("nom ") && !base.contains("liste")
            })
            .or_else(|| place(&|base| base.starts_with("nom "))),
            first_name: place(&|base| base.starts_with("prenom")),
            nuance: place(&|base| base.contains("nuance")),
        }
    }
}

/// A column's name without accents, signs and the number of its block.
fn base(name: &str) -> String {
    let name = plain(name);
    name.trim_end_matches(|sign: char| sign.is_ascii_digit())
        .trim_end()
        .to_owned()
}

/// Whether a column is one of those that repeat before the votes.
fn in_block(base: &str) -> bool {
    const WORDS: [&str; 9] = [
        "panneau", "nuance", "nom", "prenom", "sexe", "liste", "candidat", "tete", "binome",
    ];
    base.split(' ')
        .any(|word| WORDS.iter().any(|known| word.contains(known)))
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
            assert!(unfold(&grid(text)).is_none(), "{text}");
        }
    }
}
