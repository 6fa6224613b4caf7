//! What is asked at the door: read from a file, kept with the project, numbered by what was printed.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use arpent::io::project;
use arpent::model::questionnaire::Then;
use calamine::Data;

use crate::cli::Town;
use crate::packet::text_of;
use crate::workbook::rows;

/// The sample town with a few turfs, and its questions.
pub(crate) fn asking_town() -> Town {
    let town = Town::files();
    let cut = ["cut", "town.arpent", "--target", "top 1", "--doors", "200"];
    town.run(&cut);
    let said = town.run(&["ask", "town.arpent", "questions.toml"]);
    let wanted = "5 questions are asked at the door (version 1).\n";
    assert_eq!(said, wanted, "the sample's own");
    town
}

#[test]
fn questions_are_taken_from_a_file_into_the_project() {
    let town = asking_town();
    let operation = &project::load(&town.path("town.arpent"))
        .unwrap()
        .value
        .operation;
    let questions = &operation.questionnaire.questions;
    assert_eq!(questions.len(), 5);
    assert_eq!(questions[1].text.en, "What held you back?");
    let thens: Vec<Then> = questions[0].answers.iter().map(|one| one.then).collect();
    assert_eq!(
        thens,
        [Then::Question(3), Then::Next, Then::Next, Then::End]
    );
    assert!(operation.printed.is_empty(), "no sheet has them yet");
}

#[test]
fn an_edit_after_a_print_is_a_new_version_and_the_old_one_is_kept() {
    let town = asking_town();
    let print = ["print", "town.arpent", "-o", "packets", "--packets", "1"];
    town.run(&print);
    let printed = fs::read(town.path("town.arpent")).unwrap();
    town.run(&print);
    let again = fs::read(town.path("town.arpent")).unwrap();
    assert!(printed == again, "the same sheets once more");

    let questions = fs::read_to_string(town.path("questions.toml")).unwrap();
    let edited = questions.replace("Pas envie", "Cela ne l’intéresse pas");
    fs::write(town.path("edited.toml"), edited).unwrap();
    let said = town.run(&["ask", "town.arpent", "edited.toml"]);
    assert_eq!(said, "5 questions are asked at the door (version 2).\n");
    let operation = &project::load(&town.path("town.arpent"))
        .unwrap()
        .value
        .operation;
    let then = |version: usize| {
        &operation.printed[version - 1].questions[1].answers[3]
            .text
            .fr
    };
    assert_eq!(operation.printed.len(), 1);
    assert_eq!(then(1), "Pas envie", "a sheet of version 1 can be read");

    let said = town.run(&["ask", "town.arpent", "questions.toml"]);
    assert!(
        said.contains("version 1"),
        "as on the sheets that are out: {said}"
    );
}

#[test]
fn a_questionnaire_that_cannot_be_asked_is_refused_with_the_place() {
    let town = asking_town();
    let before = fs::read(town.path("town.arpent")).unwrap();
    let one = "[[question]]\ntext = { fr = \"Un ?\" }\nanswers = [{ fr = \"Oui\"THEN }]\n";
    for (text, said) in [
        (
            one.replace("THEN", ", then = 4"),
            "Answer A of question 1 leads to question 4, which is not there",
        ),
        (
            one.replace("THEN", ", then = 1"),
            "Answer A of question 1 leads back to question 1",
        ),
        (
            one.replace("THEN", "").repeat(13),
            "The questionnaire has 13 questions: 12 at most",
        ),
        (
            one.replace("THEN", ", then = \"later\""),
            "“wrong.toml” is no questionnaire, line 3: `then` is the number of a question, or \"end\"",
        ),
        (
            one.replace("fr = \"Oui\"THEN", "no = \"Oui\""),
            "“wrong.toml” is no questionnaire, line 3: ",
        ),
    ] {
        fs::write(town.path("wrong.toml"), text).unwrap();
        let (status, told) = town.fail(&["ask", "town.arpent", "wrong.toml"]);
        assert_eq!(status, 1);
        assert!(told.contains(said), "{told}");
    }
    assert!(
        fs::read(town.path("town.arpent")).unwrap() == before,
        "unchanged"
    );
}

#[test]
fn a_packet_carries_the_questions_their_boxes_and_their_version() {
    let town = asking_town();
    let print = ["print", "town.arpent", "-o", "packets", "--packets", "1"];
    town.run(&[&print[..], &["--language", "fr"]].concat());
    let Some(text) = text_of(&town.path("packets/packet-0001.pdf")) else {
        return;
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    let said = words.join(" ");
    for wanted in [
        "Questions (version 1)",
        "Êtes-vous inscrit sur les listes électorales à cette adresse",
        "A Oui → question 3",
        "D Préfère ne pas répondre → fin",
        "F Autre chose",
        "À partir de la question 5, pas de case",
        "Q1 Q2 Q3 Q4",
        "entourez la lettre",
        "la lettre de vos réponses",
    ] {
        assert!(said.contains(wanted), "no «{wanted}» in:\n{text}");
    }
    assert!(!said.contains("Q5"), "four boxes");
    assert!(!said.contains("ni opinion"), "what is noted is said");
    let coded = said.matches(" · v1").count();
    assert!(4 <= coded, "the version heads {coded} pages");
}

#[test]
fn a_packet_without_questions_is_as_it_was() {
    let town = asking_town();
    fs::write(town.path("none.toml"), "").unwrap();
    let said = town.run(&["ask", "town.arpent", "none.toml"]);
    assert_eq!(said, "Nothing is asked at the door.\n");
    let before = fs::read(town.path("town.arpent")).unwrap();
    let print = ["print", "town.arpent", "-o", "packets", "--packets", "1"];
    town.run(&print);
    assert!(fs::read(town.path("town.arpent")).unwrap() == before);
    if let Some(text) = text_of(&town.path("packets/packet-0001.pdf")) {
        assert!(text.contains("e-mail or opinion"), "{text}");
        for unwanted in ["Q1", "v1", "version"] {
            assert!(!text.contains(unwanted), "«{unwanted}» in:\n{text}");
        }
    }
}

/// The rows of a sheet of the form, as texts by the names of the columns.
fn form(town: &Town, sheet: &str) -> Vec<BTreeMap<String, String>> {
    let rows = rows(town, "packets/questionnaire.xlsx", sheet);
    let texts = |row: &[Data]| row.iter().map(ToString::to_string).collect::<Vec<_>>();
    let columns = texts(&rows[0]);
    let rows = rows.iter().skip(1);
    rows.map(|row| columns.iter().cloned().zip(texts(row)).collect())
        .collect()
}

#[test]
fn a_phone_asks_what_the_paper_asks() {
    let town = asking_town();
    let print = ["print", "town.arpent", "-o", "packets", "--packets", "1"];
    town.run(&[&print[..], &["--date", "2026-03-14"]].concat());
    let survey = form(&town, "survey");
    let names: Vec<&str> = survey.iter().map(|row| row["name"].as_str()).collect();
    assert_eq!(
        names,
        [
            "day",
            "packet",
            "order",
            "outcome",
            "questionnaire_version",
            "q1",
            "q2",
            "q3",
            "q4",
            "q5",
            "opposes_visits",
            "note"
        ]
    );
    let q3 = survey.iter().find(|row| row["name"] == "q3").unwrap();
    assert_eq!(q3["type"], "select_one q3");
    assert_eq!(
        q3["relevant"],
        "${outcome} = 'opened' and not(${q1} = 'D' or ${q2} = 'D')"
    );
    assert_eq!(
        q3["label::English (en)"],
        "3. Will you be here on polling day?"
    );
    assert!(q3["label::Français (fr)"].starts_with("3. Serez-vous là"));
    assert_eq!(q3["required"], "", "nobody has to answer");
    assert_eq!(survey[4]["calculation"], "1");

    let choices = form(&town, "choices");
    let list = |name: &str| -> Vec<(&str, &str)> {
        let rows = choices.iter().filter(|row| row["list_name"] == name);
        rows.map(|row| (row["name"].as_str(), row["label::English (en)"].as_str()))
            .collect()
    };
    let outcomes: Vec<&str> = list("outcome").into_iter().map(|(name, _)| name).collect();
    assert_eq!(
        outcomes,
        ["opened", "absent", "refused", "later", "no_access"]
    );
    assert_eq!(list("q4")[1], ("B", "B · No, is looking for somebody"));
    let plan = project::load(&town.path("town.arpent")).unwrap().value.plan;
    assert_eq!(list("packets").len(), plan.unwrap().turfs.len());

    let settings = &form(&town, "settings")[0];
    assert_eq!(settings["version"], "2026031401");
    assert_eq!(settings["default_language"], "English (en)");
}

/// What `PyPI`'s pyxform says of the form; where it is not installed, the test says so.
#[test]
fn pyxform_accepts_the_form() {
    let town = asking_town();
    town.run(&["print", "town.arpent", "-o", "packets", "--packets", "1"]);
    let form = town.path("packets/questionnaire.xlsx");
    let made = town.path("form.xml");
    let convert = Command::new("xls2xform")
        .args(["--skip_validate", "--json"])
        .args([&form, &made])
        .output();
    let Ok(output) = convert else {
        println!("xls2xform is not there: the form was not converted");
        return;
    };
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    assert!(output.status.success(), "{said}");
    assert!(said.contains("\"code\": 100"), "accepted: {said}");
    assert!(
        said.contains("\"warnings\": []"),
        "nothing to remark: {said}"
    );
    let xform = fs::read_to_string(made).unwrap();
    assert!(xform.contains("relevant=\" /data/outcome  = 'opened' and not("));
}
