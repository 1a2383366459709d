package com.inductiveautomation.ignition.common.script;

import java.util.Optional;
import org.python.core.PyException;

/** A script failed. The cause is the PyException, or what else came out of it. */
public class JythonExecException extends Exception {
    public JythonExecException(Exception cause) {
        super(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
    }

    public Optional<PyException> getPyCause() {
        return getCause() instanceof PyException e ? Optional.of(e) : Optional.empty();
    }
}
