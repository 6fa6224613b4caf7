//! The map's place in the window: what it is given, what becomes of its clicks, its legend.

use std::sync::Arc;

use egui::{Align2, Rect, RichText, Ui, Vec2};

use crate::base::memo::{Memo, Same};
use crate::base::words::Language;
use crate::draw::legend::Legend;
use crate::draw::mercator::Bounds;
use crate::draw::overlay::Overlay;
use crate::draw::shade::Paint;
use crate::draw::shapes::Shapes;
use crate::map::view::{Held, MapInput, MapView};
use crate::model::indicator::{Column, Indicator};
use crate::model::layer::{PrecinctId, Precincts};
use crate::model::shading::{Ramp, Shown};
use crate::msg;
use crate::session::Session;
use crate::session::selection::Pick;
use crate::ui::legend;
use crate::ui::requests::{Request, Requests, Zoom};
use crate::ui::scene::Scene;
use crate::ui::theme;
use crate::ui::turf_overlay::{self, OverlayKey};

/// A map lower than this has no room for the tools above the legend.
const LOW: f32 = 400.0;

/// The width of the tools, with the gap beside them.
const TOOLS: f32 = 44.0;

/// What decides the colours.
type PaintKey = (Same<Column>, Same<Vec<f64>>, Ramp, bool);

/// What decides the legend besides.
type LegendKey = (PaintKey, Shown, Option<Same<Indicator>>, Language);

/// The map and what it was last given.
pub(crate) struct MapPanel {
    view: MapView,
    nothing: Arc<Shapes>,
    paint: Memo<PaintKey, Paint>,
    legend: Memo<LegendKey, Legend>,
    overlay: Memo<OverlayKey, Overlay>,
    names: Memo<Same<Precincts>, Vec<String>>,
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
            names: Memo::default(),
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
        let key = OverlayKey::of(scene);
        let overlay = self
            .overlay
            .get_or_make(key, |key| turf_overlay::make(key, scene));
        let names = match session.precincts() {
            Some(precincts) => self
                .names
                .get_or_make(Same(Arc::clone(precincts)), |key| short_names(&key.0))
                .as_slice(),
            None => &[],
        };
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
            Zoom::Turf(index) => turf_overlay::bounds(session, index),
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
            .get_or_make(key, |_| legend::make(session, shading, indicator, scene));
        // On a low map the tools leave no room below them.
        let beside = if map.height() < LOW { TOOLS } else { 0.0 };
        let area = egui::Area::new(egui::Id::unique("legend"))
            .pivot(Align2::RIGHT_BOTTOM)
            .fixed_pos(map.right_bottom() - Vec2::new(theme::GAP + beside, theme::GAP))
            .order(egui::Order::Middle)
            .interactable(false);
        let (cover, large) = (self.view.cover(), scene.view.presenting);
        area.show(ui.ctx(), |ui| legend::card(ui, legend, cover, large, scene));
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

/// What fits into a precinct on the map: the last part of its code, without leading zeros.
fn short_names(precincts: &Precincts) -> Vec<String> {
    let short = |code: &str| {
        let last = code.rsplit(['_', '-', '/', ' ']).next().unwrap_or(code);
        let bare = last.trim_start_matches('0');
        if bare.is_empty() { last } else { bare }.to_owned()
    };
    precincts.codes.iter().map(|code| short(&code.0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::layer::Code;

    #[test]
    fn a_precinct_is_called_by_its_number_on_the_map() {
        let precincts = Precincts {
            codes: ["21999_0031", "12-4", "000"]
                .map(|code| Code(code.to_owned()))
                .to_vec(),
            ..Precincts::default()
        };
        assert_eq!(short_names(&precincts), ["31", "4", "000"]);
    }
}
