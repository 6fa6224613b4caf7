//! The map's place in the window: what it is given, what becomes of its clicks, its legend.

use std::sync::Arc;

use egui::{Align2, Color32, Frame, Margin, Rect, RichText, Sense, Ui, Vec2};

use crate::base::memo::{Memo, Same};
use crate::base::words::Language;
use crate::draw::legend::Legend;
use crate::draw::mercator::{Bounds, Point};
use crate::draw::overlay::{self, Dot, DotForm, Overlay, Route};
use crate::draw::shade::Paint;
use crate::draw::shapes::Shapes;
use crate::map::view::{Held, MapInput, MapView};
use crate::model::address::Address;
use crate::model::indicator::{Column, Indicator};
use crate::model::layer::PrecinctId;
use crate::model::shading::{Ramp, Shading, Shown};
use crate::model::turf::{Plan, Turf};
use crate::msg;
use crate::session::Session;
use crate::session::selection::Pick;
use crate::ui::requests::{Request, Requests, Zoom};
use crate::ui::scene::{Scene, Stage};
use crate::ui::theme;

/// What decides the colours.
type PaintKey = (Same<Column>, Same<Vec<f64>>, Ramp, bool);

/// What decides the legend besides.
type LegendKey = (PaintKey, Shown, Option<Same<Indicator>>, Language);

/// What decides what lies over the precincts.
#[derive(Debug, PartialEq)]
struct OverlayKey {
    plan: Option<Same<Plan>>,
    addresses: Option<Same<Vec<Address>>>,
    turf: Option<usize>,
    turfs_wanted: bool,
}

/// The map and what it was last given.
pub(crate) struct MapPanel {
    view: MapView,
    nothing: Arc<Shapes>,
    paint: Memo<PaintKey, Paint>,
    legend: Memo<LegendKey, Legend>,
    overlay: Memo<OverlayKey, Overlay>,
    fitted: Option<Same<Shapes>>,
    selected: Vec<bool>,
    hovered: Option<PrecinctId>,
}

impl MapPanel {
    /// A map; `gpu` is eframe's.
    pub(crate) fn new(gpu: Option<&egui_wgpu::RenderState>) -> Self {
        Self {
            view: MapView::new(gpu),
            nothing: Arc::default(),
            paint: Memo::default(),
            legend: Memo::default(),
            overlay: Memo::default(),
            fitted: None,
            selected: Vec::new(),
            hovered: None,
        }
    }

    /// Draws the map in all the room there is. `hover` is a precinct hovered elsewhere.
    pub(crate) fn ui(
        &mut self,
        ui: &mut Ui,
        scene: &Scene<'_>,
        hover: Option<PrecinctId>,
        requests: &mut Requests,
    ) {
        let session = scene.session;
        let shapes = session
            .derived()
            .shapes
            .clone()
            .unwrap_or_else(|| Arc::clone(&self.nothing));
        self.fit_once(&shapes);
        self.mark_selected(session, shapes.len());
        let key = paint_key(session);
        let paint = self
            .paint
            .get_or_make(key, |(column, breaks, ramp, reversed)| {
                Paint::new(&column.0, &breaks.0, *ramp, *reversed)
            });
        let key = overlay_key(scene);
        let overlay = self
            .overlay
            .get_or_make(key, |key| make_overlay(key, scene));
        let names = session
            .precincts()
            .map_or(&[][..], |precincts| precincts.names.as_slice());
        let input = MapInput {
            shapes: &shapes,
            paint,
            names,
            selected: &self.selected,
            focus: session.selection.focus,
            hover,
            basemap: &session.project().basemap,
            overlay,
            tool: scene.view.tool,
            dark: ui.visuals().dark_mode,
            words: scene.words,
        };
        let rect = ui.available_rect_before_wrap();
        let output = self.view.show(ui, &input);
        self.hovered = output.hovered;
        if let Some(click) = output.double_clicked
            && let Some(precinct) = click.precinct
        {
            requests.ask(Request::Zoom(Zoom::Precinct(precinct)));
        } else if let Some(click) = output.clicked {
            clicked(click.precinct, click.held, requests);
        }
        if let Some((precincts, held)) = output.lassoed {
            requests.ask(Request::Pick(precincts, pick(held)));
        }
        self.tooltip(&output.response, scene);
        self.legend(ui, rect, scene);
    }

    /// Moves the map.
    pub(crate) fn zoom(&mut self, zoom: Zoom, session: &Session) {
        let Some(shapes) = &session.derived().shapes else {
            return;
        };
        let bounds = match zoom {
            Zoom::All => shapes.bounds(),
            Zoom::Precinct(precinct) => shapes.bounds_of(precinct),
            Zoom::Selection => {
                let mut bounds = Bounds::EMPTY;
                for precinct in session.selection.iter() {
                    bounds.join(&shapes.bounds_of(precinct));
                }
                bounds
            }
            Zoom::Turf(index) => turf_bounds(session, index),
        };
        if !bounds.is_empty() {
            self.view.fit(bounds);
        }
    }

    /// Nearer (above zero) or farther.
    pub(crate) fn step(&mut self, steps: i32) {
        if 0 < steps {
            self.view.zoom_in();
        } else {
            self.view.zoom_out();
        }
    }

    /// Shows everything once, when other precincts are open.
    fn fit_once(&mut self, shapes: &Arc<Shapes>) {
        let same = Some(Same(Arc::clone(shapes)));
        if self.fitted != same && !shapes.is_empty() {
            self.view.fit(shapes.bounds());
            self.fitted = same;
        }
    }

    fn mark_selected(&mut self, session: &Session, precincts: usize) {
        self.selected.clear();
        self.selected.resize(precincts, false);
        for precinct in session.selection.iter() {
            if let Some(flag) = self.selected.get_mut(precinct.index()) {
                *flag = true;
            }
        }
    }

    /// Name, score and rank of what is under the pointer.
    fn tooltip(&self, response: &egui::Response, scene: &Scene<'_>) {
        let (Some(precinct), Some(precincts)) = (self.hovered, scene.session.precincts()) else {
            return;
        };
        let index = precinct.index();
        let derived = scene.session.derived();
        let (Some(name), Some(&rank), Some(&score)) = (
            precincts.names.get(index),
            derived.scores.ranks.get(index),
            derived.scores.values.get(index),
        ) else {
            return;
        };
        let said = if rank == 0 {
            scene.text("window-no-score")
        } else {
            scene.say(&msg!("window-score-rank", score = (score, 1), rank = rank))
        };
        let shown = self.shown_figure(index, scene);
        egui::Tooltip::for_enabled(response)
            .at_pointer()
            .gap(16.0)
            .show(|ui| {
                ui.label(RichText::new(name).font(theme::strong(theme::TEXT)));
                ui.label(said);
                if let Some(shown) = shown {
                    ui.label(shown);
                }
            });
    }

    /// What the map shows of a precinct, where that is not the score.
    fn shown_figure(&self, index: usize, scene: &Scene<'_>) -> Option<String> {
        let legend = self.legend.last()?;
        let Shown::Indicator(_) = &scene.session.project().shading.shown else {
            return None;
        };
        let figure = scene.session.derived().shown.get(index)?;
        let said = if figure.is_nan() {
            scene.text("window-no-data")
        } else {
            scene.words.measure(*figure, 1, &legend.unit)
        };
        Some(format!("{} {said}", legend.title))
    }

    /// What the colours mean, at the bottom right.
    fn legend(&mut self, ui: &mut Ui, map: Rect, scene: &Scene<'_>) {
        let session = scene.session;
        if session.precincts().is_none() {
            return;
        }
        let shading = &session.project().shading;
        let indicator = match &shading.shown {
            Shown::Score => None,
            Shown::Indicator(name) => session.project().indicator(name),
        };
        let key = (
            paint_key(session),
            shading.shown.clone(),
            indicator.map(|known| Same(Arc::clone(known))),
            scene.words.language(),
        );
        let legend = self
            .legend
            .get_or_make(key, |_| make_legend(session, shading, indicator, scene));
        let area = egui::Area::new(egui::Id::unique("legend"))
            .pivot(Align2::RIGHT_BOTTOM)
            .fixed_pos(map.right_bottom() - Vec2::new(theme::GAP, theme::GAP))
            .order(egui::Order::Middle)
            .interactable(false);
        let large = scene.view.presenting;
        area.show(ui.ctx(), |ui| legend_card(ui, legend, large, scene));
    }
}

fn paint_key(session: &Session) -> PaintKey {
    let derived = session.derived();
    let shading = &session.project().shading;
    (
        Same(Arc::clone(&derived.shown)),
        Same(Arc::clone(&derived.breaks)),
        shading.ramp,
        shading.reversed,
    )
}

fn make_legend(
    session: &Session,
    shading: &Shading,
    indicator: Option<&Arc<Indicator>>,
    scene: &Scene<'_>,
) -> Legend {
    let derived = session.derived();
    let (title, unit) = match indicator {
        Some(known) => (
            crate::ui::panels::score::title(scene, &known.name),
            known.unit.as_str(),
        ),
        None => (scene.text("window-score"), ""),
    };
    Legend::new(
        title,
        unit,
        &derived.shown,
        &derived.breaks,
        shading.ramp,
        shading.reversed,
    )
}

fn legend_card(ui: &mut Ui, legend: &Legend, large: bool, scene: &Scene<'_>) {
    let palette = theme::palette(ui);
    let (size, swatch) = if large {
        (theme::TEXT_TITLE, 24.0)
    } else {
        (theme::TEXT_SMALL, 14.0)
    };
    Frame::new()
        .fill(palette.panel)
        .stroke(egui::Stroke::new(1.0, palette.line))
        .corner_radius(theme::RADIUS)
        .inner_margin(Margin::same(10))
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing = Vec2::new(theme::GRID, 3.0);
            ui.set_max_width(260.0 * if large { 1.6 } else { 1.0 });
            ui.label(RichText::new(&legend.title).font(theme::strong(size)));
            for class in legend.classes.iter().rev() {
                let colour = Color32::from_rgb(class.colour.0, class.colour.1, class.colour.2);
                let said = legend.range(class, scene.words);
                legend_row(ui, Some(colour), said, class.count, (size, swatch), scene);
            }
            if legend.no_data > 0 {
                let said = scene.text("window-no-data");
                legend_row(ui, None, said, legend.no_data, (size, swatch), scene);
            }
        });
}

fn legend_row(
    ui: &mut Ui,
    colour: Option<Color32>,
    said: String,
    count: usize,
    (size, swatch): (f32, f32),
    scene: &Scene<'_>,
) {
    let palette = theme::palette(ui);
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(Vec2::new(swatch * 1.6, swatch), Sense::hover());
        match colour {
            Some(colour) => ui.painter().rect_filled(rect, 1.0, colour),
            None => hatch(ui, rect),
        };
        ui.label(RichText::new(said).size(size));
        let count = format!("({})", scene.words.count(count as u64));
        ui.label(RichText::new(count).size(size).color(palette.weak));
    });
}

fn hatch(ui: &Ui, rect: Rect) -> egui::layers::ShapeIdx {
    let palette = theme::palette(ui);
    let painter = ui.painter().with_clip_rect(rect);
    let background = painter.rect_filled(rect, 1.0, palette.ground);
    let stroke = egui::Stroke::new(1.0, palette.weak);
    let mut x = rect.left() - rect.height();
    while x < rect.right() {
        let (from, to) = (
            egui::pos2(x, rect.bottom()),
            egui::pos2(x + rect.height(), rect.top()),
        );
        painter.line_segment([from, to], stroke);
        x += 5.0;
    }
    background
}

fn pick(held: Held) -> Pick {
    match held {
        Held { alt: true, .. } => Pick::Remove,
        Held { shift: true, .. } => Pick::Add,
        Held { .. } => Pick::Replace,
    }
}

/// A click selects; one beside all precincts selects nothing.
fn clicked(precinct: Option<PrecinctId>, held: Held, requests: &mut Requests) {
    match precinct {
        Some(precinct) => {
            requests.ask(Request::Pick(vec![precinct], pick(held)));
            requests.ask(Request::Focus(Some(precinct)));
            requests.ask(Request::Turf(None));
        }
        None if pick(held) == Pick::Replace => {
            requests.ask(Request::Pick(Vec::new(), Pick::Replace));
            requests.ask(Request::Focus(None));
        }
        None => (),
    }
}

fn overlay_key(scene: &Scene<'_>) -> OverlayKey {
    let session = scene.session;
    OverlayKey {
        plan: session
            .project()
            .plan
            .as_ref()
            .map(|plan| Same(Arc::clone(plan))),
        addresses: session
            .addresses()
            .map(|addresses| Same(Arc::clone(addresses))),
        turf: scene.view.turf,
        turfs_wanted: scene.view.stage == Stage::Turf,
    }
}

/// In the Turf stage the walks of all turfs; the stops of the one that is open.
fn make_overlay(key: &OverlayKey, scene: &Scene<'_>) -> Overlay {
    let mut made = Overlay::default();
    let (Some(plan), Some(addresses)) = (&key.plan, &key.addresses) else {
        return made;
    };
    if !key.turfs_wanted && key.turf.is_none() {
        return made;
    }
    let places = places(&addresses.0);
    for (index, turf) in plan.0.turfs.iter().enumerate() {
        let open = key.turf == Some(index);
        if !open && (!key.turfs_wanted || key.turf.is_some()) {
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
            for (order, &at) in points.iter().enumerate() {
                made.dots.push(Dot {
                    at,
                    colour,
                    label: scene.words.count(order as u64 + 1),
                    form: DotForm::Stop,
                });
            }
        }
        made.routes.push(Route {
            points,
            colour,
            width: if open { 2.5 } else { 1.5 },
        });
    }
    made
}

type Places<'a> = std::collections::HashMap<&'a str, Point>;

fn places(addresses: &[Address]) -> Places<'_> {
    addresses
        .iter()
        .map(|address| {
            let at = Point::from_degrees(address.lon, address.lat);
            (address.id.as_str(), at)
        })
        .collect()
}

fn walk(turf: &Turf, places: &Places<'_>) -> Vec<Point> {
    turf.stops
        .iter()
        .filter_map(|stop| places.get(stop.address.as_str()).copied())
        .filter(|point| point.x.is_finite() && point.y.is_finite())
        .collect()
}

fn turf_bounds(session: &Session, index: usize) -> Bounds {
    let project = session.project();
    let turf = project.plan.as_ref().and_then(|plan| plan.turfs.get(index));
    let (Some(turf), Some(addresses)) = (turf, session.addresses()) else {
        return Bounds::EMPTY;
    };
    Bounds::around(walk(turf, &places(addresses)))
}
