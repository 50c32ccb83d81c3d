package cmirror.tools.check.rules;

import cmirror.tools.check.calls.Call;
import cmirror.tools.check.calls.Performance;
import cmirror.tools.check.calls.Socket;
import java.util.ArrayList;
import java.util.List;

/** listen: whether it is there, its place, its backlog. */
final class Listening implements Rule {

    @Override
    public List<String> judge(Performance judged, Performance like) {
        Socket should = like.story().server();
        Socket is = Mains.of(judged.story());
        Call right = should == null ? null : should.first("listen");
        if (right == null || is == null) {
            return List.of();
        }
        Call listen = is.first("listen");
        if (listen == null) {
            return List.of("listen is missing");
        }
        List<String> found = new ArrayList<>();
        int place = is.calls().indexOf(listen);
        int accept = is.calls().indexOf(is.first(Call::isAccept));
        if (accept >= 0 && accept < place) {
            found.add("listen comes after accept");
        }
        if (is.calls().indexOf(is.first("bind")) > place) {
            found.add("bind comes after listen");
        }
        if (listen.number(1) <= 0 && right.number(1) > 0) {
            found.add("the backlog of listen is " + listen.number(1) + " instead of " + right.number(1));
        }
        return found;
    }
}
