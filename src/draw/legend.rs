//! What the colours mean, in words and numbers.
