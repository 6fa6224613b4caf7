//! `arpent plans`: plans kept aside, compared, and taken up again.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use crate::cli::desk::{Desk, Done, Failure};
use crate::field::plans::{Figures, Row, only_in, rows};
use crate::io;
use crate::model::turf::Plan;
use crate::msg;
use crate::session::Session;
use crate::session::action::Action;
use crate::session::plans;
use crate::session::problem::Problem;

/// What can be asked of plans.
#[derive(Args, Debug)]
#[command(
    after_help = "arpent plans town.arpent --keep 'By doors'\n  arpent plans town.arpent --compare"
)]
pub(super) struct Plans {
    pub project: PathBuf,
    #[arg(long)]
    pub keep: Option<String>,
    #[arg(long = "use")]
    pub take_up: Option<String>,
    #[arg(long = "drop")]
    pub forget: Vec<String>,
    #[arg(long, num_args = 0..=2)]
    pub compare: Option<Vec<String>>,
}

/// What the current plan is called where plans are named.
const CURRENT: &str = "current";

pub(super) fn run(asked: &Plans, desk: &mut Desk) -> Done {
    let mut session = desk.open_whole(&asked.project)?;
    if change(asked, &mut session, desk)? {
        session.save(&asked.project)?;
    }
    if let Some(names) = &asked.compare {
        let two = two(names, &session)?;
        session.ready_terrain();
        desk.wait_well(&mut session)?;
        return compare(&two, &session, desk);
    }
    list(&session, desk)
}

/// Keeps, takes up and forgets plans, in this order; whether anything has changed.
fn change(asked: &Plans, session: &mut Session, desk: &Desk) -> Result<bool, Failure> {
    let mut actions = Vec::new();
    if let Some(name) = &asked.keep {
        actions.push(Action::KeepPlan(name.clone()));
    }
    if let Some(name) = &asked.take_up {
        let aside = plans::free_name(session.project(), &desk.words);
        let name = name.clone();
        actions.push(Action::UsePlan { name, aside });
    }
    actions.extend(asked.forget.iter().cloned().map(Action::DropPlan));
    let changes = !actions.is_empty();
    for action in actions {
        session.apply(action)?;
    }
    Ok(changes)
}

/// A plan and what it is called.
type Named = (Option<String>, Arc<Plan>);

/// The two plans to compare: those named, one with the current, or the current with the only
/// other one.
fn two(names: &[String], session: &Session) -> Result<[Named; 2], Failure> {
    let project = session.project();
    let current = || -> Result<Named, Failure> {
        let plan = project.plan.clone().ok_or_else(|| Problem {
            what: msg!("problem-no-turfs"),
            hint: msg!("problem-no-turfs-hint"),
        })?;
        Ok((None, plan))
    };
    let named = |name: &String| match plans::named(project, name) {
        Some(kept) => Ok((Some(name.clone()), Arc::clone(&kept.plan))),
        None if name == CURRENT => current(),
        None => Err(Failure::from(Problem {
            what: msg!("problem-no-such", name = name.as_str()),
            hint: msg!("plans-list-hint"),
        })),
    };
    match names {
        [one, other, ..] => Ok([named(one)?, named(other)?]),
        [other] => Ok([current()?, named(other)?]),
        [] => {
            let current = current()?;
            let kept = project.alternatives.iter();
            let mut others = kept.filter(|it| !plans::is_same(&it.plan, &current.1));
            match (others.next(), others.next()) {
                (Some(other), None) => {
                    let other = (Some(other.name.clone()), Arc::clone(&other.plan));
                    Ok([current, other])
                }
                (one, _) => Err(Failure::AskedWrongly(Problem {
                    what: if one.is_none() {
                        msg!("plans-no-other")
                    } else {
                        msg!("plans-several-others")
                    },
                    hint: msg!("plans-list-hint"),
                })),
            }
        }
    }
}

fn compare(two: &[Named; 2], session: &Session, desk: &Desk) -> Done {
    let terrain = session.terrain().map(AsRef::as_ref);
    let [one, other] = two.each_ref().map(|(_, plan)| Figures::of(plan, terrain));
    if desk.json {
        let plans = [(two[0].0.as_deref(), &one), (two[1].0.as_deref(), &other)];
        return desk.write(&io::report::plans_json(&plans));
    }
    let alone = [only_in(&two[0].1, &two[1].1), only_in(&two[1].1, &two[0].1)];
    let rows = rows([&one, &other], alone, &desk.words);
    desk.write(&table(
        &two.each_ref().map(|(name, _)| name.clone()),
        &rows,
        desk,
    ))
}

/// The rows under one another, those that differ with a mark before them.
fn table(names: &[Option<String>; 2], rows: &[Row], desk: &Desk) -> String {
    let words = &desk.words;
    let names = names
        .clone()
        .map(|it| it.unwrap_or_else(|| words.text("plans-current")));
    let mut lines = vec![[String::new(), names[0].clone(), names[1].clone()]];
    for row in rows {
        let mark = if row.differs() { "* " } else { "  " };
        let [one, other] = row.values.clone();
        lines.push([format!("{mark}{}", words.say(&row.what)), one, other]);
    }
    let width = |column: usize| {
        let wide = lines.iter().map(|line| line[column].chars().count());
        wide.max().unwrap_or_default()
    };
    let (first, second, third) = (width(0), width(1), width(2));
    let lines = lines
        .iter()
        .map(|[what, one, other]| format!("{what:<first$}  {one:>second$}  {other:>third$}\n"));
    lines.collect()
}

fn list(session: &Session, desk: &Desk) -> Done {
    let project = session.project();
    let current = project.plan.iter().map(|plan| (None, plan));
    let kept = project.alternatives.iter();
    let kept = kept.map(|it| (Some(it.name.as_str()), &it.plan));
    let all: Vec<(Option<&str>, &Arc<Plan>)> = current.chain(kept).collect();
    let figures: Vec<Figures> = all
        .iter()
        .map(|(_, plan)| Figures::of(plan, None))
        .collect();
    if desk.json {
        let names = all.iter().map(|(name, _)| *name);
        let plans: Vec<_> = names.zip(&figures).collect();
        return desk.write(&io::report::plans_json(&plans));
    }
    if all.is_empty() {
        return desk.say(&msg!("plans-none"));
    }
    for ((name, plan), figures) in all.iter().zip(&figures) {
        let now = project.plan.as_ref();
        let same = name.is_some() && now.is_some_and(|now| plans::is_same(now, plan));
        let name = match name {
            Some(name) if same => desk.words.say(&msg!("plans-same", name = *name)),
            Some(name) => (*name).to_owned(),
            None => desk.words.text("plans-current"),
        };
        desk.say(&msg!(
            "plans-line",
            name = name,
            turfs = figures.turfs,
            doors = figures.doors,
            minutes = desk.words.minutes(figures.time)
        ))?;
    }
    Ok(())
}
