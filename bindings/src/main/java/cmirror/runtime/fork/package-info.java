/** The whole JVM, forked (docs/fork.md). */
package cmirror.runtime.fork;
