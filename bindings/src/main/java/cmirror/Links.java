package cmirror;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import cmirror.runtime.arguments.Given;

/** Pointers that insque and remque have set, in elements that begin with {@code next, prev}. */
final class Links {

    private Links() {
    }

    /** After insque: the element, its predecessor and the old successor keep each other. */
    static void linked(Object elem, Object prev) {
        if (Kept.where(elem) == null) {
            return;
        }
        long at = address(elem);
        if (Kept.where(prev) == null) {
            set(elem, at, null);
            set(elem, at + 8, null);
            return;
        }
        long before = address(prev);
        long next = word(elem, 0);
        Object successor = Kept.find(Kept.where(prev), before, next);
        set(elem, at, successor);
        set(elem, at + 8, prev);
        set(prev, before, elem);
        if (successor != null) {
            set(successor, next + 8, elem);
        }
    }

    /** After remque: the neighbours keep each other. */
    static void unlinked(Object elem) {
        Object where = Kept.where(elem);
        if (where == null) {
            return;
        }
        long next = word(elem, 0);
        long prev = word(elem, 8);
        Object successor = Kept.find(where, address(elem), next);
        Object predecessor = Kept.find(where, address(elem) + 8, prev);
        if (predecessor != null) {
            set(predecessor, prev, successor);
        }
        if (successor != null) {
            set(successor, next + 8, predecessor);
        }
    }

    private static void set(Object element, long place, Object target) {
        Object where = Kept.where(element);
        if (where != null) {
            Kept.store(where, place, target);
        }
    }

    private static long address(Object element) {
        return Kept.memory(element).address();
    }

    private static long word(Object element, long offset) {
        return Given.read("linked", "elem", element, offset + 8).get(JAVA_LONG_UNALIGNED, offset);
    }
}
