//! The numbers of precincts written in them: each where it has room, none over another.
//!
//! Whether a number is written depends on its precinct, on those it would hide, and on the scale,
//! not on what else is in view or was drawn before: a map that is moved keeps its numbers.

use crate::draw::mercator::{Bounds, Camera, Point};
use crate::draw::overlay::{Name, Overlay};
use crate::draw::picture::text_width;
use crate::draw::shapes::Shapes;
use crate::model::layer::{Code, PrecinctId};

/// How high a line of letters is, in its size.
const HEIGHT: f64 = 1.2;

/// How far outside the view a precinct may lie and still count, in sizes of letters: two numbers
/// of six signs beside each other.
const BESIDE: f64 = 8.0;

/// The free room that a number needs in its precinct besides its own, in sizes of letters: a map
/// full of numbers shows no colours any more.
const FREE: (f64, f64) = (0.6, 0.3);

/// No number needs less room than this one.
const SHORTEST: &str = "00";

/// What is written, and how.
#[derive(Clone, Copy, Debug)]
pub struct Lettering<'a> {
    /// One entry per precinct; may be empty.
    pub names: &'a [String],
    /// `selected[precinct]`: whose name comes first; empty for none.
    pub selected: &'a [bool],
    /// The size of the letters, in the camera's pixels.
    pub size: f64,
}

/// A name that is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Label {
    /// Whose it is.
    pub precinct: PrecinctId,
    /// Its middle.
    pub at: Point,
    /// The room it takes.
    pub room: Bounds,
}

/// A name that has room in its precinct.
struct Candidate {
    label: Label,
    selected: bool,
    area: f64,
}

impl Candidate {
    /// Whether this is written where both cannot be: a selected one, then the one of the larger
    /// precinct, then the first.
    fn goes_before(&self, other: &Self) -> bool {
        (other.selected.cmp(&self.selected))
            .then(other.area.total_cmp(&self.area))
            .then(self.label.precinct.cmp(&other.label.precinct))
            .is_lt()
    }
}

/// The names that are written in a view, in the order of their precincts. None meets another.
pub fn labels(shapes: &Shapes, lettering: &Lettering<'_>, camera: &Camera) -> Vec<Label> {
    let candidates = candidates(shapes, lettering, camera);
    // By their left edges, so that only those beside each other are compared.
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    let room = |place: usize| &candidates[place].label.room;
    order.sort_unstable_by(|a, b| room(*a).min.x.total_cmp(&room(*b).min.x));
    let mut written = vec![true; candidates.len()];
    for (place, &one) in order.iter().enumerate() {
        let beside = order[place + 1..].iter();
        for &other in beside.take_while(|other| room(**other).min.x <= room(one).max.x) {
            if room(one).meets(room(other)) {
                // One that is hidden itself hides others still: else what is far away would count.
                let first = candidates[one].goes_before(&candidates[other]);
                written[if first { other } else { one }] = false;
            }
        }
    }
    let seen = camera.bounds();
    let both = candidates.into_iter().zip(written);
    both.filter_map(|(candidate, written)| written.then_some(candidate.label))
        .filter(|label| label.room.meets(&seen))
        .collect()
}

/// The same as an overlay of names, for a picture.
pub fn overlay(shapes: &Shapes, lettering: &Lettering<'_>, camera: &Camera) -> Overlay {
    let labels = labels(shapes, lettering, camera);
    let names = labels.into_iter().filter_map(|label| {
        let text = lettering.names.get(label.precinct.index())?.clone();
        Some(Name { at: label.at, text })
    });
    Overlay {
        names: names.collect(),
        ..Overlay::default()
    }
}

fn candidates(shapes: &Shapes, lettering: &Lettering<'_>, camera: &Camera) -> Vec<Candidate> {
    let seen = grown(&camera.bounds(), BESIDE * lettering.size * camera.scale);
    let high = HEIGHT * lettering.size * camera.scale;
    let (beside, above) = (FREE.0 * lettering.size, FREE.1 * lettering.size);
    let (beside, above) = (beside * camera.scale, above * camera.scale);
    let shortest = text_width(SHORTEST, lettering.size);
    let least = high + above;
    let candidate = |(id, name): (PrecinctId, &String)| {
        let bounds = shapes.bounds_of(id);
        // Most are out of sight or too small, and are not looked at any closer.
        let small = bounds.max.x - bounds.min.x < least || bounds.max.y - bounds.min.y < least;
        if name.is_empty() || small || !bounds.meets(&seen) {
            return None;
        }
        let wide = text_width(name, lettering.size).max(shortest) * camera.scale;
        let pole = shapes.pole(id)?;
        let middles = [Some(pole.at), shapes.inside(id)];
        let at = middles.into_iter().flatten().find(|at| {
            let needed = Bounds::centred(*at, wide + beside, high + above);
            shapes.holds(id, &needed)
        })?;
        Some(Candidate {
            label: Label {
                precinct: id,
                at,
                room: Bounds::centred(at, wide, high),
            },
            selected: lettering.selected.get(id.index()) == Some(&true),
            area: pole.area,
        })
    };
    let names = (0..).map(PrecinctId).zip(lettering.names);
    names.filter_map(candidate).collect()
}

fn grown(bounds: &Bounds, by: f64) -> Bounds {
    Bounds {
        min: Point {
            x: bounds.min.x - by,
            y: bounds.min.y - by,
        },
        max: Point {
            x: bounds.max.x + by,
            y: bounds.max.y + by,
        },
    }
}

/// What fits into a precinct on the map: the last part of its code, without leading zeros.
pub fn numbers(codes: &[Code]) -> Vec<String> {
    let short = |code: &str| {
        let last = code.rsplit(['_', '-', '/', ' ']).next().unwrap_or(code);
        let bare = last.trim_start_matches('0');
        if bare.is_empty() { last } else { bare }.to_owned()
    };
    codes.iter().map(|code| short(&code.0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{MultiPolygon, Rect, coord};
    use proptest::prelude::*;

    /// Squares at these places, in thousandths of a degree, as wide as the third figure.
    fn squares(places: &[(f64, f64, f64)]) -> Shapes {
        let outlines: Vec<MultiPolygon<f64>> = places
            .iter()
            .map(|&(x, y, side)| {
                let (x, y, side) = (x / 1e3, y / 1e3, side / 1e3);
                let high = coord! { x: x + side, y: y + side };
                MultiPolygon::from(Rect::new(coord! { x: x, y: y }, high).to_polygon())
            })
            .collect();
        Shapes::of(&outlines)
    }

    fn view(x: f64, y: f64, scale: f64) -> Camera {
        Camera {
            centre: Point { x, y },
            scale,
            width: 900,
            height: 600,
        }
    }

    fn named(count: usize) -> Vec<String> {
        (1..=count).map(|number| number.to_string()).collect()
    }

    fn written(shapes: &Shapes, names: &[String], selected: &[bool], camera: &Camera) -> Vec<u32> {
        let lettering = Lettering {
            names,
            selected,
            size: 12.0,
        };
        let labels = labels(shapes, &lettering, camera);
        labels.iter().map(|label| label.precinct.0).collect()
    }

    #[test]
    fn of_two_that_overlap_the_selected_one_is_written_else_the_larger() {
        let shapes = squares(&[(0.0, 0.0, 5.0), (0.1, 0.1, 4.9)]);
        let (names, camera) = (named(2), view(300.0, 300.0, 2.0));
        assert_eq!(written(&shapes, &names, &[], &camera), [0]);
        assert_eq!(written(&shapes, &names, &[false, true], &camera), [1]);
    }

    #[test]
    fn a_name_without_room_is_not_written() {
        let shapes = squares(&[(0.0, 0.0, 1.0), (2.0, 0.0, 1.0)]);
        let names = ["1".to_owned(), "a rather long name".to_owned()];
        assert_eq!(written(&shapes, &names, &[], &view(0.0, 0.0, 3.0)), [0]);
        assert!(written(&shapes, &names, &[], &view(0.0, 0.0, 30.0)).is_empty());
    }

    #[test]
    fn a_precinct_is_called_by_its_number_on_the_map() {
        let codes = ["21999_0031", "12-4", "000"].map(|code| Code(code.to_owned()));
        assert_eq!(numbers(&codes), ["31", "4", "000"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]

        #[test]
        fn no_two_names_meet_and_a_moved_map_keeps_its_names(
            places in prop::collection::vec((0.0..30.0, 0.0..20.0, 0.5..8.0), 1..60),
            scale in 1.0..9.0_f64,
            (dx, dy) in (-200.0..200.0_f64, -200.0..200.0_f64),
        ) {
            let shapes = squares(&places);
            let names = named(places.len());
            let lettering = Lettering { names: &names, selected: &[], size: 12.0 };
            let here = view(1500.0, 1000.0, scale);
            let there = view(1500.0 + dx * scale, 1000.0 + dy * scale, scale);
            let first = labels(&shapes, &lettering, &here);
            for (place, one) in first.iter().enumerate() {
                let others = &first[place + 1..];
                prop_assert!(others.iter().all(|other| !one.room.meets(&other.room)));
            }
            prop_assert_eq!(&first, &labels(&shapes, &lettering, &here));
            let moved = labels(&shapes, &lettering, &there);
            let (a, b) = (here.bounds(), there.bounds());
            let in_both = |label: &&Label| a.meets(&label.room) && b.meets(&label.room);
            let kept: Vec<&Label> = first.iter().filter(in_both).collect();
            let again: Vec<&Label> = moved.iter().filter(in_both).collect();
            prop_assert_eq!(kept, again);
        }
    }
}
