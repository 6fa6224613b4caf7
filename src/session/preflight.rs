//! What is checked before packets are printed, as a job.

use std::path::PathBuf;
use std::sync::Arc;

use crate::base::date::Date;
use crate::base::words::{Language, Message};
use crate::field::packet::check::{
    Finding, Place, check_operation, check_plan, check_visits, check_ways,
};
use crate::field::packet::packets;
use crate::field::visits;
use crate::io::pdf::{self, Legibility, PACKET_TEMPLATE, PacketPage, Press};
use crate::model::project::Project;
use crate::msg;
use crate::session::Session;
use crate::session::jobs::Outcome;
use crate::session::print::Material;
use crate::session::problem::Problem;

/// What is to be printed.
#[derive(Clone, Debug)]
pub struct CheckRequest {
    /// A campaign's own template; ours when `None`.
    pub template: Option<PathBuf>,
    /// The language of the paper.
    pub language: Language,
    /// Today.
    pub date: Date,
}

/// What was found, and in which state of the document.
#[derive(Debug)]
pub struct Checked {
    of: Arc<Project>,
    findings: Vec<Finding>,
}

impl Session {
    /// Looks for what would mislead crews on the packets of the plan, as a job; what it found is
    /// in [`Session::findings`].
    ///
    /// # Errors
    /// A [`Problem`] when there is nothing to print yet.
    pub fn check_packets(&mut self, request: CheckRequest) -> Result<(), Problem> {
        let material = self.material(request.language)?;
        let Some(located) = self.derived().located.clone() else {
            return Err(Problem {
                what: msg!("problem-no-addresses"),
                hint: msg!("problem-no-addresses-hint"),
            });
        };
        let lines = self.lines_on_foot();
        let visited = self.derived().visited.clone();
        self.start(msg!("job-check-packets"), move |task| {
            let (plan, addresses) = (&material.plan, &material.addresses);
            let mut findings = check_plan(plan, addresses, &located);
            let operation = &material.project.operation;
            findings.extend(check_operation(operation, plan, request.date));
            if let Some(visited) = &visited {
                findings.extend(check_visits(plan, &visits::by_code(addresses, visited)));
            }
            findings.extend(check_paper(&material, &request));
            let network = lines.network(addresses, task)?;
            findings.extend(check_ways(plan, addresses, network.as_ref(), task)?);
            findings.sort_by_key(|finding| !finding.grave);
            Ok(Outcome::Checked(Checked {
                of: Arc::clone(&material.project),
                findings,
            }))
        });
        Ok(())
    }

    /// What the last check found, the grave things first; `None` when the document has changed
    /// since, or nobody has checked.
    pub fn findings(&self) -> Option<&[Finding]> {
        let checked = self.checked.as_ref()?;
        Arc::ptr_eq(&checked.of, self.project()).then_some(&checked.findings)
    }
}

/// Whether a packet of the plan can be read: one with the sheet of a building, where there is one.
fn check_paper(material: &Material, request: &CheckRequest) -> Vec<Finding> {
    let press = match &request.template {
        None => Ok(Press::new("packet.typ", PACKET_TEMPLATE)),
        Some(path) => Press::with_template(path),
    };
    let press = match press {
        Ok(press) => press,
        Err(error) => return vec![unusable(Problem::from(&error))],
    };
    let all = packets(&material.brief(None));
    let with_building = all
        .iter()
        .find(|packet| packet.rows().any(|row| row.is_building()));
    let Some(packet) = with_building.or(all.first()) else {
        return Vec::new();
    };
    let page = PacketPage {
        packet,
        map: "",
        start_map: "",
        is_barred: true,
        source: &material.source,
        words: &material.words,
        date: request.date,
    };
    match pdf::look(&press, &page) {
        Ok(found) => hard_to_read(&found),
        Err(error) => vec![unusable(Problem::from(&error))],
    }
}

fn unusable(problem: Problem) -> Finding {
    Finding::grave(problem.what, problem.hint, Place::Template)
}

fn hard_to_read(found: &Legibility) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut note = |there: bool, what: Message, hint: Message| {
        if there {
            findings.push(Finding::light(what, hint, Place::Template));
        }
    };
    // A hundredth of a point is rounding.
    note(
        found.type_size < Legibility::TYPE - 0.01,
        msg!(
            "preflight-type",
            size = (found.type_size, 1),
            least = (Legibility::TYPE, 0)
        ),
        msg!("preflight-template-hint"),
    );
    note(
        found.line_width < Legibility::LINE - 0.01,
        msg!(
            "preflight-line",
            width = (found.line_width, 2),
            least = (Legibility::LINE, 1)
        ),
        msg!("preflight-template-hint"),
    );
    note(
        found.coloured,
        msg!("preflight-colour"),
        msg!("preflight-colour-hint"),
    );
    findings
}
