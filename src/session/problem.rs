//! What went wrong, in the user's words, and what to do about it.

use crate::analysis::formula::FormulaError;
use crate::analysis::join::KeyError;
use crate::analysis::target::TargetError;
use crate::base::task::Cancelled;
use crate::base::words::{Message, Words};
use crate::field::cut::CutError;
use crate::field::edit::EditError;
use crate::io::export::print::PrintError;
use crate::io::pdf::PdfError;
use crate::io::{ReadError, WriteError};
use crate::model::questionnaire::Fault;
use crate::msg;

/// One thing that could not be done.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// What happened.
    pub what: Message,
    /// What to do.
    pub hint: Message,
}

impl Problem {
    /// Whether it is none but that somebody cancelled the work.
    pub fn is_cancelled(&self) -> bool {
        self.what.key() == "problem-cancelled"
    }

    /// Both sentences, for a terminal.
    pub fn say(&self, words: &Words) -> String {
        format!("{}\n{}", words.say(&self.what), words.say(&self.hint))
    }
}

fn name(path: &std::path::Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

fn cancelled() -> Problem {
    Problem {
        what: msg!("problem-cancelled"),
        hint: msg!("problem-cancelled-hint"),
    }
}

impl From<Cancelled> for Problem {
    fn from(_: Cancelled) -> Self {
        cancelled()
    }
}

impl From<&ReadError> for Problem {
    fn from(error: &ReadError) -> Self {
        match error {
            ReadError::NotReadable { path, reason } => Self {
                what: msg!(
                    "problem-not-readable",
                    file = name(path),
                    reason = reason.clone()
                ),
                hint: msg!("problem-not-readable-hint"),
            },
            ReadError::NotUnderstood { path, reason } => Self {
                what: msg!(
                    "problem-not-understood",
                    file = name(path),
                    reason = reason.as_str()
                ),
                hint: msg!("problem-not-understood-hint"),
            },
            ReadError::MissingSidecar { path, missing } => Self {
                what: msg!(
                    "problem-missing-sidecar",
                    file = name(path),
                    missing = missing.as_str()
                ),
                hint: msg!("problem-missing-sidecar-hint", missing = missing.as_str()),
            },
            ReadError::NoPart { path, part, known } => Self {
                what: msg!("problem-no-part", file = name(path), part = part.as_str()),
                hint: msg!("problem-no-part-hint", known = known.join(", ")),
            },
            ReadError::Empty { path } => Self {
                what: msg!("problem-empty", file = name(path)),
                hint: msg!("problem-empty-hint"),
            },
            ReadError::Unusable { what, hint, .. } => Self {
                what: what.clone(),
                hint: hint.clone(),
            },
            ReadError::Cancelled(_) => cancelled(),
        }
    }
}

impl From<&WriteError> for Problem {
    fn from(error: &WriteError) -> Self {
        Self {
            what: msg!(
                "problem-not-written",
                file = name(&error.path),
                reason = error.reason.clone()
            ),
            hint: error.hint(),
        }
    }
}

impl From<&KeyError> for Problem {
    fn from(error: &KeyError) -> Self {
        match error {
            KeyError::NoColumn(column) => Self {
                what: msg!("problem-key-column", column = column.as_str()),
                hint: msg!("problem-key-column-hint"),
            },
            KeyError::Syntax(reason) => Self {
                what: msg!("problem-key-syntax", reason = reason.clone()),
                hint: msg!("problem-key-syntax-hint"),
            },
        }
    }
}

impl From<&FormulaError> for Problem {
    fn from(error: &FormulaError) -> Self {
        match error {
            FormulaError::Syntax(reason) => Self {
                what: msg!("problem-formula-syntax", reason = reason.as_str()),
                hint: msg!("problem-formula-syntax-hint"),
            },
            FormulaError::NoSource(source) => Self {
                what: msg!("problem-formula-source", source = source.as_str()),
                hint: msg!("problem-formula-source-hint", source = source.as_str()),
            },
            FormulaError::NoColumn {
                source_name,
                column,
                nearest,
            } => Self {
                what: msg!(
                    "problem-formula-column",
                    source = source_name.as_str(),
                    column = column.as_str()
                ),
                hint: match nearest {
                    Some(name) => msg!("score-formula-nearest", name = name.as_str()),
                    None => msg!("problem-formula-column-hint"),
                },
            },
            FormulaError::WhichSource {
                column,
                source_names,
            } => Self {
                what: msg!(
                    "score-formula-which-source",
                    column = column.as_str(),
                    sources = source_names.join(", ")
                ),
                hint: msg!(
                    "score-formula-which-source-hint",
                    source = source_names.first().map_or("", String::as_str),
                    column = column.as_str()
                ),
            },
            FormulaError::Text { columns, cast } => Self {
                what: msg!("score-formula-text", columns = columns.join(", ")),
                hint: {
                    let column = columns.first().map_or("", String::as_str);
                    if *cast {
                        msg!("score-formula-text-cast", column = column)
                    } else {
                        msg!("score-formula-text-hint", column = column)
                    }
                },
            },
            FormulaError::NotANumber(reason) => Self {
                what: msg!("problem-formula-number", reason = reason.as_str()),
                hint: msg!("problem-formula-number-hint"),
            },
        }
    }
}

impl From<&TargetError> for Problem {
    fn from(error: &TargetError) -> Self {
        match error {
            TargetError::Syntax(text) => Self {
                what: msg!("problem-target-syntax", text = text.as_str()),
                hint: msg!("problem-target-syntax-hint"),
            },
            TargetError::NoTarget(name) => Self {
                what: msg!("problem-no-target", name = name.as_str()),
                hint: msg!("problem-no-target-hint"),
            },
            TargetError::NoPrecinct(code) => Self {
                what: msg!("problem-no-precinct", code = code.as_str()),
                hint: msg!("problem-no-precinct-hint"),
            },
            TargetError::NoScores => Self {
                what: msg!("problem-no-scores"),
                hint: msg!("problem-no-scores-hint"),
            },
        }
    }
}

impl From<&PrintError> for Problem {
    fn from(error: &PrintError) -> Self {
        match error {
            PrintError::NoSuchPacket { of } => Self {
                what: msg!("problem-no-such-packet"),
                hint: msg!("problem-no-such-packet-hint", packets = *of),
            },
            PrintError::Read(error) => Self::from(error),
            PrintError::Template(error) => Self::from(error),
            PrintError::Write(error) => Self::from(error),
            PrintError::Cancelled(_) => cancelled(),
        }
    }
}

impl From<&PdfError> for Problem {
    fn from(error: &PdfError) -> Self {
        Self {
            what: msg!("problem-template", reason = error.to_string()),
            hint: msg!("problem-template-hint"),
        }
    }
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        Self {
            what: fault.said(),
            hint: msg!("questionnaire-fault-hint"),
        }
    }
}

impl From<&EditError> for Problem {
    fn from(error: &EditError) -> Self {
        let (what, hint) = match error {
            EditError::NoTurf(turf) => (msg!("edit-no-turf", n = *turf), msg!("edit-no-turf-hint")),
            EditError::NoAddress(address) => (
                msg!("edit-no-address", address = address.as_str()),
                msg!("edit-no-address-hint"),
            ),
            EditError::OnNoTurf(address) => (
                msg!("edit-on-no-turf", address = address.as_str()),
                msg!("edit-on-no-turf-hint"),
            ),
            EditError::OnAnotherTurf { address, turf } => (
                msg!(
                    "edit-on-another-turf",
                    address = address.as_str(),
                    n = *turf
                ),
                msg!("edit-on-another-turf-hint"),
            ),
            EditError::Locked(turf) => (msg!("edit-locked", n = *turf), msg!("edit-locked-hint")),
            EditError::NothingToMove => (
                msg!("edit-nothing-to-move"),
                msg!("edit-nothing-to-move-hint"),
            ),
            EditError::OneTurf => (msg!("edit-one-turf"), msg!("edit-one-turf-hint")),
            EditError::TooFewAddresses {
                turf,
                addresses,
                parts,
            } => (
                msg!(
                    "edit-too-few-addresses",
                    n = *turf,
                    addresses = *addresses,
                    parts = *parts
                ),
                msg!("edit-too-few-addresses-hint"),
            ),
            EditError::OnePart => (msg!("edit-one-part"), msg!("edit-one-part-hint")),
            EditError::SameEnds(turf) => (
                msg!("edit-same-ends", n = *turf),
                msg!("edit-same-ends-hint"),
            ),
            EditError::NoStreets => (msg!("edit-no-streets"), msg!("edit-no-streets-hint")),
            EditError::Cancelled(_) => return cancelled(),
        };
        Self { what, hint }
    }
}

impl From<&CutError> for Problem {
    fn from(error: &CutError) -> Self {
        match error {
            CutError::NoDoors => Self {
                what: msg!("problem-cut-no-doors"),
                hint: msg!("problem-cut-no-doors-hint"),
            },
            CutError::TooFar { minutes, there_are } => Self {
                what: msg!(
                    "problem-cut-too-far",
                    minutes = *minutes,
                    there = *there_are
                ),
                hint: msg!("problem-cut-too-far-hint"),
            },
            CutError::Cancelled(_) => cancelled(),
        }
    }
}
