//! Opens the window, or does one step of the work when given a subcommand.

use std::process::ExitCode;

use arpent::cli::{self, Asked};

fn main() -> ExitCode {
    match cli::parse(std::env::args_os()) {
        Ok(Asked::Window(_project)) => ExitCode::from(1),
        Ok(Asked::Work(work)) => cli::run(work),
        Err(code) => code,
    }
}
