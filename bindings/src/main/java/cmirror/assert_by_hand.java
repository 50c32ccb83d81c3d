package cmirror;

import cmirror.runtime.Err;

/** {@code assert} of {@code <assert.h>}. */
abstract class assert_by_hand extends stddef_h {

    /**
     * {@snippet lang=c :
     * void assert(scalar expression);
     * }
     * If the expression is false, prints where on stderr and aborts. It has an underscore because
     * assert is a Java keyword, which does nothing unless the JVM is told; and it does not know the
     * text of the expression, which C prints. Source: assert(3).
     */
    public static void assert_(boolean expression) {
        if (!expression) {
            Err.assertionFailed();
        }
    }

    /** The same for a C condition: 0 is false. */
    public static void assert_(long expression) {
        assert_(expression != 0);
    }
}
