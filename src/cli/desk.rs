//! What every subcommand needs: words, the project in a session, and somewhere to write.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::base::date::Date;
use crate::base::words::{Language, Message, Words};
use crate::cli::arguments::Arguments;
use crate::cli::progress::Progress;
use crate::io::clock;
use crate::msg;
use crate::session::problem::Problem;
use crate::session::{News, Session};

/// Why a subcommand ends without having done its work.
#[derive(Debug)]
pub(super) enum Failure {
    /// It could not be done: exit status 1.
    CouldNot(Vec<Problem>),
    /// It makes no sense: exit status 2.
    AskedWrongly(Problem),
    /// Standard output is closed: exit status 1.
    Output(io::Error),
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::CouldNot(vec![problem])
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// How a subcommand ends.
pub(super) type Done = Result<(), Failure>;

/// Words, options and the way out.
#[derive(Debug)]
pub(super) struct Desk {
    pub words: Words,
    pub json: bool,
    pub today: Date,
    pub seed: u64,
    pub progress: Progress,
}

impl Desk {
    pub(super) fn new(arguments: &Arguments) -> Self {
        let manner = &arguments.manner;
        Self {
            words: Words::new(manner.language.unwrap_or(Language::English)),
            json: manner.json,
            today: manner.date.unwrap_or_else(clock::today),
            seed: manner.seed,
            progress: Progress::new(),
        }
    }

    /// Opens a project and reads its files; sources that cannot be read are in its report.
    pub(super) fn open(&mut self, path: &Path) -> Result<Session, Failure> {
        let mut session = Session::new(|| {});
        session.today = Some(self.today);
        session.open(path.to_owned());
        let failed = self.wait(&mut session);
        if session.path().is_none() {
            return Err(Failure::CouldNot(failed));
        }
        Ok(session)
    }

    /// Opens a project of which every source must be there.
    pub(super) fn open_whole(&mut self, path: &Path) -> Result<Session, Failure> {
        let session = self.open(path)?;
        let project = session.project();
        if project.precincts().is_none() {
            return Err(Failure::from(Problem {
                what: msg!("cli-no-precincts"),
                hint: msg!("cli-no-precincts-hint"),
            }));
        }
        let failed: Vec<Problem> = project
            .sources
            .iter()
            .filter_map(|source| session.data().failure(source).cloned())
            .collect();
        if failed.is_empty() {
            Ok(session)
        } else {
            Err(Failure::CouldNot(failed))
        }
    }

    /// Waits for the jobs; says what they wrote and what is good news, and gives what failed.
    pub(super) fn wait(&mut self, session: &mut Session) -> Vec<Problem> {
        session.wait(|jobs| self.progress.show(jobs, &self.words));
        self.progress.end();
        let mut failed = Vec::new();
        for news in session.take_news() {
            match news {
                News::Failed(problem) => failed.push(problem),
                News::Noticed(message) => self.warn(&message),
                // Nobody cancels here.
                News::Done(_) | News::Written(_) | News::Stopped(_) => (),
            }
        }
        failed
    }

    /// Waits for the jobs, of which none may fail.
    pub(super) fn wait_well(&mut self, session: &mut Session) -> Done {
        let failed = self.wait(session);
        if failed.is_empty() {
            Ok(())
        } else {
            Err(Failure::CouldNot(failed))
        }
    }

    /// Says something on standard output.
    pub(super) fn say(&self, message: &Message) -> Done {
        self.write(&format!("{}\n", self.words.say(message)))
    }

    /// Writes to standard output.
    pub(super) fn write(&self, text: &str) -> Done {
        self.write_bytes(text.as_bytes())
    }

    /// Writes to standard output.
    #[expect(clippy::unused_self, reason = "the desk is where writing is done")]
    pub(super) fn write_bytes(&self, bytes: &[u8]) -> Done {
        let mut out = io::stdout().lock();
        out.write_all(bytes)?;
        out.flush()?;
        Ok(())
    }

    /// Says on standard error what is worth knowing although the work goes on.
    pub(super) fn warn(&self, message: &Message) {
        writeln!(io::stderr(), "{}", self.words.say(message)).ok();
    }

    /// Says on standard error why the work was not done.
    pub(super) fn tell(&mut self, failure: &Failure) {
        self.progress.end();
        let mut text = String::new();
        match failure {
            Failure::CouldNot(problems) => {
                for problem in problems {
                    writeln!(text, "{}", problem.say(&self.words)).ok();
                }
            }
            Failure::AskedWrongly(problem) => {
                writeln!(text, "{}", problem.say(&self.words)).ok();
            }
            // A reader that has seen enough, such as `head`, is no failure to speak of.
            Failure::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
            Failure::Output(error) => {
                let message = msg!("cli-output", reason = error.to_string());
                writeln!(text, "{}", self.words.say(&message)).ok();
            }
        }
        io::stderr().write_all(text.as_bytes()).ok();
    }
}

/// Whether a file's name means standard output.
pub(super) fn is_stdout(path: &Path) -> bool {
    path == Path::new("-")
}

/// `FILE#PART` in two; a file that has a `#` in its own name is taken whole.
pub(super) fn file_and_part(text: &str) -> (PathBuf, Option<String>) {
    let whole = PathBuf::from(text);
    match text.rsplit_once('#') {
        Some((file, part)) if !whole.exists() && !file.is_empty() && !part.is_empty() => {
            (absolute(Path::new(file)), Some(part.to_owned()))
        }
        _ => (absolute(&whole), None),
    }
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}
