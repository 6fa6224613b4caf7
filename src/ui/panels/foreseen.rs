//! What would become of the turfs that an edit touches, shown before it is asked for.

use std::sync::Arc;

use egui::{RichText, Ui};

use crate::base::memo::{Memo, Same};
use crate::field::edit::{Edit, Terrain};
use crate::model::turf::Plan;
use crate::msg;
use crate::session::Session;
use crate::session::problem::Problem;
use crate::ui::scene::Scene;
use crate::ui::theme;
use crate::ui::widgets;

/// A card at the pointer tells of so many turfs; of the others only how many they are.
const TOLD: usize = 3;

/// What would become of the turfs that an edit touches.
#[derive(Debug, Default)]
pub(crate) struct Preview {
    made: Memo<(Same<Plan>, Same<Edit>, Option<Same<Terrain>>), Option<Result<Foreseen, Problem>>>,
}

/// The turfs an edit touches, as they would be.
#[derive(Debug)]
struct Foreseen {
    rows: Vec<(usize, Option<Became>)>,
}

#[derive(Debug)]
struct Became {
    now: Size,
    /// What it was; none for a new one.
    before: Option<Size>,
    pieces: usize,
}

/// How large a turf is.
#[derive(Clone, Copy, Debug)]
struct Size {
    doors: u64,
    minutes: f64,
    metres: f64,
    /// How far off the mean of all, as a share of it.
    off: f64,
}

impl Size {
    fn of(plan: &Plan, number: usize) -> Option<Self> {
        let turf = plan.turf(number)?;
        Some(Self {
            doors: turf.doors(),
            minutes: turf.time.0,
            metres: turf.length.0,
            off: turf.time.0 / plan.mean_time().0 - 1.0,
        })
    }
}

impl Preview {
    /// Draws it, worked out once; whether the edit can be asked for.
    pub(crate) fn ui(
        &mut self,
        ui: &mut Ui,
        plan: &Arc<Plan>,
        edit: &Arc<Edit>,
        scene: &Scene<'_>,
    ) -> bool {
        match self.made(plan, edit, scene) {
            Ok(rows) => {
                for (number, became) in rows {
                    row(ui, *number, became.as_ref(), scene);
                }
                true
            }
            Err(unseen) => unseen.ui(ui, scene),
        }
    }

    /// The same in a few lines, a turf that addresses go to before those that they come from.
    pub(crate) fn card(
        &mut self,
        ui: &mut Ui,
        plan: &Arc<Plan>,
        (edit, to): (&Arc<Edit>, usize),
        scene: &Scene<'_>,
    ) -> bool {
        let rows = match self.made(plan, edit, scene) {
            Ok(rows) => rows,
            Err(unseen) => return unseen.ui(ui, scene),
        };
        let (into, from): (Vec<_>, Vec<_>) = rows.iter().partition(|(number, _)| *number == to);
        for (number, became) in into.iter().chain(&from).take(TOLD) {
            row(ui, *number, became.as_ref(), scene);
        }
        let others = rows.len().saturating_sub(TOLD);
        if others > 0 {
            widgets::hint(ui, scene.say(&msg!("edit-other-turfs", n = others)));
        }
        true
    }

    /// The turfs that it touches, or why they are not known.
    fn made(
        &mut self,
        plan: &Arc<Plan>,
        edit: &Arc<Edit>,
        scene: &Scene<'_>,
    ) -> Result<&[(usize, Option<Became>)], Unseen<'_>> {
        let session = scene.session;
        let terrain = session.terrain().map(|it| Same(Arc::clone(it)));
        let waits = terrain.is_none();
        let key = (Same(Arc::clone(plan)), Same(Arc::clone(edit)), terrain);
        let made = self
            .made
            .get_or_make(key, |(plan, edit, _)| foresee(session, &plan.0, &edit.0));
        match made {
            Some(Ok(foreseen)) => Ok(&foreseen.rows),
            Some(Err(problem)) => Err(Unseen::Refused(problem)),
            None if waits => Err(Unseen::Waits),
            None => Err(Unseen::Large),
        }
    }
}

/// Why it is not shown what becomes of the turfs.
enum Unseen<'a> {
    /// The streets are not ready.
    Waits,
    /// It takes a while.
    Large,
    /// It cannot be done.
    Refused(&'a Problem),
}

impl Unseen<'_> {
    /// Says it; whether the edit can be asked for all the same.
    fn ui(&self, ui: &mut Ui, scene: &Scene<'_>) -> bool {
        match self {
            Self::Waits => {
                widgets::hint(ui, scene.text("edit-preview-waits"));
                true
            }
            Self::Large => {
                widgets::hint(ui, scene.text("edit-preview-large"));
                true
            }
            Self::Refused(problem) => {
                widgets::warning(ui, scene.say(&problem.what));
                widgets::hint(ui, scene.say(&problem.hint));
                false
            }
        }
    }
}

fn foresee(session: &Session, plan: &Plan, edit: &Edit) -> Option<Result<Foreseen, Problem>> {
    let edited = match session.try_edit(edit)? {
        Ok(edited) => edited,
        Err(problem) => return Some(Err(problem)),
    };
    let terrain = session.terrain()?;
    let pieces = terrain.pieces(&edited.plan, &edited.touched);
    let rows = edited.touched.iter().zip(pieces).map(|(&number, pieces)| {
        let became = Size::of(&edited.plan, number).map(|now| Became {
            now,
            before: Size::of(plan, number),
            pieces,
        });
        (number, became)
    });
    Some(Ok(Foreseen {
        rows: rows.collect(),
    }))
}

fn row(ui: &mut Ui, number: usize, became: Option<&Became>, scene: &Scene<'_>) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = theme::HALF / 2.0;
        lines(ui, number, became, scene);
    });
}

fn lines(ui: &mut Ui, number: usize, became: Option<&Became>, scene: &Scene<'_>) {
    let Some(became) = became else {
        ui.label(scene.say(&msg!("edit-turf-gone", n = number)));
        return;
    };
    let (now, before) = (became.now, became.before);
    let change = |say: &dyn Fn(Size) -> String| match before.map(say) {
        Some(before) if before != say(now) => format!("{before} → {}", say(now)),
        _ => say(now),
    };
    let said = msg!(
        "edit-foreseen",
        n = now.doors,
        doors = change(&|size| scene.words.count(size.doors)),
        minutes = change(&|size| scene.words.number(size.minutes, 0))
    );
    // One below the other: beside each other they lie over one another in a card.
    ui.label(scene.say(&msg!("window-turf", n = number)));
    ui.label(RichText::new(scene.say(&said)).font(theme::strong(theme::TEXT)));
    let walk = change(&|size| scene.words.number(size.metres, 0));
    let walk = scene.say(&msg!("edit-foreseen-walk", metres = walk));
    let off = off_the_mean(&change(&|size| share(size.off, scene)), scene);
    widgets::hint(ui, format!("{walk} · {off}"));
    whole(ui, became.pieces, "", scene);
}

/// A share with its sign.
fn share(off: f64, scene: &Scene<'_>) -> String {
    let share = scene.words.measure(100.0 * off, 0, "%");
    if 0.005 <= off {
        format!("+{share}")
    } else {
        share
    }
}

fn off_the_mean(share: &str, scene: &Scene<'_>) -> String {
    scene.say(&msg!("edit-off-the-mean", share = share))
}

/// Whether a turf is in one piece, where that is known, and how far its time is off the mean.
pub(crate) fn standing(ui: &mut Ui, off: f64, pieces: Option<usize>, scene: &Scene<'_>) {
    let off = off_the_mean(&share(off, scene), scene);
    match pieces {
        None => {
            widgets::hint(ui, off);
        }
        Some(pieces) => whole(ui, pieces, &format!(" · {off}"), scene),
    }
}

/// Whether a turf is in one piece, in words behind their sign, and what else is to be said.
fn whole(ui: &mut Ui, pieces: usize, rest: &str, scene: &Scene<'_>) {
    let said = format!("{}{rest}", scene.say(&msg!("edit-pieces", n = pieces)));
    if pieces < 2 {
        widgets::fine(ui, said);
    } else {
        widgets::warning(ui, said);
    }
}
