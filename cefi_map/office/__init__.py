"""What is in Word documents and OpenDocument texts, be they a map or a dossier: names, styles, runs of text."""
