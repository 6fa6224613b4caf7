//! The Target stage: which precincts to walk, by rank, by doors, by hand.

use egui::{Align, Button, Layout, RichText, TextEdit, Ui};

use crate::analysis::target::{self, TargetError};
use crate::map::view::Tool;
use crate::model::layer::PrecinctId;
use crate::model::operation::{Target, TargetRule};
use crate::msg;
use crate::session::Session;
use crate::session::action::Action;
use crate::session::problem::Problem;
use crate::session::selection::Pick;
use crate::ui::command::Command;
use crate::ui::icons;
use crate::ui::requests::{Request, Requests, Zoom};
use crate::ui::scene::Scene;
use crate::ui::theme;
use crate::ui::widgets;
use crate::ui::widgets::number::{Number, number, whole};

/// What is typed in the panel.
#[derive(Debug)]
pub(crate) struct TargetPanel {
    share: f64,
    count: f64,
    doors: f64,
    codes: String,
    name: String,
    problem: Option<Problem>,
}

impl Default for TargetPanel {
    fn default() -> Self {
        Self {
            share: 20.0,
            count: 12.0,
            doors: 2000.0,
            codes: String::new(),
            name: String::new(),
            problem: None,
        }
    }
}

impl TargetPanel {
    /// Draws the panel.
    pub(crate) fn ui(&mut self, ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
        widgets::section(ui, scene.text("window-pick-by-rank"));
        self.by_rank(ui, scene, requests);
        widgets::section(ui, scene.text("window-pick-on-map"));
        tools(ui, scene, requests);
        widgets::section(ui, scene.text("window-pick-by-list"));
        self.by_list(ui, scene, requests);
        if let Some(problem) = &self.problem {
            widgets::warning(ui, scene.say(&problem.what));
            widgets::hint(ui, scene.say(&problem.hint));
        }
        ui.add_space(theme::GRID);
        self.save(ui, scene, requests);
        saved(ui, scene, requests);
    }

    fn by_rank(&mut self, ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
        let share = Number {
            name: scene.text("window-top-share"),
            range: 1.0..=100.0,
            decimals: 0,
            unit: "%",
            width: 72.0,
        };
        if rule_row(ui, &mut self.share, share, scene) {
            self.pick(&TargetRule::TopShare(self.share / 100.0), scene, requests);
        }
        let count = Number {
            name: scene.text("window-top-count"),
            range: 1.0..=100_000.0,
            decimals: 0,
            unit: "",
            width: 72.0,
        };
        if rule_row(ui, &mut self.count, count, scene) {
            self.pick(
                &TargetRule::TopCount(whole(self.count) as usize),
                scene,
                requests,
            );
        }
        let doors = Number {
            name: scene.text("window-until-doors"),
            range: 1.0..=10_000_000.0,
            decimals: 0,
            unit: "",
            width: 72.0,
        };
        if rule_row(ui, &mut self.doors, doors, scene) {
            let rule = TargetRule::UntilDoors(whole(self.doors).into());
            self.pick(&rule, scene, requests);
        }
    }

    fn by_list(&mut self, ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
        let row = egui::vec2(ui.available_width(), ui.spacing().interact_size.y);
        // From the right, so that the field has what the button leaves in either language.
        ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
            let clicked = ui
                .button(scene.text("window-select"))
                .accessible_name(scene.text("window-select-codes"))
                .clicked();
            let field = TextEdit::singleline(&mut self.codes)
                .hint_text(scene.text("window-codes-hint"))
                .desired_width(f32::INFINITY);
            let typed = ui.add(field).accessible_name(scene.text("window-codes"));
            let entered =
                typed.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
            if clicked || entered {
                let codes = self
                    .codes
                    .split([',', ';', ' ', '\n', '\t'])
                    .filter(|code| !code.is_empty())
                    .map(|code| crate::model::layer::Code(code.to_owned()))
                    .collect();
                self.pick(&TargetRule::Codes(codes), scene, requests);
            }
        });
    }

    fn pick(&mut self, rule: &TargetRule, scene: &Scene<'_>, requests: &mut Requests) {
        match chosen(rule, scene.session) {
            Ok(precincts) => {
                self.problem = None;
                requests.ask(Request::Pick(precincts, Pick::Replace));
            }
            Err(error) => self.problem = Some(Problem::from(&error)),
        }
    }

    /// What is selected, added up, and the button that keeps it.
    fn save(&mut self, ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
        let selection = &scene.session.selection;
        widgets::section(ui, scene.text("window-save-target"));
        let totals = crate::ui::panels::status::Totals::of(scene.session);
        ui.label(crate::ui::panels::status::say_totals(&totals, scene));
        let proposed = scene.say(&msg!(
            "window-target-proposed",
            n = scene.session.project().targets.len() + 1
        ));
        let field = TextEdit::singleline(&mut self.name)
            .hint_text(&proposed)
            .desired_width(f32::INFINITY);
        ui.add(field)
            .accessible_name(scene.text("window-target-name"));
        let save = scene.text("window-save-target-do");
        if widgets::primary(ui, !selection.is_empty(), save).clicked() {
            let name = if self.name.trim().is_empty() {
                proposed
            } else {
                self.name.trim().to_owned()
            };
            requests.act_once(Action::SaveTarget(Target {
                name,
                codes: selected_codes(scene.session),
            }));
            self.name.clear();
        }
    }
}

/// The precincts that a rule chooses now.
pub(crate) fn chosen(rule: &TargetRule, session: &Session) -> Result<Vec<PrecinctId>, TargetError> {
    let derived = session.derived();
    let Some(precincts) = session.precincts() else {
        return Err(TargetError::NoScores);
    };
    target::choose(
        rule,
        &precincts.codes,
        &derived.scores,
        &derived.to_do,
        &session.project().targets,
    )
}

/// The codes of the selected precincts, sorted.
fn selected_codes(session: &Session) -> Vec<crate::model::layer::Code> {
    let Some(precincts) = session.precincts() else {
        return Vec::new();
    };
    let mut codes: Vec<_> = session
        .selection
        .iter()
        .filter_map(|precinct| precincts.codes.get(precinct.index()).cloned())
        .collect();
    codes.sort_unstable();
    codes
}

/// A rule with its number and its button; true when it is to be used.
fn rule_row(ui: &mut Ui, value: &mut f64, field: Number<'_>, scene: &Scene<'_>) -> bool {
    let label = field.name.clone();
    let mut clicked = false;
    widgets::row(ui, label.as_str(), |ui| {
        let select = ui.button(scene.text("window-select"));
        clicked = select
            .accessible_name(scene.say(&msg!("window-select-rule", rule = label.as_str())))
            .clicked();
        clicked |= number(ui, value, field, scene.words).changed();
    });
    clicked
}

fn tools(ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
    ui.horizontal(|ui| {
        for (tool, icon, name) in [
            (Tool::Pan, icons::POINTER, scene.text("window-tool-click")),
            (Tool::Lasso, icons::LASSO, scene.text("window-tool-lasso")),
            (
                Tool::Rectangle,
                icons::RECTANGLE,
                scene.text("window-tool-rectangle"),
            ),
        ] {
            let button = Button::selectable(scene.view.tool == tool, format!("{icon}  {name}"));
            if ui.add(button).accessible_name(name).clicked() {
                requests.ask(Request::Use(tool));
            }
        }
    });
    widgets::hint(ui, scene.text("window-tool-hint"));
    ui.horizontal(|ui| {
        for command in [Command::SelectAll, Command::SelectNone] {
            let enabled = command.obstacle(scene).is_none();
            let button = Button::new(scene.say(&command.label()));
            if ui.add_enabled(enabled, button).clicked() {
                requests.run(command);
            }
        }
    });
}

/// The saved targets: a click selects one.
fn saved(ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
    let targets = &scene.session.project().targets;
    if targets.is_empty() {
        return;
    }
    widgets::section(ui, scene.text("window-saved-targets"));
    for target in targets {
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let remove = scene.say(&msg!("window-remove-target", name = target.name.as_str()));
                if widgets::icon_button(ui, icons::REMOVE, remove).clicked() {
                    requests.act_once(Action::RemoveTarget(target.name.clone()));
                }
                let count = scene.say(&msg!("window-precinct-count", n = target.codes.len()));
                let button = Button::new(&target.name)
                    .right_text(RichText::new(count).size(theme::TEXT_SMALL))
                    .truncate()
                    .min_size(egui::Vec2::new(ui.available_width(), theme::CONTROL));
                if ui.add(button).accessible_name(&target.name).clicked()
                    && let Ok(precincts) =
                        chosen(&TargetRule::Named(target.name.clone()), scene.session)
                {
                    requests.ask(Request::Pick(precincts, Pick::Replace));
                    requests.ask(Request::Zoom(Zoom::Selection));
                }
            });
        });
    }
}
