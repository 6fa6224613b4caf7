//! What one person's copy of Arpent remembers: language, recent files, unsaved work.
