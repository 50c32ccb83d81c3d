/** A program's life from argv to its status, and what it must have in reach until then. */
package cmirror.runtime.program;
