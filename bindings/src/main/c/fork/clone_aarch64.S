/* clone_thread() for aarch64: see clone_x86_64.S for what it does and why it is not C. */
#if defined(__aarch64__)
        .file   "clone_aarch64.S"
        .text
        .globl  clone_thread
        .hidden clone_thread
        .hidden resume_stopped_thread
        .type   clone_thread, %function
clone_thread:
        mov     x6, x3                  /* here the kernel takes tls before child_tid */
        mov     x3, x4
        mov     x4, x6
        mov     x8, #220                /* clone */
        svc     #0
        cbz     x0, 1f
        ret                             /* the creator: new tid, or a negated errno number */
1:      mov     x29, #0                 /* ends the chain of frames for debuggers */
        mov     x30, #0
        mov     x0, x5
        bl      resume_stopped_thread
        mov     sp, x0
        mov     x8, #139                /* rt_sigreturn */
        svc     #0
        brk     #0
        .size   clone_thread, . - clone_thread
#endif
        .section .note.GNU-stack, "", %progbits
