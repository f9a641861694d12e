package org.assistant.app.state;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.assistant.tts.speech.state.State;
import org.assistant.tts.speech.state.StateFormat;

/**
 * One state in the database, with a copy in a file of this node. Readers get the last value that was read from the database and
 * never wait. Without the database the node continues with that value, also after a restart. Thread-safe.
 */
final class SharedState<T> implements State<T> {

    private static final System.Logger LOGGER = System.getLogger(SharedState.class.getName());

    /** A try fails only if another node was faster; there are never that many operators. */
    private static final int MOST_TRIES = 20;

    private final String name;
    private final StateFormat<T> format;
    private final State<T> copy;
    private final Access access;
    private long version; // guarded by this, as all below; 0 until the database was read
    private Optional<T> known = Optional.empty();

    /** Access to the table while the database can be reached. */
    interface Access {
        /**
         * The table.
         *
         * @throws SQLException if it can't be reached
         */
        StateTable table() throws SQLException;
    }

    SharedState(String name, StateFormat<T> format, State<T> copy, Access access) {
        this.name = name;
        this.format = format;
        this.copy = copy;
        this.access = access;
    }

    /** The name of the row. */
    String name() {
        return name;
    }

    @Override
    public synchronized Optional<List<Object>> version() {
        return known.isPresent() ? Optional.of(List.of(version)) : copy.version();
    }

    @Override
    public synchronized T read() {
        return known.orElseGet(copy::read);
    }

    @Override
    public T update(UnaryOperator<T> change) throws IOException {
        try {
            return changed(access.table(), change);
        } catch (SQLException e) {
            throw new IOException("the database can't be reached", e);
        }
    }

    private T changed(StateTable table, UnaryOperator<T> change) throws SQLException, IOException {
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<StateTable.Row> row = table.read(name);
            T old = row.isPresent() ? parsed(row.get()) : format.nothing();
            T state = change.apply(old);
            String content = format.text(state);
            boolean written = row.isPresent() ? table.replace(name, row.get(), content) : table.insert(name, content);
            if (written) {
                take(row.map(StateTable.Row::version).orElse(0L) + 1, state);
                return state;
            }
        }
        throw new IOException("other nodes keep changing the same state");
    }

    /**
     * Reads the latest version from the database; if it has none, inserts what this node's file holds.
     *
     * @param latest version in the database; 0 for none
     */
    void refresh(StateTable table, long latest) throws SQLException {
        if (latest == 0) {
            if (copy.version().isEmpty()) {
                return;
            }
            table.insert(name, format.text(copy.read()));
        } else if (latest == latestKnown()) {
            return;
        }
        Optional<StateTable.Row> row = table.read(name);
        if (row.isPresent()) {
            try {
                take(row.get().version(), parsed(row.get()));
            } catch (IOException e) {
                leave(row.get().version(), e);
            }
        }
    }

    private T parsed(StateTable.Row row) throws IOException {
        try {
            return format.parse(row.content());
        } catch (RuntimeException e) {
            throw new IOException(place() + " is damaged", e);
        }
    }

    /** Keeps what was known before, and logs that once. */
    private synchronized void leave(long damaged, IOException e) {
        if (damaged > version) {
            version = damaged;
            LOGGER.log(WARNING, e.getMessage() + "; this node keeps what it knew");
        }
    }

    private synchronized long latestKnown() {
        return version;
    }

    /** An older version may arrive late, from another thread. */
    private synchronized void take(long found, T state) {
        if (found <= version) {
            return;
        }
        version = found;
        known = Optional.of(state);
        try {
            copy.update(old -> state);
        } catch (IOException e) {
            LOGGER.log(WARNING, "After a restart without the database this node would not know " + name + ": " + e);
        }
    }

    @Override
    public String place() {
        return "the database, row " + name;
    }
}
