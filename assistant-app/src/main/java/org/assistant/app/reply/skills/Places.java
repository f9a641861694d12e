package org.assistant.app.reply.skills;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Time zones by the names that people use: the cities of the zone database, and some large cities that it leaves out. */
final class Places {

    private static final String MORE = "places.properties";

    private final Map<String, ZoneId> zones = new HashMap<>();

    Places() {
        for (String id : ZoneId.getAvailableZoneIds()) {
            if (!id.startsWith("Etc/") && !id.startsWith("SystemV/")) {
                zones.put(key(id.substring(id.lastIndexOf('/') + 1)), ZoneId.of(id));
            }
        }
        more().forEach((place, zone) -> zones.put(key((String) place), ZoneId.of((String) zone)));
    }

    /** The zone of {@code place}: a city, or in some cases a country or a state. */
    Optional<ZoneId> zone(String place) {
        ZoneId zone = zones.get(key(place));
        int comma = place.indexOf(',');
        return zone != null || comma < 0 ? Optional.ofNullable(zone) : zone(place.substring(0, comma));
    }

    private static String key(String place) {
        return place.strip().replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    private static Properties more() {
        Properties more = new Properties();
        try (InputStream in = Places.class.getResourceAsStream(MORE)) {
            more.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + MORE, e);
        }
        return more;
    }
}
