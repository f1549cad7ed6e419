"""One module a screen or view. They are imported when they are first shown, not before."""
