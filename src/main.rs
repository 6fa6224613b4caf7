//! Opens the window, or does one step of the work when given a subcommand.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use arpent::base::words::{Language, Words};
use arpent::cli::{self, Asked};
use arpent::io::clock;
use arpent::io::settings::Folders;
use arpent::msg;
use arpent::ui::app::{self, Options};

fn main() -> ExitCode {
    match cli::parse(std::env::args_os()) {
        Ok(Asked::Window { project, language }) => open_window(project, language),
        Ok(Asked::Work(work)) => cli::run(work),
        Err(code) => code,
    }
}

fn open_window(project: Option<PathBuf>, language: Option<Language>) -> ExitCode {
    let options = Options {
        project,
        language,
        folders: Folders::of_system(),
        date: Some(clock::today()),
        answers: None,
    };
    match app::run(options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            let said = Words::new(language.unwrap_or_else(Language::of_system))
                .say(&msg!("window-none", reason = reason));
            // Without a terminal to say it on, the status still says it.
            writeln!(std::io::stderr(), "{said}").ok();
            ExitCode::FAILURE
        }
    }
}
