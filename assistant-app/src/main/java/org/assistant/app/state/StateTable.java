package org.assistant.app.state;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The table of states, one row each. A row is replaced only if it still has the version that was read, so one of two concurrent
 * writers has to read again. Thread-safe.
 */
final class StateTable {

    /** A row is read or written within milliseconds; a database that hangs or is silent counts as lost. */
    private static final int MOST_MILLIS = 5_000;

    private final DataSource database;

    /**
     * @param version counts the changes
     * @param content in the format of the state
     */
    record Row(long version, String content) {}

    StateTable(DataSource database) {
        this.database = database;
    }

    /** The versions of all rows by name. */
    Map<String, Long> versions() throws SQLException {
        try (Connection connection = connect();
                PreparedStatement query = connection.prepareStatement("select name, version from assistant_state");
                ResultSet rows = query.executeQuery()) {
            Map<String, Long> versions = new HashMap<>();
            while (rows.next()) {
                versions.put(rows.getString(1), rows.getLong(2));
            }
            return versions;
        }
    }

    /** The row {@code name}; empty if there is none. */
    Optional<Row> read(String name) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement query =
                        connection.prepareStatement("select version, content from assistant_state where name = ?")) {
            query.setString(1, name);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(new Row(rows.getLong(1), rows.getString(2))) : Optional.empty();
            }
        }
    }

    /** Writes the first version of a row; false if the row exists. */
    boolean insert(String name, String content) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into assistant_state (name, version, content) values (?, 1, ?) on conflict do nothing")) {
            insert.setString(1, name);
            insert.setString(2, content);
            return insert.executeUpdate() == 1;
        }
    }

    /** Replaces {@code old} and adds one to its version; false if the row has another version by now. */
    boolean replace(String name, Row old, String content) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement update = connection.prepareStatement(
                        "update assistant_state set version = version + 1, content = ?, changed_at = now()"
                                + " where name = ? and version = ?")) {
            update.setString(1, content);
            update.setString(2, name);
            update.setLong(3, old.version());
            return update.executeUpdate() == 1;
        }
    }

    /** A connection whose every answer has to come in time. */
    private Connection connect() throws SQLException {
        Connection connection = database.getConnection();
        try {
            connection.setNetworkTimeout(Runnable::run, MOST_MILLIS);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
