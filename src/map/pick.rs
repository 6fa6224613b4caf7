//! Which precincts a drawn line takes in.

use crate::draw::fill::Shapes;
use crate::draw::mercator::Point;
use crate::map::view::Tool;
use crate::model::layer::PrecinctId;

/// A line being drawn around precincts, on the plane: the map may move under it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Loop {
    points: Vec<Point>,
}

impl Loop {
    /// Goes on to a point; a rectangle keeps its first corner and follows with the other.
    pub(crate) fn extend(&mut self, to: Point, tool: Tool) {
        match (tool, self.points.first()) {
            (Tool::Rectangle, Some(&from)) => {
                let corner = |x, y| Point { x, y };
                self.points = vec![from, corner(to.x, from.y), to, corner(from.x, to.y)];
            }
            _ => self.points.push(to),
        }
    }

    /// Its points, the last not repeated.
    pub(crate) fn points(&self) -> &[Point] {
        &self.points
    }

    /// Precincts whose middle lies inside, in the order of their file.
    pub(crate) fn takes(&self, shapes: &Shapes) -> Vec<PrecinctId> {
        shapes
            .ids()
            .filter(|&precinct| {
                shapes
                    .inside(precinct)
                    .is_some_and(|point| self.holds(point))
            })
            .collect()
    }

    /// Whether a point lies inside: whether a ray from it crosses the line an odd number of times.
    pub(crate) fn holds(&self, point: Point) -> bool {
        let Some(&last) = self.points.last() else {
            return false;
        };
        let mut inside = false;
        let mut from = last;
        for &to in &self.points {
            if (from.y <= point.y) != (to.y <= point.y) {
                let x = from.x + (point.y - from.y) / (to.y - from.y) * (to.x - from.x);
                inside ^= point.x < x;
            }
            from = to;
        }
        inside
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rectangle_takes_what_lies_between_its_corners_however_it_was_drawn() {
        let at = |x, y| Point { x, y };
        for (from, to) in [((0.0, 0.0), (10.0, 5.0)), ((10.0, 5.0), (0.0, 0.0))] {
            let mut drawn = Loop::default();
            drawn.extend(at(from.0, from.1), Tool::Rectangle);
            drawn.extend(at(3.0, 99.0), Tool::Rectangle);
            drawn.extend(at(to.0, to.1), Tool::Rectangle);
            assert!(drawn.holds(at(9.0, 4.0)));
            assert!(!drawn.holds(at(9.0, 6.0)));
            assert!(!drawn.holds(at(-1.0, 4.0)));
        }
    }

    #[test]
    fn a_lasso_of_two_points_holds_nothing() {
        let mut drawn = Loop::default();
        for x in [0.0, 10.0] {
            drawn.extend(Point { x, y: x }, Tool::Lasso);
        }
        assert!(!drawn.holds(Point { x: 5.0, y: 5.0 }));
        assert!(!Loop::default().holds(Point::default()));
    }
}
