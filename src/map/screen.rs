//! The composed image on the screen: one callback whose shader only copies.
//!
//! Without a graphics card an egui texture over the whole window costs 45 ms a frame, this 12.

use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use egui_wgpu::wgpu;

use crate::base::index::index;
use crate::draw::colour::{Image, Rgb};
use crate::map::pipeline::{Shader, pipeline};
use crate::map::seen::Shot;
use crate::map::{screen_vec, single};

/// Where an image goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Placing {
    /// The map's place in the window, in points.
    pub(crate) rect: egui::Rect,
    /// Where the image's corner is from the map's, in physical pixels.
    pub(crate) shift: (f64, f64),
    /// Image pixels per physical pixel.
    pub(crate) step: f64,
    /// Around the image.
    pub(crate) ground: Rgb,
}

/// What puts an image on the screen.
pub(crate) enum Screen {
    /// By our own callback.
    Callback(Slot),
    /// As an egui texture, where there is no wgpu.
    Texture(Option<(u64, egui::TextureHandle)>),
}

/// What of one map is on the graphics card.
pub(crate) type Slot = Arc<Mutex<Option<Uploaded>>>;

impl Screen {
    pub(crate) fn new(gpu: Option<&egui_wgpu::RenderState>) -> Self {
        let Some(gpu) = gpu else {
            return Self::Texture(None);
        };
        let mut renderer = gpu.renderer.write();
        // One pipeline for all maps: what each has on the card is made for it.
        if !renderer.callback_resources.contains::<Copier>() {
            let copier = Copier::new(&gpu.device, gpu.target_format);
            renderer.callback_resources.insert(copier);
        }
        Self::Callback(Slot::default())
    }

    /// Paints an image.
    pub(crate) fn paint(&mut self, painter: &egui::Painter, shot: Shot, placing: Placing) {
        match self {
            Self::Callback(slot) => {
                // The data goes along every frame: a harness may draw the last one only.
                let callback = Copy {
                    shot,
                    placing,
                    slot: Arc::clone(slot),
                };
                painter.add(egui_wgpu::Callback::new_paint_callback(
                    placing.rect,
                    callback,
                ));
            }
            Self::Texture(held) => paint_texture(held, painter, &shot, placing),
        }
    }
}

fn paint_texture(
    held: &mut Option<(u64, egui::TextureHandle)>,
    painter: &egui::Painter,
    shot: &Shot,
    placing: Placing,
) {
    let (image, version) = (&shot.image, shot.version);
    if held.as_ref().is_none_or(|(known, _)| *known != version) {
        let size = [image.width as usize, image.height as usize];
        let pixels = image
            .pixels
            .iter()
            .map(|&[red, green, blue, _]| egui::Color32::from_rgb(red, green, blue))
            .collect();
        let pixels = egui::ColorImage::new(size, pixels);
        let options = egui::TextureOptions::NEAREST;
        match held {
            Some((known, texture)) => {
                texture.set(pixels, options);
                *known = version;
            }
            None => *held = Some((version, painter.ctx().load_texture("map", pixels, options))),
        }
    }
    let Some((_, texture)) = held else {
        return;
    };
    let Rgb(red, green, blue) = placing.ground;
    painter.rect_filled(placing.rect, 0.0, egui::Color32::from_rgb(red, green, blue));
    let point = painter.ctx().pixels_per_point();
    let corner = placing.rect.min + screen_vec(placing.shift) / point;
    let size = egui::vec2(image.width as f32, image.height as f32) / (single(placing.step) * point);
    let all = egui::Rect::from_min_max(egui::Pos2::ZERO, egui::pos2(1.0, 1.0));
    painter.image(
        texture.id(),
        egui::Rect::from_min_size(corner, size),
        all,
        egui::Color32::WHITE,
    );
}

/// The pipeline, kept in egui's renderer.
struct Copier {
    pipeline: wgpu::RenderPipeline,
    layout: wgpu::BindGroupLayout,
}

/// One image on the graphics card.
pub(crate) struct Uploaded {
    version: u64,
    texture: wgpu::Texture,
    place: wgpu::Buffer,
    group: wgpu::BindGroup,
}

/// Bytes of the shader's `Place`.
const PLACE_SIZE: usize = 32;

impl Copier {
    fn new(device: &wgpu::Device, format: wgpu::TextureFormat) -> Self {
        let layout = bind_group_layout(device);
        let pipeline_layout = device.create_pipeline_layout(&wgpu::PipelineLayoutDescriptor {
            label: Some("map"),
            bind_group_layouts: &[Some(&layout)],
            immediate_size: 0,
        });
        let shader = Shader {
            label: "map",
            source: include_str!("../../assets/map/copy.wgsl"),
            pixel: "copy",
            constants: &[("linear", f64::from(u8::from(format.is_srgb())))],
        };
        let pipeline = pipeline(device, &pipeline_layout, format, &shader);
        Self { pipeline, layout }
    }

    fn upload(&self, device: &wgpu::Device, size: wgpu::Extent3d, version: u64) -> Uploaded {
        let texture = device.create_texture(&wgpu::TextureDescriptor {
            label: Some("map"),
            size,
            mip_level_count: 1,
            sample_count: 1,
            dimension: wgpu::TextureDimension::D2,
            format: wgpu::TextureFormat::Rgba8Unorm,
            usage: wgpu::TextureUsages::TEXTURE_BINDING | wgpu::TextureUsages::COPY_DST,
            view_formats: &[],
        });
        let place = device.create_buffer(&wgpu::BufferDescriptor {
            label: Some("map"),
            size: PLACE_SIZE as u64,
            usage: wgpu::BufferUsages::UNIFORM | wgpu::BufferUsages::COPY_DST,
            mapped_at_creation: false,
        });
        let view = texture.create_view(&wgpu::TextureViewDescriptor::default());
        let group = device.create_bind_group(&wgpu::BindGroupDescriptor {
            label: Some("map"),
            layout: &self.layout,
            entries: &[
                wgpu::BindGroupEntry {
                    binding: 0,
                    resource: wgpu::BindingResource::TextureView(&view),
                },
                wgpu::BindGroupEntry {
                    binding: 1,
                    resource: place.as_entire_binding(),
                },
            ],
        });
        Uploaded {
            version,
            texture,
            place,
            group,
        }
    }
}

impl Uploaded {
    /// Brings some rows of pixels to the card.
    fn write(&self, queue: &wgpu::Queue, image: &Image, rows: Range<usize>) {
        let width = image.width as usize;
        let pixels = &image.pixels[rows.start * width..rows.end * width];
        let layout = wgpu::TexelCopyBufferLayout {
            offset: 0,
            bytes_per_row: Some(4 * image.width),
            rows_per_image: None,
        };
        let place = wgpu::TexelCopyTextureInfo {
            origin: wgpu::Origin3d {
                y: index(rows.start),
                ..wgpu::Origin3d::ZERO
            },
            ..self.texture.as_image_copy()
        };
        let size = wgpu::Extent3d {
            height: index(rows.len()),
            ..self.texture.size()
        };
        queue.write_texture(place, pixels.as_flattened(), layout, size);
    }
}

fn bind_group_layout(device: &wgpu::Device) -> wgpu::BindGroupLayout {
    let entry = |binding, ty| wgpu::BindGroupLayoutEntry {
        binding,
        visibility: wgpu::ShaderStages::FRAGMENT,
        ty,
        count: None,
    };
    device.create_bind_group_layout(&wgpu::BindGroupLayoutDescriptor {
        label: Some("map"),
        entries: &[
            entry(
                0,
                wgpu::BindingType::Texture {
                    sample_type: wgpu::TextureSampleType::Float { filterable: false },
                    view_dimension: wgpu::TextureViewDimension::D2,
                    multisampled: false,
                },
            ),
            entry(
                1,
                wgpu::BindingType::Buffer {
                    ty: wgpu::BufferBindingType::Uniform,
                    has_dynamic_offset: false,
                    min_binding_size: None,
                },
            ),
        ],
    })
}

/// One frame's image.
struct Copy {
    shot: Shot,
    placing: Placing,
    slot: Slot,
}

impl Copy {
    /// The shader's `Place`, for a window of `point` physical pixels to the point.
    fn place(&self, point: f32) -> [u8; PLACE_SIZE] {
        let Rgb(red, green, blue) = self.placing.ground;
        let corner = self.placing.rect.min * point;
        let numbers = [
            corner.x.round() + single(self.placing.shift.0),
            corner.y.round() + single(self.placing.shift.1),
            single(self.placing.step),
            0.0,
            f32::from(red) / 255.0,
            f32::from(green) / 255.0,
            f32::from(blue) / 255.0,
            1.0,
        ];
        let mut bytes = [0; PLACE_SIZE];
        for (place, number) in bytes.chunks_exact_mut(4).zip(numbers) {
            place.copy_from_slice(&number.to_le_bytes());
        }
        bytes
    }
}

impl Copy {
    /// The rows of pixels to bring to a card that has a version of the image, or none.
    fn stale_rows(&self, known: Option<u64>) -> Vec<Range<usize>> {
        let all = 0..self.shot.image.height as usize;
        match &self.shot.change {
            Some(change) if known == Some(change.since) => change.rows.clone(),
            _ => Vec::from([all]),
        }
    }
}

impl egui_wgpu::CallbackTrait for Copy {
    fn prepare(
        &self,
        device: &wgpu::Device,
        queue: &wgpu::Queue,
        screen: &egui_wgpu::ScreenDescriptor,
        _encoder: &mut wgpu::CommandEncoder,
        resources: &mut egui_wgpu::CallbackResources,
    ) -> Vec<wgpu::CommandBuffer> {
        let Some(copier) = resources.get::<Copier>() else {
            return Vec::new();
        };
        let Shot { image, version, .. } = &self.shot;
        if image.width == 0 || image.height == 0 {
            return Vec::new();
        }
        let size = wgpu::Extent3d {
            width: image.width,
            height: image.height,
            depth_or_array_layers: 1,
        };
        let mut slot = self.slot.lock().unwrap_or_else(PoisonError::into_inner);
        let held = slot.take().filter(|held| held.texture.size() == size);
        let known = held.as_ref().map(|held| held.version);
        let uploaded = slot.insert(held.unwrap_or_else(|| copier.upload(device, size, 0)));
        if known != Some(*version) {
            for rows in self.stale_rows(known) {
                uploaded.write(queue, image, rows);
            }
            uploaded.version = *version;
        }
        let place = self.place(screen.pixels_per_point);
        queue.write_buffer(&uploaded.place, 0, &place);
        Vec::new()
    }

    fn paint(
        &self,
        _info: egui::PaintCallbackInfo,
        pass: &mut wgpu::RenderPass<'static>,
        resources: &egui_wgpu::CallbackResources,
    ) {
        let slot = self.slot.lock().unwrap_or_else(PoisonError::into_inner);
        if let (Some(copier), Some(uploaded)) = (resources.get::<Copier>(), slot.as_ref()) {
            pass.set_pipeline(&copier.pipeline);
            pass.set_bind_group(0, &uploaded.group, &[]);
            pass.draw(0..3, 0..1);
        }
    }
}
