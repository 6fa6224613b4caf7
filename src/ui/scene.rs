//! What a panel may read: the session, the words, and what is shown where.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::base::words::{Message, Words};
use crate::draw::vision::Vision;
use crate::map::view::Tool;
use crate::model::project::Role;
use crate::msg;
use crate::session::Session;
use crate::session::levels::{AreaFigures, Dissolved};
use crate::ui::show::Show;
use crate::ui::theme;

/// Everything a panel may read.
#[derive(Clone, Copy)]
pub(crate) struct Scene<'a> {
    /// The open project.
    pub(crate) session: &'a Session,
    /// The language in use.
    pub(crate) words: &'a Words,
    /// What is shown where.
    pub(crate) view: &'a View,
}

impl Scene<'_> {
    /// The words for a key without gaps.
    pub(crate) fn text(&self, key: &'static str) -> String {
        self.words.text(key)
    }

    /// How many maps there are: two only while something is compared.
    pub(crate) fn maps(&self) -> Maps {
        match self.session.compared().asked() {
            Some(_) => self.view.maps,
            None => Maps::One,
        }
    }

    /// The areas that the map shows in place of precincts, with their figures, if it does.
    pub(crate) fn areas(&self) -> Option<(&Arc<Dissolved>, &AreaFigures)> {
        let alone = self.maps() == Maps::One;
        self.session.levels().now().filter(|_| alone)
    }

    /// Says a message.
    pub(crate) fn say(&self, message: &Message) -> String {
        self.words.say(message)
    }
}

/// What is shown where: nothing of it is in the document.
#[derive(Clone, Debug)]
pub(crate) struct View {
    /// Where in the work the user is.
    pub(crate) stage: Stage,
    /// Whether the inspector is open, once that was chosen.
    pub(crate) inspector: Option<bool>,
    /// Whether the drawer is open.
    pub(crate) drawer: bool,
    /// The presentation, while a room looks on.
    pub(crate) show: Option<Show>,
    /// Whether the list of scenes is open.
    pub(crate) scenes: bool,
    /// Whether the first steps are shown.
    pub(crate) welcome: bool,
    /// What a drag on the map does.
    pub(crate) tool: Tool,
    /// The kept plan whose turfs are outlined on the map, by its name.
    pub(crate) outlined: Option<String>,
    /// The turf in the inspector, counted from 0.
    pub(crate) turf: Option<usize>,
    /// The addresses of turfs that are chosen, by their codes.
    pub(crate) chosen: Arc<BTreeSet<String>>,
    /// How many maps there are, while something is compared.
    pub(crate) maps: Maps,
    /// Where the bar between two maps is, 0 to 1.
    pub(crate) bar: f32,
    /// Whose eyes the map is shown to; everybody's when `None`.
    pub(crate) vision: Option<Vision>,
}

/// How many maps there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Maps {
    /// One.
    #[default]
    One,
    /// Two, side by side.
    Beside,
    /// Two, one over the other with a bar between them.
    Swipe,
}

impl Default for View {
    fn default() -> Self {
        Self {
            stage: Stage::Score,
            inspector: None,
            drawer: true,
            show: None,
            scenes: false,
            welcome: true,
            tool: Tool::Pan,
            outlined: None,
            turf: None,
            chosen: Arc::default(),
            maps: Maps::One,
            bar: 0.5,
            vision: None,
        }
    }
}

impl View {
    /// Another project has other turfs.
    pub(crate) fn forget_turfs(&mut self) {
        self.turf = None;
        self.outlined = None;
        self.chosen = Arc::default();
    }

    /// Whether a room looks on.
    pub(crate) fn presents(&self) -> bool {
        self.show.is_some()
    }

    /// Whether the inspector is open: until someone chose, where it leaves room for the map.
    pub(crate) fn inspects(&self, ctx: &egui::Context) -> bool {
        self.inspector
            .unwrap_or_else(|| theme::WIDE <= ctx.content_rect().width())
    }
}

/// The stages of the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Open, join, check.
    Data,
    /// Indicators, weights, recipes.
    Score,
    /// Choose precincts.
    Target,
    /// Addresses, cut, routes, print.
    Turf,
    /// Returns, progress, ranking.
    Field,
    /// Transfers, stability, experiments.
    Learn,
}

impl Stage {
    /// All of them, in the order of the work.
    pub(crate) const ALL: [Self; 6] = [
        Self::Data,
        Self::Score,
        Self::Target,
        Self::Turf,
        Self::Field,
        Self::Learn,
    ];

    /// Its name.
    pub(crate) fn label(self) -> Message {
        match self {
            Self::Data => msg!("window-stage-data"),
            Self::Score => msg!("window-stage-score"),
            Self::Target => msg!("window-stage-target"),
            Self::Turf => msg!("window-stage-turf"),
            Self::Field => msg!("window-stage-field"),
            Self::Learn => msg!("window-stage-learn"),
        }
    }

    /// What has to be done before it can be used, and where; `None` once it can.
    pub(crate) fn obstacle(self, session: &Session) -> Option<(Message, Self)> {
        let project = session.project();
        match self {
            Self::Data => None,
            Self::Score | Self::Target | Self::Turf if session.precincts().is_none() => {
                Some((needs_precincts(session), Self::Data))
            }
            Self::Score => None,
            Self::Target => session
                .derived()
                .scores
                .ranks
                .iter()
                .all(|&rank| rank == 0)
                .then(|| (msg!("window-needs-score"), Self::Score)),
            Self::Turf => session
                .addresses()
                .is_none()
                .then(|| (needs_addresses(session), Self::Data)),
            Self::Field if project.plan.is_none() => Some((msg!("window-needs-turfs"), Self::Turf)),
            Self::Field => Some((msg!("window-field-not-yet"), Self::Turf)),
            Self::Learn => Some((msg!("window-learn-not-yet"), Self::Score)),
        }
    }
}

/// Why there are no precincts: there is no file of them, or it is still being read.
pub(crate) fn needs_precincts(session: &Session) -> Message {
    if is_awaited(session, Role::Precincts) {
        msg!("window-precincts-awaited")
    } else {
        msg!("window-needs-precincts")
    }
}

fn needs_addresses(session: &Session) -> Message {
    if is_awaited(session, Role::Addresses) {
        msg!("window-addresses-awaited")
    } else {
        msg!("window-needs-addresses")
    }
}

/// Whether a source of this kind is being read.
fn is_awaited(session: &Session, role: Role) -> bool {
    let mut sources = session.project().sources.iter();
    sources.any(|source| {
        let data = session.data();
        source.role == role && data.fact(source).is_none() && data.failure(source).is_none()
    })
}
