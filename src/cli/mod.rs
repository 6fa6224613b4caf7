//! The same work as the window, for scripts, nightly prints and tests.
//!
//! A file a subcommand. Each opens the project in a [`Session`](crate::session::Session), waits
//! for its files, asks for actions, and saves: what the window does, without a window.

mod add;
mod apply;
mod arguments;
mod ask;
mod check;
mod cut;
mod desk;
mod edit;
mod help;
mod map;
mod new;
mod operation;
mod operations;
mod origin;
mod output;
mod plans;
mod print;
mod progress;
mod proposed;
mod refusal;
mod register;
mod route;
mod score;
mod set;
mod source_options;
mod suggest;
mod table;
mod values;

use std::ffi::OsString;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::FromArgMatches as _;

use crate::base::words::{Language, Words};
use crate::cli::arguments::{Arguments, Command};
use crate::cli::desk::{Desk, Failure};
use crate::session::problem::Problem;

/// What the command line asks for.
#[derive(Debug)]
pub enum Asked {
    /// The window.
    Window {
        /// The project to open; the sample town without one.
        project: Option<PathBuf>,
        /// Its language, where the line says one.
        language: Option<Language>,
    },
    /// A subcommand.
    Work(Work),
}

/// A subcommand and its options.
#[derive(Debug)]
pub struct Work(Arguments, Command);

/// Understands the command line.
///
/// # Errors
/// The exit status, after help was shown (0) or what is wrong was said (2).
pub fn parse(line: impl IntoIterator<Item = OsString>) -> Result<Asked, ExitCode> {
    let line: Vec<OsString> = line.into_iter().collect();
    let words = Words::new(language_asked(&line).unwrap_or_default());
    let mut arpent = help::commands(&words);
    let understood = arpent
        .try_get_matches_from_mut(&line)
        .and_then(|matches| Arguments::from_arg_matches(&matches));
    let mut arguments = match understood {
        Ok(arguments) => arguments,
        Err(error) => {
            let command = line.iter().filter_map(|word| word.to_str());
            let command = command.skip(1).find(|word| is_command(&arpent, word));
            match refusal::problem(&error, &arpent, command) {
                Some(problem) => refuse(&problem, &words),
                // Without a terminal to say it on, the status still says it.
                None => error.print().unwrap_or_default(),
            }
            return Err(status(error.exit_code()));
        }
    };
    match (arguments.command.take(), arguments.project.take()) {
        (Some(command), _) => Ok(Asked::Work(Work(arguments, command))),
        // A command with a slip of the pen would else open as a project.
        (None, Some(word)) if word.extension().is_none() && !word.exists() => {
            refuse(&refusal::unknown_command(&word.to_string_lossy()), &words);
            Err(status(2))
        }
        (None, project) => Ok(Asked::Window {
            project,
            language: arguments.manner.language,
        }),
    }
}

fn is_command(arpent: &clap::Command, word: &str) -> bool {
    arpent.find_subcommand(word).is_some()
}

/// The language a line asks for, before the line is understood.
fn language_asked(line: &[OsString]) -> Option<Language> {
    let words: Vec<&str> = line.iter().filter_map(|word| word.to_str()).collect();
    let joined = words
        .iter()
        .find_map(|word| word.strip_prefix("--language="));
    let apart = || {
        let place = words.iter().position(|word| *word == "--language")?;
        words.get(place + 1).copied()
    };
    joined.or_else(apart).and_then(Language::from_code)
}

fn refuse(problem: &Problem, words: &Words) {
    writeln!(io::stderr(), "{}", problem.say(words)).ok();
}

/// Does one step of the work; messages go to standard error, results to standard output.
pub fn run(work: Work) -> ExitCode {
    let Work(arguments, command) = work;
    let mut desk = Desk::new(&arguments);
    let done = match command {
        Command::New(asked) => new::run(&asked, &mut desk),
        Command::Add(asked) => add::run(&asked, &mut desk),
        Command::Set(asked) => set::run(&asked, &mut desk),
        Command::Check(asked) => check::run(&asked, &mut desk),
        Command::Apply(asked) => apply::run(&asked, &mut desk),
        Command::Suggest(asked) => suggest::run(&asked, &mut desk),
        Command::Score(asked) => score::run(&asked, &mut desk),
        Command::Map(asked) => map::run(&asked, &mut desk),
        Command::Cut(asked) => cut::run(&asked, &mut desk),
        Command::Operation(asked) => operation::run(&asked, &mut desk),
        Command::Edit(asked) => edit::run(&asked, &mut desk),
        Command::Plans(asked) => plans::run(&asked, &mut desk),
        Command::Ask(asked) => ask::run(&asked, &mut desk),
        Command::Print(asked) => print::run(&asked, &mut desk),
        Command::Register(asked) => register::run(&asked, &mut desk),
        Command::Route(asked) => route::run(&asked, &mut desk),
    };
    status(match done {
        Ok(()) => 0,
        Err(failure) => {
            desk.tell(&failure);
            match failure {
                Failure::CouldNot(_) | Failure::Output(_) => 1,
                Failure::AskedWrongly(_) => 2,
            }
        }
    })
}

fn status(code: i32) -> ExitCode {
    ExitCode::from(u8::try_from(code).unwrap_or(1))
}
