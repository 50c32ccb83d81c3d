/** The C library of ours that the jar carries, and what it does before main. */
package cmirror.runtime.helper;
