/** Prints the calls of a program, as strace prints system calls (docs/trace.md), and structs. */
package cmirror.runtime.trace;
