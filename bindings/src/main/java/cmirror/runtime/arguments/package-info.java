/**
 * What a call is given, as machine words: checked against the bounds of its list, kept alive, refused
 * by a sentence.
 */
package cmirror.runtime.arguments;
