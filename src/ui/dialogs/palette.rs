//! Ctrl K: any command, precinct, street or indicator, by typing part of its name.

use egui::{Button, Key, Modifiers, RichText, ScrollArea, TextEdit, Ui, Vec2};

use crate::base::memo::Memo;
use crate::base::text::plain as fold;
use crate::model::layer::PrecinctId;
use crate::model::shading::Shown;
use crate::session::action::Action;
use crate::session::selection::Pick;
use crate::ui::command::Command;
use crate::ui::dialogs::Stay;
use crate::ui::icons;
use crate::ui::panels::score::title;
use crate::ui::requests::{Request, Requests, Zoom};
use crate::ui::scene::Scene;
use crate::ui::theme;

/// How many answers are shown.
const SHOWN: usize = 12;

/// What is typed, and what it finds.
#[derive(Debug, Default)]
pub(crate) struct Palette {
    query: String,
    found: Memo<String, Vec<Answer>>,
    at: usize,
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
    Show(PrecinctId),
    Shade(String),
    Street(PrecinctId),
}

impl Palette {
    /// Draws the field and the answers.
    pub(crate) fn ui(&mut self, ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) -> Stay {
        let (down, up, enter) = ui.input_mut(|input| {
            (
                input.consume_key(Modifiers::NONE, Key::ArrowDown),
                input.consume_key(Modifiers::NONE, Key::ArrowUp),
                input.consume_key(Modifiers::NONE, Key::Enter),
            )
        });
        let field = TextEdit::singleline(&mut self.query)
            .hint_text(scene.text("window-search-hint"))
            .desired_width(f32::INFINITY)
            .font(egui::TextStyle::Body);
        let response = ui
            .add_sized([ui.available_width(), 36.0], field)
            .accessible_name(scene.text("window-search-hint"));
        response.request_focus();
        if response.changed() {
            self.at = 0;
        }
        let query = self.query.clone();
        let found = self.found.get_or_make(query, |query| search(query, scene));
        if down {
            self.at = (self.at + 1).min(found.len().saturating_sub(1));
        }
        if up {
            self.at = self.at.saturating_sub(1);
        }
        let mut chosen = enter.then_some(self.at);
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
            for (place, answer) in found.iter().enumerate() {
                if row(ui, answer, place == self.at, scene).clicked() {
                    chosen = Some(place);
                }
            }
            if found.is_empty() {
                ui.add_space(theme::GRID);
                crate::ui::widgets::hint(ui, scene.text("window-search-nothing"));
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
    ui.add_enabled(enabled, button)
        .accessible_name(&answer.text)
}

fn ask(does: &Does, scene: &Scene<'_>, requests: &mut Requests) {
    match does {
        Does::Run(command) if command.obstacle(scene).is_none() => requests.run(*command),
        Does::Run(_) => (),
        Does::Show(precinct) | Does::Street(precinct) => {
            requests.ask(Request::Pick(vec![*precinct], Pick::Replace));
            requests.ask(Request::Focus(Some(*precinct)));
            requests.ask(Request::Zoom(Zoom::Precinct(*precinct)));
        }
        Does::Shade(indicator) => {
            let mut shading = scene.session.project().shading.clone();
            shading.shown = Shown::Indicator(indicator.clone());
            requests.act_once(Action::SetShading(shading));
        }
    }
}

/// Everything that has all the words of the query in its name, commands first.
fn search(query: &str, scene: &Scene<'_>) -> Vec<Answer> {
    let wanted: Vec<String> = query.split_whitespace().map(fold).collect();
    let fits = |text: &str| {
        let text = fold(text);
        wanted.iter().all(|word| text.contains(word.as_str()))
    };
    let mut found = commands(scene);
    found.retain(|answer| fits(&answer.text));
    if wanted.is_empty() {
        found.truncate(SHOWN);
        return found;
    }
    let project = scene.session.project();
    for indicator in &project.indicators {
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
    found.extend(precincts(scene, &fits));
    found.extend(streets(scene, &fits));
    found.truncate(SHOWN);
    found
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

fn precincts(scene: &Scene<'_>, fits: &dyn Fn(&str) -> bool) -> Vec<Answer> {
    let Some(precincts) = scene.session.precincts() else {
        return Vec::new();
    };
    let both = precincts.names.iter().zip(&precincts.codes);
    precincts
        .ids()
        .zip(both)
        .filter(|(_, (name, code))| fits(name) || fits(&code.0))
        .take(SHOWN)
        .map(|(precinct, (name, code))| Answer {
            icon: icons::TARGET,
            text: name.clone(),
            beside: code.0.clone(),
            does: Does::Show(precinct),
        })
        .collect()
}

/// Streets, by the precinct of their first address.
fn streets(scene: &Scene<'_>, fits: &dyn Fn(&str) -> bool) -> Vec<Answer> {
    let (Some(addresses), Some(located), Some(precincts)) = (
        scene.session.addresses(),
        &scene.session.derived().located,
        scene.session.precincts(),
    ) else {
        return Vec::new();
    };
    let mut found: Vec<Answer> = Vec::new();
    for (address, place) in addresses.iter().zip(&located.places) {
        if found.len() == SHOWN {
            break;
        }
        let known = found.iter().any(|answer| answer.text == address.street);
        if let Some(precinct) = place.precinct().filter(|_| !known && fits(&address.street)) {
            found.push(Answer {
                icon: icons::TURF,
                text: address.street.clone(),
                beside: precincts.names[precinct.index()].clone(),
                does: Does::Street(precinct),
            });
        }
    }
    found
}
