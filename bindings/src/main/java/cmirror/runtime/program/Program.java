package cmirror.runtime.program;

import cmirror.runtime.call.Call;
import cmirror.runtime.helper.OwnFiles;
import cmirror.runtime.inject.Rules;
import cmirror.runtime.libc.Errno;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.libc.Target;
import cmirror.runtime.memory.CString;
import cmirror.runtime.process.Advice;
import cmirror.runtime.process.Arguments;
import cmirror.runtime.process.Exit;
import cmirror.runtime.process.ThreadExit;
import cmirror.runtime.process.Uncaught;
import cmirror.runtime.signals.Signals;
import cmirror.runtime.threads.Threads;
import cmirror.runtime.trace.Options;
import cmirror.runtime.trace.Trace;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;

/** A program's life: its class, its main, its exit status. */
public final class Program {

    /** A virtual thread that waits in a call of C's keeps its carrier, and others need one of their own. */
    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

    /** Its class. */
    static Class<?> program;

    private Program() {
    }

    private static boolean called;

    /** Whether this JVM runs a program; else the mirror is a library in it. */
    public static boolean isCalled() {
        return called;
    }

    /** Runs the program that argv[0] names, and ends the process with its status. */
    public static void run(String[] argv) {
        Exit.exit(call(argv));
    }

    /** Runs the program that argv[0] names, and returns its status. */
    public static int call(String[] argv) {
        called = true;
        if (Call.SEEN) {
            Options.awaitsMain = true;
            refuse(Rules.mistake());
        }
        String locale = System.getProperty("cmirror.locale");
        if (locale != null) {
            OwnLocale.restore(locale);
        }
        program = find(argv[0]);
        program.getClassLoader().setDefaultAssertionStatus(true); // C's assert is on
        argv = Arguments.exact(argv);
        Arguments.name = argv[0];
        beginInCsLocale();
        Signals.restoreDefaults();
        if (System.getProperty(CARRIERS) == null) {
            System.setProperty(CARRIERS, "256");
        }
        if (Call.SEEN) {
            Trace.start(argv);
        }
        OwnFiles.take();
        return main(program, argv);
    }

    /** The JVM has set the user's; a C program begins in the one named C. */
    private static void beginInCsLocale() {
        final int all = Target.MACOS ? 0 : 6; // LC_ALL, without the classes of its header
        Libc.call(Libc.find("setlocale"), Errno.IGNORED, all, CString.forEver("C").address(), 0, 0, 0,
                0);
    }

    private static Class<?> find(String name) {
        String capitalized = System.getProperty("cmirror.class",
                name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1));
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try { // its static fields are the program's: they are initialised when main is called
            return Class.forName(capitalized, false,
                    loader == null ? Program.class.getClassLoader() : loader);
        } catch (ClassNotFoundException e) {
            Class<?> found = CurrentFolder.find(capitalized);
            return found != null ? found : fail("there is no program " + name + ": no class "
                    + capitalized + " on the class path or in this folder", capitalized);
        }
    }

    /** {@code int main(int argc, String argv[])}, or one of its shorter forms. */
    private static int main(Class<?> program, String[] argv) {
        try {
            Method main = method(program, int.class, String[].class);
            if (main != null) {
                return status(main.invoke(null, argv.length, Arrays.copyOf(argv, argv.length + 1))); // NULL is last
            }
            main = method(program);
            if (main != null) {
                return status(main.invoke(null));
            }
            main = method(program, String[].class);
            if (main != null) {
                return status(main.invoke(null, (Object) Arrays.copyOfRange(argv, 1, argv.length)));
            }
        } catch (InvocationTargetException e) {
            return ends(e.getCause());
        } catch (LinkageError e) { // in the program's static fields
            return ends(e);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
        return fail("class " + program.getName()
                + " has no static int main(int argc, String argv[])", program.getName());
    }

    private static int ends(Throwable thrown) {
        if (thrown instanceof ThreadExit) { // pthread_exit
            Threads.mainExits();
            return 0;
        }
        Uncaught.tell(thrown);
        return 1;
    }

    private static Method method(Class<?> program, Class<?>... parameters) {
        try {
            Method main = program.getDeclaredMethod("main", parameters);
            main.setAccessible(true);
            return Modifier.isStatic(main.getModifiers()) ? main : null;
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    private static int status(Object result) {
        return result instanceof Integer status ? status : 0;
    }

    /** Where the words that started the program are wrong. */
    private static void refuse(String sentence) {
        if (sentence != null) {
            System.err.println(sentence);
            System.exit(2);
        }
    }

    private static <T> T fail(String sentence, String type) {
        System.err.println(sentence);
        Advice.on(sentence, type);
        System.exit(127);
        return null;
    }
}
