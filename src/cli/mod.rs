//! The same work as the window, for scripts, nightly prints and tests.
//!
//! A file a subcommand. Each opens the project in a [`Session`](crate::session::Session), waits
//! for its files, asks for actions, and saves: what the window does, without a window.

mod add;
mod apply;
mod arguments;
mod check;
mod cut;
mod desk;
mod map;
mod new;
mod origin;
mod output;
mod print;
mod progress;
mod register;
mod route;
mod score;
mod suggest;
mod table;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser as _;

use crate::base::words::Language;
use crate::cli::arguments::{Arguments, Command};
use crate::cli::desk::{Desk, Failure};

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
    match Arguments::try_parse_from(line) {
        Ok(mut arguments) => Ok(match arguments.command.take() {
            Some(command) => Asked::Work(Work(arguments, command)),
            None => Asked::Window {
                project: arguments.project,
                language: arguments.manner.language,
            },
        }),
        Err(refusal) => {
            // Without a terminal to say it on, the status still says it.
            refusal.print().ok();
            Err(status(refusal.exit_code()))
        }
    }
}

/// Does one step of the work; messages go to standard error, results to standard output.
pub fn run(work: Work) -> ExitCode {
    let Work(arguments, command) = work;
    let mut desk = Desk::new(&arguments);
    let done = match command {
        Command::New(asked) => new::run(&asked, &mut desk),
        Command::Add(asked) => add::run(&asked, &mut desk),
        Command::Check(asked) => check::run(&asked, &mut desk),
        Command::Apply(asked) => apply::run(&asked, &mut desk),
        Command::Suggest(asked) => suggest::run(&asked, &mut desk),
        Command::Score(asked) => score::run(&asked, &mut desk),
        Command::Map(asked) => map::run(&asked, &mut desk),
        Command::Cut(asked) => cut::run(&asked, &mut desk),
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
