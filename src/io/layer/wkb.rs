//! Well-known binary to plain geometry: flat, with arcs drawn as short lines.

use geo::{
    Coord, Geometry, GeometryCollection, LineString, MultiLineString, MultiPoint, MultiPolygon,
    Point, Polygon,
};

/// Short lines that a circle is drawn with.
const CHORDS_PER_CIRCLE: u32 = 64;

/// How deep collections may be nested in each other.
const DEEPEST: usize = 16;

/// Bytes that are no geometry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the bytes are no geometry")]
pub(crate) struct NotWkb;

/// Reads ISO well-known binary, the kind that tells heights and measures apart; both are dropped.
/// Comes with whether each ring ends where it began, as it should; those that do not are closed.
///
/// `None` is a geometry without a single coordinate.
pub(crate) fn decode(bytes: &[u8]) -> Result<Option<(Geometry<f64>, bool)>, NotWkb> {
    let mut reader = Reader::of(bytes);
    let geometry = reader.geometry(0)?;
    Ok((!is_empty(&geometry)).then_some((geometry, reader.closed)))
}

/// The heights of the corners of a line, or of some lines one after the other; empty where it has
/// none, or is no line.
pub(crate) fn heights(bytes: &[u8]) -> Vec<f32> {
    let mut reader = Reader::of(bytes);
    let is_line = reader.head().is_ok_and(|head| {
        // Of one line or of several, with heights.
        head.has_heights && matches!(head.kind, 2 | 5)
    });
    let mut reader = Reader {
        heights: is_line.then(Vec::new),
        ..Reader::of(bytes)
    };
    let read = is_line.then(|| reader.geometry(0));
    let heights = read.and_then(Result::ok).and(reader.heights);
    heights.unwrap_or_default()
}

fn is_empty(geometry: &Geometry<f64>) -> bool {
    use geo::HasDimensions as _;
    match geometry {
        Geometry::Point(point) => !(point.x().is_finite() && point.y().is_finite()),
        other => other.is_empty(),
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    /// Whether every ring so far ended where it began.
    closed: bool,
    /// The heights of all corners so far, where they are wanted.
    heights: Option<Vec<f32>>,
}

/// What comes before each geometry.
struct Head {
    little: bool,
    kind: u32,
    /// Numbers per coordinate.
    dimensions: usize,
    /// Whether the third of them is a height.
    has_heights: bool,
}

impl<'a> Reader<'a> {
    fn of(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            at: 0,
            closed: true,
            heights: None,
        }
    }

    fn geometry(&mut self, depth: usize) -> Result<Geometry<f64>, NotWkb> {
        if depth > DEEPEST {
            return Err(NotWkb);
        }
        let head = self.head()?;
        match head.kind {
            1 => Ok(Geometry::Point(Point(self.coord(&head)?))),
            2 => Ok(Geometry::LineString(LineString(self.coords(&head)?))),
            3 | 17 => Ok(Geometry::Polygon(self.polygon(&head)?)),
            8 => Ok(Geometry::LineString(LineString(strokes(
                &self.coords(&head)?,
            )))),
            9 => Ok(Geometry::LineString(self.compound(&head, depth)?)),
            10 => Ok(Geometry::Polygon(self.curve_polygon(&head, depth)?)),
            4..=7 | 11 | 12 | 15 | 16 => {
                let count = self.count(&head, 5)?;
                let parts = (0..count)
                    .map(|_| self.geometry(depth + 1))
                    .collect::<Result<Vec<_>, _>>()?;
                Ok(gather(head.kind, parts))
            }
            _ => Err(NotWkb),
        }
    }

    fn head(&mut self) -> Result<Head, NotWkb> {
        let little = match self.take::<1>()? {
            [0] => false,
            [1] => true,
            _ => return Err(NotWkb),
        };
        let code = self.u32(little)?;
        // Bit flags are PostGIS's way to say "with heights"; thousands are ISO's.
        let flags = code >> 29;
        let code = code & 0x1fff_ffff;
        let extra = match code / 1000 {
            0 => usize::from(flags & 0b100 != 0) + usize::from(flags & 0b010 != 0),
            1 | 2 => 1,
            3 => 2,
            _ => return Err(NotWkb),
        };
        if flags & 0b001 != 0 {
            self.u32(little)?;
        }
        Ok(Head {
            little,
            kind: code % 1000,
            dimensions: 2 + extra,
            has_heights: flags & 0b100 != 0 || matches!(code / 1000, 1 | 3),
        })
    }

    fn polygon(&mut self, head: &Head) -> Result<Polygon<f64>, NotWkb> {
        let count = self.count(head, 4)?;
        let mut rings = Vec::with_capacity(count);
        for _ in 0..count {
            rings.push(LineString(self.coords(head)?));
        }
        self.closed &= rings.iter().all(LineString::is_closed);
        Ok(polygon_of(rings))
    }

    fn compound(&mut self, head: &Head, depth: usize) -> Result<LineString<f64>, NotWkb> {
        let count = self.count(head, 5)?;
        let mut line: Vec<Coord<f64>> = Vec::new();
        for _ in 0..count {
            let Geometry::LineString(part) = self.geometry(depth + 1)? else {
                return Err(NotWkb);
            };
            let skip = usize::from(line.last().is_some() && line.last() == part.0.first());
            line.extend(part.0.into_iter().skip(skip));
        }
        Ok(LineString(line))
    }

    fn curve_polygon(&mut self, head: &Head, depth: usize) -> Result<Polygon<f64>, NotWkb> {
        let count = self.count(head, 5)?;
        let mut rings = Vec::with_capacity(count);
        for _ in 0..count {
            let Geometry::LineString(ring) = self.geometry(depth + 1)? else {
                return Err(NotWkb);
            };
            rings.push(ring);
        }
        self.closed &= rings.iter().all(LineString::is_closed);
        Ok(polygon_of(rings))
    }

    fn coords(&mut self, head: &Head) -> Result<Vec<Coord<f64>>, NotWkb> {
        let count = self.count(head, 8 * head.dimensions)?;
        let mut coords = Vec::with_capacity(count);
        for _ in 0..count {
            coords.push(self.coord(head)?);
        }
        Ok(coords)
    }

    fn coord(&mut self, head: &Head) -> Result<Coord<f64>, NotWkb> {
        let x = self.f64(head.little)?;
        let y = self.f64(head.little)?;
        for place in 2..head.dimensions {
            let other = self.f64(head.little)?;
            if let Some(heights) = self.heights.as_mut().filter(|_| place == 2) {
                #[expect(clippy::cast_possible_truncation, reason = "metres")]
                heights.push(other as f32);
            }
        }
        Ok(Coord { x, y })
    }

    /// How many follow, each of at least `size` bytes: a number that cannot be is refused
    /// before memory is asked for.
    fn count(&mut self, head: &Head, size: usize) -> Result<usize, NotWkb> {
        let count = self.u32(head.little)? as usize;
        let left = self.bytes.len() - self.at;
        if count > left / size {
            return Err(NotWkb);
        }
        Ok(count)
    }

    fn u32(&mut self, little: bool) -> Result<u32, NotWkb> {
        let bytes = self.take::<4>()?;
        Ok(if little {
            u32::from_le_bytes(bytes)
        } else {
            u32::from_be_bytes(bytes)
        })
    }

    fn f64(&mut self, little: bool) -> Result<f64, NotWkb> {
        let bytes = self.take::<8>()?;
        Ok(if little {
            f64::from_le_bytes(bytes)
        } else {
            f64::from_be_bytes(bytes)
        })
    }

    fn take<const N: usize>(&mut self) -> Result<[u8; N], NotWkb> {
        let found = self
            .bytes
            .get(self.at..self.at + N)
            .and_then(|bytes| bytes.try_into().ok())
            .ok_or(NotWkb)?;
        self.at += N;
        Ok(found)
    }
}

/// A polygon of its rings, each closed if it was not.
fn polygon_of(mut rings: Vec<LineString<f64>>) -> Polygon<f64> {
    if rings.is_empty() {
        return Polygon::new(LineString(Vec::new()), Vec::new());
    }
    let outer = rings.remove(0);
    Polygon::new(outer, rings)
}

/// Several geometries as one, of the narrowest kind that holds them.
fn gather(kind: u32, parts: Vec<Geometry<f64>>) -> Geometry<f64> {
    match kind {
        4 => Geometry::MultiPoint(MultiPoint(
            parts
                .into_iter()
                .filter_map(|part| Point::try_from(part).ok())
                .collect(),
        )),
        5 | 11 => Geometry::MultiLineString(MultiLineString(
            parts
                .into_iter()
                .filter_map(|part| LineString::try_from(part).ok())
                .collect(),
        )),
        6 | 12 | 15 | 16 => Geometry::MultiPolygon(MultiPolygon(
            parts
                .into_iter()
                .filter_map(|part| Polygon::try_from(part).ok())
                .collect(),
        )),
        _ => Geometry::GeometryCollection(GeometryCollection(parts)),
    }
}

/// A string of arcs (start, a point on the way, end, which starts the next) as short lines.
fn strokes(points: &[Coord<f64>]) -> Vec<Coord<f64>> {
    let mut line: Vec<Coord<f64>> = points.first().copied().into_iter().collect();
    for arc in points.windows(3).step_by(2) {
        stroke(arc[0], arc[1], arc[2], &mut line);
    }
    line
}

/// Adds an arc without its start.
fn stroke(from: Coord<f64>, by: Coord<f64>, to: Coord<f64>, line: &mut Vec<Coord<f64>>) {
    let Some(centre) = centre(from, by, to) else {
        line.extend([by, to]);
        return;
    };
    let angle = |point: Coord<f64>| (point.y - centre.y).atan2(point.x - centre.x);
    let radius = (from - centre).x.hypot((from - centre).y);
    let full = std::f64::consts::TAU;
    let start = angle(from);
    let turn = |point: Coord<f64>| (angle(point) - start).rem_euclid(full);
    // A circle is written with the same start and end, and the point opposite.
    let sweep = if from == to {
        full
    } else if turn(by) <= turn(to) {
        turn(to)
    } else {
        turn(to) - full
    };
    let needed = sweep.abs() / full * f64::from(CHORDS_PER_CIRCLE);
    let chords = (2..CHORDS_PER_CIRCLE)
        .find(|&chords| needed <= f64::from(chords))
        .unwrap_or(CHORDS_PER_CIRCLE);
    for chord in 1..chords {
        let angle = start + sweep * f64::from(chord) / f64::from(chords);
        line.push(Coord {
            x: centre.x + radius * angle.cos(),
            y: centre.y + radius * angle.sin(),
        });
    }
    line.push(to);
}

/// The centre of the circle through three points; `None` where they lie on one line.
fn centre(a: Coord<f64>, b: Coord<f64>, c: Coord<f64>) -> Option<Coord<f64>> {
    if a == c {
        return (a != b).then(|| (a + b) / 2.0);
    }
    let (b, c) = (b - a, c - a);
    let cross = 2.0 * (b.x * c.y - b.y * c.x);
    let (bb, cc) = (b.x * b.x + b.y * b.y, c.x * c.x + c.y * c.y);
    let centre = Coord {
        x: (c.y * bb - b.y * cc) / cross,
        y: (b.x * cc - c.x * bb) / cross,
    };
    (centre.x.is_finite() && centre.y.is_finite()).then_some(a + centre)
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::Area as _;

    fn wkb(text: &str) -> Vec<u8> {
        gdal::vector::Geometry::from_wkt(text)
            .unwrap()
            .iso_wkb()
            .unwrap()
    }

    fn shape(bytes: &[u8]) -> Result<Option<Geometry<f64>>, NotWkb> {
        Ok(decode(bytes)?.map(|(shape, _)| shape))
    }

    #[test]
    fn a_ring_that_stays_open_is_told() {
        let closed = |text| decode(&wkb(text)).unwrap().unwrap().1;
        assert!(
            closed("POLYGON ((0 0, 2 0, 2 2, 0 0))"),
            "it ends where it began"
        );
        assert!(!closed("POLYGON ((0 0, 2 0, 2 2, 0 2))"), "it does not");
    }

    #[test]
    fn heights_and_measures_are_dropped() {
        let flat = shape(&wkb("LINESTRING (0 0, 1 2)")).unwrap();
        for text in [
            "LINESTRING Z (0 0 9, 1 2 9)",
            "LINESTRING M (0 0 9, 1 2 9)",
            "LINESTRING ZM (0 0 9 8, 1 2 9 8)",
        ] {
            assert_eq!(shape(&wkb(text)).unwrap(), flat, "{text}");
        }
    }

    #[test]
    fn arcs_become_lines_that_enclose_the_same_area() {
        let circle = shape(&wkb("CURVEPOLYGON (CIRCULARSTRING (0 0, 2 0, 0 0))"))
            .unwrap()
            .unwrap();
        let off = circle.unsigned_area() / std::f64::consts::PI;
        assert!((0.998..=1.0).contains(&off), "{off}");
        let half = shape(&wkb(
            "CURVEPOLYGON (COMPOUNDCURVE (CIRCULARSTRING (0 0, 1 1, 2 0), (2 0, 0 0)))",
        ))
        .unwrap()
        .unwrap();
        let off = half.unsigned_area() / std::f64::consts::PI * 2.0;
        assert!((0.997..=1.0).contains(&off), "{off}");
    }

    #[test]
    fn nothing_is_nothing() {
        for text in [
            "POINT EMPTY",
            "POLYGON EMPTY",
            "MULTIPOLYGON EMPTY",
            "GEOMETRYCOLLECTION EMPTY",
        ] {
            assert_eq!(shape(&wkb(text)).unwrap(), None, "{text}");
        }
    }

    #[test]
    fn broken_bytes_are_refused() {
        let whole = wkb("MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))");
        for length in 0..whole.len() {
            assert_eq!(shape(&whole[..length]), Err(NotWkb), "{length} bytes");
        }
        assert_eq!(shape(&[1, 2, 0, 0, 0, 255, 255, 255, 255]), Err(NotWkb));
    }
}
