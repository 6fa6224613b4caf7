//! Targets, operation and turfs as the project's file has them.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::base::date::{Date, NotADate};
use crate::base::units::{Metres, Minutes};
use crate::io::project::format::finite;
use crate::io::questionnaire::{QuestionFile, questionnaire_of, questions_file};
use crate::model::address::LeftOut;
use crate::model::layer::Code;
use crate::model::operation::{Operation, Target};
use crate::model::turf::{Cleaned, Footing, Plan, Stop, Turf, TurfSize};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TargetFile {
    name: String,
    codes: Vec<String>,
}

impl TargetFile {
    pub(super) fn of(target: &Target) -> Self {
        Self {
            name: target.name.clone(),
            codes: target.codes.iter().map(ToString::to_string).collect(),
        }
    }

    pub(super) fn into_target(self) -> Target {
        let mut codes: Vec<Code> = self.codes.into_iter().map(Code).collect();
        codes.sort_unstable();
        codes.dedup();
        Target {
            name: self.name,
            codes,
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OperationFile {
    #[serde(default)]
    campaign: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    objective: String,
    #[serde(default)]
    contact: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    return_by: Option<DateFile>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    destroy_by: Option<DateFile>,
    #[serde(default)]
    script: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    questionnaire: Vec<QuestionFile>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    printed: Vec<Vec<QuestionFile>>,
    voters_per_door: f64,
    snap_metres: f64,
}

/// A day written `YYYY-MM-DD`.
#[derive(Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
struct DateFile(Date);

impl Clone for DateFile {
    fn clone(&self) -> Self {
        Self(self.0)
    }
}

impl From<DateFile> for String {
    fn from(date: DateFile) -> Self {
        date.0.to_string()
    }
}

impl TryFrom<String> for DateFile {
    type Error = NotADate;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse().map(Self)
    }
}

impl Default for OperationFile {
    fn default() -> Self {
        Self::of(&Operation::default())
    }
}

impl OperationFile {
    pub(super) fn of(operation: &Operation) -> Self {
        let usual = Operation::default();
        let operation = operation.clone();
        Self {
            campaign: operation.campaign,
            name: operation.name,
            objective: operation.objective,
            contact: operation.contact,
            return_by: operation.return_by.map(DateFile),
            destroy_by: operation.destroy_by.map(DateFile),
            script: operation.script,
            questionnaire: questions_file(&operation.questionnaire),
            printed: operation.printed.iter().map(questions_file).collect(),
            voters_per_door: finite(operation.voters_per_door, usual.voters_per_door),
            snap_metres: finite(operation.snap_metres, usual.snap_metres),
        }
    }

    pub(super) fn into_operation(self) -> Operation {
        Operation {
            campaign: self.campaign,
            name: self.name,
            objective: self.objective,
            contact: self.contact,
            return_by: self.return_by.map(|date| date.0),
            destroy_by: self.destroy_by.map(|date| date.0),
            script: self.script,
            questionnaire: questionnaire_of(self.questionnaire),
            printed: self.printed.into_iter().map(questionnaire_of).collect(),
            voters_per_door: self.voters_per_door,
            snap_metres: self.snap_metres,
        }
    }
}

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
    stops: Vec<StopFile>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StopFile {
    address: String,
    precinct: String,
    doors: u32,
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
        });
        Self {
            metres: hundredths(turf.length.0),
            minutes: hundredths(turf.time.0),
            evening: turf.evening,
            stops: stops.collect(),
        }
    }

    fn into_turf(self) -> Turf {
        let stops = self.stops.into_iter().map(|stop| Stop {
            address: stop.address,
            precinct: Code(stop.precinct),
            doors: stop.doors,
        });
        Turf {
            stops: stops.collect(),
            length: Metres(self.metres),
            time: Minutes(self.minutes),
            evening: self.evening,
        }
    }
}

/// A figure to two decimals: no finer than it can be measured, and read back as it was written.
fn hundredths(figure: f64) -> f64 {
    // Adding zero makes a negative zero a plain one.
    (100.0 * finite(figure, 0.0)).round() / 100.0 + 0.0
}
