package cmirror.tools.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A scene and what has been measured of it: of each competitor a sample a round. */
record Outcome(Scene scene, Map<String, List<Sample>> samples) {

    Outcome(Scene scene) {
        this(scene, new LinkedHashMap<>());
        scene.competitors().forEach(c -> samples.put(c.name(), new ArrayList<>()));
    }

    /** The samples of the competitor that the others are compared with. */
    List<Sample> base() {
        return samples.values().iterator().next();
    }
}
