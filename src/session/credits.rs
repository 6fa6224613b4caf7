//! Whose data a map shows: the day, the sources and their licences, for its foot.

use std::collections::BTreeSet;

use crate::analysis::formula::columns_used;
use crate::base::date::Date;
use crate::base::words::Words;
use crate::io::source::file_name;
use crate::model::project::{Project, Source};
use crate::model::shading::{Form, Mass, Shown};
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
        let joined = said.into_iter().reduce(|before, next| {
            words.say(&msg!("export-credits", before = before, next = next))
        });
        words.say(&msg!(
            "export-foot",
            date = words.date(date),
            sources = joined.unwrap_or_default()
        ))
    }

    /// The files that a map of this is made from: the precincts, and those in its formulas.
    fn sources_of(&self, shown: &Shown) -> impl Iterator<Item = &Source> {
        let project = self.on_show();
        let form = &project.shading.form;
        let second = match form {
            Form::Pair(second) => Some(second.clone()),
            Form::Circles(mass) | Form::Dots { mass, .. } | Form::Heat { mass, .. } => match mass {
                Mass::Indicator(name) => Some(Shown::Indicator(name.clone())),
                Mass::Voters | Mass::Doors | Mass::Points(_) => None,
            },
            Form::Areas => None,
        };
        let mut indicators: Vec<String> = Vec::new();
        for shown in std::iter::once(shown).chain(&second) {
            match shown {
                Shown::Indicator(name) => indicators.push(name.clone()),
                Shown::Score => {
                    let terms = project.scorecard.terms.iter();
                    indicators.extend(terms.map(|term| term.indicator.clone()));
                }
            }
        }
        let formulas = indicators
            .into_iter()
            .filter_map(|name| project.indicator(&name));
        let mut used: BTreeSet<String> = formulas
            .filter_map(|indicator| columns_used(&indicator.formula).ok())
            .flatten()
            .map(|(source, _)| source)
            .collect();
        used.extend(project.precincts().map(|source| source.name.clone()));
        used.extend(places_of(project, form));
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

/// The source whose points say where discs, dots or a surface lie, if there is one.
fn places_of(project: &Project, form: &Form) -> Option<String> {
    let addresses = || {
        let source = project.addresses()?;
        Some(source.name.clone())
    };
    match form {
        Form::Heat {
            mass: Mass::Points(name),
            ..
        } => Some(name.clone()),
        Form::Heat { .. }
        | Form::Circles(Mass::Doors)
        | Form::Dots {
            mass: Mass::Doors, ..
        } => addresses(),
        Form::Areas | Form::Pair(_) | Form::Circles(_) | Form::Dots { .. } => None,
    }
}
