//! Draws a window's frames as a screen has them drawn: by wgpu, and not read back.

use std::iter::once;
use std::time::{Duration, Instant};

use egui::{ClippedPrimitive, FullOutput};
use egui_kittest::wgpu::{create_render_state, default_wgpu_setup};
use egui_wgpu::{RenderState, RendererOptions, ScreenDescriptor, wgpu};

/// What stands for the screen.
pub(crate) struct Drawing {
    state: RenderState,
    target: wgpu::TextureView,
    size: [u32; 2],
    before: Option<wgpu::SubmissionIndex>,
}

/// How long the parts of a drawing took.
pub(crate) struct Parts {
    /// Shapes to triangles.
    pub(crate) tessellated: Duration,
    /// Bringing everything to the card, and telling it what to do.
    pub(crate) sent: Duration,
    /// Waiting for the card.
    pub(crate) waited: Duration,
}

impl Drawing {
    /// A screen of this size, drawn by whatever wgpu finds, a processor first.
    pub(crate) fn new(size: [u32; 2]) -> Self {
        let state = create_render_state(default_wgpu_setup(), RendererOptions::default());
        let texture = state.device.create_texture(&wgpu::TextureDescriptor {
            label: Some("screen"),
            size: wgpu::Extent3d {
                width: size[0],
                height: size[1],
                depth_or_array_layers: 1,
            },
            mip_level_count: 1,
            sample_count: 1,
            dimension: wgpu::TextureDimension::D2,
            format: state.target_format,
            usage: wgpu::TextureUsages::RENDER_ATTACHMENT,
            view_formats: &[],
        });
        Self {
            target: texture.create_view(&wgpu::TextureViewDescriptor::default()),
            state,
            size,
            before: None,
        }
    }

    /// What eframe would have for this screen.
    pub(crate) fn state(&self) -> RenderState {
        self.state.clone()
    }

    /// Draws a frame; `ahead` waits for the frame before instead, as a window does.
    pub(crate) fn draw(
        &mut self,
        ctx: &egui::Context,
        mut output: FullOutput,
        ahead: bool,
    ) -> Parts {
        let start = Instant::now();
        let triangles = ctx.tessellate(output.shapes, output.pixels_per_point);
        let tessellated = start.elapsed();
        let start = Instant::now();
        self.take_textures(&mut output.textures_delta);
        let sent_now = self.send(&triangles, output.pixels_per_point);
        let sent = start.elapsed();
        let start = Instant::now();
        let before = self.before.replace(sent_now.clone());
        let awaited = if ahead { before } else { Some(sent_now) };
        if awaited.is_some() {
            let wait = wgpu::PollType::Wait {
                submission_index: awaited,
                timeout: None,
            };
            self.state.device.poll(wait).ok();
        }
        Parts {
            tessellated,
            sent,
            waited: start.elapsed(),
        }
    }

    #[expect(
        clippy::iter_over_hash_type,
        reason = "textures do not depend on each other"
    )]
    fn take_textures(&self, delta: &mut egui::TexturesDelta) {
        let mut renderer = self.state.renderer.write();
        for (id, images) in delta.set.drain() {
            for image in images {
                renderer.update_texture(&self.state.device, &self.state.queue, id, &image);
            }
        }
        for id in delta.free.drain() {
            renderer.free_texture(&id);
        }
    }

    fn send(&self, triangles: &[ClippedPrimitive], scale: f32) -> wgpu::SubmissionIndex {
        let RenderState { device, queue, .. } = &self.state;
        let mut renderer = self.state.renderer.write();
        let mut encoder = device.create_command_encoder(&wgpu::CommandEncoderDescriptor::default());
        let screen = ScreenDescriptor {
            pixels_per_point: scale,
            size_in_pixels: self.size,
        };
        let buffers = renderer.update_buffers(device, queue, &mut encoder, triangles, &screen);
        let load = wgpu::Operations {
            load: wgpu::LoadOp::Clear(wgpu::Color::BLACK),
            store: wgpu::StoreOp::Store,
        };
        let mut pass = encoder
            .begin_render_pass(&wgpu::RenderPassDescriptor {
                color_attachments: &[Some(wgpu::RenderPassColorAttachment {
                    view: &self.target,
                    resolve_target: None,
                    ops: load,
                    depth_slice: None,
                })],
                ..Default::default()
            })
            .forget_lifetime();
        renderer.render(&mut pass, triangles, &screen);
        drop(pass);
        queue.submit(buffers.into_iter().chain(once(encoder.finish())))
    }
}
