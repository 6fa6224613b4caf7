//! Features with geometry, and the precincts made of them.

use std::fmt;

use geo::{Geometry, MultiPolygon};

use crate::model::table::Table;

/// A layer as a file has it, its geometry in WGS 84 degrees (longitude, latitude).
#[derive(Clone, Debug, Default)]
pub struct Layer {
    /// What the file calls it.
    pub name: String,
    /// The coordinate system it came in, such as `EPSG:2154`.
    pub crs: String,
    /// One entry per feature; `None` for a feature without geometry.
    pub shapes: Vec<Option<Geometry<f64>>>,
    /// One row per feature.
    pub table: Table,
    /// How many polygons were invalid (a bow tie, say) and had to be repaired.
    pub repaired: usize,
    /// Heights of the corners of its lines in metres: one entry per feature, in the order of its
    /// corners, empty for one without. Empty for a layer without heights.
    pub heights: Vec<Vec<f32>>,
    /// Where gates are, in degrees: at corners of its lines.
    pub gates: Vec<(f64, f64)>,
}

impl Layer {
    /// The features that are marked: `kept` has one entry per feature.
    #[must_use]
    pub fn only(self, kept: &[bool]) -> Self {
        let table = self.table.only(kept);
        let shapes = self.shapes.into_iter().zip(kept);
        let shapes = shapes.filter(|(_, kept)| **kept).map(|(shape, _)| shape);
        let heights = self.heights.into_iter().zip(kept);
        let heights = heights.filter(|(_, kept)| **kept).map(|(of, _)| of);
        Self {
            name: self.name,
            crs: self.crs,
            shapes: shapes.collect(),
            table,
            repaired: self.repaired,
            heights: heights.collect(),
            gates: self.gates,
        }
    }
}

/// A precinct's place in its layer. Valid for that layer only; never saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PrecinctId(pub u32);

impl PrecinctId {
    /// As an index into any slice that has one entry per precinct.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// An official code, as written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(pub String);

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The precincts of a campaign, in the order of their file; codes are unique.
#[derive(Clone, Debug, Default)]
pub struct Precincts {
    /// `codes[precinct]`.
    pub codes: Vec<Code>,
    /// `names[precinct]`, the code where the file has no name.
    pub names: Vec<String>,
    /// `shapes[precinct]`, in WGS 84 degrees; empty for a precinct without geometry.
    pub shapes: Vec<MultiPolygon<f64>>,
    /// The layer's own columns: one row per precinct.
    pub table: Table,
    /// The coordinate system the file came in.
    pub crs: String,
    /// Features in the file, before those of one code were put together.
    pub features: usize,
    /// How many polygons were invalid and repaired.
    pub repaired: usize,
    /// How many precincts have no geometry.
    pub without_geometry: usize,
}

impl Precincts {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.codes.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// Every precinct, in order.
    pub fn ids(&self) -> impl Iterator<Item = PrecinctId> + use<> {
        (0..self.codes.len() as u32).map(PrecinctId)
    }

    /// The precinct with this code.
    pub fn with_code(&self, code: &Code) -> Option<PrecinctId> {
        let place = self.codes.iter().position(|known| known == code)?;
        u32::try_from(place).ok().map(PrecinctId)
    }
}
