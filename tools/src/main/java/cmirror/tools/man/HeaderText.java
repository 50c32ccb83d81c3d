package cmirror.tools.man;

import cmirror.headers.Headers;
import cmirror.headers.Target;
import cmirror.pages.Catalogue;
import cmirror.pages.Pages;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** The page of a header: what it has, by kinds. */
final class HeaderText {

    private HeaderText() {
    }

    /** {@code sys/socket} for sys/socket.h, &lt;sys/socket.h> or sys_socket_h; null for what is no header. */
    static String header(Pages pages, String name) {
        String plain = name.replaceAll("^<|>$", "");
        return pages.catalogue().headers().stream().filter(header -> plain.equals(header + ".h")
                || plain.equals(header) && pages.catalogue().find(plain).isEmpty()
                || plain.equals(header.replaceAll("\\W", "_") + "_h")).findFirst().orElse(null);
    }

    static String of(Pages pages, String name, Ansi ansi) {
        Headers.Header header = pages.header(name);
        StringBuilder text = new StringBuilder(PageText.bold(name + ".h", ansi)).append("  header\n\n    #include ")
                .append(header.include()).append("\n    ").append(header.importOf("function")).append('\n');
        List<Target> without = Target.each(t -> t).keySet().stream().filter(t -> {
            var abi = header.abi().get(t);
            return abi.constants.isEmpty() && abi.functions.isEmpty() && abi.structs.isEmpty()
                    && abi.typedefs.isEmpty();
        }).toList();
        boolean isEmpty = without.size() == Target.values().length;
        text.append("\nPlatforms\n    ").append(without.isEmpty() || isEmpty ? "every platform"
                : "not on " + String.join(", ", without.stream().map(Target::folder).toList())).append('\n');
        List<Catalogue.Name> all = pages.catalogue().all().stream().filter(one -> one.header().equals(name)).toList();
        for (String kind : List.of("function", "macro", "variable", "constant", "struct", "union", "typedef")) {
            List<String> names = all.stream().filter(one -> one.kind().equals(kind)).map(Catalogue.Name::name).toList();
            if (!names.isEmpty()) {
                String title = kind.substring(0, 1).toUpperCase() + kind.substring(1) + "s";
                text.append('\n').append(PageText.bold(title, ansi)).append('\n');
                PageText.rows(String.join(" ", names), "").forEach(row ->
                        text.append("    ").append(row).append('\n'));
            }
        }
        return text.toString();
    }
}
