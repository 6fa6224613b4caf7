//! What panels ask for; the window does it once all of them are drawn.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::analysis::gazetteer::Named;
use crate::field::cut::CutRequest;
use crate::field::edit::Edit;
use crate::map::view::Tool;
use crate::model::layer::PrecinctId;
use crate::model::outing::Outing;
use crate::model::project::Source;
use crate::model::rule::Rule;
use crate::session::action::Action;
use crate::session::levels::Level;
use crate::session::selection::Pick;
use crate::ui::chooser::Purpose;
use crate::ui::command::Command;
use crate::ui::comparing::CompareRequest;
use crate::ui::dialogs::Dialog;
use crate::ui::dialogs::unsaved::Then;
use crate::ui::scene::Stage;
use crate::ui::show::SceneRequest;

/// One thing asked for.
#[derive(Debug)]
pub(crate) enum Request {
    /// Change the document.
    Act(Action),
    /// The gesture is over: the next change is a step of its own.
    EndGesture,
    /// Run a command.
    Run(Command),
    /// Change the selection.
    Pick(Vec<PrecinctId>, Pick),
    /// Show a precinct in the inspector, or none.
    Focus(Option<PrecinctId>),
    /// Show a turf in the inspector and on the map, or none.
    Turf(Option<usize>),
    /// Show a stage.
    GoTo(Stage),
    /// Use a tool on the map.
    Use(Tool),
    /// Move the map.
    Zoom(Zoom),
    /// Crews meet here too: degrees east and north.
    MeetAt(f64, f64),
    /// Outline the turfs of a plan that was kept, or of none.
    Outline(Option<String>),
    /// Cut turfs.
    Cut(CutRequest, Option<Outing>),
    /// Look for what would mislead crews on the packets.
    CheckPackets,
    /// Choose addresses of turfs.
    ChooseAddresses(Vec<String>, Pick),
    /// Edit the turfs.
    Edit(Edit),
    /// Get ready what turfs are edited on.
    ReadyTerrain,
    /// Write the addresses that are on no turf to a file.
    ListLeftOut,
    /// Gather the names of precincts, streets, places and towns.
    GatherNames,
    /// Fly to something named, and select its precincts.
    GoToNamed(Box<Named>),
    /// Find out how alike the indicators are.
    CompareIndicators,
    /// Read a source's file again.
    Reload(String),
    /// Do again what was cancelled.
    StartAgain,
    /// Open a file, or the folder it is in, with the system's own program.
    Show(PathBuf),
    /// Look for a file.
    Choose(Purpose),
    /// Change how a source is read.
    EditSource(String),
    /// Read a file as a source that the project does not have, to see what would come of it.
    TryReading(Box<Source>),
    /// Remember a rule for reading tables.
    KeepRule(Rule),
    /// Change how a source is matched to the precincts.
    Match(String),
    /// Remember pairs of codes for other projects.
    Remember(BTreeMap<String, String>),
    /// Open this project.
    OpenProject(PathBuf),
    /// Save, then do what the question came up for.
    SaveThen(Then),
    /// Do what the question came up for, unsaved changes or not.
    Then(Then),
    /// Take up the unsaved work that was found, or forget it.
    Recover(bool),
    /// The first steps are not wanted any more.
    DismissWelcome,
    /// Zoom in (above zero) or out.
    Step(i32),
    /// Do something about scenes.
    Scene(SceneRequest),
    /// Do something about two maps.
    Compare(CompareRequest),
    /// Show precincts, or what they are put together to.
    Level(Option<Level>),
    /// Open a dialog.
    Open(Box<Dialog>),
}

/// Where the map goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Zoom {
    /// To all precincts.
    All,
    /// To the selected precincts.
    Selection,
    /// To one precinct.
    Precinct(PrecinctId),
    /// To a turf, counted from 0.
    Turf(usize),
}

/// What was asked for in this frame, in order.
#[derive(Debug, Default)]
pub(crate) struct Requests {
    list: Vec<Request>,
}

impl Requests {
    /// Asks for something.
    pub(crate) fn ask(&mut self, request: Request) {
        self.list.push(request);
    }

    /// Asks for a change of the document.
    pub(crate) fn act(&mut self, action: Action) {
        self.ask(Request::Act(action));
    }

    /// Asks for a change of the document that is a gesture of its own.
    pub(crate) fn act_once(&mut self, action: Action) {
        self.ask(Request::EndGesture);
        self.ask(Request::Act(action));
        self.ask(Request::EndGesture);
    }

    /// Asks for a command.
    pub(crate) fn run(&mut self, command: Command) {
        self.ask(Request::Run(command));
    }

    /// Everything asked for.
    pub(crate) fn take(&mut self) -> Vec<Request> {
        std::mem::take(&mut self.list)
    }
}
