//! Everything a user can ask for by name: menu, palette, key and button all come from here.

use egui::{Key, KeyboardShortcut, Modifiers};

use crate::base::words::Message;
use crate::draw::vision::Vision;
use crate::msg;
use crate::ui::icons;
use crate::ui::preview;
use crate::ui::scene::{Scene, Stage, needs_precincts};

/// One thing to ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// Start an empty project.
    New,
    /// Open a project's file.
    Open,
    /// Open the made-up town.
    OpenSample,
    /// Save the project.
    Save,
    /// Save the project under another name.
    SaveAs,
    /// Add a file to the project.
    AddFile,
    /// Go back one step.
    Undo,
    /// Go forward one step.
    Redo,
    /// Show a stage.
    Go(Stage),
    /// Search, or do anything.
    Search,
    /// Show the map alone, large; and back.
    Present,
    /// Show the map in a window of the audience's own, and the console here; and back.
    PresentApart,
    /// Show the console, or hide it.
    Console,
    /// Fold the list of scenes, or unfold it.
    Scenes,
    /// Make a scene of what is shown now.
    AddScene,
    /// Go back: close, stop, select nothing.
    Back,
    /// Draw around precincts.
    Lasso,
    /// Draw a rectangle over precincts.
    Rectangle,
    /// Select every precinct.
    SelectAll,
    /// Select nothing.
    SelectNone,
    /// Show all precincts.
    ZoomAll,
    /// Show the selected precincts.
    ZoomSelection,
    /// Fold the inspector, or unfold it.
    Inspector,
    /// Fold the drawer, or unfold it.
    Drawer,
    /// Show two maps side by side, or one again.
    Beside,
    /// Show one map over another with a bar between them, or one again.
    Swipe,
    /// Find a precinct, a street or a place.
    Find,
    /// Show the map as other eyes see it, or as it is again.
    See(Vision),
    /// Light instead of dark, and back.
    Theme,
    /// The other language.
    Language,
    /// Compare scores with those of now.
    Baseline,
    /// Add an indicator.
    AddIndicator,
    /// Change which choices are counted together.
    Blocs,
    /// Choose a recipe.
    Recipes,
    /// Save indicators and scorecard as a recipe.
    SaveRecipe,
    /// Begin another operation.
    NewOperation,
    /// Begin another with the words and crews of this one.
    DuplicateOperation,
    /// Say that the operation at hand is over.
    CloseOperation,
    /// Say that it is not over.
    ReopenOperation,
    /// Take the operation at hand out.
    RemoveOperation,
    /// Print packets.
    Print,
    /// Write the map to a file.
    ExportMap,
    /// Write the scored precincts to a file.
    ExportScores,
    /// Write the turfs to a file.
    ExportTurfs,
    /// Write the register of processing and the sources with their licences.
    ExportRegister,
}

impl Command {
    /// All of them, in the order the palette shows them.
    pub(crate) const ALL: [Self; 53] = [
        Self::Open,
        Self::OpenSample,
        Self::New,
        Self::Save,
        Self::SaveAs,
        Self::AddFile,
        Self::Undo,
        Self::Redo,
        Self::Go(Stage::Data),
        Self::Go(Stage::Score),
        Self::Go(Stage::Target),
        Self::Go(Stage::Turf),
        Self::Go(Stage::Field),
        Self::Go(Stage::Learn),
        Self::AddIndicator,
        Self::Blocs,
        Self::Recipes,
        Self::SaveRecipe,
        Self::Baseline,
        Self::Lasso,
        Self::Rectangle,
        Self::SelectAll,
        Self::SelectNone,
        Self::Find,
        Self::ZoomAll,
        Self::ZoomSelection,
        Self::NewOperation,
        Self::DuplicateOperation,
        Self::CloseOperation,
        Self::ReopenOperation,
        Self::RemoveOperation,
        Self::Print,
        Self::ExportMap,
        Self::ExportScores,
        Self::ExportTurfs,
        Self::ExportRegister,
        Self::Scenes,
        Self::AddScene,
        Self::Present,
        Self::PresentApart,
        Self::Console,
        Self::Inspector,
        Self::Drawer,
        Self::Beside,
        Self::Swipe,
        Self::See(Vision::Deuteranopia),
        Self::See(Vision::Protanopia),
        Self::See(Vision::Tritanopia),
        Self::See(Vision::Greys),
        Self::Theme,
        Self::Language,
        Self::Search,
        Self::Back,
    ];

    /// What a button or a menu calls it.
    pub(crate) fn label(self) -> Message {
        match self {
            Self::New => msg!("window-do-new"),
            Self::Open => msg!("window-do-open"),
            Self::OpenSample => msg!("window-do-sample"),
            Self::Save => msg!("window-do-save"),
            Self::SaveAs => msg!("window-do-save-as"),
            Self::AddFile => msg!("window-do-add-file"),
            Self::Undo => msg!("window-do-undo"),
            Self::Redo => msg!("window-do-redo"),
            Self::Go(stage) => msg!("window-do-go", stage = stage.label()),
            Self::Search => msg!("window-do-search"),
            Self::Find => msg!("find-do"),
            Self::Present => msg!("window-do-present"),
            Self::PresentApart => msg!("scene-do-present-apart"),
            Self::Console => msg!("scene-do-console"),
            Self::Scenes => msg!("scene-scenes"),
            Self::AddScene => msg!("scene-do-add"),
            Self::Back => msg!("window-do-back"),
            Self::Lasso => msg!("window-do-lasso"),
            Self::Rectangle => msg!("window-do-rectangle"),
            Self::SelectAll => msg!("window-do-select-all"),
            Self::SelectNone => msg!("window-do-select-none"),
            Self::ZoomAll => msg!("window-do-zoom-all"),
            Self::ZoomSelection => msg!("window-do-zoom-selection"),
            Self::Inspector => msg!("window-do-inspector"),
            Self::Drawer => msg!("window-do-drawer"),
            Self::Beside => msg!("two-do-beside"),
            Self::Swipe => msg!("two-do-swipe"),
            Self::See(vision) => msg!("preview-do", vision = preview::name(vision)),
            Self::Theme => msg!("window-do-theme"),
            Self::Language => msg!("window-do-language"),
            Self::Baseline => msg!("window-do-baseline"),
            Self::AddIndicator => msg!("window-do-add-indicator"),
            Self::Blocs => msg!("indicators-edit-blocs"),
            Self::Recipes => msg!("window-do-recipes"),
            Self::SaveRecipe => msg!("window-do-save-recipe"),
            Self::NewOperation => msg!("ops-add"),
            Self::DuplicateOperation => msg!("ops-duplicate"),
            Self::CloseOperation => msg!("ops-close"),
            Self::ReopenOperation => msg!("ops-reopen"),
            Self::RemoveOperation => msg!("ops-remove"),
            Self::Print => msg!("window-do-print"),
            Self::ExportMap => msg!("export-do"),
            Self::ExportScores => msg!("window-do-export-scores"),
            Self::ExportTurfs => msg!("window-do-export-turfs"),
            Self::ExportRegister => msg!("window-do-export-register"),
        }
    }

    /// Its icon.
    pub(crate) fn icon(self) -> &'static str {
        match self {
            Self::New => icons::NEW,
            Self::Open => icons::FOLDER,
            Self::OpenSample => icons::SAMPLE,
            Self::Save | Self::SaveAs => icons::SAVE,
            Self::AddFile | Self::AddIndicator | Self::AddScene => icons::ADD,
            Self::Undo => icons::UNDO,
            Self::Redo => icons::REDO,
            Self::Go(Stage::Data) => icons::DATA,
            Self::Go(Stage::Score) => icons::SCORE,
            Self::Go(Stage::Target) => icons::TARGET,
            Self::Go(Stage::Turf) => icons::TURF,
            Self::Go(Stage::Field) => icons::FIELD,
            Self::Go(Stage::Learn) => icons::LEARN,
            Self::Search | Self::Find => icons::SEARCH,
            Self::Present | Self::PresentApart | Self::Console => icons::PRESENT,
            Self::Scenes => icons::SCENES,
            Self::Back | Self::SelectNone => icons::CLEAR,
            Self::Lasso => icons::LASSO,
            Self::Rectangle | Self::SelectAll => icons::RECTANGLE,
            Self::ZoomAll | Self::ZoomSelection => icons::FIT,
            Self::Inspector => icons::INSPECTOR,
            Self::Drawer => icons::TABLE,
            Self::Beside => icons::BESIDE,
            Self::Swipe => icons::SWIPE,
            Self::See(_) => icons::EYE,
            Self::Theme => icons::MOON,
            Self::Language => icons::LANGUAGE,
            Self::Baseline => icons::CHECK,
            Self::Blocs | Self::Recipes | Self::SaveRecipe => icons::RECIPE,
            Self::NewOperation => icons::ADD,
            Self::DuplicateOperation => icons::BESIDE,
            Self::CloseOperation => icons::LOCK,
            Self::ReopenOperation => icons::LOCK_OPEN,
            Self::RemoveOperation => icons::REMOVE,
            Self::Print => icons::PRINT,
            Self::ExportMap | Self::ExportScores | Self::ExportTurfs | Self::ExportRegister => {
                icons::EXPORT
            }
        }
    }

    /// The key that asks for it.
    pub(crate) fn shortcut(self) -> Option<KeyboardShortcut> {
        const SHIFTED: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
        let (modifiers, key) = match self {
            Self::New => (Modifiers::COMMAND, Key::N),
            Self::Open => (Modifiers::COMMAND, Key::O),
            Self::Save => (Modifiers::COMMAND, Key::S),
            Self::SaveAs => (SHIFTED, Key::S),
            Self::Undo => (Modifiers::COMMAND, Key::Z),
            Self::Redo => (SHIFTED, Key::Z),
            Self::Search => (Modifiers::COMMAND, Key::K),
            Self::Find => (Modifiers::COMMAND, Key::F),
            Self::Print => (Modifiers::COMMAND, Key::P),
            Self::SelectAll => (Modifiers::COMMAND, Key::A),
            Self::Go(stage) => (
                Modifiers::NONE,
                match stage {
                    Stage::Data => Key::Num1,
                    Stage::Score => Key::Num2,
                    Stage::Target => Key::Num3,
                    Stage::Turf => Key::Num4,
                    Stage::Field => Key::Num5,
                    Stage::Learn => Key::Num6,
                },
            ),
            Self::Present => (Modifiers::NONE, Key::F5),
            Self::PresentApart => (Modifiers::SHIFT, Key::F5),
            Self::Console => (Modifiers::NONE, Key::C),
            Self::Scenes => (Modifiers::NONE, Key::S),
            Self::Lasso => (Modifiers::NONE, Key::L),
            Self::Rectangle => (Modifiers::NONE, Key::R),
            Self::ZoomAll => (Modifiers::NONE, Key::F),
            Self::Beside => (Modifiers::NONE, Key::M),
            Self::Swipe => (Modifiers::NONE, Key::W),
            Self::Back => (Modifiers::NONE, Key::Escape),
            _ => return None,
        };
        Some(KeyboardShortcut::new(modifiers, key))
    }

    /// Every command that has keys, those with the most of them first: Shift Ctrl S is no Ctrl S.
    pub(crate) fn by_key() -> Vec<(Self, KeyboardShortcut)> {
        let mut keys: Vec<_> = Self::ALL
            .into_iter()
            .filter_map(|command| Some((command, command.shortcut()?)))
            .collect();
        keys.sort_by_key(|(_, keys)| !keys.modifiers.shift);
        keys
    }

    /// Whether it can be asked for before a room; all others would change what nobody sees.
    pub(crate) fn is_for_presenting(self) -> bool {
        matches!(
            self,
            Self::Present | Self::PresentApart | Self::Console | Self::ZoomAll | Self::Back
        )
    }

    /// Why it cannot be done now; `None` when it can.
    pub(crate) fn obstacle(self, scene: &Scene<'_>) -> Option<Message> {
        let session = scene.session;
        let no_precincts = || {
            session
                .precincts()
                .is_none()
                .then(|| needs_precincts(session))
        };
        match self {
            Self::Undo => session
                .history()
                .undo_label()
                .is_none()
                .then(|| msg!("window-nothing-to-undo")),
            Self::Redo => session
                .history()
                .redo_label()
                .is_none()
                .then(|| msg!("window-nothing-to-redo")),
            Self::SelectNone | Self::ZoomSelection => session
                .selection
                .is_empty()
                .then(|| msg!("window-nothing-selected")),
            Self::CloseOperation => session.project().closed.then(|| msg!("ops-closed-already")),
            Self::ReopenOperation => (!session.project().closed).then(|| msg!("ops-not-closed")),
            Self::RemoveOperation => session
                .project()
                .others
                .is_empty()
                .then(|| msg!("ops-only-one")),
            Self::Print | Self::ExportTurfs => session
                .project()
                .plan
                .is_none()
                .then(|| msg!("window-needs-turfs")),
            Self::Console if !scene.view.presents() => Some(msg!("scene-not-presenting")),
            Self::Present
            | Self::PresentApart
            | Self::AddScene
            | Self::Lasso
            | Self::Rectangle
            | Self::SelectAll
            | Self::ZoomAll
            | Self::Beside
            | Self::Swipe
            | Self::Find
            | Self::See(_)
            | Self::Baseline
            | Self::AddIndicator
            | Self::ExportMap
            | Self::ExportScores
            | Self::ExportRegister => no_precincts(),
            Self::SaveRecipe => session
                .project()
                .indicators
                .is_empty()
                .then(|| msg!("window-needs-indicators")),
            _ => None,
        }
    }
}
