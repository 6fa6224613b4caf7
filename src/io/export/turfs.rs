//! The turfs of a plan: a row or point per address, and a line per turf.

use std::collections::HashMap;

use geo::{Coord, Geometry, LineString, Point};

use crate::io::export::{Captions, Features, Field, Shape, real, text, whole};
use crate::model::address::Address;
use crate::model::turf::{Plan, Stop, Turf};

/// Where each address of a plan is; NaN for one that is not known.
pub(super) fn places<'a>(plan: &'a Plan, addresses: &[Address]) -> HashMap<&'a str, Coord<f64>> {
    let known: HashMap<&str, Coord<f64>> = addresses
        .iter()
        .map(|address| {
            (
                address.id.as_str(),
                Coord {
                    x: address.lon,
                    y: address.lat,
                },
            )
        })
        .collect();
    let nowhere = Coord {
        x: f64::NAN,
        y: f64::NAN,
    };
    plan.turfs
        .iter()
        .flat_map(|turf| &turf.stops)
        .map(|stop| {
            let id = stop.address.as_str();
            (id, known.get(id).copied().unwrap_or(nowhere))
        })
        .collect()
}

/// Every stop with the number of its turf and its place in the walk, both from 1.
pub(super) fn stops(plan: &Plan) -> impl Iterator<Item = (usize, usize, &Stop)> {
    plan.numbered().flat_map(|(number, turf)| {
        let stops = (1..).zip(&turf.stops);
        stops.map(move |(order, stop)| (number, order, stop))
    })
}

/// The name of each turf in a column of its own, where one of them has a name.
fn names<'a>(plan: &Plan, turfs: impl Iterator<Item = &'a Turf>) -> Option<Field> {
    let named = plan.turfs.iter().any(|turf| !turf.name.is_empty());
    named.then(|| text("name", turfs.map(|turf| turf.name.clone())))
}

/// The share of each stop in a column of its own, where a building is shared out: `2/4`.
fn shares(plan: &Plan) -> Option<Field> {
    let share = |stop: &Stop| stop.share.as_ref().map(ToString::to_string);
    let any = stops(plan).any(|(_, _, stop)| stop.share.is_some());
    let all = stops(plan).map(|(_, _, stop)| share(stop).unwrap_or_default());
    any.then(|| text("share", all))
}

/// One feature per address: `turf,order,address_id,precinct,doors,lon,lat`; behind them `name` where
/// a turf has one, and `share` where a building is on several turfs, once on each.
pub fn features(plan: &Plan, addresses: &[Address]) -> Features {
    let places = places(plan, addresses);
    let place = |stop: &Stop| places[stop.address.as_str()];
    let of_stops = plan
        .numbered()
        .flat_map(|(_, turf)| turf.stops.iter().map(|_| &**turf));
    Features {
        name: "stops",
        fields: with(
            [names(plan, of_stops), shares(plan)],
            vec![
                whole("turf", stops(plan).map(|(turf, _, _)| Some(turf as u64))),
                whole("order", stops(plan).map(|(_, order, _)| Some(order as u64))),
                text(
                    "address_id",
                    stops(plan).map(|(_, _, stop)| stop.address.clone()),
                ),
                text(
                    "precinct",
                    stops(plan).map(|(_, _, stop)| stop.precinct.0.clone()),
                ),
                whole(
                    "doors",
                    stops(plan).map(|(_, _, stop)| Some(u64::from(stop.doors))),
                ),
                real("lon", stops(plan).map(|(_, _, stop)| place(stop).x)),
                real("lat", stops(plan).map(|(_, _, stop)| place(stop).y)),
            ],
        ),
        shape: Shape::Point,
        shapes: stops(plan)
            .map(|(_, _, stop)| located(place(stop)).map(|at| Geometry::Point(Point(at))))
            .collect(),
        captions: Captions::default(),
    }
}

fn with<const MORE: usize>(more: [Option<Field>; MORE], mut fields: Vec<Field>) -> Vec<Field> {
    fields.extend(more.into_iter().flatten());
    fields
}

/// One line per turf, from stop to stop, with what it adds up to.
pub fn lines(plan: &Plan, addresses: &[Address]) -> Features {
    let places = places(plan, addresses);
    let turfs = || {
        let numbered = plan.numbered();
        numbered.map(|(number, turf)| (number as u64, turf.as_ref()))
    };
    let line = |turf: &Turf| {
        let stops = turf.stops.iter();
        let walk: Vec<Coord<f64>> = stops
            .filter_map(|stop| located(places[stop.address.as_str()]))
            .collect();
        // A line has two ends.
        (walk.len() > 1).then_some(Geometry::LineString(LineString(walk)))
    };
    Features {
        name: "turfs",
        fields: with(
            [names(plan, turfs().map(|(_, turf)| turf))],
            vec![
                whole("turf", turfs().map(|(number, _)| Some(number))),
                text("precincts", turfs().map(|(_, turf)| precincts(turf))),
                whole(
                    "addresses",
                    turfs().map(|(_, turf)| Some(turf.stops.len() as u64)),
                ),
                whole("doors", turfs().map(|(_, turf)| Some(turf.doors()))),
                real("minutes", turfs().map(|(_, turf)| turf.time.0)),
                real("metres", turfs().map(|(_, turf)| turf.length.0)),
            ],
        ),
        shape: Shape::Line,
        shapes: turfs().map(|(_, turf)| line(turf)).collect(),
        captions: Captions::default(),
    }
}

/// The codes of a turf's precincts, with spaces between.
pub(super) fn precincts(turf: &Turf) -> String {
    let codes: Vec<String> = turf.precincts().into_iter().map(|code| code.0).collect();
    codes.join(" ")
}

/// The place, if it is one.
pub(super) fn located(place: Coord<f64>) -> Option<Coord<f64>> {
    (place.x.is_finite() && place.y.is_finite()).then_some(place)
}
