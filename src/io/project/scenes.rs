//! Scenes as the project's file has them.

use serde::{Deserialize, Serialize};

use crate::io::project::format::{BasemapFile, finite};
use crate::io::project::place::Folder;
use crate::io::project::scoring::ScorecardFile;
use crate::io::project::shading::ShadingFile;
use crate::model::layer::Code;
use crate::model::scene::{Scene, Showing, Viewpoint};

/// Metres across a town, for a scene that does not say how much of the ground it shows.
const ACROSS_DEFAULT: f64 = 10_000.0;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SceneFile {
    title: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
    lon: f64,
    lat: f64,
    across: f64,
    scorecard: ScorecardFile,
    shading: ShadingFile,
    #[serde(default)]
    basemap: BasemapFile,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    selection: Vec<String>,
}

impl SceneFile {
    pub(super) fn of(scene: &Scene, folder: &Folder) -> Self {
        let Viewpoint { lon, lat, across } = scene.viewpoint;
        Self {
            title: scene.title.clone(),
            note: scene.note.clone(),
            lon: finite(lon, 0.0),
            lat: finite(lat, 0.0),
            across: finite(across, ACROSS_DEFAULT),
            scorecard: ScorecardFile::of(&scene.showing.scorecard),
            shading: ShadingFile::of(&scene.showing.shading),
            basemap: BasemapFile::of(&scene.showing.basemap, folder),
            selection: scene.selection.iter().map(ToString::to_string).collect(),
        }
    }

    pub(super) fn into_scene(self, folder: &Folder) -> Scene {
        let mut selection: Vec<Code> = self.selection.into_iter().map(Code).collect();
        selection.sort_unstable();
        selection.dedup();
        Scene {
            title: self.title,
            note: self.note,
            viewpoint: Viewpoint {
                lon: self.lon,
                lat: self.lat,
                across: if 0.0 < self.across {
                    self.across
                } else {
                    ACROSS_DEFAULT
                },
            },
            showing: Showing {
                scorecard: self.scorecard.into_scorecard(),
                shading: self.shading.into_shading(),
                basemap: self.basemap.into_basemap(folder),
            },
            selection,
        }
    }
}
