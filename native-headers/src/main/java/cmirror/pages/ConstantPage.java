package cmirror.pages;

import cmirror.headers.Abi;
import cmirror.headers.Headers;
import cmirror.headers.Manual;
import cmirror.pages.Page.Example;
import cmirror.pages.Page.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The pages of constants. */
public final class ConstantPage {

    /** By what the name begins with. */
    private static final Map<String, String> LEVELS = Map.of("SO_", "SOL_SOCKET", "IP_", "IPPROTO_IP",
            "IPV6_", "IPPROTO_IPV6", "TCP_", "IPPROTO_TCP", "UDP_", "IPPROTO_UDP", "MCAST_", "IPPROTO_IP");

    private ConstantPage() {
    }

    /** Of a constant of a header; {@code hasStruct}: whether the mirror has the class. */
    static Page of(Headers headers, Headers.Header header, String name, Predicate<String> hasStruct) {
        Manual.Constant meaning = header.manual().constant(name) != null
                ? header.manual().constant(name) : headers.meaning(name);
        Abi.Constant sample = Headers.any(header.constant(name));
        return new Page("constant", name, header.include(), header.importOf("constant"),
                List.of("#define " + name + " " + (sample.isPointer() ? "((void *) " + sample.value() + ")"
                        : sample.value())),
                text(meaning), meaning == null || meaning.group() == null ? List.of()
                        : List.of(new Part("one of", "", meaning.group())),
                null, null, List.of(), List.of(Platforms.constant(header, name)),
                example(name, sample, meaning, hasStruct), meaning == null ? null : meaning.page());
    }

    /** The level that an option is set at; null for what is none. */
    public static String level(String option) {
        return LEVELS.get(option.replaceFirst("_.*", "_"));
    }

    /** What it means, and the type of the option that it names. */
    public static String text(Manual.Constant meaning) {
        return meaning == null ? "" : Character.toUpperCase(meaning.text().charAt(0))
                + meaning.text().substring(1) + "."
                + (meaning.type() == null ? "" : " Type: " + meaning.type() + ".");
    }

    private static Example example(String name, Abi.Constant constant, Manual.Constant meaning,
            Predicate<String> hasStruct) {
        if (meaning != null && meaning.example() != null) {
            return statement(meaning.example());
        }
        String level = level(name);
        if (level != null && meaning != null && meaning.type() != null) {
            return option(name, level, meaning, hasStruct);
        }
        String format = constant.isText() ? "%s" : constant.isPointer() ? "%p" : constant.isFloating() ? "%g"
                : Outcome.format(constant.cType());
        return statement("printf(\"" + (format == null ? "%d" : format) + "\\n\", " + name + ");");
    }

    /** Of an option: set it, or where that is not possible, ask for it. */
    private static Example option(String name, String level, Manual.Constant meaning, Predicate<String> hasStruct) {
        String type = meaning.type();
        boolean isRead = type.contains("read only");
        String plain = type.replaceFirst(",.*", "");
        if (!plain.matches("int|unsigned int|uint32_t|uint64_t")
                && !(plain.matches("struct \\w+") && hasStruct.test(plain.substring(7)))) {
            return statement("getsockopt(sd, " + level + ", " + name + ", buf, &len);");
        }
        Variables.Variable value = Variables.address(plain + " *", "value", null, null);
        String one = NetworkOrder.isSaid(meaning.text()) ? "htonl(1)" : "1";
        boolean isOne = plain.equals("int") && !isRead;
        List<String> c = new ArrayList<>(List.of(isOne ? "int value = " + one + ";" : value.c()));
        List<String> java = new ArrayList<>(List.of(isOne ? "var value = new int_(" + one + ");" : value.java()));
        String call = isRead ? "getsockopt(sd, " + level + ", " + name + ", &value, &len)"
                : "setsockopt(sd, " + level + ", " + name + ", &value, sizeof(value))";
        if (isRead) {
            c.add("socklen_t len = sizeof(value);");
            java.add("var len = new socklen_t(sizeof(value));");
        }
        c.add("if (" + call + " == -1) perror(\"" + name + "\");");
        java.add("if (" + JavaText.of(call) + " == -1) perror(\"" + name + "\");");
        return new Example(c, java, List.of(new Part("sd", "int", "")));
    }

    /** A statement, with those of its variables that a program has. */
    static Example statement(String c) {
        List<Part> given = new ArrayList<>();
        for (String name : List.of("sd", "fd", "pid", "n", "status")) {
            if (c.matches(".*\\b" + name + "\\b.*") && !c.matches("\\w+ " + name + " = .*")) {
                given.add(new Part(name, "int", ""));
            }
        }
        if (c.matches(".*\\bbuf\\b.*")) {
            given.add(new Part("buf", "char *", ""));
        }
        if (c.startsWith("addr6.")) {
            given.add(new Part("addr6", "struct sockaddr_in6", ""));
        }
        if (c.startsWith("hints.")) {
            given.add(new Part("hints", "struct addrinfo", ""));
        }
        if (c.startsWith("p.")) {
            given.add(new Part("p", "struct pollfd", ""));
        }
        if (c.contains("&len")) {
            given.add(new Part("len", "socklen_t", ""));
        }
        return new Example(List.of(c), List.of(JavaText.of(c)), given);
    }
}
