"""What the Gazette adds to newslint."""
