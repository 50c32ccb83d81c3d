package beyond;

import java.util.List;
import lecture.Host;
import lecture.Lab;
import lecture.Run;

/** Which of the two programs of one name: the sample, or the C program it is held against. */
enum Side {

    JAVA, C;

    /** On a terminal, so that each line is seen at once. */
    Run start(Lab lab, Host where, String program, String... args) {
        return this == JAVA ? lab.startOnTerminal(where, program, args)
                : lab.startTwin(where, program, args);
    }

    Run start(Lab lab, String program, String... args) {
        return start(lab, lab.host(), program, args);
    }

    /** Whom it must get on with; C and C need no test. */
    List<Side> partners() {
        return this == JAVA ? List.of(C, JAVA) : List.of(JAVA);
    }

    Side other() {
        return this == JAVA ? C : JAVA;
    }
}
