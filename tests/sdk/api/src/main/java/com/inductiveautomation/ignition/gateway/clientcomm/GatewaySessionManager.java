package com.inductiveautomation.ignition.gateway.clientcomm;

import java.util.List;

public interface GatewaySessionManager {
    List<? extends ClientReqSession> getSessions();
}
