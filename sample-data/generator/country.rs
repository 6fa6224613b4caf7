//! The country around the town on the basemap, and its public buildings.

use super::chance::noise;
use super::shape::{Line, Point};
use super::town::Town;

/// Pale grounds of fields; the first lies under everything.
pub(super) const FIELDS: [&str; 5] = ["#f4f1e6", "#eff1e2", "#f6f0e2", "#edf0dd", "#f2f3e8"];
/// The ground of woods.
pub(super) const WOOD: &str = "#d9e6cd";

/// Fields and woods around the town, as a net pulled out of shape.
pub(super) fn fields() -> Vec<(Line, &'static str)> {
    let corner = |column: i32, row: i32| {
        let at = Point::new(
            f64::from(column) * 420.0 - 14_700.0,
            f64::from(row) * 360.0 - 14_400.0,
        );
        let pull = Point::new(noise(at, 300.0, 31), noise(at, 300.0, 32));
        let sweep = Point::new(noise(at, 2400.0, 33), noise(at, 2400.0, 34));
        at + pull * 210.0 + sweep * 700.0
    };
    let mut fields = Vec::new();
    for column in 0..70 {
        for row in 0..80 {
            let line = vec![
                corner(column, row),
                corner(column + 1, row),
                corner(column + 1, row + 1),
                corner(column, row + 1),
            ];
            let wooded = noise(line[0], 1500.0, 35) > 0.34;
            let shade = (column * 7 + row * 5 + column * row) as usize % FIELDS.len();
            fields.push((line, if wooded { WOOD } else { FIELDS[shade] }));
        }
    }
    fields
}

/// Church, town hall and covered market: in the largest blocks near where they belong.
pub(super) fn halls(town: &Town) -> Vec<[Point; 4]> {
    let sites = [(-60.0, 120.0), (150.0, -120.0), (-150.0, -160.0)].map(|(x, y)| Point::new(x, y));
    let near = |site: Point| {
        let close = town
            .graph
            .blocks
            .iter()
            .filter(move |block| block.place.to(site) < 140.0);
        close.max_by(|a, b| a.square_metres.total_cmp(&b.square_metres))
    };
    let blocks = sites.into_iter().filter_map(near);
    blocks
        .map(|block| {
            let (long, wide) = (Point::new(17.0, 3.0), Point::new(-1.6, 9.0));
            [-long - wide, long - wide, long + wide, wide - long].map(|off| block.place + off)
        })
        .collect()
}
