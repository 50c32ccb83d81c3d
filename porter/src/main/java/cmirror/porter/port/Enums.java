package cmirror.porter.port;

import cmirror.porter.types.V;
import org.eclipse.cdt.core.dom.ast.IASTEnumerationSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTSimpleDeclaration;
import org.eclipse.cdt.core.dom.ast.IEnumerator;

/** {@code enum { A, B = 5 };}: constants, with the values that C counts itself. */
final class Enums {

    private Enums() {
    }

    static String text(IASTEnumerationSpecifier enumeration, IASTSimpleDeclaration declaration, FilePorter porter,
            boolean top) {
        StringBuilder text = new StringBuilder(top ? "static final int " : "final int ");
        IASTEnumerationSpecifier.IASTEnumerator[] values = enumeration.getEnumerators();
        int at = porter.file().from(enumeration);
        int brace = porter.file().text().indexOf('{', at);
        at = brace + 1;
        String before = porter.gap(at, porter.file().from(values[0]));
        text.append(before.isBlank() && !before.contains("\n") ? "" : before);
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                text.append(porter.gap(at, porter.file().from(values[i])));
            }
            String value;
            if (values[i].getValue() != null) {
                V v = porter.value(values[i].getValue());
                value = porter.convert().number(v).text();
            } else {
                Number number = values[i].getName().resolveBinding() instanceof IEnumerator e
                        && e.getValue() != null ? e.getValue().numberValue() : null;
                value = number == null ? values[i - 1].getName() + " + 1" : number.toString();
            }
            text.append(porter.java(values[i].getName().toString())).append(" = ").append(value);
            at = porter.file().to(values[i]);
        }
        String rest = porter.gap(at, porter.file().to(enumeration));
        rest = rest.replaceFirst("^\\s*,", "");
        int close = rest.lastIndexOf('}');
        String tail = close < 0 ? rest : rest.substring(0, close).stripTrailing() + (rest.contains("\n") ? "\n" : "");
        return text + (tail.isBlank() && !tail.contains("\n") ? "" : tail) + ";";
    }
}
