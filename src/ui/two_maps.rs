//! Two maps in the map's place: their titles, their legends, and the bar between them.

use std::sync::Arc;

use egui::{
    Align2, Area, CursorIcon, EventFilter, Frame, Id, Key, Margin, Order, Pos2, Rect, RichText,
    Sense, Stroke, Ui, Vec2, WidgetInfo,
};

use crate::base::memo::Same;
use crate::draw::depiction::Depiction;
use crate::map::pair::{PairOutput, Split};
use crate::map::view::MapInput;
use crate::model::layer::PrecinctId;
use crate::model::shading::{Ramp, Shown};
use crate::msg;
use crate::session::compared::{Comparison, Other, Reading};
use crate::ui::comparing::CompareRequest;
use crate::ui::legend::Stand;
use crate::ui::map_view::{LOW, MapPanel, TOOLS};
use crate::ui::panels::score::title;
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::{Maps, Scene};
use crate::ui::subject::Subject;
use crate::ui::theme;

/// How wide the bar is to a hand.
const GRIP: f32 = 14.0;

/// How far an arrow key moves the bar, as a share of the width.
const STEP: f32 = 0.02;

/// The room for the scale bar below a legend.
const SCALE: f32 = 32.0;

/// The room for the words about the basemap below a legend.
const ATTRIBUTION: f32 = 18.0;

/// Two maps that have less room than this together begin with folded legends, in square points.
const TIGHT: f32 = 340_000.0;

/// What the second map shows; none while there is one map, or nothing to show.
pub(crate) fn second(scene: &Scene<'_>) -> Option<Subject> {
    if scene.maps() == Maps::One {
        return None;
    }
    let compared = scene.session.compared();
    let asked = compared.asked()?;
    let second = compared.second()?.ok()?;
    let project = scene.session.project();
    let differs = asked.other.is_scoring() && asked.reading != Reading::Itself;
    let unit = match &asked.other {
        Other::Shown(Shown::Indicator(name)) => {
            project.indicator(name).map(|known| known.unit.clone())
        }
        _ => None,
    };
    Some(Subject {
        depiction: Depiction::areas(
            Same(Arc::clone(&second.column)),
            Same(Arc::clone(&second.breaks)),
            if differs {
                Ramp::PurpleOrange
            } else {
                project.shading.ramp
            },
            !differs && project.shading.reversed,
        ),
        other: String::new(),
        leaders: None,
        title: title_of(asked, scene),
        unit: unit.unwrap_or_default(),
        decimals: usize::from(asked.reading != Reading::PlacesGained || !differs),
        is_score: asked.other == Other::Shown(Shown::Score),
    })
}

/// What another map is called where it shows its own figures.
pub(crate) fn name_of(other: &Other, scene: &Scene<'_>) -> String {
    match other {
        Other::Shown(Shown::Score) => scene.text("window-score"),
        Other::Shown(Shown::Indicator(name)) => title(scene, name),
        Other::BeforeLastChange => scene.text("two-before"),
        Other::Recipe(_) => scene.say(&msg!("two-by-recipe", name = short_name(other, scene))),
        Other::Scene(_) => scene.say(&msg!("two-in-scene", title = short_name(other, scene))),
    }
}

/// A recipe's name or a scene's title.
fn short_name(other: &Other, scene: &Scene<'_>) -> String {
    match other {
        Other::Recipe(recipe) => recipe.name.in_language(scene.words.language()).to_owned(),
        Other::Scene(place) => {
            let saved = scene.session.project().scenes.get(*place);
            saved.map(|saved| saved.title.clone()).unwrap_or_default()
        }
        Other::Shown(_) | Other::BeforeLastChange => name_of(other, scene),
    }
}

fn title_of(asked: &Comparison, scene: &Scene<'_>) -> String {
    let name = || short_name(&asked.other, scene);
    match (&asked.other, asked.reading) {
        (Other::Shown(_), _) | (_, Reading::Itself) => name_of(&asked.other, scene),
        (Other::BeforeLastChange, Reading::ScoreDifference) => scene.text("two-score-since"),
        (Other::BeforeLastChange, Reading::PlacesGained) => scene.text("two-places-since"),
        (_, Reading::ScoreDifference) => scene.say(&msg!("two-score-over", name = name())),
        (_, Reading::PlacesGained) => scene.say(&msg!("two-places-over", name = name())),
    }
}

impl MapPanel {
    /// Draws two maps in all the room there is, with one camera.
    pub(crate) fn two(
        &mut self,
        ui: &mut Ui,
        scene: &Scene<'_>,
        subjects: [&Subject; 2],
        hover: Option<PrecinctId>,
        requests: &mut Requests,
    ) {
        self.take_in(scene, subjects[0]);
        self.colourings[1].take(subjects[1]);
        let room = ui.available_rect_before_wrap();
        let swipes = scene.maps() == Maps::Swipe;
        let split = if swipes {
            Split::Swipe(scene.view.bar)
        } else {
            Split::Beside
        };
        let Some(shown) = self.show_two(ui, scene, split, hover) else {
            return;
        };
        let subject = subjects.get(shown.map).copied().unwrap_or(subjects[0]);
        self.answer(&shown.happened, scene, subject, requests);
        if swipes {
            bar(ui, room, shown.seen[1].left(), scene, requests);
        }
        titles(ui, shown.seen, swipes, subjects);
        self.legends(ui, shown.seen, swipes, scene);
    }

    fn show_two(
        &mut self,
        ui: &mut Ui,
        scene: &Scene<'_>,
        split: Split,
        hover: Option<PrecinctId>,
    ) -> Option<PairOutput> {
        let [first, second] = &self.colourings;
        let dark = ui.visuals().dark_mode;
        let input = MapInput {
            focus: scene.session.selection.focus,
            hover,
            tool: scene.view.tool,
            ..self.content.input(first.paint()?, scene, dark)?
        };
        Some(self.view.show_two(ui, &input, second.paint()?, split))
    }

    /// Each map's legend: at its own bottom right side by side, at the outer edges under a bar.
    fn legends(&mut self, ui: &Ui, seen: [Rect; 2], swipes: bool, scene: &Scene<'_>) {
        let [left, right] = seen;
        let all = left.width() + right.width();
        let tight = all * left.height() < TIGHT;
        let first = if swipes {
            let above_scale = Vec2::new(theme::GRID, -theme::GRID - SCALE);
            (Align2::LEFT_BOTTOM, left.left_bottom() + above_scale)
        } else {
            let corner = left.right_bottom() - Vec2::new(theme::GRID, ATTRIBUTION);
            (Align2::RIGHT_BOTTOM, corner)
        };
        let beside = if right.height() < LOW { TOOLS } else { 0.0 };
        let corner = right.right_bottom() - Vec2::new(theme::GRID + beside, ATTRIBUTION);
        let second = (Align2::RIGHT_BOTTOM, corner);
        for (map, place) in [first, second].into_iter().enumerate() {
            let folded = self.folded[map].unwrap_or(tight);
            let stand = if folded {
                Stand::Folded
            } else {
                Stand::Foldable
            };
            if self.legend_at(ui, map, place, stand, scene) {
                self.folded[map] = Some(!folded);
            }
        }
    }
}

/// What each map shows, at its top; on either side of the bar, where there is one.
fn titles(ui: &Ui, seen: [Rect; 2], swipes: bool, subjects: [&Subject; 2]) {
    let [left, right] = seen;
    let gap = Vec2::splat(theme::GRID);
    let (corner, place) = if swipes {
        let place = left.right_top() + Vec2::new(-theme::GRID, theme::GRID);
        (Align2::RIGHT_TOP, place)
    } else {
        (Align2::LEFT_TOP, left.left_top() + gap)
    };
    card(
        ui,
        "first-title",
        (corner, place),
        left.width(),
        subjects[0],
    );
    // The map's tools stand at the far right.
    let room = right.width() - TOOLS;
    let place = (Align2::LEFT_TOP, right.left_top() + gap);
    card(ui, "second-title", place, room, subjects[1]);
}

fn card(ui: &Ui, id: &str, (corner, place): (Align2, Pos2), room: f32, subject: &Subject) {
    let width = room - 4.0 * theme::GRID;
    if width < 5.0 * theme::GRID {
        return;
    }
    let palette = theme::palette(ui);
    let frame = Frame::new()
        .fill(palette.panel)
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(theme::RADIUS)
        .inner_margin(Margin::symmetric(8, 4));
    Area::new(Id::unique(("two-maps", id)))
        .pivot(corner)
        .fixed_pos(place)
        .order(Order::Middle)
        .interactable(false)
        .show(ui.ctx(), |ui| {
            frame.show(ui, |ui| {
                ui.set_max_width(width);
                let text = RichText::new(&subject.title).font(theme::strong(theme::TEXT));
                ui.add(egui::Label::new(text).truncate());
            });
        });
}

/// The bar between two maps, to be dragged, or moved with the arrow keys.
fn bar(ui: &mut Ui, room: Rect, x: f32, scene: &Scene<'_>, requests: &mut Requests) {
    let grip = Rect::from_center_size(
        Pos2::new(x, room.center().y),
        Vec2::new(GRIP, room.height()),
    );
    let response = ui.interact(grip, Id::unique("two-maps-bar"), Sense::click_and_drag());
    let share = scene.view.bar;
    let name = scene.text("two-bar");
    response.widget_info(|| WidgetInfo::slider(true, f64::from(100.0 * share), &name));
    let mut wanted = None;
    if response.dragged()
        && let Some(at) = response.interact_pointer_pos()
    {
        wanted = Some((at.x - room.left()) / room.width().max(1.0));
    }
    if response.clicked() {
        response.request_focus();
    }
    if response.has_focus() {
        let filter = EventFilter {
            horizontal_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let steps = ui.input(|input| {
            let pressed = |key| input.num_presses(key) as f32;
            pressed(Key::ArrowRight) - pressed(Key::ArrowLeft)
        });
        if steps.abs() > 0.0 {
            wanted = Some(share + steps * STEP);
        }
    }
    if let Some(wanted) = wanted.map(|wanted| wanted.clamp(0.0, 1.0))
        && (wanted - share).abs() > f32::EPSILON
    {
        requests.ask(Request::Compare(CompareRequest::Bar(wanted)));
    }
    let palette = theme::palette(ui);
    let held = response.hovered() || response.dragged() || response.has_focus();
    let line = if held { palette.accent } else { palette.text };
    let painter = ui.painter();
    painter.vline(x, room.y_range(), Stroke::new(4.0, palette.panel));
    painter.vline(x, room.y_range(), Stroke::new(2.0, line));
    let handle = Rect::from_center_size(grip.center(), Vec2::new(10.0, 36.0));
    painter.rect_filled(handle, 5.0, line);
    response.on_hover_cursor(CursorIcon::ResizeHorizontal);
}
