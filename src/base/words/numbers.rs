//! Numbers, lengths, times and days as each language writes them.

use crate::base::date::Date;
use crate::base::time_of_day::TimeOfDay;
use crate::base::units::{Metres, Minutes};
use crate::base::words::{Language, Words};

impl Words {
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

    /// A length of time, in minutes below an hour: `55 min`, `1 h 35`.
    pub fn minutes(&self, time: Minutes) -> String {
        let minutes = time.0.round();
        if minutes < 60.0 {
            return self.measure(minutes, 0, "min");
        }
        let hours = (minutes / 60.0).floor();
        format!("{hours:.0}\u{202f}h\u{202f}{:02.0}", minutes - 60.0 * hours)
    }

    /// A time of the day: `18:30`, `18 h 30`.
    pub fn time_of_day(&self, time: TimeOfDay) -> String {
        match (self.language(), time.minute()) {
            (Language::English, _) => time.to_string(),
            (Language::French, 0) => format!("{}\u{202f}h", time.hour()),
            (Language::French, minute) => {
                format!("{}\u{202f}h\u{202f}{minute:02}", time.hour())
            }
        }
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
