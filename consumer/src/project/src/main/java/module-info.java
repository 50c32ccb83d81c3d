/** A program of yours. */
module org.example.echo {
    requires cmirror;
}
