package cmirror.generator;

import cmirror.headers.Abi;
import cmirror.testing.CProgram;
import cmirror.testing.Child;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The members that C gives a struct, from the compiler's debugging information: the only place
 * that names a member which the description forgot.
 */
final class CMembers {

    private static final Pattern ENTRY =
            Pattern.compile("\\s*<(\\d+)><(\\w+)>: Abbrev Number: \\d+(?: \\((\\w+)\\))?.*");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("\\s*<\\w+>\\s+(DW_AT_\\w+)\\s*: (.*)");

    private record Entry(String tag, Map<String, String> attributes, List<Entry> children) {

        /** The text behind "(indirect string, offset: 0x1f):", or the plain text. */
        String name() {
            return attributes.getOrDefault("DW_AT_name", "").replaceFirst("^\\(.*?\\): ", "")
                    .strip();
        }

        boolean isRecord() {
            return tag.equals("DW_TAG_structure_type") || tag.equals("DW_TAG_union_type");
        }

        long offset() {
            String at = attributes.get("DW_AT_data_member_location");
            String bit = attributes.get("DW_AT_data_bit_offset");
            return at != null ? Long.decode(at.strip()) : bit != null ? Long.decode(bit.strip()) / 8
                    : 0; // a union's
        }
    }

    private final Map<String, Entry> byAddress = new HashMap<>();
    private final Map<String, Entry> variables = new HashMap<>();

    private CMembers() {
    }

    /** A sentence for each member of a struct that the description does not have. */
    static List<String> undescribed(String name, String prologue, List<Abi.Struct> structs,
            String flag) {
        if (structs.isEmpty()) {
            return List.of();
        }
        if (!CProgram.exists("readelf")) {
            System.out.println("not checked: members of the structs in " + name
                    + " that the description lacks, since there is no readelf on this machine");
            return List.of();
        }
        StringBuilder source = new StringBuilder(prologue);
        for (int i = 0; i < structs.size(); i++) {
            source.append(structs.get(i).declaration()).append(" probe_").append(i).append(";\n");
        }
        String object = CProgram.file(name + "-members.o").toString();
        Child.Result cc = CProgram.cc(name + "-members", source.toString(), "-gdwarf-4", "-c", "-o",
                object, flag);
        if (cc.status() != 0) {
            return List.of("the structs cannot be compiled:\n" + cc.stderr());
        }
        CMembers dwarf = new CMembers();
        dwarf.read(Child.of("readelf", "--debug-dump=info", object).run().lines());
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < structs.size(); i++) {
            dwarf.compare(dwarf.struct("probe_" + i), structs.get(i), missing);
        }
        return missing;
    }

    private void read(List<String> lines) {
        List<Entry> open = new ArrayList<>();
        for (String line : lines) {
            Matcher m = ENTRY.matcher(line);
            if (m.matches() && m.group(3) != null) {
                Entry entry = new Entry(m.group(3), new HashMap<>(), new ArrayList<>());
                int level = Integer.parseInt(m.group(1));
                open.subList(level, open.size()).clear();
                if (level > 0) {
                    open.getLast().children.add(entry);
                }
                open.add(entry);
                byAddress.put(m.group(2), entry);
            } else if ((m = ATTRIBUTE.matcher(line)).matches() && !open.isEmpty()) {
                open.getLast().attributes.put(m.group(1), m.group(2));
                if (m.group(1).equals("DW_AT_name")
                        && open.getLast().tag.equals("DW_TAG_variable")) {
                    variables.put(open.getLast().name(), open.getLast());
                }
            }
        }
    }

    /** The struct of a variable, behind typedefs. */
    private Entry struct(String variable) {
        Entry entry = type(variables.get(variable));
        while (entry.tag.equals("DW_TAG_typedef")) {
            entry = type(entry);
        }
        return entry;
    }

    private Entry type(Entry entry) {
        return byAddress.get(entry.attributes.get("DW_AT_type").replaceAll("^<0x|>\\s*$", ""));
    }

    /**
     * A member is described under its name. One that has none, or one that only the header itself
     * may name, can be described by what stands in it, {@code s6_addr} for {@code __in6_u}; and so
     * can a struct in a struct, {@code ifr_name} for {@code ifr_ifrn}.
     */
    private void compare(Entry c, Abi.Struct struct, List<String> missing) {
        for (Entry member : c.children) {
            String name = member.name();
            boolean byParts = name.isEmpty() || name.startsWith("_")
                    || c.tag.equals("DW_TAG_structure_type") && type(member).isRecord();
            if (member.tag.equals("DW_TAG_member") && struct.fields().values().stream()
                    .noneMatch(field -> field.name().equals(name)
                            || field.name().startsWith(name + ".")
                            || byParts && field.offset() == member.offset())) {
                missing.add(struct.kind() + " " + struct.name() + ": C has a member "
                        + (name.isEmpty() ? "without a name" : name) + " at offset "
                        + member.offset() + ", the description has none");
            }
        }
    }
}
