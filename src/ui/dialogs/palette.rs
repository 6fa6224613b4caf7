//! Ctrl K: any command, precinct, street, place or indicator, by typing part of its name. Ctrl F:
//! only what lies on the ground.

use egui::{Button, Key, Modifiers, RichText, ScrollArea, TextEdit, Ui, Vec2};

use crate::analysis::gazetteer::Named;
use crate::base::memo::{Memo, Same};
use crate::base::text::plain as fold;
use crate::model::shading::Shown;
use crate::msg;
use crate::session::action::Action;
use crate::session::lookup::Lookup;
use crate::session::operations::Operations;
use crate::ui::command::Command;
use crate::ui::dialogs::operations::name_of;
use crate::ui::dialogs::{Stay, named};
use crate::ui::icons;
use crate::ui::panels::score::title;
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::Scene;
use crate::ui::theme;
use crate::ui::widgets;

/// How many answers are shown.
const SHOWN: usize = 12;

/// How high the list of answers is at most.
const HIGH: f32 = 420.0;

/// What is typed, and what it finds.
#[derive(Debug, Default)]
pub(crate) struct Palette {
    query: String,
    /// Commands and indicators, found while the window waits.
    here: Memo<String, Vec<Answer>>,
    /// What lies on the ground, found beside the window.
    lookup: Lookup,
    ground_answers: Memo<Option<Same<Vec<Named>>>, Vec<Answer>>,
    at: usize,
    /// The likeliest was asked for, or the one that is marked, before it was found.
    chosen_blindly: bool,
    /// Only what lies on the ground, no commands.
    ground: bool,
}

#[derive(Clone, Debug)]
struct Answer {
    icon: &'static str,
    text: String,
    beside: String,
    does: Does,
}

#[derive(Clone, Debug)]
enum Does {
    Run(Command),
    Shade(String),
    GoTo(Box<Named>),
    /// Goes to another operation.
    Use(String),
}

impl Palette {
    /// One that only finds what lies on the ground.
    pub(crate) fn of_the_ground() -> Self {
        Self {
            ground: true,
            ..Self::default()
        }
    }

    /// Draws the field and the answers.
    pub(crate) fn ui(&mut self, ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) -> Stay {
        let (down, up, enter) = ui.input_mut(|input| {
            (
                input.consume_key(Modifiers::NONE, Key::ArrowDown),
                input.consume_key(Modifiers::NONE, Key::ArrowUp),
                input.consume_key(Modifiers::NONE, Key::Enter),
            )
        });
        if scene.session.names_are_stale() {
            requests.ask(Request::GatherNames);
        }
        self.field(ui, scene);
        let names = scene.session.gazetteer();
        if let Some(names) = names {
            let window = ui.ctx().clone();
            let wake = move || window.request_repaint();
            self.lookup.ask(names, &self.query, SHOWN, wake);
        }
        let settled = names.is_some() && self.lookup.is_current();
        let ground = self.ground;
        let here = self.here.get_or_make(self.query.clone(), |query| {
            if ground {
                Vec::new()
            } else {
                commands_and_indicators(query, scene)
            }
        });
        let on_the_ground = self.lookup.found().filter(|_| names.is_some());
        let on_the_ground =
            self.ground_answers
                .get_or_make(on_the_ground.cloned().map(Same), |found| {
                    let found = found.iter().flat_map(|found| found.0.iter());
                    found.map(|named| of_named(named, scene)).collect()
                });
        let found: Vec<&Answer> = here.iter().chain(on_the_ground).take(SHOWN).collect();
        if down {
            self.at = (self.at + 1).min(found.len().saturating_sub(1));
        }
        if up {
            self.at = self.at.saturating_sub(1);
        }
        self.chosen_blindly |= enter;
        // What an older text found is there to be read; it is not what Enter asks for.
        let is_known = settled || self.at < here.len() || names.is_none();
        let mut chosen = (self.chosen_blindly && is_known).then_some(self.at);
        self.chosen_blindly &= !is_known;
        ui.spacing_mut().item_spacing.y = 0.0;
        // The dialog is as high as in the last frame: more answers need their room nevertheless.
        let answers = ScrollArea::vertical().max_height(HIGH);
        answers.min_scrolled_height(HIGH).show(ui, |ui| {
            for (place, &answer) in found.iter().enumerate() {
                if row(ui, answer, place == self.at, scene).clicked() {
                    chosen = Some(place);
                }
            }
            let is_nothing = found.is_empty() && (settled || names.is_none());
            if is_nothing || ground && names.is_none() {
                ui.add_space(theme::GRID);
                widgets::hint(ui, of_nothing(&self.query, names.is_some(), scene));
            }
        });
        match chosen.and_then(|place| found.get(place)) {
            Some(answer) => {
                ask(&answer.does, scene, requests);
                Stay::Closed
            }
            None => Stay::Open,
        }
    }

    fn field(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        let name = if self.ground {
            scene.text("find-hint")
        } else {
            scene.text("window-search-hint")
        };
        let field = TextEdit::singleline(&mut self.query)
            .hint_text(name.clone())
            .desired_width(f32::INFINITY)
            .font(egui::TextStyle::Body);
        let response = ui
            .add_sized([ui.available_width(), 36.0], field)
            .accessible_name(name);
        response.request_focus();
        if response.changed() {
            self.at = 0;
            self.chosen_blindly = false;
        }
    }
}

fn row(ui: &mut Ui, answer: &Answer, selected: bool, scene: &Scene<'_>) -> egui::Response {
    let palette = theme::palette(ui);
    let enabled = match answer.does {
        Does::Run(command) => command.obstacle(scene).is_none(),
        _ => true,
    };
    let beside = RichText::new(&answer.beside)
        .size(theme::TEXT_SMALL)
        .color(palette.weak);
    let button = Button::selectable(selected, format!("{}   {}", answer.icon, answer.text))
        .right_text(beside)
        .truncate()
        .min_size(Vec2::new(ui.available_width(), 32.0));
    let name = if answer.beside.is_empty() {
        answer.text.clone()
    } else {
        format!("{}, {}", answer.text, answer.beside)
    };
    ui.add_enabled(enabled, button).accessible_name(name)
}

fn ask(does: &Does, scene: &Scene<'_>, requests: &mut Requests) {
    match does {
        Does::Run(command) if command.obstacle(scene).is_none() => requests.run(*command),
        Does::Run(_) => (),
        Does::GoTo(named) => {
            requests.ask(Request::GoToNamed(named.clone()));
        }
        Does::Use(operation) => {
            requests.act_once(Action::Operations(Operations::Use(operation.clone())));
        }
        Does::Shade(indicator) => {
            let mut shading = scene.session.project().shading.clone();
            shading.shown = Shown::Indicator(indicator.clone());
            requests.act_once(Action::SetShading(shading));
        }
    }
}

/// What is said where nothing is found, or not everything yet.
fn of_nothing(query: &str, gathered: bool, scene: &Scene<'_>) -> String {
    if !gathered {
        scene.text("find-gathering")
    } else if query.trim().is_empty() {
        scene.text("find-what")
    } else {
        scene.text("window-search-nothing")
    }
}

/// Commands and indicators that have all the words of the query in their name, commands first.
fn commands_and_indicators(query: &str, scene: &Scene<'_>) -> Vec<Answer> {
    let wanted: Vec<String> = query.split_whitespace().map(fold).collect();
    let fits = |text: &str| {
        let text = fold(text);
        wanted.iter().all(|word| text.contains(word.as_str()))
    };
    let mut found = commands(scene);
    found.retain(|answer| fits(&answer.text));
    if wanted.is_empty() {
        return found;
    }
    for other in &scene.session.project().others {
        let name = &other.operation.name;
        let text = scene.say(&msg!("ops-use", name = name_of(name, scene)));
        if fits(&text) {
            found.push(Answer {
                icon: icons::NEXT,
                text,
                beside: scene.text("ops-beside"),
                does: Does::Use(name.clone()),
            });
        }
    }
    for indicator in &scene.session.project().indicators {
        let text = title(scene, &indicator.name);
        if fits(&text) {
            found.push(Answer {
                icon: icons::BARS,
                text,
                beside: scene.text("window-search-indicator"),
                does: Does::Shade(indicator.name.clone()),
            });
        }
    }
    found
}

/// A precinct, a street, a place, a town.
fn of_named(named: &Named, scene: &Scene<'_>) -> Answer {
    Answer {
        icon: named::icon(named),
        beside: named::beside(named, scene),
        text: named.name.clone(),
        does: Does::GoTo(Box::new(named.clone())),
    }
}

fn commands(scene: &Scene<'_>) -> Vec<Answer> {
    Command::ALL
        .into_iter()
        .filter(|command| !matches!(command, Command::Search | Command::Back))
        .map(|command| Answer {
            icon: command.icon(),
            text: scene.say(&command.label()),
            beside: String::new(),
            does: Does::Run(command),
        })
        .collect()
}
