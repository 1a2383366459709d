package dev.testgateway.spi;

import com.inductiveautomation.ignition.common.rpc.RpcException;
import java.io.IOException;
import java.util.List;

/** Sends one call to the gateway and gives back the bytes of its result; no part of the platform's API. */
public interface RpcTransport {
    byte[] invoke(String moduleId, String packageId, String method, List<byte[]> arguments, int timeoutMs)
            throws RpcException, IOException;
}
