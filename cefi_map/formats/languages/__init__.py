"""Maps that people write as text for another program, read only: Mermaid, PlantUML, Org."""
