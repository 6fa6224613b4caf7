//! The questionnaire while it is written: questions, answers, and where each answer leads.

use egui::{ComboBox, ScrollArea, TextEdit, Ui};

use crate::base::words::Language;
use crate::model::indicator::Title;
use crate::model::questionnaire::{
    ANSWERS_MAX, Answer as Said, QUESTIONS_MAX, Question, Questionnaire, Then, letter,
};
use crate::msg;
use crate::session::Session;
use crate::session::action::Action;
use crate::ui::dialogs::{Answer, Stay, buttons, title};
use crate::ui::icons;
use crate::ui::requests::Requests;
use crate::ui::scene::Scene;
use crate::ui::theme;
use crate::ui::widgets;

/// Height of the list.
const LIST: f32 = 460.0;
/// Width of the choice of where an answer leads.
const THEN: f32 = 150.0;

/// The questionnaire as it stands in the dialog.
#[derive(Debug)]
pub(crate) struct QuestionnaireDialog {
    wanted: Questionnaire,
    /// The language whose words are shown.
    language: Language,
}

/// What is to become of a question, counted from 0.
enum Change {
    Remove(usize),
    Move(usize, usize),
}

impl QuestionnaireDialog {
    /// A dialog about what the open project asks.
    pub(crate) fn new(session: &Session, language: Language) -> Self {
        Self {
            wanted: session.project().operation.questionnaire.clone(),
            language,
        }
    }

    /// Draws the questions.
    pub(crate) fn ui(&mut self, ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) -> Stay {
        title(ui, scene.text("questionnaire-title"));
        widgets::hint(ui, scene.text("questionnaire-hint"));
        self.language_choice(ui, scene);
        ScrollArea::vertical()
            .max_height(LIST)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                // Room for the bar that scrolls.
                ui.set_max_width(ui.available_width() - theme::GAP);
                let mut change = None;
                for place in 0..self.wanted.questions.len() {
                    let asked = ui.push_id(place, |ui| self.question(ui, place, scene));
                    change = asked.inner.or(change);
                }
                match change {
                    Some(Change::Remove(place)) => self.wanted.remove(place),
                    Some(Change::Move(from, to)) => self.wanted.move_to(from, to),
                    None => (),
                }
            });
        let room = self.wanted.questions.len() < QUESTIONS_MAX;
        ui.add_enabled_ui(room, |ui| {
            let add = scene.text("questionnaire-add-question");
            if widgets::button(ui, icons::ADD, add).clicked() {
                self.wanted.questions.push(usual_question());
            }
        });
        let fault = self.wanted.check().err();
        if let Some(fault) = fault {
            widgets::warning(ui, scene.say(&fault.said()));
        }
        let use_these = scene.text("questionnaire-use");
        match buttons(ui, fault.is_none(), &use_these, scene) {
            Answer::Yes => {
                requests.act_once(Action::SetQuestionnaire(self.wanted.clone()));
                Stay::Closed
            }
            Answer::No => Stay::Closed,
            Answer::NotYet => Stay::Open,
        }
    }

    fn language_choice(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        widgets::row(ui, scene.text("questionnaire-language"), |ui| {
            // The row is laid from its right end.
            for language in Language::ALL.into_iter().rev() {
                let name = msg!("questionnaire-in-language", language = language.name());
                ui.selectable_value(&mut self.language, language, language.name())
                    .accessible_name(scene.say(&name));
            }
        });
    }

    /// Draws one question; says what is to become of it.
    fn question(&mut self, ui: &mut Ui, place: usize, scene: &Scene<'_>) -> Option<Change> {
        let number = place + 1;
        let last = self.wanted.questions.len() - 1;
        let language = self.language;
        let mut change = None;
        ui.separator();
        let question = &mut self.wanted.questions[place];
        ui.horizontal(|ui| {
            widgets::section(ui, number.to_string());
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let remove = scene.say(&msg!("questionnaire-remove-question", n = number));
                if widgets::icon_button(ui, icons::REMOVE, remove).clicked() {
                    change = Some(Change::Remove(place));
                }
                let down = scene.say(&msg!("questionnaire-question-down", n = number));
                if widgets::icon_button(ui, icons::DOWN, down).clicked() && place < last {
                    change = Some(Change::Move(place, place + 1));
                }
                let up = scene.say(&msg!("questionnaire-question-up", n = number));
                if widgets::icon_button(ui, icons::UP, up).clicked() && 0 < place {
                    change = Some(Change::Move(place, place - 1));
                }
                let name = scene.say(&msg!("questionnaire-question", n = number));
                words(ui, &mut question.text, language, &name);
            });
        });
        ui.indent("answers", |ui| {
            answers(ui, question, number, last + 1, language, scene);
        });
        change
    }
}

/// Draws the answers of a question.
fn answers(
    ui: &mut Ui,
    question: &mut Question,
    number: usize,
    questions: usize,
    language: Language,
    scene: &Scene<'_>,
) {
    let mut removed = None;
    for (place, said) in question.answers.iter_mut().enumerate() {
        let of = letter(place);
        ui.push_id(place, |ui| {
            ui.horizontal(|ui| {
                ui.label(of.as_str());
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let remove = scene.say(&msg!(
                        "questionnaire-remove-answer",
                        answer = of.as_str(),
                        n = number
                    ));
                    if widgets::icon_button(ui, icons::CLEAR, remove).clicked() {
                        removed = Some(place);
                    }
                    leads(ui, &mut said.then, &of, number, questions, scene);
                    let name = msg!("questionnaire-answer", answer = of.as_str(), n = number);
                    words(ui, &mut said.text, language, &scene.say(&name));
                });
            });
        });
    }
    if let Some(place) = removed {
        question.answers.remove(place);
    }
    ui.add_enabled_ui(question.answers.len() < ANSWERS_MAX, |ui| {
        let add = scene.say(&msg!("questionnaire-add-answer", n = number));
        if widgets::button(ui, icons::ADD, add).clicked() {
            question.answers.push(Said::default());
        }
    });
}

/// The field for words in one language, as wide as there is room; those of the other are shown
/// while it is empty.
fn words(ui: &mut Ui, text: &mut Title, language: Language, name: &str) {
    let other = text.in_language(language).to_owned();
    let own = match language {
        Language::French => &mut text.fr,
        Language::English => &mut text.en,
    };
    let field = TextEdit::singleline(own).hint_text(other);
    ui.add(field.desired_width(f32::INFINITY))
        .accessible_name(name);
}

/// The choice of where an answer leads: to what follows, to a later question, to the end.
fn leads(
    ui: &mut Ui,
    then: &mut Then,
    answer: &str,
    number: usize,
    questions: usize,
    scene: &Scene<'_>,
) {
    let said = |then: Then| match then {
        Then::Next => scene.text("questionnaire-then-next"),
        Then::Question(to) => scene.say(&msg!("questionnaire-then-question", n = to)),
        Then::End => scene.text("questionnaire-then-end"),
    };
    let name = msg!("questionnaire-after", answer = answer, n = number);
    let response = ComboBox::from_id_salt("then")
        .selected_text(said(*then))
        .width(THEN)
        .show_ui(ui, |ui| {
            // The next one follows anyway.
            let later = (number + 2..=questions).map(Then::Question);
            for choice in [Then::Next].into_iter().chain(later).chain([Then::End]) {
                ui.selectable_value(then, choice, said(choice));
            }
        })
        .response;
    response.accessible_name(scene.say(&name));
}

/// A new question: most are answered by yes or no.
fn usual_question() -> Question {
    let answer = |fr: &str, en: &str| Said {
        text: Title {
            fr: fr.to_owned(),
            en: en.to_owned(),
        },
        then: Then::Next,
    };
    Question {
        text: Title::default(),
        answers: vec![answer("Oui", "Yes"), answer("Non", "No")],
    }
}
