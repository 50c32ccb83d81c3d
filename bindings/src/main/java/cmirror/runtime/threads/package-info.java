/** libc's threads running Java methods, and how they end. */
package cmirror.runtime.threads;
