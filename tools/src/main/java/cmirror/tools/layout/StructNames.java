package cmirror.tools.layout;

import cmirror.generator.StructLayouts;
import cmirror.tools.names.Glob;
import cmirror.tools.names.Near;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds the structs that somebody names, and says what else there is where there are none. */
final class StructNames {

    private final StructLayouts layouts;

    StructNames(StructLayouts layouts) {
        this.layouts = layouts;
    }

    /** The structs with these names, or that fit these patterns, on any of the targets. */
    List<String> find(List<String> names, List<String> targets) {
        Set<String> there = new TreeSet<>();
        targets.forEach(target -> there.addAll(layouts.on(target).keySet()));
        Set<String> found = new LinkedHashSet<>();
        for (String name : names) {
            List<String> fit = there.stream().filter(Glob.fitting(name)).toList();
            if (fit.isEmpty()) {
                throw new IllegalArgumentException(missing(name, targets));
            }
            found.addAll(fit);
        }
        return List.copyOf(found);
    }

    private String missing(String name, List<String> targets) {
        List<String> elsewhere = layouts.targets().stream().filter(
                target -> layouts.on(target).keySet().stream().anyMatch(Glob.fitting(name))).toList();
        String here = " on " + String.join(" or ", targets);
        if (!elsewhere.isEmpty()) {
            return "there is no struct " + name + here + ", only on "
                    + String.join(", ", elsewhere);
        }
        Set<String> all = new TreeSet<>();
        targets.forEach(target -> all.addAll(layouts.on(target).keySet()));
        return "there is no struct " + name + Near.didYouMean(name, all.stream());
    }
}
