//! Plans in figures, as JSON.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::field::plans::Figures;
use crate::io::report::{pretty, tenths, thousandths};

/// A plan with its name, none for the current one, and its figures.
pub type NamedFigures<'a> = (Option<&'a str>, &'a Figures);

/// Plans as JSON, one after the other; a line break at the end.
pub fn plans_json(plans: &[NamedFigures<'_>]) -> String {
    let plans = plans
        .iter()
        .map(|&(name, figures)| PlanJson::of(name, figures));
    pretty(&PlansJson {
        plans: plans.collect(),
    })
}

#[derive(Serialize)]
struct PlansJson<'a> {
    plans: Vec<PlanJson<'a>>,
}

#[derive(Serialize)]
struct PlanJson<'a> {
    /// `null` for the current one.
    name: Option<&'a str>,
    turfs: usize,
    addresses: usize,
    doors: u64,
    minutes: f64,
    metres: f64,
    doors_per_hour: f64,
    mean_minutes: f64,
    longest_minutes: f64,
    largest_off_the_mean: f64,
    mean_off_the_mean: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    split_turfs: Option<usize>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    doors_by_evening: BTreeMap<u32, u64>,
    left_out: BTreeMap<&'static str, u64>,
}

impl<'a> PlanJson<'a> {
    fn of(name: Option<&'a str>, figures: &Figures) -> Self {
        let left_out = figures.left_out.iter();
        Self {
            name,
            turfs: figures.turfs,
            addresses: figures.addresses,
            doors: figures.doors,
            minutes: tenths(figures.time.0),
            metres: tenths(figures.length.0),
            doors_per_hour: tenths(figures.doors_per_hour()),
            mean_minutes: tenths(figures.mean.0),
            longest_minutes: tenths(figures.longest.0),
            largest_off_the_mean: thousandths(figures.largest_off),
            mean_off_the_mean: thousandths(figures.mean_off),
            split_turfs: figures.split,
            doors_by_evening: figures.evenings.clone(),
            left_out: left_out
                .map(|(reason, &count)| (reason.code(), count))
                .collect(),
        }
    }
}
