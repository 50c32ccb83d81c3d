/** The C socket API, in Java, as it is in C. */
module cmirror {
    exports cmirror;
}
