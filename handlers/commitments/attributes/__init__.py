"""What can be changed of a commitment besides its date and its closing, a file each."""
