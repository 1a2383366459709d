package dev.testgateway;

/** For tests of the core: modules mount nothing. */
final class NoFace implements WebFace {
    @Override
    public void start(GatewayServices services) {}

    @Override
    public void mountModule(ModuleHandle module) {}

    @Override
    public void unmountModule(ModuleHandle module) {}
}
