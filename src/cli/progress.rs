//! Progress on standard error: a line that changes on a terminal, a few plain lines elsewhere.

use std::io::{self, IsTerminal as _, Write as _};

use crate::base::words::{Message, Words};
use crate::session::jobs::Jobs;

/// How many plain lines are worth writing to a log.
const LINES_MAX: usize = 10;

/// Says what is under way.
#[derive(Debug)]
pub(super) struct Progress {
    terminal: bool,
    said: Vec<String>,
    shown: String,
}

impl Progress {
    /// Progress for this process's standard error.
    pub(super) fn new() -> Self {
        Self {
            terminal: io::stderr().is_terminal(),
            said: Vec::new(),
            shown: String::new(),
        }
    }

    /// Says what the jobs are doing.
    pub(super) fn show(&mut self, jobs: &Jobs, words: &Words) {
        for job in jobs.running() {
            self.show_one(&job.label, job.task.progress(), words);
            if self.terminal {
                return;
            }
        }
    }

    /// Says what one job is doing.
    pub(super) fn show_one(&mut self, label: &Message, done: Option<f64>, words: &Words) {
        let what = words.say(label);
        // Nobody is told when standard error is closed, and the work goes on.
        if self.terminal {
            let share = done.map_or_else(String::new, |done| format!(" {:3.0} %", 100.0 * done));
            let line = format!("{what}{share}");
            if line != self.shown {
                write!(io::stderr(), "\r\x1b[2K{line}").ok();
                io::stderr().flush().ok();
                self.shown = line;
            }
        } else if self.said.len() < LINES_MAX && !self.said.contains(&what) {
            writeln!(io::stderr(), "{what}").ok();
            self.said.push(what);
        }
    }

    /// Clears the line that changes.
    pub(super) fn end(&mut self) {
        if self.terminal && !self.shown.is_empty() {
            write!(io::stderr(), "\r\x1b[2K").ok();
            io::stderr().flush().ok();
        }
        self.shown.clear();
    }
}
