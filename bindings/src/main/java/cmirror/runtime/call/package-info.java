/** One call of C: its words, its result, errno, and who is asked before and after it. */
package cmirror.runtime.call;
