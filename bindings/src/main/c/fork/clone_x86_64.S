/*
 * long clone_thread(flags, stack, parent_tid, child_tid, thread_pointer, thread)
 *
 * In C this cannot be written: behind the clone() the new thread stands on another stack, so there
 * is nothing to return to. It calls resume_stopped_thread(thread), gets back the address of the
 * signal frame its predecessor was stopped with, and "returns" from that signal: the kernel loads
 * all registers, the signal mask and the floating-point state from the frame, and the thread goes
 * on at the instruction where its predecessor was interrupted.
 */
#if defined(__x86_64__)
        .file   "clone_x86_64.S"  /* else the linker writes down the compiler's temporary name */
        .text
        .globl  clone_thread
        .hidden clone_thread
        .hidden resume_stopped_thread
        .type   clone_thread, @function
clone_thread:
        mov     %rcx, %r10              /* the kernel's fourth argument */
        mov     $56, %eax               /* clone */
        syscall
        test    %rax, %rax
        jz      1f
        ret                             /* the creator: new tid, or a negated errno number */
1:      xor     %ebp, %ebp              /* ends the chain of frames for debuggers */
        mov     %r9, %rdi
        call    resume_stopped_thread
        mov     %rax, %rsp
        mov     $15, %eax               /* rt_sigreturn */
        syscall
        ud2
        .size   clone_thread, . - clone_thread
#endif
        .section .note.GNU-stack, "", %progbits
