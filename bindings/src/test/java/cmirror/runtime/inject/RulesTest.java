package cmirror.runtime.inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How rules are read: which calls they mean, and what is said of those that nobody can keep. */
class RulesTest {

    @ParameterizedTest
    @CsvSource({"2, 2", "2+, '2,3,4,5,6,7,8'", "2+3, '2,5,8'", "2..4, '2,3,4'", "2..7+2, '2,4,6'",
        "1..1, 1", "3..5+, '3,4,5'"})
    void whichCallsAreMeant(String text, String expected) {
        When when = When.parse(text);
        assertThat(LongStream.rangeClosed(1, 8).filter(when::holds).boxed().toList())
                .hasToString("[" + expected.replace(",", ", ") + "]");
    }

    @Test
    void aRuleForSeveralFunctions() {
        assertThat(Rules.parse("recv,read:short=3;recv:delay=2s").get("recv"))
                .extracting(Rule::length, Rule::before)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(3L, 0L),
                        org.assertj.core.groups.Tuple.tuple(0L, 2_000_000_000L));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "rcv:error=EINTR | there is no C function rcv in the mirror, whose functions the command symbols lists",
        "recv:error=EFOO | error=EFOO is no errno of this system: EINTR, EAGAIN, ECONNRESET ..., or a number"
                + " from 1 to 4095",
        "recv:error=0 | error=0 is no errno of this system: EINTR, EAGAIN, ECONNRESET ..., or a number from"
                + " 1 to 4095",
        "recv:error=EINTR:when=0 | when=0 names no calls: it is N, N+, N+STEP, FIRST..LAST or"
                + " FIRST..LAST+STEP, counted from 1",
        "recv:error=EINTR:when=5..2 | when=5..2 names no calls: it is N, N+, N+STEP, FIRST..LAST or"
                + " FIRST..LAST+STEP, counted from 1",
        "recv | \"\" is nothing that recv could do: there are error=EINTR, retval=0, short=3, delay=50ms,"
                + " and when=2 for the second call",
        "recv:eror=EINTR | \"eror=EINTR\" is nothing that recv could do: there are error=EINTR, retval=0,"
                + " short=3, delay=50ms, and when=2 for the second call",
        "recv:when=2 | what shall recv do? error=EINTR, retval=0, short=3, delay=50ms",
        "recv:error=EINTR:retval=0 | recv has one result: one error= or one retval=",
        "recv:error=EINTR:short=2 | recv with error= or retval= is not called: short=2 is for another rule",
        "recv:short=0 | short=0 is no number of bytes from 1 on: retval=0 is the end of a stream",
        "accept:short=3 | short= is for calls that move bytes and may move fewer (recv, send, read, write"
                + " and their like), not for accept",
        "recv:delay=fast | delay=fast is no time: 50ms, 2s, 300us, or microseconds without a unit",
        "recv:retval=x | retval=x is no number",
        "getpid:error=EINTR | getpid has no errors: retval=0 says what it returns",
        "gethostbyname:error=EINTR | gethostbyname tells no errno: retval=0 makes it fail",
        "gethostbyname:retval=5 | gethostbyname returns a pointer: retval=0, which is NULL, is the only one"
                + " that leads nowhere",
        "atof:retval=5 | atof returns double: there is no retval= for it",
        "free:retval=5 | free returns nothing: there is no retval= for it"})
    void whatIsWrong(String rule, String sentence) {
        assertThatThrownBy(() -> Rules.parse(rule)).hasMessage(sentence);
    }
}
