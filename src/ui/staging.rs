//! What becomes of requests about scenes: in the document, and before a room.

use egui::{Context, ViewportCommand};

use crate::draw::flight::Sight;
use crate::model::scene::{Scene, Viewpoint};
use crate::msg;
use crate::session::action::Action;
use crate::session::selection::Pick;
use crate::ui::app::App;
use crate::ui::show::{Audience, SceneRequest, Show};

impl App {
    /// Does what was asked for about scenes.
    pub(super) fn stage(&mut self, request: SceneRequest, ctx: &Context) {
        match request {
            SceneRequest::Add => self.add_scene(),
            SceneRequest::Update(place) => self.update_scene(place),
            SceneRequest::GoTo(place) => self.take_up_scene(place),
            SceneRequest::Step(by) => self.step_scene(by),
            SceneRequest::WhatIf { term, weight } => {
                self.session.try_weight(term, weight);
                self.change_show(|show| show.what_if = true);
            }
            SceneRequest::AsSaved => self.as_saved(),
            SceneRequest::Freeze => self.change_show(|show| show.frozen = !show.frozen),
            SceneRequest::Console => self.change_show(|show| show.console = !show.console),
            SceneRequest::Leave => self.leave_show(ctx),
        }
    }

    /// Begins a presentation, or ends the one under way.
    pub(super) fn present(&mut self, audience: Audience, ctx: &Context) {
        if self.view.presents() {
            return self.leave_show(ctx);
        }
        let now = ctx.input(|input| input.time);
        let sight = self.panels.map.sight();
        self.view.show = Some(Show::beginning(now, audience, &self.session, sight));
        if audience == Audience::Here {
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(true));
        }
        self.put_on(0);
    }

    /// Ends the presentation; the document never noticed it.
    pub(super) fn leave_show(&mut self, ctx: &Context) {
        let Some(show) = self.view.show.take() else {
            return;
        };
        if !show.is_apart() {
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(false));
        }
        self.session.show(None);
        if let Some(sight) = show.put_back(&mut self.session) {
            self.panels.map.look(sight);
        }
    }

    fn change_show(&mut self, change: impl FnOnce(&mut Show)) {
        if let Some(show) = &mut self.view.show {
            change(show);
        }
    }

    fn step_scene(&mut self, by: isize) {
        let at = self.view.show.as_ref().map_or(0, |show| show.at);
        let next = at.saturating_add_signed(by);
        if next < self.session.project().scenes.len() {
            self.put_on(next);
        }
    }

    /// Shows the room a scene, or the document where there is none.
    fn put_on(&mut self, at: usize) {
        let scene = self.session.project().scenes.get(at).cloned();
        self.change_show(|show| {
            show.at = at;
            show.what_if = false;
        });
        if let Some(scene) = scene {
            self.session.show(Some(scene.showing.clone()));
            self.go_to(&scene);
        } else {
            self.session.show(None);
        }
    }

    /// Takes back what the room tried out; the map stays where it is.
    fn as_saved(&mut self) {
        let at = self.view.show.as_ref().map_or(0, |show| show.at);
        let scene = self.session.project().scenes.get(at);
        let showing = scene.map(|scene| scene.showing.clone());
        self.session.show(showing);
        self.change_show(|show| show.what_if = false);
    }

    /// The selection and the ground of a scene.
    fn go_to(&mut self, scene: &Scene) {
        let selected = self.session.selected_in(scene);
        self.session.selection.pick(selected, Pick::Replace);
        self.panels.map.fly(Sight::of(scene.viewpoint));
    }

    fn take_up_scene(&mut self, place: usize) {
        let Some(scene) = self.session.project().scenes.get(place).cloned() else {
            return;
        };
        self.act_once(Action::TakeUpScene(place));
        self.go_to(&scene);
    }

    fn add_scene(&mut self) {
        let n = self.session.project().scenes.len() + 1;
        let title = self.words.say(&msg!("scene-new-title", n = n));
        let scene = self.session.scene_of_now(title, self.viewpoint());
        self.act_once(Action::AddScene(scene));
        self.view.scenes = true;
    }

    fn update_scene(&mut self, place: usize) {
        let Some(known) = self.session.project().scenes.get(place).cloned() else {
            return;
        };
        let now = self
            .session
            .scene_of_now(known.title.clone(), self.viewpoint());
        let scene = Scene {
            note: known.note.clone(),
            ..now
        };
        self.act_once(Action::ChangeScene { place, scene });
    }

    fn viewpoint(&self) -> Viewpoint {
        self.panels
            .map
            .sight()
            .map_or_else(Viewpoint::default, Sight::viewpoint)
    }

    /// Changes the document in a step of its own.
    fn act_once(&mut self, action: Action) {
        self.session.end_gesture();
        let done = self.session.apply(action);
        self.session.end_gesture();
        self.tell_failure(done);
    }
}
