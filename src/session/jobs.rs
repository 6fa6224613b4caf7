//! Long work, off the window's thread.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crate::analysis::correlation::Correlations;
use crate::analysis::gazetteer::Gazetteer;
use crate::analysis::join::Proposal;
use crate::base::note::Noted;
use crate::base::task::{Cancelled, Task};
use crate::base::words::Message;
use crate::field::edit::Terrain;
use crate::model::address::Located;
use crate::model::project::Project;
use crate::model::turf::Plan;
use crate::session::data::{Fact, ReadKey, ToKeep};
use crate::session::derived::{LocateKey, SituateKey, Situated};
use crate::session::gazetteer::NamesKey;
use crate::session::keys::TrialKey;
use crate::session::likeness::LikenessKey;
use crate::session::preflight::Checked;
use crate::session::problem::Problem;
use crate::session::turfs::{TerrainKey, TurfsEdited};

/// What a job can come back with; a closed list, so that one `match` shows all that can happen.
#[derive(Debug)]
pub enum Outcome {
    /// A project was opened.
    ProjectOpened {
        /// Its file.
        path: PathBuf,
        /// What it says.
        project: Result<Noted<Project>, Problem>,
    },
    /// A source was read, or could not be.
    SourceRead {
        /// What was asked for.
        key: ReadKey,
        /// What came of it.
        fact: Result<Fact, Problem>,
        /// Its shapes, where they are worth keeping.
        to_keep: Option<ToKeep>,
    },
    /// Addresses found their precincts and doors.
    Located {
        /// What it was worked out from.
        key: LocateKey,
        /// One entry per address; `None` when it was stopped.
        located: Option<Located>,
    },
    /// Zones or places were laid over the precincts.
    Situated {
        /// The source.
        name: String,
        /// What it was worked out from.
        key: SituateKey,
        /// How they lie; `None` when it was stopped.
        situated: Option<Situated>,
    },
    /// Indicators were compared.
    Compared {
        /// Which.
        key: LikenessKey,
        /// How alike they are.
        correlations: Correlations,
    },
    /// The names on the ground were gathered.
    NamesGathered {
        /// What from.
        key: NamesKey,
        /// The names; `None` when it was stopped.
        gazetteer: Option<Gazetteer>,
    },
    /// Keys were tried for a source.
    KeysTried {
        /// The source.
        name: String,
        /// What they were tried for.
        key: TrialKey,
        /// Those worth proposing; `None` when it was stopped.
        found: Option<Vec<Proposal>>,
    },
    /// What turfs are edited on was made.
    TerrainMade {
        /// What from.
        key: TerrainKey,
        /// What came of it; `None` when it was stopped.
        terrain: Option<Arc<Terrain>>,
    },
    /// Turfs were edited, or could not be.
    TurfsEdited(Box<TurfsEdited>),
    /// Turfs were cut, or there was nothing to cut.
    TurfsCut {
        /// The operation that is to have them.
        operation: String,
        /// What came of it.
        plan: Result<Plan, Problem>,
    },
    /// Files were written, or could not be: the first of them is where to look.
    Written(Result<Vec<PathBuf>, Problem>),
    /// Packets were looked at before they are printed.
    Checked(Checked),
    /// Packets were printed, or could not be.
    Printed(Result<Noted<Vec<PathBuf>>, Problem>),
    /// The job was cancelled.
    Stopped,
}

/// Running jobs.
pub struct Jobs {
    running: Vec<Job>,
    wake: Arc<dyn Fn() + Send + Sync>,
    /// Where jobs do their parallel work, so that the window's drawing never waits behind it.
    pool: Option<Arc<rayon::ThreadPool>>,
    sender: Sender<(u64, Outcome)>,
    receiver: Receiver<(u64, Outcome)>,
    next: u64,
}

/// A job under way, for the status bar.
#[derive(Debug)]
pub struct Job {
    number: u64,
    /// What it is doing.
    pub label: Message,
    /// Its progress, and the way to stop it.
    pub task: Task,
}

impl Jobs {
    pub(crate) fn new(wake: impl Fn() + Send + Sync + 'static) -> Self {
        let (sender, receiver) = channel();
        Self {
            running: Vec::new(),
            wake: Arc::new(wake),
            pool: rayon::ThreadPoolBuilder::new().build().ok().map(Arc::new),
            sender,
            receiver,
            next: 0,
        }
    }

    /// Jobs under way, oldest first.
    pub fn running(&self) -> &[Job] {
        &self.running
    }

    /// Starts `work` on its own thread.
    ///
    /// # Errors
    /// When the system has no thread to give.
    pub fn start(
        &mut self,
        label: Message,
        work: impl FnOnce(&Task) -> Result<Outcome, Cancelled> + Send + 'static,
    ) -> std::io::Result<()> {
        let number = self.next;
        self.next += 1;
        let task = Task::default();
        let (worker, sender, wake) = (task.clone(), self.sender.clone(), Arc::clone(&self.wake));
        let pool = self.pool.clone();
        thread::Builder::new()
            .name(label.key().to_owned())
            .spawn(move || {
                let outcome = match pool {
                    Some(pool) => pool.install(|| work(&worker)),
                    None => work(&worker),
                };
                let outcome = outcome.unwrap_or(Outcome::Stopped);
                // The session may be closed by now: then nobody is waiting, and that is fine.
                sender.send((number, outcome)).ok();
                wake();
            })?;
        self.running.push(Job {
            number,
            label,
            task,
        });
        Ok(())
    }

    /// What one finished job was doing and its outcome, if there is one.
    pub(crate) fn poll(&mut self) -> Option<(Message, Outcome)> {
        let (number, outcome) = self.receiver.try_recv().ok()?;
        let place = self.running.iter().position(|job| job.number == number)?;
        Some((self.running.remove(place).label, outcome))
    }
}

impl fmt::Debug for Jobs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.running).finish()
    }
}
