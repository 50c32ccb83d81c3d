package cmirror.tools.names;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What somebody may have meant. */
public final class Near {

    private static final int MOST = 3;

    private Near() {
    }

    /** {@code ; did you mean recvfrom or recv?}, or nothing where no name is like it. */
    public static String didYouMean(String name, Stream<String> names) {
        List<String> best = names(name, names);
        return best.isEmpty() ? "" : "; did you mean " + (best.size() == 1 ? best.getFirst()
                : String.join(", ", best.subList(0, best.size() - 1)) + " or " + best.getLast()) + "?";
    }

    /** The names that are most like it, three at most: a third of its letters may differ, and the case of all. */
    public static List<String> names(String name, Stream<String> names) {
        record Like(String name, int changes) {
        }
        int least = Math.max(1, Math.min(3, name.length() / 3));
        String small = name.toLowerCase(Locale.ROOT);
        List<Like> like = new ArrayList<>();
        names.distinct().forEach(one -> {
            if (Math.abs(one.length() - name.length()) <= least) {
                String other = one.toLowerCase(Locale.ROOT);
                int changes = other.equals(small) ? 0 : Letters.changes(small, other);
                if (changes <= least) {
                    like.add(new Like(one, changes));
                }
            }
        });
        like.sort(Comparator.comparingInt(Like::changes).thenComparing(Like::name));
        return like.stream().filter(one -> one.changes() <= like.getFirst().changes() + 1)
                .limit(MOST).map(Like::name).toList();
    }
}
