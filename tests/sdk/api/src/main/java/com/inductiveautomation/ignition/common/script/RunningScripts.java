package com.inductiveautomation.ignition.common.script;

import com.inductiveautomation.ignition.common.script.ScriptManager.ExecutionInfo;
import com.inductiveautomation.ignition.common.script.ScriptManager.ScriptCanceledError;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyFrame;
import org.python.core.PyObject;
import org.python.core.ThreadState;
import org.python.core.TraceFunction;

/** Which threads run scripts now, in all managers, and the way to stop one. */
final class RunningScripts {
    private static final Map<Long, Entered> RUNNING = new ConcurrentHashMap<>();

    private RunningScripts() {}

    /** One run on its thread; a script that runs inside another one comes back to the outer one. */
    record Entered(ExecutionInfo info, ThreadState threadState, Entered outer) {
        void leave() {
            if (outer == null) RUNNING.remove(info.threadId);
            else RUNNING.put(info.threadId, outer);
            if (threadState.tracefunc instanceof Cancel) threadState.tracefunc = null;
        }
    }

    static Entered enter(String description) {
        long id = Thread.currentThread().getId();
        ExecutionInfo info = new ExecutionInfo(id, System.currentTimeMillis(), description);
        Entered entered = new Entered(info, Py.getThreadState(), RUNNING.get(id));
        RUNNING.put(id, entered);
        return entered;
    }

    static Set<ExecutionInfo> infos() {
        Set<ExecutionInfo> all = new HashSet<>();
        for (Entered e : RUNNING.values()) all.add(e.info());
        return all;
    }

    static void interrupt(Long threadId) {
        Entered running = RUNNING.get(threadId);
        if (running == null) return;
        Cancel cancel = new Cancel();
        running.threadState().tracefunc = cancel;
        for (PyFrame f = running.threadState().frame; f != null; f = f.f_back) f.tracefunc = cancel;
    }

    private static final class Cancel extends TraceFunction {
        @Override
        public TraceFunction traceCall(PyFrame frame) {
            throw new ScriptCanceledError();
        }

        @Override
        public TraceFunction traceReturn(PyFrame frame, PyObject value) {
            return this;
        }

        @Override
        public TraceFunction traceLine(PyFrame frame, int line) {
            throw new ScriptCanceledError();
        }

        @Override
        public TraceFunction traceException(PyFrame frame, PyException error) {
            return this;
        }
    }
}
