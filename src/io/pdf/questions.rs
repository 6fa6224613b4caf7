//! The questionnaire as a template is told of it: said already, in the packet's language.

use serde::Serialize;

use crate::base::words::Words;
use crate::model::operation::Operation;
use crate::model::questionnaire::{ON_SHEET, Question, Then, letter};
use crate::msg;

/// What is asked, and where the answers go.
#[derive(Debug, Serialize)]
pub(super) struct QuestionsData {
    /// `v2`; empty where nothing is asked.
    pub version: String,
    title: String,
    /// How answers are noted on the street sheets.
    how: String,
    /// Where those are noted that have no boxes there; empty where all have.
    others: String,
    asked: Vec<QuestionData>,
    /// The boxes of a row of a street sheet.
    columns: Vec<ColumnData>,
}

#[derive(Debug, Serialize)]
struct QuestionData {
    number: usize,
    text: String,
    answers: Vec<AnswerData>,
}

#[derive(Debug, Serialize)]
struct AnswerData {
    letter: String,
    text: String,
    /// Where it leads; empty where to the question that follows.
    then: String,
}

#[derive(Debug, Serialize)]
struct ColumnData {
    name: String,
    letters: Vec<String>,
}

/// The questions of an operation.
pub(super) fn questions(operation: &Operation, words: &Words) -> QuestionsData {
    let asked = &operation.questionnaire.questions;
    let said = |there: bool, text: &dyn Fn() -> String| if there { text() } else { String::new() };
    let version = operation.version();
    let beyond = ON_SHEET < asked.len();
    QuestionsData {
        version: said(!asked.is_empty(), &|| format!("v{version}")),
        title: words.say(&msg!("packet-questions", version = version)),
        how: said(!asked.is_empty(), &|| words.text("packet-how-to-answer")),
        others: said(beyond, &|| {
            let first = ON_SHEET + 1;
            words.say(&msg!("packet-questions-others", n = first))
        }),
        asked: (1..)
            .zip(asked)
            .map(|(number, question)| question_data(number, question, words))
            .collect(),
        columns: (1_usize..)
            .zip(asked.iter().take(ON_SHEET))
            .map(|(number, question)| ColumnData {
                name: words.say(&msg!("packet-column-question", n = number)),
                letters: (0..question.answers.len()).map(letter).collect(),
            })
            .collect(),
    }
}

fn question_data(number: usize, question: &Question, words: &Words) -> QuestionData {
    let language = words.language();
    let answers = question.answers.iter().enumerate();
    QuestionData {
        number,
        text: question.text.in_language(language).to_owned(),
        answers: answers
            .map(|(place, answer)| AnswerData {
                letter: letter(place),
                text: answer.text.in_language(language).to_owned(),
                then: match answer.then {
                    Then::Next => String::new(),
                    Then::Question(to) => words.say(&msg!("packet-answer-to", n = to)),
                    Then::End => words.text("packet-answer-to-end"),
                },
            })
            .collect(),
    }
}
