//! Rules for reading tables of other layouts, as JSON: in a person's settings, and in projects.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::io::settings::make_folder;
use crate::io::{WriteError, whole};
use crate::model::rule::{RowsAre, Rule, is_name};

/// The rules saved in the settings folder `config`, in order of name. One that cannot be read, or
/// does not say enough, is left out.
pub fn saved(config: &Path) -> Vec<Rule> {
    let Ok(entries) = fs::read_dir(folder(config)) else {
        return Vec::new();
    };
    let mut rules: Vec<Rule> = entries
        .filter_map(|entry| {
            let text = fs::read_to_string(entry.ok()?.path()).ok()?;
            let file: RuleFile = serde_json::from_str(&text).ok()?;
            Some(file.into_rule()).filter(Rule::is_complete)
        })
        .collect();
    rules.sort_by(|a, b| a.name.cmp(&b.name));
    rules.dedup_by(|a, b| a.name == b.name);
    rules
}

/// Saves a rule under its name in the settings folder `config`, which is made if missing.
///
/// # Errors
/// [`WriteError`] when the disk refuses, or the name cannot be that of a file.
pub fn save(config: &Path, rule: &Rule) -> Result<(), WriteError> {
    let folder = folder(config);
    if !is_name(&rule.name) {
        let error = io::Error::from(io::ErrorKind::InvalidFilename);
        return Err(WriteError::refused(&folder.join(&rule.name), &error));
    }
    make_folder(&folder)?;
    whole::write(&folder.join(&rule.name).with_extension("json"), |writer| {
        serde_json::to_writer_pretty(&mut *writer, &RuleFile::of(rule))?;
        writer.write_all(b"\n")
    })
}

fn folder(config: &Path) -> PathBuf {
    config.join("rules")
}

/// A rule as it is written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleFile {
    name: String,
    rows: RowsFile,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    code: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    contest: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    registered: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    turnout: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    blank: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    null: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cast: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum RowsFile {
    Precincts { choices: Vec<String> },
    Choices { choice: String, votes: String },
}

impl RuleFile {
    pub(super) fn of(rule: &Rule) -> Self {
        let rule = rule.clone();
        Self {
            name: rule.name,
            rows: match rule.rows {
                RowsAre::Precincts { choices } => RowsFile::Precincts { choices },
                RowsAre::Choices { choice, votes } => RowsFile::Choices { choice, votes },
            },
            code: rule.code,
            contest: rule.contest,
            registered: rule.registered,
            turnout: rule.turnout,
            blank: rule.blank,
            null: rule.null,
            cast: rule.cast,
        }
    }

    pub(super) fn into_rule(self) -> Rule {
        Rule {
            name: self.name,
            rows: match self.rows {
                RowsFile::Precincts { choices } => RowsAre::Precincts { choices },
                RowsFile::Choices { choice, votes } => RowsAre::Choices { choice, votes },
            },
            code: self.code,
            contest: self.contest,
            registered: self.registered,
            turnout: self.turnout,
            blank: self.blank,
            null: self.null,
            cast: self.cast,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(name: &str) -> Rule {
        Rule {
            name: name.to_owned(),
            rows: RowsAre::Choices {
                choice: "liste".to_owned(),
                votes: "suffrages".to_owned(),
            },
            code: vec!["bureau".to_owned()],
            registered: Some("inscrits".to_owned()),
            ..Rule::default()
        }
    }

    #[test]
    fn rules_are_kept_under_their_names() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(saved(folder.path()), []);
        for name in ["toulouse", "brest-2020", "toulouse"] {
            save(folder.path(), &rule(name)).unwrap();
        }
        assert_eq!(saved(folder.path()), [rule("brest-2020"), rule("toulouse")]);
        for name in ["", "../a", "Brest", "ministry"] {
            assert!(save(folder.path(), &rule(name)).is_err(), "{name:?}");
        }
        fs::write(folder.path().join("rules/broken.json"), "{\"name\":").unwrap();
        assert_eq!(saved(folder.path()).len(), 2, "a broken one is left out");
    }
}
