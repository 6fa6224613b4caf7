//! Something to say, before it is said in any language.

use std::borrow::Cow;

/// Something to say, not yet in any language: a key of the Fluent files and what fills its gaps.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    pub(super) key: &'static str,
    pub(super) args: Vec<(&'static str, Arg)>,
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
