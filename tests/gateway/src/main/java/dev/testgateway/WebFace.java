package dev.testgateway;

/** The web half of the gateway. Found with a ServiceLoader; without one the gateway has no face. */
public interface WebFace {
    /**
     * Called first, before any module is loaded. Provides with {@link GatewayServices#provide} what the gateway context
     * answers for the web, configuration, access, audit, metrics, health and entities, and may add control calls and
     * parts of the state. The servers may listen from here on.
     */
    void start(GatewayServices services) throws Exception;

    /** After the module's {@code startup}: {@code mountRouteHandlers}, resource folder, alias, through {@code module.call}. */
    void mountModule(ModuleHandle module) throws Exception;

    /** After the module's {@code shutdown}. Whatever the module left goes away, and is named in the log. */
    void unmountModule(ModuleHandle module) throws Exception;

    default void stop() throws Exception {}
}
