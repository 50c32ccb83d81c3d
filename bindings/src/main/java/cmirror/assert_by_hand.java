package cmirror;

import cmirror.runtime.process.Assertion;

/** {@code assert} of {@code <assert.h>}. */
abstract class assert_by_hand extends stddef_h {

    /**
     * {@snippet lang=c :
     * void assert(scalar expression);
     * }
     * If the expression is false, prints where on stderr and aborts. It has an underscore because
     * assert is a Java keyword; that one, too, is on in a program and ends it so, but takes a boolean
     * only, and a program can catch what it throws. The text of the expression is printed where
     * {@code ./lab} knows the source. Source: assert(3).
     */
    public static void assert_(boolean expression) {
        if (!expression) {
            Assertion.failed();
        }
    }

    /** The same for a C condition: 0 is false. */
    public static void assert_(long expression) {
        assert_(expression != 0);
    }

    /** The same for a C condition: 0.0 is false. */
    public static void assert_(double expression) {
        assert_(expression != 0);
    }

    /** The same for a pointer: NULL is false. */
    public static void assert_(Object expression) {
        assert_(Assertion.isTrue(expression));
    }
}
