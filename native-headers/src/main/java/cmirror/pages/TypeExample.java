package cmirror.pages;

import cmirror.headers.Abi;
import cmirror.pages.Page.Example;
import java.util.List;

/** A variable of a type that has a name of its own. */
final class TypeExample {

    private TypeExample() {
    }

    static Example of(String name, Abi.Typedef typedef) {
        String c = name.replaceFirst("_$", "").replace('_', name.matches("(unsigned|signed|long)_.*") ? ' ' : '_');
        boolean isNumber = typedef.type().isInteger() && !typedef.type().isArray();
        return new Example(List.of(c + " x" + (isNumber ? " = 1;" : ";")),
                List.of("var x = new " + name + (isNumber ? "(1);" : "();")), List.of());
    }
}
