//! Version 1 of the project's file: what stands in it, and nothing of what is worked out.

use std::collections::BTreeMap;
use std::ops::Not;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::io::project::alternatives::{self, AlternativeFile};
use crate::io::project::blocs::{BlocFile, blocs_file, blocs_of};
use crate::io::project::campaign::{OperationFile, TargetFile};
use crate::io::project::only::OnlyFile;
use crate::io::project::place::Folder;
use crate::io::project::plan::PlanFile;
use crate::io::project::scenes::SceneFile;
use crate::io::project::scoring::{IndicatorFile, ScorecardFile};
use crate::io::project::shading::ShadingFile;
use crate::io::project::shelved::ShelvedFile;
use crate::io::project::upgrade;
use crate::io::rule::RuleFile;
use crate::model::project::{
    Basemap, MeanBy, Project, Provenance, Role, Source, TableOptions, Weighting,
};

/// The whole file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ProjectFile {
    arpent: u64,
    #[serde(default)]
    name: String,
    sources: Vec<SourceFile>,
    #[serde(default)]
    indicators: Vec<IndicatorFile>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    blocs: Option<Vec<BlocFile>>,
    #[serde(default)]
    scorecard: ScorecardFile,
    #[serde(default)]
    shading: ShadingFile,
    #[serde(default)]
    basemap: BasemapFile,
    #[serde(default)]
    targets: Vec<TargetFile>,
    #[serde(default)]
    operation: OperationFile,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    plan: Option<PlanFile>,
    #[serde(default, skip_serializing_if = "Not::not")]
    closed: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    others: Vec<ShelvedFile>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    alternatives: Vec<AlternativeFile>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    scenes: Vec<SceneFile>,
}

impl ProjectFile {
    /// The file of a project, its paths seen from `folder`.
    pub(super) fn of(project: &Project, folder: &Folder) -> Self {
        Self {
            arpent: upgrade::CURRENT,
            name: project.name.clone(),
            sources: project
                .sources
                .iter()
                .map(|source| SourceFile::of(source, folder))
                .collect(),
            indicators: project
                .indicators
                .iter()
                .map(|indicator| IndicatorFile::of(indicator))
                .collect(),
            blocs: blocs_file(&project.blocs),
            scorecard: ScorecardFile::of(&project.scorecard),
            shading: ShadingFile::of(&project.shading),
            basemap: BasemapFile::of(&project.basemap, folder),
            targets: project
                .targets
                .iter()
                .map(|target| TargetFile::of(target))
                .collect(),
            operation: OperationFile::of(&project.operation),
            plan: project.plan.as_ref().map(|plan| PlanFile::of(plan)),
            closed: project.closed,
            others: project
                .others
                .iter()
                .map(|other| ShelvedFile::of(other))
                .collect(),
            alternatives: alternatives::files(&project.alternatives),
            scenes: project
                .scenes
                .iter()
                .map(|scene| SceneFile::of(scene, folder))
                .collect(),
        }
    }

    /// The project in the file, its paths made absolute.
    pub(super) fn into_project(self, folder: &Folder) -> Project {
        Project {
            name: self.name,
            sources: self
                .sources
                .into_iter()
                .map(|source| Arc::new(source.into_source(folder)))
                .collect(),
            indicators: self
                .indicators
                .into_iter()
                .map(|indicator| Arc::new(indicator.into_indicator()))
                .collect(),
            blocs: Arc::new(blocs_of(self.blocs)),
            scorecard: self.scorecard.into_scorecard(),
            shading: self.shading.into_shading(),
            targets: self
                .targets
                .into_iter()
                .map(|target| Arc::new(target.into_target()))
                .collect(),
            operation: Arc::new(self.operation.into_operation()),
            plan: self.plan.map(|plan| Arc::new(plan.into_plan())),
            closed: self.closed,
            others: self
                .others
                .into_iter()
                .map(|other| Arc::new(other.into_shelved()))
                .collect(),
            alternatives: alternatives::kept(self.alternatives),
            basemap: self.basemap.into_basemap(folder),
            scenes: self
                .scenes
                .into_iter()
                .map(|scene| Arc::new(scene.into_scene(folder)))
                .collect(),
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceFile {
    name: String,
    path: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    part: Option<String>,
    #[serde(with = "RoleFile")]
    role: Role,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    key: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name_column: Option<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    corrections: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Not::not")]
    merged_communes: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    only: Vec<OnlyFile>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mean_by: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    crs: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    layout: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rule: Option<RuleFile>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    encoding: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    delimiter: Option<char>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    decimal: Option<char>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    header: Option<usize>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    origin: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    licence: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    dated: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    vintage: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    households: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    threshold: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    dwellings: Option<String>,
    #[serde(default)]
    size: u64,
    #[serde(default)]
    hash: String,
}

impl SourceFile {
    fn of(source: &Source, folder: &Folder) -> Self {
        let source = source.clone();
        Self {
            name: source.name,
            path: folder.written(&source.path),
            part: source.part,
            role: source.role,
            key: source.key,
            to: source.to,
            name_column: source.name_column,
            corrections: source.corrections,
            merged_communes: source.merged_communes,
            only: source.only.into_iter().map(OnlyFile::of).collect(),
            by: (source.by != Weighting::default()).then(|| source.by.code()),
            mean_by: (source.mean_by != MeanBy::default())
                .then(|| source.mean_by.code().to_owned()),
            crs: source.crs,
            layout: source.options.layout,
            rule: source.options.rule.as_ref().map(RuleFile::of),
            encoding: source.options.encoding,
            delimiter: source.options.delimiter,
            decimal: source.options.decimal,
            header: source.options.header,
            origin: source.provenance.origin,
            licence: source.provenance.licence,
            dated: source.provenance.dated,
            vintage: source.provenance.vintage,
            households: source.households,
            threshold: source.threshold,
            dwellings: source.dwellings,
            size: source.size,
            hash: source.hash,
        }
    }

    fn into_source(self, folder: &Folder) -> Source {
        Source {
            name: self.name,
            path: folder.read(&self.path),
            part: self.part,
            role: self.role,
            key: self.key,
            to: self.to,
            name_column: self.name_column,
            corrections: self.corrections,
            merged_communes: self.merged_communes,
            only: self.only.into_iter().map(OnlyFile::into_only).collect(),
            mean_by: self
                .mean_by
                .as_deref()
                .map(MeanBy::from_code)
                .unwrap_or_default(),
            by: self
                .by
                .as_deref()
                .and_then(Weighting::from_code)
                .unwrap_or_default(),
            crs: self.crs,
            options: TableOptions {
                layout: self.layout,
                rule: self.rule.map(RuleFile::into_rule),
                encoding: self.encoding,
                delimiter: self.delimiter,
                decimal: self.decimal,
                header: self.header,
            },
            provenance: Provenance {
                origin: self.origin,
                licence: self.licence,
                dated: self.dated,
                vintage: self.vintage,
            },
            households: self.households,
            threshold: self.threshold,
            dwellings: self.dwellings,
            size: self.size,
            hash: self.hash,
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Role", rename_all = "snake_case")]
enum RoleFile {
    Precincts,
    Table,
    Zones,
    Places,
    Addresses,
    Streets,
    Barriers,
    Buildings,
    Visits,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum BasemapFile {
    #[default]
    None,
    OpenStreetMap,
    IgnPlan,
    File(String),
}

impl BasemapFile {
    pub(super) fn of(basemap: &Basemap, folder: &Folder) -> Self {
        match basemap {
            Basemap::None => Self::None,
            Basemap::OpenStreetMap => Self::OpenStreetMap,
            Basemap::IgnPlan => Self::IgnPlan,
            Basemap::File(path) => Self::File(folder.written(path)),
        }
    }

    pub(super) fn into_basemap(self, folder: &Folder) -> Basemap {
        match self {
            Self::None => Basemap::None,
            Self::OpenStreetMap => Basemap::OpenStreetMap,
            Self::IgnPlan => Basemap::IgnPlan,
            Self::File(path) => Basemap::File(folder.read(&path)),
        }
    }
}

/// JSON has no NaN: a file with one could not be opened again.
pub(super) fn finite(number: f64, usual: f64) -> f64 {
    if number.is_finite() { number } else { usual }
}
