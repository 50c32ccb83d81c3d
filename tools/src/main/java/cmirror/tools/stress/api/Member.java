package cmirror.tools.stress.api;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Something public of the mirror that can be called: a function, a constructor, an accessor. */
record Member(Executable executable) implements Comparable<Member> {

    Member {
        executable.setAccessible(true); // the halves by hand are public only in the header's class
    }

    /** What a C program calls it; of a struct's method, with the struct: {@code ip.ip_v}. */
    String name() {
        String type = executable.getDeclaringClass().getSimpleName();
        return isFunction() ? executable.getName()
                : type + "." + (isConstructor() ? "new" : executable.getName());
    }

    /** Whether it stands in the class of a header, not in that of a struct or a number. */
    boolean isFunction() {
        return executable.getDeclaringClass().getSimpleName().matches(".*(_h|_by_hand)");
    }

    boolean isConstructor() {
        return executable instanceof Constructor;
    }

    /** Whether it is called on an object. */
    boolean hasReceiver() {
        return !isConstructor() && !Modifier.isStatic(executable.getModifiers());
    }

    /** How many values a call takes, the object that it is called on included. */
    int values() {
        return executable.getParameterCount() + (hasReceiver() ? 1 : 0);
    }

    Object call(Object receiver, Object[] arguments) throws Throwable {
        try {
            return executable instanceof Constructor<?> constructor
                    ? constructor.newInstance(arguments)
                    : ((Method) executable).invoke(receiver, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new WrongCase(this, e);
        }
    }

    /** The fuzzer's own fault. */
    static final class WrongCase extends Error {
        private static final long serialVersionUID = 1;

        private WrongCase(Member member, Exception cause) {
            super(member.key(), cause);
        }
    }

    /** Names it for another process: {@code cmirror.stdlib_h abs int}. */
    String key() {
        return executable.getDeclaringClass().getName() + " "
                + (isConstructor() ? "new" : executable.getName())
                + Arrays.stream(executable.getParameterTypes()).map(type -> " " + type.getName())
                        .collect(Collectors.joining());
    }

    static Member of(String key) {
        String[] words = key.split(" ");
        try {
            Class<?> type = Class.forName(words[0]);
            for (Executable executable : words[1].equals("new") ? type.getConstructors()
                    : type.getDeclaredMethods()) {
                Member member = new Member(executable);
                if (member.key().equals(key)) {
                    return member;
                }
            }
        } catch (ClassNotFoundException e) {
            // said below
        }
        throw new IllegalArgumentException("there is no member " + key);
    }

    @Override
    public int compareTo(Member other) {
        return key().compareTo(other.key());
    }
}
