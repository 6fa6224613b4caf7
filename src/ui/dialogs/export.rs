//! The map to a file: as what, how large, and what stands around it.

use egui::{ComboBox, Grid, TextEdit, Ui};

use crate::base::words::Message;
use crate::draw::picture::Paper;
use crate::msg;
use crate::session::Session;
use crate::session::levels::Level;
use crate::session::picture::Furniture;
use crate::ui::chooser::Purpose;
use crate::ui::dialogs::{Answer, Stay, buttons, title};
use crate::ui::levels;
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::Scene;
use crate::ui::theme;
use crate::ui::widgets;
use crate::ui::widgets::number::{Number, number};

/// What the file is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Pixels.
    Picture,
    /// A page of lines and words.
    Pdf,
    /// Lines and words, to be edited.
    Svg,
    /// The legend and nothing else.
    Legend,
    /// A page for each precinct, or group of them.
    Atlas,
    /// A page for each scene.
    Deck,
}

impl Kind {
    const ALL: [Self; 6] = [
        Self::Picture,
        Self::Pdf,
        Self::Svg,
        Self::Legend,
        Self::Atlas,
        Self::Deck,
    ];

    fn name(self) -> Message {
        match self {
            Self::Picture => msg!("export-kind-picture"),
            Self::Pdf => msg!("export-kind-pdf"),
            Self::Svg => msg!("export-kind-svg"),
            Self::Legend => msg!("export-kind-legend"),
            Self::Atlas => msg!("export-kind-atlas"),
            Self::Deck => msg!("deck-kind"),
        }
    }

    /// Whether it is drawn at a level that can be chosen.
    pub(crate) fn has_levels(self) -> bool {
        !matches!(self, Self::Atlas | Self::Deck)
    }

    /// What a file's name ends in.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Self::Picture | Self::Legend => "png",
            Self::Pdf | Self::Atlas | Self::Deck => "pdf",
            Self::Svg => "svg",
        }
    }
}

/// How a map is to be written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct MapExport {
    /// As what.
    pub(crate) kind: Kind,
    /// On which paper; in pixels when `None`.
    pub(crate) paper: Option<Paper>,
    /// The paper on its side.
    pub(crate) landscape: bool,
    /// Width and height where there is no paper.
    pub(crate) pixels: (f64, f64),
    /// Pixels to the inch.
    pub(crate) dpi: f64,
    /// What stands above it.
    pub(crate) title: String,
    /// What stands around it.
    pub(crate) furniture: Furniture,
    /// Of precincts, or of what they are put together to.
    pub(crate) level: Option<Level>,
    /// The column whose values have a page each in an atlas; a page a precinct when `None`.
    pub(crate) by: Option<String>,
    /// The paper that slides are printed on; those of a screen when `None`.
    pub(crate) slide: Option<Paper>,
    /// Whether slides have their scene's note.
    pub(crate) notes: bool,
}

/// The dialog.
#[derive(Debug)]
pub(crate) struct ExportDialog {
    wanted: MapExport,
}

impl ExportDialog {
    /// A dialog for a printed map of this project.
    pub(crate) fn new(session: &Session) -> Self {
        Self {
            wanted: MapExport {
                kind: Kind::Picture,
                paper: Some(Paper::A4),
                landscape: true,
                pixels: (1920.0, 1200.0),
                dpi: 300.0,
                title: session.title(),
                furniture: Furniture::default(),
                level: session
                    .levels()
                    .now()
                    .and(session.levels().asked())
                    .cloned(),
                by: None,
                slide: None,
                notes: false,
            },
        }
    }

    /// Draws it.
    pub(crate) fn ui(&mut self, ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) -> Stay {
        title(ui, scene.text("export-do"));
        let kind = self.wanted.kind;
        Grid::new("export").num_columns(2).show(ui, |ui| {
            self.kind(ui, scene);
            let offered = scene.session.levels().offered();
            if kind.has_levels() && !offered.is_empty() {
                let known = std::iter::once(None).chain(offered.iter().map(Some));
                let known = known.map(|level| (level.cloned(), levels::name(level, scene)));
                let known: Vec<(Option<Level>, String)> = known.collect();
                choice(
                    ui,
                    scene.text("level-drawn"),
                    &mut self.wanted.level,
                    &known,
                );
            }
            match kind {
                Kind::Legend => self.resolution(ui, scene),
                Kind::Atlas => {
                    self.size(ui, scene);
                    self.pages(ui, scene);
                }
                Kind::Deck => self.slides(ui, scene),
                Kind::Picture | Kind::Pdf | Kind::Svg => self.size(ui, scene),
            }
            if !matches!(kind, Kind::Legend | Kind::Deck) {
                let label = ui.label(scene.text("export-title"));
                ui.add(TextEdit::singleline(&mut self.wanted.title).desired_width(240.0))
                    .labelled_by(label.id);
                ui.end_row();
            }
        });
        let scenes = scene.session.project().scenes.len();
        let pages = match kind {
            Kind::Atlas => Some(of_which(scene)),
            Kind::Deck => Some(msg!("deck-of", n = scenes)),
            _ => None,
        };
        if let Some(pages) = pages {
            widgets::hint(ui, scene.say(&pages));
        }
        if kind != Kind::Legend {
            self.furniture(ui, scene);
        }
        let possible = kind != Kind::Deck || 0 < scenes;
        match buttons(ui, possible, &scene.text("export-go"), scene) {
            Answer::Yes => {
                let export = Box::new(self.wanted.clone());
                requests.ask(Request::Choose(Purpose::ExportMap(export)));
                Stay::Closed
            }
            Answer::No => Stay::Closed,
            Answer::NotYet => Stay::Open,
        }
    }

    fn kind(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        let kinds = Kind::ALL.map(|kind| (kind, scene.say(&kind.name())));
        choice(ui, scene.text("export-kind"), &mut self.wanted.kind, &kinds);
    }

    fn size(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        let wanted = &mut self.wanted;
        let named = |paper: Paper| (Some(paper), paper.name().to_owned());
        let mut sizes: Vec<(Option<Paper>, String)> = Paper::ALL.map(named).into();
        if wanted.kind == Kind::Atlas {
            wanted.paper.get_or_insert_default();
        } else {
            sizes.push((None, scene.text("export-size-pixels")));
        }
        choice(ui, scene.text("export-size"), &mut wanted.paper, &sizes);
        if wanted.paper.is_some() {
            ui.label("");
            ui.checkbox(&mut wanted.landscape, scene.text("export-landscape"));
            ui.end_row();
            if wanted.kind == Kind::Picture {
                self.resolution(ui, scene);
            }
        } else {
            let side = |name| Number {
                name,
                range: 64.0..=20_000.0,
                decimals: 0,
                unit: "",
                width: 72.0,
            };
            for (name, value) in [
                (scene.text("export-width"), &mut wanted.pixels.0),
                (scene.text("export-height"), &mut wanted.pixels.1),
            ] {
                ui.label(&name);
                number(ui, value, side(name), scene.words);
                ui.end_row();
            }
        }
    }

    fn resolution(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        let known = [72.0, 150.0, 300.0].map(|dpi| (dpi, scene.words.number(dpi, 0)));
        choice(ui, scene.text("export-dpi"), &mut self.wanted.dpi, &known);
    }

    /// What slides are for, and what stands on them.
    fn slides(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        let screen = (None, scene.text("deck-size-screen"));
        let papers = [Paper::A4, Paper::A3].map(|paper| (Some(paper), paper.name().to_owned()));
        let sizes: Vec<_> = [screen].into_iter().chain(papers).collect();
        choice(
            ui,
            scene.text("export-size"),
            &mut self.wanted.slide,
            &sizes,
        );
        ui.label("");
        ui.checkbox(&mut self.wanted.notes, scene.text("deck-with-notes"));
        ui.end_row();
    }

    /// What a page of an atlas is for.
    fn pages(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        let mut known = vec![(None, scene.text("export-pages-each"))];
        if let Some(precincts) = scene.session.precincts() {
            known.extend(precincts.table.columns().into_iter().map(|column| {
                let said = scene.say(&msg!("export-pages-by", column = column.as_str()));
                (Some(column), said)
            }));
        }
        choice(ui, scene.text("export-pages"), &mut self.wanted.by, &known);
    }

    fn furniture(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        ui.add_space(theme::HALF);
        let furniture = &mut self.wanted.furniture;
        ui.horizontal_wrapped(|ui| {
            ui.checkbox(&mut furniture.names, scene.text("export-on-names"));
            ui.checkbox(&mut furniture.legend, scene.text("export-on-legend"));
            ui.checkbox(&mut furniture.scale, scene.text("export-on-scale"));
            ui.checkbox(&mut furniture.sources, scene.text("export-on-sources"));
        });
    }
}

/// Which precincts have a page in an atlas.
fn of_which(scene: &Scene<'_>) -> Message {
    match scene.session.selection.len() {
        0 => msg!("export-of-all"),
        n => msg!("export-of-selected", n = n),
    }
}

fn choice<T: Clone + PartialEq>(ui: &mut Ui, name: String, value: &mut T, known: &[(T, String)]) {
    ui.label(&name);
    let current = known.iter().find(|(known, _)| known == value);
    let current = current.map(|(_, text)| text.clone()).unwrap_or_default();
    let response = ComboBox::from_id_salt(&name)
        .selected_text(current)
        .width(240.0)
        .show_ui(ui, |ui| {
            for (known, text) in known {
                ui.selectable_value(value, known.clone(), text);
            }
        })
        .response;
    response.accessible_name(name);
    ui.end_row();
}
