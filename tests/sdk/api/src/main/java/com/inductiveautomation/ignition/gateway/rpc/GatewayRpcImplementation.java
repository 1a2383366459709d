package com.inductiveautomation.ignition.gateway.rpc;

import com.inductiveautomation.ignition.common.rpc.RpcSerializer;
import java.util.List;

public interface GatewayRpcImplementation {
    RpcSerializer getSerializer();

    List<Object> getDelegates();

    static GatewayRpcImplementation of(RpcSerializer serializer, Object... delegates) {
        List<Object> all = List.of(delegates);
        return new GatewayRpcImplementation() {
            @Override
            public RpcSerializer getSerializer() {
                return serializer;
            }

            @Override
            public List<Object> getDelegates() {
                return all;
            }
        };
    }
}
