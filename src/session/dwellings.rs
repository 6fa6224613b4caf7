//! Which rule told how many doors, and what became of the buildings, in words.

use crate::base::words::{Message, Words};
use crate::model::address::{DoorsByRule, DoorsRule, Given};
use crate::model::project::{Role, Source};
use crate::msg;
use crate::session::Session;

impl Session {
    /// The doors of all addresses in precincts by the rule that told them; `None` until addresses
    /// are located.
    pub fn doors_by_rule(&self) -> Option<DoorsByRule> {
        let derived = self.derived();
        derived.located.as_ref()?;
        let each = derived.doors_by_rule.iter();
        Some(each.fold(DoorsByRule::default(), DoorsByRule::with))
    }

    /// What became of the buildings of a source; `None` until they are given to addresses.
    pub fn given(&self, source: &Source) -> Option<&Given> {
        if source.role != Role::Buildings {
            return None;
        }
        let given = &self.derived().located.as_ref()?.given;
        given.iter().find(|given| given.source == source.name)
    }

    /// What was odd about the buildings of a source, and which of them no address is near.
    pub fn given_notes(&self, source: &Source) -> Vec<Message> {
        let Some(given) = self.given(source) else {
            return Vec::new();
        };
        let far = (given.far > 0)
            .then(|| msg!("doors-far", n = given.far, dwellings = given.far_dwellings));
        given.notes.iter().cloned().chain(far).collect()
    }
}

/// How many buildings are given to addresses, in a sentence; none where none are.
pub fn given_in_words(given: &Given) -> Option<Message> {
    (given.buildings > 0).then(|| {
        msg!(
            "doors-given",
            n = given.buildings,
            dwellings = given.dwellings
        )
    })
}

/// Doors by the rule that told them, in a line: `19,146 doors: 10,843 of social housing, …`.
pub fn in_words(doors: &DoorsByRule, words: &Words) -> String {
    let each = doors
        .each()
        .map(|(rule, n)| words.say(&rule_in_words(rule, n)));
    let each: Vec<String> = each.collect();
    if each.is_empty() {
        return words.text("doors-none");
    }
    words.say(&msg!(
        "doors-by-rule",
        n = doors.total(),
        list = each.join(", ")
    ))
}

fn rule_in_words(rule: DoorsRule, n: u64) -> Message {
    match rule {
        DoorsRule::Own => msg!("doors-rule-own", n = n),
        DoorsRule::Building => msg!("doors-rule-building", n = n),
        DoorsRule::Social => msg!("doors-rule-social", n = n),
        DoorsRule::Floors => msg!("doors-rule-floors", n = n),
        DoorsRule::Registered => msg!("doors-rule-registered", n = n),
        DoorsRule::One => msg!("doors-rule-one", n = n),
    }
}
