/** What can be wrong with a program, a class each: from its calls, beside those of one that is right. */
package cmirror.tools.check.rules;
