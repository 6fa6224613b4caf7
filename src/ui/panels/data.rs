//! The Data stage: the files, what was read from them, and how they match the precincts.

use std::sync::Arc;

use egui::{Align, Label, Layout, RichText, Ui};

use crate::model::project::{Role, Source};
use crate::msg;
use crate::session::action::Action;
use crate::session::data::{Content, Fact};
use crate::session::derived::SourceJoin;
use crate::session::dwellings;
use crate::session::register::provenance;
use crate::ui::chooser::Purpose;
use crate::ui::command::Command;
use crate::ui::dialogs::source;
use crate::ui::icons;
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::Scene;
use crate::ui::theme;
use crate::ui::widgets;

/// Draws the panel.
pub(crate) fn ui(ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
    let sources = &scene.session.project().sources;
    if sources.is_empty() {
        let open = scene.text("window-open-precincts");
        if widgets::empty(ui, scene.text("window-no-sources"), open) {
            requests.run(Command::AddFile);
        }
        ui.add_space(theme::GRID);
        let sample = scene.say(&Command::OpenSample.label());
        if widgets::button(ui, icons::SAMPLE, sample).clicked() {
            requests.run(Command::OpenSample);
        }
        return;
    }
    let add = scene.say(&Command::AddFile.label());
    if widgets::primary(ui, true, add).clicked() {
        requests.run(Command::AddFile);
    }
    widgets::hint(ui, scene.text("window-drop-hint"));
    let changed = scene.session.changed_sources();
    for source in sources {
        ui.push_id(&source.name, |ui| {
            let is_changed = changed.contains(&source.name.as_str());
            card(ui, source, is_changed, scene, requests);
        });
    }
    ui.separator();
    let register = scene.say(&Command::ExportRegister.label());
    if widgets::button(ui, icons::EXPORT, register).clicked() {
        requests.run(Command::ExportRegister);
    }
}

fn card(ui: &mut Ui, source: &Source, changed: bool, scene: &Scene<'_>, requests: &mut Requests) {
    ui.separator();
    heading(ui, source, scene, requests);
    let file = source.path.file_name().unwrap_or(source.path.as_os_str());
    let mut said = file.to_string_lossy().into_owned();
    if let Some(part) = &source.part {
        said = format!("{said} › {part}");
    }
    widgets::hint(ui, said).on_hover_text(source.path.display().to_string());
    if let Some(problem) = scene.session.data().failure(source) {
        widgets::warning(ui, scene.say(&problem.what));
        widgets::hint(ui, scene.say(&problem.hint));
        repoint(ui, source, scene, requests);
        return;
    }
    let Some(fact) = scene.session.data().fact(source) else {
        widgets::hint(ui, scene.text("window-reading"));
        return;
    };
    widgets::hint(ui, content(fact, scene));
    if changed {
        widgets::warning(ui, scene.text("window-source-changed"));
        repoint(ui, source, scene, requests);
    }
    origin(ui, source, scene);
    doors(ui, source, scene);
    if source.role == Role::Table {
        matching(ui, source, scene, requests);
    }
    for note in scene.session.visits_notes(source) {
        widgets::hint(ui, format!("· {}", scene.say(&note)));
    }
    notes(ui, fact, scene);
}

/// Where it comes from, and what of it is withheld.
fn origin(ui: &mut Ui, source: &Source, scene: &Scene<'_>) {
    let file = scene.session.file_report(source);
    let hash = scene.say(&msg!("window-hash", hash = file.hash.as_str()));
    let from = scene.say(&provenance::in_words(&file));
    widgets::hint(ui, from).on_hover_text(hash);
    let small = scene.session.small_counts(source);
    if let Some(small) = small.filter(|small| small.withheld > 0) {
        widgets::hint(ui, scene.say(&provenance::small_in_words(&small)));
    }
    if let Some(column) = scene.session.means_weigh_by(source) {
        widgets::hint(ui, scene.say(&msg!("ground-mean-by", column = column)));
    }
}

/// Which rule told how many doors its addresses have, or what became of its buildings.
fn doors(ui: &mut Ui, source: &Source, scene: &Scene<'_>) {
    if let Some(unused) = scene.session.unused(source) {
        widgets::warning(ui, scene.say(&unused));
        return;
    }
    let told = scene.session.doors_by_rule();
    if let (Role::Addresses, Some(doors)) = (source.role, told) {
        widgets::hint(ui, dwellings::in_words(&doors, scene.words));
    }
    let given = scene.session.given(source);
    if let Some(said) = given.and_then(dwellings::given_in_words) {
        widgets::hint(ui, scene.say(&said));
    }
    for said in scene.session.given_notes(source) {
        widgets::hint(ui, format!("· {}", scene.say(&said)));
    }
}

/// The name, what it is for, and what can be done with it.
fn heading(ui: &mut Ui, source: &Source, scene: &Scene<'_>, requests: &mut Requests) {
    ui.horizontal(|ui| {
        let width = ui.available_width();
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let name = source.name.as_str();
            let remove = scene.say(&msg!("window-remove-source", name = name));
            if widgets::icon_button(ui, icons::REMOVE, remove).clicked() {
                requests.act_once(Action::RemoveSource(source.name.clone()));
            }
            let edit = scene.say(&msg!("window-edit-source", name = name));
            if widgets::icon_button(ui, icons::SCORE, edit).clicked() {
                requests.ask(Request::EditSource(source.name.clone()));
            }
            let role = scene.say(&source::role_name(source.role));
            ui.add_space(theme::GRID);
            let weak = theme::palette(ui).weak;
            ui.label(RichText::new(role).size(theme::TEXT_SMALL).color(weak));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.set_max_width(width - 150.0);
                let text = RichText::new(name).font(theme::strong(theme::TEXT));
                ui.add(Label::new(text).truncate());
            });
        });
    });
}

fn repoint(ui: &mut Ui, source: &Source, scene: &Scene<'_>, requests: &mut Requests) {
    ui.horizontal(|ui| {
        let name = scene.say(&msg!("window-repoint-source", name = source.name.as_str()));
        let button = widgets::button(ui, icons::FOLDER, scene.text("window-repoint"));
        if button.accessible_name(name).clicked() {
            requests.ask(Request::Choose(Purpose::Repoint(source.name.clone())));
        }
        let again = scene.say(&msg!("window-reload-source", name = source.name.as_str()));
        let button = widgets::button(ui, icons::REDO, scene.text("window-reload"));
        if button.accessible_name(again).clicked() {
            requests.ask(Request::Reload(source.name.clone()));
        }
    });
}

/// What was read, in words.
fn content(fact: &Fact, scene: &Scene<'_>) -> String {
    match &fact.content {
        Content::Precincts(precincts, _) => scene.say(&msg!(
            "window-read-precincts",
            n = precincts.len(),
            features = precincts.features,
            crs = precincts.crs.as_str()
        )),
        Content::Table(table) => scene.say(&msg!(
            "window-read-table",
            rows = table.table.rows(),
            columns = table.table.columns().len()
        )),
        Content::Addresses(addresses) => {
            scene.say(&msg!("window-read-addresses", n = addresses.len()))
        }
        Content::Visits(visits) => scene.say(&msg!("visits-read", n = visits.rows)),
        Content::Layer(layer) => scene.say(&msg!(
            "window-read-features",
            n = layer.shapes.len(),
            crs = layer.crs.as_str()
        )),
    }
}

/// How a table matches: the share as a bar, and the way to better it.
fn matching(ui: &mut Ui, source: &Source, scene: &Scene<'_>, requests: &mut Requests) {
    let session = scene.session;
    match session.derived().joins.get(&source.name) {
        Some(Ok(joined)) => {
            matched(ui, joined, scene);
            for note in session.merged_notes(source) {
                widgets::hint(ui, format!("· {}", scene.say(&note)));
            }
        }
        Some(Err(problem)) => {
            widgets::warning(ui, scene.say(&problem.what));
        }
        None => {
            widgets::warning(ui, scene.text("window-not-matched"));
        }
    }
    let name = scene.say(&msg!("window-match-source", name = source.name.as_str()));
    let button = widgets::button(ui, icons::LINK, scene.text("window-match"));
    if button.accessible_name(name).clicked() {
        requests.ask(Request::Match(source.name.clone()));
    }
}

fn matched(ui: &mut Ui, joined: &Arc<SourceJoin>, scene: &Scene<'_>) {
    let join = &joined.join;
    let (matched, all) = (join.matched_precincts(), join.row_of.len());
    let said = match &joined.to {
        None => msg!("window-matched", n = matched, of = all),
        Some(to) => msg!(
            "window-matched-rows",
            n = matched,
            of = all,
            to = to.as_str()
        ),
    };
    let palette = theme::palette(ui);
    let colour = if matched == all {
        palette.accent
    } else {
        palette.warning
    };
    widgets::share_bar(ui, matched as f32 / all.max(1) as f32, colour);
    widgets::hint(ui, scene.say(&said));
}

/// What was odd about the file, folded away after the first few.
fn notes(ui: &mut Ui, fact: &Fact, scene: &Scene<'_>) {
    for note in fact.notes.iter().take(3) {
        widgets::hint(ui, format!("· {}", scene.say(note)));
    }
    if fact.notes.len() > 3 {
        let more = scene.say(&msg!("window-more-notes", n = fact.notes.len() - 3));
        let header = RichText::new(more).size(theme::TEXT_SMALL);
        egui::CollapsingHeader::new(header)
            .id_salt("notes")
            .show_unindented(ui, |ui| {
                for note in fact.notes.iter().skip(3) {
                    widgets::hint(ui, format!("· {}", scene.say(note)));
                }
            });
    }
}
