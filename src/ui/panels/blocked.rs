//! A stage that cannot be used yet: what it will hold, and the step that is missing.

use egui::Ui;

use crate::base::words::Message;
use crate::msg;
use crate::ui::command::Command;
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::{Scene, Stage};
use crate::ui::widgets;

/// Says why there is nothing yet, and offers the step before.
pub(crate) fn ui(
    ui: &mut Ui,
    (why, step): (Message, Stage),
    scene: &Scene<'_>,
    requests: &mut Requests,
) {
    let go = scene.say(&Command::Go(step).label());
    if widgets::empty(ui, scene.say(&why), go) {
        requests.ask(Request::GoTo(step));
    }
}

/// What a stage is for, in one sentence.
pub(crate) fn about(stage: Stage) -> Message {
    match stage {
        Stage::Data => msg!("window-data-about"),
        Stage::Score => msg!("window-score-about"),
        Stage::Target => msg!("window-target-about"),
        Stage::Turf => msg!("window-turf-about"),
        Stage::Field => msg!("window-field-about"),
        Stage::Learn => msg!("window-learn-about"),
    }
}
