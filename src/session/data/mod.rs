//! Facts: what the files say. Never saved, never changed, only read.

mod read;

use std::path::PathBuf;
use std::sync::Arc;

use crate::base::words::Message;
use crate::draw::shapes::Shapes;
use crate::io::source::Fingerprint;
use crate::io::table::ReadTable;
use crate::model::address::Address;
use crate::model::layer::{Layer, Precincts};
use crate::model::only::Only;
use crate::model::project::{Role, Source, TableOptions};
use crate::model::table::Table;
use crate::model::visit::Visits;
use crate::session::problem::Problem;

pub use crate::session::data::read::{ToKeep, read};

/// Everything about a source that decides what is read from its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadKey {
    path: PathBuf,
    part: Option<String>,
    role: Role,
    crs: Option<String>,
    options: TableOptions,
    only: Vec<Only>,
    /// Only addresses are read by it; buildings are looked at later.
    dwellings: Option<String>,
    /// Only precincts are put together by their code while they are read, and visits known by it.
    code: Option<(Option<String>, Option<String>)>,
}

impl ReadKey {
    /// What is read for `source`.
    pub fn of(source: &Source) -> Self {
        Self {
            path: source.path.clone(),
            part: source.part.clone(),
            role: source.role,
            crs: source.crs.clone(),
            options: source.options.clone(),
            only: source.only.clone(),
            dwellings: source
                .dwellings
                .clone()
                .filter(|_| source.role == Role::Addresses),
            code: matches!(source.role, Role::Precincts | Role::Visits)
                .then(|| (source.key.clone(), source.name_column.clone())),
        }
    }
}

/// What was read.
#[derive(Clone, Debug)]
pub enum Content {
    /// Precinct polygons, and their outlines as they are drawn.
    Precincts(Arc<Precincts>, Arc<Shapes>),
    /// A table.
    Table(Arc<ReadTable>),
    /// Addresses.
    Addresses(Arc<Vec<Address>>),
    /// What is known of addresses.
    Visits(Arc<Visits>),
    /// Any other features.
    Layer(Arc<Layer>),
}

/// A file's content, and what was odd about it.
#[derive(Clone, Debug)]
pub struct Fact {
    /// What was asked for.
    pub key: ReadKey,
    /// What was read.
    pub content: Content,
    /// All rows, where only some of them count.
    pub all_rows: Option<Table>,
    /// How many rows do not count.
    pub left_out: usize,
    /// Remarks, in the order they were met.
    pub notes: Vec<Message>,
    /// The file's size and hash.
    pub fingerprint: Fingerprint,
}

/// Everything read so far.
#[derive(Debug, Default)]
pub struct Data {
    facts: Vec<Arc<Fact>>,
    failed: Vec<(ReadKey, Problem)>,
    asked: Vec<ReadKey>,
}

impl Data {
    /// The fact that `source` asks for, once it was read.
    pub fn fact(&self, source: &Source) -> Option<&Arc<Fact>> {
        let key = ReadKey::of(source);
        self.facts.iter().find(|fact| fact.key == key)
    }

    /// Why `source` could not be read.
    pub fn failure(&self, source: &Source) -> Option<&Problem> {
        let key = ReadKey::of(source);
        self.failed
            .iter()
            .find(|(failed, _)| *failed == key)
            .map(|(_, problem)| problem)
    }

    /// The precincts, once read.
    pub fn precincts(&self, source: &Source) -> Option<&Arc<Precincts>> {
        match &self.fact(source)?.content {
            Content::Precincts(precincts, _) => Some(precincts),
            _ => None,
        }
    }

    /// The outlines of the precincts, once read.
    pub fn shapes(&self, source: &Source) -> Option<&Arc<Shapes>> {
        match &self.fact(source)?.content {
            Content::Precincts(_, shapes) => Some(shapes),
            _ => None,
        }
    }

    /// The table of `source`, once read.
    pub fn table(&self, source: &Source) -> Option<&Arc<ReadTable>> {
        match &self.fact(source)?.content {
            Content::Table(table) => Some(table),
            _ => None,
        }
    }

    /// The addresses of `source`, once read.
    pub fn addresses(&self, source: &Source) -> Option<&Arc<Vec<Address>>> {
        match &self.fact(source)?.content {
            Content::Addresses(addresses) => Some(addresses),
            _ => None,
        }
    }

    /// What `source` tells of addresses, once read.
    pub fn visits(&self, source: &Source) -> Option<&Arc<Visits>> {
        match &self.fact(source)?.content {
            Content::Visits(visits) => Some(visits),
            _ => None,
        }
    }

    /// The features of `source`, once read.
    pub fn layer(&self, source: &Source) -> Option<&Arc<Layer>> {
        match &self.fact(source)?.content {
            Content::Layer(layer) => Some(layer),
            _ => None,
        }
    }

    /// Whether `key` still has to be asked for; it counts as asked from then on.
    pub(crate) fn wants(&mut self, key: &ReadKey) -> bool {
        if self.asked.contains(key) {
            return false;
        }
        self.asked.push(key.clone());
        true
    }

    /// Forgets what was read for `key`, so that it is read again.
    pub(crate) fn forget(&mut self, key: &ReadKey) {
        self.asked.retain(|asked| asked != key);
        self.facts.retain(|fact| fact.key != *key);
        self.failed.retain(|(failed, _)| failed != key);
    }

    /// Forgets the readings that were cancelled, so that they are done again.
    pub(crate) fn forget_cancelled(&mut self) {
        let is_cancelled = |(_, problem): &(ReadKey, Problem)| problem.is_cancelled();
        for (key, _) in self.failed.extract_if(.., |failed| is_cancelled(failed)) {
            self.asked.retain(|asked| *asked != key);
        }
    }

    /// Takes in what a job read.
    pub(crate) fn take(&mut self, key: ReadKey, fact: Result<Fact, Problem>) {
        match fact {
            Ok(fact) => self.facts.push(Arc::new(fact)),
            Err(problem) => self.failed.push((key, problem)),
        }
    }
}
