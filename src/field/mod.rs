//! From scores to shoes, and back: doors, turfs, routes, packets.

pub mod crews;
pub mod cut;
pub mod doors;
pub mod edit;
pub mod effort;
pub mod ground;
pub mod network;
pub mod outing;
pub mod packet;
pub mod plans;
pub mod route;
pub mod visits;
