package cmirror.runtime.program;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/**
 * {@code java -jar cmirror.jar udpServ} has no class path but the jar: the program's class is looked for
 * where one is. A class of its own, which programs of the class path do not load.
 */
final class CurrentFolder {

    private CurrentFolder() {
    }

    /** The class there, whose loader is this thread's from now on, or null. */
    static Class<?> find(String name) {
        try {
            URL folder = Path.of("").toUri().toURL();
            URLClassLoader loader =
                    new URLClassLoader(new URL[] {folder}, CurrentFolder.class.getClassLoader());
            Class<?> found = Class.forName(name, false, loader);
            Thread.currentThread().setContextClassLoader(loader);
            return found;
        } catch (ClassNotFoundException e) {
            return null;
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }
}
