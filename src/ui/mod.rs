//! Windows and panels: read the session, ask for actions.
