//! `arpent print`: the packets of the turfs that were cut, and the lists that go with them; before
//! that, what would mislead a crew.

use std::path::Path;
use std::sync::Arc;

use serde_json::json;

use crate::cli::arguments::Print;
use crate::cli::desk::{Desk, Done, Failure};
use crate::field::packet::check::{Finding, Place};
use crate::msg;
use crate::session::Session;
use crate::session::preflight::CheckRequest;
use crate::session::print::PrintRequest;
use crate::session::problem::Problem;

pub(super) fn run(asked: &Print, desk: &mut Desk) -> Done {
    let session = desk.open_whole(&asked.project)?;
    match &asked.output {
        Some(folder) => print(asked, folder, session, desk),
        None => check(asked, session, desk),
    }
}

fn print(asked: &Print, folder: &Path, mut session: Session, desk: &mut Desk) -> Done {
    let unprinted = Arc::clone(session.project());
    session.print(PrintRequest {
        folder: folder.to_owned(),
        only: asked.packets.clone(),
        template: asked.template.clone(),
        language: desk.words.language(),
        date: desk.today,
    })?;
    desk.wait_well(&mut session)?;
    // The project keeps what its sheets ask, so that they can be read after an edit.
    if session.project().operation.printed != unprinted.operation.printed {
        session.save(&asked.project)?;
    }
    if desk.json {
        return Ok(());
    }
    desk.say(&msg!("cli-printed", folder = folder.to_string_lossy()))
}

/// Says what it found; what is grave is a failure.
fn check(asked: &Print, mut session: Session, desk: &mut Desk) -> Done {
    session.check_packets(CheckRequest {
        template: asked.template.clone(),
        language: desk.words.language(),
        date: desk.today,
    })?;
    desk.wait_well(&mut session)?;
    let findings = session.findings().unwrap_or_default();
    let grave = findings.iter().filter(|finding| finding.grave);
    if desk.json {
        desk.write(&to_json(findings, desk))?;
    } else if findings.is_empty() {
        desk.say(&msg!("preflight-nothing"))?;
    } else {
        for finding in findings.iter().filter(|finding| !finding.grave) {
            desk.say(&finding.what)?;
            desk.say(&finding.hint)?;
        }
    }
    // Of a report as JSON only the status is left to say.
    let told = grave.clone().filter(|_| !desk.json);
    let problems = told.map(|finding| Problem {
        what: finding.what.clone(),
        hint: finding.hint.clone(),
    });
    if grave.count() == 0 {
        Ok(())
    } else {
        Err(Failure::CouldNot(problems.collect()))
    }
}

/// `[{"grave", "what", "hint", "turf", "addresses"}]`, the turf only where it is about one, the
/// addresses where some are better taken out of their turfs.
fn to_json(findings: &[Finding], desk: &Desk) -> String {
    let finding = |finding: &Finding| {
        let mut told = json!({
            "grave": finding.grave,
            "what": desk.words.say(&finding.what),
            "hint": desk.words.say(&finding.hint),
        });
        if let Place::Turf(turf) = finding.place {
            told["turf"] = json!(turf + 1);
        }
        if !finding.out.is_empty() {
            told["addresses"] = json!(finding.out);
        }
        told
    };
    let findings: Vec<_> = findings.iter().map(finding).collect();
    format!("{:#}\n", json!(findings))
}
