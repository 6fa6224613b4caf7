//! A project of 40 indicators over the country.

use std::error::Error;
use std::path::PathBuf;
use std::sync::Arc;

use arpent::base::chance::Chance;
use arpent::base::task::Task;
use arpent::io;
use arpent::model::indicator::Indicator;
use arpent::model::project::{Basemap, Project, Role, Source};
use arpent::model::scorecard::{Scale, Term, Weight};

use crate::basemap;
use crate::country::files::Files;

/// How many figures each precinct has.
const FIGURES: usize = 40;

/// 40 indicators, all of them terms, over a basemap.
pub(crate) fn project(files: &Files) -> Result<Project, Box<dyn Error>> {
    let precincts = Source {
        name: "bv".to_owned(),
        path: files.precincts(),
        role: Role::Precincts,
        key: Some("code".to_owned()),
        ..Source::default()
    };
    let figures = Source {
        name: "figures".to_owned(),
        path: figures(files)?,
        key: Some("code".to_owned()),
        ..Source::default()
    };
    let mut project = Project {
        sources: vec![Arc::new(precincts), Arc::new(figures)],
        basemap: Basemap::File(basemap::in_folder(files.folder())?),
        ..Project::default()
    };
    for place in 0..FIGURES {
        let name = format!("f{place:02}");
        project.indicators.push(Arc::new(Indicator {
            formula: format!("figures.\"{name}\""),
            name: name.clone(),
            ..Indicator::default()
        }));
        project.scorecard.terms.push(Term {
            indicator: name,
            weight: Weight::new(50.0),
            scale: Scale::Rank,
            ..Term::default()
        });
    }
    Ok(project)
}

/// A table with figures for each precinct, `f00` to `f39`, under its `code`; one in a hundred is
/// missing. Written once.
fn figures(files: &Files) -> Result<PathBuf, Box<dyn Error>> {
    let path = files.folder().join("figures.csv");
    if path.exists() {
        return Ok(path);
    }
    let read = io::layer::read(&files.precincts(), None, None, &Task::default())?;
    let codes = read.value.table.texts("code").unwrap_or_default();
    let mut chance = Chance::new(6);
    let names: Vec<String> = (0..FIGURES).map(|place| format!("f{place:02}")).collect();
    let mut text = format!("code,{}\n", names.join(","));
    for code in codes.into_iter().flatten() {
        text.push_str(&code);
        for _ in 0..FIGURES {
            text.push(',');
            if 0 < chance.below(100) {
                text.push_str(&format!("{:.3}", 100.0 * chance.unit()));
            }
        }
        text.push('\n');
    }
    std::fs::write(&path, text)?;
    Ok(path)
}
