//! The operations of a project as JSON.

use serde::Serialize;

use crate::io::report::pretty;
use crate::model::operation::Operation;
use crate::model::turf::Plan;

/// An operation to report.
#[derive(Clone, Copy, Debug)]
pub struct ListedOperation<'a> {
    /// The operation.
    pub operation: &'a Operation,
    /// Its turfs, once cut.
    pub plan: Option<&'a Plan>,
    /// Whether it is over.
    pub closed: bool,
    /// Whether it is the one at hand.
    pub at_hand: bool,
}

/// Operations as JSON, in this order: what they are called and for, whether they are over, and how
/// much there is to walk; a line break at the end.
pub fn operations_json(operations: &[ListedOperation<'_>]) -> String {
    let listed = operations.iter().map(|listed| OperationJson {
        name: &listed.operation.name,
        kind: listed.operation.kind.map(|kind| kind.code()),
        at_hand: listed.at_hand,
        closed: listed.closed,
        turfs: listed.plan.map(|plan| plan.numbered().count()),
        doors: listed
            .plan
            .map(|plan| plan.turfs.iter().map(|turf| turf.doors()).sum()),
        target: listed.plan.map(|plan| plan.target.as_str()),
    });
    pretty(&OperationsJson {
        operations: listed.collect(),
    })
}

#[derive(Serialize)]
struct OperationsJson<'a> {
    operations: Vec<OperationJson<'a>>,
}

#[derive(Serialize)]
struct OperationJson<'a> {
    name: &'a str,
    kind: Option<&'static str>,
    at_hand: bool,
    closed: bool,
    turfs: Option<usize>,
    doors: Option<u64>,
    target: Option<&'a str>,
}
