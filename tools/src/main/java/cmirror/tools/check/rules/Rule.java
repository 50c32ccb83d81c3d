package cmirror.tools.check.rules;

import cmirror.tools.check.calls.Performance;
import java.util.List;

/** A kind of mistake that shows in what a program does. */
interface Rule {

    /**
     * What is wrong, a sentence each; nothing for most programs.
     *
     * @param like what a program does that is right
     */
    List<String> judge(Performance judged, Performance like);
}
