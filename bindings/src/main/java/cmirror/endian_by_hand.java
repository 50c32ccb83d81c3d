package cmirror;

/** Byte orders of {@code <endian.h>}: macros all of them. Every target is little-endian. */
abstract class endian_by_hand extends stddef_h {

    /** {@code uint16_t htobe16(uint16_t host_16bits)}: From the host's byte order to big-endian. Source: endian(3). */
    public static int htobe16(int host_16bits) {
        return 0xffff & Short.reverseBytes((short) host_16bits);
    }

    /** {@code uint16_t htole16(uint16_t host_16bits)}: From the host's byte order to little-endian. Source: endian(3). */
    public static int htole16(int host_16bits) {
        return 0xffff & host_16bits;
    }

    /** {@code uint16_t be16toh(uint16_t big_endian_16bits)}: From big-endian to the host's byte order. Source: endian(3). */
    public static int be16toh(int big_endian_16bits) {
        return 0xffff & Short.reverseBytes((short) big_endian_16bits);
    }

    /** {@code uint16_t le16toh(uint16_t little_endian_16bits)}: From little-endian to the host's byte order. Source: endian(3). */
    public static int le16toh(int little_endian_16bits) {
        return 0xffff & little_endian_16bits;
    }

    /** {@code uint32_t htobe32(uint32_t host_32bits)}: From the host's byte order to big-endian. Source: endian(3). */
    public static int htobe32(int host_32bits) {
        return Integer.reverseBytes(host_32bits);
    }

    /** {@code uint32_t htole32(uint32_t host_32bits)}: From the host's byte order to little-endian. Source: endian(3). */
    public static int htole32(int host_32bits) {
        return host_32bits;
    }

    /** {@code uint32_t be32toh(uint32_t big_endian_32bits)}: From big-endian to the host's byte order. Source: endian(3). */
    public static int be32toh(int big_endian_32bits) {
        return Integer.reverseBytes(big_endian_32bits);
    }

    /** {@code uint32_t le32toh(uint32_t little_endian_32bits)}: From little-endian to the host's byte order. Source: endian(3). */
    public static int le32toh(int little_endian_32bits) {
        return little_endian_32bits;
    }

    /** {@code uint64_t htobe64(uint64_t host_64bits)}: From the host's byte order to big-endian. Source: endian(3). */
    public static long htobe64(long host_64bits) {
        return Long.reverseBytes(host_64bits);
    }

    /** {@code uint64_t htole64(uint64_t host_64bits)}: From the host's byte order to little-endian. Source: endian(3). */
    public static long htole64(long host_64bits) {
        return host_64bits;
    }

    /** {@code uint64_t be64toh(uint64_t big_endian_64bits)}: From big-endian to the host's byte order. Source: endian(3). */
    public static long be64toh(long big_endian_64bits) {
        return Long.reverseBytes(big_endian_64bits);
    }

    /** {@code uint64_t le64toh(uint64_t little_endian_64bits)}: From little-endian to the host's byte order. Source: endian(3). */
    public static long le64toh(long little_endian_64bits) {
        return little_endian_64bits;
    }
}
