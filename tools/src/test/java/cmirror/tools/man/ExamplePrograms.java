package cmirror.tools.man;

import cmirror.headers.Headers;
import cmirror.headers.Target;
import cmirror.pages.Catalogue;
import cmirror.pages.Page;
import java.util.List;
import java.util.Map;

/** All examples as one program, each a function of its own that gets what the example takes for granted. */
final class ExamplePrograms {

    /** What a program of the lecture has. */
    private static final List<String> INCLUDES = List.of("inet", "stddef", "strings", "sys/types", "sys/socket",
            "netinet/in", "netinet/tcp", "arpa/inet", "netdb", "stdio", "stdlib", "string", "errno", "unistd",
            "sys/wait", "sys/select", "sys/time", "time", "fcntl", "sys/resource", "signal", "sys/un", "sys/uio",
            "sys/stat", "netinet/ip6", "poll", "sys/epoll", "sys/sendfile", "netinet/ip", "netinet/ip_icmp", "netinet/udp", "net/if",
            "net/if_arp", "net/ethernet", "netinet/ether", "netpacket/packet", "pthread", "error", "ctype", "linux/filter", "linux/net_tstamp");

    private static final Map<String, String> JAVA = Map.ofEntries(Map.entry("char *", "MemorySegment"),
            Map.entry("const char *", "MemorySegment"), Map.entry("void *", "MemorySegment"),
            Map.entry("socklen_t", "socklen_t"), Map.entry("FILE *", "FILE"), Map.entry("size_t", "long"),
            Map.entry("long", "long"), Map.entry("unsigned long", "long"), Map.entry("long long", "long"),
            Map.entry("off_t", "long"), Map.entry("off64_t", "long"), Map.entry("time_t", "long"),
            Map.entry("ssize_t", "long"), Map.entry("intptr_t", "long"), Map.entry("unsigned long long", "long"),
            Map.entry("double", "double"), Map.entry("__gnuc_va_list", "Object[]"),
            Map.entry("gnuc_va_list", "Object[]"), Map.entry("timer_t", "timer_t"),
            Map.entry("rsize_t", "long"));

    private ExamplePrograms() {
    }

    static String c(List<Page> pages) {
        StringBuilder program = new StringBuilder("#define _GNU_SOURCE\n#include <stdarg.h>\n#include \"inet.h\"\n");
        INCLUDES.stream().skip(1).forEach(header -> program.append("#include <").append(header).append(".h>\n"));
        int number = 0;
        for (Page page : pages) {
            program.append("static void example").append(number++).append('(');
            String given = String.join(", ", page.example().given().stream().map(ExamplePrograms::inC).toList());
            program.append(given.isEmpty() ? "void" : given).append(") { // ").append(page.name()).append('\n');
            page.example().c().forEach(line -> program.append("    ").append(line).append('\n'));
            program.append("}\n");
        }
        return program.append("int main(void) { return 0; }\n").toString();
    }

    private static String inC(Page.Part part) {
        String type = part.type().replace("__gnuc_va_list", "va_list").replace("gnuc_va_list", "va_list");
        type = type.replaceFirst("^compar_", "__compar_");
        return type.contains("(*)") ? type.replace("(*)", "(*" + part.name() + ")")
                : type + " " + part.name();
    }

    static String java(List<Page> pages) {
        StringBuilder program = new StringBuilder("import cmirror.*;\n"
                + "import java.lang.foreign.MemorySegment;\n");
        INCLUDES.forEach(header -> program.append("import static cmirror.").append(header.replace('/', '_'))
                .append("_h.*;\n"));
        program.append("class Examples {\n");
        int number = 0;
        for (Page page : pages) {
            program.append("    static void example").append(number++).append('(').append(String.join(", ",
                            page.example().given().stream().map(part -> inJava(part) + " " + part.name()).toList()))
                    .append(") { // ").append(page.name()).append('\n');
            page.example().java().forEach(line -> program.append("        ").append(line).append('\n'));
            program.append("    }\n");
        }
        return program.append("}\n").toString();
    }

    private static String inJava(Page.Part part) {
        String type = part.type().replaceFirst("^const ", "");
        if (type.equals("char **")) {
            return "String[]";
        }
        if (type.matches("struct \\w+ \\*")) {
            return type.substring(7, type.length() - 2);
        }
        return type.contains("(*)") || type.endsWith("_fn_t") ? switch (type) {
            case "void (*)(void)" -> "void_fn_t";
            case "void *(*)(void *)" -> "start_routine";
            case "compar_fn_t" -> "comparison_fn_t";
            case "compar_d_fn_t" -> "comparison_d_fn_t";
            default -> "exit_fn_t";
        } : JAVA.getOrDefault(type, type.matches("(struct|union) .*") ? type.replaceFirst("(struct|union) ", "")
                        : type.endsWith("*") ? "MemorySegment" : "int");
    }

    /** Whether this platform's C has it; gets is no more in any. */
    static boolean isHere(Headers.Header header, Catalogue.Name name) {
        Target here = Target.host();
        return switch (name.kind()) {
            case "function" -> header.function(name.name()).get(here) != null;
            case "struct", "union" -> header.struct(name.name()).get(here) != null;
            case "typedef" -> header.typedef(name.name()).get(here) != null;
            case "constant" -> header.list().byHand().stream().anyMatch(s -> s.name().equals(name.name()))
                    || header.constant(name.name()).get(here) != null;
            default -> !name.name().equals("gets");
        };
    }
}
