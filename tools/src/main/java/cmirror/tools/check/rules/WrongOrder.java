package cmirror.tools.check.rules;

/** Ports and addresses that are right but for the order of their bytes. */
final class WrongOrder {

    private WrongOrder() {
    }

    /** {@code the port is in host byte order: 56325 instead of 1500}; null for a port that is right, or another. */
    static String port(int port, int right) {
        return port == right || port != ((right & 0xff) << 8 | right >> 8) ? null
                : "the port is in host byte order: " + port + " instead of " + right;
    }

    /** The same of an IPv4 address. */
    static String host(String host, String right) {
        return host.equals(right) || !host.equals(reversed(right)) ? null
                : "the address is in host byte order: " + host + " instead of " + right;
    }

    /** 1.0.0.127 for 127.0.0.1. */
    private static String reversed(String address) {
        String[] parts = address.split("\\.");
        return parts.length != 4 ? "" : parts[3] + "." + parts[2] + "." + parts[1] + "." + parts[0];
    }
}
