//! The panel at the right: one precinct or one turf, explained.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use egui::{RichText, ScrollArea, Ui};

use crate::analysis::disclosure::Shown;
use crate::analysis::explain::Waterfall;
use crate::analysis::vintage::Moved;
use crate::base::memo::{Memo, Same};
use crate::base::words::{Language, Message, Words};
use crate::field::packet::Row;
use crate::model::address::Address;
use crate::model::layer::PrecinctId;
use crate::model::scorecard::Scores;
use crate::model::turf::Turf;
use crate::msg;
use crate::session::derived::Withheld;
use crate::session::dwellings;
use crate::ui::command::Command;
use crate::ui::icons;
use crate::ui::panels::edit::title as title_of_turf;
use crate::ui::panels::score::title;
use crate::ui::panels::status::said_doors;
use crate::ui::requests::{Request, Requests, Zoom};
use crate::ui::scene::Scene;
use crate::ui::theme;
use crate::ui::widgets;
use crate::ui::widgets::waterfall::{Step, waterfall};

/// Room for a stop's place in the walk.
const ORDER: f32 = 24.0;

/// What the panel remembers: what is slow to find, made once per change.
#[derive(Debug, Default)]
pub(crate) struct InspectorPanel {
    why: Memo<(Same<Scores>, PrecinctId, Language), (Waterfall, String)>,
    /// The addresses of the turf that is open, in words.
    stops: Memo<(Same<Turf>, Option<Same<Vec<Address>>>, Language), Vec<String>>,
}

impl InspectorPanel {
    /// Draws the panel.
    pub(crate) fn ui(&mut self, ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
        let plan = scene.session.project().plan.as_ref();
        let turf = scene
            .view
            .turf
            .and_then(|index| Some((index, plan?.turf(index + 1)?)));
        if let Some((index, turf)) = turf {
            self.turf(ui, (index, turf), scene, requests);
        } else if let Some(precinct) = scene.session.selection.focus {
            self.precinct(ui, precinct, scene, requests);
        } else {
            heading(ui, &scene.text("window-inspector"), requests, scene);
            widgets::hint(ui, scene.text("window-inspector-hint"));
        }
    }

    /// A turf: its size, and its stops in walking order.
    fn turf(
        &mut self,
        ui: &mut Ui,
        (index, turf): (usize, &Arc<Turf>),
        scene: &Scene<'_>,
        requests: &mut Requests,
    ) {
        size_of_turf(ui, (index, turf), scene, requests);
        widgets::section(ui, scene.text("window-stops"));
        let addresses = scene.session.addresses();
        let key = (
            Same(Arc::clone(turf)),
            addresses.map(|addresses| Same(Arc::clone(addresses))),
            scene.words.language(),
        );
        let stops = self.stops.get_or_make(key, |_| {
            in_words(turf, addresses.map_or(&[], |all| all), scene.words)
        });
        ui.spacing_mut().item_spacing.y = 0.0;
        let weak = theme::palette(ui).weak;
        ScrollArea::vertical().auto_shrink(false).show_rows(
            ui,
            theme::ROW,
            stops.len(),
            |ui, rows| {
                for place in rows {
                    ui.horizontal(|ui| {
                        let order = RichText::new(scene.words.count(place as u64 + 1));
                        let order = egui::Label::new(order.size(theme::TEXT_SMALL).color(weak));
                        ui.add_sized([ORDER, theme::ROW], order);
                        widgets::row(ui, &stops[place], |ui| {
                            let doors = turf.stops[place].doors;
                            let doors = scene.say(&msg!("window-door-count", n = doors));
                            ui.label(RichText::new(doors).size(theme::TEXT_SMALL));
                        });
                    });
                }
            },
        );
    }

    fn precinct(
        &mut self,
        ui: &mut Ui,
        precinct: PrecinctId,
        scene: &Scene<'_>,
        requests: &mut Requests,
    ) {
        let session = scene.session;
        let Some(precincts) = session.precincts() else {
            return;
        };
        let index = precinct.index();
        let (Some(name), Some(code)) = (precincts.names.get(index), precincts.codes.get(index))
        else {
            return;
        };
        heading(ui, name, requests, scene);
        if *name != code.0 {
            widgets::hint(ui, scene.say(&msg!("window-code", code = code.0.as_str())));
        }
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            self.score(ui, precinct, scene);
            figures(ui, precinct, scene);
        });
    }

    /// The score, its rank, the sentence and the waterfall.
    fn score(&mut self, ui: &mut Ui, precinct: PrecinctId, scene: &Scene<'_>) {
        let session = scene.session;
        let derived = session.derived();
        let index = precinct.index();
        let value = derived
            .scores
            .values
            .get(index)
            .copied()
            .unwrap_or(f64::NAN);
        let rank = derived.scores.ranks.get(index).copied().unwrap_or_default();
        let of = derived
            .scores
            .ranks
            .iter()
            .filter(|&&rank| rank > 0)
            .count();
        ui.horizontal(|ui| {
            let score =
                RichText::new(scene.words.number(value, 1)).font(theme::strong(theme::TEXT_TITLE));
            ui.label(score);
            if rank > 0 {
                ui.label(scene.say(&msg!("window-rank-of", rank = rank, of = of)));
            } else {
                ui.label(scene.text("window-no-score"));
            }
        });
        let key = (
            Same(Arc::clone(&derived.scores)),
            precinct,
            scene.words.language(),
        );
        let (parts, sentence) = self
            .why
            .get_or_make(key, |(_, precinct, _)| session.why(*precinct, scene.words));
        if parts.score.is_nan() {
            return;
        }
        let steps: Vec<Step> = parts
            .steps
            .iter()
            .filter(|step| step.lift.is_finite())
            .map(|step| Step {
                name: title(scene, &step.indicator),
                lifts: step.lift,
                text: signed(step.lift, scene),
            })
            .collect();
        if !steps.is_empty() {
            widgets::section(ui, scene.text("window-why"));
            ui.label(sentence.as_str());
            ui.add_space(theme::HALF);
            let average = scene.words.number(parts.average, 1);
            widgets::line(ui, scene.text("window-why-average"), average);
            waterfall(ui, parts.average, &steps);
            let score = scene.words.number(parts.score, 1);
            widgets::line(ui, scene.text("window-why-score"), score);
        }
    }
}

fn signed(number: f64, scene: &Scene<'_>) -> String {
    let said = scene.words.number(number, 1);
    if 0.0 < number {
        format!("+{said}")
    } else {
        said
    }
}

/// The precinct's own figures, with their units.
fn figures(ui: &mut Ui, precinct: PrecinctId, scene: &Scene<'_>) {
    let derived = scene.session.derived();
    let index = precinct.index();
    widgets::section(ui, scene.text("window-figures"));
    ui.spacing_mut().item_spacing.y = theme::HALF;
    for indicator in &scene.session.project().indicators {
        let figure = match derived.columns.get(&indicator.name) {
            Some(Ok(column)) => column.get(index).copied().unwrap_or(f64::NAN),
            _ => f64::NAN,
        };
        let value = if figure.is_nan() {
            scene.say(&match derived.withheld(&indicator.name, precinct) {
                Some(withheld) => withheld_in_words(&withheld),
                None => msg!("window-no-data"),
            })
        } else {
            scene.words.measure(figure, 1, &indicator.unit)
        };
        widgets::line(ui, title(scene, &indicator.name), value);
    }
    if let Some(registered) = derived
        .registered
        .get(index)
        .filter(|figure| figure.is_finite())
    {
        let value = scene.words.number(*registered, 0);
        widgets::line(ui, scene.text("window-registered"), value);
    }
    if let Some(&doors) = derived.doors.get(index) {
        widgets::line(ui, scene.text("window-doors"), scene.words.count(doors));
        let to_do = derived.to_do.get(index).copied();
        if let Some(to_do) = to_do.filter(|&to_do| to_do < doors) {
            widgets::hint(ui, scene.say(&said_doors(doors, to_do)));
        }
    }
    let by_rule = derived.doors_by_rule.get(index);
    if let Some(doors) = by_rule.filter(|doors| !doors.are_own()) {
        widgets::hint(ui, dwellings::in_words(doors, scene.words));
    }
    for (source, moved) in &derived.moved {
        vintage(ui, source, moved, index, scene);
    }
    ui.spacing_mut().item_spacing.y = theme::GRID;
}

/// How sure figures are that come from precincts of another time.
fn vintage(ui: &mut Ui, source: &str, moved: &Moved, index: usize, scene: &Scene<'_>) {
    let at = |column: &[f64]| column.get(index).copied().unwrap_or(f64::NAN);
    let estimated = at(&moved.estimated);
    if estimated.is_nan() {
        return;
    }
    if moved.existed.get(index) == Some(&false) {
        widgets::hint(ui, scene.say(&msg!("window-not-then", source = source)));
    }
    if 0.0 < estimated {
        let said = msg!(
            "window-moved-estimate",
            source = source,
            share = scene.words.measure(100.0 * estimated, 0, "%"),
            error = scene.words.number(at(&moved.error), 0)
        );
        widgets::hint(ui, scene.say(&said));
    }
}

/// Why a figure is not shown.
fn withheld_in_words(withheld: &Withheld) -> Message {
    match withheld.shown {
        Shown::GivesAway => msg!("window-gives-away"),
        _ => msg!("window-too-few", n = withheld.threshold),
    }
}

/// The title, on as many lines as it takes, with the fold at its right.
fn heading(ui: &mut Ui, text: &str, requests: &mut Requests, scene: &Scene<'_>) {
    let width = ui.available_width();
    ui.horizontal_top(|ui| {
        let room = egui::Vec2::new(width - theme::CONTROL - theme::GRID, theme::CONTROL);
        ui.allocate_ui(room, |ui| {
            ui.set_min_width(room.x);
            ui.add(egui::Label::new(RichText::new(text).heading()).wrap());
        });
        let fold = scene.say(&Command::Inspector.label());
        if widgets::icon_button(ui, icons::INSPECTOR, fold).clicked() {
            requests.run(Command::Inspector);
        }
    });
}

/// What is said of a turf as a whole.
fn size_of_turf(
    ui: &mut Ui,
    (index, turf): (usize, &Turf),
    scene: &Scene<'_>,
    requests: &mut Requests,
) {
    heading(ui, &title_of_turf(index + 1, turf, scene), requests, scene);
    widgets::line(
        ui,
        scene.text("window-doors"),
        scene.words.count(turf.doors()),
    );
    widgets::line(
        ui,
        scene.text("window-time"),
        scene.words.minutes(turf.time),
    );
    widgets::line(
        ui,
        scene.text("window-length"),
        scene.words.metres(turf.length),
    );
    ui.horizontal(|ui| {
        if widgets::button(ui, icons::FIT, scene.text("window-zoom-here")).clicked() {
            requests.ask(Request::Zoom(Zoom::Turf(index)));
        }
        if widgets::button(ui, icons::CLEAR, scene.text("window-close")).clicked() {
            requests.ask(Request::Turf(None));
        }
    });
}

/// The addresses of a turf in words, one entry per stop; the code of one that is gone.
fn in_words(turf: &Turf, addresses: &[Address], words: &Words) -> Vec<String> {
    let wanted: BTreeSet<&str> = turf
        .stops
        .iter()
        .map(|stop| stop.address.as_str())
        .collect();
    // Of addresses with one code, the first counts.
    let known = addresses.iter().rev();
    let known: HashMap<&str, &Address> = known
        .filter(|address| wanted.contains(address.id.as_str()))
        .map(|address| (address.id.as_str(), address))
        .collect();
    let stops = (1..).zip(&turf.stops).map(|(order, stop)| {
        let address = known.get(stop.address.as_str()).copied();
        let said = Row::of(order, stop, address).in_words();
        match &stop.share {
            Some(share) => format!("{said} · {}", words.say(&share.said())),
            None => said,
        }
    });
    stops.collect()
}
