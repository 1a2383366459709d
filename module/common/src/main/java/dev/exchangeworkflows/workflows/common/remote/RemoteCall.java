package dev.exchangeworkflows.workflows.common.remote;

/** One call to the gateway: JSON in, JSON out. */
@FunctionalInterface
public interface RemoteCall {
    String call(String json);
}
