package dev.exchangeworkflows.workflows.gateway.bridge;

import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyFrame;
import org.python.core.ThreadState;
import org.python.core.TraceFunction;

/**
 * What user code may leave on a thread: frames, the last exception, trace functions. Restored, or a stale frame keeps a
 * dropped interpreter alive and poisons the thread's later calls.
 */
final class ThreadMarks {
    private final ThreadState state = Py.getThreadState();
    private final PyFrame frame = state.frame;
    private final PyException exception = state.exception;
    private final int depth = state.call_depth;
    private final TraceFunction trace = state.tracefunc;
    private final TraceFunction profile = state.profilefunc;

    private ThreadMarks() {}

    static ThreadMarks take() {
        return new ThreadMarks();
    }

    void restore() {
        for (PyFrame f = state.frame; f != null && f != frame; f = f.f_back) {
            f.tracefunc = null;
        }
        state.frame = frame;
        state.exception = exception;
        state.call_depth = depth;
        state.tracefunc = trace;
        state.profilefunc = profile;
        state.reprStack = null;
        state.compareStateNesting = 0;
        state.tracing = false;
    }
}
