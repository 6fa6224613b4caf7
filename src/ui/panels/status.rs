//! The line at the bottom: work under way, what happened last, what is selected.

use egui::{Align, Button, Layout, ProgressBar, RichText, Ui};

use crate::base::words::Message;
use crate::model::layer::PrecinctId;
use crate::msg;
use crate::session::jobs::Job;
use crate::session::{News, Session};
use crate::ui::dialogs::Dialog;
use crate::ui::icons;
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::Scene;
use crate::ui::theme;

/// What is selected, added up; made when the selection changes, not each frame.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Totals {
    /// Selected precincts.
    pub(crate) precincts: usize,
    /// All precincts.
    pub(crate) of: usize,
    /// Registered voters in the selection; NaN while unknown.
    pub(crate) registered: f64,
    /// Doors in the selection; none while addresses are not located.
    pub(crate) doors: Option<u64>,
    /// Those that are still to do.
    to_do: u64,
}

impl Totals {
    /// Adds up the selection.
    pub(crate) fn of(session: &Session) -> Self {
        let derived = session.derived();
        let known = |precinct: PrecinctId| derived.registered.get(precinct.index()).copied();
        let registered: Vec<f64> = session
            .selection
            .iter()
            .filter_map(known)
            .filter(|figure| figure.is_finite())
            .collect();
        let sum = |doors: &[u64]| {
            let selected = session.selection.iter();
            let selected = selected.filter_map(|precinct| doors.get(precinct.index()));
            selected.sum::<u64>()
        };
        let doors = (!derived.doors.is_empty()).then(|| sum(&derived.doors));
        Self {
            precincts: session.selection.len(),
            of: session.precincts().map_or(0, |precincts| precincts.len()),
            registered: if registered.is_empty() {
                f64::NAN
            } else {
                registered.iter().sum()
            },
            doors,
            to_do: sum(&derived.to_do),
        }
    }
}

/// Draws the bar; `latest` is what happened last.
pub(crate) fn ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    totals: &Totals,
    latest: Option<&News>,
    requests: &mut Requests,
) {
    ui.style_mut().override_text_style = Some(egui::TextStyle::Small);
    ui.spacing_mut().interact_size.y = 18.0;
    ui.spacing_mut().button_padding.y = 0.0;
    ui.horizontal_centered(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(say_totals(totals, scene));
            ui.add_space(theme::GAP);
            // What is left of them is for the rest: a long message is cut short.
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                for job in scene.session.jobs.running() {
                    show_job(ui, job, scene);
                }
                if let Some(news) = latest {
                    show_news(ui, news, scene, requests);
                }
            });
        });
    });
}

/// The selection in words: `3 of 40 precincts · 2,412 registered · 1,419 doors`.
pub(crate) fn say_totals(totals: &Totals, scene: &Scene<'_>) -> String {
    if totals.of == 0 {
        return String::new();
    }
    if totals.precincts == 0 {
        return scene.say(&msg!("window-precinct-count", n = totals.of));
    }
    let mut said = scene.say(&msg!(
        "window-totals-precincts",
        n = totals.precincts,
        of = totals.of
    ));
    if totals.registered.is_finite() {
        said.push_str(" · ");
        said.push_str(&scene.say(&msg!(
            "window-totals-registered",
            figure = (totals.registered, 0)
        )));
    }
    if let Some(doors) = totals.doors {
        said.push_str(" · ");
        said.push_str(&scene.say(&said_doors(doors, totals.to_do)));
    }
    said
}

/// How many doors there are, and how many of them are still to do where some are not.
pub(crate) fn said_doors(doors: u64, to_do: u64) -> Message {
    if to_do < doors {
        msg!("visits-doors-to-do", n = to_do, of = doors)
    } else {
        msg!("window-totals-doors", n = doors)
    }
}

fn show_job(ui: &mut Ui, job: &Job, scene: &Scene<'_>) {
    let name = scene.say(&job.label);
    #[expect(clippy::cast_possible_truncation, reason = "a share between 0 and 1")]
    let share = job.task.progress().map(|share| share as f32);
    ui.label(&name);
    let bar = ProgressBar::new(share.unwrap_or(0.0))
        .desired_width(96.0)
        .desired_height(theme::GRID)
        .animate(share.is_none());
    ui.add(bar).accessible_name(&name);
    if let Some(share) = share {
        ui.label(scene.words.measure(f64::from(share) * 100.0, 0, "%"));
    }
    let cancel = Button::new(scene.text("window-cancel")).small();
    let response = ui
        .add(cancel)
        .accessible_name(scene.say(&msg!("window-cancel-job", job = job.label.clone())));
    if response.clicked() {
        job.task.cancel();
    }
}

/// The room for the button behind a message.
const BUTTON: f32 = 110.0;

fn show_news(ui: &mut Ui, news: &News, scene: &Scene<'_>, requests: &mut Requests) {
    let palette = theme::palette(ui);
    let (icon, colour, text) = match news {
        News::Done(message) => (icons::CHECK, palette.weak, scene.say(message)),
        News::Written(files) => {
            let first = files.first().cloned().unwrap_or_default();
            let said = msg!(
                "window-written",
                n = files.len(),
                place = first.display().to_string()
            );
            (icons::CHECK, palette.weak, scene.say(&said))
        }
        News::Noticed(message) => (icons::WARNING, palette.warning, scene.say(message)),
        News::Stopped(job) => {
            let said = scene.say(&msg!("news-stopped", job = job.clone()));
            (icons::WARNING, palette.warning, said)
        }
        News::Failed(problem) => (icons::WARNING, palette.failure, scene.say(&problem.what)),
    };
    ui.label(RichText::new(icon).color(colour));
    let has_button = !matches!(news, News::Done(_) | News::Noticed(_));
    let button = if has_button { BUTTON } else { 0.0 };
    ui.scope(|ui| {
        ui.set_max_width((ui.available_width() - button).max(0.0));
        ui.add(egui::Label::new(RichText::new(text).color(colour)).truncate());
    });
    match news {
        News::Failed(problem) => {
            let details = scene.text("window-details");
            if ui.add(Button::new(details).small()).clicked() {
                requests.ask(Request::Open(Box::new(Dialog::Problem(problem.clone()))));
            }
        }
        News::Written(files) => {
            let show = scene.text("window-show-file");
            if ui.add(Button::new(show).small()).clicked()
                && let Some(first) = files.first()
            {
                requests.ask(Request::Show(first.clone()));
            }
        }
        News::Stopped(_) => {
            let again = scene.text("window-start-again");
            if ui.add(Button::new(again).small()).clicked() {
                requests.ask(Request::StartAgain);
            }
        }
        News::Done(_) | News::Noticed(_) => (),
    }
}
