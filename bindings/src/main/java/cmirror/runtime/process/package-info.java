/** The process as C sees it: its name and arguments, its ends, what it says when it goes wrong. */
package cmirror.runtime.process;
