//! Every way the document can change.

use std::path::PathBuf;
use std::sync::Arc;

use crate::analysis::measure::column_of;
use crate::analysis::rename::rename;
use crate::base::words::Message;
use crate::field::edit::Edit;
use crate::model::bloc::Blocs;
use crate::model::indicator::Indicator;
use crate::model::operation::{Operation, Target};
use crate::model::project::{Basemap, Project, Role, Source, Weighting};
use crate::model::questionnaire::Questionnaire;
use crate::model::recipe::Recipe;
use crate::model::scene::Scene;
use crate::model::scorecard::{Scale, Term, Weight};
use crate::model::shading::Shading;
use crate::model::turf::Plan;
use crate::msg;
use crate::session::operations::{self, Operations};
use crate::session::problem::Problem;
use crate::session::{plans, scenes, turfs};

/// One undoable change to the [`Project`].
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Names the project.
    SetName(String),
    /// Adds a file; a precincts source takes the place of the one there was.
    AddSource(Source),
    /// Changes how a file is read or joined, or where it is; found by the name it had.
    ChangeSource {
        /// The name it has now.
        name: String,
        /// What it becomes.
        source: Source,
    },
    /// Points a source to a file that has moved.
    Repoint {
        /// Its name.
        name: String,
        /// Where it is now.
        path: PathBuf,
    },
    /// Takes a source out; indicators that use it then say so.
    RemoveSource(String),
    /// Puts a recipe's indicators and scorecard in place of those there.
    ApplyRecipe(Recipe),
    /// Adds an indicator, or changes the one with its name.
    SetIndicator(Indicator),
    /// Takes an indicator out, and its terms.
    RemoveIndicator(String),
    /// Changes which choices are counted together.
    SetBlocs(Blocs),
    /// Adds a term to the scorecard.
    AddTerm(Term),
    /// Takes a term out.
    RemoveTerm(usize),
    /// Makes one term count more or less.
    SetWeight {
        /// Index into the scorecard's terms.
        term: usize,
        /// Its new weight.
        weight: Weight,
    },
    /// Puts a term on another scale.
    SetScale {
        /// Index into the scorecard's terms.
        term: usize,
        /// Its new scale.
        scale: Scale,
    },
    /// Protects a term from change, or no longer.
    ToggleLock(usize),
    /// Leaves a term out of the score, or no longer.
    ToggleMute(usize),
    /// Lets only solo terms count, or no longer.
    ToggleSolo(usize),
    /// Sets the least share of the weight that must be there for a score.
    SetMissing(f64),
    /// Colours the map another way.
    SetShading(Shading),
    /// Saves a selection, or changes the one with its name.
    SaveTarget(Target),
    /// Takes a saved selection out.
    RemoveTarget(String),
    /// Changes what the crews go out for.
    SetOperation(Operation),
    /// Changes which operations there are, or which is at hand.
    Operations(Operations),
    /// Asks other questions at the door.
    SetQuestionnaire(Questionnaire),
    /// Puts a fresh cut in place of all turfs, or clears them.
    SetPlan(Option<Arc<Plan>>),
    /// Puts an edited plan in place of what it was.
    EditPlan {
        /// The plan after the edit.
        plan: Arc<Plan>,
        /// What was done to it.
        edit: Edit,
    },
    /// Keeps the plan as it is under a name, to be compared.
    KeepPlan(String),
    /// Makes a plan that was kept the current one.
    UsePlan {
        /// Its name.
        name: String,
        /// What the one there was is kept as, unless it is kept already.
        aside: String,
    },
    /// Forgets a plan that was kept.
    DropPlan(String),
    /// Lays another basemap under the precincts.
    SetBasemap(Basemap),
    /// Adds a scene behind those there are.
    AddScene(Scene),
    /// Changes a scene: its words, or what it shows.
    ChangeScene {
        /// Which, counted from 0.
        place: usize,
        /// What it becomes.
        scene: Scene,
    },
    /// Shows a scene earlier or later.
    MoveScene {
        /// Which, counted from 0.
        from: usize,
        /// Where it is to be.
        to: usize,
    },
    /// Takes a scene out.
    RemoveScene(usize),
    /// Goes on with the scorecard, the colours and the basemap of a scene.
    TakeUpScene(usize),
}

impl Action {
    /// The project after this action.
    ///
    /// # Errors
    /// A [`Problem`] when it names something the project does not have, or a name twice.
    pub fn apply(self, project: &Project) -> Result<Project, Problem> {
        let mut next = project.clone();
        match self {
            Self::SetName(name) => next.name = name,
            Self::AddSource(source) => add_source(&mut next, source)?,
            Self::ChangeSource { name, source } => {
                change_source(&mut next, &name, source)?;
            }
            Self::Repoint { name, path } => repoint(&mut next, &name, path)?,
            Self::RemoveSource(name) => remove_source(&mut next, &name)?,
            Self::ApplyRecipe(recipe) => {
                next.indicators = recipe.indicators.into_iter().map(Arc::new).collect();
                next.scorecard = recipe.scorecard;
                next.shading.shown = Default::default();
            }
            Self::SetIndicator(indicator) => put(&mut next.indicators, indicator, |indicator| {
                indicator.name.clone()
            }),
            Self::RemoveIndicator(name) => {
                next.indicators.retain(|indicator| indicator.name != name);
                next.scorecard.terms.retain(|term| term.indicator != name);
            }
            Self::SetBlocs(blocs) => next.blocs = Arc::new(blocs),
            Self::AddTerm(term) => {
                if next.indicator(&term.indicator).is_none() {
                    return Err(no_such(&term.indicator));
                }
                next.scorecard.terms.push(term);
            }
            Self::RemoveTerm(index) => {
                term(&mut next, index)?;
                next.scorecard.terms.remove(index);
            }
            Self::SetWeight {
                term: index,
                weight,
            } => {
                let term = term(&mut next, index)?;
                if !term.locked {
                    term.weight = weight;
                }
            }
            Self::SetScale { term: index, scale } => term(&mut next, index)?.scale = scale,
            Self::ToggleLock(index) => flip(&mut term(&mut next, index)?.locked),
            Self::ToggleMute(index) => flip(&mut term(&mut next, index)?.muted),
            Self::ToggleSolo(index) => flip(&mut term(&mut next, index)?.solo),
            Self::SetMissing(share) => next.scorecard.missing = share.clamp(0.0, 1.0),
            Self::SetShading(shading) => next.shading = shading,
            Self::SaveTarget(target) => {
                put(&mut next.targets, target, |target| target.name.clone());
            }
            Self::RemoveTarget(name) => next.targets.retain(|target| target.name != name),
            Self::SetOperation(operation) => operations::put(&mut next, operation)?,
            Self::Operations(change) => change.apply(&mut next)?,
            Self::SetQuestionnaire(questionnaire) => {
                Arc::make_mut(&mut next.operation).questionnaire = questionnaire;
            }
            Self::SetPlan(plan) => operations::put_plan(&mut next, plan)?,
            Self::EditPlan { plan, .. } => operations::put_plan(&mut next, Some(plan))?,
            Self::KeepPlan(name) => plans::keep(&mut next, &name)?,
            Self::UsePlan { name, aside } => plans::take_up(&mut next, &name, &aside)?,
            Self::DropPlan(name) => plans::drop_kept(&mut next, &name)?,
            Self::SetBasemap(basemap) => next.basemap = basemap,
            Self::AddScene(scene) => next.scenes.push(Arc::new(scene)),
            Self::ChangeScene { place, scene } => scenes::change(&mut next, place, scene)?,
            Self::MoveScene { from, to } => scenes::move_to(&mut next, from, to)?,
            Self::RemoveScene(place) => scenes::remove(&mut next, place)?,
            Self::TakeUpScene(place) => scenes::take_up(&mut next, place)?,
        }
        Ok(next)
    }

    /// What undo calls it.
    pub fn label(&self) -> Message {
        match self {
            Self::SetName(_) => msg!("action-set-name"),
            Self::AddSource(source) => msg!("action-add-source", name = source.name.as_str()),
            Self::ChangeSource { name, .. } => msg!("action-change-source", name = name.as_str()),
            Self::Repoint { name, .. } => msg!("action-repoint", name = name.as_str()),
            Self::RemoveSource(name) => msg!("action-remove-source", name = name.as_str()),
            Self::ApplyRecipe(_) => msg!("action-apply-recipe"),
            Self::SetIndicator(indicator) => {
                msg!("action-set-indicator", name = indicator.name.as_str())
            }
            Self::RemoveIndicator(name) => msg!("action-remove-indicator", name = name.as_str()),
            Self::SetBlocs(_) => msg!("indicators-action-set-blocs"),
            Self::AddTerm(_) => msg!("action-add-term"),
            Self::RemoveTerm(_) => msg!("action-remove-term"),
            Self::SetWeight { .. } => msg!("action-set-weight"),
            Self::SetScale { .. } => msg!("action-set-scale"),
            Self::ToggleLock(_) => msg!("action-toggle-lock"),
            Self::ToggleMute(_) => msg!("action-toggle-mute"),
            Self::ToggleSolo(_) => msg!("action-toggle-solo"),
            Self::SetMissing(_) => msg!("action-set-missing"),
            Self::SetShading(_) => msg!("action-set-shading"),
            Self::SaveTarget(target) => msg!("action-save-target", name = target.name.as_str()),
            Self::RemoveTarget(name) => msg!("action-remove-target", name = name.as_str()),
            Self::SetOperation(_) => msg!("action-set-operation"),
            Self::Operations(change) => change.label(),
            Self::SetQuestionnaire(_) => msg!("questionnaire-action-set"),
            Self::SetPlan(Some(_)) => msg!("action-cut-turfs"),
            Self::SetPlan(None) => msg!("action-clear-turfs"),
            Self::EditPlan { edit, .. } => turfs::said(edit),
            Self::KeepPlan(name) => msg!("plans-action-keep", name = name.as_str()),
            Self::UsePlan { name, .. } => msg!("plans-action-use", name = name.as_str()),
            Self::DropPlan(name) => msg!("plans-action-drop", name = name.as_str()),
            Self::SetBasemap(_) => msg!("action-set-basemap"),
            Self::AddScene(scene) => msg!("scene-action-add", title = scene.title.as_str()),
            Self::ChangeScene { scene, .. } => {
                msg!("scene-action-change", title = scene.title.as_str())
            }
            Self::MoveScene { from, .. } => msg!("scene-action-move", n = from + 1),
            Self::RemoveScene(place) => msg!("scene-action-remove", n = place + 1),
            Self::TakeUpScene(place) => msg!("scene-action-take-up", n = place + 1),
        }
    }

    /// Whether this goes on where `earlier` left off, as frames of one drag do.
    pub fn continues(&self, earlier: &Self) -> bool {
        match (self, earlier) {
            (Self::SetWeight { term: a, .. }, Self::SetWeight { term: b, .. }) => a == b,
            (Self::SetShading(_), Self::SetShading(_))
            | (Self::SetOperation(_), Self::SetOperation(_))
            | (Self::SetMissing(_), Self::SetMissing(_))
            | (Self::SetBlocs(_), Self::SetBlocs(_))
            | (Self::SetName(_), Self::SetName(_)) => true,
            (Self::SetIndicator(a), Self::SetIndicator(b)) => a.name == b.name,
            (Self::ChangeScene { place: a, .. }, Self::ChangeScene { place: b, .. }) => a == b,
            _ => false,
        }
    }
}

fn add_source(project: &mut Project, source: Source) -> Result<(), Problem> {
    if source.role == Role::Precincts {
        project.sources.retain(|old| old.role != Role::Precincts);
        refuse_taken_name(project, &source.name)?;
        project.sources.insert(0, Arc::new(source));
    } else {
        refuse_taken_name(project, &source.name)?;
        project.sources.push(Arc::new(source));
    }
    Ok(())
}

fn remove_source(project: &mut Project, name: &str) -> Result<(), Problem> {
    let place = source_place(project, name)?;
    project.sources.remove(place);
    Ok(())
}

fn refuse_taken_name(project: &Project, name: &str) -> Result<(), Problem> {
    if project.source(name).is_none() {
        return Ok(());
    }
    Err(Problem {
        what: msg!("problem-name-taken", name = name),
        hint: msg!("problem-name-taken-hint"),
    })
}

fn source_place(project: &Project, name: &str) -> Result<usize, Problem> {
    project
        .sources
        .iter()
        .position(|source| source.name == name)
        .ok_or_else(|| no_such(name))
}

fn term(project: &mut Project, index: usize) -> Result<&mut Term, Problem> {
    project
        .scorecard
        .terms
        .get_mut(index)
        .ok_or_else(|| no_such(&format!("#{}", index + 1)))
}

pub(super) fn no_such(name: &str) -> Problem {
    Problem {
        what: msg!("problem-no-such", name = name),
        hint: msg!("problem-no-such-hint"),
    }
}

fn flip(flag: &mut bool) {
    *flag = !*flag;
}

fn change_source(project: &mut Project, name: &str, source: Source) -> Result<(), Problem> {
    let place = source_place(project, name)?;
    let now = source.name.clone();
    let renamed = now != name;
    if renamed {
        refuse_taken_name(project, &now)?;
    }
    project.sources[place] = Arc::new(source);
    if renamed {
        rename_source(project, name, &now);
    }
    Ok(())
}

fn repoint(project: &mut Project, name: &str, path: PathBuf) -> Result<(), Problem> {
    let place = source_place(project, name)?;
    let source = Arc::make_mut(&mut project.sources[place]);
    source.path = path;
    source.size = 0;
    source.hash = String::new();
    Ok(())
}

/// Has everything that speaks of a source speak of it by its new name.
fn rename_source(project: &mut Project, before: &str, now: &str) {
    for indicator in &mut project.indicators {
        let formula = rename(&indicator.formula, |source, column| {
            (source == before).then(|| column_of(now, column))
        });
        if formula != indicator.formula {
            Arc::make_mut(indicator).formula = formula;
        }
    }
    for source in &mut project.sources {
        let by = match &source.by {
            Weighting::Figures { source, column } if source == before => Weighting::Figures {
                source: now.to_owned(),
                column: column.clone(),
            },
            by => by.clone(),
        };
        let to = source.to.clone();
        let to = to.map(|to| if to == before { now.to_owned() } else { to });
        if by != source.by || to != source.to {
            let source = Arc::make_mut(source);
            (source.by, source.to) = (by, to);
        }
    }
}

/// Puts a thing in place of the one with its name, or at the end.
fn put<T>(things: &mut Vec<Arc<T>>, thing: T, name: impl Fn(&T) -> String) {
    let wanted = name(&thing);
    let thing = Arc::new(thing);
    match things.iter_mut().find(|old| name(old) == wanted) {
        Some(place) => *place = thing,
        None => things.push(thing),
    }
}
