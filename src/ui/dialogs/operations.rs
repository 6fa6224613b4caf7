//! A new operation's name, and whether one is to go.

use egui::{TextEdit, Ui};

use crate::msg;
use crate::session::action::Action;
use crate::session::operations::{Operations, listed};
use crate::ui::app::App;
use crate::ui::dialogs::{Answer, Dialog, Stay, buttons, title};
use crate::ui::requests::Requests;
use crate::ui::scene::Scene;
use crate::ui::widgets;

/// What an operation is begun with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Begin {
    /// Nothing.
    Empty,
    /// The words and crews of the one at hand.
    LikeThis,
}

/// A name while it is typed.
#[derive(Debug)]
pub(crate) struct NameDialog {
    with: Begin,
    name: String,
}

impl NameDialog {
    /// A dialog for a new operation.
    pub(crate) fn new(with: Begin) -> Self {
        Self {
            with,
            name: String::new(),
        }
    }

    /// Draws the field.
    pub(crate) fn ui(&mut self, ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) -> Stay {
        let project = scene.session.project();
        match self.with {
            Begin::Empty => title(ui, scene.text("ops-new-title")),
            Begin::LikeThis => {
                let name = name_of(&project.operation.name, scene);
                title(ui, scene.say(&msg!("ops-duplicate-title", name = name)));
                widgets::hint(ui, scene.text("ops-duplicate-hint"));
            }
        }
        let field = TextEdit::singleline(&mut self.name);
        widgets::field(ui, scene.text("ops-name"), field).request_focus();
        let name = self.name.trim();
        let mut known = listed(project).into_iter();
        let taken = known.any(|listed| listed.operation.name == name) && !name.is_empty();
        if taken {
            widgets::warning(ui, scene.say(&msg!("ops-taken", name = name)));
        }
        let ready = !name.is_empty() && !taken;
        match buttons(ui, ready, &scene.text("ops-begin"), scene) {
            Answer::Yes => {
                let name = name.to_owned();
                requests.act_once(Action::Operations(match self.with {
                    Begin::Empty => Operations::Add(name),
                    Begin::LikeThis => Operations::Duplicate(name),
                }));
                Stay::Closed
            }
            Answer::No => Stay::Closed,
            Answer::NotYet => Stay::Open,
        }
    }
}

/// Asks whether the operation at hand is to go with its turfs.
pub(crate) fn remove(ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) -> Stay {
    let project = scene.session.project();
    let own = project.operation.name.clone();
    let name = name_of(&own, scene);
    title(ui, scene.say(&msg!("ops-remove-title", name = name)));
    let plan = project.plan.as_ref();
    let turfs = plan.map_or(0, |plan| plan.numbered().count());
    widgets::hint(ui, scene.say(&msg!("ops-remove-hint", n = turfs)));
    match buttons(ui, true, &scene.text("ops-remove-do"), scene) {
        Answer::Yes => {
            requests.act_once(Action::Operations(Operations::Remove(own)));
            Stay::Closed
        }
        Answer::No => Stay::Closed,
        Answer::NotYet => Stay::Open,
    }
}

/// What an operation is called.
pub(crate) fn name_of(name: &str, scene: &Scene<'_>) -> String {
    if name.is_empty() {
        scene.text("ops-nameless")
    } else {
        name.to_owned()
    }
}

impl App {
    /// Asks for the name of a new operation.
    pub(in crate::ui) fn name_operation(&mut self, with: Begin) {
        self.dialog = Some(Dialog::NameOperation(NameDialog::new(with)));
    }

    /// Changes the operation at hand, which goes by its name.
    pub(in crate::ui) fn change_operation(&mut self, change: fn(String) -> Operations) {
        let name = self.session.project().operation.name.clone();
        self.apply(Action::Operations(change(name)));
        self.session.end_gesture();
    }

    /// Takes the operation at hand out; asks first where turfs would go with it.
    pub(in crate::ui) fn remove_operation(&mut self) {
        if self.session.project().plan.is_some() {
            self.dialog = Some(Dialog::RemoveOperation);
        } else {
            self.change_operation(Operations::Remove);
        }
    }
}
