//! The questionnaire as an `XLSForm`, which ODK and Kobo put onto phones: survey, choices, settings.
//!
//! A record is one door: its packet, its row on the street sheet, what came of it, the answers. The
//! questions are relevant where the door opened and no earlier answer leads past them, so that the
//! phone asks what the paper asks. Nothing in it asks who somebody is.

use crate::base::date::Date;
use crate::base::text::plain;
use crate::base::words::{Language, Message, Words};
use crate::field::packet::Packet;
use crate::io::export::Leaf;
use crate::model::indicator::Title;
use crate::model::operation::Operation;
use crate::model::questionnaire::{Question, letter};
use crate::msg;

/// What came of a knock: as a column of data has it, and its words.
pub(super) fn outcomes() -> [(&'static str, Message); 5] {
    [
        ("opened", msg!("packet-column-opened")),
        ("absent", msg!("packet-column-absent")),
        ("refused", msg!("packet-column-refused")),
        ("later", msg!("packet-column-later")),
        ("no_access", msg!("packet-column-no-access")),
    ]
}

/// The sheets of the form; `language` is the one that a phone shows first.
pub(super) fn xlsform(
    packets: &[Packet],
    operation: &Operation,
    language: Language,
    date: Date,
) -> [Leaf; 3] {
    let both = Both::new();
    [
        survey(packets, operation, &both),
        choices(packets, operation, &both),
        settings(operation, &both, language, date),
    ]
}

/// Both languages, French first.
struct Both([Words; 2]);

impl Both {
    fn new() -> Self {
        Self(Language::ALL.map(Words::new))
    }

    fn say(&self, message: &Message) -> [String; 2] {
        self.0.each_ref().map(|words| safe(&words.say(message)))
    }

    /// Words of the campaign's own; those of the other language where it has none in one.
    fn own(&self, before: &str, text: &Title) -> [String; 2] {
        let languages = self.0.each_ref().map(Words::language);
        languages.map(|language| safe(&format!("{before}{}", text.in_language(language))))
    }
}

/// A text in which a form sees no reference to one of its own fields.
fn safe(text: &str) -> String {
    text.replace("${", "$ {")
}

/// A language as forms name it.
fn named(language: Language) -> String {
    format!("{} ({})", language.name(), language.code())
}

fn headings(before: &[&str], said: &[&str], behind: &[&str]) -> Vec<String> {
    let own = |names: &[&str]| -> Vec<String> { names.iter().map(ToString::to_string).collect() };
    let said = said.iter().flat_map(|name| {
        let languages = Language::ALL.iter();
        languages.map(move |&language| format!("{name}::{}", named(language)))
    });
    own(before)
        .into_iter()
        .chain(said)
        .chain(own(behind))
        .collect()
}

/// A row of the survey.
#[derive(Default)]
struct Row {
    kind: String,
    name: String,
    label: [String; 2],
    hint: [String; 2],
    required: bool,
    relevant: String,
    constraint: String,
    appearance: &'static str,
    calculation: String,
}

impl Row {
    fn cells(self) -> Vec<String> {
        let required = if self.required { "yes" } else { "" };
        [self.kind, self.name]
            .into_iter()
            .chain(self.label)
            .chain(self.hint)
            .chain([
                required.to_owned(),
                self.relevant,
                self.constraint,
                self.appearance.to_owned(),
                self.calculation,
            ])
            .collect()
    }
}

fn survey(packets: &[Packet], operation: &Operation, both: &Both) -> Leaf {
    let questions = (1..).zip(&operation.questionnaire.questions);
    let questions = questions.map(|(place, question)| asked(place, question, operation, both));
    let rows = which_door(packets, both)
        .into_iter()
        .chain(version(operation))
        .chain(questions)
        .chain(for_the_next_visit(both));
    Leaf {
        title: "survey".to_owned(),
        columns: headings(
            &["type", "name"],
            &["label", "hint"],
            &[
                "required",
                "relevant",
                "constraint",
                "appearance",
                "calculation",
            ],
        ),
        rows: rows.map(Row::cells).collect(),
    }
}

/// When and where it was, and what came of it.
fn which_door(packets: &[Packet], both: &Both) -> [Row; 4] {
    let longest = packets.iter().map(|packet| packet.rows().count()).max();
    [
        Row {
            kind: "today".to_owned(),
            name: "day".to_owned(),
            ..Row::default()
        },
        Row {
            kind: "select_one packets".to_owned(),
            name: "packet".to_owned(),
            label: both.say(&msg!("questionnaire-form-packet")),
            required: true,
            appearance: "minimal autocomplete",
            ..Row::default()
        },
        Row {
            kind: "integer".to_owned(),
            name: "order".to_owned(),
            label: both.say(&msg!("questionnaire-form-order")),
            hint: both.say(&msg!("questionnaire-form-order-hint")),
            required: true,
            constraint: format!(". >= 1 and . <= {}", longest.unwrap_or(1)),
            ..Row::default()
        },
        Row {
            kind: "select_one outcome".to_owned(),
            name: "outcome".to_owned(),
            label: both.say(&msg!("questionnaire-form-outcome")),
            required: true,
            ..Row::default()
        },
    ]
}

/// The version of the questions, where there are any: it goes with every record.
fn version(operation: &Operation) -> Option<Row> {
    (!operation.questionnaire.is_empty()).then(|| Row {
        kind: "calculate".to_owned(),
        name: "questionnaire_version".to_owned(),
        calculation: operation.version().to_string(),
        ..Row::default()
    })
}

/// What nobody has to fill in.
fn for_the_next_visit(both: &Both) -> [Row; 2] {
    [
        Row {
            kind: "select_one yes_no".to_owned(),
            name: "opposes_visits".to_owned(),
            label: both.say(&msg!("questionnaire-form-opposes")),
            ..Row::default()
        },
        Row {
            kind: "text".to_owned(),
            name: "note".to_owned(),
            label: both.say(&msg!("packet-column-note")),
            hint: both.say(&msg!("questionnaire-form-note-hint")),
            ..Row::default()
        },
    ]
}

/// A question, which nobody has to answer.
fn asked(place: usize, question: &Question, operation: &Operation, both: &Both) -> Row {
    let past: Vec<String> = operation
        .questionnaire
        .past(place)
        .into_iter()
        .map(|(from, answer)| format!("${{q{from}}} = '{}'", letter(answer)))
        .collect();
    let opened = "${outcome} = 'opened'";
    Row {
        kind: format!("select_one q{place}"),
        name: format!("q{place}"),
        label: both.own(&format!("{place}. "), &question.text),
        relevant: if past.is_empty() {
            opened.to_owned()
        } else {
            format!("{opened} and not({})", past.join(" or "))
        },
        ..Row::default()
    }
}

fn choices(packets: &[Packet], operation: &Operation, both: &Both) -> Leaf {
    let row = |list: &str, name: &str, [french, english]: [String; 2]| {
        vec![list.to_owned(), name.to_owned(), french, english]
    };
    let codes = packets.iter().map(|packet| {
        let code = safe(&packet.code);
        row("packets", &packet.code, [code.clone(), code])
    });
    let outcomes = outcomes();
    let outcomes = outcomes.iter();
    let outcomes = outcomes.map(|(name, said)| row("outcome", name, both.say(said)));
    let yes_no = [
        ("yes", msg!("questionnaire-form-yes")),
        ("no", msg!("questionnaire-form-no")),
    ];
    let yes_no = yes_no.map(|(name, said)| row("yes_no", name, both.say(&said)));
    let questions = (1..).zip(&operation.questionnaire.questions);
    let answers = questions.flat_map(|(place, question)| {
        let answers = question.answers.iter().enumerate();
        answers.map(move |(answer, said)| {
            let letter = letter(answer);
            let label = both.own(&format!("{letter} · "), &said.text);
            row(&format!("q{place}"), &letter, label)
        })
    });
    Leaf {
        title: "choices".to_owned(),
        columns: headings(&["list_name", "name"], &["label"], &[]),
        rows: codes.chain(outcomes).chain(yes_no).chain(answers).collect(),
    }
}

fn settings(operation: &Operation, both: &Both, language: Language, date: Date) -> Leaf {
    let [french, english] = both.say(&msg!("questionnaire-form-title"));
    let title = match (operation.name.trim(), language) {
        ("", Language::French) => french,
        ("", Language::English) => english,
        (name, _) => safe(name),
    };
    let id: Vec<String> = ["arpent".to_owned()]
        .into_iter()
        .chain(plain(&operation.name).split(' ').map(ascii))
        .filter(|word| !word.is_empty())
        .collect();
    // A server takes a form again when its version rises: the day, then the questionnaire's.
    let version = format!(
        "{}{:02}",
        date.to_string().replace('-', ""),
        operation.version()
    );
    Leaf {
        title: "settings".to_owned(),
        columns: [
            "form_title",
            "form_id",
            "version",
            "default_language",
            "instance_name",
        ]
        .map(str::to_owned)
        .to_vec(),
        rows: vec![vec![
            title,
            id.join("_"),
            version,
            named(language),
            "concat(${packet}, ' · ', ${order})".to_owned(),
        ]],
    }
}

fn ascii(word: &str) -> String {
    word.chars().filter(char::is_ascii_alphanumeric).collect()
}
