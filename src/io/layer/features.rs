//! The features of a layer: read one after the other, as GDAL must, and decoded on other threads
//! meanwhile.

use std::path::Path;
use std::sync::mpsc::{Sender, channel};

use gdal::vector::{Feature, Layer as GdalLayer, LayerAccess as _};
use geo::Geometry;
use rayon::Scope;

use crate::base::task::Task;
use crate::base::words::Message;
use crate::io::layer::attributes::Attributes;
use crate::io::layer::{complaints, not_understood, repair, shapefile, wkb};
use crate::io::{ReadError, source};
use crate::msg;

/// How many of GDAL's own warnings are passed on.
const WARNINGS: usize = 3;

/// Features read between two looks at the task, and decoded together.
const BATCH: usize = 256;

/// What the features of a layer come to, still in its own coordinates.
pub(crate) struct Features {
    /// How many there are.
    pub(crate) rows: usize,
    /// One entry per feature; empty where shapes were not asked for.
    pub(crate) shapes: Vec<Option<Geometry<f64>>>,
    /// One row per feature.
    pub(crate) attributes: Attributes,
    /// How many shapes were invalid.
    pub(crate) repaired: usize,
    /// As [`crate::model::layer::Layer::heights`].
    pub(crate) heights: Vec<Vec<f32>>,
    /// What was odd.
    pub(crate) notes: Vec<Message>,
}

/// Reads all features, or none: an error on the way, or fewer than the file says, is an error.
/// With their shapes, or their columns alone.
pub(crate) fn read(
    path: &Path,
    layer: &mut GdalLayer<'_>,
    with_shapes: bool,
    task: &Task,
) -> Result<Features, ReadError> {
    let expected = layer.try_feature_count();
    let wanted = Wanted {
        most: usize::MAX,
        expected,
        with_shapes,
    };
    let mut features = read_some(path, layer, &wanted, task)?;
    check_count(path, features.rows, expected, &mut features.notes)?;
    Ok(features)
}

/// Reads the first features, no more than `most`.
pub(crate) fn read_first(
    path: &Path,
    layer: &mut GdalLayer<'_>,
    most: usize,
) -> Result<Features, ReadError> {
    let wanted = Wanted {
        most,
        expected: None,
        with_shapes: true,
    };
    read_some(path, layer, &wanted, &Task::default())
}

/// What is read of a layer.
struct Wanted {
    /// No more features than this.
    most: usize,
    /// How many there are, as far as the file says.
    expected: Option<u64>,
    /// Or the columns alone.
    with_shapes: bool,
}

fn read_some(
    path: &Path,
    layer: &mut GdalLayer<'_>,
    wanted: &Wanted,
    task: &Task,
) -> Result<Features, ReadError> {
    let mut attributes = Attributes::new(layer.defn());
    let mut said = complaints::take();
    let (sender, decoded) = channel();
    let all_read = rayon::in_place_scope(|scope| {
        let mut decoder = Decoder {
            path,
            scope,
            sender,
            batch: Vec::with_capacity(BATCH),
            first: 0,
        };
        let read = read_each(
            layer,
            wanted,
            &mut attributes,
            &mut decoder,
            &mut said,
            task,
        );
        decoder.pass_on();
        said.extend(complaints::take());
        read
    });
    // What is wrong with a shape comes before what is wrong with the features behind it.
    let Shapes {
        shapes,
        mut heights,
        repaired,
    } = in_order(decoded.into_iter().collect())?;
    if heights.iter().all(Vec::is_empty) {
        heights.clear();
    }
    let rows = all_read?;
    if said.iter().any(|complaint| complaint.failure) {
        return Err(not_understood(path, &complaints::reason(&said, &"")));
    }
    let mut notes = Vec::new();
    // GDAL says of every newer GeoPackage that it may know only a part of it.
    said.retain(|complaint| !complaint.text.contains("may only be partially supported"));
    said.dedup();
    let warnings = said.into_iter().take(WARNINGS);
    notes.extend(warnings.map(|complaint| msg!("note-gdal", text = complaint.text)));
    Ok(Features {
        rows,
        shapes,
        attributes,
        repaired,
        heights,
        notes,
    })
}

/// Reads each feature's cells, gives its shape to the decoder, and counts them.
fn read_each(
    layer: &mut GdalLayer<'_>,
    wanted: &Wanted,
    attributes: &mut Attributes,
    decoder: &mut Decoder<'_, '_>,
    said: &mut Vec<complaints::Complaint>,
    task: &Task,
) -> Result<usize, ReadError> {
    let mut rows = 0;
    for (done, feature) in (0_u64..).zip(layer.features()).take(wanted.most) {
        if done.is_multiple_of(BATCH as u64) {
            // The last step is bringing them to degrees.
            task.step(done, wanted.expected.unwrap_or(done).max(done) + 1)?;
            decoder.pass_on();
        }
        attributes
            .push(&feature)
            .map_err(|error| not_understood(decoder.path, &error))?;
        if wanted.with_shapes {
            decoder.batch.push(bytes(decoder.path, &feature)?);
        }
        rows += 1;
        if said.len() <= WARNINGS || complaints::any_failure() {
            said.extend(complaints::take());
        }
    }
    Ok(rows)
}

/// A shape as well-known binary; `None` where there is none.
pub(super) fn bytes(path: &Path, feature: &Feature<'_>) -> Result<Option<Vec<u8>>, ReadError> {
    let Some(geometry) = feature.geometry() else {
        return Ok(None);
    };
    // A feature without geometry gives one that complains when it is asked anything.
    if complaints::unheard(|| geometry.is_empty()) {
        return Ok(None);
    }
    let wkb = geometry.iso_wkb();
    wkb.map(Some).map_err(|error| not_understood(path, &error))
}

/// Some shapes, the heights of the lines among them, and how many had to be repaired.
#[derive(Default)]
struct Shapes {
    shapes: Vec<Option<Geometry<f64>>>,
    heights: Vec<Vec<f32>>,
    repaired: usize,
}

/// What comes of a batch: the number of its first feature, and its shapes.
type Decoded = (usize, Result<Shapes, ReadError>);

/// Where shapes are decoded, some at a time.
struct Decoder<'a, 'scope> {
    path: &'scope Path,
    scope: &'a Scope<'scope>,
    sender: Sender<Decoded>,
    /// Shapes that wait.
    batch: Vec<Option<Vec<u8>>>,
    /// The number of the first of them.
    first: usize,
}

impl Decoder<'_, '_> {
    /// Has the shapes that wait decoded by whichever thread is free.
    fn pass_on(&mut self) {
        let batch = std::mem::replace(&mut self.batch, Vec::with_capacity(BATCH));
        let (path, first, sender) = (self.path, self.first, self.sender.clone());
        self.first += batch.len();
        self.scope.spawn(move |_scope| {
            // Whoever waits for it has not gone: the scope ends first.
            sender.send((first, decode(path, &batch))).ok();
        });
    }
}

/// Shapes of their bytes, repaired where they have to be.
fn decode(path: &Path, batch: &[Option<Vec<u8>>]) -> Result<Shapes, ReadError> {
    let mut repaired = 0;
    let shapes = batch.iter().map(|bytes| match bytes {
        Some(bytes) => shape(path, bytes, &mut repaired),
        None => Ok(None),
    });
    let shapes = shapes.collect::<Result<Vec<_>, ReadError>>()?;
    let heights = batch.iter().map(|bytes| {
        let bytes = bytes.as_deref();
        bytes.map_or_else(Vec::new, wkb::heights)
    });
    Ok(Shapes {
        shapes,
        heights: heights.collect(),
        repaired,
    })
}

/// A shape of its well-known binary, repaired if it has to be.
pub(super) fn shape(
    path: &Path,
    bytes: &[u8],
    repaired: &mut usize,
) -> Result<Option<Geometry<f64>>, ReadError> {
    let decoded = wkb::decode(bytes).map_err(|error| not_understood(path, &error))?;
    let Some((shape, closed)) = decoded else {
        return Ok(None);
    };
    if repair::is_valid(bytes, &shape, closed) {
        return Ok(Some(shape));
    }
    *repaired += 1;
    Ok(repair::repair(shape))
}

/// All batches in the order of their features, or the first error.
fn in_order(mut decoded: Vec<Decoded>) -> Result<Shapes, ReadError> {
    decoded.sort_by_key(|(first, _)| *first);
    let mut all = Shapes::default();
    for (_, shapes) in decoded {
        let mut shapes = shapes?;
        all.shapes.append(&mut shapes.shapes);
        all.heights.append(&mut shapes.heights);
        all.repaired += shapes.repaired;
    }
    Ok(all)
}

/// Says what is missing of the features that a file should have.
fn check_count(
    path: &Path,
    read: usize,
    expected: Option<u64>,
    notes: &mut Vec<Message>,
) -> Result<(), ReadError> {
    if read == 0 {
        return Err(ReadError::Empty {
            path: path.to_owned(),
        });
    }
    let deleted = shapefile::deleted(&path.with_extension("dbf"));
    let deleted = deleted
        .filter(|_| source::has_extension(path, "shp"))
        .unwrap_or(0);
    if deleted > 0 {
        notes.push(msg!("note-deleted", n = deleted));
    }
    if let Some(expected) = expected.filter(|&expected| (read as u64) + deleted < expected) {
        return Err(ReadError::Unusable {
            path: path.to_owned(),
            what: msg!("data-cut-short", read = read, expected = expected),
            hint: msg!("data-cut-short-hint"),
        });
    }
    Ok(())
}
