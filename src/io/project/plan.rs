//! Turfs as the project's file has them.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::base::units::{Metres, Minutes};
use crate::io::project::format::finite;
use crate::io::project::written::Written;
use crate::model::address::LeftOut;
use crate::model::hardship::Hardship;
use crate::model::layer::Code;
use crate::model::share::Share;
use crate::model::turf::{Cleaned, Footing, Plan, Stop, Turf, TurfSize};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlanFile {
    target: String,
    #[serde(with = "SizeFile")]
    size: TurfSize,
    seed: u64,
    turfs: Vec<TurfFile>,
    left_out: Vec<LeftOutFile>,
    outside_target: u64,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    starts: Vec<(f64, f64)>,
    #[serde(with = "FootingFile", default = "straight_lines")]
    footing: Footing,
}

/// What plans were measured by before there were street networks.
fn straight_lines() -> Footing {
    Footing::Straight(1.3)
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Footing", rename_all = "snake_case")]
enum FootingFile {
    Straight(f64),
    Streets {
        #[serde(with = "CleanedFile")]
        cleaned: Cleaned,
        off: usize,
    },
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Cleaned")]
struct CleanedFile {
    metres: f64,
    joined: usize,
    #[serde(default)]
    linked: usize,
    #[serde(default)]
    apart: usize,
    islands: usize,
    island_metres: f64,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "TurfSize", rename_all = "snake_case")]
enum SizeFile {
    Doors(u32),
    Minutes(f64),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TurfFile {
    metres: f64,
    minutes: f64,
    #[serde(default, skip_serializing_if = "is_none")]
    evening: u32,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    name: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    locked: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    hard: Vec<Written<Hardship>>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    crew: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    first: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    last: Option<String>,
    stops: Vec<StopFile>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StopFile {
    address: String,
    precinct: String,
    doors: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    share: Option<Written<Share>>,
}

#[derive(Serialize, Deserialize)]
struct LeftOutFile(#[serde(with = "ReasonFile")] LeftOut, String);

#[derive(Serialize, Deserialize)]
#[serde(remote = "LeftOut", rename_all = "snake_case")]
enum ReasonFile {
    NotLocated,
    OutsidePrecincts,
    OutsideTarget,
    NoDoors,
    Later,
    TakenOut,
    Done,
    Objects,
}

/// Whether there are no evenings.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "what serde asks for")]
fn is_none(evening: &u32) -> bool {
    *evening == 0
}

impl PlanFile {
    pub(super) fn of(plan: &Plan) -> Self {
        Self {
            target: plan.target.clone(),
            size: plan.size,
            seed: plan.seed,
            turfs: plan.turfs.iter().map(|turf| TurfFile::of(turf)).collect(),
            left_out: plan
                .left_out
                .iter()
                .map(|(reason, address)| LeftOutFile(*reason, address.clone()))
                .collect(),
            outside_target: plan.outside_target,
            starts: plan.starts.clone(),
            footing: plan.footing,
        }
    }

    pub(super) fn into_plan(self) -> Plan {
        Plan {
            target: self.target,
            size: self.size,
            seed: self.seed,
            turfs: self
                .turfs
                .into_iter()
                .map(|turf| Arc::new(turf.into_turf()))
                .collect(),
            left_out: self
                .left_out
                .into_iter()
                .map(|LeftOutFile(reason, address)| (reason, address))
                .collect(),
            outside_target: self.outside_target,
            starts: self.starts,
            footing: self.footing,
        }
    }
}

impl TurfFile {
    fn of(turf: &Turf) -> Self {
        let stops = turf.stops.iter().map(|stop| StopFile {
            address: stop.address.clone(),
            precinct: stop.precinct.0.clone(),
            doors: stop.doors,
            share: stop.share.clone().map(Written),
        });
        Self {
            metres: hundredths(turf.length.0),
            minutes: hundredths(turf.time.0),
            evening: turf.evening,
            name: turf.name.clone(),
            locked: turf.locked,
            hard: turf.hard.iter().copied().map(Written).collect(),
            crew: turf.crew.clone(),
            first: turf.first.clone(),
            last: turf.last.clone(),
            stops: stops.collect(),
        }
    }

    fn into_turf(self) -> Turf {
        let stops = self.stops.into_iter().map(|stop| Stop {
            address: stop.address,
            precinct: Code(stop.precinct),
            doors: stop.doors,
            share: stop.share.map(|Written(share)| share),
        });
        Turf {
            stops: stops.collect(),
            length: Metres(self.metres),
            time: Minutes(self.minutes),
            evening: self.evening,
            name: self.name,
            locked: self.locked,
            hard: self.hard.into_iter().map(|it| it.0).collect(),
            crew: self.crew,
            first: self.first,
            last: self.last,
        }
    }
}

/// A figure to two decimals: no finer than it can be measured, and read back as it was written.
fn hundredths(figure: f64) -> f64 {
    // Adding zero makes a negative zero a plain one.
    (100.0 * finite(figure, 0.0)).round() / 100.0 + 0.0
}
