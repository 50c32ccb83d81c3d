package cmirror.tools.bench;

/** The least that a Java program does. */
final class Hello {

    private Hello() {
    }

    public static void main(String[] args) {
        System.out.println("Hello");
    }
}
