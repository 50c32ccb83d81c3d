package cmirror;

import static cmirror.inet_h.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Arguments that C would have no answer to get a sentence: the call, the argument, the bound. */
class RefusedTest {

    @Test
    void nullWhereTheManualWantsMemory() {
        assertThatThrownBy(() -> strlen(NULL)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("strlen: s is NULL");
        assertThatThrownBy(() -> strlen(0)).hasMessage("strlen: s is NULL");
        assertThatThrownBy(() -> strlen(MemorySegment.NULL)).hasMessage("strlen: s is NULL");
        assertThatThrownBy(() -> memcpy(NULL, "abc", 3)).hasMessage("memcpy: dest is NULL");
        assertThatThrownBy(() -> stdlib_h.strtol(NULL, NULL, 10)).hasMessage("strtol: nptr is NULL");
        assertThat(stdlib_h.strtol("12", NULL, 10)).isEqualTo(12);
        assertThat(send(-1, NULL, 0, 0)).isEqualTo(-1); // no byte of it is looked at
        assertThat(errno()).isEqualTo(EBADF);
        assertThat(time_h.time(0)).isPositive();
        assertThat(sys_select_h.select(0, 0, 0, 0, new timeval())).isZero();
    }

    /** A literal 0 is a null pointer to every function that takes one: none calls it a number. */
    @Test
    void zeroIsNullForEveryPointer() throws IllegalAccessException {
        List<String> wrong = new ArrayList<>();
        int looked = 0;
        for (Class<?> header : Mirror.HEADERS) {
            for (Method method : header.getDeclaredMethods()) {
                if (Modifier.isPublic(method.getModifiers()) && method.getParameterCount() > 0
                        && method.getParameterTypes()[0] == Object.class
                        && method.getName().startsWith("str")) {
                    looked++;
                    Object[] arguments = new Object[method.getParameterCount()];
                    for (int i = 0; i < arguments.length; i++) {
                        arguments[i] = method.getParameterTypes()[i] == int.class ? (Object) 0
                                : method.getParameterTypes()[i] == long.class ? (Object) 0L : 0;
                    }
                    try {
                        method.invoke(null, arguments);
                    } catch (InvocationTargetException e) {
                        String message = String.valueOf(e.getCause().getMessage());
                        if (!message.matches(method.getName()
                                + "(: \\w+ is NULL| does not exist in the libc.*)")) {
                            wrong.add(method.getName() + ": " + e.getCause());
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(looked).isGreaterThan(20);
    }

    @Test
    void pointersThatCWritesNeedEightBytes() {
        assertThatThrownBy(() -> stdlib_h.strtol("12", new char_(), 10))
                .hasMessage("strtol: endptr has 1 bytes, not 8");
        assertThatThrownBy(() -> getaddrinfo("::1", "80", NULL, new int_()))
                .hasMessage("getaddrinfo: res has 4 bytes, not 8");
        assertThatThrownBy(() -> stdlib_h.strtol("12", new MemorySegment[0], 10))
                .hasMessage("strtol: endptr has 0 bytes, not 8");
    }

    @Test
    void fixedSizesSumsAndProducts() {
        assertThatThrownBy(() -> stdlib_h.realpath("/", new_char(100)))
                .hasMessage("realpath: resolved_path has 100 bytes, not 4096");
        MemorySegment path = new_char(16);
        strcpy(path, "/tmp/");
        assertThatThrownBy(() -> strncat(path, "a-name-that-is-too-long", 16))
                .hasMessageStartingWith("strncat: ").hasMessageEndingWith(" has 16 bytes, not 22");
        assertThat(string(strncat(path, "a-name-that-is-too-long", 10))).isEqualTo("/tmp/a-name-tha");
        assertThatThrownBy(() -> memmove(new_char(3), "x", Long.MAX_VALUE))
                .hasMessageStartingWith("memmove: dest has 3 bytes, not ");
        MemorySegment unended = new_char(4);
        unended.fill((byte) 'x');
        assertThatThrownBy(() -> strcat(unended, "y"))
                .hasMessageEndingWith(" has no NUL in its 4 bytes");
    }

    /** Java's own calls return addresses with no bytes: C would read on behind them, nobody knows how far. */
    @Test
    void anAddressWithoutBytes() {
        MemorySegment text = new_char("text");
        MemorySegment bare = MemorySegment.ofAddress(text.address());
        String says = " is an address with no bytes; ";
        for (ThrowingCallable call : List.<ThrowingCallable>of(() -> strlen(bare), () -> puts(bare),
                () -> fcntl_h.open(bare, 0), () -> printf(bare), () -> printf("%s", bare), () -> string_h.strdup(bare),
                () -> string(bare), () -> read(0, bare, 3), () -> at(bare, 0), () -> strcpy(bare, "a"),
                () -> stdlib_h.wcstombs(null, bare, 0))) {
            assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(says)
                    .hasMessageContaining(".reinterpret(n)");
        }
        assertThat(strlen(bare.reinterpret(5))).isEqualTo(4);
        assertThat(read(-1, bare, 0)).isEqualTo(-1);
        assertThat(strlen(from(text, 5))).isZero(); // the end of memory that is known
        assertThat(strlen(new byte[0])).isZero();
        Reference.reachabilityFence(text);
    }

    @Test
    void readOnlyMemoryAndNumbers() {
        assertThatThrownBy(() -> read(0, new_char(8).asReadOnly(), 8))
                .hasMessage("read: buf is written to, and is read-only memory");
        assertThatThrownBy(() -> recvfrom(0, new_char(8), 8, 0, new sockaddr_in(), 16)).hasMessage(
                "recvfrom: addrlen is a number; C writes to it: var addrlen = new socklen_t()");
        assertThatThrownBy(() -> setsockopt(0, SOL_SOCKET, SO_REUSEADDR, 1, 4)).hasMessage(
                "setsockopt: optval is a number; C takes its address: new int_(1)");
        assertThatThrownBy(() -> write(1, new Object(), 1)).hasMessage("write: buf takes a struct,"
                + " a MemorySegment, a String, an array or NULL, not a Object");
    }

    @Test
    void elementsOutOfBounds() {
        MemorySegment buf = new_char(8);
        assertThatThrownBy(() -> at(buf, 8, '\0')).isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("at: buf has 8 bytes: there is no buf[8]");
        assertThatThrownBy(() -> at(buf, -1)).hasMessage("at: buf has 8 bytes: there is no buf[-1]");
        assertThatThrownBy(() -> at_int(buf, 2))
                .hasMessage("at_int: buf has 8 bytes, 2 elements: there is no buf[2]");
        assertThatThrownBy(() -> at_int(buf, 1L << 62))
                .hasMessageEndingWith("there is no buf[" + (1L << 62) + "]");
        assertThatThrownBy(() -> from(buf, 9)).hasMessage("from: buf has 8 bytes: there is no buf + 9");
        assertThatThrownBy(() -> at(null, 0)).hasMessage("at: buf is NULL");
        assertThatThrownBy(() -> at(buf.asReadOnly(), 0, 1))
                .hasMessage("at: buf is written to, and is read-only memory");
    }

    @Test
    void anUnsignedNumberWidensAsInC() {
        assertThat(unsigned(ntohl(htonl(0xfffffffe))) > 5).isTrue();
        assertThat(unsigned(-1)).isEqualTo(4294967295L);
    }
}
