//! Targets, operation and turfs as the project's file has them.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::base::date::Date;
use crate::base::units::{Metres, Minutes};
use crate::io::project::format::finite;
use crate::io::questionnaire::{QuestionFile, questionnaire_of, questions_file};
use crate::model::address::LeftOut;
use crate::model::hardship::Hardship;
use crate::model::layer::Code;
use crate::model::meeting::MeetingPoint;
use crate::model::operation::{DONE_DAYS, Kind, Operation, Target};
use crate::model::schedule::{Crew, Slot};
use crate::model::share::Share;
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kind: Option<Written<Kind>>,
    #[serde(default)]
    objective: String,
    #[serde(default)]
    contact: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    meeting: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    meetings: Vec<MeetingFile>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    slots: Vec<Written<Slot>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    crews: Vec<CrewFile>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    return_by: Option<Written<Date>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    destroy_by: Option<Written<Date>>,
    #[serde(default)]
    script: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    notice: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    questionnaire: Vec<QuestionFile>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    printed: Vec<Vec<QuestionFile>>,
    voters_per_door: f64,
    snap_metres: f64,
    #[serde(default = "usual_days", skip_serializing_if = "are_usual_days")]
    done_days: u32,
}

fn usual_days() -> u32 {
    DONE_DAYS
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "what serde asks for")]
fn are_usual_days(days: &u32) -> bool {
    *days == DONE_DAYS
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CrewFile {
    name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    phone: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    cannot: Vec<Written<Hardship>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct MeetingFile {
    lon: f64,
    lat: f64,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    name: String,
}

/// What is written as it is said on the command line: a day, a time to go out, a kind.
struct Written<T>(T);

impl<T: fmt::Display> Serialize for Written<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&self.0)
    }
}

impl<'de, T: FromStr<Err: fmt::Display>> Deserialize<'de> for Written<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map(Self).map_err(serde::de::Error::custom)
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
            kind: operation.kind.map(Written),
            objective: operation.objective,
            contact: operation.contact,
            meeting: operation.meeting,
            meetings: operation
                .meetings
                .into_iter()
                .map(|MeetingPoint { lon, lat, name }| MeetingFile {
                    lon: finite(lon, 0.0),
                    lat: finite(lat, 0.0),
                    name,
                })
                .collect(),
            slots: operation.slots.into_iter().map(Written).collect(),
            crews: operation
                .crews
                .into_iter()
                .map(|crew| CrewFile {
                    name: crew.name,
                    phone: crew.phone,
                    cannot: crew.cannot.into_iter().map(Written).collect(),
                })
                .collect(),
            return_by: operation.return_by.map(Written),
            destroy_by: operation.destroy_by.map(Written),
            script: operation.script,
            notice: operation.notice,
            questionnaire: questions_file(&operation.questionnaire),
            printed: operation.printed.iter().map(questions_file).collect(),
            voters_per_door: finite(operation.voters_per_door, usual.voters_per_door),
            snap_metres: finite(operation.snap_metres, usual.snap_metres),
            done_days: operation.done_days,
        }
    }

    pub(super) fn into_operation(self) -> Operation {
        Operation {
            campaign: self.campaign,
            name: self.name,
            kind: self.kind.map(|kind| kind.0),
            objective: self.objective,
            contact: self.contact,
            meeting: self.meeting,
            meetings: self
                .meetings
                .into_iter()
                .map(|MeetingFile { lon, lat, name }| MeetingPoint { lon, lat, name })
                .collect(),
            slots: self.slots.into_iter().map(|slot| slot.0).collect(),
            crews: self
                .crews
                .into_iter()
                .map(|crew| Crew {
                    name: crew.name,
                    phone: crew.phone,
                    cannot: crew.cannot.into_iter().map(|it| it.0).collect(),
                })
                .collect(),
            return_by: self.return_by.map(|date| date.0),
            destroy_by: self.destroy_by.map(|date| date.0),
            script: self.script,
            notice: self.notice,
            questionnaire: questionnaire_of(self.questionnaire),
            printed: self.printed.into_iter().map(questionnaire_of).collect(),
            voters_per_door: self.voters_per_door,
            snap_metres: self.snap_metres,
            done_days: self.done_days,
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
