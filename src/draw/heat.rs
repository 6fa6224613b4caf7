//! A density as a surface of colours, wherever the camera is.

use crate::analysis::breaks::class_of;
use crate::analysis::density::Grid;
use crate::draw::colour::Rgb;
use crate::draw::fill::{IdImage, fill};
use crate::draw::mercator::{Camera, Point, stretch};
use crate::draw::shapes::Shapes;

/// Cells along the longer side of the territory, at most.
const MOST_CELLS: f64 = 1400.0;

/// Cells that a kernel's reach takes, where there are enough of them.
const CELLS_OF_REACH: f64 = 8.0;

/// Where something lies.
#[derive(Clone, Copy, Debug)]
pub enum Lies<'a> {
    /// At points: where, and how much there.
    At(&'a [(Point, f64)]),
    /// Anywhere in its precinct: one entry per precinct; NaN for nothing.
    In(&'a [f64]),
}

/// How dense something lies, in units per square kilometre on the ground.
#[derive(Clone, Debug, PartialEq)]
pub struct Density {
    grid: Grid,
    camera: Camera,
    /// `inside[cell]`: whether it is in a precinct.
    inside: Vec<bool>,
    /// How far a unit spreads, in metres: as asked, or as far as the cells can tell apart.
    pub reach: f64,
}

impl Density {
    /// The density over the territory of `shapes`. A unit's kernel is a Gaussian of a standard
    /// deviation of `reach` metres / √8, which is that of the quartic kernel with this radius, and
    /// like it is nothing beyond it.
    pub fn new(shapes: &Shapes, lies: &[Lies<'_>], reach: f64) -> Self {
        let bounds = shapes.bounds();
        let centre = bounds.centre();
        let plane = stretch(centre);
        let extent = (bounds.max.x - bounds.min.x)
            .max(bounds.max.y - bounds.min.y)
            .max(1.0);
        // At least three cells to a reach, or the kernel would be its own square.
        let cell = (reach * plane / CELLS_OF_REACH).max(extent / MOST_CELLS);
        let reach = reach.max(3.0 * cell / plane);
        let cells = |size: f64| ((size / cell).ceil() + 2.0).max(1.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "some 1,400 at most"
        )]
        let camera = Camera {
            centre,
            scale: cell,
            width: cells(bounds.max.x - bounds.min.x) as u32,
            height: cells(bounds.max.y - bounds.min.y) as u32,
        };
        let owners = fill(shapes, &camera, 1);
        let mut grid = Grid::empty(camera.width as usize, camera.height as usize);
        for lies in lies {
            match lies {
                Lies::At(points) => {
                    for (at, weight) in *points {
                        let (x, y) = camera.to_pixels(*at);
                        grid.add(x, y, *weight);
                    }
                }
                Lies::In(counts) => spread_in(&mut grid, shapes, &owners, counts),
            }
        }
        let mut grid = grid.spread(reach * plane / 8.0_f64.sqrt() / cell);
        per_square_kilometre(&mut grid, &camera);
        Self {
            grid,
            camera,
            inside: owners.ids.iter().map(|id| *id != IdImage::NONE).collect(),
            reach,
        }
    }

    /// The density at a point of the plane.
    pub fn at(&self, point: Point) -> f64 {
        let (x, y) = self.camera.to_pixels(point);
        self.grid.at(x, y)
    }

    /// The densities in the territory, evenly over it, some 50,000 of them at most.
    pub fn figures(&self) -> Vec<f64> {
        let all = self.grid.values.iter().zip(&self.inside);
        let inside = all.filter(|(_, inside)| **inside);
        let step = (self.inside.iter().filter(|inside| **inside).count() / 50_000).max(1);
        inside
            .step_by(step)
            .map(|(value, _)| f64::from(*value))
            .collect()
    }
}

/// Shares what is in a precinct out to its cells, or gives it to the cell of a point inside.
fn spread_in(grid: &mut Grid, shapes: &Shapes, owners: &IdImage, counts: &[f64]) {
    let mut cells = vec![0_u32; counts.len()];
    for &id in &owners.ids {
        if let Some(cells) = cells.get_mut(id as usize) {
            *cells += 1;
        }
    }
    for (value, &id) in grid.values.iter_mut().zip(&owners.ids) {
        if let Some(count) = counts.get(id as usize).filter(|count| 0.0 < **count) {
            #[expect(clippy::cast_possible_truncation, reason = "figures of a map")]
            let share = (count / f64::from(cells[id as usize])) as f32;
            *value += share;
        }
    }
    let camera = owners.camera;
    for ((precinct, count), cells) in shapes.ids().zip(counts).zip(cells) {
        if cells == 0
            && 0.0 < *count
            && let Some(at) = shapes.inside(precinct)
        {
            let (x, y) = camera.to_pixels(at);
            grid.add(x, y, *count);
        }
    }
}

fn per_square_kilometre(grid: &mut Grid, camera: &Camera) {
    let columns = grid.columns.max(1);
    for (row, values) in grid.values.chunks_exact_mut(columns).enumerate() {
        let side = camera.scale / stretch(camera.point_at(0.0, row as f64 + 0.5)) / 1000.0;
        #[expect(clippy::cast_possible_truncation, reason = "figures of a map")]
        let per_area = (1.0 / (side * side)) as f32;
        for value in values {
            *value *= per_area;
        }
    }
}

/// A density in classes and colours.
#[derive(Clone, Debug, PartialEq)]
pub struct Heat {
    /// The density.
    pub density: std::sync::Arc<Density>,
    /// The inner breaks of its classes.
    pub breaks: Vec<f64>,
    /// The colours of its classes.
    pub colours: Vec<Rgb>,
}

impl Heat {
    /// The colour at a point of the plane.
    pub fn colour_at(&self, point: Point) -> Rgb {
        let class = class_of(self.density.at(point), &self.breaks);
        let colour = class.and_then(|class| self.colours.get(class));
        colour.copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{MultiPolygon, polygon};

    /// A square of 0.1 degrees at 60° north: 5.57 km wide, 11.1 km high on the sphere.
    fn square() -> Shapes {
        let ring = polygon![
            (x: 0.0, y: 60.0), (x: 0.1, y: 60.0), (x: 0.1, y: 60.1), (x: 0.0, y: 60.1)
        ];
        Shapes::of(&[MultiPolygon(vec![ring])])
    }

    #[test]
    fn what_lies_evenly_has_its_density_on_the_ground() {
        let density = Density::new(&square(), &[Lies::In(&[61_900.0])], 300.0);
        let middle = density.at(Point::from_degrees(0.05, 60.05));
        // 5.558 km × 11.132 km at that height, on the sphere of Web Mercator.
        assert!((middle - 1000.0).abs() < 10.0, "{middle}");
        assert_eq!(density.reach, 300.0);
    }

    #[test]
    fn a_point_is_densest_where_it_lies_and_gone_beyond_its_reach() {
        let at = Point::from_degrees(0.05, 60.05);
        let density = Density::new(&square(), &[Lies::At(&[(at, 100.0)])], 500.0);
        let top = density.at(at);
        let away = |metres: f64| Point {
            x: at.x + metres * stretch(at),
            y: at.y,
        };
        // A Gaussian's top: weight / (2 π σ²), σ = 500 / √8 m.
        let expected = 100.0 / (2.0 * std::f64::consts::PI * 0.25 / 8.0);
        assert!((top / expected - 1.0).abs() < 0.12, "{top} {expected}");
        assert!(density.at(away(250.0)) < 0.5 * top);
        assert!(density.at(away(650.0)) < 1e-6 * top);
    }
}
