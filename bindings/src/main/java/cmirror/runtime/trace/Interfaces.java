package cmirror.runtime.trace;

import cmirror.runtime.trace.Facts.Field;
import cmirror.runtime.trace.Facts.Struct;

/** struct ifreq: its name, and the one member of its union that a request means. */
final class Interfaces {

    private Interfaces() {
    }

    static String text(String request, Entry e) {
        Struct struct = Facts.struct("ifreq");
        byte[] bytes = Memory.read(e.word(2), struct.size());
        if (bytes.length < struct.size()) {
            return Structs.hex(e.word(2));
        }
        String member = switch (request.substring("SIOCGIF".length())) {
            case "ADDR" -> "ifr_addr";
            case "DSTADDR" -> "ifr_dstaddr";
            case "BRDADDR" -> "ifr_broadaddr";
            case "NETMASK" -> "ifr_netmask";
            case "HWADDR" -> "ifr_hwaddr";
            case "FLAGS" -> "ifr_flags";
            case "METRIC" -> "ifr_metric";
            case "MTU" -> "ifr_mtu";
            case "INDEX", "NAME" -> "ifr_ifindex";
            case "TXQLEN" -> "ifr_qlen";
            default -> "";
        };
        StringBuilder text = new StringBuilder("{");
        for (Field field : struct.fields()) {
            if (field.name().equals("ifr_name")
                    || field.name().equals(member) && !e.failed) {
                text.append(text.length() > 1 ? ", " : "").append(field.name()).append('=')
                        .append(Structs.field(struct, field, bytes, 0, 1));
            }
        }
        return text.append('}').toString();
    }
}
