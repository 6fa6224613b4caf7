//! What a crew is sent out for, and where.

use crate::base::date::Date;
use crate::model::layer::Code;
use crate::model::questionnaire::Questionnaire;

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
    /// Whole precincts, best first, until this many doors are reached, the last one included.
    UntilDoors(u64),
    /// Just these.
    Codes(Vec<Code>),
    /// The target saved under this name.
    Named(String),
}

/// An objective, its dates and its words: what a packet says besides the doors.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// The campaign it is for.
    pub campaign: String,
    /// Its name.
    pub name: String,
    /// Its objective, in one sentence.
    pub objective: String,
    /// Whom a crew can call: a role and a phone, never a private person's name.
    pub contact: String,
    /// When the packets come back; none when not set.
    pub return_by: Option<Date>,
    /// When paper and field data are destroyed.
    pub destroy_by: Option<Date>,
    /// What to say at the door, in paragraphs.
    pub script: String,
    /// What is asked at the door, and noted.
    pub questionnaire: Questionnaire,
    /// The questionnaires that sheets were printed with, version 1 first: such a sheet can be read
    /// whatever has become of the questionnaire since.
    pub printed: Vec<Questionnaire>,
    /// Registered voters per door, where no column says how many doors there are.
    pub voters_per_door: f64,
    /// How far from every polygon an address may lie and still be given to the nearest, in metres.
    pub snap_metres: f64,
}

impl Default for Operation {
    fn default() -> Self {
        Self {
            campaign: String::new(),
            name: String::new(),
            objective: String::new(),
            contact: String::new(),
            return_by: None,
            destroy_by: None,
            script: String::new(),
            questionnaire: Questionnaire::default(),
            printed: Vec::new(),
            voters_per_door: 1.7,
            snap_metres: 150.0,
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
