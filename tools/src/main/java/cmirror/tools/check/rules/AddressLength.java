package cmirror.tools.check.rules;

import cmirror.tools.check.calls.Call;
import cmirror.tools.check.calls.Performance;
import java.util.List;

/** The length before accept and its like, which says how much room there is. */
final class AddressLength implements Rule {

    @Override
    public List<String> judge(Performance judged, Performance like) {
        if (like.story().has(AddressLength::isWithoutRoom)) {
            return List.of();
        }
        return judged.story().all(AddressLength::isWithoutRoom).stream().limit(1)
                .map(call -> "the address length is " + before(call) + " before " + call.name()
                        + ": the address is not stored").toList();
    }

    private static boolean isWithoutRoom(Call call) {
        return call.is("accept", "recvfrom", "getsockname", "getpeername")
                && before(call).matches("\\d") && !before(call).isEmpty();
    }

    /** {@code [0 => 16]}. */
    private static String before(Call call) {
        String last = call.is("accept") ? call.arg(2) : call.args().getLast();
        return last.contains("=>") ? last.substring(1, last.indexOf(' ')) : "";
    }
}
