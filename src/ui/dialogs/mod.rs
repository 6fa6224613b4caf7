//! What is asked in a window of its own, one at a time.

use egui::{Align, Button, Context, Frame, Id, Layout, Modal, RichText, Ui, Vec2};

use crate::session::problem::Problem;
use crate::ui::requests::Requests;
use crate::ui::scene::Scene;
use crate::ui::theme;

pub(crate) mod blocs;
mod cannot;
pub(crate) mod export;
pub(crate) mod indicator;
pub(crate) mod join;
mod means;
mod meetings;
mod named;
mod only;
pub(crate) mod open;
pub(crate) mod operation;
pub(crate) mod operations;
pub(crate) mod origin;
mod over_time;
mod pairing;
pub(crate) mod palette;
pub(crate) mod preflight;
pub(crate) mod problem;
pub(crate) mod questionnaire;
mod ready;
pub(crate) mod recipe;
pub(crate) mod recover;
pub(crate) mod rule;
pub(crate) mod source;
pub(crate) mod unsaved;

/// The dialog that is open.
#[derive(Debug)]
pub(crate) enum Dialog {
    /// Search, or do anything.
    Palette(palette::Palette),
    /// What the added files are for.
    Open(open::OpenDialog),
    /// How a source is read.
    Source(source::SourceDialog),
    /// Which of its columns tell what.
    Rule(rule::RuleDialog),
    /// How a source is matched.
    Join(join::JoinDialog),
    /// A new indicator.
    Indicator(indicator::IndicatorDialog),
    /// Which choices are counted together.
    Blocs(blocs::BlocsDialog),
    /// What the crews go out for, when, and who they are.
    Operation(operation::OperationDialog),
    /// What a new operation is called.
    NameOperation(operations::NameDialog),
    /// Whether the operation at hand is to go.
    RemoveOperation,
    /// What is asked at the door.
    Questionnaire(questionnaire::QuestionnaireDialog),
    /// What would mislead a crew, before printing.
    Preflight,
    /// Recipes to choose from.
    Recipe(recipe::RecipeDialog),
    /// The map to a file.
    Export(export::ExportDialog),
    /// What went wrong, and what to do.
    Problem(Problem),
    /// There is unsaved work.
    Unsaved(unsaved::Then),
    /// Unsaved work of another day was found.
    Recover(recover::Found),
}

/// Whether a dialog stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stay {
    /// It does.
    Open,
    /// It is done, or was left.
    Closed,
}

impl Dialog {
    /// Draws it over everything.
    pub(crate) fn ui(&mut self, ctx: &Context, scene: &Scene<'_>, requests: &mut Requests) -> Stay {
        let (width, top) = match self {
            Self::Palette(_) => (560.0, true),
            Self::Join(_) | Self::Source(_) | Self::Rule(_) | Self::Open(_) => (680.0, false),
            Self::Indicator(_) | Self::Blocs(_) | Self::Questionnaire(_) => (640.0, false),
            Self::Operation(_) | Self::Preflight => (640.0, false),
            _ => (480.0, false),
        };
        let mut area = Modal::default_area(Id::unique("dialog"));
        if top {
            area = area.anchor(
                egui::Align2::CENTER_TOP,
                [0.0, theme::TOP_BAR + theme::GRID],
            );
        }
        let frame = Frame::window(&ctx.global_style()).inner_margin(if top { 12 } else { 24 });
        let modal = Modal::new(Id::unique("dialog")).area(area).frame(frame);
        let shown = modal.show(ctx, |ui| {
            ui.set_width(width);
            match self {
                Self::Palette(palette) => palette.ui(ui, scene, requests),
                Self::Open(open) => open.ui(ui, scene, requests),
                Self::Source(source) => source.ui(ui, scene, requests),
                Self::Rule(rule) => rule.ui(ui, scene, requests),
                Self::Join(join) => join.ui(ui, scene, requests),
                Self::Indicator(indicator) => indicator.ui(ui, scene, requests),
                Self::Blocs(blocs) => blocs.ui(ui, scene, requests),
                Self::Operation(operation) => operation.ui(ui, scene, requests),
                Self::NameOperation(name) => name.ui(ui, scene, requests),
                Self::RemoveOperation => operations::remove(ui, scene, requests),
                Self::Questionnaire(asked) => asked.ui(ui, scene, requests),
                Self::Preflight => preflight::ui(ui, scene, requests),
                Self::Recipe(recipe) => recipe.ui(ui, scene, requests),
                Self::Export(export) => export.ui(ui, scene, requests),
                Self::Problem(what) => problem::ui(ui, what, scene),
                Self::Unsaved(then) => unsaved::ui(ui, *then, scene, requests),
                Self::Recover(found) => recover::ui(ui, found, scene, requests),
            }
        });
        if shown.should_close() {
            Stay::Closed
        } else {
            shown.inner
        }
    }
}

/// The title of a dialog.
fn title(ui: &mut Ui, text: impl Into<String>) {
    ui.label(RichText::new(text).heading());
    ui.add_space(theme::HALF);
}

/// What the buttons at the end of a dialog were asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    Yes,
    No,
    NotYet,
}

/// The buttons at the end of a dialog: what it is for, and the way out.
fn buttons(ui: &mut Ui, enabled: bool, yes: &str, scene: &Scene<'_>) -> Answer {
    let palette = theme::palette(ui);
    let mut answer = Answer::NotYet;
    ui.add_space(theme::GRID);
    // No higher than they are, however much room a dialog had a moment ago.
    let size = Vec2::new(ui.available_width(), ui.spacing().interact_size.y);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        let text = RichText::new(yes)
            .font(theme::strong(theme::TEXT))
            .color(palette.on_accent);
        let button = Button::new(text).fill(palette.accent);
        if ui.add_enabled(enabled, button).clicked() {
            answer = Answer::Yes;
        }
        if ui.button(scene.text("window-cancel")).clicked() {
            answer = Answer::No;
        }
    });
    answer
}
