package dev.noroshi.platform.database;

/// A PostgreSQL that can be reached, for as long as this is not closed.
public sealed interface Database extends AutoCloseable permits EmbeddedPostgres, ExternalPostgres {

    /// How to reach it.
    DatabaseAddress address();

    /// Stops what was started: an embedded server shuts down cleanly, an external one is left alone.
    @Override
    void close();
}
