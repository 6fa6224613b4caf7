//! What a crew is sent out for, and where.

use std::fmt;
use std::str::FromStr;

use crate::base::date::Date;
use crate::base::words::Message;
use crate::model::layer::Code;
use crate::model::meeting::MeetingPoint;
use crate::model::outing::Helpers;
use crate::model::questionnaire::Questionnaire;
use crate::model::schedule::{Crew, NotRead, Slot};
use crate::msg;

/// A saved selection of precincts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Target {
    /// Its name, unique in the project.
    pub name: String,
    /// Its precincts, sorted by code, without repeats.
    pub codes: Vec<Code>,
}

/// A choice of precincts that may still have to be worked out.
#[derive(Clone, Debug, PartialEq)]
pub enum TargetRule {
    /// Every precinct.
    All,
    /// The best share (0 to 1) of the precincts with a score, rounded up.
    TopShare(f64),
    /// The best so many.
    TopCount(usize),
    /// Whole precincts, best first, until this many doors still to do are reached, the last one included.
    UntilDoors(u64),
    /// Just these.
    Codes(Vec<Code>),
    /// The target saved under this name.
    Named(String),
}

/// What an operation is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// People register as voters.
    Register,
    /// Those who are with us go and vote.
    GetOutTheVote,
    /// Those who hesitate are talked with.
    Persuade,
    /// Leaflets go into letterboxes.
    Leaflets,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::Register,
        Self::GetOutTheVote,
        Self::Persuade,
        Self::Leaflets,
    ];

    /// Its name in files and on the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::Register => "register",
            Self::GetOutTheVote => "vote",
            Self::Persuade => "persuade",
            Self::Leaflets => "leaflets",
        }
    }

    /// Its name for people.
    pub fn said(self) -> Message {
        match self {
            Self::Register => msg!("operation-kind-register"),
            Self::GetOutTheVote => msg!("operation-kind-vote"),
            Self::Persuade => msg!("operation-kind-persuade"),
            Self::Leaflets => msg!("operation-kind-leaflets"),
        }
    }

    /// What it is for, in a sentence for those who open the door.
    pub fn purpose(self) -> Message {
        match self {
            Self::Register => msg!("operation-purpose-register"),
            Self::GetOutTheVote => msg!("operation-purpose-vote"),
            Self::Persuade => msg!("operation-purpose-persuade"),
            Self::Leaflets => msg!("operation-purpose-leaflets"),
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Kind {
    type Err = NotRead;

    fn from_str(text: &str) -> Result<Self, NotRead> {
        let mut all = Self::ALL.into_iter();
        all.find(|kind| kind.code() == text).ok_or(NotRead)
    }
}

/// For how many days what crews have done is not done again, where nobody says otherwise.
pub const DONE_DAYS: u32 = 30;

/// An objective, its dates and its words: what a packet says besides the doors.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// The campaign it is for.
    pub campaign: String,
    /// Its name.
    pub name: String,
    /// What it is for; none when not said.
    pub kind: Option<Kind>,
    /// Its objective, in one sentence.
    pub objective: String,
    /// Whom a crew can call, the organiser: a role and a phone, never a private person's name.
    pub contact: String,
    /// Where crews meet, in words.
    pub meeting: String,
    /// The places they come from, each turf's crew from the nearest.
    pub meetings: Vec<MeetingPoint>,
    /// Who comes, for plans that are made for them.
    pub helpers: Helpers,
    /// When crews are out: the first evening of a plan first.
    pub slots: Vec<Slot>,
    /// The crews, in the order in which they take the turfs of an evening.
    pub crews: Vec<Crew>,
    /// When the packets come back; none when not set.
    pub return_by: Option<Date>,
    /// When paper and field data are destroyed.
    pub destroy_by: Option<Date>,
    /// What to say at the door, in paragraphs.
    pub script: String,
    /// What people are told of their rights, in paragraphs; ours, which says what the law asks
    /// for, when empty.
    pub notice: String,
    /// What is asked at the door, and noted.
    pub questionnaire: Questionnaire,
    /// The questionnaires that sheets were printed with, version 1 first: such a sheet can be read
    /// whatever has become of the questionnaire since.
    pub printed: Vec<Questionnaire>,
    /// Registered voters per door, where no column says how many doors there are.
    pub voters_per_door: f64,
    /// How far from every polygon an address may lie and still be given to the nearest, in metres.
    pub snap_metres: f64,
    /// For how many days what crews have done is not done again.
    pub done_days: u32,
}

impl Default for Operation {
    fn default() -> Self {
        Self {
            campaign: String::new(),
            name: String::new(),
            kind: None,
            objective: String::new(),
            contact: String::new(),
            meeting: String::new(),
            meetings: Vec::new(),
            helpers: Helpers::default(),
            slots: Vec::new(),
            crews: Vec::new(),
            return_by: None,
            destroy_by: None,
            script: String::new(),
            notice: String::new(),
            questionnaire: Questionnaire::default(),
            printed: Vec::new(),
            voters_per_door: 1.7,
            snap_metres: 150.0,
            done_days: DONE_DAYS,
        }
    }
}

impl Operation {
    /// The version of the questionnaire, from 1: that of the sheets that were printed with these
    /// very questions; where there are none, the one after all that were printed.
    pub fn version(&self) -> usize {
        let mut printed = self.printed.iter();
        let same = printed.position(|printed| *printed == self.questionnaire);
        1 + same.unwrap_or(self.printed.len())
    }

    /// When the turfs of a plan's evening, counted from 1, are walked; those of a plan without
    /// evenings (0) when there is only one time to go out.
    pub fn slot(&self, evening: u32) -> Option<Slot> {
        match (evening, self.slots.as_slice()) {
            (0, &[only]) => Some(only),
            (0, _) => None,
            (evening, slots) => slots.get(evening as usize - 1).copied(),
        }
    }

    /// Where they meet, in words: the place of [`Operation::meetings`] that they come from, the first
    /// where that is not known, and what else is said of it; empty where nothing is.
    pub fn meeting_in_words(&self, place: Option<usize>) -> String {
        let place = place.and_then(|place| self.meetings.get(place));
        let said = match place.or(self.meetings.first()) {
            Some(point) if self.meeting.is_empty() => point.in_words(),
            Some(point) if !point.name.is_empty() && point.name != self.meeting => {
                format!("{} · {}", point.name, self.meeting)
            }
            _ => self.meeting.clone(),
        };
        said.trim().to_owned()
    }

    /// The same places as degrees east and north.
    pub fn starts(&self) -> Vec<(f64, f64)> {
        self.meetings.iter().map(MeetingPoint::place).collect()
    }

    /// Remembers that sheets are printed with a questionnaire.
    pub fn remember_printed(&mut self, questionnaire: &Questionnaire) {
        if !questionnaire.is_empty() && !self.printed.contains(questionnaire) {
            self.printed.push(questionnaire.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::indicator::Title;
    use crate::model::questionnaire::Question;

    fn asking(text: &str) -> Questionnaire {
        Questionnaire {
            questions: vec![Question {
                text: Title::same(text),
                answers: Vec::new(),
            }],
        }
    }

    #[test]
    fn an_evening_has_its_slot_and_a_plan_without_evenings_the_only_one() {
        let slot = |day: &str| format!("{day} 18:00-20:00").parse::<Slot>().ok();
        let mut operation = Operation {
            slots: slot("2026-03-14").into_iter().collect(),
            ..Operation::default()
        };
        assert_eq!(operation.slot(0), slot("2026-03-14"));
        operation.slots.extend(slot("2026-03-15"));
        assert_eq!(operation.slot(0), None, "which of them nobody has said");
        assert_eq!(operation.slot(2), slot("2026-03-15"));
        assert_eq!(operation.slot(3), None);
    }

    #[test]
    fn what_else_is_said_of_where_crews_meet_stands_with_the_place() {
        let mut operation = Operation {
            meeting: "17 h 45".to_owned(),
            ..Operation::default()
        };
        assert_eq!(operation.meeting_in_words(Some(1)), "17 h 45");
        operation.meetings = ["48.9,2.1,Mairie", "48.9,2.4,École"]
            .map(|point| point.parse().unwrap())
            .to_vec();
        assert_eq!(operation.meeting_in_words(Some(1)), "École · 17 h 45");
        assert_eq!(operation.meeting_in_words(None), "Mairie · 17 h 45");
        operation.meeting.clear();
        operation.meetings[1].name.clear();
        assert_eq!(operation.meeting_in_words(Some(1)), "48.9, 2.4");
    }

    #[test]
    fn a_kind_is_read_by_its_name() {
        for kind in Kind::ALL {
            assert_eq!(kind.code().parse(), Ok(kind));
        }
        assert!("walk".parse::<Kind>().is_err());
    }

    #[test]
    fn an_edit_raises_the_version_only_after_a_print() {
        let mut operation = Operation {
            questionnaire: asking("a"),
            ..Operation::default()
        };
        operation.questionnaire = asking("b");
        assert_eq!(operation.version(), 1, "nobody has a sheet yet");
        for _ in 0..2 {
            operation.remember_printed(&asking("b"));
            assert_eq!(operation.version(), 1, "that sheet again");
        }
        operation.questionnaire = asking("c");
        assert_eq!(operation.version(), 2);
        operation.remember_printed(&asking("c"));
        operation.questionnaire = asking("b");
        assert_eq!(
            operation.version(),
            1,
            "the sheets of version 1 say the same"
        );
        assert_eq!(operation.printed, [asking("b"), asking("c")]);
    }
}
