package cmirror.tools.man;

import cmirror.pages.Catalogue;
import cmirror.pages.Page;
import cmirror.pages.Pages;
import cmirror.stddef_h;
import cmirror.tools.names.Glob;
import cmirror.tools.names.Near;
import cmirror.tools.script.Script;
import java.io.PrintWriter;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a name of C's means: the page of a function, constant, struct, field, macro or header. */
@Command(name = "man", mixinStandardHelpOptions = true,
        description = "Says what a name means: its C declaration, parameters, result, errors, the Java import,"
                + " platforms, an example in C and in Java, and the samples that use it.",
        footer = {"", "  ${ROOT-COMMAND-NAME} man recvfrom", "  ${ROOT-COMMAND-NAME} man sockaddr_in.sin_port",
            "  ${ROOT-COMMAND-NAME} man sys/socket.h", "  ${ROOT-COMMAND-NAME} man 'inet_*'"})
public final class Man implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..*",
            description = "Functions, constants, structs, fields (sin_port, sockaddr_in.sin_port), macros or"
                    + " headers (netdb.h); with * and ? it lists the names.")
    private List<String> names = List.of();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<String> wanted = names.stream().filter(name -> !name.matches("struct|union|[1-8]")) // of man 2 bind
                .map(name -> name.replaceFirst("\\([1-8]?\\)$", "")).toList();
        if (wanted.isEmpty()) {
            spec.commandLine().usage(out);
            return 0;
        }
        Pages pages = new Pages(Script.headers());
        boolean isMissing = false;
        String gap = "";
        for (String name : wanted) {
            String text = Glob.isOne(name) ? NameList.of(pages, name) : text(pages, name);
            if (text.isEmpty()) {
                spec.commandLine().getErr().println("man: " + (isOwn(name) ? name + " is no name of C's but the"
                        + " mirror's own: docs/cheat-sheet.md shows what it does" : "there is no " + name
                        + Near.didYouMean(name, pages.catalogue().all().stream().map(Catalogue.Name::name))));
                isMissing = true;
            } else {
                out.print(gap + text);
                gap = "\n";
            }
        }
        out.flush();
        return isMissing ? 1 : 0;
    }

    /** Whether it is one of the words with which Java says what C has no function for: new_char. */
    private static boolean isOwn(String name) {
        return Stream.of(stddef_h.class.getMethods()).anyMatch(method -> method.getName().equals(name)
                && Modifier.isStatic(method.getModifiers()));
    }

    private static String text(Pages pages, String name) {
        String header = HeaderText.header(pages, name);
        if (header != null) {
            return HeaderText.of(pages, header, Ansi.AUTO);
        }
        StringBuilder text = new StringBuilder();
        List<Page> found = pages.find(name);
        boolean areFields = !found.isEmpty() && found.getFirst().kind().equals("field");
        for (Page page : areFields ? found.subList(0, 1) : found) { // the others of that name are told
            text.append(text.isEmpty() ? "" : "\n").append(PageText.of(page,
                    page.name().matches("[gs]etsockopt") ? Options.of(pages) : List.of(),
                    Samples.using(page), Ansi.AUTO));
        }
        if (areFields && found.size() > 1) {
            text.append("\nAlso\n");
            found.subList(1, found.size()).forEach(page -> text.append("    ").append(page.name()).append("  ")
                    .append(page.text()).append('\n'));
        }
        return text.toString();
    }
}
