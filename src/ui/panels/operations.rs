//! The menu of operations in the bar at the top: which is at hand, the others, and a new one.

use egui::{RichText, Ui};

use crate::msg;
use crate::session::action::Action;
use crate::session::operations::{Operations, listed};
use crate::ui::command::Command;
use crate::ui::dialogs::Dialog;
use crate::ui::dialogs::operation::OperationDialog;
use crate::ui::dialogs::operations::name_of;
use crate::ui::icons;
use crate::ui::panels::top_bar::item;
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::Scene;
use crate::ui::theme;

/// So many letters of a name have room in the bar.
const LETTERS: usize = 24;

/// Draws the menu, called by the operation at hand.
pub(crate) fn ui(ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
    let project = scene.session.project();
    let at_hand = name_of(&project.operation.name, scene);
    let mut shown: String = at_hand.chars().take(LETTERS).collect();
    if shown.len() < at_hand.len() {
        shown = format!("{}…", shown.trim_end());
    }
    let text = RichText::new(format!("{shown}  {}", icons::CARET_DOWN)).size(theme::TEXT);
    let menu = ui.menu_button(text, |ui| {
        for listed in listed(project) {
            let own = listed.operation.name.clone();
            let mut name = name_of(&own, scene);
            if listed.closed {
                name = scene.say(&msg!("ops-closed", name = name));
            }
            if ui.radio(listed.at_hand, name).clicked() {
                if !listed.at_hand {
                    requests.act_once(Action::Operations(Operations::Use(own)));
                }
                ui.close();
            }
        }
        ui.separator();
        for command in [Command::NewOperation, Command::DuplicateOperation] {
            item(ui, command, scene, requests);
        }
        ui.separator();
        let edit = format!("{}  {}", icons::CHECK, scene.text("ops-edit"));
        if ui
            .button(edit)
            .accessible_name(scene.text("ops-edit"))
            .clicked()
        {
            let dialog = Dialog::Operation(OperationDialog::new(scene.session));
            requests.ask(Request::Open(Box::new(dialog)));
            ui.close();
        }
        let close = if project.closed {
            Command::ReopenOperation
        } else {
            Command::CloseOperation
        };
        for command in [close, Command::RemoveOperation] {
            item(ui, command, scene, requests);
        }
    });
    menu.response
        .accessible_name(scene.say(&msg!("ops-menu", name = at_hand)));
}
