package cmirror.tools.check.rules;

import cmirror.tools.check.calls.Call;
import cmirror.tools.check.calls.Performance;
import cmirror.tools.check.calls.Socket;
import java.util.ArrayList;
import java.util.List;

/** How much send is told to send: of a client what it was asked to, of an echo what came. */
final class SendLength implements Rule {

    private static final long POINTER = 8;

    @Override
    public List<String> judge(Performance judged, Performance like) {
        List<Call> is = sends(judged);
        List<Call> should = sends(like);
        if (isEcho(like)) {
            return echo(judged);
        }
        for (int i = 0; i < Math.min(is.size(), should.size()); i++) {
            long length = is.get(i).number(2);
            long right = should.get(i).number(2);
            if (length != right && length >= 0 && right >= 0) {
                return List.of(sentence(is.get(i).name(), length, right, is));
            }
        }
        return List.of();
    }

    private static String sentence(String name, long length, long right, List<Call> sends) {
        boolean always = sends.size() > 1 && sends.stream().allMatch(call -> call.number(2) == length);
        if (length == right - 1) {
            return "the NUL at the end is not sent: " + name + " sends " + length + " bytes instead of "
                    + right;
        } else if (always && length == POINTER) {
            return "the message's length is sizeof of a pointer: " + length + " instead of " + right;
        } else if (always && length > right) {
            return name + " sends the whole buffer: " + length + " bytes instead of " + right;
        }
        return name + " sends " + length + " bytes instead of " + right;
    }

    static List<Call> sends(Performance program) {
        List<Call> sends = new ArrayList<>();
        for (Socket socket : Mains.ofData(program.story())) {
            sends.addAll(socket.all(call -> call.is("send", "sendto", "write")));
        }
        return sends;
    }

    /** Whether each message goes back as long as it came. */
    private static boolean isEcho(Performance program) {
        return program.story().server() != null && !sends(program).isEmpty() && echo(program).isEmpty();
    }

    private static List<String> echo(Performance program) {
        for (Socket socket : Mains.ofData(program.story())) {
            long received = -1;
            for (Call call : socket.calls()) {
                if (call.isReceive()) {
                    received = call.value();
                } else if (call.is("send", "sendto", "write") && received > 0
                        && call.number(2) != received) {
                    return List.of(call.name() + " sends " + call.number(2) + " bytes, not the "
                            + received + " that were received");
                }
            }
        }
        return List.of();
    }
}
