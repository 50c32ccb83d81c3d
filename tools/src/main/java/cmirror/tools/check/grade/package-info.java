/** Judges the programs of a folder, which strangers have written: each behind walls, and a page and a row for each. */
package cmirror.tools.check.grade;
