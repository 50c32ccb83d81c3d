package cmirror;

import cmirror.runtime.memory.Range;

/** The macros of {@code <linux/filter.h>} that make and take apart a filter's instructions. */
abstract class linux_filter_by_hand extends stddef_h {

    /** {@code BPF_STMT(code, k)}: an instruction. */
    public static sock_filter BPF_STMT(int code, int k) {
        return instruction("BPF_STMT", code, k, 0, 0);
    }

    /** {@code BPF_JUMP(code, k, jt, jf)}: a jump over jt instructions if true, else over jf. */
    public static sock_filter BPF_JUMP(int code, int k, int jt, int jf) {
        return instruction("BPF_JUMP", code, k, jt, jf);
    }

    private static sock_filter instruction(String call, int code, int k, int jt, int jf) {
        sock_filter instruction = new sock_filter();
        instruction.code(Range.u16(call + ": code", code));
        instruction.jt(Range.u8(call + ": jt", jt));
        instruction.jf(Range.u8(call + ": jf", jf));
        instruction.k(k);
        return instruction;
    }

    /** The class of an instruction: BPF_LD, BPF_JMP ... */
    public static int BPF_CLASS(int code) {
        return code & 0x07;
    }

    /** How much an instruction loads: BPF_W, BPF_H, BPF_B. */
    public static int BPF_SIZE(int code) {
        return code & 0x18;
    }

    /** From where an instruction loads: BPF_ABS, BPF_IND ... */
    public static int BPF_MODE(int code) {
        return code & 0xe0;
    }

    /** What an instruction calculates: BPF_ADD ... */
    public static int BPF_OP(int code) {
        return code & 0xf0;
    }

    /** Where an operand comes from: BPF_K or BPF_X. */
    public static int BPF_SRC(int code) {
        return code & 0x08;
    }
}
