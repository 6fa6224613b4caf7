//! One open project: its decisions, facts, consequences and jobs; no window.

pub mod action;
pub mod compared;
mod credits;
pub mod data;
pub mod derived;
pub mod dwellings;
pub mod exports;
pub mod gazetteer;
pub mod guess;
pub mod history;
pub mod jobs;
pub mod keys;
pub mod levels;
pub mod likeness;
pub mod lookup;
mod merged;
mod on_foot;
pub mod operations;
pub mod picture;
pub mod plans;
pub mod preflight;
pub mod print;
pub mod problem;
pub mod reasons;
pub mod recipes;
mod refresh;
pub mod register;
pub mod report;
pub mod scenes;
pub mod selection;
mod trial;
pub mod turfs;
mod visits;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::date::Date;
use crate::base::memo::Same;
use crate::base::words::Message;
use crate::draw::mercator::Bounds;
use crate::io;
use crate::io::layer::prepared::Shelf;
use crate::model::address::Address;
use crate::model::layer::Precincts;
use crate::model::project::Project;
use crate::model::scene::Showing;
use crate::model::scorecard::Scores;
use crate::msg;
use crate::session::action::Action;
use crate::session::compared::Compared;
use crate::session::data::{Data, ReadKey, ToKeep};
use crate::session::derived::Derived;
use crate::session::gazetteer::Names;
use crate::session::history::History;
use crate::session::jobs::{Jobs, Outcome};
use crate::session::keys::Tried;
use crate::session::levels::Levels;
use crate::session::likeness::Likeness;
use crate::session::preflight::Checked;
use crate::session::problem::Problem;
use crate::session::selection::Selection;
use crate::session::turfs::Terrains;

/// Something that happened, for one line in the window or on the terminal.
#[derive(Clone, Debug, PartialEq)]
pub enum News {
    /// Good news.
    Done(Message),
    /// Files were written; the first of them is where to look.
    Written(Vec<PathBuf>),
    /// Work was done, but not all as one would expect.
    Noticed(Message),
    /// A job that others build on was cancelled; see [`Session::start_again`].
    Stopped(Message),
    /// Something failed.
    Failed(Problem),
}

/// One open project.
#[derive(Debug)]
pub struct Session {
    history: History,
    path: Option<PathBuf>,
    saved: Arc<Project>,
    data: Data,
    derived: Derived,
    likeness: Likeness,
    compared: Compared,
    levels: Levels,
    names: Names,
    /// By source: keys that were tried for it.
    tried: BTreeMap<String, Tried>,
    /// What turfs are edited on.
    terrains: Terrains,
    /// Long work under way.
    pub jobs: Jobs,
    /// The precincts picked now.
    pub selection: Selection,
    /// The day it is, where somebody has said: what crews have done counts for some days only.
    pub today: Option<Date>,
    /// The part of the plane that the map shows at rest, once it does: classes may be found in it.
    pub in_view: Option<Bounds>,
    /// Where shapes that take long to read are kept for the next time; nothing is kept without.
    pub shelf: Option<Shelf>,
    to_keep: Vec<ToKeep>,
    /// The scores that "who moves" compares with.
    pub baseline: Arc<Scores>,
    news: Vec<News>,
    /// What was found before a print.
    checked: Option<Checked>,
    /// What was read last only to see what would come of it.
    trial: Option<ReadKey>,
    /// What stands in the document's place before a room.
    showing: Option<Showing>,
    /// The document with that in it, and the document it was made from.
    staged: Option<(Same<Project>, Arc<Project>)>,
}

impl Session {
    /// An empty project; `wake` is called whenever a job has something to say.
    pub fn new(wake: impl Fn() + Send + Sync + 'static) -> Self {
        Self {
            history: History::default(),
            path: None,
            saved: Arc::default(),
            data: Data::default(),
            derived: Derived::default(),
            likeness: Likeness::default(),
            compared: Compared::default(),
            levels: Levels::default(),
            names: Names::default(),
            tried: BTreeMap::new(),
            terrains: Terrains::default(),
            jobs: Jobs::new(wake),
            selection: Selection::default(),
            today: None,
            in_view: None,
            shelf: None,
            to_keep: Vec::new(),
            baseline: Arc::default(),
            news: Vec::new(),
            checked: None,
            trial: None,
            showing: None,
            staged: None,
        }
    }

    /// The document.
    pub fn project(&self) -> &Arc<Project> {
        self.history.present()
    }

    /// The document's file, once it has one.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Whether there are changes that no file has.
    pub fn is_dirty(&self) -> bool {
        !Arc::ptr_eq(&self.saved, self.project()) && *self.saved != **self.project()
    }

    /// What the files say.
    pub fn data(&self) -> &Data {
        &self.data
    }

    /// What follows from decisions and facts.
    pub fn derived(&self) -> &Derived {
        &self.derived
    }

    /// The undo history.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// The precincts, once read.
    pub fn precincts(&self) -> Option<&Arc<Precincts>> {
        self.data.precincts(self.project().precincts()?)
    }

    /// The addresses, once read.
    pub fn addresses(&self) -> Option<&Arc<Vec<Address>>> {
        self.data.addresses(self.project().addresses()?)
    }

    /// What has happened since this was last asked.
    pub fn take_news(&mut self) -> Vec<News> {
        std::mem::take(&mut self.news)
    }

    /// Changes the document.
    ///
    /// # Errors
    /// A [`Problem`] when the action does not fit the document, which is then unchanged.
    pub fn apply(&mut self, action: Action) -> Result<(), Problem> {
        self.history.apply(action)
    }

    /// Ends a gesture such as a drag: the next action is a step of its own.
    pub fn end_gesture(&mut self) {
        self.history.end_gesture();
    }

    /// Goes back one step, and says what was undone.
    pub fn undo(&mut self) -> Option<Message> {
        self.history.undo()
    }

    /// Goes forward one step, and says what was redone.
    pub fn redo(&mut self) -> Option<Message> {
        self.history.redo()
    }

    /// Makes "who moves" compare with the scores as they are now.
    pub fn mark_baseline(&mut self) {
        self.baseline = Arc::clone(&self.derived.scores);
    }

    /// Puts another document in place of this one.
    pub fn replace(&mut self, project: Project, path: Option<PathBuf>) {
        self.history = History::starting_with(project);
        self.saved = Arc::clone(self.history.present());
        self.path = path;
        self.data = Data::default();
        self.derived.clear();
        self.likeness = Likeness::default();
        self.compared = Compared::default();
        self.levels = Levels::default();
        self.names = Names::default();
        self.tried.clear();
        self.terrains = Terrains::default();
        self.selection = Selection::default();
        self.in_view = None;
        self.baseline = Arc::default();
        self.show(None);
    }

    /// Opens a project's file, as a job.
    pub fn open(&mut self, path: PathBuf) {
        self.start(msg!("job-open-project"), move |_task| {
            let project = io::project::load(&path).map_err(|error| Problem::from(&error));
            Ok(Outcome::ProjectOpened { path, project })
        });
    }

    /// Saves the document.
    ///
    /// # Errors
    /// A [`Problem`] when the disk refuses; what the file held is still there then.
    pub fn save(&mut self, path: &Path) -> Result<(), Problem> {
        io::project::save(path, self.project()).map_err(|error| Problem::from(&error))?;
        self.saved = Arc::clone(self.project());
        self.path = Some(path.to_owned());
        Ok(())
    }

    /// Reads a source's file again.
    pub fn reload(&mut self, name: &str) {
        let key = self
            .project()
            .source(name)
            .map(|source| ReadKey::of(source));
        if let Some(key) = key {
            self.data.forget(&key);
        }
    }

    /// Starts a job; a system without a thread to give is a failure like any other.
    pub fn start(
        &mut self,
        label: Message,
        work: impl FnOnce(&crate::base::task::Task) -> Result<Outcome, crate::base::task::Cancelled>
        + Send
        + 'static,
    ) {
        if let Err(error) = self.jobs.start(label, work) {
            self.news.push(News::Failed(Problem {
                what: msg!("problem-no-thread", reason = error.to_string()),
                hint: msg!("problem-no-thread-hint"),
            }));
        }
    }

    /// Names of sources whose file is not what it was when the project was saved.
    pub fn changed_sources(&self) -> Vec<&str> {
        self.project()
            .sources
            .iter()
            .filter(|source| {
                self.data.fact(source).is_some_and(|fact| {
                    !source.hash.is_empty() && fact.fingerprint.hash != source.hash
                })
            })
            .map(|source| source.name.as_str())
            .collect()
    }
}
