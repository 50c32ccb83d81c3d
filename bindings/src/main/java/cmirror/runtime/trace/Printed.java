package cmirror.runtime.trace;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a call of stdio has printed, as the reader of the terminal sees it. */
final class Printed {

    private static final int MOST = 1024;
    private static final Pattern CONVERSION =
            Pattern.compile("%([-+ #0]*)(\\*|\\d+)?(?:\\.(\\*|\\d+)?)?(hh|h|ll|l|j|z|t|L|q)?(.)",
                    Pattern.DOTALL);

    private final Entry entry;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int next;

    private Printed(Entry entry) {
        this.entry = entry;
    }

    /** The bytes; null where the call prints nothing, or something that only libc knows. */
    static byte[] of(Entry e) {
        if (e.result < 0) {
            return null;
        }
        switch (e.name()) {
            case "printf":
                return new Printed(e).format(0);
            case "fprintf":
                return isTerminal(e, 0) ? new Printed(e).format(1) : null;
            case "dprintf":
                return e.word(0) == 1 || e.word(0) == 2 ? new Printed(e).format(1) : null;
            case "puts":
                return with(Memory.string(e.word(0), MOST), "\n");
            case "fputs":
                return isTerminal(e, 1) ? Memory.string(e.word(0), MOST) : null;
            case "putchar":
                return new byte[] {(byte) e.word(0)};
            case "fputc", "putc":
                return isTerminal(e, 1) ? new byte[] {(byte) e.word(0)} : null;
            case "write":
                return e.word(0) == 1 || e.word(0) == 2
                        ? Memory.read(e.word(1), Math.min(MOST, e.result)) : null;
            default:
                return null;
        }
    }

    private static boolean isTerminal(Entry e, int i) {
        return e.texts[i] != null && e.texts[i].matches("stdout|stderr");
    }

    private static byte[] with(byte[] text, String end) {
        if (text == null) {
            return null;
        }
        byte[] all = java.util.Arrays.copyOf(text, text.length + end.length());
        System.arraycopy(end.getBytes(StandardCharsets.ISO_8859_1), 0, all, text.length,
                end.length());
        return all;
    }

    private byte[] format(int index) {
        byte[] text = Memory.string(entry.word(index), MOST);
        if (text == null) {
            return null;
        }
        next = index + 1;
        String format = new String(text, StandardCharsets.ISO_8859_1); // a char a byte
        Matcher m = CONVERSION.matcher(format);
        int done = 0;
        while (m.find()) {
            write(format.substring(done, m.start()));
            String converted = convert(m);
            if (converted == null) {
                return null;
            }
            write(converted);
            done = m.end();
        }
        write(format.substring(done));
        return bytes.toByteArray();
    }

    private void write(String latin) {
        bytes.writeBytes(latin.getBytes(StandardCharsets.ISO_8859_1));
    }

    private String convert(Matcher m) {
        String flags = m.group(1);
        int width = number(m.group(2), 0);
        if (width < 0) {
            flags += "-";
            width = -width;
        }
        boolean precise = m.group().contains(".");
        int precision = precise ? number(m.group(3), 0) : -1;
        boolean wide = m.group(4) != null && "lljztq".contains(m.group(4));
        char type = m.group(5).charAt(0);
        String text = switch (type) {
            case '%' -> "%";
            case 'c' -> String.valueOf((char) (entry.word(next++) & 0xff));
            case 's' -> string(entry.word(next++), precision);
            case 'd', 'i' -> signed(narrow(entry.word(next++), m.group(4), wide), flags, precision);
            case 'u', 'x', 'X', 'o' -> unsigned(entry.word(next++), wide, type, flags, precision);
            case 'f', 'F', 'e', 'E' -> floating(type, flags, precision);
            case 'p' -> pointer(entry.word(next++));
            default -> null;
        };
        return text == null || type == '%' ? text : pad(text, flags, width,
                "duxXofFeEi".indexOf(type) >= 0 && (precision < 0 || "fFeE".indexOf(type) >= 0));
    }

    private int number(String text, int otherwise) {
        return text == null ? otherwise : text.equals("*") ? entry.int32(next++)
                : Integer.parseInt(text);
    }

    private static long narrow(long word, String size, boolean wide) {
        return wide ? word : "hh".equals(size) ? (byte) word : "h".equals(size) ? (short) word
                : (int) word;
    }

    private static String string(long address, int precision) {
        if (address == 0) {
            return "(null)";
        }
        byte[] text = Memory.string(address, precision < 0 ? MOST : Math.min(MOST, precision));
        return text == null ? null : new String(text, StandardCharsets.ISO_8859_1);
    }

    private static String pointer(long address) {
        return address == 0 ? "(nil)" : "0x" + Long.toHexString(address);
    }

    private static String signed(long value, String flags, int precision) {
        String digits = digits(Long.toString(value).replace("-", ""), precision);
        return (value < 0 ? "-" : flags.contains("+") ? "+" : flags.contains(" ") ? " " : "")
                + digits;
    }

    private static String unsigned(long word, boolean wide, char type, String flags,
            int precision) {
        long value = wide ? word : word & 0xffffffffL;
        String prefix = !flags.contains("#") || value == 0 ? "" : type == 'x' ? "0x"
                : type == 'X' ? "0X" : type == 'o' ? "0" : "";
        String digits = type == 'o' ? Long.toOctalString(value) : type == 'u'
                ? Long.toUnsignedString(value) : Long.toHexString(value);
        return prefix + digits(type == 'X' ? digits.toUpperCase(Locale.ROOT) : digits, precision);
    }

    private static String digits(String digits, int precision) {
        return precision == 0 && digits.equals("0") ? ""
                : "0".repeat(Math.max(0, precision - digits.length())) + digits;
    }

    private String floating(char type, String flags, int precision) {
        double value = Double.longBitsToDouble(entry.word(next++));
        if (!Double.isFinite(value)) {
            return null;
        }
        boolean negative = value < 0 || 1 / value < 0;
        String sign = negative ? "-" : flags.contains("+") ? "+" : flags.contains(" ") ? " " : "";
        int digits = precision < 0 ? 6 : precision;
        BigDecimal exact = new BigDecimal(Math.abs(value)); // as libc rounds: from the exact value
        return sign + (type == 'f' || type == 'F'
                ? exact.setScale(digits, RoundingMode.HALF_EVEN).toPlainString()
                : String.format(Locale.ROOT, "%." + digits + type,
                        exact.round(new MathContext(digits + 1, RoundingMode.HALF_EVEN))));
    }

    /** Zeros go behind a sign or a 0x. */
    private static String pad(String text, String flags, int width, boolean zeros) {
        int missing = width - text.length();
        if (missing <= 0) {
            return text;
        } else if (flags.contains("-")) {
            return text + " ".repeat(missing);
        } else if (zeros && flags.contains("0")) {
            int head = text.matches("(?s)0[xX].*") ? 2 : text.matches("(?s)[-+ ].*") ? 1 : 0;
            return text.substring(0, head) + "0".repeat(missing) + text.substring(head);
        }
        return " ".repeat(missing) + text;
    }
}
