"""What makes a deal sound, and what may be promised: computed, never guessed or written."""
