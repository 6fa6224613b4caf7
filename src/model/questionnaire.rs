//! What a crew asks at the door: questions, their answers, and where each answer leads.

use crate::base::words::Message;
use crate::model::indicator::Title;
use crate::msg;

/// How many questions there may be: more than these nobody answers on a doorstep.
pub const QUESTIONS_MAX: usize = 12;

/// How many answers a question may have.
pub const ANSWERS_MAX: usize = 10;

/// How many questions, the first ones, have boxes on a street sheet.
pub const ON_SHEET: usize = 4;

/// Questions in the order in which they are asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Questionnaire {
    /// The questions; none where a crew asks nothing that is noted.
    pub questions: Vec<Question>,
}

/// One question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// What is asked.
    pub text: Title,
    /// What can be ticked, `A` first.
    pub answers: Vec<Answer>,
}

/// One answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// What was said.
    pub text: Title,
    /// What is asked then.
    pub then: Then,
}

/// Where an answer leads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Then {
    /// To the question that follows.
    #[default]
    Next,
    /// To this question, counted from 1.
    Question(usize),
    /// To the end: nothing more is asked.
    End,
}

/// Why a questionnaire cannot be asked; places are counted from 1, answers from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There are too many questions: so many.
    TooManyQuestions(usize),
    /// A question has too many answers.
    TooManyAnswers {
        /// The question.
        question: usize,
        /// How many it has.
        answers: usize,
    },
    /// A question has no words.
    NoQuestion(usize),
    /// A question has nothing to tick.
    NoAnswers(usize),
    /// An answer has no words.
    NoAnswer {
        /// The question.
        question: usize,
        /// The answer.
        answer: usize,
    },
    /// An answer leads to a question that is not there.
    Nowhere {
        /// The question.
        question: usize,
        /// The answer.
        answer: usize,
        /// Where it leads.
        to: usize,
    },
    /// An answer leads back, or to its own question.
    Backwards {
        /// The question.
        question: usize,
        /// The answer.
        answer: usize,
        /// Where it leads.
        to: usize,
    },
}

impl Questionnaire {
    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.questions.is_empty()
    }

    /// The first thing that keeps it from being asked.
    ///
    /// # Errors
    /// A [`Fault`] with its place.
    pub fn check(&self) -> Result<(), Fault> {
        if QUESTIONS_MAX < self.questions.len() {
            return Err(Fault::TooManyQuestions(self.questions.len()));
        }
        (1..)
            .zip(&self.questions)
            .try_for_each(|(place, question)| self.check_question(place, question))
    }

    fn check_question(&self, place: usize, question: &Question) -> Result<(), Fault> {
        if is_blank(&question.text) {
            return Err(Fault::NoQuestion(place));
        }
        if question.answers.is_empty() {
            return Err(Fault::NoAnswers(place));
        }
        if ANSWERS_MAX < question.answers.len() {
            return Err(Fault::TooManyAnswers {
                question: place,
                answers: question.answers.len(),
            });
        }
        for (answer, said) in question.answers.iter().enumerate() {
            let question = place;
            match said.then {
                _ if is_blank(&said.text) => return Err(Fault::NoAnswer { question, answer }),
                Then::Question(to) if !(1..=self.questions.len()).contains(&to) => {
                    return Err(Fault::Nowhere {
                        question,
                        answer,
                        to,
                    });
                }
                Then::Question(to) if to <= place => {
                    return Err(Fault::Backwards {
                        question,
                        answer,
                        to,
                    });
                }
                Then::Next | Then::Question(_) | Then::End => (),
            }
        }
        Ok(())
    }

    /// Takes a question out, counted from 0; answers that led to it lead on to what follows.
    pub fn remove(&mut self, place: usize) {
        if place < self.questions.len() {
            self.questions.remove(place);
            self.lead_along(|to| (to != place).then(|| to - usize::from(place < to)));
        }
    }

    /// Asks a question earlier or later, places counted from 0; what led to a question still does.
    pub fn move_to(&mut self, from: usize, to: usize) {
        if from.max(to) < self.questions.len() {
            let mut places: Vec<usize> = (0..self.questions.len()).collect();
            let moved = places.remove(from);
            places.insert(to, moved);
            let question = self.questions.remove(from);
            self.questions.insert(to, question);
            self.lead_along(|to| places.iter().position(|&was| was == to));
        }
    }

    /// Has every answer lead to where its question now stands, places counted from 0.
    fn lead_along(&mut self, now: impl Fn(usize) -> Option<usize>) {
        let questions = self.questions.iter_mut();
        for answer in questions.flat_map(|question| &mut question.answers) {
            if let Then::Question(to) = answer.then {
                let place = to.checked_sub(1).and_then(&now);
                answer.then = place.map_or(Then::Next, |place| Then::Question(place + 1));
            }
        }
    }

    /// The answers that lead past a question, as pairs of question (from 1) and answer (from 0):
    /// it is asked unless one of these was given.
    pub fn past(&self, place: usize) -> Vec<(usize, usize)> {
        let earlier = (1..).zip(&self.questions).take(place.saturating_sub(1));
        let passes = |then: Then| match then {
            Then::Next => false,
            Then::Question(to) => place < to,
            Then::End => true,
        };
        earlier
            .flat_map(|(from, question)| {
                let answers = question.answers.iter().enumerate();
                answers.map(move |(answer, said)| (from, answer, said.then))
            })
            .filter(|&(_, _, then)| passes(then))
            .map(|(from, answer, _)| (from, answer))
            .collect()
    }
}

impl Fault {
    /// What is wrong, for people.
    pub fn said(self) -> Message {
        match self {
            Self::TooManyQuestions(n) => {
                msg!("questionnaire-too-many", n = n, most = QUESTIONS_MAX)
            }
            Self::TooManyAnswers { question, answers } => msg!(
                "questionnaire-too-many-answers",
                question = question,
                n = answers,
                most = ANSWERS_MAX
            ),
            Self::NoQuestion(question) => {
                msg!("questionnaire-no-question", question = question)
            }
            Self::NoAnswers(question) => msg!("questionnaire-no-answers", question = question),
            Self::NoAnswer { question, answer } => msg!(
                "questionnaire-no-answer",
                question = question,
                answer = letter(answer)
            ),
            Self::Nowhere {
                question,
                answer,
                to,
            } => msg!(
                "questionnaire-nowhere",
                question = question,
                answer = letter(answer),
                to = to
            ),
            Self::Backwards {
                question,
                answer,
                to,
            } => msg!(
                "questionnaire-backwards",
                question = question,
                answer = letter(answer),
                to = to
            ),
        }
    }
}

/// The letter by which an answer is ticked: `A` for the first, which is 0.
pub fn letter(answer: usize) -> String {
    let letter = u8::try_from(answer).ok().map(|answer| b'A' + answer);
    let letter = letter.filter(u8::is_ascii_uppercase).map(char::from);
    letter.map_or_else(|| (answer + 1).to_string(), String::from)
}

fn is_blank(text: &Title) -> bool {
    text.fr.trim().is_empty() && text.en.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(branches: &[&[Then]]) -> Questionnaire {
        let question = |thens: &&[Then]| Question {
            text: Title::same("?"),
            answers: thens
                .iter()
                .map(|&then| Answer {
                    text: Title::same("!"),
                    then,
                })
                .collect(),
        };
        Questionnaire {
            questions: branches.iter().map(question).collect(),
        }
    }

    #[test]
    fn what_cannot_be_asked_is_told_with_its_place() {
        use Then::{End, Next, Question as To};
        let check = |branches: &[&[Then]]| asked(branches).check();
        assert_eq!(check(&[]), Ok(()));
        assert_eq!(check(&[&[Next, To(3)], &[End], &[Next]]), Ok(()));
        assert_eq!(
            check(&[&[Next; 10][..]; 12]),
            Ok(()),
            "the most there may be"
        );
        assert_eq!(check(&[&[Next][..]; 13]), Err(Fault::TooManyQuestions(13)));
        assert_eq!(
            check(&[&[Next], &[Next; 11]]),
            Err(Fault::TooManyAnswers {
                question: 2,
                answers: 11
            })
        );
        assert_eq!(check(&[&[]]), Err(Fault::NoAnswers(1)));
        let nowhere = |to| {
            Err(Fault::Nowhere {
                question: 1,
                answer: 1,
                to,
            })
        };
        assert_eq!(check(&[&[Next, To(3)], &[Next]]), nowhere(3));
        assert_eq!(check(&[&[Next, To(0)], &[Next]]), nowhere(0));
        let back = |to| {
            Err(Fault::Backwards {
                question: 2,
                answer: 0,
                to,
            })
        };
        assert_eq!(check(&[&[Next], &[To(1)]]), back(1));
        assert_eq!(check(&[&[Next], &[To(2)]]), back(2), "to itself");
    }

    #[test]
    fn words_that_are_not_there_are_told() {
        let mut silent = asked(&[&[Then::Next, Then::Next]]);
        silent.questions[0].answers[1].text = Title::same("  ");
        let (question, answer) = (1, 1);
        assert_eq!(silent.check(), Err(Fault::NoAnswer { question, answer }));
        silent.questions[0].text = Title::default();
        assert_eq!(silent.check(), Err(Fault::NoQuestion(1)));
    }

    #[test]
    fn a_question_is_passed_over_by_the_answers_that_lead_beyond_it() {
        use Then::{End, Next, Question as To};
        let questionnaire = asked(&[&[Next, To(3), To(4)], &[Next, End], &[Next], &[Next]]);
        assert_eq!(questionnaire.past(1), []);
        assert_eq!(questionnaire.past(2), [(1, 1), (1, 2)]);
        assert_eq!(questionnaire.past(3), [(1, 2), (2, 1)]);
        assert_eq!(questionnaire.past(4), [(2, 1)]);
    }

    #[test]
    fn branches_go_with_their_questions() {
        use Then::{End, Next, Question as To};
        let mut questionnaire = asked(&[&[To(3)], &[To(4)], &[To(4), End], &[Next]]);
        let thens = |questionnaire: &Questionnaire| -> Vec<Vec<Then>> {
            let questions = questionnaire.questions.iter();
            questions
                .map(|question| question.answers.iter().map(|said| said.then).collect())
                .collect()
        };
        questionnaire.move_to(2, 1);
        assert_eq!(
            thens(&questionnaire),
            [vec![To(2)], vec![To(4), End], vec![To(4)], vec![Next]]
        );
        questionnaire.remove(1);
        assert_eq!(thens(&questionnaire), [vec![Next], vec![To(3)], vec![Next]]);
        questionnaire.move_to(2, 9);
        questionnaire.remove(7);
        assert_eq!(
            questionnaire.questions.len(),
            3,
            "nothing to move or remove"
        );
    }

    #[test]
    fn answers_have_letters() {
        assert_eq!([letter(0), letter(9)], ["A", "J"]);
    }
}
