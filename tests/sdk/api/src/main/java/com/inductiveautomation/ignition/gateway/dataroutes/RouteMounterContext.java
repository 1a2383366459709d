package com.inductiveautomation.ignition.gateway.dataroutes;

/** What an access control may look at when its route is mounted. The accessors are unconfirmed on 8.3. */
public interface RouteMounterContext {
    String getPath();

    HttpMethod getMethod();
}
