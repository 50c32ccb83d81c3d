package cmirror;

import cmirror.runtime.arguments.Given;

/** The macros of {@code <sys/time.h>} that calculate with times. */
abstract class sys_time_by_hand extends time_h {

    private static final int MILLION = 1_000_000;

    /** {@code timerisset(&tv)}: whether a time is not zero. */
    public static boolean timerisset(timeval tvp) {
        Given.read("timerisset", "tvp", tvp);
        return tvp.tv_sec() != 0 || tvp.tv_usec() != 0;
    }

    /** {@code timerclear(&tv)}: sets a time to zero. */
    public static void timerclear(timeval tvp) {
        Given.written("timerclear", "tvp", tvp);
        tvp.tv_sec(0);
        tvp.tv_usec(0);
    }

    /** {@code timercmp(&a, &b, <)} is {@code timercmp(a, b, "<")}: {@code < > <= >= == !=}. */
    public static boolean timercmp(timeval a, timeval b, String CMP) {
        Given.read("timercmp", "a", a);
        Given.read("timercmp", "b", b);
        int order = a.tv_sec() == b.tv_sec() ? Long.compare(a.tv_usec(), b.tv_usec())
                : Long.compare(a.tv_sec(), b.tv_sec());
        switch (Given.notNull("timercmp", "CMP", CMP)) {
            case "<":
                return order < 0;
            case ">":
                return order > 0;
            case "<=":
                return order <= 0;
            case ">=":
                return order >= 0;
            case "==":
                return order == 0;
            case "!=":
                return order != 0;
            default:
                throw new IllegalArgumentException("timercmp: no such comparison: " + CMP);
        }
    }

    /** {@code timeradd(&a, &b, &res)}: res = a + b. */
    public static void timeradd(timeval a, timeval b, timeval res) {
        given("timeradd", a, b, res);
        long usec = a.tv_usec() + b.tv_usec();
        long carry = usec >= MILLION ? 1 : 0;
        res.tv_sec(a.tv_sec() + b.tv_sec() + carry);
        res.tv_usec(usec - carry * MILLION);
    }

    /** {@code timersub(&a, &b, &res)}: res = a - b. */
    public static void timersub(timeval a, timeval b, timeval res) {
        given("timersub", a, b, res);
        long usec = a.tv_usec() - b.tv_usec();
        long borrow = usec < 0 ? 1 : 0;
        res.tv_sec(a.tv_sec() - b.tv_sec() - borrow);
        res.tv_usec(usec + borrow * MILLION);
    }

    private static void given(String call, timeval a, timeval b, timeval res) {
        Given.read(call, "a", a);
        Given.read(call, "b", b);
        Given.written(call, "res", res);
    }

    /** {@code TIMEVAL_TO_TIMESPEC(&tv, &ts)}: from microseconds to nanoseconds. */
    public static void TIMEVAL_TO_TIMESPEC(timeval tv, timespec ts) {
        Given.read("TIMEVAL_TO_TIMESPEC", "tv", tv);
        Given.written("TIMEVAL_TO_TIMESPEC", "ts", ts);
        ts.tv_sec(tv.tv_sec());
        ts.tv_nsec(tv.tv_usec() * 1000);
    }

    /** {@code TIMESPEC_TO_TIMEVAL(&tv, &ts)}: from nanoseconds to microseconds. */
    public static void TIMESPEC_TO_TIMEVAL(timeval tv, timespec ts) {
        Given.written("TIMESPEC_TO_TIMEVAL", "tv", tv);
        Given.read("TIMESPEC_TO_TIMEVAL", "ts", ts);
        tv.tv_sec(ts.tv_sec());
        tv.tv_usec(ts.tv_nsec() / 1000);
    }
}
