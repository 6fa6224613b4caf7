// Fills the viewport with one colour, which comes packed as the number of the only instance.

// Whether the window expects linear light.
override linear: bool = false;

struct Corner {
    @builtin(position) at: vec4f,
    @location(0) @interpolate(flat) colour: vec3f,
}

fn to_linear(colour: vec3f) -> vec3f {
    let low = colour / 12.92;
    let high = pow((colour + 0.055) / 1.055, vec3f(2.4));
    return select(high, low, colour < vec3f(0.04045));
}

@vertex
fn whole(@builtin(vertex_index) corner: u32, @builtin(instance_index) packed: u32) -> Corner {
    // One triangle that covers the viewport.
    let x = f32(i32(corner & 1u) * 4 - 1);
    let y = f32(i32(corner >> 1u) * 4 - 1);
    let bytes = vec3f(vec3u(packed >> 16u, packed >> 8u, packed) & vec3u(255u));
    var colour = bytes / 255.0;
    if linear {
        colour = to_linear(colour);
    }
    return Corner(vec4f(x, y, 0.0, 1.0), colour);
}

@fragment
fn fill(corner: Corner) -> @location(0) vec4f {
    return vec4f(corner.colour, 1.0);
}
