//! When crews go out, and what they are called: days with their times, crews with a phone each.

use std::fmt;
use std::str::FromStr;

use crate::base::date::Date;
use crate::base::time_of_day::TimeOfDay;
use crate::model::hardship::Hardships;

/// A text that is none of what is meant here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not written as it is read")]
pub struct NotRead;

/// A time on a day, when crews are out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slot {
    /// The day.
    pub date: Date,
    /// When they meet.
    pub from: TimeOfDay,
    /// When they are back.
    pub until: TimeOfDay,
}

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}-{}", self.date, self.from, self.until)
    }
}

impl FromStr for Slot {
    type Err = NotRead;

    /// `2026-03-14 18:00-20:30`; whether the end is after the beginning is for a check to say.
    fn from_str(text: &str) -> Result<Self, NotRead> {
        let (date, times) = text.trim().split_once([' ', 'T']).ok_or(NotRead)?;
        let (from, until) = times.split_once('-').ok_or(NotRead)?;
        Ok(Self {
            date: date.parse().map_err(|_not_a_date| NotRead)?,
            from: from.parse().map_err(|_not_a_time| NotRead)?,
            until: until.parse().map_err(|_not_a_time| NotRead)?,
        })
    }
}

/// Two people with a clipboard: what they are called, never who they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Crew {
    /// A number or a role, never a private person's name.
    pub name: String,
    /// The phone they carry; may be empty.
    pub phone: String,
    /// What they cannot take.
    pub cannot: Hardships,
}

impl fmt::Display for Crew {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)?;
        if !self.phone.is_empty() {
            write!(f, ", {}", self.phone)?;
        }
        Ok(())
    }
}

impl FromStr for Crew {
    type Err = NotRead;

    /// `Crew 1, 01 99 00 00 01`: the phone is what stands behind the last comma.
    fn from_str(text: &str) -> Result<Self, NotRead> {
        let (name, phone) = text.rsplit_once(',').unwrap_or((text, ""));
        let (name, phone) = (name.trim().to_owned(), phone.trim().to_owned());
        if name.is_empty() {
            return Err(NotRead);
        }
        Ok(Self {
            name,
            phone,
            cannot: Hardships::new(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let slot: Slot = "2026-03-14 18h-20:30".parse().unwrap();
        assert_eq!(slot.to_string(), "2026-03-14 18:00-20:30");
        assert_eq!(slot.to_string().parse(), Ok(slot));
        let crew: Crew = "Binôme Gare, nord, 06 00 00 00 01".parse().unwrap();
        assert_eq!(crew.name, "Binôme Gare, nord");
        assert_eq!(crew.to_string().parse(), Ok(crew));
        assert_eq!("Crew 2".parse::<Crew>().unwrap().phone, "");
    }

    #[test]
    fn what_is_no_slot_or_crew_is_refused() {
        for text in [
            "2026-03-14",
            "2026-03-14 18:00",
            "18:00-20:30",
            "2026-13-01 18:00-19:00",
        ] {
            assert!(text.parse::<Slot>().is_err(), "{text}");
        }
        assert!(", 06".parse::<Crew>().is_err());
    }
}
