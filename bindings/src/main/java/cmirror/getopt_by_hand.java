package cmirror;

import cmirror.runtime.process.Getopt;

/** getopt_long of {@code <getopt.h>}, which keeps pointers into argv. */
abstract class getopt_by_hand extends unistd_h {

    /**
     * {@snippet lang=c :
     * int getopt_long(int argc, char *const argv[], const char *optstring,
     *                 const struct option *longopts, int *longindex);
     * }
     * The next option of the command line, short or long; -1 after the last, '?' for an unknown
     * one, 0 for a long option whose flag is not NULL. {@code longopts} is an array of
     * {@code option}s; the one of zeros at its end may be left out. Otherwise as
     * {@link #getopt}. Source: getopt_long(3).
     */
    public static int getopt_long(int argc, Object argv, Object optstring, Object longopts,
            Object longindex) {
        return Getopt.getoptLong(argc, argv, optstring, longopts, longindex);
    }

    /**
     * {@snippet lang=c :
     * int getopt_long_only(int argc, char *const argv[], const char *optstring,
     *                      const struct option *longopts, int *longindex);
     * }
     * As {@link #getopt_long}, with long options behind a single dash, too. Source:
     * getopt_long_only(3).
     */
    public static int getopt_long_only(int argc, Object argv, Object optstring, Object longopts,
            Object longindex) {
        return Getopt.getoptLongOnly(argc, argv, optstring, longopts, longindex);
    }

    /**
     * An element of the array for {@link #getopt_long}, as C initialises one:
     * {@code new_option("verbose", no_argument, NULL, 'v')} for
     * <code>{"verbose", no_argument, NULL, 'v'}</code>; with {@code flag} an {@code int_}.
     */
    public static option new_option(Object name, int has_arg, Object flag, int val) {
        return Getopt.option(name, has_arg, flag, val);
    }
}
