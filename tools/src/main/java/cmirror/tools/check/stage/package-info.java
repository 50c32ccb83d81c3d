/** Runs programs one after the other under the same conditions: a terminal, a peer, a trace, a place. */
package cmirror.tools.check.stage;
