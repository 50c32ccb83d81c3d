package cmirror;

import cmirror.runtime.text.Iconv;

/** {@code <iconv.h>}: the call whose buffers and lengths are the program's variables. */
abstract class iconv_by_hand extends sys_types_h {

    /**
     * {@snippet lang=c :
     * size_t iconv(iconv_t cd, char **inbuf, size_t *inbytesleft, char **outbuf, size_t *outbytesleft);
     * }
     * Converts text and moves both pointers on, as both counters go down: {@code var in = new
     * MemorySegment[] {text}; var left = new size_t(n); iconv(cd, in, left, out, room)}. NULL for
     * {@code inbuf} goes back to the initial state. Returns how many characters have no equal in the
     * other encoding, or -1. Errors: E2BIG (no room), EBADF, EILSEQ (not of this encoding), EINVAL
     * (the last character is not whole). Source: iconv(3).
     */
    public static long iconv(Object cd, Object inbuf, Object inbytesleft, Object outbuf,
            Object outbytesleft) {
        return Iconv.convert(cd, inbuf, inbytesleft, outbuf, outbytesleft);
    }
}
