//! The map's place in the window: what it is given, what becomes of its clicks, its legend.

use std::sync::Arc;

use egui::{Align2, Rect, RichText, Ui, Vec2};

use crate::base::memo::{Memo, Same};
use crate::draw::flight::Sight;
use crate::draw::legend::Legend;
use crate::draw::mercator::Bounds;
use crate::draw::overlay::Overlay;
use crate::draw::shade::Paint;
use crate::draw::shapes::Shapes;
use crate::map::view::{Held, MapInput, MapOutput, MapView, Tool};
use crate::model::layer::{PrecinctId, Precincts};
use crate::model::project::Basemap;
use crate::msg;
use crate::session::Session;
use crate::session::selection::Pick;
use crate::ui::legend;
use crate::ui::requests::{Request, Requests, Zoom};
use crate::ui::scene::Scene;
use crate::ui::subject::Subject;
use crate::ui::theme;
use crate::ui::turf_overlay::{self, OverlayKey};

/// A map lower than this has no room for the tools above the legend.
const LOW: f32 = 400.0;

/// The width of the tools, with the gap beside them.
const TOOLS: f32 = 44.0;

/// The map and what it was last given.
pub(crate) struct MapPanel {
    /// Apart from those of other maps in the same window.
    name: &'static str,
    view: MapView,
    shapes: Arc<Shapes>,
    basemap: Basemap,
    paint: Memo<Subject, Paint>,
    legend: Memo<Subject, Legend>,
    overlay: Memo<OverlayKey, Overlay>,
    names: Memo<Option<Same<Precincts>>, Vec<String>>,
    fitted: Option<Same<Shapes>>,
    selected: Vec<bool>,
    hovered: Option<PrecinctId>,
}

impl MapPanel {
    /// A map of this name; `gpu` is eframe's.
    pub(crate) fn new(name: &'static str, gpu: Option<&egui_wgpu::RenderState>) -> Self {
        Self {
            name,
            view: MapView::new(gpu),
            shapes: Arc::default(),
            basemap: Basemap::default(),
            paint: Memo::default(),
            legend: Memo::default(),
            overlay: Memo::default(),
            names: Memo::default(),
            fitted: None,
            selected: Vec::new(),
            hovered: None,
        }
    }

    /// Draws `subject` in all the room there is. `hover` is a precinct hovered elsewhere.
    pub(crate) fn ui(
        &mut self,
        ui: &mut Ui,
        scene: &Scene<'_>,
        subject: &Subject,
        hover: Option<PrecinctId>,
        requests: &mut Requests,
    ) {
        self.take_in(scene, subject);
        let rect = ui.available_rect_before_wrap();
        let focus = scene.session.selection.focus;
        let Some(output) = self.draw(ui, scene, focus, hover, scene.view.tool) else {
            return;
        };
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
        if scene.view.presents() {
            // Before a room the arrows go from scene to scene.
            output.response.surrender_focus();
        }
        self.tooltip(&output.response, scene, subject);
        self.legend(ui, rect, scene);
    }

    /// Draws the part of `subject` that `sight` shows, to be looked at only; without a sight, what
    /// was shown last.
    pub(crate) fn audience(
        &mut self,
        ui: &mut Ui,
        scene: &Scene<'_>,
        subject: &Subject,
        sight: Option<Sight>,
    ) {
        if let Some(sight) = sight {
            self.take_in(scene, subject);
            self.view.look(sight);
        }
        let rect = ui.available_rect_before_wrap();
        if let Some(output) = self.draw(ui, scene, None, None, Tool::Pan) {
            output.response.surrender_focus();
        }
        self.legend(ui, rect, scene);
    }

    /// Takes what is shown, and where; each part is made again only when it has changed.
    fn take_in(&mut self, scene: &Scene<'_>, subject: &Subject) {
        let session = scene.session;
        self.shapes = session.derived().shapes.clone().unwrap_or_default();
        self.fit_once();
        self.mark_selected(session);
        self.paint.get_or_make(subject.clone(), Subject::paint);
        self.legend.get_or_make(subject.clone(), Subject::legend);
        let key = OverlayKey::of(scene);
        self.overlay
            .get_or_make(key, |key| turf_overlay::make(key, scene));
        let key = session.precincts().cloned().map(Same);
        self.names.get_or_make(key, |key| {
            key.as_ref()
                .map_or_else(Vec::new, |key| short_names(&key.0))
        });
        let project = session.on_show();
        if self.basemap != project.basemap {
            self.basemap = project.basemap.clone();
        }
    }

    fn draw(
        &mut self,
        ui: &mut Ui,
        scene: &Scene<'_>,
        focus: Option<PrecinctId>,
        hover: Option<PrecinctId>,
        tool: Tool,
    ) -> Option<MapOutput> {
        let input = MapInput {
            shapes: &self.shapes,
            paint: self.paint.last()?,
            names: self.names.last()?,
            selected: &self.selected,
            focus,
            hover,
            basemap: &self.basemap,
            overlay: self.overlay.last()?,
            tool,
            dark: ui.visuals().dark_mode,
            words: scene.words,
        };
        let output = self.view.show(ui, &input);
        self.hovered = output.hovered;
        Some(output)
    }

    /// What is seen, once something is.
    pub(crate) fn sight(&self) -> Option<Sight> {
        self.view.sight()
    }

    /// Flies to a sight.
    pub(crate) fn fly(&mut self, sight: Sight) {
        self.view.fly(sight);
    }

    /// Shows a sight.
    pub(crate) fn look(&mut self, sight: Sight) {
        self.view.look(sight);
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
    fn fit_once(&mut self) {
        let same = Some(Same(Arc::clone(&self.shapes)));
        if self.fitted != same && !self.shapes.is_empty() {
            self.view.fit(self.shapes.bounds());
            self.fitted = same;
        }
    }

    fn mark_selected(&mut self, session: &Session) {
        self.selected.clear();
        self.selected.resize(self.shapes.len(), false);
        for precinct in session.selection.iter() {
            if let Some(flag) = self.selected.get_mut(precinct.index()) {
                *flag = true;
            }
        }
    }

    /// Name, score and rank of what is under the pointer.
    fn tooltip(&self, response: &egui::Response, scene: &Scene<'_>, subject: &Subject) {
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
        let shown = shown_figure(index, scene, subject);
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

    /// What the colours mean, at the bottom right.
    fn legend(&self, ui: &Ui, map: Rect, scene: &Scene<'_>) {
        let Some(legend) = self.legend.last().filter(|_| !self.shapes.is_empty()) else {
            return;
        };
        // On a low map the tools leave no room below them.
        let beside = if map.height() < LOW { TOOLS } else { 0.0 };
        let area = egui::Area::new(egui::Id::unique((self.name, "legend")))
            .pivot(Align2::RIGHT_BOTTOM)
            .fixed_pos(map.right_bottom() - Vec2::new(theme::GAP + beside, theme::GAP))
            .order(egui::Order::Middle)
            .interactable(false);
        let (cover, large) = (self.view.cover(), scene.view.presents());
        area.show(ui.ctx(), |ui| legend::card(ui, legend, cover, large, scene));
    }
}

/// What the map shows of a precinct, where that is not the score.
fn shown_figure(index: usize, scene: &Scene<'_>, subject: &Subject) -> Option<String> {
    if subject.is_score {
        return None;
    }
    let figure = subject.column.0.get(index)?;
    let said = if figure.is_nan() {
        scene.text("window-no-data")
    } else {
        scene.words.measure(*figure, 1, &subject.unit)
    };
    Some(format!("{} {said}", subject.title))
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
