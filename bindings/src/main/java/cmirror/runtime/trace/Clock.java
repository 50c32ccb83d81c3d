package cmirror.runtime.trace;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** The time of day, in microseconds since 1970. */
final class Clock {

    private Clock() {
    }

    private static final class Format {
        static final DateTimeFormatter TIME =
                DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS").withZone(ZoneId.systemDefault());
    }

    static long now() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
    }

    /** {@code 14:03:07.123456}. */
    static String text(long microseconds) {
        return Format.TIME.format(Instant.ofEpochSecond(microseconds / 1_000_000,
                microseconds % 1_000_000 * 1000));
    }
}
