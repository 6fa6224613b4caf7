//! Column names: which row has them, and how they become usable and unique.

use std::collections::{HashMap, HashSet};

use crate::base::text::collapse;

/// How many rows may stand above the column names.
const DEEPEST: usize = 30;

/// Names without line breaks and doubled spaces, none empty (`column_3`), none twice (`name_2`).
pub(crate) fn unique(names: &[String]) -> Vec<String> {
    let cleaned: Vec<String> = names
        .iter()
        .enumerate()
        .map(|(place, name)| match collapse(name) {
            name if name.is_empty() => format!("column_{}", place + 1),
            name => name,
        })
        .collect();
    let given: HashSet<String> = cleaned.iter().cloned().collect();
    let mut taken: HashSet<String> = HashSet::new();
    let mut last: HashMap<String, usize> = HashMap::new();
    let mut unique = Vec::with_capacity(cleaned.len());
    for name in cleaned {
        let mut free = name.clone();
        while taken.contains(&free) || (free != name && given.contains(&free)) {
            let number = last.entry(name.clone()).or_insert(1);
            *number += 1;
            free = format!("{name}_{number}");
        }
        taken.insert(free.clone());
        unique.push(free);
    }
    unique
}

/// Which of the first rows has the column names, counted from 0.
///
/// Titles above a table fill few of its columns, and names are words: the first row that fills
/// nearly as many columns as the widest one, without a cell that is a number, is the one.
/// A file whose first full row has numbers starts with its column names all the same.
pub(crate) fn find(rows: &[Vec<String>]) -> usize {
    let filled = |row: &Vec<String>| row.iter().filter(|cell| !cell.trim().is_empty()).count();
    let rows = &rows[..rows.len().min(DEEPEST)];
    let widest = rows.iter().map(filled).max().unwrap_or(0);
    // Ministry files name only the first of many blocks of columns.
    let full = |row: &&Vec<String>| filled(row) * 4 >= widest && filled(row) > 1.min(widest - 1);
    let named = |row: &&Vec<String>| {
        let numbers = row
            .iter()
            .filter(|cell| cell.trim().parse::<f64>().is_ok())
            .count();
        full(row) && numbers * 4 <= filled(row)
    };
    if widest == 0 {
        return 0;
    }
    let place = |test: &dyn Fn(&&Vec<String>) -> bool| rows.iter().position(|row| test(&row));
    place(&named).or_else(|| place(&full)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        text.lines()
            .map(|line| line.split(';').map(str::to_owned).collect())
            .collect()
    }

    #[test]
    fn every_column_gets_a_name_of_its_own() {
        let names = ["a", "", "a", "Résultats\n liste 1 ", "a_2", "a"].map(str::to_owned);
        assert_eq!(
            unique(&names),
            ["a", "column_2", "a_3", "Résultats liste 1", "a_2", "a_4"]
        );
    }

    #[test]
    fn titles_above_the_names_are_skipped() {
        assert_eq!(find(&rows("a;b;c\n1;2;3")), 0);
        assert_eq!(find(&rows("Résultats 2017;;\n;;\na;b;c\n1;2;3")), 2);
        assert_eq!(find(&rows("code\n01\n02")), 0);
        assert_eq!(find(&rows("")), 0);
    }

    #[test]
    fn names_above_the_first_block_only_are_still_names() {
        let text = "Titre\n\nDép;Inscrits;Nom;Voix;;;;;;\n01;10;A;1;B;2;C;3;D;4";
        assert_eq!(find(&rows(text)), 2);
    }
}
