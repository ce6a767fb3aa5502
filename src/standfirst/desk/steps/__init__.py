"""One module per Step of the line: load -> decide -> save."""
