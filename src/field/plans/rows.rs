//! Two plans side by side, a row for each figure.

use std::collections::BTreeSet;

use crate::base::units::Minutes;
use crate::base::words::{Message, Words};
use crate::field::plans::Figures;
use crate::model::address::LeftOut;
use crate::msg;

/// A figure of two plans.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it is.
    pub what: Message,
    /// What it is in each of them, in words.
    pub values: [String; 2],
}

impl Row {
    /// Whether the two differ as they are written.
    pub fn differs(&self) -> bool {
        self.values[0] != self.values[1]
    }
}

/// The figures of two plans, and how many addresses are in one of them alone.
pub fn rows(plans: [&Figures; 2], alone: [usize; 2], words: &Words) -> Vec<Row> {
    let row = |what: Message, say: &dyn Fn(&Figures) -> String| Row {
        what,
        values: plans.map(say),
    };
    let count = |count: usize| words.count(count as u64);
    let share = |share: f64| words.measure(100.0 * share, 0, "%");
    let mut rows = vec![
        row(msg!("plans-turfs"), &|it| count(it.turfs)),
        row(msg!("plans-doors"), &|it| words.count(it.doors)),
        row(msg!("plans-addresses"), &|it| count(it.addresses)),
        Row {
            what: msg!("plans-alone"),
            values: alone.map(count),
        },
        row(msg!("plans-time"), &|it| words.minutes(it.time)),
        row(msg!("plans-length"), &|it| words.metres(it.length)),
        row(msg!("plans-doors-per-hour"), &|it| {
            words.number(it.doors_per_hour(), 1)
        }),
        row(msg!("plans-mean"), &|it| words.minutes(it.mean)),
        row(msg!("plans-longest"), &|it| {
            words.minutes(Minutes(it.longest.0))
        }),
        row(msg!("plans-largest-off"), &|it| share(it.largest_off)),
        row(msg!("plans-mean-off"), &|it| share(it.mean_off)),
    ];
    if plans.iter().all(|it| it.split.is_some()) {
        rows.push(row(msg!("plans-split"), &|it| {
            count(it.split.unwrap_or_default())
        }));
    }
    let evenings: BTreeSet<u32> = all(plans, |it| it.evenings.keys().copied());
    for evening in evenings {
        let doors = |it: &Figures| it.evenings.get(&evening).copied().unwrap_or_default();
        let what = msg!("plans-evening", n = u64::from(evening));
        rows.push(row(what, &|it| words.count(doors(it))));
    }
    let reasons: BTreeSet<LeftOut> = all(plans, |it| it.left_out.keys().copied());
    for reason in reasons {
        let out = |it: &Figures| it.left_out.get(&reason).copied().unwrap_or_default();
        rows.push(row(said(reason), &|it| words.count(out(it))));
    }
    rows
}

/// What stands in either of two plans.
fn all<'a, T: Ord, I: Iterator<Item = T> + 'a>(
    plans: [&'a Figures; 2],
    of: impl Fn(&'a Figures) -> I,
) -> BTreeSet<T> {
    plans.into_iter().flat_map(of).collect()
}

/// Why addresses are on no turf.
fn said(reason: LeftOut) -> Message {
    match reason {
        LeftOut::NotLocated => msg!("plans-out-not-located"),
        LeftOut::OutsidePrecincts => msg!("plans-out-outside-precincts"),
        LeftOut::OutsideTarget => msg!("plans-out-outside-target"),
        LeftOut::NoDoors => msg!("plans-out-no-doors"),
        LeftOut::Later => msg!("plans-out-later"),
        LeftOut::TakenOut => msg!("plans-out-taken-out"),
        LeftOut::Done => msg!("plans-out-done"),
        LeftOut::Objects => msg!("plans-out-objects"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::words::Language;
    use crate::field::plans::only_in;
    use crate::field::plans::tests::plan;

    #[test]
    fn rows_say_both_and_mark_what_differs() {
        let one = plan(&[(&["a", "b"], 60.0, 500.0, 1), (&["c"], 60.0, 400.0, 2)]);
        let mut other = plan(&[(&["a"], 50.0, 300.0, 1), (&["b"], 70.0, 600.0, 1)]);
        other.left_out = vec![(LeftOut::Later, "c".to_owned())];
        let figures = [&one, &other].map(|plan| Figures::of(plan, None));
        let alone = [only_in(&one, &other), only_in(&other, &one)];
        let words = Words::new(Language::English);
        let rows = rows([&figures[0], &figures[1]], alone, &words);
        let of = |key: &str| {
            let row = rows.iter().find(|row| row.what.key() == key).unwrap();
            (row.values.each_ref().map(String::as_str), row.differs())
        };
        assert_eq!(of("plans-turfs"), (["2", "2"], false));
        assert_eq!(of("plans-doors"), (["9", "6"], true));
        assert_eq!(of("plans-alone"), (["1", "0"], true));
        assert_eq!(of("plans-doors-per-hour"), (["4.5", "3.0"], true));
        assert_eq!(of("plans-out-later"), (["0", "1"], true));
        let evenings = rows.iter().filter(|row| row.what.key() == "plans-evening");
        let evenings: Vec<_> = evenings.map(|row| row.values.clone()).collect();
        assert_eq!(evenings, [["6", "6"], ["3", "0"]]);
    }
}
