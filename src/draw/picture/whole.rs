//! The view of everything, moved and made smaller until nothing around the map lies over it.

use crate::draw::mercator::{Bounds, Camera, Point};
use crate::draw::picture::furniture::Furniture;
use crate::draw::picture::key::Key;
use crate::draw::picture::room::{Room, Taken};
use crate::draw::picture::{MARGIN, Picture, bands, framed};

/// How much smaller each view that is tried is than the one before, and how many are: down to
/// half the size, since a map that small is not worth its legend.
const SMALLER: f64 = 0.98;
const SIZES: i32 = 34;

/// How many places a view is moved to each way from the middle of its free room.
const PLACES: i32 = 8;

/// What stays free around what stands around the map, in units of its page.
const FREE: f64 = 3.0;

/// The view of a picture in which all precincts are seen, as large as may be with nothing over
/// them; all that the page has room for where that would make them less than half as large. Its
/// own camera does not matter.
pub fn whole(picture: &Picture<'_>) -> Camera {
    let said = (picture.foot, picture.attribution);
    let (page, bounds) = (picture.page.units(), picture.shapes.bounds());
    let largest = framed(&bounds, page, picture.title, said);
    if bounds.is_empty() {
        return largest;
    }
    let key = picture.legend.map(|legend| Key::new(legend, picture.words));
    let trial = Trial {
        taken: Taken::new(picture.shapes, &largest, |_| true),
        middle: largest.to_pixels(bounds.centre()),
        largest,
    };
    let sizes = (0..SIZES).map(|step| SMALLER.powi(step));
    let found = sizes.into_iter().find_map(|size| {
        let camera = Camera {
            scale: largest.scale / size,
            ..largest
        };
        let here = Picture { camera, ..*picture };
        let furniture = Furniture::without_legend(&here);
        let fixed: Vec<Room> = furniture.rooms().collect();
        let corners = key.as_ref().map(|key| furniture.corners(key, &here));
        let legends: Vec<Option<Room>> = match corners {
            Some(corners) => corners.into_iter().map(Some).collect(),
            None => vec![None],
        };
        let frees = |moved: &(f64, f64)| {
            let free = |room: &Room| trial.leaves_free(*room, size, *moved);
            fixed.iter().all(free)
                && legends
                    .iter()
                    .any(|legend| legend.as_ref().is_none_or(free))
        };
        let moved = moves(trial.slack(&bounds, picture, size))
            .into_iter()
            .find(frees)?;
        Some(trial.camera(&bounds, size, moved))
    });
    found.unwrap_or(largest)
}

/// What views are tried against.
struct Trial {
    taken: Taken,
    largest: Camera,
    /// Where the middle of everything is in the largest view.
    middle: (f64, f64),
}

impl Trial {
    /// Whether no precinct lies under a rectangle of the page in a view of this size, moved so far.
    fn leaves_free(&self, room: Room, size: f64, (right, down): (f64, f64)) -> bool {
        // The same rectangle as the largest view has it.
        let room = room.grown(FREE);
        let (x, y) = self.middle;
        self.taken.within(Room {
            left: x + (room.left - right - x) / size,
            top: y + (room.top - down - y) / size,
            width: room.width / size,
            height: room.height / size,
        }) == 0
    }

    /// How far a view of this size may be moved each way, in units of the page.
    fn slack(&self, bounds: &Bounds, picture: &Picture<'_>, size: f64) -> (f64, f64) {
        let across = |metres: f64| metres / self.largest.scale * size / 2.0;
        let (width, height) = picture.page.units();
        let (x, y) = self.middle;
        let free = |from: f64, to: f64, half: f64| {
            let nearest = (from - MARGIN).min(to - MARGIN);
            (nearest - half).max(0.0)
        };
        let [top, foot] = bands(width, picture.title, (picture.foot, picture.attribution));
        let bottom = f64::from(height - foot.min(height));
        (
            free(x, f64::from(width) - x, across(bounds.max.x - bounds.min.x)),
            free(
                y - f64::from(top),
                bottom - y,
                across(bounds.max.y - bounds.min.y),
            ),
        )
    }

    fn camera(&self, bounds: &Bounds, size: f64, (right, down): (f64, f64)) -> Camera {
        let scale = self.largest.scale / size;
        let (x, y) = self.middle;
        let Camera { width, height, .. } = self.largest;
        let (x, y) = (
            x + right - f64::from(width) / 2.0,
            y + down - f64::from(height) / 2.0,
        );
        let middle = bounds.centre();
        Camera {
            centre: Point {
                x: middle.x - x * scale,
                y: middle.y + y * scale,
            },
            scale,
            ..self.largest
        }
    }
}

/// Where a view is moved to, the shortest way first.
fn moves((right, down): (f64, f64)) -> Vec<(f64, f64)> {
    let steps =
        |most: f64| (-PLACES..=PLACES).map(move |step| most * f64::from(step) / f64::from(PLACES));
    let mut moves: Vec<(f64, f64)> = steps(right)
        .flat_map(|right| steps(down).map(move |down| (right, down)))
        .collect();
    // A stable sort: of two as far, the one to the left and up.
    moves.sort_by(|a, b| a.0.hypot(a.1).total_cmp(&b.0.hypot(b.1)));
    moves
}
