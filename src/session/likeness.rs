//! How alike the indicators are: worked out in a job, when somebody looks at it.

use std::sync::Arc;

use crate::analysis::correlation::{self, Correlations};
use crate::base::memo::Same;
use crate::base::task::{Cancelled, Task};
use crate::model::indicator::Column;
use crate::msg;
use crate::session::Session;
use crate::session::jobs::Outcome;

/// The columns of the indicators that have figures, with the indicators' names, in the order of the
/// project.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LikenessKey {
    columns: Vec<(String, Same<Column>)>,
}

impl LikenessKey {
    /// Works it out: the work of a job.
    fn correlate(&self, task: &Task) -> Result<Correlations, Cancelled> {
        let columns = self.columns.iter().map(|(_, column)| column.0.as_slice());
        correlation::correlations(&columns.collect::<Vec<_>>(), task)
    }
}

/// The correlations of the indicators.
#[derive(Debug, Default)]
pub struct Likeness {
    asked: Option<LikenessKey>,
    known: Option<(LikenessKey, Arc<Correlations>)>,
    twins: Vec<Option<usize>>,
}

impl Likeness {
    /// The names of the indicators compared last, in the order of their columns.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let known = self.known.iter();
        known.flat_map(|(key, _)| key.columns.iter().map(|(name, _)| name.as_str()))
    }

    /// Their correlations, once they are worked out.
    pub fn correlations(&self) -> Option<&Arc<Correlations>> {
        self.known.as_ref().map(|(_, correlations)| correlations)
    }

    /// The indicator that says the same as this one, and Pearson's r; `None` where none does.
    pub fn twin(&self, name: &str) -> Option<(&str, f64)> {
        let (key, correlations) = self.known.as_ref()?;
        let place = key.columns.iter().position(|(known, _)| known == name)?;
        let twin = (*self.twins.get(place)?)?;
        let (other, _) = key.columns.get(twin)?;
        Some((other, correlations.between(place, twin)))
    }
}

impl Session {
    /// How alike the indicators are, as far as that was asked for.
    pub fn likeness(&self) -> &Likeness {
        &self.likeness
    }

    /// Whether the indicators have changed since their likeness was last asked for.
    pub fn likeness_is_stale(&self) -> bool {
        self.likeness.asked.as_ref() != Some(&self.likeness_key())
    }

    /// Works out how alike the indicators are, as a job.
    pub fn compare_indicators(&mut self) {
        let key = self.likeness_key();
        self.likeness.asked = Some(key.clone());
        self.start(msg!("indicators-job-compare"), move |task| {
            let correlations = key.correlate(task)?;
            Ok(Outcome::Compared { key, correlations })
        });
    }

    /// Takes in what a job found, unless the indicators have changed since.
    pub(crate) fn take_likeness(&mut self, key: LikenessKey, correlations: Correlations) {
        if self.likeness.asked.as_ref() == Some(&key) {
            self.likeness.twins = correlations.twins();
            self.likeness.known = Some((key, Arc::new(correlations)));
        }
    }

    fn likeness_key(&self) -> LikenessKey {
        let columns = self.project().indicators.iter().filter_map(|indicator| {
            let column = self.derived().columns.get(&indicator.name)?.as_ref().ok()?;
            Some((indicator.name.clone(), Same(Arc::clone(column))))
        });
        LikenessKey {
            columns: columns.collect(),
        }
    }
}
