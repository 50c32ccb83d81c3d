package cmirror.runtime.process;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import cmirror.Struct;
import cmirror.option;
import cmirror.runtime.arguments.Refused;
import cmirror.runtime.arguments.Words;
import cmirror.runtime.call.Call;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.memory.CString;
import cmirror.runtime.memory.Pointers;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * getopt and getopt_long, which keep pointers into argv from one call to the next, and whose
 * optarg points there: so the C strings of a Java argv stay where they are, for ever, as a C
 * program's own argv does.
 */
public final class Getopt {

    private static MemorySegment getopt;
    private static MemorySegment getoptLong;
    private static MemorySegment getoptLongOnly;

    /** The argv of the last call, with its elements then, their C strings and the pointers. */
    private static String[] argv;
    private static String[] elements;
    private static MemorySegment[] strings;
    private static MemorySegment pointers;

    private Getopt() {
    }

    public static synchronized int getopt(int argc, Object argv, Object optstring) {
        Call call = Call.of("getopt");
        long result = call.invoke(getopt != null ? getopt : (getopt = Libc.find("getopt")), argc,
                argv(call, argc, argv), call.string("optstring", optstring));
        permute(argv);
        return (int) result;
    }

    public static int getoptLong(int argc, Object argv, Object optstring, Object longopts,
            Object longindex) {
        return getoptLong("getopt_long", getoptLong != null ? getoptLong
                : (getoptLong = Libc.find("getopt_long")), argc, argv, optstring, longopts,
                longindex);
    }

    public static int getoptLongOnly(int argc, Object argv, Object optstring, Object longopts,
            Object longindex) {
        return getoptLong("getopt_long_only", getoptLongOnly != null ? getoptLongOnly
                : (getoptLongOnly = Libc.find("getopt_long_only")), argc, argv, optstring,
                longopts, longindex);
    }

    private static synchronized int getoptLong(String name, MemorySegment symbol, int argc,
            Object argv, Object optstring, Object longopts, Object longindex) {
        Call call = Call.of(name);
        long result = call.invoke(symbol, argc, argv(call, argc, argv),
                call.string("optstring", optstring), options(call, longopts),
                call.outOrNull("longindex", longindex, 4));
        permute(argv);
        return (int) result;
    }

    /** An array of structs, with a last one that is all zero, stands in one piece in C. */
    private static long options(Call call, Object longopts) {
        long size = option.layout().byteSize();
        if (!(longopts instanceof option[] options)) {
            long address = call.inOrNull("longopts", longopts, size);
            checkEnd(call, longopts, size);
            return address;
        }
        MemorySegment memory = call.scratch().allocate(size * (options.length + 1));
        memory.fill((byte) 0);
        for (int i = 0; i < options.length && options[i] != null; i++) {
            MemorySegment.copy(options[i].segment(), 0, memory, i * size, size);
        }
        return memory.address();
    }

    /** In memory, too, the options end with one of zeros. */
    private static void checkEnd(Call call, Object longopts, long size) {
        MemorySegment memory = Words.isNull(longopts) ? null : Words.bytes(longopts);
        if (memory == null || memory.byteSize() == Long.MAX_VALUE) {
            return;
        }
        for (long at = 0; at + size <= memory.byteSize(); at += size) {
            if (memory.get(JAVA_LONG_UNALIGNED, at) == 0) {
                return;
            }
        }
        throw new IllegalArgumentException(call.function()
                + ": longopts has no element of zeros at its end");
    }

    private static long argv(Call call, int argc, Object value) {
        if (value instanceof Object[] array && argc > array.length) {
            throw new IllegalArgumentException(call.function() + ": argv has " + array.length
                    + " elements, not " + argc);
        }
        if (!(value instanceof String[] array)) {
            long address = call.in("argv", value, value instanceof Object[]
                    && !(value instanceof Struct[]) ? 0 : 8L * Math.max(0, argc));
            for (int i = 1; i < argc; i++) {
                checkElement(call, i, Pointers.word(address + 8L * i) == 0);
            }
            return address;
        }
        for (int i = 1; i < argc; i++) {
            checkElement(call, i, array[i] == null);
        }
        if (array != argv || !isUnchanged(array)) {
            argv = array;
            elements = array.clone();
            strings = new MemorySegment[array.length];
            pointers = Arena.global().allocate(8L * (array.length + 1), 8);
            for (int i = 0; i < array.length; i++) {
                strings[i] = array[i] == null ? MemorySegment.NULL : CString.forEver(array[i]);
                pointers.setAtIndex(JAVA_LONG, i, strings[i].address());
            }
        }
        return pointers.address();
    }

    private static void checkElement(Call call, int i, boolean isNull) {
        if (isNull) {
            throw Refused.isNull(call.function(), "argv[" + i + "]");
        }
    }

    private static boolean isUnchanged(String[] array) {
        for (int i = 0; i < array.length; i++) {
            if (array[i] != elements[i]) {
                return false;
            }
        }
        return true;
    }

    /** The Java array gets the order that glibc has given the pointers. */
    private static void permute(Object value) {
        if (value != argv || value == null) {
            return;
        }
        String[] ordered = new String[argv.length];
        MemorySegment[] orderedStrings = new MemorySegment[argv.length];
        for (int i = 0; i < argv.length; i++) {
            for (int j = 0; j < argv.length; j++) {
                if (strings[j].address() == pointers.getAtIndex(JAVA_LONG, i)) {
                    ordered[i] = elements[j];
                    orderedStrings[i] = strings[j];
                }
            }
        }
        System.arraycopy(ordered, 0, argv, 0, argv.length);
        elements = ordered;
        strings = orderedStrings;
    }

    /** An element of an array of options: {@code {"verbose", no_argument, &flag, 1}}. */
    public static option option(Object name, int hasArg, Object flag, int val) {
        option made = new option();
        made.name(name);
        made.has_arg(hasArg);
        made.flag(flag);
        made.val(val);
        return made;
    }
}
