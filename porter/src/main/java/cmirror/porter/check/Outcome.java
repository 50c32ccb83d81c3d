package cmirror.porter.check;

/**
 * What a program did.
 *
 * @param status its exit status, 128 and the signal's number; or -1: it had not ended when its time was up
 */
public record Outcome(int status, String out, String err) {

    /** The first thing in which the Java program differs from the C program; null if it is alike. */
    static String difference(Outcome c, Outcome java) {
        if (c.status < 0) { // cut off somewhere: what one has printed, the other begins with
            String one = plain(c.out);
            String other = plain(java.out);
            return one.startsWith(other) || other.startsWith(one) ? null : lines("stdout", c.out, java.out);
        }
        String out = lines("stdout", c.out, java.out);
        return out != null ? out : !plain(c.err).equals(plain(java.err)) ? lines("stderr", c.err, java.err)
                : c.status == java.status ? null
                : "C " + said(c.status) + ", Java " + said(java.status);
    }

    private static String said(int status) {
        return status < 0 ? "goes on" : status > 128 ? "ends by signal " + (status - 128)
                : "ends with status " + status;
    }

    private static String lines(String stream, String c, String java) {
        if (plain(c).equals(plain(java))) {
            return null;
        }
        String[] left = c.split("\n", -1);
        String[] right = java.split("\n", -1);
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            String one = i < left.length ? left[i] : null;
            String other = i < right.length ? right[i] : null;
            if (one == null || other == null || !plain(one).equals(plain(other))) {
                return "line " + (i + 1) + " of " + stream + ": C " + quoted(one) + ", Java " + quoted(other);
            }
        }
        return stream + " differs";
    }

    private static String quoted(String line) {
        return line == null ? "has none" : "'" + (line.length() > 120 ? line.substring(0, 120) + "..." : line) + "'";
    }

    /** Without what is another number each time: process ids, addresses. */
    private static String plain(String text) {
        return text.replaceAll("\\S+:\\d+: (\\w+: )?Assertion.* failed\\.", "ASSERTION").replaceAll("0x[0-9a-f]{6,}", "ADDRESS").replaceAll("\\b\\d{3,}\\b", "NUMBER");
    }
}
