//! The questionnaire in the window: written, moved, branched, undone; the turfs for phones.

use std::fs;

use arpent::base::words::Language;
use arpent::model::questionnaire::{Questionnaire, Then};
use arpent::ui::app::Options;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::window::{Window, click, english, picture, settle, stage, window};

fn asked(window: &Window) -> Questionnaire {
    let project = window.state().session().project();
    project.operation.questionnaire.clone()
}

/// Writes into a field, in place of what is there.
fn write(window: &mut Window, field: &str, text: &str) {
    let field = window.get_by_role_and_label(Role::TextInput, field);
    field.focus();
    field.type_text(text);
    window.run();
}

fn choose(window: &mut Window, name: &str, choice: &str) {
    window.get_by_role_and_label(Role::ComboBox, name).click();
    window.run();
    window.get_by_role_and_label(Role::Button, choice).click();
    window.run();
}

/// Unfolds the operation and opens the dialog.
fn open(window: &mut Window, [turf, operation, questions]: [&str; 3]) {
    stage(window, turf);
    if window.query_by_label(questions).is_none() {
        click(window, operation);
        window.run_steps(30);
    }
    window.get_by_label(questions).scroll_to_me();
    window.run();
    click(window, questions);
}

#[test]
fn questions_are_written_moved_branched_and_undone() {
    let mut window = window(english());
    open(&mut window, ["Turf", "On the packets", "Questions to ask…"]);
    for (place, text) in ["Registered?", "Why not?", "Here that day?"]
        .iter()
        .enumerate()
    {
        click(&mut window, "Add a question");
        write(&mut window, &format!("Question {}", place + 1), text);
    }
    choose(
        &mut window,
        "After answer A of question 1",
        "Go to question 3",
    );
    choose(
        &mut window,
        "After answer B of question 3",
        "Ask nothing more",
    );
    click(&mut window, "Add an answer to question 2");
    assert!(
        window
            .query_by_label("Answer C of question 2 has no words")
            .is_some(),
        "what is missing is said"
    );
    let use_these = window.get_by_label("Ask these questions");
    assert!(use_these.accesskit_node().is_disabled());
    write(&mut window, "Answer C of question 2", "No time");
    picture(&mut window, "questions");
    click(&mut window, "Remove answer A of question 2");
    click(&mut window, "Ask question 3 earlier");
    click(&mut window, "Ask these questions");

    let questionnaire = asked(&window);
    let texts: Vec<&str> = questionnaire
        .questions
        .iter()
        .map(|question| question.text.en.as_str())
        .collect();
    assert_eq!(texts, ["Registered?", "Here that day?", "Why not?"]);
    assert_eq!(
        questionnaire.questions[0].answers[0].then,
        Then::Question(2),
        "the branch went with its question"
    );
    assert_eq!(questionnaire.questions[1].answers[1].then, Then::End);
    assert_eq!(questionnaire.questions[2].answers[1].text.en, "No time");
    assert_eq!(questionnaire.check(), Ok(()));

    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    window.run();
    assert!(asked(&window).is_empty(), "one step takes it back");
}

#[test]
fn questions_have_words_in_both_languages() {
    let mut window = window(Options {
        language: Some(Language::French),
        ..Options::default()
    });
    open(
        &mut window,
        ["Parcours", "Sur les dossiers", "Questions à poser…"],
    );
    click(&mut window, "Ajouter une question");
    write(&mut window, "Question 1", "Irez-vous voter ?");
    click(&mut window, "Rédigé en\u{202f}: English");
    write(&mut window, "Question 1", "Will you vote?");
    picture(&mut window, "questions-fr");
    click(&mut window, "Poser ces questions");
    let question = &asked(&window).questions[0];
    assert_eq!(question.text.fr, "Irez-vous voter ?");
    assert_eq!(question.text.en, "Will you vote?");
    assert_eq!(question.answers[1].text.fr, "Non");
    window.get_by_label("Une question à poser…");
}

#[test]
fn turfs_are_exported_for_phones() {
    for (name, wanted) in [("turfs.kml", "<Placemark><name>"), ("turfs.gpx", "<rtept ")] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        let mut window = window(Options {
            answers: Some(vec![path.clone()]),
            ..english()
        });
        stage(&mut window, "Target");
        click(&mut window, "Select: The first");
        stage(&mut window, "Turf");
        window.get_by_label("Cut turfs").click();
        settle(&mut window);
        window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::K);
        window.run();
        window
            .get_by_label("A command, a precinct, a street, an indicator")
            .type_text("export turfs");
        window.run();
        window.key_press(egui::Key::Enter);
        settle(&mut window);
        let text = fs::read_to_string(path).unwrap();
        assert!(text.contains(wanted), "{name}");
        assert!(text.contains("Rue "), "addresses in words");
    }
}
