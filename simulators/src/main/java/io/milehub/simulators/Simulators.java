package io.milehub.simulators;

/** The simulators' command line. */
public final class Simulators {

    private Simulators() {}

    /** Starts what the arguments name. */
    public static void main(String[] args) {
        System.out.println("simulators: " + args.length);
    }
}
