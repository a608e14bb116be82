"""外观: base page, components, middleware, log-in."""
