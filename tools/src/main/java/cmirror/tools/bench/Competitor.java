package cmirror.tools.bench;

import java.util.List;

/** A program of a scene. In a whole-process scene it is started again and again. */
record Competitor(String name, List<String> command) {
}
