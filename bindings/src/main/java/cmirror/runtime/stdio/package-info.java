/** Formats are checked, then libc prints or reads. */
package cmirror.runtime.stdio;
