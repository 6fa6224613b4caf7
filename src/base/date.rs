//! A day, always passed in: the core never asks the clock.

use std::fmt;
use std::str::FromStr;

/// A calendar day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(time::Date);

/// A text that is not a day written `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a date written YYYY-MM-DD")]
pub struct NotADate;

impl Date {
    /// The day with this year, month (1–12) and day of the month, if there is one.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let month = time::Month::try_from(month).ok()?;
        time::Date::from_calendar_date(year, month, day)
            .ok()
            .map(Self)
    }

    /// The day `days` after this one.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        Self(self.0.saturating_add(time::Duration::days(days)))
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.0.month().into()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.0.day()
    }

    /// The day that is `seconds` after the start of 1970, for whoever did ask the clock.
    pub fn from_unix_seconds(seconds: i64) -> Option<Self> {
        time::OffsetDateTime::from_unix_timestamp(seconds)
            .ok()
            .map(|moment| Self(moment.date()))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:04}-{:02}-{:02}",
            self.year(),
            self.month(),
            self.day()
        )
    }
}

impl FromStr for Date {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let mut parts = text.trim().splitn(3, '-');
        let mut part = || parts.next().ok_or(NotADate);
        let year = part()?.parse().map_err(|_not_a_number| NotADate)?;
        let month = part()?.parse().map_err(|_not_a_number| NotADate)?;
        let day = part()?.parse().map_err(|_not_a_number| NotADate)?;
        Self::new(year, month, day).ok_or(NotADate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_reads_as_it_is_written() {
        let date: Date = "2026-03-15".parse().unwrap();
        assert_eq!(date.to_string(), "2026-03-15");
        assert_eq!(date.plus_days(20).to_string(), "2026-04-04");
        assert_eq!("2026-02-30".parse::<Date>(), Err(NotADate));
        assert_eq!("15/03/2026".parse::<Date>(), Err(NotADate));
    }
}
