//! The two languages: every word a person reads, and numbers as they write them.

use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

pub mod message;
mod numbers;

pub use crate::base::words::message::{Arg, Message};

/// A language Arpent speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English, the language of the code and of messages that scripts read.
    #[default]
    English,
    /// French.
    French,
}

impl Language {
    /// Both, in the order they are offered.
    pub const ALL: [Self; 2] = [Self::French, Self::English];

    /// Its two-letter code.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
        }
    }

    /// Its own name for itself.
    pub fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::French => "Français",
        }
    }

    /// The language that a code such as `fr-FR` asks for, if we speak it.
    pub fn from_code(code: &str) -> Option<Self> {
        let code = code.to_ascii_lowercase();
        Self::ALL
            .into_iter()
            .find(|language| code.starts_with(language.code()))
    }

    /// The language the system is set to; English where we do not speak it.
    pub fn of_system() -> Self {
        sys_locale::get_locale()
            .and_then(|locale| Self::from_code(&locale))
            .unwrap_or_default()
    }
}

/// The Fluent files of one language, by area of the program.
type Files = [&'static str; 31];

const ENGLISH: Files = [
    include_str!("../../../assets/words/en/common.ftl"),
    include_str!("../../../assets/words/en/data.ftl"),
    include_str!("../../../assets/words/en/score.ftl"),
    include_str!("../../../assets/words/en/map.ftl"),
    include_str!("../../../assets/words/en/turf.ftl"),
    include_str!("../../../assets/words/en/edit.ftl"),
    include_str!("../../../assets/words/en/packet.ftl"),
    include_str!("../../../assets/words/en/questionnaire.ftl"),
    include_str!("../../../assets/words/en/project.ftl"),
    include_str!("../../../assets/words/en/cli.ftl"),
    include_str!("../../../assets/words/en/window.ftl"),
    include_str!("../../../assets/words/en/rule.ftl"),
    include_str!("../../../assets/words/en/register.ftl"),
    include_str!("../../../assets/words/en/indicators.ftl"),
    include_str!("../../../assets/words/en/export.ftl"),
    include_str!("../../../assets/words/en/help.ftl"),
    include_str!("../../../assets/words/en/scene.ftl"),
    include_str!("../../../assets/words/en/two.ftl"),
    include_str!("../../../assets/words/en/form.ftl"),
    include_str!("../../../assets/words/en/ground.ftl"),
    include_str!("../../../assets/words/en/deck.ftl"),
    include_str!("../../../assets/words/en/find.ftl"),
    include_str!("../../../assets/words/en/preview.ftl"),
    include_str!("../../../assets/words/en/operation.ftl"),
    include_str!("../../../assets/words/en/meeting.ftl"),
    include_str!("../../../assets/words/en/crews.ftl"),
    include_str!("../../../assets/words/en/plans.ftl"),
    include_str!("../../../assets/words/en/preflight.ftl"),
    include_str!("../../../assets/words/en/doors.ftl"),
    include_str!("../../../assets/words/en/visits.ftl"),
    include_str!("../../../assets/words/en/operations.ftl"),
];

const FRENCH: Files = [
    include_str!("../../../assets/words/fr/common.ftl"),
    include_str!("../../../assets/words/fr/data.ftl"),
    include_str!("../../../assets/words/fr/score.ftl"),
    include_str!("../../../assets/words/fr/map.ftl"),
    include_str!("../../../assets/words/fr/turf.ftl"),
    include_str!("../../../assets/words/fr/edit.ftl"),
    include_str!("../../../assets/words/fr/packet.ftl"),
    include_str!("../../../assets/words/fr/questionnaire.ftl"),
    include_str!("../../../assets/words/fr/project.ftl"),
    include_str!("../../../assets/words/fr/cli.ftl"),
    include_str!("../../../assets/words/fr/window.ftl"),
    include_str!("../../../assets/words/fr/rule.ftl"),
    include_str!("../../../assets/words/fr/register.ftl"),
    include_str!("../../../assets/words/fr/indicators.ftl"),
    include_str!("../../../assets/words/fr/export.ftl"),
    include_str!("../../../assets/words/fr/help.ftl"),
    include_str!("../../../assets/words/fr/scene.ftl"),
    include_str!("../../../assets/words/fr/two.ftl"),
    include_str!("../../../assets/words/fr/form.ftl"),
    include_str!("../../../assets/words/fr/ground.ftl"),
    include_str!("../../../assets/words/fr/deck.ftl"),
    include_str!("../../../assets/words/fr/find.ftl"),
    include_str!("../../../assets/words/fr/preview.ftl"),
    include_str!("../../../assets/words/fr/operation.ftl"),
    include_str!("../../../assets/words/fr/meeting.ftl"),
    include_str!("../../../assets/words/fr/crews.ftl"),
    include_str!("../../../assets/words/fr/plans.ftl"),
    include_str!("../../../assets/words/fr/preflight.ftl"),
    include_str!("../../../assets/words/fr/doors.ftl"),
    include_str!("../../../assets/words/fr/visits.ftl"),
    include_str!("../../../assets/words/fr/operations.ftl"),
];

/// One language, ready to speak.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Words").field(&self.language).finish()
    }
}

impl Words {
    /// Loads a language.
    pub fn new(language: Language) -> Self {
        let (id, files) = match language {
            Language::English => ("en", ENGLISH),
            Language::French => ("fr", FRENCH),
        };
        let id: LanguageIdentifier = id.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        bundle.set_use_isolating(false);
        for file in files {
            // A test parses every file; at run time what could be read is used.
            let resource = match FluentResource::try_new(file.to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Self { language, bundle }
    }

    /// The language spoken.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The words for a key that has no gaps; the key itself if it is unknown.
    pub fn text(&self, key: &'static str) -> String {
        self.say(&Message::new(key))
    }

    /// Says a message.
    pub fn say(&self, message: &Message) -> String {
        let Some(pattern) = self
            .bundle
            .get_message(message.key)
            .and_then(|found| found.value())
        else {
            return message.key.to_owned();
        };
        let mut args = FluentArgs::with_capacity(message.args.len() * 2);
        for (name, arg) in &message.args {
            match arg {
                Arg::Text(text) => args.set(*name, FluentValue::from(text.as_str())),
                Arg::Count(count) => {
                    // `$n` chooses the plural; `$n-text` is how it is written.
                    args.set(*name, FluentValue::from(*count));
                    args.set(
                        format!("{name}-text"),
                        FluentValue::from(self.count(*count)),
                    );
                }
                Arg::Number(number, decimals) => {
                    args.set(*name, FluentValue::from(self.number(*number, *decimals)));
                }
                Arg::Message(inner) => args.set(*name, FluentValue::from(self.say(inner))),
            }
        }
        let mut errors = Vec::new();
        self.bundle
            .format_pattern(pattern, Some(&args), &mut errors)
            .into_owned()
    }

    /// The words for a key that is made while running and has no gaps, or for one of its
    /// attributes, `key.attribute`.
    pub fn find(&self, key: &str) -> Option<String> {
        let pattern = match key.split_once('.') {
            None => self.bundle.get_message(key)?.value()?,
            Some((key, attribute)) => {
                let message = self.bundle.get_message(key)?;
                message.get_attribute(attribute)?.value()
            }
        };
        let said = self.bundle.format_pattern(pattern, None, &mut Vec::new());
        Some(said.into_owned())
    }

    /// Whether a key is known; for tests.
    pub fn knows(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }
}
