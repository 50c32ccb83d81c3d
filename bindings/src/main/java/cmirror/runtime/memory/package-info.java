/**
 * C's memory seen from Java: pointers, strings, where structs lie, and memory for the length of a call.
 */
package cmirror.runtime.memory;
