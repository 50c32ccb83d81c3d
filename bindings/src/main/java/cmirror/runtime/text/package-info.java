/** Strings that libc walks through, cuts up and matches. */
package cmirror.runtime.text;
