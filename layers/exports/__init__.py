"""What leaves the atlas: links, pictures, slides, web pages and data."""
