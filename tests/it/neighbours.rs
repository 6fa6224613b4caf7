//! Which precincts touch, against libpysal on real towns.

use std::path::Path;

use arpent::analysis::neighbours::Neighbours;
use arpent::base::task::Task;
use arpent::io;
use geo::{Geometry, MultiPolygon};

use crate::real_data;

/// As read by us, from whatever coordinate system to degrees.
fn shapes(path: &Path) -> Vec<MultiPolygon<f64>> {
    let read = io::layer::read(path, None, None, &Task::default()).unwrap();
    let shapes = read.value.shapes.into_iter().map(|shape| match shape {
        Some(Geometry::Polygon(polygon)) => polygon.into(),
        Some(Geometry::MultiPolygon(polygons)) => polygons,
        other => panic!("{other:?}"),
    });
    shapes.collect()
}

/// Areas, pairs, the most neighbours of one, areas without any, and every count times its place.
fn counted(path: &Path) -> [usize; 5] {
    let shapes = shapes(path);
    let found = Neighbours::queen(&shapes, &Task::default()).unwrap();
    let counts = || (0..shapes.len()).map(|area| found.of(area).len());
    [
        shapes.len(),
        found.pairs(),
        counts().max().unwrap(),
        counts().filter(|&count| count == 0).count(),
        counts()
            .enumerate()
            .map(|(place, count)| place * count)
            .sum(),
    ]
}

#[test]
fn paris_has_the_neighbours_that_libpysal_finds() {
    let Some(data) = real_data() else { return };
    let paris = data.join("fr-paris");
    assert_eq!(
        counted(&paris.join("europeennes-2024_paris_bv.geojson")),
        [902, 2_655, 16, 1, 2_379_507]
    );
    // In Lambert-93: common corners stay common in degrees.
    assert_eq!(
        counted(&paris.join("ParisIris.gpkg")),
        [992, 3_339, 16, 0, 3_389_989]
    );
}
