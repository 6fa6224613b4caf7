//! What nobody knows of a real town: who went from which choice to which, and how many doors open.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Value, json};

use super::Outcome;
use super::files::code;
use super::people::Housing;
use super::town::{NAME, Town};
use super::votes::{CONTESTS, NO_VOTE};

/// Writes the truth.
pub(super) fn write(town: &Town, folder: &Path) -> Outcome {
    let opening: BTreeMap<&str, f64> = Housing::ALL
        .iter()
        .map(|housing| (housing.code(), housing.opening_rate()))
        .collect();
    let mut addresses: BTreeMap<&str, BTreeMap<String, u32>> = BTreeMap::new();
    for address in &town.people.addresses {
        addresses
            .entry(address.housing.code())
            .or_default()
            .insert(code(address), address.dwellings);
    }
    let truth = json!({
        "about": format!("{NAME} is made up; so is everything here."),
        "opening_rate": opening,
        "dwellings": addresses,
        "transfers": [transfer(town, 0), transfer(town, 1)],
    });
    std::fs::write(folder.join("truth.json"), format!("{truth}\n"))?;
    Ok(())
}

/// What becomes of a registered voter in a contest, by name.
fn fates(contest: usize, more: &str) -> Vec<String> {
    let choices = CONTESTS[contest]
        .choices
        .iter()
        .map(|choice| choice.surname);
    NO_VOTE
        .into_iter()
        .chain(choices)
        .chain([more])
        .map(str::to_owned)
        .collect()
}

fn transfer(town: &Town, from: usize) -> Value {
    let flows: Vec<&Vec<Vec<u32>>> = town
        .tallies
        .iter()
        .map(|tally| {
            if from == 0 {
                &tally.to_2022
            } else {
                &tally.to_2024
            }
        })
        .collect();
    let mut total = vec![vec![0; flows[0][0].len()]; flows[0].len()];
    for flow in &flows {
        for (row, more) in total.iter_mut().zip(*flow) {
            for (cell, count) in row.iter_mut().zip(more) {
                *cell += count;
            }
        }
    }
    json!({
        "from": CONTESTS[from].name,
        "to": CONTESTS[from + 1].name,
        "rows": fates(from, "new on the roll"),
        "columns": fates(from + 1, "left the roll"),
        "voters": total,
        "by_precinct": flows,
    })
}
