//! What the crews go out for: the words that a packet says besides its doors.

use std::sync::Arc;

use egui::{CollapsingHeader, RichText, TextEdit, Ui};

use crate::base::date::Date;
use crate::model::operation::Operation;
use crate::msg;
use crate::session::action::Action;
use crate::ui::dialogs::Dialog;
use crate::ui::dialogs::operation::OperationDialog;
use crate::ui::dialogs::questionnaire::QuestionnaireDialog;
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::Scene;
use crate::ui::theme;
use crate::ui::widgets;

/// Dates while they are typed: they enter the document once they are dates.
#[derive(Debug, Default)]
pub(crate) struct OperationPanel {
    known: Option<Arc<Operation>>,
    return_by: String,
    destroy_by: String,
}

impl OperationPanel {
    /// Draws the fields, folded away until they are wanted.
    pub(crate) fn ui(&mut self, ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
        let operation = &scene.session.project().operation;
        if self
            .known
            .as_ref()
            .is_none_or(|known| !Arc::ptr_eq(known, operation))
        {
            self.return_by = typed(operation.return_by, &self.return_by);
            self.destroy_by = typed(operation.destroy_by, &self.destroy_by);
            self.known = Some(Arc::clone(operation));
        }
        let title = RichText::new(scene.text("window-operation")).font(theme::strong(theme::TEXT));
        CollapsingHeader::new(title)
            .id_salt("operation")
            .show_unindented(ui, |ui| {
                widgets::hint(ui, scene.text("window-operation-hint"));
                self.fields(ui, operation, scene, requests);
            });
    }

    fn fields(
        &mut self,
        ui: &mut Ui,
        operation: &Operation,
        scene: &Scene<'_>,
        requests: &mut Requests,
    ) {
        let mut wanted = operation.clone();
        let mut left = false;
        for (name, value) in [
            (scene.text("window-campaign"), &mut wanted.campaign),
            (scene.text("window-operation-name"), &mut wanted.name),
            (scene.text("window-objective"), &mut wanted.objective),
            (scene.text("window-contact"), &mut wanted.contact),
        ] {
            left |= widgets::field(ui, name, TextEdit::singleline(value)).lost_focus();
        }
        for (name, text, date) in [
            (
                scene.text("window-return-by"),
                &mut self.return_by,
                &mut wanted.return_by,
            ),
            (
                scene.text("window-destroy-by"),
                &mut self.destroy_by,
                &mut wanted.destroy_by,
            ),
        ] {
            left |= date_field(ui, name, text, date, scene);
        }
        let script = TextEdit::multiline(&mut wanted.script).desired_rows(4);
        left |= widgets::field(ui, scene.text("window-script"), script).lost_focus();
        let dialog = scene.text("operation-edit");
        if ui.button(dialog).clicked() {
            let dialog = OperationDialog::new(scene.session);
            requests.ask(Request::Open(Box::new(Dialog::Operation(dialog))));
        }
        let questions = msg!(
            "questionnaire-edit",
            n = operation.questionnaire.questions.len()
        );
        if ui.button(scene.say(&questions)).clicked() {
            let language = scene.words.language();
            let dialog = QuestionnaireDialog::new(scene.session, language);
            let dialog = Dialog::Questionnaire(dialog);
            requests.ask(Request::Open(Box::new(dialog)));
        }
        if wanted != *operation {
            requests.act(Action::SetOperation(wanted));
        }
        if left {
            requests.ask(Request::EndGesture);
        }
    }
}

/// A date as it is shown in its field; what is being typed stays while it means the same.
fn typed(date: Option<Date>, typing: &str) -> String {
    if typing.parse::<Date>().ok() == date && !(date.is_none() && typing.is_empty()) {
        return typing.to_owned();
    }
    date.map(|date| date.to_string()).unwrap_or_default()
}

/// Whether the field was left.
fn date_field(
    ui: &mut Ui,
    name: String,
    text: &mut String,
    date: &mut Option<Date>,
    scene: &Scene<'_>,
) -> bool {
    let edit = TextEdit::singleline(text).hint_text(scene.text("window-date-hint"));
    let response = widgets::field(ui, name, edit);
    match text.parse::<Date>() {
        Ok(read) => {
            *date = Some(read);
            widgets::hint(ui, scene.words.date(read));
        }
        Err(_) if text.trim().is_empty() => *date = None,
        Err(_) => {
            widgets::warning(ui, scene.say(&msg!("window-not-a-date")));
        }
    }
    response.lost_focus()
}
