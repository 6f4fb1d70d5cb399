package net.dstone.dataflow.launch;

import java.util.concurrent.CountDownLatch;

/** Prints its arguments; waits for its end or exits with 3 where its properties say so. */
public final class TinyProgram {

    private TinyProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.out.println("arguments " + String.join(" ", arguments));
        System.err.println("to the other stream");
        String properties = System.getenv().getOrDefault("SPRING_APPLICATION_JSON", "");
        if (properties.contains("\"tiny.wait\"")) {
            new CountDownLatch(1).await();
        }
        System.exit(properties.contains("\"tiny.exit\":\"3\"") ? 3 : 0);
    }
}
