/** C calls Java: methods in the place of function pointers. */
package cmirror.runtime.callback;
