//! Whose data a map shows: the day, the sources and their licences, for its foot.

use std::collections::BTreeSet;

use crate::analysis::formula::columns_used;
use crate::base::date::Date;
use crate::base::words::Words;
use crate::io::source::file_name;
use crate::model::project::Source;
use crate::model::shading::Shown;
use crate::msg;
use crate::session::Session;

impl Session {
    /// The day, and the sources of what is shown with their licences, on one line.
    pub fn credits(&self, shown: &Shown, words: &Words, date: Date) -> String {
        let mut said: Vec<String> = Vec::new();
        for source in self.sources_of(shown) {
            let credit = self.credit(source, words);
            if !said.contains(&credit) {
                said.push(credit);
            }
        }
        words.say(&msg!(
            "export-foot",
            date = words.date(date),
            sources = said.join("; ")
        ))
    }

    /// The files that a map of this is made from: the precincts, and those in its formulas.
    fn sources_of(&self, shown: &Shown) -> impl Iterator<Item = &Source> {
        let project = self.on_show();
        let indicators: Vec<&str> = match shown {
            Shown::Indicator(name) => vec![name],
            Shown::Score => {
                let terms = project.scorecard.terms.iter();
                terms.map(|term| term.indicator.as_str()).collect()
            }
        };
        let formulas = indicators
            .into_iter()
            .filter_map(|name| project.indicator(name));
        let mut used: BTreeSet<String> = formulas
            .filter_map(|indicator| columns_used(&indicator.formula).ok())
            .flatten()
            .map(|(source, _)| source)
            .collect();
        used.extend(project.precincts().map(|source| source.name.clone()));
        let sources = project.sources.iter().map(|source| &**source);
        sources.filter(move |source| used.contains(&source.name))
    }

    /// Who made a file, of when it is, and under which licence; the file's name where nobody said.
    fn credit(&self, source: &Source, words: &Words) -> String {
        let about = self.file_report(source).provenance;
        let origin = if about.origin.is_empty() {
            file_name(&source.path)
        } else {
            about.origin
        };
        let licence = if about.licence.is_empty() {
            words.text("export-no-licence")
        } else {
            about.licence
        };
        let details = [about.dated, licence];
        let details = details.into_iter().filter(|detail| !detail.is_empty());
        words.say(&msg!(
            "export-credit",
            origin = origin,
            details = details.collect::<Vec<_>>().join(", ")
        ))
    }
}
