package dev.noroshi.platform.database;

/// A PostgreSQL somebody else starts and stops.
record ExternalPostgres(DatabaseAddress address) implements Database {

    @Override
    public void close() {
        // not ours to stop
    }
}
