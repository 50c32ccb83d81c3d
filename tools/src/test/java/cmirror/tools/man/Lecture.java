package cmirror.tools.man;

import cmirror.inet_h;
import cmirror.pages.Catalogue;
import cmirror.pages.Pages;
import cmirror.tools.script.Script;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names of the headers that inet.h includes, and of those that its programs include besides. */
final class Lecture {

    static final Pages PAGES = new Pages(Script.headers());

    private Lecture() {
    }

    static List<Catalogue.Name> names() {
        Set<String> classes = new HashSet<>(Set.of("netinet_tcp_h"));
        for (Class<?> c = inet_h.class; c != null; c = c.getSuperclass()) {
            classes.add(c.getSimpleName());
        }
        return PAGES.catalogue().all().stream().filter(name -> classes.contains(
                name.header().replace('/', '_') + "_h")).toList();
    }
}
