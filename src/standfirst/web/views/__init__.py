"""Views: one module per kind of page. Each loads through ``store``, ranks through ``rank`` and fills one template."""
