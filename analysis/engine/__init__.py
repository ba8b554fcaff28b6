"""The only code that knows a database: landing, the model graph, the build, lineage, and the estate that answers questions."""
