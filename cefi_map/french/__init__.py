"""What a French text says and how one is written: for verdicts on maps and on dossiers alike. It sees no map."""
