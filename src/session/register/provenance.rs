//! Where files come from, as told or as their columns show, and what is withheld of them.

use crate::analysis::origins;
use crate::base::words::Message;
use crate::model::project::{Provenance, Source};
use crate::model::report::{FileReport, SmallCounts};
use crate::msg;
use crate::session::Session;
use crate::session::data::{Content, Fact};
use crate::session::print::{are_of_osm, is_ban};

impl Session {
    /// A file's hash and provenance: what was told, and in its gaps what its columns show.
    pub fn file_report(&self, source: &Source) -> FileReport {
        let told = &source.provenance;
        let fact = self.data().fact(source);
        let known = fact.and_then(|fact| recognise(fact)).unwrap_or_default();
        // A file that somebody has vouched for is not guessed at.
        let silent = told.origin.is_empty() && told.licence.is_empty();
        let known = if silent { known } else { Provenance::default() };
        let filled = |told: &String, known: String| {
            if told.is_empty() { known } else { told.clone() }
        };
        FileReport {
            hash: match fact {
                Some(fact) => fact.fingerprint.hash.clone(),
                None => source.hash.clone(),
            },
            recognised: known != Provenance::default(),
            provenance: Provenance {
                origin: filled(&told.origin, known.origin),
                licence: filled(&told.licence, known.licence),
                dated: filled(&told.dated, known.dated),
                vintage: told.vintage.clone(),
            },
        }
    }

    /// What is withheld of a source's figures about people; `None` for figures of anything else.
    pub fn small_counts(&self, source: &Source) -> Option<SmallCounts> {
        let veil = self.derived().veils.get(&source.name)?;
        Some(SmallCounts {
            households: veil.counted.clone(),
            threshold: veil.threshold,
            withheld: veil.withheld(),
        })
    }
}

impl Session {
    /// The column that a source's means of zones weigh by; `None` where nothing counts for them.
    pub fn means_weigh_by(&self, source: &Source) -> Option<String> {
        let masses = self.derived().masses.get(&source.name)?;
        Some(masses.column.clone())
    }
}

/// Where a file comes from, on one line.
pub fn in_words(file: &FileReport) -> Message {
    let Provenance {
        origin,
        licence,
        dated,
        vintage,
    } = &file.provenance;
    let part = |said: &String, message: Message| {
        if said.is_empty() {
            msg!("from-nothing")
        } else {
            message
        }
    };
    let dated = part(dated, msg!("from-dated", date = dated.as_str()));
    let vintage = part(vintage, msg!("from-vintage", vintage = vintage.as_str()));
    let licence = if licence.is_empty() {
        msg!("from-no-licence")
    } else {
        msg!("from-licence", licence = licence.as_str())
    };
    let origin = if origin.is_empty() {
        msg!("from-nobody")
    } else {
        msg!("from-origin", origin = origin.as_str())
    };
    msg!(
        "from-all",
        origin = origin,
        licence = licence,
        dated = dated,
        vintage = vintage,
        recognised = if file.recognised {
            msg!("from-recognised")
        } else {
            msg!("from-nothing")
        }
    )
}

/// What is withheld of a source's figures about people, on one line.
pub fn small_in_words(small: &SmallCounts) -> Message {
    msg!(
        "small-counts",
        threshold = small.threshold,
        column = small.households.as_str(),
        n = small.withheld
    )
}

/// The provenance of a file of a well-known kind.
fn recognise(fact: &Fact) -> Option<Provenance> {
    match &fact.content {
        Content::Addresses(addresses) if are_of_osm(addresses) => Some(origins::openstreetmap()),
        Content::Addresses(addresses) => is_ban(addresses).then(|| Provenance {
            origin: "Base Adresse Nationale".to_owned(),
            licence: origins::OPEN_LICENCE.to_owned(),
            ..Provenance::default()
        }),
        Content::Table(read) if read.options.layout.as_deref() == Some("ministry") => {
            Some(Provenance {
                origin: "Ministère de l’Intérieur".to_owned(),
                licence: origins::OPEN_LICENCE.to_owned(),
                ..Provenance::default()
            })
        }
        Content::Table(read) => origins::by_columns(&read.table),
        Content::Layer(layer) => origins::by_columns(&layer.table),
        Content::Precincts(..) | Content::Visits(_) => None,
    }
}
