//! What choices are called: by their list, their surname or their political label.

use std::collections::{BTreeSet, HashMap};

use crate::base::text::collapse;
use crate::io::table::grid::Grid;

/// More choices than this are different candidates in each constituency, and are told apart by
/// their political label.
const MOST_NAMES: usize = 150;

/// `names[block][row]`: what a choice is called; `None` where the block is empty.
pub(crate) type Names = Vec<Vec<Option<String>>>;

/// The columns of a block, or of a table with a row per choice, that name a choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Labels {
    list: Option<usize>,
    surname: Option<usize>,
    first_name: Option<usize>,
    nuance: Option<usize>,
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
        labels.name_something().then_some(labels)
    }

    /// Those among some columns, by their names without accents and signs.
    pub(super) fn find(bases: &[String]) -> Self {
        let place = |test: &dyn Fn(&str) -> bool| bases.iter().position(|base| test(base));
        Self {
            list: place(&|base| base.contains("liste") && base.contains("abrege"))
                .or_else(|| place(&|base| base.contains("liste") && base.starts_with("libelle")))
                .or_else(|| place(&|base| base == "liste" || base == "nom de la liste"))
                .or_else(|| place(&|base| base.starts_with("binome"))),
            surname: place(&|base| {
                base == "nom" || base.starts_with("nom ") && !base.contains("liste")
            })
            .or_else(|| place(&|base| base.starts_with("nom "))),
            first_name: place(&|base| base.starts_with("prenom")),
            nuance: place(&|base| base.contains("nuance")),
        }
    }

    /// The same, in a block that begins this many columns further on.
    pub(super) fn moved(self, by: usize) -> Self {
        let moved = |place: Option<usize>| place.map(|place| place + by);
        Self {
            list: moved(self.list),
            surname: moved(self.surname),
            first_name: moved(self.first_name),
            nuance: moved(self.nuance),
        }
    }

    /// Whether any column names a choice.
    pub(super) fn name_something(self) -> bool {
        self.named_by().is_some()
    }

    /// The column that names choices best.
    pub(super) fn named_by(self) -> Option<usize> {
        self.list.or(self.surname).or(self.nuance)
    }
}

/// What the choices of some blocks are called: by list, else by surname, with the first name where
/// several share it; by political label where there are as many candidates as constituencies.
pub(crate) fn name_choices(blocks: &[Labels], grid: &Grid) -> Names {
    let texts = |place: fn(&Labels) -> Option<usize>| -> Names {
        let columns = blocks.iter().map(|labels| texts(grid, place(labels)));
        columns.collect()
    };
    let names = texts(|labels| labels.named_by());
    let distinct: BTreeSet<&str> = names
        .iter()
        .flatten()
        .flatten()
        .map(String::as_str)
        .collect();
    let has = |place: fn(&Labels) -> Option<usize>| blocks.iter().any(|it| place(it).is_some());
    if distinct.len() > MOST_NAMES && has(|labels| labels.nuance) {
        return texts(|labels| labels.nuance);
    }
    if has(|labels| labels.list) || !has(|labels| labels.surname) {
        return names;
    }
    with_first_names(names, &texts(|labels| labels.first_name))
}

fn texts(grid: &Grid, place: Option<usize>) -> Vec<Option<String>> {
    match place.and_then(|place| grid.columns.get(place)) {
        Some(cells) => cells.iter().map(|cell| cell.map(collapse)).collect(),
        None => vec![None; grid.rows],
    }
}

/// Surnames, with the first name after those that several candidates share.
fn with_first_names(mut surnames: Names, first_names: &Names) -> Names {
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
