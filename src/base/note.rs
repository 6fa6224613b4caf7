//! A value, and what was odd about where it came from.

use crate::base::words::Message;

/// A value that could be made, with remarks about what had to be put up with.
#[derive(Clone, Debug, PartialEq)]
pub struct Noted<T> {
    /// The value.
    pub value: T,
    /// Remarks, in the order they were met.
    pub notes: Vec<Message>,
}

impl<T> Noted<T> {
    /// A value with nothing odd about it.
    pub fn plain(value: T) -> Self {
        Self {
            value,
            notes: Vec::new(),
        }
    }

    /// The value alone; its remarks are added to `notes`.
    pub fn take_notes(self, notes: &mut Vec<Message>) -> T {
        notes.extend(self.notes);
        self.value
    }

    /// The same remarks about what `change` makes of the value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Noted<U> {
        Noted {
            value: change(self.value),
            notes: self.notes,
        }
    }
}
