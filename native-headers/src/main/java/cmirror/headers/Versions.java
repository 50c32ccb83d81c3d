package cmirror.headers;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The versions of the headers that a description was read from, or that a machine has:
 * {@code glibc 2.36, linux 6.1.187}.
 */
public record Versions(Map<String, String> of) {

    /** Of headers that say no version of theirs. */
    public static final Versions UNKNOWN = new Versions(Map.of());

    private static final Pattern ONE = Pattern.compile("([A-Za-z][A-Za-z ]*?) (\\d+(?:\\.\\d+)*)");

    public static Versions parse(String text) {
        Map<String, String> versions = new LinkedHashMap<>();
        for (Matcher one = ONE.matcher(text); one.find(); ) {
            versions.put(one.group(1), one.group(2));
        }
        return new Versions(versions);
    }

    /** Whether these headers are of that version of a library or of a later one. */
    public boolean reach(String library, String version) {
        return of.containsKey(library) && compare(of.get(library), version) >= 0;
    }

    /** Whether one of the libraries has a later version here than there. */
    public boolean laterThan(Versions others) {
        return of.entrySet().stream().anyMatch(one -> others.of.containsKey(one.getKey())
                && compare(one.getValue(), others.of.get(one.getKey())) > 0);
    }

    private static int compare(String one, String other) {
        String[] a = one.split("\\.");
        String[] b = other.split("\\.");
        for (int i = 0; i < Math.max(a.length, b.length); i++) {
            int difference = (i < a.length ? Integer.parseInt(a[i]) : 0)
                    - (i < b.length ? Integer.parseInt(b[i]) : 0);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    @Override
    public String toString() {
        return String.join(", ", of.entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue()).toList());
    }
}
