"""The only code that knows a database: landing, the model graph, the build, lineage, the estate that answers."""
