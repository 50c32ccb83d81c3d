package cmirror.tools.layout;

import cmirror.generator.StructLayouts;
import cmirror.generator.StructLayouts.Struct;
import cmirror.headers.Target;
import cmirror.tools.script.Script;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows where the members of a struct are, and where nothing is. */
@Command(name = "layout", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Shows offset, size and C type of each member of a struct, holes, bit-fields,"
                + " unions, and which members are in network byte order.",
        footer = {"", "  ${ROOT-COMMAND-NAME} layout sockaddr_in",
            "  ${ROOT-COMMAND-NAME} layout 'sockaddr*' --compare"
                + " linux-x86_64,macos-aarch64", "  ${ROOT-COMMAND-NAME} layout iphdr tcphdr --html heads.html"})
public final class Layout implements Callable<Integer> {

    /** What --compare takes, at most: more would fit neither a terminal nor a page. */
    private static final int MOST = 4;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STRUCT", arity = "0..*",
            description = "Names, of which * and ? stand for any letters and any letter.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--target", paramLabel = "T",
            description = "Of another target: linux-x86_64, linux-aarch64, macos-aarch64 or"
                    + " macos-x86_64.")
    private String target;

    @Option(names = "--compare", paramLabel = "T,T", split = ",",
            description = "Side by side on these targets; what differs is marked.")
    private List<String> compare;

    @Option(names = "--rfc", description = "In rows of 4 bytes, bit by bit, as RFCs draw them; a"
            + " picture and a page, too.")
    private boolean rfc;

    @Option(names = "--bytes", paramLabel = "HEX",
            description = "The values of a struct that lives: its bytes, or - for what dump prints,"
                    + " on stdin. Of several structs one begins where the other ends.")
    private String bytes;

    @Option(names = "--width", paramLabel = "N",
            description = "Columns to fill, if not those of the terminal.")
    private Integer width;

    /** How to print it; the terminal's text is what none of them asks for. */
    static final class Form {

        @Option(names = "--json", description = "As JSON.")
        private boolean json;

        @Option(names = "--c", description = "As C that compiles only if all of it is true.")
        private boolean c;

        @Option(names = "--svg", paramLabel = "FILE",
                description = "Draw the bytes into a picture; without --target or --compare on"
                        + " this target and its counterpart, Linux and macOS.")
        private Path svg;

        @Option(names = "--html", paramLabel = "FILE", description = "The same as a page.")
        private Path html;
    }

    @ArgGroup
    private Form form = new Form();

    @Override
    public Integer call() throws IOException {
        names.removeIf(name -> name.equals("struct") || name.equals("union"));
        if (names.isEmpty()) {
            spec.commandLine().usage(System.out);
            return 0;
        }
        if (target != null && compare != null) {
            throw new ParameterException(spec.commandLine(), "either --target or --compare");
        } else if (rfc && (form.json || form.c || compare != null && form.svg == null
                && form.html == null)) {
            throw new ParameterException(spec.commandLine(), "--rfc is for one target, and a drawing");
        } else if (bytes != null && (form.json || form.c || compare != null)) {
            throw new ParameterException(spec.commandLine(), "--bytes are those of one target, and"
                    + " are for reading");
        }
        StructLayouts layouts = new StructLayouts(Script.headers());
        List<String> targets = targets();
        List<String> found;
        try {
            found = new StructNames(layouts).find(names, targets);
        } catch (IllegalArgumentException e) {
            spec.commandLine().getErr().println("layout: " + e.getMessage());
            return 2;
        }
        try {
            print(found, targets, layouts);
        } catch (IllegalArgumentException e) {
            spec.commandLine().getErr().println("layout: " + e.getMessage());
            return 2;
        }
        return 0;
    }

    private LiveBytes live() throws IOException {
        return bytes == null ? null : LiveBytes.parse(!bytes.equals("-") ? bytes
                : new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
    }

    private List<String> targets() {
        if (compare != null) {
            if (compare.size() < 2 || compare.size() > MOST) {
                throw new ParameterException(spec.commandLine(), "--compare takes two to " + MOST
                        + " targets, with a comma between");
            }
            return compare;
        }
        String here = target != null ? target : Target.host().folder();
        boolean isPicture = form.svg != null || form.html != null;
        return target != null || !isPicture || bytes != null ? List.of(here)
                : List.of(here, here.startsWith("macos") ? "linux-x86_64" : "macos-aarch64");
    }

    private void print(List<String> found, List<String> targets, StructLayouts layouts)
            throws IOException {
        List<List<StructTable>> structs = new ArrayList<>(); // by struct, then by target
        for (String name : found) {
            List<StructTable> tables = new ArrayList<>();
            for (String each : targets) {
                Struct struct = layouts.on(each).get(name);
                tables.add(struct == null ? null : new StructTable(struct));
            }
            structs.add(tables);
        }
        List<StructTable> all = structs.stream().flatMap(List::stream).filter(Objects::nonNull)
                .toList();
        LiveBytes live = live();
        if (rfc && form.svg == null && form.html == null) {
            int columns = width != null ? width : Terminal.width(Terminal.USUAL);
            List<String> drawn = new ArrayList<>();
            for (StructTable table : all) {
                drawn.add(RfcLayout.of(table, live, columns));
                live = live == null ? null : live.behind(table.struct().size());
            }
            System.out.print(String.join("\n", drawn));
        } else if (form.json) {
            System.out.print(JsonLayout.of(all));
        } else if (form.c) {
            if (compare != null) {
                throw new ParameterException(spec.commandLine(), "--c is for one target");
            }
            System.out.print(CLayout.of(all));
        } else if (form.svg != null) {
            Files.writeString(form.svg, SvgLayout.picture(structs, targets, live, rfc));
        } else if (form.html != null) {
            Files.writeString(form.html, HtmlLayout.page(structs, targets, live, rfc));
        } else {
            List<String> texts = new ArrayList<>();
            for (List<StructTable> tables : structs) {
                texts.add(text(tables, targets, live));
                live = live == null ? null : live.behind(tables.getFirst().struct().size());
            }
            System.out.print(String.join("\n", texts));
        }
    }

    private String text(List<StructTable> tables, List<String> targets, LiveBytes live) {
        if (compare == null) {
            return TextLayout.of(tables.getFirst(), live, width != null ? width : Terminal.width(0), Ansi.AUTO);
        }
        String name = tables.stream().filter(Objects::nonNull)
                .findFirst().orElseThrow().struct().declaration();
        return CompareLayout.of(name, targets, tables, Ansi.AUTO);
    }
}
