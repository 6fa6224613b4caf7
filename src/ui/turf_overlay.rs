//! What lies over the precincts: the walks of the turfs, and the stops of the one that is open.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::base::memo::Same;
use crate::draw::colour::Rgb;
use crate::draw::hull;
use crate::draw::mercator::{Bounds, Point};
use crate::draw::overlay::{self, Dot, DotForm, Overlay, Route};
use crate::draw::shade::INK;
use crate::field::edit::Terrain;
use crate::field::visits;
use crate::model::address::{Address, LeftOut};
use crate::model::turf::{Plan, Stop, Turf};
use crate::model::visit::Visited;
use crate::session::{Session, plans};
use crate::ui::passed_by::PassedBy;
use crate::ui::scene::{Scene, Stage};

/// What decides what lies over the precincts.
#[derive(Debug, PartialEq)]
pub(crate) struct OverlayKey {
    plan: Option<Same<Plan>>,
    /// The plan whose turfs are outlined over it.
    outlined: Option<Same<Plan>>,
    addresses: Option<Same<Vec<Address>>>,
    visited: Option<Same<Visited>>,
    turf: Option<usize>,
    /// What the walk of the turf that is open is drawn along, once it was made.
    terrain: Option<Same<Terrain>>,
    turfs_wanted: bool,
    /// The addresses that are chosen: with them all turfs are shown.
    chosen: Same<BTreeSet<String>>,
    /// Where crews meet: degrees east and north.
    meetings: Vec<(f64, f64)>,
    passed_by: PassedBy,
}

impl OverlayKey {
    /// What decides it now, on a map on which addresses that are left out are shown like this.
    pub(crate) fn of(scene: &Scene<'_>, passed_by: PassedBy) -> Self {
        let session = scene.session;
        let open = scene.view.turf.and_then(|_| session.terrain());
        Self {
            terrain: open.map(|terrain| Same(Arc::clone(terrain))),
            plan: session
                .project()
                .plan
                .as_ref()
                .map(|plan| Same(Arc::clone(plan))),
            outlined: outlined(scene),
            addresses: session
                .addresses()
                .map(|addresses| Same(Arc::clone(addresses))),
            visited: session
                .derived()
                .visited
                .as_ref()
                .map(|visited| Same(Arc::clone(visited))),
            turf: scene.view.turf,
            turfs_wanted: scene.view.stage == Stage::Turf,
            chosen: Same(Arc::clone(&scene.view.chosen)),
            meetings: session.project().operation.starts(),
            passed_by,
        }
    }
}

/// In the Turf stage the walks of all turfs; the stops of the one that is open.
pub(crate) fn make(key: &OverlayKey, scene: &Scene<'_>) -> Overlay {
    let mut made = Overlay::default();
    if key.turfs_wanted {
        made.dots = left_out(key, |how, addresses, visited| how.rings(addresses, visited));
        made.dots.extend(meetings(key, scene));
    }
    let (Some(plan), Some(addresses)) = (&key.plan, &key.addresses) else {
        return made;
    };
    if !key.turfs_wanted && key.turf.is_none() {
        return made;
    }
    let places = places(&addresses.0);
    let known = key.visited.as_ref().map(|visited| &visited.0);
    let known = known.map_or_else(BTreeMap::new, |it| visits::by_code(&addresses.0, it));
    for (index, turf) in plan.0.turfs.iter().enumerate() {
        let open = key.turf == Some(index);
        let alone = key.turf.is_some() && key.chosen.0.is_empty();
        if turf.is_empty() || (!open && (!key.turfs_wanted || alone)) {
            continue;
        }
        let colour = overlay::kind(index);
        let points = walk(turf, &places);
        if let Some(&start) = points.first() {
            made.dots.push(Dot {
                at: start,
                colour,
                label: scene.words.count(index as u64 + 1),
                form: DotForm::Start,
            });
        }
        if open {
            made.dots
                .extend(stops(turf, (&places, &known), colour, scene));
        }
        let terrain = key.terrain.as_ref().filter(|_| open);
        made.routes.push(Route {
            points: terrain.map_or(points, |terrain| {
                along_streets(turf, &plan.0, &terrain.0, &places)
            }),
            colour,
            width: if open { 2.5 } else { 1.5 },
        });
    }
    if key.turfs_wanted {
        // Over the walks, where it is seen from far.
        let hatching = left_out(key, |how, addresses, visited| {
            how.hatching(addresses, visited)
        });
        made.routes.extend(hatching);
    }
    if let (Some(other), true) = (&key.outlined, key.turfs_wanted) {
        made.routes.extend(outlines(&other.0, &places));
    }
    if key.turfs_wanted {
        made.dots.extend(taken_out(&plan.0, &places));
        made.dots.extend(chosen(key, &places));
    }
    made
}

/// How addresses that no crew is sent to are drawn in one way; nothing where none are known.
fn left_out<T>(
    key: &OverlayKey,
    draw: impl Fn(PassedBy, &[Address], &Visited) -> Vec<T>,
) -> Vec<T> {
    let known = key.addresses.as_ref().zip(key.visited.as_ref());
    known.map_or_else(Vec::new, |(addresses, visited)| {
        draw(key.passed_by, &addresses.0, &visited.0)
    })
}

/// The stops of a turf with their numbers, but those that are left out by now: these are drawn as
/// such.
fn stops<'a>(
    turf: &'a Turf,
    (places, known): (&'a Places<'_>, &'a BTreeMap<&str, LeftOut>),
    colour: Rgb,
    scene: &'a Scene<'_>,
) -> impl Iterator<Item = Dot> + 'a {
    let numbered = placed(turf, places).zip(1..);
    let wanted = numbered.filter(|((stop, _), _)| !known.contains_key(stop.address.as_str()));
    wanted.map(move |((_, at), order)| Dot {
        at,
        colour,
        label: scene.words.count(order),
        form: DotForm::Stop,
    })
}

/// The plan that is to be outlined, where it is kept.
fn outlined(scene: &Scene<'_>) -> Option<Same<Plan>> {
    let name = scene.view.outlined.as_deref()?;
    let kept = plans::named(scene.session.project(), name)?;
    Some(Same(Arc::clone(&kept.plan)))
}

/// Room around the addresses of an outline, in metres of the plane.
pub(super) const ROOM: f64 = 18.0;

/// Dashes of an outline.
const DASHES: usize = 36;

/// Dashes around the addresses of each turf of a plan.
fn outlines(plan: &Plan, places: &Places<'_>) -> Vec<Route> {
    let around = |turf: &Turf| hull::dashes(&hull::around(&walk(turf, places), ROOM), DASHES);
    let dashes = plan.turfs.iter().flat_map(|turf| around(turf));
    dashes
        .map(|points| Route {
            points,
            colour: INK,
            width: 1.5,
        })
        .collect()
}

/// A small disc for each address that was taken out by hand: it may be brought back.
fn taken_out(plan: &Plan, places: &Places<'_>) -> Vec<Dot> {
    let out = plan.left_out.iter();
    out.filter(|(reason, _)| *reason == LeftOut::TakenOut)
        .filter_map(|(_, address)| places.get(address.as_str()).copied())
        .map(|at| Dot {
            at,
            colour: INK,
            label: String::new(),
            form: DotForm::Stop,
        })
        .collect()
}

/// More chosen addresses than this are drawn small: large ones would hide the streets.
const FEW: usize = 60;

/// A disc for each address that is chosen.
fn chosen(key: &OverlayKey, places: &Places<'_>) -> Vec<Dot> {
    let chosen = key.chosen.0.iter();
    let form = if chosen.len() <= FEW {
        DotForm::Disc
    } else {
        DotForm::Stop
    };
    chosen
        .filter_map(|address| places.get(address.as_str()).copied())
        .map(|at| Dot {
            at,
            colour: INK,
            label: String::new(),
            form,
        })
        .collect()
}

/// A square with the letter of the word for each meeting point.
fn meetings(key: &OverlayKey, scene: &Scene<'_>) -> Vec<Dot> {
    let meetings = key.meetings.iter();
    meetings
        .map(|&(lon, lat)| Dot {
            at: Point::from_degrees(lon, lat),
            colour: INK,
            label: scene.text("meeting-letter"),
            form: DotForm::End,
        })
        .collect()
}

pub(super) type Places<'a> = HashMap<&'a str, Point>;

/// Where addresses are, by their codes; not finite where that is not known.
pub(super) fn places(addresses: &[Address]) -> Places<'_> {
    addresses
        .iter()
        .map(|address| {
            let at = Point::from_degrees(address.lon, address.lat);
            (address.id.as_str(), at)
        })
        .collect()
}

fn walk(turf: &Turf, places: &Places<'_>) -> Vec<Point> {
    placed(turf, places).map(|(_, point)| point).collect()
}

/// The stops of a turf whose place is known, with that place.
fn placed<'a>(
    turf: &'a Turf,
    places: &'a Places<'_>,
) -> impl Iterator<Item = (&'a Stop, Point)> + Clone {
    let known = turf.stops.iter().filter_map(|stop| {
        let at = places.get(stop.address.as_str()).copied()?;
        Some((stop, at))
    });
    known.filter(|(_, at)| at.x.is_finite() && at.y.is_finite())
}

/// The walk of a turf, along the streets where they turn.
fn along_streets(turf: &Turf, plan: &Plan, terrain: &Terrain, places: &Places<'_>) -> Vec<Point> {
    let stops = placed(turf, places);
    let first = stops.clone().next().map(|(_, at)| at);
    let legs = stops.clone().zip(stops.skip(1));
    let legs = legs.flat_map(|((from, _), (to, at))| {
        let turns = terrain.turns(plan, &from.address, &to.address).into_iter();
        let turns = turns.map(|(lon, lat)| Point::from_degrees(lon, lat));
        turns.chain([at])
    });
    first.into_iter().chain(legs).collect()
}

/// Around a turf, counted from 0; empty where there is none.
pub(crate) fn bounds(session: &Session, index: usize) -> Bounds {
    let project = session.project();
    let turf = project.plan.as_ref().and_then(|plan| plan.turfs.get(index));
    let (Some(turf), Some(addresses)) = (turf, session.addresses()) else {
        return Bounds::EMPTY;
    };
    Bounds::around(walk(turf, &places(addresses)))
}
