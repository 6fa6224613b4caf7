//! Chosen addresses carried over the map onto another turf: held, shown, dropped.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use egui::{CursorIcon, Id, PointerButton, Pos2, Response, RichText, Ui};

use crate::base::memo::{Memo, Same};
use crate::draw::hull;
use crate::draw::mercator::Point;
use crate::draw::overlay::{self, Area, Dot, DotForm, Overlay, Route};
use crate::draw::shade::INK;
use crate::field::edit::{Edit, To};
use crate::map::view::MapOutput;
use crate::model::address::Address;
use crate::model::turf::Plan;
use crate::msg;
use crate::session::turfs;
use crate::ui::choosing;
use crate::ui::panels::edit::moving;
use crate::ui::panels::foreseen::Preview;
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::Scene;
use crate::ui::theme;
use crate::ui::turf_overlay::{self, ROOM};
use crate::ui::widgets;
use crate::ui::widgets::pointer_card::{self, Room};

/// How near a chosen address has to be to be taken up, in points.
const GRASP: f64 = 10.0;

/// A turf is under the pointer where one of its addresses is as near as this, in points, or in
/// metres of the plane where that is farther.
const NEAR: (f64, f64) = (40.0, 60.0);

/// More addresses than this are not drawn at the pointer.
const FEW: usize = 60;

/// How wide the card at the pointer is.
const CARD: f32 = 270.0;

/// What is carried over the map, and where to.
#[derive(Debug, Default)]
pub(super) struct Carrying {
    held: Option<Hold>,
    ground: Memo<Key, Ground>,
    /// What letting go over a turf would ask for, and what would come of it.
    asked: Memo<(Same<BTreeSet<String>>, usize), Arc<Edit>>,
    preview: Preview,
}

/// The button is down on a chosen address.
#[derive(Clone, Copy, Debug)]
struct Hold {
    /// Where it was pressed.
    from: Point,
    stage: Held,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Held {
    /// It may still be a click.
    Pressed,
    /// It is dragged.
    Carried,
    /// It was given up; the button is still down.
    GivenUp,
}

/// Where the pointer is on the map.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pointer {
    /// In the window.
    pub(super) at: Pos2,
    /// On the plane.
    pub(super) place: Point,
    /// Metres of the plane to a point of the screen.
    pub(super) scale: f64,
}

/// What decides where turfs are under the pointer.
type Key = (Same<Plan>, Same<Vec<Address>>, Same<BTreeSet<String>>);

/// Where the addresses are: those that are carried, and those that they may come to.
#[derive(Debug)]
struct Ground {
    chosen: Vec<Point>,
    /// With the number of their turf.
    others: Vec<(Point, usize)>,
    /// By the number of each turf, all its addresses in walking order.
    walks: BTreeMap<usize, Vec<Point>>,
    /// The only turf that has all chosen addresses, if there is one.
    home: Option<usize>,
}

impl Ground {
    fn of((plan, addresses, chosen): &Key) -> Self {
        let places = turf_overlay::places(&addresses.0);
        let place = |address: &str| {
            let at = places.get(address).copied()?;
            (at.x.is_finite() && at.y.is_finite()).then_some(at)
        };
        let mut others = Vec::new();
        let mut walks = BTreeMap::new();
        let (mut homes, mut at_home) = (BTreeSet::new(), BTreeSet::new());
        for (number, turf) in plan.0.numbered() {
            let walk: &mut Vec<Point> = walks.entry(number).or_default();
            for stop in &turf.stops {
                let at = place(&stop.address);
                walk.extend(at);
                if chosen.0.contains(&stop.address) {
                    homes.insert(number);
                    at_home.insert(&stop.address);
                } else {
                    others.extend(at.map(|at| (at, number)));
                }
            }
        }
        let all = at_home.len() == chosen.0.len();
        Self {
            chosen: chosen.0.iter().filter_map(|it| place(it)).collect(),
            others,
            walks,
            home: homes.first().copied().filter(|_| all && homes.len() == 1),
        }
    }

    /// Whether a chosen address is there.
    fn is_chosen(&self, pointer: &Pointer) -> bool {
        let reach = GRASP * pointer.scale;
        let near = |at: &Point| away(*at, pointer.place) <= reach;
        self.chosen.iter().any(near)
    }

    /// The turf there: that of the nearest address, where it is near. None where they come from.
    fn turf(&self, pointer: &Pointer) -> Option<usize> {
        let (points, metres) = NEAR;
        let reach = metres.max(points * pointer.scale);
        let away = self
            .others
            .iter()
            .map(|&(at, number)| (away(at, pointer.place), number))
            .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let turf = away.filter(|(away, _)| *away <= reach)?.1;
        (self.home != Some(turf)).then_some(turf)
    }
}

impl Carrying {
    /// Notes the button, before the map is shown: whether the map is to be held still, since a
    /// chosen address is, or may be.
    pub(super) fn hold(&mut self, ui: &Ui, pointer: Option<Pointer>, scene: &Scene<'_>) -> bool {
        let (pressed, busy, plain) = ui.input(|input| {
            let pointer = &input.pointer;
            let busy = pointer.primary_down() || pointer.primary_released();
            (pointer.primary_pressed(), busy, input.modifiers.is_none())
        });
        if !busy || pressed {
            self.held = None;
        }
        if busy && !pressed {
            return self.held.is_some();
        }
        let ground = self.ground(scene);
        let over = pointer.filter(|it| ground.is_some_and(|ground| ground.is_chosen(it)));
        let Some(pointer) = over.filter(|_| plain) else {
            return false;
        };
        if pressed {
            let stage = Held::Pressed;
            let from = pointer.place;
            self.held = Some(Hold { from, stage });
        }
        true
    }

    /// Follows the drag, and draws what would come of letting go: what is to be painted over the
    /// map. None where what happened on the map was something else.
    pub(super) fn follow(
        &mut self,
        ui: &Ui,
        output: &MapOutput,
        pointer: Option<Pointer>,
        scene: &Scene<'_>,
        requests: &mut Requests,
    ) -> Option<Overlay> {
        let response = &output.response;
        let Some(hold) = &mut self.held else {
            return self.offer(response, pointer, scene);
        };
        if response.drag_started_by(PointerButton::Primary) && hold.stage == Held::Pressed {
            hold.stage = Held::Carried;
        }
        let Hold { from, stage } = *hold;
        if stage != Held::Carried {
            return (stage == Held::GivenUp).then(Overlay::default);
        }
        let plan = scene.session.project().plan.as_ref();
        let (Some(plan), Some(pointer)) = (plan, pointer) else {
            return Some(Overlay::default());
        };
        let chosen = &scene.view.chosen;
        let over = response.rect.contains(pointer.at);
        let ground = self.ground(scene).filter(|_| over);
        let turf = ground.and_then(|ground| ground.turf(&pointer));
        let edit = turf.map(|turf| {
            let key = (Same(Arc::clone(chosen)), turf);
            let asked = &mut self.asked;
            let edit = asked.get_or_make(key, |(chosen, turf)| moving(&chosen.0, To::Turf(*turf)));
            (Arc::clone(edit), turf)
        });
        let room = Room::on(response);
        let fits = self.card(ui, (pointer.at, &room), (plan, edit.as_ref()), scene);
        ui.ctx().set_cursor_icon(match (fits, &edit) {
            (true, _) => CursorIcon::Grabbing,
            (false, None) => CursorIcon::Grab,
            (false, Some(_)) => CursorIcon::NotAllowed,
        });
        if response.drag_stopped_by(PointerButton::Primary) {
            self.held = None;
            if let Some((edit, _)) = edit.filter(|_| fits) {
                requests.ask(Request::Edit(Edit::clone(&edit)));
            }
            return Some(Overlay::default());
        }
        Some(self.drawn(turf, (from, pointer.place)))
    }

    /// Says of a chosen address under the pointer that it can be carried.
    fn offer(
        &mut self,
        response: &Response,
        pointer: Option<Pointer>,
        scene: &Scene<'_>,
    ) -> Option<Overlay> {
        let idle = response.ctx.input(|input| !input.pointer.any_down());
        let pointer = pointer.filter(|_| idle && response.hovered())?;
        self.ground(scene).filter(|it| it.is_chosen(&pointer))?;
        response.ctx.set_cursor_icon(CursorIcon::Grab);
        pointer_card::over(response, Id::unique("carried"), CARD, |ui| {
            ui.label(scene.text("edit-drag-start"));
        });
        Some(Overlay::default())
    }

    /// Puts back what is carried; whether anything was.
    pub(super) fn give_up(&mut self) -> bool {
        let held = self.held.as_mut().filter(|it| it.stage == Held::Carried);
        held.map(|hold| hold.stage = Held::GivenUp).is_some()
    }

    fn ground(&mut self, scene: &Scene<'_>) -> Option<&Ground> {
        let chosen = &scene.view.chosen;
        if chosen.is_empty() || !choosing::is_on(scene) {
            return None;
        }
        let plan = scene.session.project().plan.as_ref()?;
        let addresses = scene.session.addresses()?;
        let key = (
            Same(Arc::clone(plan)),
            Same(Arc::clone(addresses)),
            Same(Arc::clone(chosen)),
        );
        Some(self.ground.get_or_make(key, Ground::of))
    }

    /// What would become of the turfs, beside the pointer; whether letting go does it.
    fn card(
        &mut self,
        ui: &Ui,
        place: (Pos2, &Room),
        (plan, edit): (&Arc<Plan>, Option<&(Arc<Edit>, usize)>),
        scene: &Scene<'_>,
    ) -> bool {
        let mut fits = false;
        let preview = &mut self.preview;
        pointer_card::show(ui, Id::unique("carried"), place, CARD, |ui| {
            let title = |ui: &mut Ui, text: String| {
                ui.label(RichText::new(text).font(theme::strong(theme::TEXT)));
            };
            let Some((edit, turf)) = edit else {
                let carried = msg!("edit-drag-carried", n = scene.view.chosen.len());
                title(ui, scene.say(&carried));
                widgets::hint(ui, scene.text("edit-drag-nowhere"));
                return;
            };
            title(ui, scene.say(&turfs::said(edit)));
            fits = preview.card(ui, plan, (edit, *turf), scene);
            if fits {
                widgets::hint(ui, scene.text("edit-drag-drop"));
            }
        });
        fits
    }

    /// The turf under the pointer outlined, and the addresses on their way.
    fn drawn(&self, turf: Option<usize>, (from, to): (Point, Point)) -> Overlay {
        let Some(ground) = self.ground.last() else {
            return Overlay::default();
        };
        let walk = turf.and_then(|turf| Some((turf, ground.walks.get(&turf)?)));
        let mut drawn = walk.map_or_else(Overlay::default, |(turf, walk)| outline(turf, walk));
        if ground.chosen.len() <= FEW {
            drawn.dots.extend(ground.chosen.iter().map(|at| Dot {
                at: Point {
                    x: at.x + to.x - from.x,
                    y: at.y + to.y - from.y,
                },
                colour: INK,
                label: String::new(),
                form: DotForm::Stop,
            }));
        }
        drawn
    }
}

/// A turf's ground and its walk, strongly.
fn outline(number: usize, walk: &[Point]) -> Overlay {
    let colour = overlay::kind(number - 1);
    Overlay {
        areas: vec![Area {
            rings: vec![hull::around(walk, ROOM)],
            colour,
            tint: 0.2,
            width: 3.0,
        }],
        routes: vec![Route {
            points: walk.to_vec(),
            colour,
            width: 3.5,
        }],
        ..Overlay::default()
    }
}

fn away(a: Point, b: Point) -> f64 {
    (a.x - b.x).hypot(a.y - b.y)
}
