//! What the jobs bring in, and what is worked out from it: once a frame, before anything is drawn.

use std::sync::Arc;

use crate::base::note::Noted;
use crate::base::words::Message;
use crate::model::shading::{Over, Shading};
use crate::msg;
use crate::session::data::{self, ReadKey, ToKeep};
use crate::session::jobs::{Jobs, Outcome};
use crate::session::{News, Session};

impl Session {
    /// Takes in what the jobs have finished, and works out what follows from it.
    ///
    /// Called once a frame, before anything is drawn; drawing then only reads.
    pub fn refresh(&mut self) {
        while let Some((label, outcome)) = self.jobs.poll() {
            self.take(label, outcome);
        }
        self.read_what_is_missing();
        self.stage();
        self.work_out();
        let project = Arc::clone(self.on_show());
        let today = self.today;
        self.derived.update_visited(&project, &self.data, today);
        self.derived.update_to_do();
        if self.baseline.values.len() != self.derived.scores.values.len() {
            self.mark_baseline();
        }
        self.update_compared();
        self.update_levels();
        for (name, key) in self.derived.wants_situated(&project, &self.data) {
            self.start(msg!("job-situate", name = name.as_str()), move |task| {
                let situated = key.situate(task).ok();
                Ok(Outcome::Situated {
                    name,
                    key,
                    situated,
                })
            });
        }
        if let Some(key) = self.derived.wants_located(&project, &self.data) {
            self.start(msg!("job-locate"), move |task| {
                let located = key.locate(task);
                Ok(Outcome::Located { key, located })
            });
        }
        self.keep_shapes();
    }

    /// Works out what follows from what is on show.
    pub(super) fn work_out(&mut self) {
        let project = Arc::clone(self.on_show());
        let among = self.among(&project.shading);
        self.derived.update(&project, &self.data, among);
    }

    /// The precincts among which classes are found, where those are not all: one entry for each.
    fn among(&self, shading: &Shading) -> Option<Arc<Vec<bool>>> {
        let shapes = self.derived.shapes.as_ref()?;
        match shading.over {
            Over::All => None,
            Over::Selection if self.selection.is_empty() => None,
            Over::Selection => {
                let selected = shapes.ids().map(|id| self.selection.contains(id));
                Some(Arc::new(selected.collect()))
            }
            Over::View => {
                let view = self.in_view?;
                let seen = shapes.ids().map(|id| shapes.bounds_of(id).meets(&view));
                Some(Arc::new(seen.collect()))
            }
        }
    }

    /// Does again what was cancelled of reading the files and working out what follows from them.
    pub fn start_again(&mut self) {
        self.data.forget_cancelled();
        self.derived.forget_stopped();
        self.try_stopped_keys();
        self.forget_stopped_names();
        self.forget_stopped_terrain();
    }

    /// Refreshes until nothing is left to do: the command line's way, and the tests'.
    ///
    /// `progress` is called now and then with the jobs under way.
    pub fn wait(&mut self, mut progress: impl FnMut(&Jobs)) {
        loop {
            self.refresh();
            if self.jobs.running().is_empty() {
                // A last look: an outcome may have made new work.
                self.refresh();
                if self.jobs.running().is_empty() {
                    return;
                }
            }
            progress(&self.jobs);
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
    }

    fn take(&mut self, label: Message, outcome: Outcome) {
        match outcome {
            Outcome::ProjectOpened { path, project } => match project {
                Ok(opened) => {
                    self.replace(opened.value, Some(path));
                    self.news.extend(opened.notes.into_iter().map(News::Done));
                }
                Err(problem) => self.news.push(News::Failed(problem)),
            },
            Outcome::SourceRead { key, fact, to_keep } => {
                self.to_keep.extend(to_keep);
                match &fact {
                    Err(problem) if problem.is_cancelled() => {
                        self.news.push(News::Stopped(label));
                    }
                    Err(problem) => self.news.push(News::Failed(problem.clone())),
                    Ok(_) => (),
                }
                self.data.take(key, fact);
                self.note_fingerprints();
            }
            Outcome::Located { key, located } => {
                if located.is_none() {
                    self.news.push(News::Stopped(label));
                }
                self.derived.take_located(&key, located);
            }
            Outcome::Situated {
                name,
                key,
                situated,
            } => {
                if situated.is_none() {
                    self.news.push(News::Stopped(label));
                }
                self.derived.take_situated(name, &key, situated);
            }
            Outcome::KeysTried { name, key, found } => match found {
                Some(found) => self.take_tried(name, key, found),
                None => self.news.push(News::Stopped(label)),
            },
            Outcome::NamesGathered { key, gazetteer } => match gazetteer {
                Some(gazetteer) => self.take_names(key, gazetteer),
                None => self.news.push(News::Stopped(label)),
            },
            Outcome::TerrainMade { key, terrain } => self.take_terrain(label, key, terrain),
            Outcome::TurfsEdited(edited) => self.take_edited(*edited),
            Outcome::Compared { key, correlations } => self.take_likeness(key, correlations),
            Outcome::TurfsCut { operation, plan } => self.take_cut(&operation, plan),
            Outcome::Checked(checked) => self.checked = Some(checked),
            Outcome::Written(Ok(files)) => self.news.push(News::Written(files)),
            Outcome::Printed(Ok(Noted { value, notes })) => {
                self.news.push(News::Written(value));
                self.news.extend(notes.into_iter().map(News::Noticed));
            }
            Outcome::Written(Err(problem)) | Outcome::Printed(Err(problem)) => {
                self.news.push(News::Failed(problem));
            }
            Outcome::Stopped => {
                let noticed = msg!("news-stopped", job = label);
                self.news.push(News::Noticed(noticed));
            }
        }
    }

    /// Keeps prepared shapes beside all else, once nobody waits for anything.
    fn keep_shapes(&mut self) {
        if self.to_keep.is_empty() || !self.jobs.running().is_empty() {
            return;
        }
        let to_keep = std::mem::take(&mut self.to_keep);
        // Without a thread to spare, they are read again the next time.
        std::thread::Builder::new()
            .name("keep-shapes".to_owned())
            .spawn(move || to_keep.iter().for_each(ToKeep::keep))
            .ok();
    }

    /// Starts reading every source that has not been read.
    fn read_what_is_missing(&mut self) {
        let project = Arc::clone(self.project());
        for source in &project.sources {
            let key = ReadKey::of(source);
            if !self.data.wants(&key) {
                continue;
            }
            let (source, shelf) = (Arc::clone(source), self.shelf.clone());
            self.start(msg!("job-read", name = source.name.as_str()), move |task| {
                let (fact, to_keep) = match data::read(&source, shelf.as_ref(), task) {
                    Ok((fact, to_keep)) => (Ok(fact), to_keep),
                    Err(problem) => (Err(problem), None),
                };
                Ok(Outcome::SourceRead { key, fact, to_keep })
            });
        }
    }

    /// Writes the fingerprint of a file that is read for the first time into the document; one
    /// that differs from the document's is left there, so that the change can be said.
    fn note_fingerprints(&mut self) {
        let project = Arc::clone(self.project());
        for (place, source) in project.sources.iter().enumerate() {
            let Some(fact) = self.data.fact(source).filter(|_| source.hash.is_empty()) else {
                continue;
            };
            let fingerprint = fact.fingerprint.clone();
            self.history.amend(|project| {
                let source = Arc::make_mut(&mut project.sources[place]);
                source.size = fingerprint.size;
                source.hash = fingerprint.hash;
            });
        }
    }
}
