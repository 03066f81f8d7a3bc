"""A chart or a table of a page as a file: slides, a workbook, plain text."""
