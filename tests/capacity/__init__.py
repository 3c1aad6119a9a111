"""What one server carries: ``make bench-server``. Real processes, a real PostgreSQL, this machine alone.

Two hundred candidates write in maps of 108 to 300 nodes, each its own words, fifty saves a second together, while
verdicts, previews of pages and a trainer's list go on beside; then two hundred saves a second, saves alone; then both
loads on a bare insert with the same durability through the same server. The processor of server, database and client
is told apart, so that a busy machine still says what a save costs.
"""
