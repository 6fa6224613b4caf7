//! The register of processing (GDPR, article 30), made of the decisions and files of a project.

pub mod provenance;

use std::path::Path;

use crate::base::date::Date;
use crate::base::words::{Message, Words};
use crate::io::export::print::PrintError;
use crate::io::pdf::register::{Register, Section};
use crate::io::source::{file_name, has_extension};
use crate::model::project::{Basemap, Role, Source};
use crate::msg;
use crate::session::Session;
use crate::session::problem::Problem;

impl Session {
    /// The register as a file's bytes: PDF where its name ends so, else CSV.
    ///
    /// # Errors
    /// A [`Problem`] when it cannot be printed.
    pub fn register_bytes(
        &self,
        path: &Path,
        words: &Words,
        today: Date,
    ) -> Result<Vec<u8>, Problem> {
        let register = self.register(words, today);
        if !has_extension(path, "pdf") {
            return Ok(register.to_csv().into_bytes());
        }
        let printed = register.to_pdf(today);
        printed.map_err(|error| Problem::from(&PrintError::Template(error)))
    }

    /// The register of this project, said in a language.
    pub fn register(&self, words: &Words, today: Date) -> Register {
        let project = self.project();
        let operation = &project.operation;
        let name = match project.name.trim() {
            "" => self.path().map(file_name).unwrap_or_default(),
            name => name.to_owned(),
        };
        let subtitle = [operation.campaign.clone(), name, words.date(today)];
        let subtitle = subtitle.into_iter().filter(|part| !part.is_empty());
        Register {
            language: words.language().code(),
            title: words.text("register-title"),
            subtitle: subtitle.collect::<Vec<_>>().join(" · "),
            page: words.text("packet-page"),
            missing: said(self.register_gaps(), words),
            missing_title: words.text("register-missing"),
            sections: vec![
                self.who_and_why(words),
                self.categories(words),
                self.recipients(words),
                self.retention(words),
                self.suppression(words),
                measures(words),
            ],
            sources_title: words.text("register-sources"),
            columns: vec![
                words.text("register-column-name"),
                words.text("register-column-file"),
                words.text("register-column-role"),
                words.text("register-column-origin"),
                words.text("register-column-licence"),
                words.text("register-column-dated"),
                words.text("register-column-vintage"),
                "SHA-256".to_owned(),
            ],
            sources: project
                .sources
                .iter()
                .map(|source| self.source_row(source, words))
                .collect(),
        }
    }

    /// What a data officer has to add before the register is whole.
    fn register_gaps(&self) -> Vec<Message> {
        let operation = &self.project().operation;
        let mut gaps = Vec::new();
        if operation.campaign.trim().is_empty() {
            gaps.push(msg!("register-gap-campaign"));
        }
        if operation.contact.trim().is_empty() {
            gaps.push(msg!("register-gap-contact"));
        }
        if operation.objective.trim().is_empty() {
            gaps.push(msg!("register-gap-objective"));
        }
        if operation.destroy_by.is_none() {
            gaps.push(msg!("register-gap-destroy"));
        }
        for source in &self.project().sources {
            if self.file_report(source).provenance.licence.is_empty() {
                gaps.push(msg!("register-gap-licence", name = source.name.as_str()));
            }
        }
        gaps
    }

    fn who_and_why(&self, words: &Words) -> Section {
        let operation = &self.project().operation;
        let told = |text: &str| match text.trim() {
            "" => msg!("register-not-told"),
            text => msg!("register-told", text = text),
        };
        section(
            msg!("register-who-and-why"),
            vec![
                (msg!("register-controller"), told(&operation.campaign)),
                (msg!("register-contact"), told(&operation.contact)),
                (msg!("register-operation"), told(&operation.name)),
                (msg!("register-objective"), told(&operation.objective)),
                (msg!("register-purposes"), msg!("register-purposes-text")),
                (msg!("register-basis"), msg!("register-basis-text")),
            ],
            words,
        )
    }

    /// Whom the data are about, and what they are: by what the project has.
    fn categories(&self, words: &Words) -> Section {
        let has = |role: Role| {
            let mut sources = self.project().sources.iter();
            sources.any(|source| source.role == role)
        };
        let votes = self.project().sources.iter().any(|source| {
            let read = self.data().table(source);
            read.is_some_and(|read| !read.contests.is_empty())
        });
        let mut items = vec![(msg!("register-persons"), msg!("register-persons-text"))];
        if has(Role::Addresses) {
            let n = self.addresses().map_or(0, |addresses| addresses.len());
            items.push((
                msg!("register-addresses"),
                msg!("register-addresses-text", n = n),
            ));
        }
        let asked = &self.project().operation.questionnaire.questions;
        if !asked.is_empty() {
            let language = words.language();
            let asked: Vec<&str> = asked
                .iter()
                .map(|question| question.text.in_language(language))
                .collect();
            items.push((
                msg!("register-answers"),
                msg!(
                    "register-answers-text",
                    n = asked.len(),
                    questions = asked.join(" / ")
                ),
            ));
        }
        if votes {
            items.push((msg!("register-results"), msg!("register-results-text")));
        }
        if !self.derived().veils.is_empty() {
            items.push((msg!("register-people"), msg!("register-people-text")));
        }
        if has(Role::Zones) || has(Role::Places) {
            items.push((msg!("register-zones"), msg!("register-zones-text")));
        }
        items.push((msg!("register-never"), msg!("register-never-text")));
        section(msg!("register-categories"), items, words)
    }

    fn recipients(&self, words: &Words) -> Section {
        let leaves = match self.project().basemap {
            Basemap::None | Basemap::File(_) => msg!("register-leaves-nothing"),
            Basemap::OpenStreetMap | Basemap::IgnPlan => msg!("register-leaves-tiles"),
        };
        section(
            msg!("register-recipients"),
            vec![
                (msg!("register-crews"), msg!("register-crews-text")),
                (msg!("register-leaves"), leaves),
            ],
            words,
        )
    }

    fn retention(&self, words: &Words) -> Section {
        let destroy = match self.project().operation.destroy_by {
            Some(date) => msg!("register-destroy-by", date = words.date(date)),
            None => msg!("register-destroy-unset"),
        };
        section(
            msg!("register-retention"),
            vec![
                (msg!("register-destroy"), destroy),
                (
                    msg!("register-objections"),
                    msg!("register-objections-text"),
                ),
            ],
            words,
        )
    }

    /// Small counts by source, and the columns that were refused.
    fn suppression(&self, words: &Words) -> Section {
        let mut items = vec![(msg!("register-rule"), msg!("register-rule-text"))];
        let named = |source: &Source| msg!("register-told", text = source.name.as_str());
        for source in &self.project().sources {
            if let Some(small) = self.small_counts(source) {
                items.push((named(source), provenance::small_in_words(&small)));
            }
        }
        let before = items.len();
        for source in &self.project().sources {
            let notes = self.data().fact(source).map(|fact| fact.notes.as_slice());
            let refused = notes.unwrap_or_default().iter();
            let refused = refused.filter(|note| note.key() == "note-personal");
            items.extend(refused.map(|note| (named(source), note.clone())));
        }
        if items.len() == before {
            items.push((msg!("register-refused"), msg!("register-refused-none")));
        }
        section(msg!("register-suppression"), items, words)
    }

    fn source_row(&self, source: &Source, words: &Words) -> Vec<String> {
        let file = self.file_report(source);
        let about = file.provenance;
        let origin = if file.recognised {
            words.say(&msg!("register-recognised", origin = about.origin))
        } else {
            about.origin
        };
        let part = source.part.as_ref();
        let part = part.map(|part| format!(" › {part}")).unwrap_or_default();
        let or_dash = |text: String| {
            if text.is_empty() {
                "–".to_owned()
            } else {
                text
            }
        };
        vec![
            source.name.clone(),
            format!("{}{part}", file_name(&source.path)),
            words.say(&role(source.role)),
            or_dash(origin),
            or_dash(about.licence),
            or_dash(about.dated),
            or_dash(about.vintage),
            or_dash(file.hash),
        ]
    }
}

fn measures(words: &Words) -> Section {
    section(
        msg!("register-measures"),
        vec![
            (msg!("register-local"), msg!("register-local-text")),
            (msg!("register-areas"), msg!("register-areas-text")),
            (msg!("register-paper"), msg!("register-paper-text")),
            (msg!("register-traced"), msg!("register-traced-text")),
        ],
        words,
    )
}

fn section(title: Message, items: Vec<(Message, Message)>, words: &Words) -> Section {
    let items = items.into_iter();
    Section {
        title: words.say(&title),
        items: items
            .map(|(name, text)| (words.say(&name), words.say(&text)))
            .collect(),
    }
}

fn said(messages: Vec<Message>, words: &Words) -> Vec<String> {
    messages.iter().map(|message| words.say(message)).collect()
}

fn role(role: Role) -> Message {
    match role {
        Role::Precincts => msg!("role-precincts"),
        Role::Table => msg!("role-table"),
        Role::Zones => msg!("role-zones"),
        Role::Places => msg!("role-places"),
        Role::Addresses => msg!("role-addresses"),
        Role::Streets => msg!("role-streets"),
        Role::Barriers => msg!("role-barriers"),
        Role::Buildings => msg!("role-buildings"),
        Role::Visits => msg!("role-visits"),
    }
}
