//! Parts of the window that stand still, drawn once and copied from then on.
//!
//! Without a graphics card the letters of the panels took longer than the map: thousands of small
//! triangles in every frame, though hardly any of them had changed. A part whose shapes are those
//! of the frame before is drawn into an image as large as the window, and that is copied from then
//! on. Where only some of its shapes have changed since, as while a slider is dragged, it is copied
//! still, and drawn over within the rectangle around them.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use egui::epaint::ClippedShape;
use egui::layers::ShapeIdx;
use egui::{Color32, Rect, Shape, TextureId, Ui};
use egui_wgpu::{RenderState, ScreenDescriptor, wgpu};

use crate::map::ground::Ground;
use crate::map::pipeline::{Shader, pipeline};

/// The parts of a window that stand still.
pub struct Still {
    ground: Ground,
    gpu: Option<RenderState>,
    screen: Option<Arc<Sheet>>,
    parts: HashMap<&'static str, Part>,
}

/// A part as it was last drawn.
struct Part {
    /// The frame in which it was.
    frame: u64,
    /// Whether it was the same in the frame before.
    waited: bool,
    rect: Rect,
    colour: Color32,
    shapes: Vec<ClippedShape>,
    /// The image that holds it, once it was drawn there.
    copied: Option<Copied>,
}

/// A part in an image.
struct Copied {
    on: Arc<Sheet>,
    rect: Rect,
    colour: Color32,
    shapes: Vec<ClippedShape>,
}

/// An image as large as the window.
struct Sheet {
    size: [u32; 2],
    scale: f32,
    view: wgpu::TextureView,
    group: wgpu::BindGroup,
}

impl Still {
    /// For a window; `gpu` is eframe's, where it draws with wgpu.
    pub fn new(gpu: Option<&RenderState>) -> Self {
        if let Some(gpu) = gpu {
            let mut renderer = gpu.renderer.write();
            if !renderer.callback_resources.contains::<Copier>() {
                let copier = Copier::new(&gpu.device, gpu.target_format);
                renderer.callback_resources.insert(copier);
            }
        }
        Self {
            ground: Ground::new(gpu),
            gpu: gpu.cloned(),
            screen: None,
            parts: HashMap::new(),
        }
    }

    /// Adds a part that fills a rectangle of its own with a colour and draws on that; `add` says
    /// which rectangle.
    pub fn part(
        &mut self,
        ui: &mut Ui,
        name: &'static str,
        colour: Color32,
        add: impl FnOnce(&mut Ui) -> Rect,
    ) {
        let below = ui.painter().add(Shape::Noop);
        let rect = add(ui);
        let copied = self.copy(ui, name, (below, rect, colour));
        let ground = copied.unwrap_or_else(|| self.ground.shape(rect, colour));
        let layer = ui.layer_id();
        ui.graphics_mut(|all| all.entry(layer).set(below, rect, ground));
    }

    /// What copies the part that was just drawn above a place, if it stands still; its shapes are
    /// taken away then.
    fn copy(
        &mut self,
        ui: &Ui,
        name: &'static str,
        (below, rect, colour): (ShapeIdx, Rect, Color32),
    ) -> Option<Shape> {
        let gpu = self.gpu.clone()?;
        let layer = ui.layer_id();
        let shapes = ui.graphics(|all| {
            let entries = all.get(layer)?.all_entries();
            let shapes: Vec<ClippedShape> = entries.skip(below.0 + 1).cloned().collect();
            Some(shapes)
        })?;
        let drawn = Part {
            frame: ui.ctx().cumulative_frame_nr(),
            waited: false,
            rect,
            colour,
            shapes,
            copied: None,
        };
        let screen = sheet(&mut self.screen, ui, &gpu);
        let part = match self.parts.entry(name) {
            Entry::Occupied(known) => {
                let part = known.into_mut();
                part.follow(drawn);
                part
            }
            Entry::Vacant(place) => place.insert(drawn),
        };
        let mut changed = part.changed_since_copied(&screen);
        // A frame may be laid out twice: new letters are on the card only after it was drawn.
        if part.waited && changed != Some(Rect::NOTHING) && part.can_be_copied() {
            part.draw_on(&screen, ui, &gpu, self.ground);
            changed = Some(Rect::NOTHING);
        }
        let changed = changed?;
        ui.graphics_mut(|all| {
            let list = all.entry(layer);
            for above in 0..part.shapes.len() {
                list.mutate_shape(ShapeIdx(below.0 + 1 + above), |it| leave(it, changed));
            }
        });
        let copy = egui_wgpu::Callback::new_paint_callback(rect, Copy(screen)).into();
        Some(if changed.is_positive() {
            Shape::Vec(vec![copy, self.ground.shape(changed, colour)])
        } else {
            copy
        })
    }
}

/// Leaves of a shape what has changed.
fn leave(clipped: &mut ClippedShape, changed: Rect) {
    clipped.clip_rect = clipped.clip_rect.intersect(changed);
    if !clipped
        .clip_rect
        .intersects(clipped.shape.visual_bounding_rect())
    {
        clipped.shape = Shape::Noop;
    }
}

/// Where a shape is seen.
fn seen(clipped: &ClippedShape) -> Rect {
    let seen = clipped.shape.visual_bounding_rect();
    seen.intersect(clipped.clip_rect)
}

impl Part {
    /// Takes over how it is drawn in this frame.
    fn follow(&mut self, drawn: Self) {
        let same =
            self.rect == drawn.rect && self.colour == drawn.colour && self.shapes == drawn.shapes;
        self.waited = same && (self.waited || self.frame < drawn.frame);
        if !same {
            (self.rect, self.colour, self.shapes) = (drawn.rect, drawn.colour, drawn.shapes);
        }
        self.frame = drawn.frame;
    }

    fn can_be_copied(&self) -> bool {
        self.shapes.iter().all(|clipped| self.can_copy(clipped))
    }

    /// Whether nothing of a shape is beyond the part's rectangle or changes by itself.
    fn can_copy(&self, clipped: &ClippedShape) -> bool {
        let seen = seen(clipped);
        // Lines are said to reach half their width beyond their ends.
        let inside = !seen.is_positive() || self.rect.expand(0.5).contains_rect(seen);
        inside && is_plain(&clipped.shape)
    }

    /// What rectangle of its copy on a sheet is out of date, [`Rect::NOTHING`] where it is as it
    /// was; `None` without a copy that is of use.
    fn changed_since_copied(&self, sheet: &Arc<Sheet>) -> Option<Rect> {
        let copied = self
            .copied
            .as_ref()
            .filter(|it| Arc::ptr_eq(&it.on, sheet))?;
        let alike = copied.rect == self.rect
            && copied.colour == self.colour
            && copied.shapes.len() == self.shapes.len();
        if !alike {
            return None;
        }
        let pairs = copied.shapes.iter().zip(&self.shapes);
        let mut changed = Rect::NOTHING;
        for (before, now) in pairs.filter(|(before, now)| before != now) {
            if !self.can_copy(now) {
                return None;
            }
            for seen in [seen(before), seen(now)]
                .into_iter()
                .filter(Rect::is_positive)
            {
                changed |= seen;
            }
        }
        if !changed.is_positive() {
            return Some(Rect::NOTHING);
        }
        // Soft edges reach further; what is drawn over begins and ends with whole pixels.
        let (scale, changed) = (sheet.scale, changed.expand(1.0));
        let changed = Rect::from_min_max(
            (changed.min * scale).floor() / scale,
            (changed.max * scale).ceil() / scale,
        );
        let changed = changed.intersect(self.rect);
        (changed.area() < 0.5 * self.rect.area()).then_some(changed)
    }

    fn draw_on(&mut self, sheet: &Arc<Sheet>, ui: &Ui, gpu: &RenderState, ground: Ground) {
        let below = ClippedShape::new(self.rect, ground.shape(self.rect, self.colour));
        let shapes = std::iter::once(below).chain(self.shapes.iter().cloned());
        let triangles = ui.ctx().tessellate(shapes.collect(), sheet.scale);
        let screen = ScreenDescriptor {
            pixels_per_point: sheet.scale,
            size_in_pixels: sheet.size,
        };
        let RenderState { device, queue, .. } = gpu;
        let mut renderer = gpu.renderer.write();
        let mut encoder = device.create_command_encoder(&wgpu::CommandEncoderDescriptor::default());
        let buffers = renderer.update_buffers(device, queue, &mut encoder, &triangles, &screen);
        let mut pass = encoder
            .begin_render_pass(&wgpu::RenderPassDescriptor {
                label: Some("still"),
                color_attachments: &[Some(wgpu::RenderPassColorAttachment {
                    view: &sheet.view,
                    resolve_target: None,
                    ops: wgpu::Operations {
                        load: wgpu::LoadOp::Load,
                        store: wgpu::StoreOp::Store,
                    },
                    depth_slice: None,
                })],
                ..wgpu::RenderPassDescriptor::default()
            })
            .forget_lifetime();
        renderer.render(&mut pass, &triangles, &screen);
        drop(pass);
        queue.submit(buffers.into_iter().chain(std::iter::once(encoder.finish())));
        self.copied = Some(Copied {
            on: Arc::clone(sheet),
            rect: self.rect,
            colour: self.colour,
            shapes: self.shapes.clone(),
        });
    }
}

/// Whether a shape's looks are all in itself: an image's can be changed from elsewhere.
fn is_plain(shape: &Shape) -> bool {
    match shape {
        Shape::Vec(shapes) => shapes.iter().all(is_plain),
        Shape::Callback(_) => false,
        shape => shape.texture_id() == TextureId::default(),
    }
}

/// The image for the window as large as it is now.
fn sheet(last: &mut Option<Arc<Sheet>>, ui: &Ui, gpu: &RenderState) -> Arc<Sheet> {
    let scale = ui.ctx().pixels_per_point();
    let size = ui.ctx().viewport_rect().size() * scale;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a window is neither negative nor larger than 4 billion pixels"
    )]
    let size = [size.x.round() as u32, size.y.round() as u32].map(|side| side.max(1));
    let same = |sheet: &Arc<Sheet>| sheet.size == size && sheet.scale.to_bits() == scale.to_bits();
    match last.take().filter(same) {
        Some(sheet) => Arc::clone(last.insert(sheet)),
        None => Arc::clone(last.insert(Arc::new(Sheet::new(gpu, size, scale)))),
    }
}

impl Sheet {
    fn new(gpu: &RenderState, size: [u32; 2], scale: f32) -> Self {
        let device = &gpu.device;
        let texture = device.create_texture(&wgpu::TextureDescriptor {
            label: Some("still"),
            size: wgpu::Extent3d {
                width: size[0],
                height: size[1],
                depth_or_array_layers: 1,
            },
            mip_level_count: 1,
            sample_count: 1,
            dimension: wgpu::TextureDimension::D2,
            format: gpu.target_format,
            usage: wgpu::TextureUsages::TEXTURE_BINDING | wgpu::TextureUsages::RENDER_ATTACHMENT,
            view_formats: &[],
        });
        let view = texture.create_view(&wgpu::TextureViewDescriptor::default());
        let group = device.create_bind_group(&wgpu::BindGroupDescriptor {
            label: Some("still"),
            layout: &layout(device),
            entries: &[wgpu::BindGroupEntry {
                binding: 0,
                resource: wgpu::BindingResource::TextureView(&view),
            }],
        });
        Self {
            size,
            scale,
            view,
            group,
        }
    }
}

fn layout(device: &wgpu::Device) -> wgpu::BindGroupLayout {
    device.create_bind_group_layout(&wgpu::BindGroupLayoutDescriptor {
        label: Some("still"),
        entries: &[wgpu::BindGroupLayoutEntry {
            binding: 0,
            visibility: wgpu::ShaderStages::FRAGMENT,
            ty: wgpu::BindingType::Texture {
                sample_type: wgpu::TextureSampleType::Float { filterable: false },
                view_dimension: wgpu::TextureViewDimension::D2,
                multisampled: false,
            },
            count: None,
        }],
    })
}

/// The pipeline, kept in egui's renderer.
struct Copier(wgpu::RenderPipeline);

impl Copier {
    fn new(device: &wgpu::Device, format: wgpu::TextureFormat) -> Self {
        let layout = device.create_pipeline_layout(&wgpu::PipelineLayoutDescriptor {
            label: Some("still"),
            bind_group_layouts: &[Some(&layout(device))],
            immediate_size: 0,
        });
        let shader = Shader {
            label: "still",
            source: include_str!("../../assets/map/still.wgsl"),
            pixel: "copy",
            constants: &[],
        };
        Self(pipeline(device, &layout, format, &shader))
    }
}

/// Copies a part from its place.
struct Copy(Arc<Sheet>);

impl egui_wgpu::CallbackTrait for Copy {
    fn paint(
        &self,
        _info: egui::PaintCallbackInfo,
        pass: &mut wgpu::RenderPass<'static>,
        resources: &egui_wgpu::CallbackResources,
    ) {
        if let Some(Copier(pipeline)) = resources.get() {
            pass.set_pipeline(pipeline);
            pass.set_bind_group(0, &self.0.group, &[]);
            pass.draw(0..3, 0..1);
        }
    }
}
