package cmirror.tools.trace;

import cmirror.tools.script.Script;
import cmirror.tools.trace.Messages.Arrow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The page of a session: one file, which needs no network and no script. */
public final class Page {

    /** More columns than this are no diagram any more: then the tree alone is drawn. */
    private static final int MOST_COLUMNS = 24;

    /** Calls that only compute: the trace has them, the drawing leaves them out. */
    private static final Set<String> MINOR = Set.of("memcpy", "memset", "memcmp", "memmove",
            "strlen", "strcpy", "strncpy", "strcmp", "strncmp", "strcat", "inet_ntoa", "inet_aton",
            "inet_addr", "inet_ntop", "inet_pton", "getpid", "getppid", "atoi", "htons", "htonl",
            "ntohs", "ntohl", "fflush");

    private static final String STYLE = """
            :root { color-scheme: light dark; --back: #fdfdfc; --ink: #1d2329; --faint: #6b7580;
                --rule: #d5dadf; --box: #eef2f6; --edge: #9fb0c0; --message: #0b66c3;
                --fork: #7a3fb0; --bad: #b3261e; --badbox: #fbeae8; --bar: #8fb5da; }
            @media (prefers-color-scheme: dark) { :root { --back: #14181c; --ink: #e4e9ee;
                --faint: #93a0ad; --rule: #323a42; --box: #212a33; --edge: #4b5c6c;
                --message: #6cb4ff; --fork: #c79bf2; --bad: #ff8a80; --badbox: #3a2220;
                --bar: #37618a; } }
            body { margin: 1.5rem; background: var(--back); color: var(--ink);
                font: 15px/1.5 system-ui, sans-serif; }
            h1 { font-size: 1.4rem; margin: 0 0 .3rem } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem }
            p { margin: .2rem 0; color: var(--faint); max-width: 60rem }
            code, pre, svg text { font-family: ui-monospace, 'DejaVu Sans Mono', monospace }
            figure { margin: 1rem 0; overflow-x: auto } svg { display: block }
            svg text { font-size: 11px; fill: var(--ink); text-anchor: middle }
            svg .name { font-size: 13px; font-weight: 600 } svg .pid { fill: var(--faint) }
            svg .time { fill: var(--faint); text-anchor: end; font-size: 10px }
            svg .middle { text-anchor: middle } svg .left { text-anchor: start }
            svg .life { stroke: var(--rule) } svg .grid { stroke: var(--rule) }
            svg .box { fill: var(--box); stroke: var(--edge) }
            svg .failed .box { fill: var(--badbox); stroke: var(--bad) }
            svg .exit .box { fill: none; stroke-dasharray: 3 3 }
            svg .way { fill: none; stroke: var(--message); stroke-width: 1.5; marker-end: url(#head) }
            svg .reach { fill: none; stroke: transparent; stroke-width: 12 }
            svg .connection .way, svg .end .way { stroke-dasharray: 5 4 }
            svg .fork .way, svg .end .way { stroke: var(--fork) }
            svg .head { fill: context-stroke }
            svg .branch, svg .birth { fill: none; stroke: var(--edge) } svg .birth { opacity: .35 }
            svg .bar { fill: var(--bar) } svg .open { stroke: var(--bad); stroke-dasharray: 2 2 }
            svg .mark { stroke: var(--ink); stroke-width: 1; opacity: .55 }
            svg .fork .mark { stroke: var(--fork); stroke-width: 2; opacity: 1 }
            svg g:hover .box, svg g:focus .box { stroke: var(--message); stroke-width: 2 }
            svg g:hover .way, svg g:focus .way { stroke-width: 3 } svg g { outline: none }
            details { margin: 1rem 0 } pre { font-size: 12px; overflow-x: auto }
            @media print { body { margin: 0 } figure { overflow: visible } details { display: none }
                svg { max-width: 100%; height: auto } }
            """;

    private Page() {
    }

    /** The page of programs and of the files, one for each, that they were traced into. */
    public static String read(List<List<String>> commands, List<Path> traces) throws IOException {
        List<Event> events = new ArrayList<>();
        for (int program = 0; program < traces.size(); program++) {
            events.addAll(Event.read(program, traces.get(program)));
        }
        events.sort(Comparator.comparingLong(Event::time));
        return of(commands, events);
    }

    /** The whole file. {@code commands} are the programs as they were given. */
    static String of(List<List<String>> commands, List<Event> events) {
        Map<Integer, String> names = names(commands, events);
        List<Arrow> arrows = Messages.of(events);
        ForkTree tree = new ForkTree(events, names);
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
                + "<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n"
                + "<link rel=\"icon\" href=\"data:,\">\n<title>");
        String title = String.join(" · ", commands.stream().map(List::getFirst).toList());
        page.append(Svg.escape(title)).append("</title>\n<style>\n").append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>").append(Svg.escape(title))
                .append("</h1>\n");
        for (List<String> command : commands) {
            page.append("<p><code>").append(Script.name()).append(" ").append(Svg.escape(String.join(" ", command)))
                    .append("</code></p>\n");
        }
        long calls = events.stream().filter(Event::isCall).count();
        long messages = arrows.stream().filter(a -> a.kind().matches("datagram|bytes")).count();
        page.append("<p>").append(names.size()).append(names.size() == 1 ? " process, "
                : " processes, ").append(calls).append(" calls, ").append(messages)
                .append(" messages. Point at a call or an arrow to see all of it.</p>\n");
        if (tree.hasForks()) {
            page.append("<h2>Processes</h2>\n<figure>\n").append(tree.draw())
                    .append("</figure>\n");
        }
        if (names.size() <= MOST_COLUMNS) {
            page.append("<h2>Calls</h2>\n<figure>\n")
                    .append(new SequencePage(events, arrows, names).draw())
                    .append("</figure>\n");
        }
        page.append("<details><summary>The trace</summary>\n<pre>");
        for (Event event : events) {
            page.append(event.pid()).append("  ").append(Svg.escape(event.isCall() ? event.text()
                    : event.kind().equals("exit")
                    ? "+++ exited with " + event.words().get("status") + " +++"
                    : String.join(" ", event.argv()))).append('\n');
        }
        return page.append("</pre>\n</details>\n</body>\n</html>\n").toString();
    }

    private static Map<Integer, String> names(List<List<String>> commands, List<Event> events) {
        Map<Integer, String> names = new LinkedHashMap<>();
        for (Event event : events) {
            names.putIfAbsent(event.pid(), commands.get(event.program()).getFirst());
        }
        return names;
    }

    static boolean isMinor(Event event) {
        return MINOR.contains(event.name());
    }

    static String milliseconds(long microseconds) {
        return String.format(Locale.ROOT, "%.1f ms", microseconds / 1000.0);
    }

    /** A call in a few words: addresses without the names of their fields. */
    static String brief(Event event) {
        return event.text().replaceAll("\\{sa_family=AF_INET6?, sin6?_port=htons\\((\\d+)\\), "
                        + "(?:sin6_flowinfo=htonl\\(\\d+\\), )?.*?\"([^\"]+)\"[^}]*}", "$2:$1")
                .replaceAll("printf\\(\"(.*?)\\\\n\".*", "printf(\"$1\\\\n\")");
    }

    static String title(Event event) {
        StringBuilder title = new StringBuilder(event.kind().equals("exit")
                ? "pid " + event.pid() + " ends with status " + event.words().get("status")
                : event.text());
        if (event.isCall()) {
            title.append("\ntook ").append(milliseconds(event.duration()));
        }
        return title.append(bytes(event.data())).toString();
    }

    static String title(Arrow arrow) {
        return arrow.label() + ", " + milliseconds(arrow.to().end() - arrow.from().time())
                + " from call to result\n" + arrow.from().text() + "\n" + arrow.to().text()
                + (arrow.kind().matches("datagram|bytes") ? bytes(arrow.from().data()) : "");
    }

    /** Sixteen bytes a line, in hexadecimal and as characters. */
    private static String bytes(byte[] data) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < Math.min(data.length, 256); at += 16) {
            text.append('\n').append(String.format("%4d  ", at));
            StringBuilder letters = new StringBuilder();
            for (int i = at; i < at + 16; i++) {
                text.append(i < data.length ? String.format("%02x ", data[i]) : "   ");
                letters.append(i >= data.length ? "" : data[i] >= ' ' && data[i] < 127
                        ? Character.toString(data[i]) : ".");
            }
            text.append(' ').append(letters);
        }
        return text + (data.length > 256 ? "\n      ..." : "");
    }
}
