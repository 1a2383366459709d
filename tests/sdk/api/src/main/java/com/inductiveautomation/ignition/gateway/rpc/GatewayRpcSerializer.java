package com.inductiveautomation.ignition.gateway.rpc;

import com.inductiveautomation.ignition.common.rpc.RpcSerializer;

public interface GatewayRpcSerializer extends RpcSerializer {}
