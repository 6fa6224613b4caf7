//! What a crew says at the door and shows there: the script, the notice of rights.

use serde::Serialize;

use crate::base::words::{Message, Words};
use crate::field::packet::Packet;
use crate::model::operation::{Kind, Operation};
use crate::msg;

/// Paragraphs of what to say: the operation's own, or a script that serves most. Where questions
/// are asked, they stand behind it.
pub(super) fn script(packet: &Packet, words: &Words) -> Vec<String> {
    let operation = &packet.operation;
    let own: Vec<String> = operation
        .script
        .lines()
        .map(|line| line.trim().to_owned())
        .filter(|line| !line.is_empty())
        .collect();
    if !own.is_empty() {
        return own;
    }
    let hello = match operation.campaign.trim() {
        "" => msg!("packet-script-hello-plain"),
        campaign => msg!("packet-script-hello", campaign = campaign),
    };
    let mut said = vec![words.say(&hello)];
    if operation.questionnaire.is_empty() {
        let lines = script_lines(operation.kind);
        said.extend(lines.iter().map(|line| words.say(line)));
        said.push(words.text("packet-script-thanks"));
    }
    said
}

/// What most say where nobody wrote a script or questions.
fn script_lines(kind: Option<Kind>) -> Vec<Message> {
    match kind {
        None => vec![
            msg!("packet-script-question-1"),
            msg!("packet-script-question-2"),
            msg!("packet-script-question-3"),
        ],
        Some(Kind::Register) => vec![
            msg!("packet-script-register-1"),
            msg!("packet-script-register-2"),
        ],
        Some(Kind::GetOutTheVote) => {
            vec![msg!("packet-script-vote-1"), msg!("packet-script-vote-2")]
        }
        Some(Kind::Persuade) => vec![
            msg!("packet-script-persuade-1"),
            msg!("packet-script-persuade-2"),
        ],
        Some(Kind::Leaflets) => vec![msg!("packet-script-leaflets-1")],
    }
}

/// What to say behind the questions; empty where the script has said it.
pub(super) fn closing(packet: &Packet, words: &Words) -> String {
    let operation = &packet.operation;
    if operation.questionnaire.is_empty() || !operation.script.trim().is_empty() {
        String::new()
    } else {
        words.text("packet-script-thanks")
    }
}

/// A heading and what it says.
#[derive(Debug, Serialize)]
pub(super) struct Notice {
    title: String,
    text: String,
}

/// The operation's own notice, or one that says what the law asks for: who, why, on what grounds,
/// what is noted, where the address comes from, who sees it, how to object, until when.
pub(super) fn rights(packet: &Packet, source: &str, words: &Words) -> Vec<Notice> {
    let operation = &packet.operation;
    let own = operation.notice.lines().map(str::trim);
    let own: Vec<Notice> = own
        .filter(|line| !line.is_empty())
        .map(|line| Notice {
            title: String::new(),
            text: line.to_owned(),
        })
        .collect();
    if own.is_empty() {
        usual_rights(operation, source, words)
    } else {
        own
    }
}

fn usual_rights(operation: &Operation, source: &str, words: &Words) -> Vec<Notice> {
    let told = |text: &str, blank: Message| match text.trim() {
        "" => words.say(&blank),
        text => text.to_owned(),
    };
    let campaign = told(&operation.campaign, msg!("packet-rights-campaign-blank"));
    let contact = unbroken(&told(
        &operation.contact,
        msg!("packet-rights-contact-blank"),
    ));
    let objective = match (operation.objective.trim(), operation.kind) {
        ("", None) => words.text("packet-rights-objective-blank"),
        ("", Some(kind)) => words.say(&kind.purpose()),
        (objective, _) => sentence(objective),
    };
    let noted = if operation.questionnaire.is_empty() {
        msg!("packet-rights-noted")
    } else {
        msg!("packet-rights-noted-answers")
    };
    let source = told(source, msg!("packet-rights-from-public"));
    let until = match operation.destroy_by {
        None => words.text("packet-rights-until-blank"),
        Some(date) => words.date(date),
    };
    let notice = |title: Message, text: Message| Notice {
        title: words.say(&title),
        text: words.say(&text),
    };
    vec![
        notice(
            msg!("packet-rights-who"),
            msg!(
                "packet-rights-who-text",
                campaign = campaign,
                contact = contact
            ),
        ),
        notice(
            msg!("packet-rights-why"),
            msg!("packet-rights-why-text", objective = objective),
        ),
        notice(msg!("packet-rights-what"), noted),
        notice(
            msg!("packet-rights-from"),
            msg!("packet-rights-from-text", source = source),
        ),
        notice(
            msg!("packet-rights-object"),
            msg!("packet-rights-object-text"),
        ),
        notice(
            msg!("packet-rights-until"),
            msg!("packet-rights-until-text", date = until),
        ),
    ]
}

/// The text with the figures of a phone number on one line.
pub(super) fn unbroken(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let is_digit = |place: usize| letters.get(place).is_some_and(char::is_ascii_digit);
    let letter = |(place, &letter): (usize, &char)| {
        let within = letter == ' ' && 0 < place && is_digit(place - 1) && is_digit(place + 1);
        if within { '\u{a0}' } else { letter }
    };
    letters.iter().enumerate().map(letter).collect()
}

/// The text with a full stop where it has none.
fn sentence(text: &str) -> String {
    let ended = text.ends_with(['.', '!', '?', '…']);
    format!("{text}{}", if ended { "" } else { "." })
}
