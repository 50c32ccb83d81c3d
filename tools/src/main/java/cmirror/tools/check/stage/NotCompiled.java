package cmirror.tools.check.stage;

/** A program that its compiler has refused; the message has what that said. */
public final class NotCompiled extends IllegalArgumentException {

    NotCompiled(String program, String said) {
        super(program + " does not compile:\n" + said);
    }
}
