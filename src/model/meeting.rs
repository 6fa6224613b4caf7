//! Where crews meet: a place on the ground, and what it is called.

use std::fmt;
use std::str::FromStr;

use crate::model::schedule::NotRead;

/// A place where crews meet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MeetingPoint {
    /// Degrees east.
    pub lon: f64,
    /// Degrees north.
    pub lat: f64,
    /// Its name or address in words; may be empty.
    pub name: String,
}

impl MeetingPoint {
    /// A place without a name; its degrees to a millionth, which is a hand's breadth.
    pub fn at(lon: f64, lat: f64) -> Self {
        let [lon, lat] = [lon, lat].map(|degrees| (1e6 * degrees).round() / 1e6);
        Self {
            lon,
            lat,
            name: String::new(),
        }
    }

    /// Degrees east and north.
    pub fn place(&self) -> (f64, f64) {
        (self.lon, self.lat)
    }

    /// Its degrees as they are written: `47.76, 4.74`, north first.
    pub fn degrees(&self) -> String {
        format!("{}, {}", self.lat, self.lon)
    }

    /// What it is called; its degrees where it has no name.
    pub fn in_words(&self) -> String {
        if self.name.is_empty() {
            self.degrees()
        } else {
            self.name.clone()
        }
    }

    /// How far it is to a place in degrees east and north, as the crow flies, in degrees of latitude.
    pub fn away(&self, (lon, lat): (f64, f64)) -> f64 {
        let narrow = lat.to_radians().cos();
        ((self.lon - lon) * narrow).hypot(self.lat - lat)
    }
}

impl fmt::Display for MeetingPoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.degrees())?;
        if !self.name.is_empty() {
            write!(f, ", {}", self.name)?;
        }
        Ok(())
    }
}

impl FromStr for MeetingPoint {
    type Err = NotRead;

    /// `47.76,4.74` or `47.76,4.74,Town hall, 1 square`: latitude, longitude, and its name.
    fn from_str(text: &str) -> Result<Self, NotRead> {
        let mut parts = text.splitn(3, ',').map(str::trim);
        let mut degrees = |most: f64| {
            let number: f64 = parts.next()?.parse().ok()?;
            (number.abs() <= most).then_some(number)
        };
        let lat = degrees(90.0).ok_or(NotRead)?;
        let lon = degrees(180.0).ok_or(NotRead)?;
        Ok(Self {
            name: parts.next().unwrap_or_default().to_owned(),
            ..Self::at(lon, lat)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let point: MeetingPoint = "48.9, 2.48,Mairie, 1 place du Marché".parse().unwrap();
        assert_eq!(point.place(), (2.48, 48.9));
        assert_eq!(point.in_words(), "Mairie, 1 place du Marché");
        assert_eq!(point.to_string().parse(), Ok(point));
        let nameless: MeetingPoint = "-1.5,4".parse().unwrap();
        assert_eq!(nameless.in_words(), "-1.5, 4");
        for text in ["", "48.9", "91,2", "48.9,north", "48.9,2.4x", "NaN,2"] {
            assert!(text.parse::<MeetingPoint>().is_err(), "{text}");
        }
    }

    #[test]
    fn the_nearest_is_by_metres_not_by_degrees() {
        // At 60° north a degree to the east is half as long as one to the north.
        let (east, north) = (MeetingPoint::at(1.5, 60.0), MeetingPoint::at(0.0, 61.0));
        let all = [north, east];
        let away = all.each_ref().map(|it| it.away((0.0, 60.0)));
        assert!(away[1] < away[0], "{away:?}");
    }
}
