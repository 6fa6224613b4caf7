//! Questionnaires as TOML, and as the project's file has them.
//!
//! An answer leads to the question that follows, or where its `then` says: to a question by its
//! number, or to the `"end"`. Texts may be there in one language or in both:
//!
//! ```toml
//! [[question]]
//! text = { fr = "Êtes-vous inscrit ?", en = "Are you registered?" }
//! answers = [
//!     { fr = "Oui", en = "Yes" },
//!     { fr = "Non", en = "No", then = 3 },
//!     { fr = "Ne souhaite pas répondre", en = "Would rather not say", then = "end" },
//! ]
//! ```

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::io::ReadError;
use crate::model::indicator::Title;
use crate::model::questionnaire::{Answer, Question, Questionnaire, Then};
use crate::msg;

/// Reads a questionnaire from TOML; whether it can be asked is for
/// [`check`](Questionnaire::check) to say.
///
/// # Errors
/// [`ReadError`] with the line that is wrong.
pub fn read(path: &Path) -> Result<Questionnaire, ReadError> {
    let text = std::fs::read_to_string(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::InvalidData => wrong(path, 1, "not a text in UTF-8"),
        _ => ReadError::not_readable(path, &error),
    })?;
    let text = text.trim_start_matches('\u{feff}');
    let file: Toml = toml::from_str(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        let before = text.as_bytes().get(..at).unwrap_or_default();
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        wrong(path, line, error.message())
    })?;
    Ok(questionnaire_of(file.question))
}

fn wrong(path: &Path, line: usize, reason: &str) -> ReadError {
    let file = path.file_name().unwrap_or(path.as_os_str());
    ReadError::Unusable {
        path: path.to_owned(),
        what: msg!(
            "questionnaire-file-wrong",
            file = file.to_string_lossy(),
            line = line,
            reason = reason
        ),
        hint: msg!("questionnaire-file-wrong-hint"),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Toml {
    #[serde(default)]
    question: Vec<QuestionFile>,
}

/// A question with its answers.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct QuestionFile {
    text: TextFile,
    answers: Vec<AnswerFile>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TextFile {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    fr: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    en: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AnswerFile {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    fr: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    en: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    then: Option<ThenFile>,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged, expecting = "`then` is the number of a question, or \"end\"")]
enum ThenFile {
    Question(usize),
    End(EndFile),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum EndFile {
    End,
}

/// The questions as a file has them.
pub(crate) fn questions_file(questionnaire: &Questionnaire) -> Vec<QuestionFile> {
    questionnaire
        .questions
        .iter()
        .map(|question| QuestionFile {
            text: TextFile {
                fr: question.text.fr.clone(),
                en: question.text.en.clone(),
            },
            answers: question.answers.iter().map(answer_file).collect(),
        })
        .collect()
}

fn answer_file(answer: &Answer) -> AnswerFile {
    AnswerFile {
        fr: answer.text.fr.clone(),
        en: answer.text.en.clone(),
        then: match answer.then {
            Then::Next => None,
            Then::Question(number) => Some(ThenFile::Question(number)),
            Then::End => Some(ThenFile::End(EndFile::End)),
        },
    }
}

/// The questionnaire that a file has.
pub(crate) fn questionnaire_of(questions: Vec<QuestionFile>) -> Questionnaire {
    let question = |question: QuestionFile| Question {
        text: Title {
            fr: question.text.fr,
            en: question.text.en,
        },
        answers: question.answers.into_iter().map(answer_of).collect(),
    };
    Questionnaire {
        questions: questions.into_iter().map(question).collect(),
    }
}

fn answer_of(answer: AnswerFile) -> Answer {
    Answer {
        text: Title {
            fr: answer.fr,
            en: answer.en,
        },
        then: match answer.then {
            None => Then::Next,
            Some(ThenFile::Question(number)) => Then::Question(number),
            Some(ThenFile::End(EndFile::End)) => Then::End,
        },
    }
}
