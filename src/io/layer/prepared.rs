//! Shapes as reading left them, kept in the user's cache by the hash of their file: decoded,
//! repaired and brought to degrees once, not at every start.
//!
//! Shapes only, since a table may say more than anyone wants kept twice. Whatever is wrong with
//! what is kept, the file itself is read instead.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use flate2::Crc;
use geo::{Coord, Geometry, LineString, MultiPolygon, Polygon};

use crate::base::index::index;
use crate::io::layer::columns;
use crate::io::source::{self, Fingerprint};
use crate::io::whole;
use crate::model::layer::Layer;

/// What a file begins with; another number where the way to read or to keep changes.
const MARK: &[u8; 8] = b"arpent 1";

/// Fewer vertices are read again as fast.
const WORTH_KEEPING: usize = 100_000;

/// No more than this is kept, in bytes; the oldest goes first.
const MOST: u64 = 1 << 30;

/// Shapes in degrees, one entry per feature.
#[derive(Clone, Debug, PartialEq)]
pub struct Prepared {
    /// `None` for a feature without one.
    pub(super) shapes: Vec<Option<Geometry<f64>>>,
    /// How many were invalid.
    pub(super) repaired: usize,
    /// The system they were in.
    pub(super) crs: String,
}

/// The folder in which they are kept.
#[derive(Clone, Debug)]
pub struct Shelf {
    folder: PathBuf,
}

impl Shelf {
    /// A folder in the user's cache; made when there is something to keep.
    pub fn inside(cache: &Path) -> Self {
        Self {
            folder: cache.join("prepared"),
        }
    }

    /// Whether anything is kept of a source as large as this, so that its hash is worth knowing
    /// first.
    pub fn may_have(&self, path: &Path) -> bool {
        let (Some(size), Ok(files)) = (source::size(path), fs::read_dir(&self.folder)) else {
            return false;
        };
        let beginning = format!("{size}-");
        files
            .flatten()
            .any(|file| file.file_name().to_string_lossy().starts_with(&beginning))
    }

    /// What is kept of a file's layer; nothing where it is not whole.
    pub fn take(&self, file: &Fingerprint, options: &[Option<&str>]) -> Option<Prepared> {
        let bytes = fs::read(self.place(file, options)).ok()?;
        Prepared::read(&bytes)
    }

    /// Keeps the bytes of [`bytes`]. A full disk only means that they are not kept.
    pub fn keep(&self, file: &Fingerprint, options: &[Option<&str>], bytes: &[u8]) {
        if fs::create_dir_all(&self.folder).is_err() {
            return;
        }
        self.make_room(bytes.len() as u64);
        let mut sum = Crc::new();
        sum.update(bytes);
        let sum = sum.sum().to_le_bytes();
        let write = |out: &mut dyn Write| {
            out.write_all(bytes)?;
            out.write_all(&sum)
        };
        whole::write(&self.place(file, options), write).ok();
    }

    fn place(&self, file: &Fingerprint, options: &[Option<&str>]) -> PathBuf {
        let mut told = Crc::new();
        for option in options {
            told.update(option.unwrap_or("\0").as_bytes());
            told.update(b"\n");
        }
        let name = format!("{}-{}-{:08x}", file.size, file.hash, told.sum());
        self.folder.join(name)
    }

    /// Removes the oldest files until so many bytes more may be kept.
    fn make_room(&self, more: u64) {
        let Ok(files) = fs::read_dir(&self.folder) else {
            return;
        };
        let mut files: Vec<(SystemTime, PathBuf, u64)> = files
            .flatten()
            .filter_map(|file| {
                let about = file.metadata().ok()?;
                Some((about.modified().ok()?, file.path(), about.len()))
            })
            .collect();
        files.sort_unstable();
        let mut kept: u64 = more + files.iter().map(|(.., size)| size).sum::<u64>();
        for (_, path, size) in files {
            if kept <= MOST {
                return;
            }
            // One that someone else removed is gone all the same.
            fs::remove_file(path).ok();
            kept -= size;
        }
    }
}

/// Whether shapes of a source can be kept: those in a column of a table come with its rows.
pub fn serves(path: &Path) -> bool {
    !columns::may_be(path)
}

/// What to keep of a layer: nothing of a small one, or of one that is not polygons alone.
pub fn bytes(layer: &Layer) -> Option<Vec<u8>> {
    let mut counts: Vec<u32> = Vec::new();
    let mut vertices = 0;
    for shape in &layer.shapes {
        let polygons = polygons(shape.as_ref())?;
        counts.push(match shape {
            None => 0,
            Some(Geometry::Polygon(_)) => 1,
            Some(_) => 2 + index(polygons.len()),
        });
        for polygon in polygons {
            counts.push(index(1 + polygon.interiors().len()));
            for ring in rings(polygon) {
                counts.push(index(ring.0.len()));
                vertices += ring.0.len();
            }
        }
    }
    if vertices < WORTH_KEEPING {
        return None;
    }
    let mut out = Vec::with_capacity(16 * vertices + 4 * counts.len() + 64);
    out.extend_from_slice(MARK);
    for length in [
        index(layer.crs.len()),
        index(layer.repaired),
        index(layer.shapes.len()),
        index(counts.len()),
    ] {
        out.extend_from_slice(&length.to_le_bytes());
    }
    out.extend_from_slice(layer.crs.as_bytes());
    out.extend(counts.iter().flat_map(|count| count.to_le_bytes()));
    for shape in &layer.shapes {
        for ring in polygons(shape.as_ref())?.iter().flat_map(rings) {
            for corner in &ring.0 {
                let mut both = [0; 16];
                both[..8].copy_from_slice(&corner.x.to_le_bytes());
                both[8..].copy_from_slice(&corner.y.to_le_bytes());
                out.extend_from_slice(&both);
            }
        }
    }
    Some(out)
}

/// The polygons of a shape; `None` where it is anything else.
fn polygons(shape: Option<&Geometry<f64>>) -> Option<&[Polygon<f64>]> {
    match shape {
        None => Some(&[]),
        Some(Geometry::Polygon(polygon)) => Some(std::slice::from_ref(polygon)),
        Some(Geometry::MultiPolygon(MultiPolygon(polygons))) => Some(polygons),
        Some(_) => None,
    }
}

fn rings(polygon: &Polygon<f64>) -> impl Iterator<Item = &LineString<f64>> {
    std::iter::once(polygon.exterior()).chain(polygon.interiors())
}

impl Prepared {
    fn read(bytes: &[u8]) -> Option<Self> {
        let (content, sum) = bytes.split_last_chunk::<4>()?;
        let mut found = Crc::new();
        found.update(content);
        if found.sum() != u32::from_le_bytes(*sum) {
            return None;
        }
        let mut left = Left(content.strip_prefix(MARK)?);
        let [name, repaired, features, counts] =
            [left.count()?, left.count()?, left.count()?, left.count()?];
        let crs = String::from_utf8(left.take(name)?.to_vec()).ok()?;
        let mut counts = Left(left.take(4 * counts)?);
        let shapes = (0..features)
            .map(|_| shape(&mut counts, &mut left))
            .collect::<Option<Vec<_>>>()?;
        (counts.0.is_empty() && left.0.is_empty()).then_some(Self {
            shapes,
            repaired,
            crs,
        })
    }
}

/// Bytes that were not looked at yet.
struct Left<'a>(&'a [u8]);

impl<'a> Left<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, left) = self.0.split_at_checked(length)?;
        self.0 = left;
        Some(taken)
    }

    fn count(&mut self) -> Option<usize> {
        let bytes = self.take(4)?.first_chunk()?;
        Some(u32::from_le_bytes(*bytes) as usize)
    }
}

/// The next shape; an outer `None` where there is none.
#[expect(clippy::option_option, reason = "a feature may have no shape")]
fn shape(counts: &mut Left<'_>, corners: &mut Left<'_>) -> Option<Option<Geometry<f64>>> {
    Some(match counts.count()? {
        0 => None,
        1 => Some(Geometry::Polygon(polygon(counts, corners)?)),
        many => {
            let polygons = (2..many).map(|_| polygon(counts, corners));
            let polygons = polygons.collect::<Option<Vec<_>>>()?;
            Some(Geometry::MultiPolygon(MultiPolygon(polygons)))
        }
    })
}

fn polygon(counts: &mut Left<'_>, corners: &mut Left<'_>) -> Option<Polygon<f64>> {
    let holes = counts.count()?.checked_sub(1)?;
    let exterior = ring(counts, corners)?;
    let holes = (0..holes).map(|_| ring(counts, corners));
    Some(Polygon::new(exterior, holes.collect::<Option<Vec<_>>>()?))
}

fn ring(counts: &mut Left<'_>, corners: &mut Left<'_>) -> Option<LineString<f64>> {
    let length = counts.count()?;
    let bytes = corners.take(length.checked_mul(16)?)?;
    let (pairs, _) = bytes.as_chunks::<16>();
    let corner = |pair: &[u8; 16]| {
        let (x, y) = pair.split_at(8);
        let number = |bytes: &[u8]| bytes.first_chunk().map(|bytes| f64::from_le_bytes(*bytes));
        Some(Coord {
            x: number(x)?,
            y: number(y)?,
        })
    };
    pairs.iter().map(corner).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{point, polygon};

    fn file() -> Fingerprint {
        Fingerprint {
            size: 7,
            hash: "ab".to_owned(),
        }
    }

    /// A polygon of many corners, one with a hole and an island, and a feature without a shape.
    fn layer() -> Layer {
        let corners = (0..WORTH_KEEPING).map(|step| {
            let angle = step as f64 / WORTH_KEEPING as f64 * std::f64::consts::TAU;
            Coord {
                x: angle.cos(),
                y: angle.sin(),
            }
        });
        let large = Polygon::new(corners.collect(), Vec::new());
        let holed = polygon!(
            exterior: [(x: 3.0, y: 0.0), (x: 9.0, y: 0.0), (x: 9.0, y: 0.1)],
            interiors: [[(x: 5.0, y: 0.01), (x: 6.0, y: 0.01), (x: 6.0, y: 0.02)]],
        );
        let island = polygon![(x: 1.0 / 3.0, y: 5.0), (x: 1.0, y: 5.0), (x: 1.0, y: 6.0)];
        Layer {
            crs: "EPSG:2154".to_owned(),
            repaired: 2,
            shapes: vec![
                Some(large.into()),
                None,
                Some(MultiPolygon(vec![holed, island]).into()),
                Some(MultiPolygon(Vec::new()).into()),
            ],
            ..Layer::default()
        }
    }

    #[test]
    fn what_is_kept_is_what_was_read() {
        let folder = tempfile::tempdir().unwrap();
        let shelf = Shelf::inside(folder.path());
        let (layer, told) = (layer(), [Some("bv"), None]);
        let (seven, eight) = (folder.path().join("7"), folder.path().join("8"));
        fs::write(&seven, "7 bytes").unwrap();
        fs::write(&eight, "8 bytes.").unwrap();
        assert!(!shelf.may_have(&seven));
        shelf.keep(&file(), &told, &bytes(&layer).unwrap());
        assert!(shelf.may_have(&seven) && !shelf.may_have(&eight));
        let several = folder.path().join("towns.shp");
        fs::write(&several, "four").unwrap();
        fs::write(several.with_extension("dbf"), "3 b").unwrap();
        assert!(shelf.may_have(&several));
        let prepared = shelf.take(&file(), &told).unwrap();
        assert_eq!(prepared.shapes, layer.shapes);
        assert_eq!((prepared.repaired, prepared.crs.as_str()), (2, "EPSG:2154"));
        let otherwise = [None, Some("bv")];
        assert_eq!(shelf.take(&file(), &otherwise), None);
    }

    #[test]
    fn what_is_damaged_is_not_there() {
        let folder = tempfile::tempdir().unwrap();
        let shelf = Shelf::inside(folder.path());
        shelf.keep(&file(), &[], &bytes(&layer()).unwrap());
        let whole = fs::read(shelf.place(&file(), &[])).unwrap();
        assert!(Prepared::read(&whole).is_some());
        for length in [0, 3, 40, whole.len() / 2, whole.len() - 1] {
            assert_eq!(Prepared::read(&whole[..length]), None);
        }
        for place in [0, 9, 20, 40, whole.len() / 2] {
            let mut damaged = whole.clone();
            damaged[place] ^= 4;
            assert_eq!(Prepared::read(&damaged), None);
        }
    }

    #[test]
    fn only_what_takes_long_is_kept() {
        let small = Layer {
            shapes: vec![Some(
                polygon![(x: 0.0, y: 0.0), (x: 1.0, y: 0.0), (x: 1.0, y: 1.0)].into(),
            )],
            ..Layer::default()
        };
        assert_eq!(bytes(&small), None);
        let mut points = layer();
        points.shapes.push(Some(point!(x: 1.0, y: 2.0).into()));
        assert_eq!(bytes(&points), None);
    }

    #[test]
    fn the_oldest_goes_where_there_is_too_much() {
        let folder = tempfile::tempdir().unwrap();
        let shelf = Shelf::inside(folder.path());
        shelf.keep(&file(), &[], b"old");
        let place = shelf.place(&file(), &[]);
        shelf.make_room(MOST - 7);
        assert!(place.exists());
        shelf.make_room(MOST - 6);
        assert!(!place.exists());
    }
}
