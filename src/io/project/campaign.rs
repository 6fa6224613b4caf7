//! Targets and operation as the project's file has them.

use serde::{Deserialize, Serialize};

use crate::base::date::Date;
use crate::io::project::format::finite;
use crate::io::project::written::Written;
use crate::io::questionnaire::{QuestionFile, questionnaire_of, questions_file};
use crate::model::hardship::Hardship;
use crate::model::layer::Code;
use crate::model::meeting::MeetingPoint;
use crate::model::operation::{DONE_DAYS, Kind, Operation, Target};
use crate::model::outing::Helpers;
use crate::model::schedule::{Crew, Slot};

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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    helpers: Option<HelpersFile>,
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
struct HelpersFile {
    people: u32,
    hours: f64,
    evenings: u32,
}

impl HelpersFile {
    /// Nothing where nobody has said who comes.
    fn of(helpers: Helpers) -> Option<Self> {
        let usual = Helpers::default();
        (helpers != usual).then(|| Self {
            people: helpers.people,
            hours: finite(helpers.hours, usual.hours),
            evenings: helpers.evenings,
        })
    }

    fn into_helpers(self) -> Helpers {
        Helpers {
            people: self.people,
            hours: self.hours,
            evenings: self.evenings,
        }
    }
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
            helpers: HelpersFile::of(operation.helpers),
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
            helpers: self
                .helpers
                .map(HelpersFile::into_helpers)
                .unwrap_or_default(),
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
