package dev.testgateway;

/** Starts a gateway from the command line. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Options options;
        try {
            options = Options.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        try {
            Gateway gateway = new Gateway(options);
            Runtime.getRuntime().addShutdownHook(new Thread(gateway::close, "shutdown"));
            gateway.start();
        } catch (Throwable t) {
            t.printStackTrace();
            System.exit(1);
        }
    }
}
