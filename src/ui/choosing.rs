//! Addresses of turfs chosen on the map: near a click, or inside a line that was drawn.

use std::collections::BTreeSet;

use crate::draw::mercator::Point;
use crate::map::view::{Held, MapOutput};
use crate::model::address::Address;
use crate::session::Session;
use crate::session::selection::Pick;
use crate::ui::map_view::pick;
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::{Scene, Stage};

/// How far from an address a click may be, in pixels.
const REACH: f64 = 10.0;

/// Whether addresses are what is chosen on the map now.
pub(crate) fn is_on(scene: &Scene<'_>) -> bool {
    scene.view.stage == Stage::Turf
        && !scene.view.presents()
        && scene.session.project().plan.is_some()
        && scene.session.addresses().is_some()
}

/// Asks for what a click or a line on the map chooses; `pixel` is in metres of the plane. Whether
/// that is all there is to it.
pub(crate) fn answer(
    output: &MapOutput,
    pixel: f64,
    scene: &Scene<'_>,
    requests: &mut Requests,
) -> bool {
    if let Some((drawn, held)) = &output.drawn {
        let inside = addresses(scene.session, |at| drawn.holds(at));
        requests.ask(Request::ChooseAddresses(inside, pick(*held)));
        return true;
    }
    let (Some(click), Some(at)) = (output.clicked, output.pointer) else {
        return false;
    };
    match nearest(scene.session, at, REACH * pixel) {
        Some(address) => {
            requests.ask(Request::ChooseAddresses(vec![address], pick(click.held)));
            true
        }
        // A click beside them chooses none; what it does without any is not for here.
        None if click.held == Held::default() && !scene.view.chosen.is_empty() => {
            requests.ask(Request::ChooseAddresses(Vec::new(), Pick::Replace));
            true
        }
        None => false,
    }
}

/// The codes of the addresses that may be moved and lie where it is asked for, sorted.
fn addresses(session: &Session, wanted: impl Fn(Point) -> bool) -> Vec<String> {
    let mut found: Vec<String> = movable(session)
        .filter(|&(_, at)| wanted(at))
        .map(|(address, _)| address.to_owned())
        .collect();
    found.sort_unstable();
    found
}

/// The nearest address that may be moved, within so many metres.
fn nearest(session: &Session, to: Point, metres: f64) -> Option<String> {
    let away = |at: Point| (at.x - to.x).hypot(at.y - to.y);
    movable(session)
        .map(|(address, at)| (away(at), address))
        .filter(|(away, _)| *away <= metres)
        .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(b.1)))
        .map(|(_, address)| address.to_owned())
}

/// All addresses of turfs, and those that may be brought back to one, with where they are.
fn movable(session: &Session) -> impl Iterator<Item = (&str, Point)> {
    let plan = session.project().plan.as_ref();
    let on_turfs = plan.into_iter().flat_map(|plan| {
        let stops = plan.turfs.iter().flat_map(|turf| &turf.stops);
        stops.map(|stop| stop.address.as_str())
    });
    let out = plan.into_iter().flat_map(|plan| {
        let out = plan.left_out.iter();
        out.filter(|(reason, _)| reason.may_come_back())
            .map(|(_, address)| address.as_str())
    });
    let known: BTreeSet<&str> = on_turfs.chain(out).collect();
    let all = session.addresses().map_or(&[][..], |all| all.as_slice());
    all.iter()
        .filter(move |address| known.contains(address.id.as_str()))
        .map(|address| (address.id.as_str(), place(address)))
        .filter(|(_, at)| at.x.is_finite() && at.y.is_finite())
}

/// Where an address is on the plane.
fn place(address: &Address) -> Point {
    Point::from_degrees(address.lon, address.lat)
}

/// Changes what is chosen.
pub(crate) fn choose(chosen: &mut BTreeSet<String>, addresses: Vec<String>, how: Pick) {
    match how {
        Pick::Replace => *chosen = addresses.into_iter().collect(),
        Pick::Add => chosen.extend(addresses),
        Pick::Remove => {
            for address in addresses {
                chosen.remove(&address);
            }
        }
    }
}
