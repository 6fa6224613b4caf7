//! Facts: what the files say. Never saved, never changed, only read.

use std::path::PathBuf;
use std::sync::Arc;

use crate::analysis::join::Key;
use crate::analysis::precincts;
use crate::base::note::Noted;
use crate::base::task::Task;
use crate::base::words::Message;
use crate::draw::shapes::Shapes;
use crate::io;
use crate::io::layer::prepared::{self, Prepared, Shelf};
use crate::io::source::Fingerprint;
use crate::io::table::ReadTable;
use crate::model::address::Address;
use crate::model::layer::{Layer, Precincts};
use crate::model::only::Only;
use crate::model::project::{Role, Source, TableOptions};
use crate::model::table::Table;
use crate::model::visit::Visits;
use crate::msg;
use crate::session::problem::Problem;

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

/// Reads what a source asks for: the work of a job. Shapes are taken from the shelf where they are
/// kept; where they could be, what there is to keep comes with the fact.
///
/// # Errors
/// A [`Problem`] when nothing usable is there, or when `task` was cancelled.
pub fn read(
    source: &Source,
    shelf: Option<&Shelf>,
    task: &Task,
) -> Result<(Fact, Option<ToKeep>), Problem> {
    let shelf = shelf.filter(|_| prepared::serves(&source.path));
    let fingerprint = || io::source::fingerprint(&source.path);
    let known = shelf.is_some_and(|shelf| shelf.may_have(&source.path));
    let (read, fingerprint) = if known {
        let fingerprint = fingerprint();
        let file = fingerprint.as_ref().ok();
        let prepared = shelf.zip(file);
        let prepared = prepared.and_then(|(shelf, file)| shelf.take(file, &told(source)));
        let shapes = prepared.map_or(Shelved::Wanted, Shelved::Taken);
        (read_content(source, shapes, task), fingerprint)
    } else {
        let shapes = shelf.map_or(Shelved::No, |_| Shelved::Wanted);
        rayon::join(|| read_content(source, shapes, task), fingerprint)
    };
    let Read {
        content,
        mut notes,
        all_rows,
        rows,
        to_keep,
    } = read?;
    let fingerprint = fingerprint.map_err(|error| Problem::from(&error))?;
    let to_keep = shelf.zip(to_keep).map(|(shelf, bytes)| ToKeep {
        shelf: shelf.clone(),
        file: fingerprint.clone(),
        told: told(source).map(|told| told.map(str::to_owned)),
        bytes,
    });
    let all_rows = all_rows.filter(|_| !source.only.is_empty());
    let left_out = all_rows.as_ref().map_or(0, |all| all.rows() - rows);
    if let Some(all) = &all_rows {
        notes.push(msg!(
            "ground-only",
            n = left_out,
            of = all.rows(),
            only = in_words(&source.only)
        ));
    }
    let fact = Fact {
        key: ReadKey::of(source),
        content,
        all_rows,
        left_out,
        notes,
        fingerprint,
    };
    Ok((fact, to_keep))
}

/// Shapes to be put on the shelf when nothing else is to be done.
#[derive(Debug)]
pub struct ToKeep {
    shelf: Shelf,
    file: Fingerprint,
    told: [Option<String>; 2],
    bytes: Vec<u8>,
}

impl ToKeep {
    /// Puts them there.
    pub(crate) fn keep(&self) {
        let told = self.told.each_ref().map(Option::as_deref);
        self.shelf.keep(&self.file, &told, &self.bytes);
    }
}

/// A file's content, once rows that do not count are left out.
struct Read {
    content: Content,
    notes: Vec<Message>,
    all_rows: Option<Table>,
    /// How many rows count.
    rows: usize,
    /// Bytes of shapes that are not on the shelf yet.
    to_keep: Option<Vec<u8>>,
}

/// What becomes of shapes that take long to read.
enum Shelved {
    /// Nothing.
    No,
    /// They are kept.
    Wanted,
    /// They were kept.
    Taken(Prepared),
}

/// What of a source, besides its file, decides on its shapes.
fn told(source: &Source) -> [Option<&str>; 2] {
    let part = source.part.as_deref();
    let part = part.or_else(|| io::layer::usual_part(&source.path, source.role));
    [part, source.crs.as_deref()]
}

fn read_content(source: &Source, shapes: Shelved, task: &Task) -> Result<Read, Problem> {
    match source.role {
        Role::Precincts => read_precincts(source, shapes, task),
        Role::Table => read_table(source, task),
        Role::Addresses => read_addresses(source, task),
        Role::Visits => read_visits(source, task),
        Role::Zones | Role::Places | Role::Streets | Role::Barriers | Role::Buildings => {
            let ReadLayer {
                layer,
                all_rows,
                notes,
                to_keep,
            } = read_layer(source, shapes, task)?;
            Ok(Read {
                rows: layer.shapes.len(),
                content: Content::Layer(Arc::new(layer)),
                notes,
                all_rows,
                to_keep,
            })
        }
    }
}

/// Conditions on rows, as they are written.
fn in_words(only: &[Only]) -> String {
    let texts: Vec<String> = only.iter().map(Only::to_string).collect();
    texts.join(" · ")
}

fn read_table(source: &Source, task: &Task) -> Result<Read, Problem> {
    let (path, part) = (&source.path, source.part.as_deref());
    let read = io::table::read(path, part, &source.options, task);
    let Noted { mut value, notes } = read.map_err(|error| Problem::from(&error))?;
    let all_rows = value.table.clone();
    if !source.only.is_empty() {
        let kept = io::only::rows(path, &all_rows, &source.only);
        value.table = kept.map_err(|error| Problem::from(&error))?;
        value.rows = value.table.rows();
    }
    Ok(Read {
        rows: value.table.rows(),
        content: Content::Table(Arc::new(value)),
        notes,
        all_rows: Some(all_rows),
        to_keep: None,
    })
}

fn read_addresses(source: &Source, task: &Task) -> Result<Read, Problem> {
    let read = io::address::read_only(
        &source.path,
        source.part.as_deref(),
        source.crs.as_deref(),
        &source.options,
        (&source.only, source.dwellings.as_deref()),
        task,
    );
    let Noted {
        value: (addresses, all_rows),
        notes,
    } = read.map_err(|error| Problem::from(&error))?;
    Ok(Read {
        rows: addresses.len(),
        content: Content::Addresses(Arc::new(addresses)),
        notes,
        all_rows: Some(all_rows),
        to_keep: None,
    })
}

fn read_visits(source: &Source, task: &Task) -> Result<Read, Problem> {
    let read = io::visits::read(
        &source.path,
        source.part.as_deref(),
        &source.options,
        &source.only,
        source.key.as_deref(),
        task,
    );
    let Noted {
        value: (visits, all_rows),
        notes,
    } = read.map_err(|error| Problem::from(&error))?;
    Ok(Read {
        rows: visits.rows,
        content: Content::Visits(Arc::new(visits)),
        notes,
        all_rows: Some(all_rows),
        to_keep: None,
    })
}

/// A layer without the features that do not count.
struct ReadLayer {
    layer: Layer,
    /// The table of all features, where some do not count.
    all_rows: Option<Table>,
    notes: Vec<Message>,
    to_keep: Option<Vec<u8>>,
}

fn read_layer(source: &Source, shapes: Shelved, task: &Task) -> Result<ReadLayer, Problem> {
    let (path, [part, crs]) = (&source.path, told(source));
    let wanted = matches!(shapes, Shelved::Wanted);
    let prepared = match shapes {
        Shelved::Taken(prepared) => Some(prepared),
        Shelved::No | Shelved::Wanted => None,
    };
    let read = io::layer::read_prepared(path, part, crs, prepared, task);
    let Noted { value, notes } = read.map_err(|error| Problem::from(&error))?;
    // What is said of shapes while they are read would not be said of those that were kept.
    let said_again = ["note-repaired", "note-no-geometry"];
    let keeps = wanted && notes.iter().all(|note| said_again.contains(&note.key()));
    let to_keep = keeps.then(|| prepared::bytes(&value)).flatten();
    let (layer, all_rows) = if source.only.is_empty() {
        (value, None)
    } else {
        let all_rows = value.table.clone();
        let layer = io::only::features(path, value, &source.only);
        (
            layer.map_err(|error| Problem::from(&error))?,
            Some(all_rows),
        )
    };
    Ok(ReadLayer {
        layer,
        all_rows,
        notes,
        to_keep,
    })
}

fn read_precincts(source: &Source, shapes: Shelved, task: &Task) -> Result<Read, Problem> {
    let ReadLayer {
        layer,
        all_rows,
        mut notes,
        to_keep,
    } = read_layer(source, shapes, task)?;
    let rows = layer.shapes.len();
    let key = match &source.key {
        Some(key) => Key::parse(key).map_err(|error| Problem::from(&error))?,
        None => precincts::guess_key(&layer.table),
    };
    let gathered = precincts::gather(layer, &key, source.name_column.as_deref())
        .map_err(|error| Problem::from(&error))?;
    notes.extend(gathered.notes);
    let shapes = Shapes::new(&gathered.value);
    Ok(Read {
        content: Content::Precincts(Arc::new(gathered.value), Arc::new(shapes)),
        notes,
        all_rows,
        rows,
        to_keep,
    })
}
