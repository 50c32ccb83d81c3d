package cmirror.pages;

import cmirror.headers.Abi;
import cmirror.headers.Headers;
import cmirror.headers.Manual;
import cmirror.headers.Prototype;
import cmirror.pages.Page.Example;
import java.util.List;

/** The pages of typedefs and variables, and of what is written by hand and no macro with arguments. */
final class OtherPage {

    private OtherPage() {
    }

    static Page of(Headers.Header header, Catalogue.Name name) {
        Manual.Entry manual = header.manual().find(name.kind() + " " + name.name());
        Abi.Typedef typedef = Headers.any(header.typedef(name.name()));
        Abi.Variable variable = Headers.any(header.variable(name.name()));
        boolean isOpaque = typedef != null && typedef.type().kind().equals("void");
        Example example = manual != null && manual.example() != null
                ? ConstantPage.statement(manual.example())
                : typedef != null && !isOpaque ? TypeExample.of(name.name(), typedef) : null;
        return new Page(name.kind(), name.name(), header.include(), header.importOf(name.kind()),
                List.of(manual != null && manual.macro() != null
                        ? manual.macro() + (manual.macro().startsWith("#") ? "" : ";")
                        : declaration(name, typedef, variable)),
                manual != null ? manual.text() : text(header, name, typedef), List.of(), null, null, List.of(),
                List.of(platforms(header, name)), example, manual == null ? null : manual.page());
    }

    private static String declaration(Catalogue.Name name, Abi.Typedef typedef, Abi.Variable variable) {
        if (variable != null) {
            return Prototype.declare("extern " + variable.cType(), name.name()) + ";";
        } else if (typedef == null) {
            return name.name() + (name.kind().equals("macro") ? "(...)" : "");
        }
        return typedef.type().kind().equals("void") ? "typedef ... " + name.name() + ";"
                : "typedef " + Prototype.declare(typedef.cType(), name.name().replaceFirst("_$", "")) + ";";
    }

    private static String text(Headers.Header header, Catalogue.Name name, Abi.Typedef typedef) {
        if (typedef == null) {
            return name.kind().equals("variable") ? "" : "What C has as a macro is a method of "
                    + header.list().className() + " in Java.";
        }
        return typedef.type().kind().equals("void") ? "Its inside is libc's own: programs have pointers to it."
                : "A type for a number or a pointer. Where a call wants the address of one, Java has new "
                        + name.name() + "().";
    }

    private static String platforms(Headers.Header header, Catalogue.Name name) {
        return Headers.any(header.typedef(name.name())) != null
                ? Platforms.said(header.typedef(name.name()), one -> one.type().bytes() == 0 ? ""
                        : one.type().bytes() == 1 ? "1 byte" : one.type().bytes() + " bytes")
                : Headers.any(header.variable(name.name())) != null
                ? Platforms.said(header.variable(name.name()), one -> "") : "on every platform";
    }
}
