//! Two columns against each other, a point for each precinct, linked with map and table.

mod picture;

use std::sync::Arc;

use egui::{Align2, Color32, ComboBox, Pos2, Rect, Sense, TextureHandle, TextureOptions, Ui, Vec2};

use crate::analysis::correlation::pearson;
use crate::base::memo::{Memo, Same};
use crate::model::indicator::Column;
use crate::model::layer::{PrecinctId, Precincts};
use crate::model::shading::Shown;
use crate::msg;
use crate::ui::panels::drawer::pick_of;
use crate::ui::panels::scatter::picture::{Axis, PictureKey, picture, pixel};
use crate::ui::panels::score::title;
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::Scene;
use crate::ui::theme;
use crate::ui::widgets;

/// The room for what is chosen, left of the plot.
const CHOICES: f32 = 232.0;

/// The room for figures, left of the plot and below it.
const FIGURES: Vec2 = Vec2::new(52.0, 18.0);

/// How near the pointer must come to a point, in points of the screen.
const NEAR: f32 = 8.0;

/// What the scatter plot remembers.
#[derive(Default)]
pub(crate) struct Scatter {
    /// Across; the score's first term until another is chosen.
    across: Option<Shown>,
    /// Up.
    up: Shown,
    picture: Memo<PictureKey, Option<TextureHandle>>,
    likeness: Memo<(Same<Column>, Same<Column>), f64>,
    /// The least and the greatest figure of each side.
    ranges: [Memo<Same<Column>, Option<(f64, f64)>>; 2],
    /// Where a drag began.
    from: Option<Pos2>,
}

impl Scatter {
    /// Draws the choices and the plot; the precinct under the pointer, if there is one.
    pub(crate) fn ui(
        &mut self,
        ui: &mut Ui,
        precincts: &Precincts,
        scene: &Scene<'_>,
        requests: &mut Requests,
    ) -> Option<PrecinctId> {
        let terms = &scene.session.project().scorecard.terms;
        let first = terms.first().map_or(Shown::Score, |term| {
            Shown::Indicator(term.indicator.clone())
        });
        let mut across = self.across.clone().unwrap_or(first);
        let mut hovered = None;
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width(CHOICES);
                let mut wanted = across.clone();
                choose(ui, scene.text("scatter-across"), &mut wanted, scene);
                choose(ui, scene.text("scatter-up"), &mut self.up, scene);
                if wanted != across {
                    self.across = Some(wanted.clone());
                    across = wanted;
                }
                self.tell_likeness(ui, &across, scene);
                widgets::hint(ui, scene.text("scatter-hint"));
            });
            let up = self.up.clone();
            let axes = [self.axis(0, &across, scene), self.axis(1, &up, scene)];
            if let [Some(across), Some(up)] = &axes {
                hovered = self.plot(ui, [across, up], precincts, scene, requests);
            } else {
                widgets::hint(ui, scene.text("scatter-no-figures"));
            }
        });
        hovered
    }

    /// One side of the plot; none without figures.
    fn axis(&mut self, side: usize, shown: &Shown, scene: &Scene<'_>) -> Option<Axis> {
        let column = column(shown, scene);
        let key = Same(Arc::clone(&column));
        let (low, high) = (*self.ranges[side].get_or_make(key, |key| range(&key.0)))?;
        Some(Axis {
            name: name(shown, scene),
            low,
            high,
            column,
        })
    }

    /// How alike the two columns are.
    fn tell_likeness(&mut self, ui: &mut Ui, across: &Shown, scene: &Scene<'_>) {
        let columns = [across, &self.up].map(|shown| Same(column(shown, scene)));
        let [a, b] = columns;
        let r = *self
            .likeness
            .get_or_make((a, b), |(a, b)| pearson(&a.0, &b.0));
        if r.is_finite() {
            ui.label(scene.say(&msg!("scatter-likeness", r = (r, 2))));
        }
    }

    fn plot(
        &mut self,
        ui: &mut Ui,
        axes: [&Axis; 2],
        precincts: &Precincts,
        scene: &Scene<'_>,
        requests: &mut Requests,
    ) -> Option<PrecinctId> {
        let room = ui.available_size().max(Vec2::splat(64.0));
        let (all, response) = ui.allocate_exact_size(room, Sense::click_and_drag());
        let name = scene.say(&msg!(
            "scatter-name",
            across = axes[0].name.as_str(),
            up = axes[1].name.as_str()
        ));
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Canvas, true, &name));
        let rect = Rect::from_min_max(
            all.min + Vec2::new(FIGURES.x, 4.0),
            all.max - Vec2::new(8.0, FIGURES.y),
        );
        let place = |precinct: usize| {
            let share = |axis: &Axis| axis.share(*axis.column.get(precinct)?);
            let (x, y) = (share(axes[0])?, share(axes[1])?);
            Some(rect.lerp_inside(Vec2::new(x, 1.0 - y)))
        };
        furniture(ui, rect, axes, scene);
        self.points(ui, rect, axes, scene);
        let near = |at: Pos2| {
            let distance = |precinct: usize| Some(place(precinct)?.distance(at));
            (0..precincts.len())
                .filter_map(|precinct| Some((distance(precinct)?, precinct)))
                .filter(|(distance, _)| *distance <= NEAR)
                .min_by(|a, b| a.0.total_cmp(&b.0))
                .map(|(_, precinct)| PrecinctId(precinct as u32))
        };
        let hovered = response.hover_pos().and_then(near);
        if let Some(precinct) = hovered {
            tooltip(&response, precinct, axes, precincts, scene);
        }
        let marked = [hovered, scene.session.selection.focus];
        for at in marked
            .into_iter()
            .flatten()
            .filter_map(|it| place(it.index()))
        {
            let ink = theme::palette(ui).text;
            ui.painter()
                .circle_stroke(at, 5.0, egui::Stroke::new(1.5, ink));
        }
        let pick = pick_of(ui.input(|input| input.modifiers));
        if response.clicked() {
            let precincts: Vec<PrecinctId> = hovered.into_iter().collect();
            requests.ask(Request::Pick(precincts, pick));
            requests.ask(Request::Focus(hovered));
        }
        if let Some(drawn) = self.drag(ui, &response) {
            let inside = |precinct: &usize| place(*precinct).is_some_and(|at| drawn.contains(at));
            let inside = (0..precincts.len()).filter(inside);
            let inside = inside.map(|precinct| PrecinctId(precinct as u32));
            requests.ask(Request::Pick(inside.collect(), pick));
        }
        hovered
    }

    /// Follows a drag; the rectangle it drew once it ends.
    fn drag(&mut self, ui: &Ui, response: &egui::Response) -> Option<Rect> {
        if response.drag_started() {
            self.from = ui.input(|input| input.pointer.press_origin());
        }
        let (from, to) = (self.from?, response.interact_pointer_pos()?);
        let drawn = Rect::from_two_pos(from, to);
        let palette = theme::palette(ui);
        let stroke = egui::Stroke::new(1.5, palette.accent);
        let faint = palette.accent.gamma_multiply(0.12);
        ui.painter()
            .rect(drawn, 0.0, faint, stroke, egui::StrokeKind::Middle);
        if response.drag_stopped() {
            self.from = None;
            return Some(drawn);
        }
        None
    }

    /// All points as one image: there may be as many as a country has precincts.
    fn points(&mut self, ui: &Ui, rect: Rect, axes: [&Axis; 2], scene: &Scene<'_>) {
        let scale = ui.ctx().pixels_per_point();
        let derived = scene.session.derived();
        let shading = &scene.session.project().shading;
        let size = rect.size() * scale;
        let key = PictureKey {
            columns: axes.map(|axis| Same(Arc::clone(&axis.column))),
            shown: Same(Arc::clone(&derived.shown)),
            breaks: Same(Arc::clone(&derived.breaks)),
            colours: (shading.ramp, shading.reversed, ui.visuals().dark_mode),
            selected: scene.session.selection.iter().collect(),
            size: [pixel(size.x), pixel(size.y)],
            point: pixel(side(axes[0].column.len()) * scale).max(2),
        };
        let texture = self.picture.get_or_make(key, |key| {
            let options = TextureOptions::NEAREST;
            let image = picture(key, axes, ui);
            Some(ui.ctx().load_texture("scatter", image, options))
        });
        if let Some(texture) = texture {
            let all = Rect::from_min_max(Pos2::ZERO, Pos2::new(1.0, 1.0));
            ui.painter().image(texture.id(), rect, all, Color32::WHITE);
        }
    }
}

/// How large a point is, in points of the screen: the more there are, the smaller.
fn side(points: usize) -> f32 {
    match points {
        ..500 => 7.0,
        500..5_000 => 4.0,
        _ => 2.0,
    }
}

fn column(shown: &Shown, scene: &Scene<'_>) -> Arc<Column> {
    let derived = scene.session.derived();
    match shown {
        Shown::Score => Arc::clone(derived.score_column()),
        Shown::Indicator(name) => match derived.columns.get(name) {
            Some(Ok(column)) => Arc::clone(column),
            Some(Err(_)) | None => Arc::default(),
        },
    }
}

/// The least and the greatest figure; none where there is no figure.
fn range(column: &[f64]) -> Option<(f64, f64)> {
    let figures = || column.iter().copied().filter(|figure| figure.is_finite());
    Some((figures().reduce(f64::min)?, figures().reduce(f64::max)?))
}

fn name(shown: &Shown, scene: &Scene<'_>) -> String {
    match shown {
        Shown::Score => scene.text("window-the-score"),
        Shown::Indicator(name) => title(scene, name),
    }
}

fn choose(ui: &mut Ui, label: String, wanted: &mut Shown, scene: &Scene<'_>) {
    widgets::row(ui, label.clone(), |ui| {
        let response = ComboBox::from_id_salt(&label)
            .selected_text(name(wanted, scene))
            .truncate()
            .width(148.0)
            .show_ui(ui, |ui| {
                let indicators = scene.session.project().indicators.iter();
                let indicators = indicators.map(|it| Shown::Indicator(it.name.clone()));
                for shown in std::iter::once(Shown::Score).chain(indicators) {
                    let text = name(&shown, scene);
                    ui.selectable_value(wanted, shown, text);
                }
            })
            .response;
        response.accessible_name(label);
    });
}

/// The frame, and the least and greatest figure of each side.
fn furniture(ui: &Ui, rect: Rect, axes: [&Axis; 2], scene: &Scene<'_>) {
    let palette = theme::palette(ui);
    let painter = ui.painter();
    let line = egui::Stroke::new(1.0, palette.line);
    painter.hline(rect.x_range(), rect.bottom(), line);
    painter.vline(rect.left(), rect.y_range(), line);
    let font = egui::FontId::proportional(theme::TEXT_SMALL);
    let [across, up] = axes;
    let below = rect.bottom() + 3.0;
    let beside = rect.left() - 6.0;
    for (at, align, text) in [
        (
            Pos2::new(rect.left(), below),
            Align2::LEFT_TOP,
            figure(across.low, scene),
        ),
        (
            Pos2::new(rect.center().x, below),
            Align2::CENTER_TOP,
            across.name.clone(),
        ),
        (
            Pos2::new(rect.right(), below),
            Align2::RIGHT_TOP,
            figure(across.high, scene),
        ),
        (
            Pos2::new(beside, rect.bottom()),
            Align2::RIGHT_BOTTOM,
            figure(up.low, scene),
        ),
        (
            Pos2::new(beside, rect.top()),
            Align2::RIGHT_TOP,
            figure(up.high, scene),
        ),
        (
            rect.left_top() + Vec2::new(6.0, 0.0),
            Align2::LEFT_TOP,
            up.name.clone(),
        ),
    ] {
        painter.text(at, align, text, font.clone(), palette.weak);
    }
}

fn figure(figure: f64, scene: &Scene<'_>) -> String {
    scene
        .words
        .number(figure, usize::from(figure.abs() < 100.0))
}

/// Name and both figures of a precinct.
fn tooltip(
    response: &egui::Response,
    precinct: PrecinctId,
    axes: [&Axis; 2],
    precincts: &Precincts,
    scene: &Scene<'_>,
) {
    egui::Tooltip::for_enabled(response)
        .at_pointer()
        .gap(12.0)
        .show(|ui| {
            ui.label(egui::RichText::new(&precincts.names[precinct.index()]).strong());
            for axis in axes {
                let said = axis.column.get(precinct.index()).copied();
                let said = figure(said.unwrap_or(f64::NAN), scene);
                ui.label(format!("{} {said}", axis.name));
            }
        });
}
