//! The map's place in the window: what it is given, what becomes of its clicks, its legend.

use std::sync::Arc;

use egui::{Align2, Pos2, Rect, RichText, Ui, Vec2};

use crate::base::memo::Same;
use crate::draw::depiction::Drawn;
use crate::draw::flight::Sight;
use crate::draw::mercator::Bounds;
use crate::draw::shapes::Shapes;
use crate::map::view::{Held, MapInput, MapOutput, MapView, Tool};
use crate::model::layer::PrecinctId;
use crate::model::shading::{Form, Shown};
use crate::msg;
use crate::session::Session;
use crate::session::selection::Pick;
use crate::ui::carrying::{Carrying, Pointer};
use crate::ui::choosing;
use crate::ui::legend::{self, Stand};
use crate::ui::levels;
use crate::ui::map_content::Content;
use crate::ui::passed_by::PassedBy;
use crate::ui::preview;
use crate::ui::requests::{Request, Requests, Zoom};
use crate::ui::scene::Scene;
use crate::ui::subject::{Colouring, Subject};
use crate::ui::theme;
use crate::ui::turf_overlay;
use crate::ui::widgets::pointer_card;

/// A map lower than this has no room for the tools above the legend.
pub(super) const LOW: f32 = 400.0;

/// The width of the tools, with the gap beside them.
pub(super) const TOOLS: f32 = 44.0;

/// The map and what it was last given.
pub(crate) struct MapPanel {
    /// Apart from those of other maps in the same window.
    name: &'static str,
    pub(super) view: MapView,
    pub(super) content: Content,
    /// Of the map, and of a second one that shares its camera.
    pub(super) colourings: [Colouring; 2],
    fitted: Option<Same<Shapes>>,
    carrying: Carrying,
    /// How addresses that are left out are shown at the scale that there was last.
    passed_by: PassedBy,
    /// Whether each legend of two maps is folded, once someone chose.
    pub(super) folded: [Option<bool>; 2],
    hovered: Option<PrecinctId>,
}

impl MapPanel {
    /// A map of this name; `gpu` is eframe's.
    pub(crate) fn new(name: &'static str, gpu: Option<&egui_wgpu::RenderState>) -> Self {
        Self {
            name,
            view: MapView::new(gpu),
            content: Content::default(),
            colourings: Default::default(),
            fitted: None,
            carrying: Carrying::default(),
            passed_by: PassedBy::default(),
            folded: [None; 2],
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
        preview::line(ui, rect, scene, requests);
        let dark = ui.visuals().dark_mode;
        let held = self.carrying.hold(ui, self.pointer(ui, rect), scene);
        let paint = self.colourings[0].paint();
        let Some(input) = paint.and_then(|paint| self.content.input(paint, scene, dark)) else {
            return;
        };
        let input = MapInput {
            focus: scene.session.selection.focus,
            hover,
            tool: if held { Tool::Carry } else { scene.view.tool },
            ..input
        };
        let output = self.view.show(ui, &input);
        let pointer = self.pointer(ui, rect);
        let carried = self.carrying.follow(ui, &output, pointer, scene, requests);
        match carried {
            Some(over) => {
                let eyes = scene.view.sees_as();
                self.view.paint_over(ui, output.response.rect, &over, eyes);
            }
            None => self.answer(&output, scene, subject, requests),
        }
        if scene.view.presents() {
            // Before a room the arrows go from scene to scene.
            output.response.surrender_focus();
        }
        self.legend(ui, rect, scene);
    }

    /// Where the pointer is on the map as it was shown last, in `rect`.
    fn pointer(&self, ui: &Ui, rect: Rect) -> Option<Pointer> {
        let at = ui.input(|input| input.pointer.latest_pos())?;
        let camera = self.view.camera();
        let from = (at - rect.min) * ui.ctx().pixels_per_point();
        Some(Pointer {
            at,
            place: camera.point_at(f64::from(from.x), f64::from(from.y)),
            scale: self.view.metres_per_point(),
        })
    }

    /// Puts back what is carried over the map; whether anything was.
    pub(crate) fn give_up(&mut self) -> bool {
        self.carrying.give_up()
    }

    /// Asks for what follows from what happened on the map, and says what is under the pointer.
    pub(super) fn answer(
        &mut self,
        output: &MapOutput,
        scene: &Scene<'_>,
        subject: &Subject,
        requests: &mut Requests,
    ) {
        self.hovered = output.hovered;
        if scene.view.tool == Tool::Meet {
            if let (Some(_), Some(at)) = (output.clicked, output.pointer) {
                let (lon, lat) = at.to_degrees();
                requests.ask(Request::MeetAt(lon, lat));
            }
            return;
        }
        if choosing::is_on(scene)
            && choosing::answer(output, self.view.camera().scale, scene, requests)
        {
            return;
        }
        if let Some((areas, figures)) = scene.areas() {
            levels::answer(output, areas, requests);
            levels::tooltip(output, (areas, figures), scene, subject);
            return;
        }
        if let Some(click) = output.double_clicked
            && let Some(precinct) = click.precinct
        {
            requests.ask(Request::Zoom(Zoom::Precinct(precinct)));
        } else if let Some(click) = output.clicked {
            clicked(click.precinct, click.held, requests);
        }
        if let Some((precincts, held)) = &output.lassoed {
            requests.ask(Request::Pick(precincts.clone(), pick(*held)));
        }
        self.tooltip(&output.response, scene, subject);
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
        let dark = ui.visuals().dark_mode;
        let paint = self.colourings[0].paint();
        if let Some(input) = paint.and_then(|paint| self.content.input(paint, scene, dark)) {
            let output = self.view.show(ui, &input);
            self.hovered = output.hovered;
            output.response.surrender_focus();
        }
        self.legend(ui, rect, scene);
    }

    /// Takes what is shown, and where; each part is made again only when it has changed.
    pub(super) fn take_in(&mut self, scene: &Scene<'_>, subject: &Subject) {
        self.passed_by = PassedBy::at(self.view.metres_per_point());
        self.content.take(scene, subject, self.passed_by);
        self.fit_once();
        self.colourings[0].take(subject);
    }

    /// What is seen, once something is.
    pub(crate) fn sight(&self) -> Option<Sight> {
        self.view.sight()
    }

    /// The part of the plane that was shown last.
    pub(crate) fn seen(&self) -> Bounds {
        self.view.camera().bounds()
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
        let shapes = &self.content.shapes;
        let same = Some(Same(Arc::clone(shapes)));
        if self.fitted != same && !shapes.is_empty() {
            self.view.fit(shapes.bounds());
            self.fitted = same;
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
        let shown = [
            shown_figure(index, scene, subject),
            second_figure(index, scene, subject),
        ];
        let id = egui::Id::unique((self.name, "hover"));
        pointer_card::over(response, id, pointer_card::WIDEST, |ui| {
            ui.label(RichText::new(name).font(theme::strong(theme::TEXT)));
            ui.label(said);
            for shown in shown.into_iter().flatten() {
                ui.label(shown);
            }
        });
    }

    /// What the colours mean, at the bottom right.
    fn legend(&self, ui: &Ui, map: Rect, scene: &Scene<'_>) {
        // On a low map the tools leave no room below them.
        let beside = if map.height() < LOW { TOOLS } else { 0.0 };
        let corner = map.right_bottom() - Vec2::new(theme::GAP + beside, theme::GAP);
        let stand = if scene.view.presents() {
            Stand::Large
        } else {
            Stand::Open
        };
        self.legend_at(ui, 0, (Align2::RIGHT_BOTTOM, corner), stand, scene);
    }

    /// What the colours of the first or the second map mean, with a corner of the card at a place;
    /// whether it was asked to be folded or opened.
    pub(super) fn legend_at(
        &self,
        ui: &Ui,
        map: usize,
        (corner, place): (Align2, Pos2),
        stand: Stand,
        scene: &Scene<'_>,
    ) -> bool {
        let legend = self.colourings.get(map).and_then(Colouring::legend);
        let Some(legend) = legend.filter(|_| !self.content.shapes.is_empty()) else {
            return false;
        };
        let area = egui::Area::new(egui::Id::unique((self.name, "legend", map)))
            .pivot(corner)
            .fixed_pos(place)
            .order(egui::Order::Middle)
            // Before a room a click is for the map, wherever it falls.
            .interactable(stand != Stand::Large);
        let looks = (self.view.cover(), self.passed_by);
        let legend = preview::legend(legend, scene);
        let card = |ui: &mut Ui| legend::card(ui, &legend, looks, stand, scene);
        area.show(ui.ctx(), card).inner
    }
}

/// What the map shows of a precinct, where that is not the score.
fn shown_figure(index: usize, scene: &Scene<'_>, subject: &Subject) -> Option<String> {
    if subject.is_score {
        return None;
    }
    let figure = subject.depiction.column.0.get(index)?;
    let said = if figure.is_nan() {
        scene.text("window-no-data")
    } else {
        scene
            .words
            .measure(*figure, subject.decimals, &subject.unit)
    };
    Some(format!("{} {said}", subject.title))
}

/// The second figure of a precinct, where two are shown at once.
fn second_figure(index: usize, scene: &Scene<'_>, subject: &Subject) -> Option<String> {
    let Drawn::Pair { column, .. } = &subject.depiction.drawn else {
        return None;
    };
    let project = scene.session.on_show();
    let unit = match &project.shading.form {
        Form::Pair(Shown::Indicator(name)) => project.indicator(name).map(|known| &*known.unit),
        _ => None,
    };
    let figure = column.0.get(index)?;
    let said = if figure.is_nan() {
        scene.text("window-no-data")
    } else {
        scene.words.measure(*figure, 1, unit.unwrap_or_default())
    };
    Some(format!("{} {said}", subject.other))
}

/// How what was picked with these keys changes the selection.
pub(crate) fn pick(held: Held) -> Pick {
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
