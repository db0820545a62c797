"""What is written from the table of fields and the message files: guide, schemas for editors, forms. One list, no second."""
