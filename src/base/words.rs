//! The two languages: every word a person reads, and numbers as they write them.

use std::borrow::Cow;
use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::base::date::Date;
use crate::base::units::{Metres, Minutes};

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

/// Something to say, not yet in any language: a key of the Fluent files and what fills its gaps.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    key: &'static str,
    args: Vec<(&'static str, Arg)>,
}

/// What fills a gap in a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// Words as they are: a name, a path, a code.
    Text(String),
    /// A whole number, grouped in thousands; also chooses the plural.
    Count(u64),
    /// A number with this many decimals.
    Number(f64, usize),
    /// Another message, said in the same language.
    Message(Box<Message>),
}

impl Message {
    /// The message with this key. Prefer [`msg!`](crate::msg), which tests can find.
    pub fn new(key: &'static str) -> Self {
        Self {
            key,
            args: Vec::new(),
        }
    }

    /// The same message with one more gap filled.
    #[must_use]
    pub fn with(mut self, name: &'static str, arg: impl Into<Arg>) -> Self {
        self.args.push((name, arg.into()));
        self
    }

    /// Its key in the Fluent files.
    pub fn key(&self) -> &'static str {
        self.key
    }
}

/// Makes a [`Message`]: `msg!("join-matched", rows = 30_u64, file = "a.csv")`.
#[macro_export]
macro_rules! msg {
    ($key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::base::words::Message::new($key)$(.with(stringify!($name), $value))*
    };
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<Cow<'_, str>> for Arg {
    fn from(text: Cow<'_, str>) -> Self {
        Self::Text(text.into_owned())
    }
}

impl From<u64> for Arg {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<u32> for Arg {
    fn from(count: u32) -> Self {
        Self::Count(count.into())
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Self::Count(count as u64)
    }
}

impl From<(f64, usize)> for Arg {
    fn from((number, decimals): (f64, usize)) -> Self {
        Self::Number(number, decimals)
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}

/// The Fluent files of one language, by area of the program.
type Files = [&'static str; 9];

const ENGLISH: Files = [
    include_str!("../../assets/words/en/common.ftl"),
    include_str!("../../assets/words/en/data.ftl"),
    include_str!("../../assets/words/en/score.ftl"),
    include_str!("../../assets/words/en/map.ftl"),
    include_str!("../../assets/words/en/turf.ftl"),
    include_str!("../../assets/words/en/packet.ftl"),
    include_str!("../../assets/words/en/project.ftl"),
    include_str!("../../assets/words/en/cli.ftl"),
    include_str!("../../assets/words/en/window.ftl"),
];

const FRENCH: Files = [
    include_str!("../../assets/words/fr/common.ftl"),
    include_str!("../../assets/words/fr/data.ftl"),
    include_str!("../../assets/words/fr/score.ftl"),
    include_str!("../../assets/words/fr/map.ftl"),
    include_str!("../../assets/words/fr/turf.ftl"),
    include_str!("../../assets/words/fr/packet.ftl"),
    include_str!("../../assets/words/fr/project.ftl"),
    include_str!("../../assets/words/fr/cli.ftl"),
    include_str!("../../assets/words/fr/window.ftl"),
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

    /// Whether a key is known; for tests.
    pub fn knows(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// A whole number in groups of three: `12,345` or `12 345`.
    pub fn count(&self, count: u64) -> String {
        self.grouped(&count.to_string())
    }

    /// A number with a fixed number of decimals: `1,234.5` or `1 234,5`; an en dash for NaN.
    pub fn number(&self, number: f64, decimals: usize) -> String {
        if !number.is_finite() {
            return "–".to_owned();
        }
        let text = format!("{:.decimals$}", number.abs());
        let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
        let negative = number < 0.0 && text.bytes().any(|byte| (b'1'..=b'9').contains(&byte));
        let mut said = String::from(if negative { "−" } else { "" });
        said.push_str(&self.grouped(whole));
        if !rest.is_empty() {
            said.push(match self.language {
                Language::English => '.',
                Language::French => ',',
            });
            said.push_str(rest);
        }
        said
    }

    /// A number with its unit: `12.3%`, `12,3 %`, `340 €`. The unit may be empty.
    pub fn measure(&self, number: f64, decimals: usize, unit: &str) -> String {
        let said = self.number(number, decimals);
        match (unit, self.language) {
            ("", _) => said,
            ("%", Language::English) => format!("{said}%"),
            (unit, _) => format!("{said}\u{202f}{unit}"),
        }
    }

    /// A length, in metres below a kilometre and kilometres from there.
    pub fn metres(&self, length: Metres) -> String {
        if length.0 < 1000.0 {
            self.measure(length.0, 0, "m")
        } else {
            self.measure(length.0 / 1000.0, 1, "km")
        }
    }

    /// A length of time, in minutes below two hours: `95 min`, `2 h 05`.
    pub fn minutes(&self, time: Minutes) -> String {
        let minutes = time.0.round();
        if minutes < 120.0 {
            return self.measure(minutes, 0, "min");
        }
        let hours = (minutes / 60.0).floor();
        format!("{hours:.0}\u{202f}h\u{202f}{:02.0}", minutes - 60.0 * hours)
    }

    /// A day written in full: `15 March 2026`, `15 mars 2026`.
    pub fn date(&self, date: Date) -> String {
        const EN: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        const FR: [&str; 12] = [
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ];
        let index = usize::from(date.month() - 1);
        let (day, month) = match self.language {
            Language::English => (date.day().to_string(), EN[index]),
            Language::French if date.day() == 1 => ("1er".to_owned(), FR[index]),
            Language::French => (date.day().to_string(), FR[index]),
        };
        format!("{day}\u{a0}{month}\u{a0}{}", date.year())
    }

    fn grouped(&self, digits: &str) -> String {
        let separator = match self.language {
            Language::English => ',',
            Language::French => '\u{202f}',
        };
        let mut said = String::with_capacity(digits.len() * 2);
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                said.push(separator);
            }
            said.push(digit);
        }
        said
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_each_language_writes_them() {
        let (en, fr) = (Words::new(Language::English), Words::new(Language::French));
        assert_eq!(en.count(1_234_567), "1,234,567");
        assert_eq!(fr.count(1_234_567), "1\u{202f}234\u{202f}567");
        assert_eq!(fr.number(-1234.56, 1), "−1\u{202f}234,6");
        assert_eq!(en.number(-0.04, 1), "0.0");
        assert_eq!(en.number(f64::NAN, 1), "–");
        assert_eq!(fr.measure(12.34, 1, "%"), "12,3\u{202f}%");
        assert_eq!(en.measure(12.34, 1, "%"), "12.3%");
        assert_eq!(fr.minutes(Minutes(125.0)), "2\u{202f}h\u{202f}05");
    }
}
