//! The level of the map: precincts, or the communes, cantons and constituencies they make up.

use egui::{Area, ComboBox, Frame, Id, Margin, Order, Rect, RichText, Stroke, Ui, Vec2};

use crate::map::view::MapOutput;
use crate::msg;
use crate::session::levels::{AreaFigures, Dissolved, Level};
use crate::session::selection::Pick;
use crate::ui::map_view::pick;
use crate::ui::requests::{Request, Requests, Zoom};
use crate::ui::scene::Scene;
use crate::ui::subject::Subject;
use crate::ui::theme;
use crate::ui::widgets;
use crate::ui::widgets::pointer_card;

/// How wide the choice is.
const WIDTH: f32 = 160.0;

/// Draws the choice of a level at the top left of the map, where there is one to make.
pub(crate) fn choice(ui: &Ui, map: Rect, scene: &Scene<'_>, requests: &mut Requests) {
    let levels = scene.session.levels();
    if levels.offered().is_empty() {
        return;
    }
    let palette = theme::palette(ui);
    let frame = Frame::new()
        .fill(palette.panel)
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(theme::RADIUS)
        .inner_margin(Margin::same(4));
    Area::new(Id::unique("level"))
        .fixed_pos(map.left_top() + Vec2::splat(theme::GAP))
        .order(Order::Middle)
        .show(ui.ctx(), |ui| {
            frame.show(ui, |ui| {
                ui.set_max_width(WIDTH);
                let response = ComboBox::from_id_salt("level")
                    .selected_text(name(levels.asked(), scene))
                    .truncate()
                    .width(WIDTH)
                    .show_ui(ui, |ui| {
                        let offered = levels.offered().iter().map(Some);
                        for level in std::iter::once(None).chain(offered) {
                            let on = levels.asked() == level;
                            if ui.selectable_label(on, name(level, scene)).clicked() {
                                requests.ask(Request::Level(level.cloned()));
                            }
                        }
                    })
                    .response;
                response.accessible_name(scene.text("two-level"));
                if let Some(problem) = levels.problem() {
                    widgets::warning(ui, scene.say(&problem.what));
                }
            });
        });
}

/// What a level is called; precincts where it is none.
pub(crate) fn name(level: Option<&Level>, scene: &Scene<'_>) -> String {
    match level {
        None => scene.text("two-level-precincts"),
        Some(Level::Commune) => scene.text("two-level-communes"),
        Some(Level::Column(name)) => scene.say(&msg!("two-level-column", name = name)),
    }
}

/// What is written on the map: each area's name, in the precinct that stands for it.
pub(crate) fn names(areas: &Dissolved) -> Vec<String> {
    let groups = &areas.groups;
    let leaders = (0_u32..).zip(areas.leaders.iter()).zip(&groups.of);
    let name = |((precinct, &leader), &group): ((u32, &u32), &u32)| {
        let leads = leader == precinct;
        let name = groups.names.get(group as usize).filter(|_| leads);
        name.cloned().unwrap_or_default()
    };
    leaders.map(name).collect()
}

/// A click selects all precincts of an area, a double click goes there.
pub(crate) fn answer(output: &MapOutput, areas: &Dissolved, requests: &mut Requests) {
    if output
        .double_clicked
        .is_some_and(|it| it.precinct.is_some())
    {
        requests.ask(Request::Zoom(Zoom::Selection));
    } else if let Some(click) = output.clicked {
        match click.precinct {
            Some(precinct) => {
                let members = areas.members(precinct);
                requests.ask(Request::Pick(members, pick(click.held)));
                requests.ask(Request::Focus(None));
            }
            None if pick(click.held) == Pick::Replace => {
                requests.ask(Request::Pick(Vec::new(), Pick::Replace));
                requests.ask(Request::Focus(None));
            }
            None => (),
        }
    }
    if let Some((precincts, held)) = &output.lassoed {
        requests.ask(Request::Pick(precincts.clone(), pick(*held)));
    }
}

/// What an area is called, how large it is, and what the map shows of it.
pub(crate) fn tooltip(
    output: &MapOutput,
    (areas, figures): (&Dissolved, &AreaFigures),
    scene: &Scene<'_>,
    subject: &Subject,
) {
    let hovered = output.hovered.map(|precinct| precinct.index());
    let Some(&group) = hovered.and_then(|it| areas.groups.of.get(it)) else {
        return;
    };
    let group = group as usize;
    let (Some(name), Some(&count), Some(&registered), Some(&figure)) = (
        areas.groups.names.get(group),
        areas.counts.get(group),
        areas.registered.get(group),
        figures.figures.get(group),
    ) else {
        return;
    };
    let shown = if figure.is_nan() {
        scene.text("window-no-data")
    } else {
        scene.words.measure(figure, subject.decimals, &subject.unit)
    };
    let id = Id::unique("level-hover");
    pointer_card::over(&output.response, id, pointer_card::WIDEST, |ui| {
        ui.label(RichText::new(name).font(theme::strong(theme::TEXT)));
        ui.label(format!("{} {shown}", subject.title));
        ui.label(scene.say(&msg!("window-precinct-count", n = count)));
        if registered.is_finite() {
            ui.label(scene.say(&msg!("two-level-registered", n = (registered, 0))));
        }
    });
}
