"""People: assisted households and their members: what they can do, must not be asked to do, and agreed to."""
