//! A time of the day, as crews are told it.

use std::fmt;
use std::str::FromStr;

/// A time of the day, to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay {
    /// Minutes after midnight.
    minutes: u16,
}

/// A text that is not a time of the day written `HH:MM`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a time written HH:MM")]
pub struct NotATime;

impl TimeOfDay {
    /// The time at this hour (0–23) and minute (0–59), if there is one.
    pub fn new(hour: u8, minute: u8) -> Option<Self> {
        (hour < 24 && minute < 60).then(|| Self {
            minutes: 60 * u16::from(hour) + u16::from(minute),
        })
    }

    /// The hour, 0 to 23.
    pub fn hour(self) -> u16 {
        self.minutes / 60
    }

    /// The minute, 0 to 59.
    pub fn minute(self) -> u16 {
        self.minutes % 60
    }

    /// Minutes from this time to a later one; 0 where it is not later.
    pub fn minutes_until(self, later: Self) -> u16 {
        later.minutes.saturating_sub(self.minutes)
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour(), self.minute())
    }
}

impl FromStr for TimeOfDay {
    type Err = NotATime;

    /// `18:30`, and as the French write it: `18h30`, `18h`, `18 h 30`.
    fn from_str(text: &str) -> Result<Self, NotATime> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let (hour, minute) = text.split_once([':', 'h', 'H']).ok_or(NotATime)?;
        let number = |text: &str| text.parse::<u8>().map_err(|_not_a_number| NotATime);
        let minute = if minute.is_empty() {
            0
        } else {
            number(minute)?
        };
        Self::new(number(hour)?, minute).ok_or(NotATime)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_it_is_written_and_as_the_french_write_it() {
        let half_past_six = TimeOfDay::new(18, 30);
        for text in ["18:30", "18h30", "18 h 30"] {
            assert_eq!(text.parse().ok(), half_past_six, "{text}");
        }
        assert_eq!("18h".parse().ok(), TimeOfDay::new(18, 0));
        assert_eq!("9:05".parse::<TimeOfDay>().unwrap().to_string(), "09:05");
        for text in ["24:00", "18:60", "18", "", "noon", "-1:00"] {
            assert!(text.parse::<TimeOfDay>().is_err(), "{text}");
        }
    }

    #[test]
    fn minutes_run_to_a_later_time_only() {
        let [six, eight] = [18, 20].map(|hour| TimeOfDay::new(hour, 0).unwrap());
        assert_eq!(six.minutes_until(eight), 120);
        assert_eq!(eight.minutes_until(six), 0);
    }
}
