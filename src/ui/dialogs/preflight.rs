//! Before printing: what would mislead a crew, each thing with a way to where it is put right.

use egui::{Button, RichText, ScrollArea, Ui};

use crate::base::words::Message;
use crate::field::edit::{Edit, To};
use crate::field::packet::check::{Finding, Place};
use crate::msg;
use crate::session::turfs;
use crate::ui::chooser::Purpose;
use crate::ui::dialogs::operation::OperationDialog;
use crate::ui::dialogs::questionnaire::QuestionnaireDialog;
use crate::ui::dialogs::{Answer, Dialog, Stay, buttons, title};
use crate::ui::icons;
use crate::ui::requests::{Request, Requests, Zoom};
use crate::ui::scene::{Scene, Stage};
use crate::ui::theme;
use crate::ui::widgets;

/// Height of the list.
const LIST: f32 = 380.0;

/// Draws what was found; the folder is asked for once somebody wants to print.
pub(crate) fn ui(ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) -> Stay {
    title(ui, scene.text("preflight-title"));
    let Some(findings) = scene.session.findings() else {
        return checking(ui, scene, requests);
    };
    let grave = findings.iter().filter(|finding| finding.grave).count();
    let mut stay = Stay::Open;
    if findings.is_empty() {
        widgets::hint(ui, scene.text("preflight-nothing"));
    } else {
        let found = msg!("preflight-found", grave = grave, n = findings.len());
        widgets::hint(ui, scene.say(&found));
        ScrollArea::vertical()
            .max_height(LIST)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                for (place, finding) in findings.iter().enumerate() {
                    ui.push_id(place, |ui| {
                        if row(ui, finding, scene, requests) {
                            stay = Stay::Closed;
                        }
                    });
                }
            });
    }
    let print = if grave == 0 {
        scene.text("preflight-print")
    } else {
        scene.text("preflight-print-anyway")
    };
    match buttons(ui, true, &print, scene) {
        Answer::Yes => {
            requests.ask(Request::Choose(Purpose::Print));
            Stay::Closed
        }
        Answer::No => Stay::Closed,
        Answer::NotYet => stay,
    }
}

/// While nothing is known yet; once the look is over without a finding to show, it can be had
/// again.
fn checking(ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) -> Stay {
    let busy = !scene.session.jobs.running().is_empty();
    if busy {
        ui.horizontal(|ui| {
            ui.spinner();
            ui.label(scene.text("preflight-checking"));
        });
    }
    match buttons(ui, !busy, &scene.text("preflight-again"), scene) {
        Answer::Yes => {
            requests.ask(Request::CheckPackets);
            Stay::Open
        }
        Answer::No => Stay::Closed,
        Answer::NotYet => Stay::Open,
    }
}

/// Draws one finding; says whether somebody goes to where it is put right.
fn row(ui: &mut Ui, finding: &Finding, scene: &Scene<'_>, requests: &mut Requests) -> bool {
    let kind = if finding.grave {
        scene.text("preflight-grave")
    } else {
        scene.text("preflight-light")
    };
    ui.separator();
    let mut gone = false;
    ui.horizontal_top(|ui| {
        let icon = if finding.grave {
            icons::WARNING
        } else {
            icons::INFO
        };
        ui.label(icon).on_hover_text(kind);
        ui.vertical(|ui| {
            let what = RichText::new(scene.say(&finding.what)).font(theme::strong(theme::TEXT));
            ui.label(what);
            widgets::hint(ui, scene.say(&finding.hint));
            if !finding.out.is_empty() {
                take_out(ui, finding, scene, requests);
            }
            if let Some(said) = said(finding.place) {
                gone = ui.add(Button::new(scene.say(&said)).small()).clicked();
            }
        });
    });
    if gone {
        go(finding.place, scene, requests);
    }
    gone
}

/// Takes the addresses of a finding out of their turfs, and looks again.
fn take_out(ui: &mut Ui, finding: &Finding, scene: &Scene<'_>, requests: &mut Requests) {
    if scene.session.terrain().is_none() {
        requests.ask(Request::ReadyTerrain);
    }
    let edit = Edit::Move {
        addresses: finding.out.clone(),
        to: To::Out,
    };
    let name = scene.say(&turfs::said(&edit));
    if ui.add(Button::new(name).small()).clicked() {
        requests.ask(Request::Edit(edit));
        requests.ask(Request::CheckPackets);
    }
}

/// What the button to a place says; none where the window has no such place.
fn said(place: Place) -> Option<Message> {
    Some(match place {
        Place::Turf(turf) => msg!("preflight-show-turf", n = turf + 1),
        Place::Cut => msg!("preflight-show-cut"),
        Place::Data => msg!("preflight-show-data"),
        Place::Operation => msg!("preflight-show-operation"),
        Place::Questions => msg!("preflight-show-questions"),
        Place::Template => return None,
    })
}

fn go(place: Place, scene: &Scene<'_>, requests: &mut Requests) {
    match place {
        Place::Turf(turf) => {
            requests.ask(Request::GoTo(Stage::Turf));
            requests.ask(Request::Turf(Some(turf)));
            requests.ask(Request::Zoom(Zoom::Turf(turf)));
        }
        Place::Cut => requests.ask(Request::GoTo(Stage::Turf)),
        Place::Data => requests.ask(Request::GoTo(Stage::Data)),
        Place::Operation => {
            let dialog = Dialog::Operation(OperationDialog::new(scene.session));
            requests.ask(Request::Open(Box::new(dialog)));
        }
        Place::Questions => {
            let dialog = QuestionnaireDialog::new(scene.session, scene.words.language());
            let dialog = Dialog::Questionnaire(dialog);
            requests.ask(Request::Open(Box::new(dialog)));
        }
        Place::Template => (),
    }
}
