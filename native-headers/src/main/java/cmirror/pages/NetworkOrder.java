package cmirror.pages;

import cmirror.headers.Abi;

/** What stands in network byte order, by what the manual says of it, and how an example makes it so. */
final class NetworkOrder {

    private NetworkOrder() {
    }

    static boolean isSaid(String note) {
        return note.contains("network byte order");
    }

    /** A value for a number that is a field: {@code htons(1500)} for a port, {@code 1} for what C has as it is. */
    static String number(Abi.Field field, String note) {
        if (!isSaid(note) || field.isBits()) {
            return "1";
        }
        boolean isPort = note.matches("port\\b.*");
        return isPort ? "htons(1500)" : switch (field.type().bytes()) {
            case 2 -> "htons(1)";
            case 4 -> "htonl(1)";
            default -> "1";
        };
    }
}
