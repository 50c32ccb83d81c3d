/** Faults on demand, as strace's inject (docs/trace.md): calls that fail, fall short or come late. */
package cmirror.runtime.inject;
