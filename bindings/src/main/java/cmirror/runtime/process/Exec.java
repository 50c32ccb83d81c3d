package cmirror.runtime.process;

import cmirror.runtime.call.Call;
import cmirror.runtime.libc.Libc;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** execl, execlp and execle: libc's execv, execvp and execve with the arguments as an array. */
public final class Exec {

    private Exec() {
    }

    public static int execl(Object pathname, Object[] arguments) {
        return run("execl", "execv", "pathname", pathname, upToNull(arguments), null);
    }

    public static int execlp(Object file, Object[] arguments) {
        return run("execlp", "execvp", "file", file, upToNull(arguments), null);
    }

    /** The environment is the last of the arguments, behind a NULL. */
    public static int execle(Object pathname, Object[] arguments) {
        int last = arguments == null ? 0 : arguments.length - 1;
        if (last < 1 || arguments[last - 1] != null) {
            throw new IllegalArgumentException(
                    "execle: the arguments end with NULL and then the environment");
        }
        return run("execle", "execve", "pathname", pathname, upToNull(arguments), arguments[last]);
    }

    private static Object[] upToNull(Object[] arguments) {
        if (arguments == null) {
            return new Object[0];
        }
        int end = 0;
        while (end < arguments.length && arguments[end] != null) {
            end++;
        }
        return Arrays.copyOf(arguments, end, Object[].class);
    }

    private static int run(String name, String function, String parameter, Object path,
            Object[] argv, Object envp) {
        MemorySegment symbol = Libc.find(function);
        Call call = Call.of(name);
        return call.int32(call.invoke(symbol, parameter.equals("file") ? call.string(parameter, path) : call.stringOrNull(parameter, path),
                call.in("arg", argv, 0), call.in("envp", envp, 0)));
    }
}
