//! The Score stage: the terms and their sliders, who moves, and how the map is coloured.

use std::sync::Arc;

use egui::{Align, Button, Layout, RichText, ScrollArea, Ui};

use crate::analysis::histogram::{self, Histogram};
use crate::analysis::movers::{Move, Movers, movers};
use crate::base::memo::{Memo, Same};
use crate::model::indicator::Column;
use crate::model::layer::PrecinctId;
use crate::model::scorecard::{Scores, Term, Weight};
use crate::msg;
use crate::session::action::Action;
use crate::session::selection::Pick;
use crate::ui::command::Command;
use crate::ui::icons;
use crate::ui::panels::{shading, term};
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::Scene;
use crate::ui::theme;
use crate::ui::widgets;
use crate::ui::widgets::histogram::histogram;
use crate::ui::widgets::slider::slider;

/// Bars in the small histogram of a term.
const BINS: usize = 18;
/// Height of the menu of indicators that are no terms yet.
const MENU: f32 = 320.0;
/// How many precincts are shown that rise, and how many that fall.
const MOVERS: usize = 4;

/// What the panel remembers: pictures of columns, made once per change.
#[derive(Debug, Default)]
pub(crate) struct ScorePanel {
    bins: Vec<Memo<Same<Column>, Histogram>>,
    /// How high each term was when it was last in view.
    heights: Vec<Option<f32>>,
    movers: Memo<(Same<Scores>, Same<Scores>), Movers>,
}

impl ScorePanel {
    /// Draws the panel.
    pub(crate) fn ui(&mut self, ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
        let project = scene.session.project();
        if project.scorecard.terms.is_empty() {
            empty(ui, scene, requests);
        } else {
            let count = project.scorecard.terms.len();
            self.bins.resize_with(count, Memo::default);
            self.heights.resize(count, None);
            for (place, term) in project.scorecard.terms.iter().enumerate() {
                ui.push_id(place, |ui| {
                    self.term_in_view(ui, place, term, scene, requests);
                });
            }
        }
        add_buttons(ui, scene, requests);
        self.who_moves(ui, scene, requests);
        ui.add_space(theme::GRID);
        shading::ui(ui, scene, requests);
    }

    /// A term, or the room of one that is scrolled far away: a frame is not to pay for all of many.
    fn term_in_view(
        &mut self,
        ui: &mut Ui,
        place: usize,
        term: &Term,
        scene: &Scene<'_>,
        requests: &mut Requests,
    ) {
        let top = ui.cursor().min;
        let room = |height| egui::Rect::from_min_size(top, egui::vec2(1.0, height));
        // Whoever steps through with the keyboard comes to the next one before it is in view.
        let near = ui.clip_rect().expand(ui.clip_rect().height());
        match self.heights[place].filter(|height| !near.intersects(room(*height))) {
            Some(height) => ui.add_space(height),
            None => {
                self.term(ui, place, term, scene, requests);
                self.heights[place] = Some(ui.cursor().top() - top.y);
            }
        }
    }

    fn term(
        &mut self,
        ui: &mut Ui,
        place: usize,
        term: &Term,
        scene: &Scene<'_>,
        requests: &mut Requests,
    ) {
        let title = title(scene, &term.indicator);
        let live = scene
            .session
            .project()
            .scorecard
            .live_weights()
            .get(place)
            .is_some_and(|weight| weight.abs() > 0.0)
            || term.weight.0.abs() < 1e-9;
        ui.spacing_mut().item_spacing.y = theme::HALF;
        term::title_row(ui, place, term, &title, live, scene, requests);
        let name = scene.say(&msg!("window-weight-of", term = title.as_str()));
        let slid = slider(ui, term.weight.0, !term.locked, &name);
        if let Some(wanted) = slid.wanted {
            requests.act(Action::SetWeight {
                term: place,
                weight: Weight::new(wanted),
            });
        }
        if slid.over {
            requests.ask(Request::EndGesture);
        }
        slid.response
            .on_hover_text(scene.text("window-slider-hint"));
        ui.horizontal(|ui| {
            self.preview(ui, place, term, scene);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                term::switches(ui, place, term, &title, scene, requests);
                term::scale_choice(ui, place, term, &title, scene, requests);
            });
        });
        term::problem(ui, term, self.is_blank(place), scene);
        ui.add_space(theme::GRID);
    }

    /// Whether a term's indicator was seen to have a figure nowhere.
    fn is_blank(&self, place: usize) -> bool {
        let bins = self.bins.get(place).and_then(Memo::last);
        bins.is_some_and(|bins| bins.most() == 0)
    }

    /// The indicator's own figures as a small histogram.
    fn preview(&mut self, ui: &mut Ui, place: usize, term: &Term, scene: &Scene<'_>) {
        let size = egui::Vec2::new(56.0, 22.0);
        let Some(Ok(column)) = scene.session.derived().columns.get(&term.indicator) else {
            ui.allocate_exact_size(size, egui::Sense::hover());
            return;
        };
        let bins = self.bins[place].get_or_make(Same(Arc::clone(column)), |column| {
            histogram::histogram(&column.0, BINS)
        });
        let bar = theme::palette(ui).bar;
        histogram(ui, bins, size, |_| bar);
    }

    fn who_moves(&mut self, ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
        let session = scene.session;
        let Some(precincts) = session.precincts() else {
            return;
        };
        let key = (
            Same(Arc::clone(&session.baseline)),
            Same(Arc::clone(&session.derived().scores)),
        );
        let moved = self
            .movers
            .get_or_make(key, |(before, now)| movers(&before.0, &now.0, MOVERS));
        ui.add_space(theme::HALF);
        ui.horizontal(|ui| {
            let heading = RichText::new(scene.text("window-who-moves"));
            ui.label(heading.font(theme::strong(theme::TEXT)));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let reset = scene.say(&Command::Baseline.label());
                if widgets::icon_button(ui, icons::CHECK, reset).clicked() {
                    requests.run(Command::Baseline);
                }
            });
        });
        if moved.up.is_empty() && moved.down.is_empty() {
            widgets::hint(ui, scene.text("window-nobody-moves"));
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        for moved in moved.up.iter().chain(&moved.down) {
            let name = &precincts.names[moved.precinct.index()];
            let response = mover_row(ui, name, moved, scene);
            if response.clicked() {
                pick_one(requests, moved.precinct);
            }
        }
        ui.spacing_mut().item_spacing.y = theme::GRID;
    }
}

fn pick_one(requests: &mut Requests, precinct: PrecinctId) {
    requests.ask(Request::Pick(vec![precinct], Pick::Replace));
    requests.ask(Request::Focus(Some(precinct)));
}

fn mover_row(ui: &mut Ui, name: &str, moved: &Move, scene: &Scene<'_>) -> egui::Response {
    let palette = theme::palette(ui);
    let up = moved.after < moved.before;
    let (icon, colour) = if up {
        (icons::UP, palette.accent)
    } else {
        (icons::DOWN, palette.down)
    };
    let said = format!("{icon} {}", scene.words.count(moved.places().into()));
    let ranks = scene.say(&msg!(
        "window-moved",
        before = moved.before,
        now = moved.after
    ));
    let button = Button::new(RichText::new(name).size(theme::TEXT_SMALL))
        .right_text(
            RichText::new(format!("{ranks}   {said}"))
                .size(theme::TEXT_SMALL)
                .color(colour),
        )
        .frame_when_inactive(false)
        .truncate()
        .min_size(egui::Vec2::new(ui.available_width(), 22.0));
    ui.scope(|ui| {
        ui.spacing_mut().button_padding.x = theme::HALF;
        ui.spacing_mut().interact_size.y = 22.0;
        ui.add(button)
    })
    .inner
    .accessible_name(format!("{name} {ranks}"))
}

/// The title of an indicator, or its name where there is none.
pub(crate) fn title(scene: &Scene<'_>, indicator: &str) -> String {
    let known = scene.session.project().indicator(indicator);
    let title = known.map_or("", |known| known.title.in_language(scene.words.language()));
    if title.is_empty() {
        indicator.to_owned()
    } else {
        title.to_owned()
    }
}

fn empty(ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
    let step = scene.say(&Command::Recipes.label());
    if widgets::empty(ui, scene.text("window-no-terms"), step) {
        requests.run(Command::Recipes);
    }
}

fn add_buttons(ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
    let project = scene.session.project();
    ui.horizontal(|ui| {
        let unused: Vec<&str> = project
            .indicators
            .iter()
            .map(|indicator| indicator.name.as_str())
            .filter(|name| {
                !project
                    .scorecard
                    .terms
                    .iter()
                    .any(|term| term.indicator == *name)
            })
            .collect();
        ui.menu_button(
            format!("{}  {}", icons::ADD, scene.text("window-add-term")),
            |ui| {
                ScrollArea::vertical().max_height(MENU).show(ui, |ui| {
                    for name in &unused {
                        if ui.button(title(scene, name)).clicked() {
                            requests.act_once(Action::AddTerm(Term {
                                indicator: (*name).to_owned(),
                                weight: Weight::new(50.0),
                                ..Term::default()
                            }));
                            ui.close();
                        }
                    }
                });
                if !unused.is_empty() {
                    ui.separator();
                }
                let new = scene.say(&Command::AddIndicator.label());
                if ui.button(new).clicked() {
                    requests.run(Command::AddIndicator);
                    ui.close();
                }
            },
        )
        .response
        .accessible_name(scene.text("window-add-term"));
        let recipes = scene.text("window-recipes");
        if widgets::button(ui, icons::RECIPE, recipes).clicked() {
            requests.run(Command::Recipes);
        }
    });
}
