//! What was cut, walked and suggested, as JSON.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::base::words::Words;
use crate::field::edit::hard::Proposed;
use crate::io::report::{pretty, tenths, thousandths};
use crate::model::indicator::Indicator;
use crate::model::turf::{Footing, Plan, Turf};

/// A cut as JSON: every turf, and the addresses left out by reason; a line break at the end.
pub fn cut_json(plan: &Plan) -> String {
    let turfs = plan.numbered().map(|(number, turf)| TurfJson {
        turf: number,
        doors: turf.doors(),
        addresses: turf.stops.len(),
        minutes: tenths(turf.time.0),
        metres: tenths(turf.length.0),
        precincts: turf.precincts().into_iter().map(|code| code.0).collect(),
        evening: (turf.evening > 0).then_some(turf.evening),
    });
    let mut left_out = BTreeMap::new();
    for (reason, address) in &plan.left_out {
        left_out
            .entry(reason.code())
            .or_insert_with(Vec::new)
            .push(address.as_str());
    }
    pretty(&CutJson {
        target: &plan.target,
        turfs: turfs.collect(),
        left_out,
        outside_target: plan.outside_target,
        ways: WaysJson::of(&plan.footing),
    })
}

/// A turf that was edited.
#[derive(Clone, Copy, Debug)]
pub struct EditedTurf<'a> {
    /// Its number, from 1.
    pub number: usize,
    /// What it is now; `None` where its number is free.
    pub turf: Option<&'a Turf>,
    /// How many pieces it falls into on the streets.
    pub pieces: usize,
}

/// The turfs of a plan that were edited as JSON: what each of them is, `null` for one that is gone;
/// a line break at the end.
pub fn edit_json(edited: &[EditedTurf<'_>], plan: &Plan) -> String {
    let mean = plan.mean_time().0;
    let turfs = edited.iter().map(|edited| EditedJson {
        turf: edited.number,
        now: edited.turf.map(|turf| NowJson {
            name: &turf.name,
            locked: turf.locked,
            hard: turf.hard.iter().map(|hard| hard.code()).collect(),
            crew: &turf.crew,
            doors: turf.doors(),
            addresses: turf.stops.len(),
            minutes: tenths(turf.time.0),
            off_the_mean: thousandths(turf.time.0 / mean - 1.0),
            metres: tenths(turf.length.0),
            connected: edited.pieces < 2,
            pieces: edited.pieces,
            first: turf.stops.first().map(|stop| stop.address.as_str()),
            last: turf.stops.last().map(|stop| stop.address.as_str()),
        }),
    });
    pretty(&EditJson {
        turfs: turfs.collect(),
    })
}

/// What the data say is hard on turfs, by their numbers, as JSON with a line break at the end.
pub fn proposed_json(proposed: &[(usize, Vec<Proposed>)], words: &Words) -> String {
    let each = proposed.iter().flat_map(|(turf, proposed)| {
        proposed.iter().map(|it| ProposedJson {
            turf: *turf,
            hard: it.hard.code(),
            why: it.why.iter().map(|why| words.say(why)).collect(),
        })
    });
    pretty(&ProposedListJson {
        proposed: each.collect(),
    })
}

#[derive(Serialize)]
struct ProposedListJson {
    proposed: Vec<ProposedJson>,
}

#[derive(Serialize)]
struct ProposedJson {
    turf: usize,
    hard: &'static str,
    why: Vec<String>,
}

/// The length of a walk as JSON, with a line break at the end.
pub fn route_json(length: f64) -> String {
    pretty(&RouteJson { length })
}

/// Indicators as `arpent suggest --json` lists them.
pub fn indicators_json(indicators: &[Indicator]) -> String {
    let listed: Vec<IndicatorJson<'_>> = indicators
        .iter()
        .map(|indicator| IndicatorJson {
            name: &indicator.name,
            title_fr: &indicator.title.fr,
            title_en: &indicator.title.en,
            formula: &indicator.formula,
            unit: &indicator.unit,
            source: &indicator.source,
        })
        .collect();
    pretty(&listed)
}

#[derive(Serialize)]
struct IndicatorJson<'a> {
    name: &'a str,
    title_fr: &'a str,
    title_en: &'a str,
    formula: &'a str,
    unit: &'a str,
    source: &'a str,
}

#[derive(Serialize)]
struct RouteJson {
    length: f64,
}

#[derive(Serialize)]
struct EditJson<'a> {
    turfs: Vec<EditedJson<'a>>,
}

#[derive(Serialize)]
struct EditedJson<'a> {
    turf: usize,
    now: Option<NowJson<'a>>,
}

#[derive(Serialize)]
struct NowJson<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    name: &'a str,
    locked: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hard: Vec<&'static str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    crew: &'a str,
    doors: u64,
    addresses: usize,
    minutes: f64,
    off_the_mean: f64,
    metres: f64,
    connected: bool,
    pieces: usize,
    first: Option<&'a str>,
    last: Option<&'a str>,
}

#[derive(Serialize)]
struct CutJson<'a> {
    target: &'a str,
    turfs: Vec<TurfJson>,
    left_out: BTreeMap<&'static str, Vec<&'a str>>,
    outside_target: u64,
    ways: WaysJson,
}

/// What the ways were measured by.
#[derive(Serialize)]
#[serde(tag = "by", rename_all = "snake_case")]
enum WaysJson {
    StraightLines {
        factor: f64,
    },
    Streets {
        metres: f64,
        ends_joined: usize,
        groups_linked: usize,
        groups_apart: usize,
        islands_left_out: usize,
        island_metres: f64,
        addresses_off: usize,
    },
}

impl WaysJson {
    fn of(footing: &Footing) -> Self {
        match *footing {
            Footing::Straight(factor) => Self::StraightLines { factor },
            Footing::Streets { cleaned, off } => Self::Streets {
                metres: cleaned.metres,
                ends_joined: cleaned.joined,
                groups_linked: cleaned.linked,
                groups_apart: cleaned.apart,
                islands_left_out: cleaned.islands,
                island_metres: cleaned.island_metres,
                addresses_off: off,
            },
        }
    }
}

#[derive(Serialize)]
struct TurfJson {
    turf: usize,
    doors: u64,
    addresses: usize,
    minutes: f64,
    metres: f64,
    precincts: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    evening: Option<u32>,
}
