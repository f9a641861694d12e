package org.assistant.app.state;

import static java.lang.System.Logger.Level.DEBUG;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.config.StateFolder;
import org.assistant.tts.speech.guard.SpeechThreads;
import org.assistant.tts.speech.record.EventLog;
import org.assistant.tts.speech.record.Happening;
import org.assistant.tts.speech.record.Harmless;
import org.assistant.tts.speech.state.State;
import org.assistant.tts.speech.state.StateFormat;
import org.assistant.tts.speech.state.StateStore;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * States in the data source of {@code assistant.state.datasource}, or in files if none is named. A change on another node
 * arrives within a second. Without the database the node continues with what it knows and reports that; changes are refused.
 * Thread-safe.
 */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@ApplicationScoped
public class SharedStore implements StateStore {

    private static final System.Logger LOGGER = System.getLogger(SharedStore.class.getName());

    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final String KIND = "database";

    /** Where the migrations of the schema are. */
    private static final String SCHEMA = "classpath:org/assistant/app/state";

    private final String dataSource;
    private final StateFolder files;
    private final SpeechThreads threads;
    private final EventLog events;
    private final List<SharedState<?>> states = new CopyOnWriteArrayList<>();
    private StateTable table; // guarded by this; null until the database is reached
    private volatile String trouble = "";
    private Future<?> task;

    SharedStore() {
        this("", null, null, null);
    }

    @Inject
    SharedStore(LiveConfig config, StateFolder files, SpeechThreads threads, EventLog events) {
        this(config.value(DatabaseSettings.DATA_SOURCE), files, threads, events);
    }

    private SharedStore(String dataSource, StateFolder files, SpeechThreads threads, EventLog events) {
        this.dataSource = dataSource;
        this.files = files;
        this.threads = threads;
        this.events = events;
    }

    /** Starts to read the database every second. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        if (isShared()) {
            task = threads.repeat(Harmless.task("The database can't be read", this::round), PERIOD);
        }
    }

    @PreDestroy
    void stop() {
        if (task != null) {
            task.cancel(true);
        }
    }

    /** Reads the database at once if it can be reached. */
    @Override
    public <T> State<T> open(String name, StateFormat<T> format) {
        State<T> file = files.open(name, format);
        if (!isShared()) {
            return file;
        }
        SharedState<T> state = new SharedState<>(name, format, file, this::usable);
        states.add(state);
        try {
            StateTable reached = table();
            state.refresh(reached, reached.versions().getOrDefault(name, 0L));
        } catch (SQLException e) {
            LOGGER.log(DEBUG, "the database can't be reached yet", e); // the next round says so
        }
        return state;
    }

    /** Whether a database is configured. */
    boolean isShared() {
        return !dataSource.isEmpty();
    }

    /** Why the database can't be used now, in words for people; empty if it can. */
    String trouble() {
        return trouble;
    }

    private void round() {
        try {
            StateTable reached = table();
            Map<String, Long> versions = reached.versions();
            for (SharedState<?> state : states) {
                state.refresh(reached, versions.getOrDefault(state.name(), 0L));
            }
            found("");
        } catch (SQLException e) {
            LOGGER.log(DEBUG, "the database can't be reached", e);
            found("the database of " + DatabaseSettings.DATA_SOURCE.key()
                    + " can't be reached: speech goes on, changes are refused");
        }
    }

    /** Reports once that the database was lost, and once that it is back. */
    private void found(String now) {
        String before = trouble; // only the thread of the rounds writes it
        trouble = now;
        if (!now.equals(before)) {
            boolean back = now.isEmpty();
            events.add(
                    back ? Happening.Level.INFO : Happening.Level.WARNING,
                    KIND,
                    back ? "the database is back" : now,
                    Map.of());
        }
    }

    /** The table for a change, which is refused at once while the database is lost: the rounds see when it is back. */
    private StateTable usable() throws SQLException {
        if (!trouble.isEmpty()) {
            throw new SQLException(trouble);
        }
        return table();
    }

    private synchronized StateTable table() throws SQLException {
        if (table == null) {
            DataSource found = lookUp();
            try {
                Flyway.configure(SharedStore.class.getClassLoader())
                        .dataSource(found)
                        .locations(SCHEMA)
                        .table("assistant_schema")
                        .baselineOnMigrate(true) // other applications may have tables in it
                        .baselineVersion("0")
                        .load()
                        .migrate();
            } catch (FlywayException e) {
                throw new SQLException("the tables can't be created", e);
            }
            table = new StateTable(found);
        }
        return table;
    }

    @SuppressWarnings("BanJNDI") // the name is the operator's
    private DataSource lookUp() throws SQLException {
        try {
            return InitialContext.doLookup(dataSource);
        } catch (NamingException e) {
            throw new SQLException("the server has no data source " + dataSource, e);
        }
    }
}
