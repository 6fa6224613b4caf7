//! Packets to PDF, by Typst.
