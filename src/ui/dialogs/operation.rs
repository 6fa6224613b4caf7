//! The operation while it is written: what it is for, when crews go out, who they are, the notice.

use egui::{ComboBox, ScrollArea, TextEdit, Ui};

use crate::model::operation::{Kind, Operation};
use crate::model::schedule::{Crew, Slot};
use crate::msg;
use crate::session::Session;
use crate::session::action::Action;
use crate::ui::dialogs::meetings::Meetings;
use crate::ui::dialogs::{Answer, Stay, buttons, cannot, title};
use crate::ui::icons;
use crate::ui::requests::Requests;
use crate::ui::scene::Scene;
use crate::ui::theme;
use crate::ui::widgets;
use crate::ui::widgets::number::{Number, number};

/// Height of what scrolls.
const HEIGHT: f32 = 460.0;
/// Widths of a day, a time, and a phone.
const DAY: f32 = 110.0;
const TIME: f32 = 64.0;
const PHONE: f32 = 150.0;

/// The operation as it stands in the dialog.
#[derive(Debug)]
pub(crate) struct OperationDialog {
    wanted: Operation,
    /// Days and times while they are typed.
    slots: Vec<Typed>,
    meetings: Meetings,
}

/// When crews go out, as it is typed.
#[derive(Debug, Default)]
struct Typed {
    date: String,
    from: String,
    until: String,
}

impl Typed {
    fn of(slot: Slot) -> Self {
        Self {
            date: slot.date.to_string(),
            from: slot.from.to_string(),
            until: slot.until.to_string(),
        }
    }

    /// What it says, once it says something.
    fn slot(&self) -> Option<Slot> {
        Some(Slot {
            date: self.date.parse().ok()?,
            from: self.from.parse().ok()?,
            until: self.until.parse().ok()?,
        })
    }
}

impl OperationDialog {
    /// A dialog about the open project's operation.
    pub(crate) fn new(session: &Session) -> Self {
        let operation = &session.project().operation;
        Self {
            wanted: Operation::clone(operation),
            slots: operation.slots.iter().copied().map(Typed::of).collect(),
            meetings: Meetings::of(operation),
        }
    }

    /// Draws the fields.
    pub(crate) fn ui(&mut self, ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) -> Stay {
        title(ui, scene.text("operation-title"));
        ScrollArea::vertical()
            .max_height(HEIGHT)
            // As high as it will be from the first frame on.
            .min_scrolled_height(HEIGHT)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                // Room for the bar that scrolls.
                ui.set_max_width(ui.available_width() - theme::GAP);
                self.kind(ui, scene);
                self.evenings(ui, scene);
                self.crews(ui, scene);
                self.meetings.ui(ui, scene);
                self.words(ui, scene);
            });
        let slots: Option<Vec<Slot>> = self.slots.iter().map(Typed::slot).collect();
        let nameless = self
            .wanted
            .crews
            .iter()
            .any(|crew| crew.name.trim().is_empty());
        if slots.is_none() {
            widgets::warning(ui, scene.text("operation-not-a-slot"));
        } else if nameless {
            widgets::warning(ui, scene.text("operation-nameless-crew"));
        }
        let meetings = self.meetings.points();
        if meetings.is_none() {
            widgets::warning(ui, scene.text("meeting-not-degrees"));
        }
        let ready = slots.is_some() && meetings.is_some() && !nameless;
        match buttons(ui, ready, &scene.text("operation-use"), scene) {
            Answer::Yes => {
                let mut wanted = self.wanted.clone();
                wanted.slots = slots.unwrap_or_default();
                wanted.slots.sort_unstable();
                wanted.meetings = meetings.unwrap_or_default();
                requests.act_once(Action::SetOperation(wanted));
                Stay::Closed
            }
            Answer::No => Stay::Closed,
            Answer::NotYet => Stay::Open,
        }
    }

    fn kind(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        let said = |kind: Option<Kind>| match kind {
            None => scene.text("operation-kind-none"),
            Some(kind) => scene.say(&kind.said()),
        };
        widgets::row(ui, scene.text("operation-kind"), |ui| {
            let response = ComboBox::from_id_salt("kind")
                .selected_text(said(self.wanted.kind))
                .show_ui(ui, |ui| {
                    for kind in [None].into_iter().chain(Kind::ALL.map(Some)) {
                        ui.selectable_value(&mut self.wanted.kind, kind, said(kind));
                    }
                })
                .response;
            response.accessible_name(scene.text("operation-kind"));
        });
    }

    fn evenings(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        widgets::section(ui, scene.text("operation-slots"));
        widgets::hint(ui, scene.text("operation-slots-hint"));
        let mut removed = None;
        for (place, slot) in self.slots.iter_mut().enumerate() {
            let n = place + 1;
            ui.push_id(("slot", place), |ui| {
                ui.horizontal(|ui| {
                    let mut field = |text: &mut String, width, hint: &str, name| {
                        ui.add(
                            TextEdit::singleline(text)
                                .desired_width(width)
                                .hint_text(hint),
                        )
                        .accessible_name(scene.say(&name));
                    };
                    field(
                        &mut slot.date,
                        DAY,
                        "2026-03-14",
                        msg!("operation-slot-date", n = n),
                    );
                    field(
                        &mut slot.from,
                        TIME,
                        "18:00",
                        msg!("operation-slot-from", n = n),
                    );
                    field(
                        &mut slot.until,
                        TIME,
                        "20:30",
                        msg!("operation-slot-until", n = n),
                    );
                    let remove = scene.say(&msg!("operation-slot-remove", n = n));
                    if widgets::icon_button(ui, icons::CLEAR, remove).clicked() {
                        removed = Some(place);
                    }
                });
            });
        }
        if let Some(place) = removed {
            self.slots.remove(place);
        }
        if widgets::button(ui, icons::ADD, scene.text("operation-slot-add")).clicked() {
            self.slots
                .push(self.slots.last().map_or_else(Typed::default, next_evening));
        }
    }

    fn crews(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        widgets::section(ui, scene.text("operation-crews"));
        widgets::hint(ui, scene.text("operation-crews-hint"));
        let mut removed = None;
        for (place, crew) in self.wanted.crews.iter_mut().enumerate() {
            let n = place + 1;
            ui.push_id(("crew", place), |ui| {
                ui.horizontal(|ui| {
                    let phone = TextEdit::singleline(&mut crew.phone).desired_width(PHONE);
                    let name = TextEdit::singleline(&mut crew.name).desired_width(2.0 * PHONE);
                    ui.add(name)
                        .accessible_name(scene.say(&msg!("operation-crew-name", n = n)));
                    ui.add(phone.hint_text(scene.text("packet-phone")))
                        .accessible_name(scene.say(&msg!("operation-crew-phone", n = n)));
                    let remove = scene.say(&msg!("operation-crew-remove", n = n));
                    if widgets::icon_button(ui, icons::CLEAR, remove).clicked() {
                        removed = Some(place);
                    }
                });
                cannot::ui(ui, crew, n, scene);
            });
        }
        if let Some(place) = removed {
            self.wanted.crews.remove(place);
        }
        if widgets::button(ui, icons::ADD, scene.text("operation-crew-add")).clicked() {
            let n = self.wanted.crews.len() + 1;
            self.wanted.crews.push(Crew {
                name: scene.say(&msg!("operation-crew-usual", n = n)),
                ..Crew::default()
            });
        }
    }

    /// For how long a door that is done is not called at again.
    fn done_days(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        let name = scene.text("operation-done-days");
        widgets::row(ui, name.as_str(), |ui| {
            let mut days = f64::from(self.wanted.done_days);
            let field = Number {
                name: name.clone(),
                range: 0.0..=3650.0,
                decimals: 0,
                unit: "",
                width: TIME,
            };
            number(ui, &mut days, field, scene.words);
            self.wanted.done_days = whole(days);
        });
        widgets::hint(ui, scene.text("operation-done-days-hint"));
    }

    fn words(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        ui.add_space(theme::GRID);
        self.done_days(ui, scene);
        let meeting = TextEdit::singleline(&mut self.wanted.meeting);
        widgets::field(ui, scene.text("meeting-words"), meeting);
        let notice = TextEdit::multiline(&mut self.wanted.notice)
            .desired_rows(4)
            .hint_text(scene.text("operation-notice-hint"));
        widgets::field(ui, scene.text("operation-notice"), notice);
    }
}

/// A number of a field that keeps to small whole numbers.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the field keeps it between 0 and 3,650"
)]
fn whole(days: f64) -> u32 {
    days.round() as u32
}

/// The same times on the day after.
fn next_evening(last: &Typed) -> Typed {
    let date = last.slot().map(|slot| slot.date.plus_days(1).to_string());
    Typed {
        date: date.unwrap_or_default(),
        from: last.from.clone(),
        until: last.until.clone(),
    }
}
