//! How the figures on the map are spread: bars to select by, and the ends of classes to move.

use std::sync::Arc;

use egui::{
    Align, Align2, Color32, FontId, Layout, Rect, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2,
};

use crate::analysis::breaks::class_of;
use crate::analysis::histogram::{self, Histogram};
use crate::base::memo::{Memo, Same};
use crate::draw::depiction::Depiction;
use crate::draw::ramp;
use crate::model::indicator::Column;
use crate::model::layer::PrecinctId;
use crate::model::shading::{Classes, Form, Shading};
use crate::msg;
use crate::session::action::Action;
use crate::session::selection::Selection;
use crate::ui::panels::drawer::pick_of;
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::Scene;
use crate::ui::theme;
use crate::ui::widgets;
use crate::ui::widgets::histogram::histogram;

/// Bars.
const BINS: usize = 48;

/// How wide a grip is to a hand, and how high.
const GRIP: Vec2 = Vec2::new(12.0, 14.0);

/// How far an arrow key moves the end of a class, as a share of the range.
const STEP: f64 = 0.005;

/// The histogram and what is done to it.
#[derive(Default)]
pub(crate) struct HistogramPanel {
    bins: Memo<Same<Column>, Histogram>,
    selected: Memo<(Same<Column>, Selection), Vec<u32>>,
    /// Where a drag over the bars began, as a figure.
    from: Option<f64>,
}

impl HistogramPanel {
    /// Draws it.
    pub(crate) fn ui(&mut self, ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
        let session = scene.session;
        let Some(depiction) = &session.derived().depiction else {
            return;
        };
        // Less would be drawn lower in the next frame, and lower still.
        ui.set_min_height(ui.available_height());
        let column = &depiction.column;
        let bins = self
            .bins
            .get_or_make(column.clone(), |it| histogram::histogram(&it.0, BINS));
        let key = (column.clone(), session.selection.clone());
        let selected = self.selected.get_or_make(key, |(column, selection)| {
            count_selected(&column.0, selection, bins)
        });
        let below = theme::ROW + GRIP.y + 3.0 * ui.spacing().item_spacing.y;
        let room = ui.available_size() - Vec2::new(0.0, below);
        let (size, corner) = (room.max(Vec2::splat(1.0)), ui.cursor().min);
        let colour = colours(depiction);
        histogram(ui, bins, size, colour);
        let bars = Rect::from_min_size(corner, size);
        mark_selected(ui, bars, bins, selected);
        let axis = Axis { bins, bars };
        if let Some((low, high)) = brush(ui, &axis, &mut self.from, scene) {
            let within = (0..)
                .map(PrecinctId)
                .zip(column.0.iter())
                .filter(|(_, figure)| (low..=high).contains(*figure))
                .map(|(precinct, _)| precinct);
            let how = pick_of(ui.input(|input| input.modifiers));
            requests.ask(Request::Pick(within.collect(), how));
        }
        let shading = &session.project().shading;
        if matches!(shading.form, Form::Areas | Form::Circles(_)) {
            let moved = move_breaks(ui, &axis, &depiction.breaks.0, scene, requests);
            if let Some(breaks) = moved {
                requests.act(Action::SetShading(Shading {
                    classes: Classes::ByHand(breaks),
                    ..shading.clone()
                }));
            }
        }
        ui.add_space(GRIP.y);
        ui.horizontal(|ui| {
            widgets::hint(ui, scene.words.number(bins.low, 1));
            ui.add_space(theme::GAP);
            widgets::hint(ui, scene.text("form-histogram-hint"));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                widgets::hint(ui, scene.words.number(bins.high, 1));
            });
        });
    }
}

/// The colour of a figure on the map.
fn colours(depiction: &Depiction) -> impl Fn(f64) -> Color32 {
    let breaks = Arc::clone(&depiction.breaks.0);
    let colours = ramp::colours(depiction.ramp, breaks.len() + 1, depiction.reversed);
    move |figure| {
        let class = class_of(figure, &breaks).unwrap_or_default();
        let colour = colours.get(class);
        colour.map_or(Color32::GRAY, |rgb| Color32::from_rgb(rgb.0, rgb.1, rgb.2))
    }
}

fn count_selected(column: &[f64], selection: &Selection, bins: &Histogram) -> Vec<u32> {
    let mut counts = vec![0; bins.counts.len()];
    for precinct in selection.iter() {
        let figure = column.get(precinct.index()).copied().unwrap_or(f64::NAN);
        if let Some(bin) = bins.bin_of(figure) {
            counts[bin] += 1;
        }
    }
    counts
}

/// Draws how much of each bar is selected, as a dark outline in it.
fn mark_selected(ui: &Ui, bars: Rect, bins: &Histogram, selected: &[u32]) {
    let tallest = bins.most().max(1) as f32;
    let width = bars.width() / selected.len().max(1) as f32;
    let line = Stroke::new(1.5, theme::palette(ui).text);
    for (place, &count) in selected.iter().enumerate() {
        if 0 < count {
            let left = bars.left() + place as f32 * width;
            let top = bars.bottom() - (count as f32 / tallest * bars.height()).max(1.0);
            let rect = Rect::from_min_max(pos2(left, top), pos2(left + width, bars.bottom()));
            let inside = egui::StrokeKind::Inside;
            ui.painter().rect_stroke(rect, 0.0, line, inside);
        }
    }
}

/// From figures to places on the screen and back.
struct Axis<'a> {
    bins: &'a Histogram,
    bars: Rect,
}

impl Axis<'_> {
    fn place(&self, figure: f64) -> f32 {
        let share = (figure - self.bins.low) / (self.bins.high - self.bins.low);
        self.bars.left() + share.clamp(0.0, 1.0) as f32 * self.bars.width()
    }

    fn figure(&self, x: f32) -> f64 {
        let share = f64::from((x - self.bars.left()) / self.bars.width().max(1.0));
        self.bins.low + share.clamp(0.0, 1.0) * (self.bins.high - self.bins.low)
    }
}

/// Follows a drag over the bars; the range it took in once it ends.
fn brush(
    ui: &Ui,
    axis: &Axis<'_>,
    from: &mut Option<f64>,
    scene: &Scene<'_>,
) -> Option<(f64, f64)> {
    let id = ui.scope_id().with("brush");
    let response = ui.interact(axis.bars, id, Sense::click_and_drag());
    let name = scene.text("form-histogram-name");
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Canvas, true, &name));
    let pressed = ui.input(|input| input.pointer.press_origin());
    if let Some(at) = pressed.filter(|_| response.drag_started()) {
        *from = Some(axis.figure(at.x));
    }
    let to = axis.figure(response.interact_pointer_pos()?.x);
    let start = (*from)?;
    let range = (start.min(to), start.max(to));
    let band = Rect::from_x_y_ranges(
        axis.place(range.0)..=axis.place(range.1),
        axis.bars.y_range(),
    );
    let palette = theme::palette(ui);
    ui.painter()
        .rect_filled(band, 0.0, palette.accent.gamma_multiply(0.2));
    if response.drag_stopped() {
        *from = None;
        return Some(range);
    }
    None
}

/// Draws a grip at each end of a class, and gives the breaks once one was moved.
fn move_breaks(
    ui: &Ui,
    axis: &Axis<'_>,
    breaks: &[f64],
    scene: &Scene<'_>,
    requests: &mut Requests,
) -> Option<Vec<f64>> {
    let mut moved = None;
    let range = axis.bins.high - axis.bins.low;
    for (place, &edge) in breaks.iter().enumerate() {
        let foot = pos2(axis.place(edge), axis.bars.bottom());
        let room = Rect::from_min_size(foot - Vec2::new(GRIP.x / 2.0, 0.0), GRIP);
        let id = ui.scope_id().with(("break", place));
        let response = ui.interact(room, id, Sense::click_and_drag());
        let name = scene.say(&msg!("window-break", n = place + 1));
        response.widget_info(|| WidgetInfo::slider(true, edge, &name));
        let active = response.hovered() || response.dragged() || response.has_focus();
        draw_grip(ui, axis.bars, foot, active, &scene.words.number(edge, 1));
        if response.hovered() || response.dragged() {
            ui.ctx().set_cursor_icon(egui::CursorIcon::ResizeHorizontal);
        }
        let mut wanted = edge;
        if response.dragged()
            && let Some(at) = response.interact_pointer_pos()
        {
            wanted = axis.figure(at.x);
        }
        if response.has_focus() {
            wanted += STEP * range * pushed(ui, &response);
        }
        if response.drag_stopped() || response.lost_focus() {
            requests.ask(Request::EndGesture);
        }
        // A break stays between its neighbours: classes keep their order.
        let below = place.checked_sub(1).and_then(|place| breaks.get(place));
        let above = breaks.get(place + 1);
        let apart = range * 1e-4;
        let least = below.map_or(axis.bins.low, |edge| edge + apart);
        let most = above.map_or(axis.bins.high, |edge| edge - apart);
        if wanted.total_cmp(&edge).is_ne() && least <= most {
            let mut all = breaks.to_vec();
            all[place] = wanted.clamp(least, most);
            moved = Some(all);
        }
    }
    moved
}

/// Steps to the right by the arrow keys.
fn pushed(ui: &Ui, response: &egui::Response) -> f64 {
    let filter = egui::EventFilter {
        horizontal_arrows: true,
        ..egui::EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    ui.input(|input| {
        let pressed = |key| input.num_presses(key) as f64;
        pressed(egui::Key::ArrowRight) - pressed(egui::Key::ArrowLeft)
    })
}

fn draw_grip(ui: &Ui, bars: Rect, foot: egui::Pos2, active: bool, figure: &str) {
    let palette = theme::palette(ui);
    let colour = if active { palette.accent } else { palette.weak };
    let line = Stroke::new(if active { 2.0 } else { 1.0 }, colour);
    ui.painter().vline(foot.x, bars.y_range(), line);
    let corners = [
        foot,
        foot + Vec2::new(GRIP.x / 2.0, GRIP.y - 2.0),
        foot + Vec2::new(-GRIP.x / 2.0, GRIP.y - 2.0),
    ];
    let grip = egui::Shape::convex_polygon(corners.to_vec(), colour, Stroke::NONE);
    ui.painter().add(grip);
    if active {
        let font = FontId::proportional(theme::TEXT_SMALL);
        let at = pos2(foot.x + 5.0, bars.top());
        ui.painter()
            .text(at, Align2::LEFT_TOP, figure, font, palette.text);
    }
}
