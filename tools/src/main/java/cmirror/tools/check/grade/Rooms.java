package cmirror.tools.check.grade;

import java.io.IOException;

/** Makes a room for each submission. */
interface Rooms extends AutoCloseable {

    /** One that nobody was in; the thread that asks, and all that it starts, is in it. */
    Room enter(String name) throws IOException, InterruptedException;

    /** Nobody is in it any more, and what was in it is of no use. */
    void leave(Room room) throws IOException, InterruptedException;

    /** How many can be used at the same time. */
    int count();

    @Override
    void close();
}
