//! Reading a file only to see what would come of it.

use crate::model::project::Source;
use crate::msg;
use crate::session::Session;
use crate::session::data::{self, ReadKey};
use crate::session::jobs::Outcome;

impl Session {
    /// Reads a file as a source that the project does not have, as a job: what comes of it is in
    /// [`Self::data`] like any other, until another such reading is asked for.
    pub fn try_reading(&mut self, source: Source) {
        let key = ReadKey::of(&source);
        if !self.data.wants(&key) {
            return;
        }
        // Of trials only the reading as it stands is worth keeping beside the newest.
        if source.options.rule.is_some()
            && let Some(last) = self.trial.replace(key.clone())
            && !self
                .project()
                .sources
                .iter()
                .any(|it| ReadKey::of(it) == last)
        {
            self.data.forget(&last);
        }
        self.start(msg!("job-read", name = source.name.as_str()), move |task| {
            let fact = data::read(&source, None, task).map(|(fact, _)| fact);
            Ok(Outcome::SourceRead {
                key,
                fact,
                to_keep: None,
            })
        });
    }
}
