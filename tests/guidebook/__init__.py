"""The guidebook's own machinery: reading, finding, answering."""
