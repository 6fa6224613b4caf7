//! What a source asks for, read from its file: the work of a job.

use std::path::Path;
use std::sync::Arc;

use crate::analysis::join::Key;
use crate::analysis::ways::{Kind, ways};
use crate::analysis::{precincts, toil};
use crate::base::note::Noted;
use crate::base::task::Task;
use crate::base::words::Message;
use crate::draw::shapes::Shapes;
use crate::io;
use crate::io::layer::prepared::{self, Prepared, Shelf};
use crate::io::source::Fingerprint;
use crate::model::layer::Layer;
use crate::model::only::Only;
use crate::model::project::{Role, Source};
use crate::model::table::Table;
use crate::msg;
use crate::session::data::{Content, Fact, ReadKey};
use crate::session::problem::Problem;

/// Reads what a source asks for. Shapes are taken from the shelf where they are
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
    let (mut value, mut notes) = (value, notes);
    if source.role == Role::Streets {
        look_along(path, &mut value, &mut notes, task)?;
    }
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

/// What streets are like to walk: whether there are any, gates, which are nodes of an extract of
/// OpenStreetMap, and what is known of slopes and stairs, in a remark.
fn look_along(
    path: &Path,
    streets: &mut Layer,
    notes: &mut Vec<Message>,
    task: &Task,
) -> Result<(), Problem> {
    if io::layer::extract::is_extract(path) {
        let gates = io::layer::extract::gates(path, task);
        streets.gates = gates.map_err(|error| Problem::from(&error))?;
    }
    let ways = ways(streets);
    if !ways.iter().any(|way| matches!(way.kind, Kind::Walked(_))) {
        notes.push(msg!("note-no-street"));
    }
    notes.extend(toil::told(&ways));
    Ok(())
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
