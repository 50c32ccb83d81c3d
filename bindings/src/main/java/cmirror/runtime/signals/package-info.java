/** Java methods as handlers of signals, and the signals that a program sends (docs/signals.md). */
package cmirror.runtime.signals;
