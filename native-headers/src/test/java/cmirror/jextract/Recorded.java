package cmirror.jextract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** What jextract writes, in small: a macro, an enum, a struct with a union, a function. */
final class Recorded {

    private static final String HEAD = """
            package extracted;
            import java.lang.foreign.*;
            import static java.lang.foreign.ValueLayout.*;
            """;

    private static final String HEADER = HEAD + """
            public class header_ {
                /**
                 * {@snippet lang=c :
                 * #define LIMIT 4294967295
                 * }
                 */
                public static int LIMIT() { return -1; }
                /**
                 * {@snippet lang=c :
                 * #define GONE 1
                 * }
                 */
                public static int GONE() { return 1; }
                /**
                 * {@snippet lang=c :
                 * enum <anonymous>.DONTWAIT = 64
                 * }
                 */
                public static int DONTWAIT() { return 64; }
                /**
                 * {@snippet lang=c :
                 * #define IGNORE (void*) 1
                 * }
                 */
                public static MemorySegment IGNORE() { return MemorySegment.ofAddress(1); }
                /**
                 * {@snippet lang=c :
                 * #define NAME "name"
                 * }
                 */
                public static MemorySegment NAME() { return Arena.global().allocateFrom("name"); }
                /**
                 * {@snippet lang=c :
                 * typedef unsigned short port_t
                 * }
                 */
                public static final OfShort port_t = JAVA_SHORT;
                private static class connect_to {
                    static final FunctionDescriptor DESC = FunctionDescriptor.of(JAVA_INT, JAVA_INT,
                            MemoryLayout.unionLayout(ADDRESS.withName("a"), ADDRESS.withName("b")),
                            JAVA_SHORT);
                    static final MemorySegment ADDR = MemorySegment.NULL;
                }
                /**
                 * Function descriptor for:
                 * {@snippet lang=c :
                 * extern int connect_to(int __fd, any_address __addr, port_t __port)
                 * }
                 */
                public static FunctionDescriptor connect_to$descriptor() {
                    return connect_to.DESC;
                }
                private static class elsewhere {
                    static final FunctionDescriptor DESC = FunctionDescriptor.ofVoid(ADDRESS);
                    static final MemorySegment ADDR = Linker.nativeLinker().defaultLookup()
                            .find("in_no_library_of_this_jvm").orElseThrow();
                }
                /**
                 * Function descriptor for:
                 * {@snippet lang=c :
                 * void elsewhere(const char *restrict text, unsigned long n)
                 * }
                 */
                public static FunctionDescriptor elsewhere$descriptor() {
                    return elsewhere.DESC;
                }
                public static void elsewhere(MemorySegment text, long n) { }
            }
            """;

    private static final String STRUCT = HEAD + """
            /**
             * {@snippet lang=c :
             * struct request {
             *     port_t port;
             *     union {
             *         int number;
             *         char text[8];
             *     } value;
             *     struct {
             *         void *next;
             *     };
             * }
             * }
             */
            public class request {
                public static GroupLayout layout() {
                    return MemoryLayout.structLayout(JAVA_SHORT.withName("port"),
                            MemoryLayout.paddingLayout(2), value.layout().withName("value"),
                            MemoryLayout.paddingLayout(4),
                            MemoryLayout.structLayout(ADDRESS.withName("next"))
                                    .withName("$anon$1")).withName("request");
                }
                /**
                 * Offset for field:
                 * {@snippet lang=c :
                 * port_t port
                 * }
                 */
                public static long port$offset() { return 0; }
                /**
                 * Offset for field:
                 * {@snippet lang=c :
                 * union {
                 *     int number;
                 *     char text[8];
                 * } value
                 * }
                 */
                public static long value$offset() { return 4; }
                /**
                 * Offset for field:
                 * {@snippet lang=c :
                 * void *next
                 * }
                 */
                public static long next$offset() { return 16; }
                public static class value {
                    public static GroupLayout layout() {
                        return MemoryLayout.unionLayout(JAVA_INT.withName("number"),
                                MemoryLayout.sequenceLayout(8, JAVA_BYTE).withName("text"));
                    }
                    /**
                     * Offset for field:
                     * {@snippet lang=c :
                     * int number
                     * }
                     */
                    public static long number$offset() { return 0; }
                    /**
                     * Offset for field:
                     * {@snippet lang=c :
                     * char text[8]
                     * }
                     */
                    public static long text$offset() { return 0; }
                }
            }
            """;

    /** The description that it makes, in the order of its keys. */
    static final String DESCRIPTION = """
            constant DONTWAIT 64 : enum
            constant IGNORE 1 : ptr
            constant LIMIT 4294967295 : unsigned int
            function connect_to i32 (i32, ptr, u16) : int connect_to(int, any_address, port_t)
            function elsewhere void (ptr, u64) : void elsewhere(const char *restrict, unsigned long)
            struct request size 24 align 8 : struct request
                 0  u16    port          : port_t port
                 4  i32    value.number  : int value.number
                 4  i8[8]  value.text    : char value.text[8]
                16  ptr    next          : void *next
            typedef port_t u16 : unsigned short
            """;

    private Recorded() {
    }

    static Description description(Path folder) throws IOException {
        Path java = Files.createDirectories(folder.resolve("java"));
        Files.writeString(java.resolve("header_.java"), HEADER);
        Files.writeString(java.resolve("request.java"), STRUCT);
        try (Output output = Output.of(java, folder.resolve("classes"))) {
            return Description.of(output, false, Set.of("GONE"));
        }
    }
}
