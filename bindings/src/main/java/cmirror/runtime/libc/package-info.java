/**
 * What libc and the platform are to Java: symbols, the one shape of a call, its own errno, what a
 * target lacks.
 */
package cmirror.runtime.libc;
