//! Pipelines of our own shaders, whose one triangle covers its viewport and blends with nothing.

use egui_wgpu::wgpu;

/// A shader with an entry `whole` for the triangle's corners.
pub(super) struct Shader<'a> {
    pub(super) label: &'a str,
    /// In WGSL.
    pub(super) source: &'static str,
    /// The entry for each pixel.
    pub(super) pixel: &'a str,
    /// What its overrides are.
    pub(super) constants: &'a [(&'a str, f64)],
}

/// The pipeline of a shader.
pub(super) fn pipeline(
    device: &wgpu::Device,
    layout: &wgpu::PipelineLayout,
    format: wgpu::TextureFormat,
    shader: &Shader<'_>,
) -> wgpu::RenderPipeline {
    let module = device.create_shader_module(wgpu::ShaderModuleDescriptor {
        label: Some(shader.label),
        source: wgpu::ShaderSource::Wgsl(shader.source.into()),
    });
    let options = wgpu::PipelineCompilationOptions {
        constants: shader.constants,
        ..wgpu::PipelineCompilationOptions::default()
    };
    device.create_render_pipeline(&wgpu::RenderPipelineDescriptor {
        label: Some(shader.label),
        layout: Some(layout),
        vertex: wgpu::VertexState {
            module: &module,
            entry_point: Some("whole"),
            buffers: &[],
            compilation_options: options.clone(),
        },
        primitive: wgpu::PrimitiveState::default(),
        depth_stencil: None,
        multisample: wgpu::MultisampleState::default(),
        fragment: Some(wgpu::FragmentState {
            module: &module,
            entry_point: Some(shader.pixel),
            targets: &[Some(format.into())],
            compilation_options: options,
        }),
        multiview_mask: None,
        cache: None,
    })
}
