/** Packets that pass the loopback interface of a network namespace, with what their heads say. */
package cmirror.tools.trace.wire;
