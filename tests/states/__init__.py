"""The application walked through by lot: what a person may do, in any order, with what they may write; and after each
step pages and files of whatever state came of it, each of which answers."""
