/** Folders for what a command makes on its way. */
package cmirror.tools.folders;
