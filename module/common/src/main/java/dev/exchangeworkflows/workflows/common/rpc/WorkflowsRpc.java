package dev.exchangeworkflows.workflows.common.rpc;

import com.inductiveautomation.ignition.common.rpc.RpcInterface;
import com.inductiveautomation.ignition.common.rpc.RpcSerializer;
import com.inductiveautomation.ignition.common.rpc.proto.ProtoRpcSerializer;

/** How a Designer or a Vision client calls the API of its gateway. */
@RpcInterface(packageId = "workflows")
public interface WorkflowsRpc {
    RpcSerializer SERIALIZER = ProtoRpcSerializer.newBuilder().build();

    /**
     * One call of a public function: {@code {"module": "api.service", "function": "start", "args": [], "kwargs": {}}}
     * gives {@code {"ok": true, "result": ...}} or {@code {"ok": false, "error": {"type": ..., "message": ...}}}.
     */
    String call(String json);
}
