"""Tables as analysts have them: a file as it is to one sheet of cells with places, a sheet to stakeholders."""
