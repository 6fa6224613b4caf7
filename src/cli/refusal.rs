//! What is wrong with a command line, in a sentence, and what to write instead.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, Error};

use crate::base::words::Message;
use crate::msg;
use crate::session::problem::Problem;

/// Says what is wrong with a line; nothing where help was asked for, or the error is a new one.
pub(super) fn problem(error: &Error, arpent: &Command, command: Option<&str>) -> Option<Problem> {
    let said = |kind| said(error, kind);
    let option = said(ContextKind::InvalidArg);
    let value = said(ContextKind::InvalidValue);
    let what = match error.kind() {
        ErrorKind::UnknownArgument => msg!("refusal-unknown", what = option),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
            msg!("refusal-no-value", option = option)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            return Some(Problem {
                what: msg!("refusal-value", value = value, option = option.as_str()),
                hint: help_of(&option, arpent, command)
                    .map(|help| msg!("refusal-value-hint", option = option, help = help))
                    .unwrap_or_else(|| see_help(command)),
            });
        }
        ErrorKind::TooManyValues => {
            msg!("refusal-needless-value", option = option, value = value)
        }
        ErrorKind::MissingRequiredArgument => msg!("refusal-missing", what = option),
        // Something stands before a command, which is no argument and so has no name here.
        ErrorKind::ArgumentConflict if option.is_empty() => msg!("refusal-before-command"),
        ErrorKind::ArgumentConflict => match said(ContextKind::PriorArg) {
            other if other == option => msg!("refusal-twice", option = option),
            other => msg!("refusal-conflict", option = option, other = other),
        },
        ErrorKind::InvalidUtf8 => {
            return Some(Problem {
                what: msg!("refusal-text"),
                hint: msg!("refusal-text-hint"),
            });
        }
        _ => return None,
    };
    let meant = said(ContextKind::SuggestedArg);
    let hint = if meant.is_empty() {
        see_help(command)
    } else {
        msg!("refusal-did-you-mean", what = meant)
    };
    Some(Problem { what, hint })
}

/// Says that a word is neither a command nor a project that is there.
pub(super) fn unknown_command(word: &str) -> Problem {
    Problem {
        what: msg!("refusal-command", what = word),
        hint: see_help(None),
    }
}

fn see_help(command: Option<&str>) -> Message {
    let line = ["arpent"].into_iter().chain(command);
    msg!(
        "refusal-see-help",
        command = line.collect::<Vec<_>>().join(" ")
    )
}

/// What is on record about an error, several things with commas; empty without.
fn said(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    }
}

/// The help of an option that is written as in an error, with the name of its value.
fn help_of(option: &str, arpent: &Command, command: Option<&str>) -> Option<String> {
    let command = command.and_then(|name| arpent.find_subcommand(name));
    command
        .unwrap_or(arpent)
        .get_arguments()
        .find(|known| known.to_string() == option)
        .and_then(|known| known.get_help())
        .map(ToString::to_string)
}
