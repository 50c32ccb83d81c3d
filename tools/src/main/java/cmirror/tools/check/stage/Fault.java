package cmirror.tools.check.stage;

import cmirror.tools.check.stage.Role.Kind;
import cmirror.tools.check.calls.Call;
import cmirror.tools.check.calls.Performance;
import java.util.List;
import java.util.function.Predicate;

/**
 * Something that happens in networks, and textbooks say so.
 *
 * @param what      in words
 * @param ofMirror  the rule for a Java program
 * @param ofStrace  the rule for a C program; empty where strace has none
 * @param call      the calls that it happens to
 * @param role      whom it happens to; null: both
 * @param delivery  what its server makes of datagrams; all but SURE happens without a rule
 * @param expected  what a program does about it
 */
record Fault(String what, String ofMirror, String ofStrace, Predicate<Call> call, Kind role, Delivery delivery,
        Expected expected) {

    enum Expected {
        /** All that is to be done is done nevertheless. */
        GO_ON,
        /** The same, and what it prints does not depend on it, if that of the right program does not. */
        PUT_TOGETHER,
        /** This client is lost; the next one is served. */
        SERVE_ON,
        /** It ends, and its status says that it failed. */
        GIVE_UP,
        /** It has all answers in the end, or gives up. */
        ASK_AGAIN
    }

    private static final String RECEIVES = "recv,recvfrom,recvmsg,read,readv";
    private static final String SENDS = "send,sendto,sendmsg,write,writev";

    static final List<Fault> ALL = List.of(
            new Fault("what was sent comes in pieces", RECEIVES + ":short=3", "", Call::isReceive, null,
                    Expected.PUT_TOGETHER),
            new Fault("only a part is sent", SENDS + ":short=3", "", Call::isSend, null, Expected.GO_ON),
            new Fault("a signal interrupts the receiving", RECEIVES + ":error=EINTR:when=1",
                    "recvfrom,recvmsg:error=EINTR:when=1", Call::isReceive, null, Expected.GO_ON),
            new Fault("a signal interrupts the sending", SENDS + ":error=EINTR:when=1",
                    "sendto,sendmsg:error=EINTR:when=1", Call::isSend, null, Expected.GO_ON),
            accept("a signal interrupts accept", "EINTR"),
            accept("the client has gone before accept", "ECONNABORTED"),
            accept("there are no descriptors left", "EMFILE"),
            new Fault("no process can be made", "fork:error=EAGAIN:when=1",
                    "clone,fork:error=EAGAIN:when=1", call -> call.is("fork"), Kind.SERVER, Expected.SERVE_ON),
            new Fault("the client has reset the connection", RECEIVES + ":error=ECONNRESET:when=1",
                    "recvfrom,recvmsg:error=ECONNRESET:when=1", Call::isReceive, Kind.SERVER,
                    Expected.SERVE_ON),
            new Fault("the client has gone when it is answered", SENDS + ":error=EPIPE:when=1",
                    "sendto,sendmsg:error=EPIPE:when=1", Call::isSend, Kind.SERVER, Expected.SERVE_ON),
            new Fault("nobody listens", "connect:error=ECONNREFUSED", "connect:error=ECONNREFUSED",
                    call -> call.is("connect"), Kind.CLIENT, Expected.GIVE_UP),
            new Fault("nobody answers to connect", "connect:error=ETIMEDOUT", "connect:error=ETIMEDOUT",
                    call -> call.is("connect"), Kind.CLIENT, Expected.GIVE_UP),
            new Fault("the server has gone", SENDS + ":error=EPIPE", "sendto,sendmsg:error=EPIPE",
                    Call::isSend, Kind.CLIENT, Expected.GIVE_UP),
            new Fault("the server has reset the connection", RECEIVES + ":error=ECONNRESET",
                    "recvfrom,recvmsg:error=ECONNRESET", Call::isReceive, Kind.CLIENT, Expected.GIVE_UP),
            datagrams("a datagram is lost", Delivery.FIRST_LOST),
            datagrams("datagrams overtake one another", Delivery.OVERTAKEN));

    private Fault(String what, String ofMirror, String ofStrace, Predicate<Call> call, Kind role, Expected expected) {
        this(what, ofMirror, ofStrace, call, role, Delivery.SURE, expected);
    }

    private static Fault datagrams(String what, Delivery delivery) {
        return new Fault(what, "", "", Call::isReceive, Kind.CLIENT, delivery, Expected.ASK_AGAIN);
    }

    private static Fault accept(String what, String errno) {
        String rule = "accept,accept4:error=" + errno + ":when=1";
        return new Fault(what, rule, rule, Call::isAccept, Kind.SERVER, Expected.SERVE_ON);
    }

    /** Whether it can happen to this program, which did that without. */
    boolean concerns(Role actual, Performance without) {
        return (role == null || role == actual.kind()) && without.story().has(made ->
                call.test(made) && (without.story().socket(made) != null || made.is("fork")))
                // a cut datagram is lost for good, and a stream loses none
                && (actual.isStream() ? delivery == Delivery.SURE : !ofMirror.contains("short"));
    }

    /** The rule, or "". */
    String rule(Program program) {
        return program.isC() ? ofStrace : ofMirror;
    }

    /** Whether it needs a rule, and there is none. */
    boolean isImpossible(Program program) {
        return delivery == Delivery.SURE && rule(program).isEmpty();
    }

    /** How it is made to happen. */
    String how(Program program) {
        return delivery == Delivery.SURE ? rule(program) : delivery.toString();
    }
}
