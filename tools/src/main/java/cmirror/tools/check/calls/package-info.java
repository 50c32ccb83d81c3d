/** What a program has asked of the kernel: its trace, whoever wrote it, and what became of its sockets. */
package cmirror.tools.check.calls;
