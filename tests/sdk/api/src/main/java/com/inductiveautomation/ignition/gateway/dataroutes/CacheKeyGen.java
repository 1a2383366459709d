package com.inductiveautomation.ignition.gateway.dataroutes;

/** Names the cache entry of a request. Package and shape are unconfirmed on 8.3. */
@FunctionalInterface
public interface CacheKeyGen {
    String generateCacheKey(RequestContext requestContext);
}
