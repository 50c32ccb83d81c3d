package cmirror.tools.hints;

import cmirror.headers.SymbolList;
import cmirror.pages.Catalogue;
import cmirror.pages.Pages;
import cmirror.tools.names.Near;
import java.util.List;

/** Which line imports a name of the mirror's, and which name may have been meant. */
final class Names {

    /** Of fewer letters a student's own name is like some of C's by chance. */
    private static final int SHORTEST = 3;

    private final Pages pages;
    private final Catalogue catalogue;

    Names(Pages pages) {
        this.pages = pages;
        this.catalogue = pages.catalogue();
    }

    /** {@code import static cmirror.fcntl_h.*;} for open, {@code import cmirror.*;} for a struct; or null. */
    String importOf(String name) {
        List<Catalogue.Name> found = catalogue.find(name);
        return found.isEmpty() ? null : SymbolList.importOf(found.getFirst().kind(), found.getFirst().header());
    }

    /** {@code sys_socket_h} for {@code sys/socket.h}. */
    static String headerClass(String include) {
        return include.replaceAll("[/.-]", "_");
    }

    /** {@code int listen(int sockfd, int backlog);} of a function or macro; or null. */
    String declared(String name) {
        return pages.find(name.replaceFirst("_$", "")).stream().filter(page -> page.kind().matches("function|macro"))
                .findFirst().map(page -> page.declaration().getFirst()).orElse(null);
    }

    /** The name that is spelled most like it; or null. */
    String near(String name) {
        return name.length() < SHORTEST ? null : Near.names(name, catalogue.all().stream().map(Catalogue.Name::name))
                .stream().findFirst().orElse(null);
    }
}
